"""The edits that make a reading into the stored text; pure.

Furniture and notes are taken out, notes are appended, and what stands between each two lines of
the body is decided: a space, a line end or an empty line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from rag import gluing, notes, wrapping
from rag.cleaning import Cleaned
from rag.datamodels import RepairKind, Span
from rag.edits import Edit
from rag.headings import Heading
from rag.vocabulary import Vocabulary

_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]{2,}|[\u00a0\u2000-\u200a\u202f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x08\x0b\x0e-\x1f]+")


def propose(
    cleaned: Cleaned, found: Sequence[Heading], markers: Sequence[Edit]
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
    cleaned: Cleaned, found: Sequence[Heading], style: wrapping.Style, vocabulary: Vocabulary
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


def _note_body(cleaned: Cleaned, note: notes.Note, vocabulary: Vocabulary) -> tuple[str, str]:
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
