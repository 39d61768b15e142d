"""Passports checked against a library: what became of every quote since it was saved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from rag.answers import ConnectionKind
from rag.citing import cite
from rag.comparing import differences, nearest
from rag.datamodels import Document, DocumentKind, QAPair, Span
from rag.errors import CitationError, NotFoundError
from rag.passport import PassportRecord, QuoteRecord, digest, seal
from rag.wording import connected, day, numbers

if TYPE_CHECKING:
    from rag.library import Library

_SHOWN = 240  # characters of a text in a sentence
_PIECES = 3  # differences in a sentence


class FindingKind(StrEnum):
    """What became of a quote, or what else there is to know about it."""

    UNCHANGED = "unchanged"
    MOVED = "moved"  # it stands elsewhere in the answer
    CHANGED = "changed"  # the answer's text changed, and it stands there no more
    GONE = "gone"  # its document or pair is not in the library
    OTHER_DOCUMENT = "other document"  # another print stands for its document
    TAMPERED = "tampered"  # the passport itself was edited
    LATER = "later"  # besides: its document was corrected, or answered again
    PRINT = "print"  # besides: a print of the same answer that differs is there too


LABELS: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.UNCHANGED: "ongewijzigd",
        FindingKind.MOVED: "verplaatst",
        FindingKind.CHANGED: "gewijzigd",
        FindingKind.GONE: "verdwenen",
        FindingKind.OTHER_DOCUMENT: "ander document",
        FindingKind.TAMPERED: "bewerkt",
        FindingKind.LATER: "later",
        FindingKind.PRINT: "andere druk",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found about a citation (0: about the passport as a whole), in one sentence.

    `stands` says that the quote can still be read, letter for letter, in the library; of a
    `LATER` or a `PRINT`, which are no judgements of the quote, it is true.
    """

    citation: int
    kind: FindingKind
    sentence: str
    stands: bool


def verify(record: PassportRecord, library: Library) -> tuple[Finding, ...]:
    """Return one finding for every citation, and what was published later once a document."""
    findings: list[Finding] = []
    told: set[str] = set()
    for quote in record["citations"]:
        document = _document(quote, library)
        findings.append(_finding(quote, document, library))
        if document is not None and document.source not in told:
            told.add(document.source)
            findings += _later(record, quote, document, library)
    edited = any(f.kind is FindingKind.TAMPERED for f in findings)
    if not edited and seal(record) != record["sha256"]:
        sentence = "Het bestand is bewerkt nadat het is bewaard, buiten de citaten zelf."
        findings.insert(0, Finding(0, FindingKind.TAMPERED, sentence, stands=False))
    return tuple(findings)


def summary(findings: Sequence[Finding]) -> str:
    """Return what it all comes to, in Dutch."""
    judged = [f for f in findings if f.kind not in _BESIDES]
    quotes = [f for f in judged if f.citation]
    lost = sum(not f.stands for f in quotes)
    if not quotes:
        said = "Dit antwoord heeft geen citaten; er is niets te vergelijken."
    elif not lost:
        said = f"Alle citaten ({len(quotes)}) staan nog letterlijk in de bibliotheek."
    else:
        said = f"Van de citaten ({len(quotes)}) staan er {lost} niet meer zo in de bibliotheek."
    if len(judged) > len(quotes):
        said += " Het bestand zelf is bewerkt."
    for kind, note in _BESIDES.items():
        if count := sum(f.kind is kind for f in findings):
            said += f" Let op: {note} ({count})."
    return said


_BESIDES: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.LATER: "er is later meer over gepubliceerd",
        FindingKind.PRINT: "er staat ook een andere druk in de bibliotheek, die afwijkt",
    }
)


def holds_good(findings: Sequence[Finding]) -> bool:
    """Say whether every quote still stands and the passport is as it was saved."""
    return all(f.stands for f in findings)


# -- the document and the pair ----------------------------------------------------------------


