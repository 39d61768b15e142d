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
_OFFICE = re.compile(r"(Directoraat|Ministerie|Directie|DG\b|Bestuurs|Programma)")
_LABEL = re.compile(
    r"(?P<label>Datum|Ons kenmerk|Onze referentie|Kenmerk|Uw kenmerk|Uw referentie|Uw brief|"
    r"Bijlagen?|Contactpersoon)(?![a-zà-ÿ])\s*:?\s*(?P<value>.*)"
)
_DATED = ("Datum", "Ons kenmerk", "Onze referentie", "Kenmerk", "Uw kenmerk", "Uw referentie")
_BLOCK_LINES = 20  # the longest letterhead block on a following page, blank lines included
_OFFICE_LONGEST = 60  # characters of a line with the name of an office
_VALUE_LONGEST = 40  # characters of a reference or a date
_BODY = re.compile(r"\s*(?:Vraag|Antwoord)\b")
_MASTHEAD = re.compile(r"(Tweede|Eerste) Kamer der Staten-Generaal")


def classify(lines: Sequence[str]) -> list[bool]:
    """Say of each line whether it is page furniture."""
    marks = [any(p.fullmatch(line.strip()) for p in _LINES) for line in lines]
    begun = False  # the questions and answers
    for index, line in enumerate(lines):
        text = line.strip()
        begun = begun or _BODY.match(line) is not None
        if _PAGE_OF.fullmatch(text):
            _mark_letterhead(lines, index + 1, marks)
        elif begun and not marks[index] and _OFFICE.match(text):
            _mark_letterhead(lines, index, marks, fewest=2)
        if text == "2" and index and _MASTHEAD.match(lines[index - 1].strip()):
            marks[index] = True  # the raised figure of the Chamber's name
    return marks


def is_typeset(lines: Sequence[str]) -> bool:
    """Say whether the text carries the masthead of the official publication."""
    return any(_MASTHEAD.match(line.strip()) for line in lines[:8])


def _mark_letterhead(lines: Sequence[str], start: int, marks: list[bool], fewest: int = 1) -> None:
    """Mark the block of a letterhead that begins at a line, when it is one.

    It names an office, and then labels, each with its value on the same or the next line; at
    least `fewest` of them are a date or a reference.
    """
    last = start - 1
    told = 0
    waiting = office = False
    for index in range(start, min(start + _BLOCK_LINES, len(lines))):
        text = lines[index].strip()
        if not text:
            continue
        label = _LABEL.fullmatch(text)
        if label and len(label["value"]) <= _VALUE_LONGEST:
            told += label["label"] in _DATED
            waiting, office = not label["value"], False
        elif waiting and len(text) <= _VALUE_LONGEST:
            waiting = False
        elif not told and (office or _OFFICE.match(text)) and len(text) <= _OFFICE_LONGEST:
            office = True
        else:
            break
        last = index
    if told >= fewest:
        for index in range(start, last + 1):
            marks[index] = True
