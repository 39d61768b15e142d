"""Passports checked against a library: what became of every quote since it was saved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rag.answers import ConnectionKind
from rag.citing import cite
from rag.comparing import differences, nearest
from rag.datamodels import Document, DocumentKind, QAPair, Span
from rag.errors import CitationError, NotFoundError
from rag.findings import Finding, FindingKind, printable, short
from rag.passport import PassportRecord, QuoteRecord, digest, seal
from rag.recounting import recounted
from rag.referring import paste_line
from rag.wording import connected, day, numbers

if TYPE_CHECKING:
    from rag.library import Library

_PIECES = 3  # differences in a sentence
_WORDS = 40  # characters of a quote that tell it apart


def verify(record: PassportRecord, library: Library) -> tuple[Finding, ...]:
    """Return one finding for every citation and for the list, and what is there besides."""
    findings: list[Finding] = []
    told: set[str] = set()
    for quote, label, words in _told_apart(record["citations"]):
        document = _document(quote, library)
        found = _finding(quote, document, library)
        findings.append(replace(found, label=label, words=words))
        if document is not None and document.source not in told:
            told.add(document.source)
            findings += _later(record, quote, document, library)
    findings += recounted(record, library)
    edited = any(f.kind is FindingKind.TAMPERED for f in findings)
    if not edited and seal(record) != record["sha256"]:
        sentence = "Het bestand is bewerkt nadat het is bewaard, buiten de citaten zelf."
        findings.insert(0, Finding(0, FindingKind.TAMPERED, sentence, stands=False))
    return tuple(findings)


def _told_apart(quotes: Sequence[QuoteRecord]) -> Iterator[tuple[QuoteRecord, str, str]]:
    """Yield each quote with a label, and its first words where others share its number."""
    seen: Counter[int] = Counter()
    shared = Counter(quote["number"] for quote in quotes)
    for quote in quotes:
        number = quote["number"]
        if shared[number] == 1:
            yield quote, str(number), ""
            continue
        at = seen[number]
        seen[number] += 1
        letter = ascii_lowercase[at] if at < len(ascii_lowercase) else f".{at + 1}"
        yield quote, f"{number}{letter}", short(quote["quote"], _WORDS)


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
        name = printable(quote["identifier"] or quote["source"])
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
    altered = _altered(quote, document)
    also = [*_changes(quote, document, pair, library), *altered]
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
    return Finding(quote["number"], kind, said + ".", stands=True, altered=tuple(altered))


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
    said += f"; het meest lijkt erop: “{short(near)}”" if near else "; niets lijkt er nog op"
    pieces = [_became(old, new) for old, new in differences(quote["quote"], near)]
    if near and 0 < len(pieces) <= _PIECES:
        said += f" ({', '.join(pieces)})"
    return Finding(number, kind, said + ".", stands=False)


def _instead(quote: QuoteRecord, document: Document) -> str:
    name = printable(quote["source"])
    return f"In plaats van {name} staat nu {document.source} in de bibliotheek"


def _changes(quote: QuoteRecord, document: Document, pair: QAPair, library: Library) -> list[str]:
    """Name what else changed around a quote that stands."""
    same_source = document.source == quote["source"]
    new_file = same_source and library.stored_as(document.source)[0] != quote["file_sha256"]
    other_words = digest(document.answer_text(pair)) != quote["answer_sha256"]
    found = {"andere woorden van dit antwoord": other_words, "het bronbestand": new_file}
    return [what for what, differs in found.items() if differs]


def _altered(quote: QuoteRecord, document: Document) -> list[str]:
    """Name what the library says otherwise than the passport of where a quote comes from."""
    meta = document.metadata
    speakers = [(a.office.value, a.name, a.ministry) for a in meta.answerers]
    saved = [(s["office"], s["name"], s["ministry"]) for s in quote["said_by"]]
    received = meta.received.isoformat() if meta.received else None
    was = quote["received"] and day(date.fromisoformat(quote["received"]))
    line = paste_line(meta, tuple(quote["numbers"]), quote["source"])
    found = {
        "wie antwoordde": speakers != saved,
        f"de datum (was {was or 'onbekend'})": received != quote["received"],
    }
    if document.source == quote["source"]:  # another print has its own
        found["de link"] = meta.link != quote["link"]
        found["de regel om te citeren"] = line != quote["line"] and not any(found.values())
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
            said = f"Een andere druk van hetzelfde antwoord wijkt hiervan af: {printable(name)}."
            yield Finding(quote["number"], FindingKind.PRINT, said, stands=True)


def _became(old: str, new: str) -> str:
    if not old:
        return f"“{short(new)}” kwam erbij"
    return f"“{short(old)}” werd “{short(new)}”" if new else f"“{short(old)}” verviel"
