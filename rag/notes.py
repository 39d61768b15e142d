"""Footnotes: bodies at page ends and lists at document ends, markers in the running text.

A body is believed only when its number is the next one due, its marker stands earlier in the
text, and everything from there to the end of the page belongs to notes. Markers are written as
superscript figures in the stored text, which is how they are printed: they stay visible, and no
longer stick to words or figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rag.datamodels import RepairKind, Span
from rag.edits import Edit
from rag.reading import SUPERSCRIPT, Line

_START = re.compile(r"\s?(\d{1,3})\s*(?=[A-ZÀ-Þ«“\"„‘'(\[]|https?:|www\.|\w+\.\w+[./]|\d{4}Z)")
_LIST_START = re.compile(r"\s*(?:\[(\d{1,2})\]|(\d{1,2})\))\s*(?=\S)")
_NEAR = 40  # characters before a marker that are looked at
_SET_APART = re.compile(r"\s*\d{1,3}(?:\s*(?:,|en|,\s*en)\s*\d{1,3})*\s*[.,;:]?\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's marker as printed and the lines of its body, by index."""

    marker: str
    lines: tuple[int, ...]
    start: int  # where the words of the body begin, after the marker


def page_notes(text: str, lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> list[Note]:
    """Find the notes at the end of each page; `pages` holds the indices of its body lines."""
    found: list[Note] = []
    for page in pages:
        due = len(found) + 1
        first = _first_note(text, lines, page, due)
        if first is not None:
            found += _bodies(text, lines, page[first:], due)
    return found


def format_notes(text: str, lines: Sequence[Line], furniture: Sequence[bool]) -> list[Note]:
    """Return the notes that the file's own format marks as such; furniture among them is none."""
    found: list[Note] = []
    for index, line in enumerate(lines):
        if not line.note or furniture[index]:
            continue
        head = re.match(r"\s*(\S{1,5})\s+", line.span.of(text))
        begins = head is not None and head[1].rstrip(".)]").lstrip("[").isalnum()
        if begins and head is not None and not _continues(found, head[1]):
            found.append(Note(head[1], (index,), line.span.start + head.end()))
        elif found:
            found[-1] = Note(found[-1].marker, (*found[-1].lines, index), found[-1].start)
    return found


def _continues(found: Sequence[Note], marker: str) -> bool:
    """Say whether a first word cannot be the next marker, so the line goes on with the last."""
    if not found or not (number := re.sub(r"\D", "", found[-1].marker)):
        return False
    return re.sub(r"\D", "", marker) != str(int(number) + 1)


def list_notes(text: str, lines: Sequence[Line], body: Sequence[int]) -> list[Note]:
    """Find a list of notes (`1)` or `[1]`) that ends the document."""
    heads = {i: m for i in body if (m := _LIST_START.match(lines[i].span.of(text)))}
    numbers = {i: int(m[1] or m[2]) for i, m in heads.items()}
    start = next((i for i in reversed(body) if numbers.get(i) == 1), None)
    if start is None:
        return []
    tail = [i for i in body if i >= start]
    rising = [numbers[i] for i in tail if i in numbers]
    if rising != list(range(1, len(rising) + 1)):
        return []
    if not _referred(text[: lines[start].span.start], heads[start]):
        return []
    if any(re.match(r"\s*(Vraag|Antwoord)\b", lines[i].span.of(text)) for i in tail):
        return []
    found: list[Note] = []
    for i in tail:
        if i in heads:
            marker = heads[i].group().strip()
            found.append(Note(marker, (i,), lines[i].span.start + heads[i].end()))
        else:
            found[-1] = Note(found[-1].marker, (*found[-1].lines, i), found[-1].start)
    return found


def _referred(before: str, head: re.Match[str]) -> bool:
    """Say whether the first marker of a list stands in running text before the list."""
    marker = re.escape(head.group().strip())
    return re.search(rf"(?<=\S)[^\S\n]*{marker}", before) is not None


def _first_note(text: str, lines: Sequence[Line], page: Sequence[int], due: int) -> int | None:
    for place, index in enumerate(page):
        line = lines[index].span.of(text)
        head = _START.match(line)
        if head is None or int(head[1]) != due:
            continue
        rest = [lines[i].span.of(text) for i in page[place:]]
        if any(re.match(r"\s*(Vraag|Antwoord\w*|Mededeling)\b[^.]{0,40}$", r) for r in rest):
            continue
        marker = marker_after(text, due, 0)
        if marker is not None and marker.end <= lines[index].span.start:
            return place
    return None


def _bodies(text: str, lines: Sequence[Line], page: Sequence[int], due: int) -> list[Note]:
    found: list[Note] = []
    for index in page:
        head = _START.match(lines[index].span.of(text))
        if head is not None and int(head[1]) == due + len(found):
            found.append(Note(head[1], (index,), lines[index].span.start + head.end()))
        else:
            last = found[-1]
            found[-1] = Note(last.marker, (*last.lines, index), last.start)
    return found


def marker_after(text: str, number: int, position: int) -> Span | None:
    """Find the first marker of note `number` in `text` from `position` on.

    Three ways in which extraction leaves a raised figure: stuck to a word or its punctuation,
    alone (or in a list of markers) on a line, or at the start of the next line.
    """
    n = str(number)
    ways = (
        rf"(?<=[a-zà-ÿ]{{2}}){n}(?![\w])(?!\.\d)",
        rf"(?<=[^\W\d][?!.,;:»”’\")\]]){n}(?![\w)])(?!\.\d|\.\s*[A-Z])",
        rf"(?<=[»”’\")\]][?!.,;:»”’\")\]]){n}(?![\w)])(?!\.\d)",
        rf"(?<=\d{{4}}\.){n}(?=\s+[A-Z]|\s*$)",
        rf"(?m)(?<=[\w?!.,;:»”’\")\]]\n){n}(?=[ \t]*[.,;:]?[ \t]*$)",
        rf"(?m)(?<=[a-zà-ÿ?!.,;:»”’\")\]]\n){n}(?=[.,;]?[ \t]+[A-Za-zà-ÿ«])",
        rf"(?<=[.?!»”]) {n}(?= [A-Z«])",
        rf"(?m)(?<=[?!]) {n}(?=[ \t]*$)",
        rf"(?<=\d\.\d{{3}}){n}(?=[.,;:?!]?(?:\s|$))",  # no number has four figures there
    )
    found = [
        span
        for way in ways
        for span in islice(_unlisted(re.compile(way).finditer(text, position), text), 1)
    ]
    apart = _apart(text, n, position)
    found += [apart] if apart else []
    return Span(*min(found)) if found else None


def _unlisted(found: Iterable[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    """Yield what is no item of a list: `2. Kapitaal` where a sentence has ended."""
    for match in found:
        before = text[max(match.start() - _NEAR, 0) : match.start()].rstrip()
        item = re.match(r"[.)]\s*[A-ZÀ-Þ]", text[match.end() : match.end() + 8])
        if not (item and re.search(r"[.?!:;][»”’\"')\]]*$", before)):
            yield match.span()


def _apart(text: str, number: str, position: int) -> tuple[int, int] | None:
    """Find a marker in a line that holds nothing but markers, such as `2, 3 en 4`."""
    for match in re.compile(rf"(?m)(?<!\w){number}(?!\w)").finditer(text, position):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        line = text[start : end if end >= 0 else len(text)]
        if len(line) < 40 and "en" in line and _SET_APART.fullmatch(line):
            return match.span()
    return None


def raise_markers(
    text: str, notes: Sequence[Note], lines: Sequence[Line], headings: Iterable[Span]
) -> list[Edit]:
    """Propose to write the markers of plainly numbered notes as superscript figures.

    The numbers of `headings` are no markers.
    """
    edits: list[Edit] = []
    position = 0
    taken = [*headings, *(lines[i].span for note in notes for i in note.lines)]
    for note in notes:
        if not note.marker.isdigit():
            continue
        marker = marker_after(text, int(note.marker), position)
        while marker and any(marker.within(span) for span in taken):
            marker = marker_after(text, int(note.marker), marker.end)
        if marker is None:
            continue
        position = marker.end
        start = marker.start
        while start and text[start - 1] in " \n\t" and _raised(text, start, marker.end):
            start -= 1
        raised = note.marker.translate(SUPERSCRIPT)
        edits.append(Edit(Span(start, marker.end), raised, RepairKind.FOOTNOTE))
    return edits


def _raised(text: str, start: int, end: int) -> bool:
    """Say whether white space before a marker came from raising it, not from the sentence."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if re.search(r"\d\s*(?:,|\ben)\s*$", line):  # a later one of `2, 3 en 4`
        return False
    return line.strip() == "" or text[end : end + 1] == " "


def mentions(text: str, marker: str) -> bool:
    """Say whether stored text refers to the note with this marker."""
    if marker.isdigit():
        raised = marker.translate(SUPERSCRIPT)
        return re.search(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){raised}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])", text) is not None
    return re.search(rf"(?<!\w){re.escape(marker)}", text) is not None or (
        re.search(rf"(?<=\w){re.escape(marker)}", text) is not None
    )