def _document(quote: QuoteRecord, library: Library) -> Document | None:
    """Return what the library now has as the quoted document, under any of its names."""
    names = (quote["source"], quote["identifier"], quote["question_number"], *quote["also"])
    for name in filter(None, names):
        try:
            document = library.document(name)
        except NotFoundError:
            continue
        if _agrees(quote, document) and (name == quote["source"] or _same_answer(quote, document)):
            return document
    return None


def _agrees(quote: QuoteRecord, document: Document) -> bool:
    """Say whether a document does not bear another number than the quoted one."""
    meta = document.metadata
    numbered = quote["identifier"].startswith("ah-") and meta.identifier.startswith("ah-")
    if numbered and quote["identifier"] != meta.identifier:
        return False
    asked = quote["question_number"], meta.question_number
    return not all(asked) or asked[0] == asked[1]


def _same_answer(quote: QuoteRecord, document: Document) -> bool:
    """Say whether a document found by its number is that answer, not a later or an earlier one."""
    received = document.metadata.received
    dated = quote["received"] is not None and received is not None
    return document.kind is DocumentKind.ANSWER and (
        not dated or quote["received"] == (received and received.isoformat())
    )


def _pair(document: Document, asked: tuple[int, ...]) -> QAPair | None:
    """Return the answered pair of these numbers, or else one that shares a number with them."""
    answered = [p for p in document.pairs if p.answer is not None]
    exact = (p for p in answered if p.numbers == asked)
    sharing = (p for p in answered if set(p.numbers) & set(asked))
    return next(exact, None) or next(sharing, None)


def _place(document: Document, pair: QAPair, quote: QuoteRecord) -> int | None:
    """Return where in the answer the quote stands: its old place, or the one closest to that."""
    answer, words = document.answer_text(pair), quote["quote"]
    if len(words) > len(answer):
        return None
    found = [m.start() for m in re.finditer(f"(?={re.escape(words)})", answer)]
    found.sort(key=lambda at: abs(at - quote["start"]))
    return next((at for at in found if _citable(document, pair, at, len(words))), None)


def _citable(document: Document, pair: QAPair, at: int, length: int) -> bool:
    assert pair.answer is not None
    start = pair.answer.start + at
    try:
        cite(document, pair, Span(start, start + length))
    except CitationError:  # the words of the member who asked
        return False
    return True


# -- the judgement ----------------------------------------------------------------------------


def _finding(quote: QuoteRecord, document: Document | None, library: Library) -> Finding:
    number = quote["number"]
    if digest(quote["quote"]) != quote["quote_sha256"]:
        said = "Het citaat is in het bestand veranderd: het past niet bij zijn eigen vingerafdruk."
        return Finding(number, FindingKind.TAMPERED, said, stands=False)
    if document is None:
        name = _printable(quote["identifier"] or quote["source"])
        said = f"Het document {name} staat niet in de bibliotheek."
        return Finding(number, FindingKind.GONE, said, stands=False)
    pair = _pair(document, tuple(quote["numbers"]))
    if pair is None:
        asked = numbers(tuple(quote["numbers"]))
        said = f"In {document.source} staat geen antwoord op vraag {asked}."
        return Finding(number, FindingKind.GONE, said, stands=False)
    at = _place(document, pair, quote)
    if at is None:
        return _lost(quote, document, pair)
    return _standing(quote, document, pair, at, library)


def _standing(
    quote: QuoteRecord, document: Document, pair: QAPair, at: int, library: Library
) -> Finding:
    moved = at != quote["start"] or list(pair.numbers) != quote["numbers"]
    also = _changes(quote, document, pair, library)
    where = f"op teken {at} van het antwoord op vraag {numbers(pair.numbers)}"
    if document.source != quote["source"]:
        kind = FindingKind.OTHER_DOCUMENT
        said = f"{_instead(quote, document)}; het citaat staat ook daar letterlijk"
        said += f", {where}" if moved else ""
    elif moved:
        kind, said = FindingKind.MOVED, f"Het citaat staat er nog letterlijk, nu {where}"
    else:
        kind, said = FindingKind.UNCHANGED, "Het citaat staat er nog letterlijk"
    said += f"; wel veranderd: {', '.join(also)}" if also else ""
    return Finding(quote["number"], kind, said + ".", stands=True)


