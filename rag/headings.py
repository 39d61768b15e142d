"""The grammar of headings, as data: which lines open a question, an answer, a tail.

Headings are case-sensitive: "antwoord op vraag 5" within a sentence is prose. A heading may
carry its text on the same line when a colon, full stop or bracket closes its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_ONE = r"\d{1,3}"
_UPTO = r"(?:\bt/m\b|\bT/M\b|\btot\s+en\s+met\b|\bTOT\s+EN\s+MET\b|[-–])"
_SEPARATOR = rf"\s*(?:,\s*(?:en|EN)\b|,|\b(?:en|EN)\b|&|/|{_UPTO})\s*"
_NUMBERS = rf"{_ONE}(?:{_SEPARATOR}{_ONE})*"
_RANGE = re.compile(rf"({_ONE})\s*{_UPTO}\s*({_ONE})")
_HEAD = re.compile(
    rf"""\s*(?:(?P<question>Vraag|Vragen|VRAAG|VRAGEN)
          |(?P<answer>Antwoord(?:en)?|ANTWOORD(?:EN)?|Beantwoording)
           (?:\s*(?:(?:op|OP)\s+)?(?:(?:de|DE)\s+)?(?:vraag|vragen|Vraag|Vragen|VRAAG|VRAGEN))?)
        (?:\s*(?:nr\.|nummers?)?\s*(?P<numbers>{_NUMBERS})(?!\d|\s*/\s*\d|e\b))?
        (?P<close>\s*[:.)]|\s*$|\s+(?=\([^)]*\)\s*$)|(?<=\d)(?=[A-Z]))
        \s*(?P<rest>.*)$""",
    re.VERBOSE,
)
_NOTICE = re.compile(r"\s*Mededeling\s*[:.]?\s*$")
_TAIL = re.compile(
    r"\s*(Toelichting\s*[:.]?\s*$|Toelichting\s*:|Deze vragen dienen ter aanvulling)"
)
_BARE = re.compile(rf"\s*(?P<number>{_ONE})\s*[.)]?\s*$")
_INLINE = re.compile(rf"\s*(?P<number>{_ONE})\s*[.)]\s*(?=[^\W\d_]|[«‘“\"'(„])")


class Opens(StrEnum):
    """What a heading opens."""

    QUESTION = "question"
    ANSWER = "answer"
    NOTICE = "notice"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at line `index`: what it opens, for which numbers, where its text begins.

    `numbers` is empty for an unnumbered heading; `text_at` is an offset within the line, equal
    to the line's length when the text begins on the next line.
    """

    index: int
    opens: Opens
    numbers: tuple[int, ...]
    text_at: int


def numbers_in(text: str) -> tuple[int, ...]:
    """Return the numbers a heading names, ranges spelled out, in rising order."""
    numbers = {int(n) for n in re.findall(_ONE, text)}
    for low, high in _RANGE.findall(text):
        if int(low) < int(high) < int(low) + 100:
            numbers |= set(range(int(low), int(high) + 1))
    return tuple(sorted(numbers))


def find(lines: Sequence[tuple[int, str]]) -> list[Heading]:
    """Return the headings among body lines, given as (index, text)."""
    found = [h for index, line in lines if (h := _heading(index, line))]
    numbered = [h for h in found if h.opens is Opens.QUESTION and h.numbers]
    if not numbered:
        found = [h for h in found if h.opens is not Opens.QUESTION or not h.numbers]
        bare = _bare(lines, found)
        if bare:
            found = [h for h in found if h.opens is not Opens.QUESTION]
        found = sorted([*found, *bare], key=lambda h: h.index)
    else:
        found = [h for h in found if h.opens is not Opens.QUESTION or h.numbers]
    return _without_inner_tails(found)


def _heading(index: int, line: str) -> Heading | None:
    if _NOTICE.match(line):
        return Heading(index, Opens.NOTICE, (), len(line))
    if _TAIL.match(line):
        return Heading(index, Opens.TAIL, (), 0)
    match = _HEAD.match(line)
    if match is None:
        return None
    rest, numbers = match["rest"], numbers_in(match["numbers"] or "")
    inline = bool(rest) and not re.fullmatch(r"\([^)]*\)\.?", rest)
    if inline and not _may_carry_text(match, numbers):
        return None
    opens = Opens.QUESTION if match["question"] else Opens.ANSWER
    return Heading(index, opens, numbers, match.start("rest") if inline else len(line))


def _may_carry_text(match: re.Match[str], numbers: tuple[int, ...]) -> bool:
    close = match["close"].strip()
    if match["question"] and not numbers:
        return False
    return close in (":", ")", ".") if numbers else close == ":"


def _bare(lines: Sequence[tuple[int, str]], others: Sequence[Heading]) -> list[Heading]:
    """Return questions that have only a number: accepted one after the other, from 1."""
    found: list[Heading] = []
    answering = False
    opens = {h.index: h.opens for h in others}
    answers = any(h.opens is Opens.ANSWER for h in others)
    for place, (index, line) in enumerate(lines):
        if index in opens:
            answering = opens[index] is Opens.ANSWER
            continue
        match = _BARE.match(line) or _INLINE.match(line)
        if match is None or int(match["number"]) != len(found) + 1:
            continue
        if answers and answering and _interrupts([text for _, text in lines[place : place + 12]]):
            continue
        found.append(Heading(index, Opens.QUESTION, (len(found) + 1,), match.end()))
    return found


def _number(line: str) -> str:
    """Return the bare number that a line consists of or begins with, or nothing."""
    match = _BARE.match(line) or _INLINE.match(line)
    return match["number"] if match else ""


def _interrupts(following: Sequence[str]) -> bool:
    """Say whether a number amid an answer is an item of a list.

    No question mark follows it, or not before the same number comes again.
    """
    own = _number(following[0])
    for n, line in enumerate(following):
        if n and _number(line) == own:
            return True
        if "?" in line:
            return False
        if n and re.match(r"\s*Antwoord", line):
            break
    return not any(re.match(r"\s*Antwoord", line) for line in following)


def _without_inner_tails(found: list[Heading]) -> list[Heading]:
    """Drop tails that are followed by further questions or answers: those are prose."""
    last = max((h.index for h in found if h.opens is not Opens.TAIL), default=-1)
    return [h for h in found if h.opens is not Opens.TAIL or h.index > last]
