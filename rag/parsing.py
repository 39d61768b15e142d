"""Text to `Document`: cleaning, structure, metadata, in that order; pure.

The reading is never changed: every stage proposes edits on it, and one step makes them all, so
that each repair can be shown and undone (`rag.edits`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from rag import headings, layout, metadata, notes, regions, structure
from rag.cleaning import Cleaned, clean
from rag.datamodels import (
    Document,
    DocumentKind,
    Footnote,
    Metadata,
    PairState,
    QAPair,
    Region,
    Span,
)
from rag.edits import Edit, Edited, apply
from rag.errors import ParseError
from rag.headings import Heading, Opens
from rag.linking import find_links
from rag.mending import propose
from rag.reading import Reading

MAX_LINES = 15_000  # the longest real document has some 1,500
MAX_LENGTH = 1_500_000  # characters; the longest real document has some 250,000
_INTRO = re.compile(r"(?i)\b(vragen|vraag)\s+van\s+(het|de)\s+(lid|leden)\b")
_ANSWERS = re.compile(r"(?i)\b(antwoord(en)?\s+van|beantwoord|mededeling\s+van|kamervragen)\b")
_ANSWERING = re.compile(r"(?m)^[^\S\n]{0,20}Beantwoording\s+(?:van|op)\b")
_POSTPONES = re.compile(r"(?i)mededeling\s+van|niet\s+binnen\s+de\s+gebruikelijke\s+termijn")
_REGIONS = {
    Opens.QUESTION: Region.QUESTION,
    Opens.ANSWER: Region.ANSWER,
    Opens.NOTICE: Region.TAIL,
    Opens.TAIL: Region.TAIL,
    Opens.ABOVE: Region.METADATA,
}
_SIGNATURE = 400  # characters of a closing formula that may hold who signed
_SENT = re.compile(r"\(\s*ingezonden[^)]{0,200}\)|^\s*\d{4}Z\s?\d{5}\s*$")


def parse(reading: Reading, source: str) -> Document:
    """Turn a reading into a document whose pairs are joined by number.

    Raises `ParseError` when nothing in it looks like a Kamervraag.
    """
    if len(reading.lines) > MAX_LINES or len(reading.text) > MAX_LENGTH:
        raise ParseError(
            f"{source}: {len(reading.lines):,} lines, {len(reading.text):,} characters; expected a "
            f"Kamervraag of at most {MAX_LINES:,} lines and {MAX_LENGTH:,} characters"
        )
    cleaned = clean(reading)
    found = _headings(cleaned)
    _check(cleaned, found, source)
    blocks = structure.blocks(found, len(reading.lines))
    pairs, warnings = structure.join(blocks)
    starts = [(reading.lines[h.index].span.start, h.text_at) for h in found]
    words = [Span(start, start + length) for start, length in starts]
    markers = notes.raise_markers(reading.text, cleaned.notes, reading.lines, words)
    edits, tail = propose(cleaned, found, markers)
    edited = apply(reading.text, edits)
    return _document(cleaned, blocks, pairs, markers, edited, tail, source, tuple(warnings))


def _headings(cleaned: Cleaned) -> list[Heading]:
    found = headings.find([(i, cleaned.texts[i]) for i in cleaned.body])
    lines = [
        layout.BodyLine(i, cleaned.texts[i], cleaned.reading.lines[i].bold) for i in cleaned.body
    ]
    opened = {h.opens for h in found}
    head = "\n".join(cleaned.texts[i] for i in cleaned.body[:60])
    if Opens.QUESTION in opened:
        return layout.plain_answers(lines, found) if any(b.bold for b in lines) else found
    certain = _ANSWERS.search(head) is not None
    if certain or _ANSWERING.search(head):
        if Opens.ANSWER in opened:
            return found
        told_apart = layout.bold_questions(lines)
        if certain or told_apart:
            asked = sorted([*told_apart, *found], key=lambda h: h.index)
            return headings.without_inner_tails(asked, [(b.index, b.text) for b in lines])
    if not opened - {Opens.TAIL} and _INTRO.search(head) and "ondelinge vragen" not in head:
        return layout.asked_paragraphs(lines, _intro_end(lines))
    return found


def _intro_end(lines: Sequence[layout.BodyLine]) -> int:
    """Return the line with which the introduction of a question document ends."""
    last = 0
    started = False
    for line in lines:
        text = line.text
        started = started or _INTRO.search(text) is not None
        if _SENT.search(text) or _INTRO.search(text):
            last = line.index
        elif started and not text.strip():
            break
        elif started and line.index == last + 1 and not text.rstrip().endswith("?"):
            last = line.index
    return last


def _check(cleaned: Cleaned, found: Sequence[Heading], source: str) -> None:
    text = "\n".join(cleaned.texts[:400])
    opened = {h.opens for h in found}
    if _INTRO.search(text) or {Opens.QUESTION, Opens.ANSWER} <= opened:
        return
    if Opens.QUESTION in opened or re.search(r"(?m)^[^\S\n]*AH\s+\d+|Mededeling\s+van", text):
        return
    raise ParseError(
        f"{source}: nothing in it looks like a Kamervraag (no 'Vragen van het lid', no numbered "
        "questions and answers); give an answer or question document"
    )


def _document(
    cleaned: Cleaned,
    blocks: Sequence[structure.Block],
    raw_pairs: Sequence[structure.RawPair],
    markers: Sequence[Edit],
    edited: Edited,
    appended: Sequence[tuple[str, str]],
    source: str,
    warnings: tuple[str, ...],
) -> Document:
    lines, text = cleaned.reading.lines, edited.text
    footnotes = _footnotes(text, appended)

    def raw_span(block: structure.Block) -> Span:
        return Span(lines[block.first].span.start + block.text_at, lines[block.last].span.end)

    notice = next((b for b in blocks if b.opens is Opens.NOTICE), None)
    head_end = lines[blocks[0].first].span.start if blocks else len(cleaned.reading.text)
    head = text[: edited.position(head_end)]
    ends = [raw_span(b) for b in blocks if b.opens is Opens.TAIL]
    signed = "\n\n".join(edited.span(span).of(text)[:_SIGNATURE] for span in ends[-3:])
    details = _metadata(cleaned, f"{head}\n\n{signed}" if signed else head, source)
    kind = _kind(head, text, raw_pairs, notice is not None)
    pairs = tuple(
        _pair(
            p,
            [raw_span(q) for q in p.questions],
            raw_span(p.answer) if p.answer else None,
            edited,
            kind,
        )
        for p in raw_pairs
    )
    pairs = tuple(_with_notes(p, text, footnotes) for p in pairs)
    end = edited.repairs[-1].span.start if appended else len(text)
    divided = regions.divide(text, _blocks(cleaned, blocks, edited), end)
    document = Document(
        source=source if source else PurePath(source).name,
        kind=kind,
        text=text,
        metadata=details,
        pairs=pairs,
        regions=divided,
        repairs=edited.repairs,
        footnotes=footnotes,
        warnings=warnings + _suspicions(kind, pairs) + regions.warnings(text, divided),
    )
    return find_links(document)


def _metadata(cleaned: Cleaned, head: str, source: str) -> Metadata:
    around = "\n".join(t for t, gone in zip(cleaned.texts, cleaned.removed, strict=True) if gone)
    return metadata.extract(metadata.Sources(head, around, PurePath(source).stem))


def _pair(
    raw: structure.RawPair,
    questions: Sequence[Span],
    answer: Span | None,
    edited: Edited,
    kind: DocumentKind,
) -> QAPair:
    spans = tuple(edited.span(q) for q in questions)
    served = edited.span(answer) if answer else None
    if served is not None and not len(served):
        served = None
    state = PairState.ANSWERED if served else PairState.UNANSWERED
    if served is None and kind is DocumentKind.POSTPONEMENT:
        state = PairState.POSTPONED
    return QAPair(raw.numbers, spans, served, state)


def _with_notes(pair: QAPair, text: str, footnotes: Sequence[Footnote]) -> QAPair:
    spans = [*pair.questions, *([pair.answer] if pair.answer else [])]
    own = tuple(f for f in footnotes if any(notes.mentions(s.of(text), f.marker) for s in spans))
    return QAPair(pair.numbers, pair.questions, pair.answer, pair.state, own)


def _footnotes(text: str, appended: Sequence[tuple[str, str]]) -> tuple[Footnote, ...]:
    """Return where the bodies stand that were appended to the text, one a line."""
    found: list[Footnote] = []
    end = len(text)
    for marker, body in reversed(appended):
        found.append(Footnote(marker, Span(end - len(body), end)))
        end -= len(body) + len(marker) + 2
    return tuple(reversed(found))


def _kind(head: str, text: str, pairs: Sequence[structure.RawPair], notice: bool) -> DocumentKind:
    if any(p.answer for p in pairs):
        return DocumentKind.ANSWER
    if notice or _POSTPONES.search(head) or (not pairs and _POSTPONES.search(text)):
        return DocumentKind.POSTPONEMENT
    return DocumentKind.QUESTION if _INTRO.search(head) or pairs else DocumentKind.OTHER


def _blocks(
    cleaned: Cleaned, blocks: Sequence[structure.Block], edited: Edited
) -> list[tuple[int, Region]]:
    """Return where each block starts in the stored text, and what it is."""
    lines = cleaned.reading.lines
    return [(edited.position(lines[b.first].span.start), _REGIONS[b.opens]) for b in blocks]


def _suspicions(kind: DocumentKind, pairs: Sequence[QAPair]) -> tuple[str, ...]:
    if kind is not DocumentKind.ANSWER:
        return ()
    said: list[str] = []
    left = [n for p in pairs if p.answer is None for n in p.numbers]
    if left:
        said.append(f"no answer found to question {', '.join(map(str, left))}")
    numbers = {n for p in pairs for n in p.numbers}
    gaps = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
    if gaps:
        said.append(f"number {', '.join(map(str, gaps))} is missing")
    return tuple(said)
