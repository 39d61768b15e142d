"""Page furniture: what the printer put around the text.

A table of patterns, one a line of furniture met in real documents; `classify` marks the lines.
Blocks that repeat on every page of a ministry's letter are found by how they begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = r"\d{4}\s*[–-]\s*\d{4}"
_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(Tweede|Eerste) Kamer der Staten-Generaal\s*[\d²]?",
        rf"Vergaderjaar {_YEAR}",
        rf"Vergaderjaar {_YEAR}\s+(Aanhangsel van de Handelingen|Vragen gesteld door de leden.*)",
        r"Aanhangsel van de Handelingen",
        r"Vragen gesteld door de leden der Kamer(, met de daarop door de)?",
        r"(Vragen gesteld .* door de )?regering gegeven antwoorden",
        r"(ah|kv)-(tk|ek)?-?[\dA-Za-z]+(-[\dA-Za-z]+)?",
        r"ISSN \d{4}\s*-\s*\d{3}[\dX].*",
        r"[’'‘]s-Gravenhage \d{4}.*",
        rf"(Tweede|Eerste) Kamer, vergaderjaar {_YEAR},\s*(Aanhangsel|Vragen)(\s+\d+)?",
        r"Pagina \d+ van \d+",
        r"\d+\s*/\s*\d+",
        r"- \d+ -",
    )
)
_PAGE_OF = re.compile(r"Pagina \d+ van \d+")
_BLOCK_END = re.compile(r"Ons kenmerk\s*\S*")
_BLOCK_START = re.compile(r"(Directoraat|Ministerie|Directie|DG\b|Bestuurs|Programma|Datum\b)")
_BLOCK_LINES = 14  # the longest letterhead block on a following page, blank lines included
_MASTHEAD = re.compile(r"(Tweede|Eerste) Kamer der Staten-Generaal")


def classify(lines: Sequence[str]) -> list[bool]:
    """Say of each line whether it is page furniture."""
    marks = [any(p.fullmatch(line.strip()) for p in _LINES) for line in lines]
    for index, line in enumerate(lines):
        text = line.strip()
        if _PAGE_OF.fullmatch(text):
            _mark_letterhead(lines, index, marks)
        if text == "2" and index and _MASTHEAD.match(lines[index - 1].strip()):
            marks[index] = True  # the raised figure of the Chamber's name
    return marks


def is_typeset(lines: Sequence[str]) -> bool:
    """Say whether the text carries the masthead of the official publication."""
    return any(_MASTHEAD.match(line.strip()) for line in lines[:8])


def _mark_letterhead(lines: Sequence[str], page: int, marks: list[bool]) -> None:
    """Mark the block that follows a page number up to and with its last line."""
    block = range(page + 1, min(page + 1 + _BLOCK_LINES, len(lines)))
    first = next((i for i in block if lines[i].strip()), None)
    if first is None or not _BLOCK_START.match(lines[first].strip()):
        return
    end = next((i for i in block if _BLOCK_END.match(lines[i].strip())), None)
    if end is None:
        return
    if lines[end].strip() == "Ons kenmerk" and end + 1 < len(lines):
        end += 1  # the reference itself stands on the next line
    for index in range(page, end + 1):
        marks[index] = True