def _lost(quote: QuoteRecord, document: Document, pair: QAPair) -> Finding:
    answer, number = document.answer_text(pair), quote["number"]
    if digest(answer) == quote["answer_sha256"]:
        said = "Het antwoord is ongewijzigd, maar dit citaat staat er niet in: het is bewerkt."
        return Finding(number, FindingKind.TAMPERED, said, stands=False)
    asked = f"het antwoord op vraag {numbers(pair.numbers)}"
    kind, said = FindingKind.CHANGED, f"Het citaat staat niet meer in {asked}"
    if document.source != quote["source"]:
        kind = FindingKind.OTHER_DOCUMENT
        said = f"{_instead(quote, document)}; het citaat staat niet in {asked} daarvan"
    near = nearest(quote["quote"], answer)
    said += f"; het meest lijkt erop: “{_short(near)}”" if near else "; niets lijkt er nog op"
    pieces = [_became(old, new) for old, new in differences(quote["quote"], near)]
    if near and 0 < len(pieces) <= _PIECES:
        said += f" ({', '.join(pieces)})"
    return Finding(number, kind, said + ".", stands=False)


def _instead(quote: QuoteRecord, document: Document) -> str:
    name = _printable(quote["source"])
    return f"In plaats van {name} staat nu {document.source} in de bibliotheek"


def _changes(quote: QuoteRecord, document: Document, pair: QAPair, library: Library) -> list[str]:
    """Name what else differs from the passport, of a quote that stands."""
    meta = document.metadata
    speakers = [(a.office.value, a.name, a.ministry) for a in meta.answerers]
    saved = [(s["office"], s["name"], s["ministry"]) for s in quote["said_by"]]
    received = meta.received.isoformat() if meta.received else None
    was = quote["received"] and day(date.fromisoformat(quote["received"]))
    same_source = document.source == quote["source"]
    new_file = same_source and library.stored_as(document.source)[0] != quote["file_sha256"]
    found = {
        "andere woorden van dit antwoord": (
            digest(document.answer_text(pair)) != quote["answer_sha256"]
        ),
        "het bronbestand": new_file,
        "wie antwoordde": speakers != saved,
        f"de datum (was {was or 'onbekend'})": received != quote["received"],
    }
    return [what for what, differs in found.items() if differs]


def _later(
    record: PassportRecord, quote: QuoteRecord, document: Document, library: Library
) -> Iterator[Finding]:
    """Yield corrections, later answers and other prints of a document, also those known then."""
    known = {
        c["source"]
        for e in record["evidence"]
        if e["source"] == quote["source"]
        for c in e["connections"]
    }
    for connection in library.connections(document.source):
        if connection.kind in (ConnectionKind.CORRECTION, ConnectionKind.LATER):
            relation, name = connected(connection)
            then = "; dat was al zo toen het antwoord werd bewaard"
            said = f"Dit antwoord is {relation}: {name}"
            said += f"{then if connection.source in known else ''}."
            yield Finding(quote["number"], FindingKind.LATER, said, stands=True)
        elif connection.kind is ConnectionKind.PRINT:
            name = connection.source
            said = f"Een andere druk van hetzelfde antwoord wijkt hiervan af: {_printable(name)}."
            yield Finding(quote["number"], FindingKind.PRINT, said, stands=True)


# -- words in a sentence ------------------------------------------------------------------------


def _became(old: str, new: str) -> str:
    if not old:
        return f"“{_short(new)}” kwam erbij"
    return f"“{_short(old)}” werd “{_short(new)}”" if new else f"“{_short(old)}” verviel"


def _short(words: str) -> str:
    line = _printable(words)
    return line if len(line) <= _SHOWN else line[: line.rfind(" ", 0, _SHOWN)] + " …"


def _printable(words: str) -> str:
    """Return words on one line, without signs that a terminal would obey."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(words.split()))
