"""The frame's words, in Dutch and English; quotes themselves are never translated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from rag.datamodels import (
    Answerer,
    Asker,
    Connection,
    ConnectionKind,
    Document,
    DocumentKind,
    Metadata,
    Office,
    Status,
)

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "question": "Vraag",
            "asked_by": "van",
            "answered": "Antwoord",
            "on_behalf": "mede namens",
            "sent": "ingezonden",
            "received": "beantwoord",
            "note": "Noot",
            "notes": "Noten",
            "official": "Officiële publicatie",
            "cite": "Om te citeren",
            "unknown": "onbekend bewindspersoon",
            "searched": "Gezocht naar",
            "sources": "Bronnen",
            "show": "toon de bron",
            "file": "Bestand",
            "connected": "Samenhang",
            "asker_words": "de vraag van het Kamerlid",
        },
        "en": {
            "question": "Question",
            "asked_by": "by",
            "answered": "Answer",
            "on_behalf": "also on behalf of",
            "sent": "asked",
            "received": "answered",
            "note": "Note",
            "notes": "Notes",
            "official": "Official publication",
            "cite": "To cite",
            "unknown": "unknown member of government",
            "searched": "Searched for",
            "sources": "Sources",
            "show": "show the source",
            "file": "File",
            "connected": "Connected",
            "asker_words": "the MP's question",
        },
    }
)

HEADINGS: Mapping[Status, tuple[str, str]] = MappingProxyType(
    {
        Status.ANSWERED: ("", ""),
        Status.RELATED: ("Geen rechtstreeks antwoord", "No direct answer"),
        Status.DECLINED: ("Niet beantwoord door het kabinet", "Not answered by the government"),
        Status.NOT_ANSWERED_YET: ("Nog niet beantwoord", "Not answered yet"),
        Status.NOT_FOUND: ("Niet gevonden", "Not found"),
        Status.CHITCHAT: ("", ""),
        Status.REFUSED: ("Niet uitgevoerd", "Not carried out"),
        Status.ERROR: ("Dat lukte niet", "That did not work"),
    }
)


def day(value: date | None, language: str = "nl") -> str:
    """Return a date in words, such as 20 november 2024, or an empty string."""
    if value is None:
        return ""
    return f"{value.day} {MONTHS[language].split()[value.month - 1]} {value.year}"


def numbers(values: tuple[int, ...], language: str = "nl") -> str:
    """Return question numbers in words: 4, 5 en 6."""
    words = [str(n) for n in values]
    join = " and " if language == "en" else " en "
    return words[0] if len(words) == 1 else join.join([", ".join(words[:-1]), words[-1]])


def who(answerer: Answerer) -> str:
    """Return office, name and ministry: minister Van Weel (Justitie en Veiligheid)."""
    name = f" {answerer.name}" if answerer.name else ""
    ministry = f" ({answerer.ministry})" if answerer.ministry else ""
    if answerer.office is Office.PRIME_MINISTER:
        ministry = ""
    return f"{answerer.office.value}{name}{ministry}"


def speakers(metadata: Metadata, language: str = "nl") -> str:
    """Return who answered, all of them."""
    found = " en ".join(who(a) for a in metadata.answerers)
    return found or WORDS[language]["unknown"]


def askers(people: tuple[Asker, ...]) -> str:
    """Return who asked: Bikker (ChristenUnie) en Van Nispen (SP)."""
    names = [f"{a.name} ({a.party})" if a.party else a.name for a in people]
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def open_question(document: Document, language: str = "nl") -> str:
    """Say that a question was put and not answered: by whom, when, under which number."""
    meta = document.metadata
    name = meta.identifier or document.source
    if document.kind is DocumentKind.POSTPONEMENT:
        parts = [speakers(meta, language), day(meta.received, language), name]
    else:
        parts = [askers(meta.askers), day(meta.submitted, language), name]
    details = ", ".join(part for part in parts if part)
    ending = _OPEN[document.kind is DocumentKind.POSTPONEMENT][language == "en"]
    about = meta.subject or document.source
    return ending.format(about=about, details=details)


_OPEN = {
    False: (
        "Er zijn vragen gesteld over {about} ({details}), maar een antwoord staat hier nog niet.",
        "Questions were asked about {about} ({details}), but this library holds no answer yet.",
    ),
    True: (
        "Er zijn vragen gesteld over {about}, maar het antwoord is uitgesteld ({details}).",
        "Questions were asked about {about}, but the answer was postponed ({details}).",
    ),
}


_CONNECTED: Mapping[ConnectionKind, tuple[str, str]] = MappingProxyType(
    {
        ConnectionKind.QUESTION: ("de vragen", "the questions"),
        ConnectionKind.POSTPONEMENT: ("eerder uitgesteld", "postponed before"),
        ConnectionKind.ANSWER: ("beantwoord", "answered"),
        ConnectionKind.CORRECTION: ("later verbeterd of aangevuld", "corrected or completed later"),
        ConnectionKind.CORRECTED: ("verbetert of vult aan", "corrects or completes"),
        ConnectionKind.LATER: ("later opnieuw beantwoord", "answered again later"),
        ConnectionKind.EARLIER: ("eerder beantwoord", "answered before"),
        ConnectionKind.CITED: ("verwijst naar", "refers to"),
        ConnectionKind.CITING: ("hiernaar verwijst", "referred to by"),
    }
)


def connected(connection: Connection, language: str = "nl") -> tuple[str, str]:
    """Return what another document is to this one, and its name and date."""
    name = connection.identifier or connection.source
    when = day(connection.day, language)
    relation = _CONNECTED[connection.kind][language == "en"]
    return relation, f"{name} ({when})" if when else name


def paste_line(metadata: Metadata, asked: tuple[int, ...], source: str) -> str:
    """Return a line that can be pasted into a note: who, when, which number, where."""
    place = ""
    if metadata.session and metadata.number is not None:
        place = f"Aanhangsel Handelingen, vergaderjaar {metadata.session}, nr. {metadata.number}"
    elif metadata.question_number:
        place = f"vraagnummer {metadata.question_number}"
    received = day(metadata.received)
    parts = [
        speakers(metadata),
        f"antwoord van {received}" if received else "",
        place or source,
        f"antwoord op vraag {numbers(asked)}",
        metadata.link,
    ]
    return ", ".join(p for p in parts if p)
