"""Quotations that run over several sentences: whose words a sentence is, it does not say; pure.

In an answer that quotes “De brug is dicht. Dat blijft zo.” the second sentence bears no mark and
is another's all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.datamodels import Span

_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)|(?<!\w)['’](?=[snt]\b|\d)")
_MARK = re.compile("[“”„\"«»‘’‚'‹›]")
_DOUBLE = frozenset('“”„"«»')
_OPENS, _CLOSES = frozenset("“„«‘‚‹"), frozenset("’»›")
_LOW = {"“": "„", "‘": "‚"}  # a mark that closes what the low one opened
_EDGE = re.compile(r"[\s(\[:]")


def runs_on(text: str, answer: Span, sentences: Sequence[Span]) -> list[bool]:
    """Say of each sentence of an answer whether a quotation that holds any of it goes beyond it."""
    start = answer.start
    found = [Span(start + q.start, start + q.end) for q in quotations(answer.of(text))]
    return [
        any(q.start < s.end and s.start < q.end and not q.within(s) for q in found)
        for s in sentences
    ]


def quotations(text: str) -> Iterator[Span]:
    """Yield where text is quoted, with the marks; without its end a quotation is the whole rest.

    A single mark without its other is an apostrophe.
    """
    text = _APOSTROPHE.sub("\N{MODIFIER LETTER APOSTROPHE}", text)
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at = match.start()
        alike = [i for i in opened if (text[i] in _DOUBLE) is (text[at] in _DOUBLE)]
        if _opens(text, at, text[alike[-1]] if alike else ""):
            opened.append(at)
        elif alike:
            yield Span(alike[-1], at + 1)
            del opened[opened.index(alike[-1]) :]
    yield from (Span(at, len(text)) for at in opened if text[at] in _DOUBLE)


def _opens(text: str, at: int, last: str) -> bool:
    """Say whether a mark opens a quotation, given the mark of its kind that is open."""
    mark = text[at]
    if mark in _OPENS:
        return not last or last != _LOW.get(mark)
    if mark in _CLOSES:
        return False
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    edge = not before or _EDGE.match(before) is not None
    if mark == '"' and not last:
        return bool(after.strip())  # it can only open
    return edge and bool(after.strip()) and last not in ("”", '"')
