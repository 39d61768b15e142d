"""Official identifiers and where they can be read; pure.

An address is composed only of an identifier that is whole: whatever else is given, a link leads
to the official sites or there is none.
"""

from __future__ import annotations

import re

PUBLICATIONS = "https://zoek.officielebekendmakingen.nl/{}.html"
CHAMBER = "https://www.tweedekamer.nl/kamerstukken/detail?id={}"

_SESSION = r"(?:19|20)\d{2}(?:19|20)\d{2}"
_PUBLISHED = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"ah-[te]k-{_SESSION}-\d+(?:-[hn]\d+)?",  # an answer; -h1 reprinted, -n1 amended
        r"ah-\d+",  # an answer as it came in
        r"kv-[te]k-\d{4}[Zz]\d{4,5}(?:-[hn]\d+)?",  # questions; four figures are real slips
        r"kv-\d+",  # questions before 2010
        r"kst-\d+(?:-(?:[A-Z]+|\d+))*(?:-[hnv]\d+)?",  # a paper: dossier, chapter, number
        r"blg-\d+(?:-[hn]\d+)?",  # an annex
        rf"h-(?:[te]k|vv)-{_SESSION}(?:-\d+){{1,3}}",  # proceedings: meeting, item or pages
    )
)
_QUESTION = re.compile(r"\d{4}Z\d{5}", re.ASCII)


def link_of(identifier: str) -> str:
    """Return where an identifier or a vraagnummer can be read, or empty when it is neither."""
    name = identifier.strip()
    if _QUESTION.fullmatch(name):
        return CHAMBER.format(name)
    if any(pattern.fullmatch(name) for pattern in _PUBLISHED):
        return PUBLICATIONS.format(name)
    return ""
