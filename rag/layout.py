"""Questions and answers told apart by layout, where a document has no headings for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.headings import Heading, Opens

_ASKED = re.compile(r"\?[»”’\"')]*\s*(?:(?:\[?\d{1,2}[\])]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)[\s,]*)*$")


def _asks(text: str) -> bool:
    """Say whether a line ends in a question mark, footnote markers aside."""
    return _ASKED.search(text[-200:].rstrip()) is not None


def _asks_first(text: str) -> bool:
    """Say whether a line asks and then adds to it: "Zo ja? Graag een toelichting."."""
    return "? " in text and re.match(r"\s*(?:Vragen|Antwoord|Beantwoording)", text) is None


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line that is neither furniture nor note: its index, text and weight."""

    index: int
    text: str
    bold: bool


def bold_questions(lines: Sequence[BodyLine]) -> list[Heading]:
    """Return a question for each run of bold lines, an answer for the plain text after it.

    Only a run that asks something (it ends in a question mark) counts; without at least one
    such run followed by plain text the list is empty.
    """
    found: list[Heading] = []
    number = 0
    run: list[BodyLine] = []
    for line in [line for line in lines if line.text.strip()]:
        if line.bold:
            run.append(line)
        else:
            if run and (_asks(run[-1].text) or _asks_first(run[-1].text)):
                number += 1
                found.append(Heading(_asking(run)[0].index, Opens.QUESTION, (number,), 0))
                found.append(Heading(line.index, Opens.ANSWER, (number,), 0))
            run = []
    return found


def _asking(run: Sequence[BodyLine]) -> Sequence[BodyLine]:
    """Drop bold title lines before the question: what is set apart by no question mark."""
    first = next(n for n, b in enumerate(run) if _asks(b.text) or n == len(run) - 1)
    start = first
    while start and not re.search(r"[.:)]\s*$", run[start - 1].text):
        start -= 1
    return run[start:]


def plain_answers(lines: Sequence[BodyLine], headings: Sequence[Heading]) -> list[Heading]:
    """Return headings for answers that only their weight tells from the bold question above."""
    extra: list[Heading] = []
    bold = {line.index: line for line in lines if line.bold}
    for place, heading in enumerate(headings):
        following = headings[place + 1] if place + 1 < len(headings) else None
        if heading.opens is not Opens.QUESTION or not heading.numbers:
            continue
        if following is not None and following.opens is Opens.ANSWER:
            continue
        end = following.index if following else lines[-1].index + 1
        inside = [b for b in lines if heading.index < b.index < end and b.text.strip()]
        plain = next((n for n, b in enumerate(inside) if not b.bold), None)
        if plain is None or any(b.bold and _asks(b.text) for b in inside[plain:]):
            continue
        opening = bold.get(heading.index)
        asked_inline = opening is not None and "?" in opening.text
        if plain or asked_inline:
            extra.append(Heading(inside[plain].index, Opens.ANSWER, heading.numbers, 0))
    return sorted([*headings, *extra], key=lambda h: h.index)


def asked_paragraphs(lines: Sequence[BodyLine], intro_end: int) -> list[Heading]:
    """Return a question for each paragraph that asks, after line `intro_end`.

    For documents that only ask: their questions are counted, as Word does for the reader.
    """
    found: list[Heading] = []
    for line in lines:
        if line.index <= intro_end or not line.text.strip():
            continue
        if re.match(r"\s*(Deze vragen dienen ter aanvulling|Toelichting)", line.text):
            found.append(Heading(line.index, Opens.TAIL, (), 0))
        elif len(line.text) > 20:
            found.append(Heading(line.index, Opens.QUESTION, (len(found) + 1,), 0))
    return found
