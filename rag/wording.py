"""The frame's words, in Dutch and English; quotes themselves are never translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from rag.answers import Connection, ConnectionKind, Evidence, Status
from rag.datamodels import Asker, Document, DocumentKind, Metadata
from rag.offices import who

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "question": "Vraag",
            "questions_numbered": "Vraag",
            "asked_by": "van",
            "answered": "Antwoord",
            "on_behalf": "mede namens",
            "sent": "ingezonden",
            "received": "beantwoord",
            "note": "Noot",
            "notes": "Noten",
            "official": "Officiële publicatie",
            "cite": "Om te citeren",
            "unknown": "onbekende bewindspersoon",
            "searched": "Gezocht naar",
            "edit": "pas aan",
            "unrestricted": "niet beperkt tot die tijd",
            "sources": "Bronnen",
            "show": "toon de bron",
            "file": "Bestand",
            "connected": "Samenhang",
            "above": "Zie het citaat hierboven.",
            "latest": "Meest recent",
            "earlier": "Eerder",
            "more": "meer",
            "answered_on": "beantwoord op",
            "open": "nog niet beantwoord",
            "postponed": "uitgesteld",
            "questions": "vragen",
            "asker_words": "de vraag van het Kamerlid",
            "answered_by": "beantwoord door",
            "back": "terug naar het antwoord",
            "you_asked": "U vroeg",
            "keep": "Bewaar dit antwoord",
            "for_question": "bij uw vraag",
            "no_sources": "Bij dit antwoord horen geen bronnen.",
            "searching": "Even zoeken …",
        },
        "en": {
            "question": "Question",
            "questions_numbered": "Questions",
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
            "edit": "change",
            "unrestricted": "not restricted to that time",
            "sources": "Sources",
            "show": "show the source",
            "file": "File",
            "connected": "Connected",
            "above": "See the quote above.",
            "latest": "Latest",
            "earlier": "Earlier",
            "more": "more",
            "answered_on": "answered on",
            "open": "not answered yet",
            "postponed": "postponed",
            "questions": "questions",
            "asker_words": "the MP's question",
            "answered_by": "answered by",
            "back": "back to the answer",
            "you_asked": "You asked",
            "keep": "Save this answer",
            "for_question": "for your question",
            "no_sources": "There are no sources with this answer.",
            "searching": "Searching …",
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
    return _together([str(n) for n in values], language)


def _together(names: list[str], language: str) -> str:
    """Return names in a row: A, B en C."""
    join = " and " if language == "en" else " en "
    return join.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def asked(values: tuple[int, ...], language: str = "nl") -> str:
    """Name questions by number: vraag 4 en 5; questions 4 and 5."""
    word = WORDS[language]["question" if len(values) == 1 else "questions_numbered"]
    return f"{word} {numbers(values, language)}"


def speakers(metadata: Metadata, language: str = "nl") -> str:
    """Return who answered, all of them."""
    found = _together([who(a, language) for a in metadata.answerers], language)
    return found or WORDS[language]["unknown"]


def askers(people: tuple[Asker, ...], language: str = "nl") -> str:
    """Return who asked: Bikker (ChristenUnie) en Van Nispen (SP)."""
    names = [f"{a.name} ({a.party})" if a.party else a.name for a in people]
    return _together(names, language)


def open_question(document: Document, language: str = "nl") -> str:
    """Say that a question was put and not answered: by whom, when, under which number."""
    meta = document.metadata
    name = meta.identifier or document.source
    if document.kind is DocumentKind.POSTPONEMENT:
        parts = [speakers(meta, language), day(meta.received, language), name]
    else:
        parts = [askers(meta.askers, language), day(meta.submitted, language), name]
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
        ConnectionKind.PRINT: ("andere druk, die afwijkt", "another print, which differs"),
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


REASONS: Mapping[Status, tuple[str, str]] = MappingProxyType(
    {
        Status.RELATED: (
            "Dit beantwoordt de vraag niet rechtstreeks; het is wat er het dichtst bij komt.",
            "This does not answer the question as asked; it is what comes closest.",
        ),
        Status.DECLINED: (
            "Ernaar gevraagd is er wel, maar het gevraagde is niet gegeven of niet bekend.",
            "It was asked, but what was asked for was not given or is not known.",
        ),
    }
)
NOT_FOUND: Mapping[bool, tuple[str, str]] = MappingProxyType(
    {
        False: (
            "In deze bibliotheek staat hierover geen antwoord. Zij bevat {count} documenten met "
            "antwoorden op Kamervragen ({years}).",
            "This library holds no answer to that. It holds {count} documents with answers to "
            "parliamentary questions ({years}).",
        ),
        True: (
            "Binnen de gekozen filters staat hierover geen antwoord. De bibliotheek bevat {count} "
            "documenten met antwoorden op Kamervragen ({years}); probeer het zonder filters.",
            "Within the chosen filters there is no answer to that. The library holds {count} "
            "documents with answers to parliamentary questions ({years}); try it without filters.",
        ),
    }
)

NOT_WITHIN: tuple[str, str] = (
    "Binnen wat de vraag zelf noemt ({limits}) staat hierover geen antwoord. De bibliotheek bevat "
    "{count} documenten met antwoorden op Kamervragen ({years}).",
    "Within what the question itself names ({limits}) there is no answer to that. The library "
    "holds {count} documents with answers to parliamentary questions ({years}).",
)
NOT_THEN: tuple[str, str] = (
    "Uit die tijd ({limits}) is hierover geen antwoord gevonden; dit is er op een ander moment "
    "over gezegd.",
    "No answer to that was found from that time ({limits}); this was said at another time.",
)
NOT_MENTIONED: tuple[str, str] = (
    "In dit antwoord en de vraag waarop het volgt komt “{what}” niet voor; het is wat er het "
    "dichtst bij komt.",
    "Neither this answer nor the question it answers mentions “{what}”; it is what comes closest.",
)
FURTHER: tuple[str, str] = (
    "Verder gevonden in hetzelfde stuk.",
    "Also found in the same document.",
)
ALL_SHOWN: tuple[str, str] = (
    "Dit was alles wat hierover in dit stuk is gevonden.",
    "That was all that was found about this in this document.",
)
NO_DAY: tuple[str, str] = (
    "De vraag gaat over een periode ({asked}) die buiten de gekozen periode ({given}) ligt.",
    "The question is about a period ({asked}) outside the period that was chosen ({given}).",
)
TOO_MANY = (
    "Een bericht krijgt antwoord op hoogstens {most} vragen; stel deze apart.",
    "A message gets at most {most} questions answered; ask this one by itself.",
)
MODEL: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "title": "In de woorden van een taalmodel, elke zin nagerekend tegen de citaten",
            "failed": "Het taalmodel gaf geen antwoord; hieronder staan de citaten zelf",
            "withheld": "{count} × weggelaten wat het taalmodel zei: de citaten dragen het niet.",
            "stopped": "Het taalmodel is gestopt; hieronder staan de citaten zelf.",
            "nothing": "Het taalmodel zei niets dat de citaten dragen; hieronder staan ze zelf.",
            "leaves": "Vraag en gevonden zinnen gaan naar een taalmodel elders: {name}.",
            "stays": "Een taalmodel op deze computer schrijft mee: {name}.",
        },
        "en": {
            "title": "In a language model's words, each sentence checked against the quotes below",
            "failed": "The language model gave no answer; the quotes themselves are below",
            "withheld": "{count} × left out what the model said: the quotes do not bear it.",
            "stopped": "The language model was stopped; the quotes themselves are below.",
            "nothing": "The language model said nothing that the quotes bear; they are below.",
            "leaves": "Your question and the sentences found go to a model elsewhere: {name}.",
            "stays": "A language model on this computer writes along: {name}.",
        },
    }
)


def said_by(evidence: Sequence[Evidence], language: str = "nl") -> str:
    """Say who gave the answers that are quoted, and when; "" without any."""
    english = language == "en"
    on, also = ("on", "and") if english else ("op", "en")
    told = []
    for item in evidence:
        when = day(item.metadata.received, language)
        told.append(f"{speakers(item.metadata, language)}{f' {on} {when}' if when else ''}")
    people = list(dict.fromkeys(told))
    if not people:
        return ""
    named = f" {also} ".join(filter(None, [", ".join(people[:-1]), people[-1]]))
    if english:
        return f"This was answered by {named}."
    return f"Dit {'antwoordde' if len(people) == 1 else 'antwoordden'} {named}."
