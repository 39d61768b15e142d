"""Text to `Document`: cleaning, structure, metadata, in that order; pure.

The reading is never changed: every stage proposes edits on it, and one step makes them all, so
that each repair can be shown and undone (`rag.edits`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rag import (
    furniture,
    gluing,
    headings,
    layout,
    metadata,
    notes,
    regions,
    structure,
    wrapping,
)
from rag.datamodels import (
    Document,
    DocumentKind,
    Footnote,
    Metadata,
    PairState,
    QAPair,
    Region,
    RepairKind,
    Span,
)
from rag.edits import Edit, Edited, apply
from rag.errors import ParseError
from rag.headings import Heading, Opens
from rag.linking import find_links
from rag.reading import Reading
from rag.vocabulary import Vocabulary

MAX_LINES = 15_000  # the longest real document has some 1,500
MAX_LENGTH = 1_500_000  # characters; the longest real document has some 250,000
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]{2,}|[\u00a0\u2000-\u200a\u202f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x08\x0b\x0e-\x1f]+")
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


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """A reading with its lines told apart; indices are those of `reading.lines`."""

    reading: Reading
    texts: tuple[str, ...]
    body: tuple[int, ...]  # neither furniture nor note
    removed: tuple[bool, ...]  # furniture
    notes: tuple[notes.Note, ...]
    typeset: bool


def parse(reading: Reading, source: str) -> Document:
    """Turn a reading into a document whose pairs are joined by number.

    Raises `ParseError` when nothing in it looks like a Kamervraag.
    """
    if len(reading.lines) > MAX_LINES or len(reading.text) > MAX_LENGTH:
        raise ParseError(
            f"{source}: {len(reading.lines):,} lines, {len(reading.text):,} characters; expected a "
            f"Kamervraag of at most {MAX_LINES:,} lines and {MAX_LENGTH:,} characters"
        )
    cleaned = _clean(reading)
    found = _headings(cleaned)
    _check(cleaned, found, source)
    blocks = structure.blocks(found, len(reading.lines))
    pairs, warnings = structure.join(blocks)
    starts = [(reading.lines[h.index].span.start, h.text_at) for h in found]
    words = [Span(start, start + length) for start, length in starts]
    markers = notes.raise_markers(reading.text, cleaned.notes, reading.lines, words)
    edits, tail = _edits(cleaned, found, markers)
    edited = apply(reading.text, edits)
    return _document(cleaned, blocks, pairs, markers, edited, tail, source, tuple(warnings))


def _clean(reading: Reading) -> _Cleaned:
    texts = tuple(line.span.of(reading.text) for line in reading.lines)
    removed = furniture.classify(texts)
    marks = tuple(r or line.furniture for r, line in zip(removed, reading.lines, strict=True))
    body = [i for i, line in enumerate(reading.lines) if not marks[i] and not line.note]
    found = notes.format_notes(reading.text, reading.lines, marks)
    pages = _pages(reading, texts, marks, body)
    found += notes.page_notes(reading.text, reading.lines, pages) if not found else []
    taken = {i for note in found for i in note.lines}
    body = [i for i in body if i not in taken]
    found += notes.list_notes(reading.text, reading.lines, body)
    taken = {i for note in found for i in note.lines}
    left = tuple(i for i in body if i not in taken)
    typeset = bool(reading.typeset) or furniture.is_typeset(texts)
    return _Cleaned(reading, texts, left, marks, tuple(found), typeset)


def _pages(
    reading: Reading, texts: Sequence[str], marks: Sequence[bool], body: Sequence[int]
) -> list[list[int]]:
    """Return the body lines of each page that hold text.

    A page ends where the format says so, at furniture, or before a line that starts with one
    space, which is what some extractors leave of a page break.
    """
    pages: list[list[int]] = [[]]
    for before, index in zip([None, *body], body, strict=False):
        if before is not None:
            turned = reading.lines[index].page != reading.lines[before].page
            cut = any(marks[i] for i in range(before + 1, index))
            if turned or cut or re.match(r" \S", texts[index]):
                pages.append([])
        if texts[index].strip():
            pages[-1].append(index)
    return pages


def _headings(cleaned: _Cleaned) -> list[Heading]:
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


def _check(cleaned: _Cleaned, found: Sequence[Heading], source: str) -> None:
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


def _edits(
    cleaned: _Cleaned, found: Sequence[Heading], markers: Sequence[Edit]
) -> tuple[list[Edit], list[tuple[str, str]]]:
    """Return all edits, and the notes (marker, body) that they append."""
    reading, text = cleaned.reading, cleaned.reading.text
    vocabulary = Vocabulary(text)
    style = wrapping.Style.of(
        [cleaned.texts[i] for i in cleaned.body], cleaned.typeset, reading.typeset is False
    )
    edits = list(markers) + _characters(text)
    gone = [i for i, mark in enumerate(cleaned.removed) if mark]
    noted = [i for note in cleaned.notes for i in note.lines]
    for index, kind in [(i, RepairKind.FURNITURE) for i in gone] + [
        (i, RepairKind.FOOTNOTE) for i in noted
    ]:
        span = reading.lines[index].span
        edits.append(Edit(Span(span.start, min(span.end + 1, len(text))), "", kind))
    edits += _gaps(cleaned, found, style, vocabulary)
    if style.glued:
        for index in cleaned.body:
            edits += gluing.mend_line(text, reading.lines[index].span, style.width, vocabulary)
    appended = [_note_body(cleaned, note, vocabulary) for note in cleaned.notes]
    if appended:
        block = "\n\n" + "\n".join(f"{marker} {body}" for marker, body in appended)
        edits.append(Edit(Span(len(text), len(text)), block, RepairKind.FOOTNOTE))
    return edits, appended


def _characters(text: str) -> list[Edit]:
    return [
        Edit(Span(*m.span()), new, RepairKind.CHARACTER)
        for pattern, new in ((_SPACES, " "), (_INVISIBLE, ""))
        for m in pattern.finditer(text)
    ]


def _gaps(
    cleaned: _Cleaned, found: Sequence[Heading], style: wrapping.Style, vocabulary: Vocabulary
) -> list[Edit]:
    """Propose what stands between each two body lines: a space, a line end, an empty line."""
    text, lines = cleaned.reading.text, cleaned.reading.lines
    heads = {h.index: h for h in found}
    filled = [i for i in cleaned.body if cleaned.texts[i].strip()]
    body = frozenset(cleaned.body)
    edits: list[Edit] = []
    effective = ""
    for before, index in itertools.pairwise(filled):
        if not (cleaned.texts[before].strip().isdigit() and len(cleaned.texts[before].strip()) < 3):
            effective = cleaned.texts[before]
        gap = _trimmed_gap(text, lines[before].span, lines[index].span)
        between = [i for i in range(before + 1, index) if i not in body]
        stretches = _stretches(gap, [lines[i].span for i in between])
        if index in heads:
            opening = Edit(stretches[0], "\n\n", RepairKind.WRAP)
        elif before in heads and heads[before].text_at >= len(cleaned.texts[before]):
            opening = Edit(stretches[0], "\n", RepairKind.WRAP)
        elif _wraps(effective, cleaned.texts[index], style, index - before, between):
            mended = wrapping.mend(text, gap, vocabulary)
            end = min(mended.span.end, stretches[0].end)
            opening = Edit(Span(mended.span.start, end), mended.text, mended.kind)
        else:
            opening = Edit(stretches[0], "\n", RepairKind.WRAP)
        edits.append(opening)
        edits += [Edit(s, "", RepairKind.WRAP) for s in stretches[1:] if len(s)]
    return edits


def _wraps(
    before: str, after: str, style: wrapping.Style, distance: int, between: Sequence[int]
) -> bool:
    if distance > 1 and not between:  # only empty lines: a wrap only if the sentence goes on
        ended = re.search(r"[.?!:;][»”’\"')\]\d]*\s*$", before)
        return not ended and after.strip()[:1].islower() and wrapping.joins(before, after, style)
    return wrapping.joins(before, after, style)


def _trimmed_gap(text: str, before: Span, after: Span) -> Span:
    """Return the white space between the words of two lines."""
    start = before.start + len(before.of(text).rstrip())
    words = after.of(text)
    return Span(start, after.end - len(words.lstrip()))


def _stretches(gap: Span, removed: Sequence[Span]) -> list[Span]:
    """Return the parts of a gap that lie outside removed lines (with their line ends)."""
    parts: list[Span] = []
    position = gap.start
    for span in removed:
        if span.start >= position:
            parts.append(Span(position, span.start))
            position = min(span.end + 1, gap.end)
    parts.append(Span(position, max(position, gap.end)))
    return parts


def _note_body(cleaned: _Cleaned, note: notes.Note, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return a note's marker and its body as one line."""
    text, lines = cleaned.reading.text, cleaned.reading.lines
    first = Span(note.start, lines[note.lines[0]].span.end).of(text).strip()
    rest = [cleaned.texts[i].strip() for i in note.lines[1:]]
    joined = first
    for line in (r for r in rest if r):
        whole = f"{joined}\n{line}"
        edit = wrapping.mend(whole, Span(len(joined), len(joined) + 1), vocabulary)
        joined = whole[: edit.span.start] + edit.text + whole[edit.span.end :]
    return note.marker, _SPACES.sub(" ", _INVISIBLE.sub("", joined)).replace("\t", " ")


def _document(
    cleaned: _Cleaned,
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


def _metadata(cleaned: _Cleaned, head: str, source: str) -> Metadata:
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
    cleaned: _Cleaned, blocks: Sequence[structure.Block], edited: Edited
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
