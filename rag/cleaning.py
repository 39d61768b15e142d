"""A reading with its lines told apart: furniture, notes, and the body that is left; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag import furniture, notes
from rag.reading import Reading


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A reading with its lines told apart; indices are those of `reading.lines`."""

    reading: Reading
    texts: tuple[str, ...]
    body: tuple[int, ...]  # neither furniture nor note
    removed: tuple[bool, ...]  # furniture
    notes: tuple[notes.Note, ...]
    typeset: bool


def clean(reading: Reading) -> Cleaned:
    """Tell the lines of a reading apart."""
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
    return Cleaned(reading, texts, left, marks, tuple(found), typeset)


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
