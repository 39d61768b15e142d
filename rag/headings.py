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
_PART = r"(?:\s?[a-h](?![^\W\d_]))?"  # 2a is a part of question 2
_UPTO = r"(?:\bt/m\b|\bT/M\b|\btot\s+en\s+met\b|\bTOT\s+EN\s+MET\b|[-–])"
_WORD = r"(?:[Vv]raag|[Vv]ragen|VRAAG|VRAGEN|[Dd]eelvra(?:ag|gen))"
_SEPARATOR = (
    rf"\s*(?:(?:,\s*)?\b(?:en|EN|alsmede|evenals|respectievelijk)\b|,|&|/|{_UPTO})"
    rf"\s*(?:{_WORD}\s+)?"
)
_NUMBERS = rf"{_ONE}{_PART}(?:{_SEPARATOR}{_ONE}{_PART})*"
_RANGE = re.compile(rf"({_ONE}){_PART}\s*{_UPTO}\s*(?:{_WORD}\s+)?({_ONE})")
_KIND = (  # how an answer may be called
    r"(?:Nadere?|Aanvullende?|Gecorrigeerde?|Herziene?|Gewijzigde?|Nieuwe?|Gezamenlijke?|"
    r"Gecombineerde?|Het)\s+[Aa]ntwoord(?:en)?"
)
_MARK = r"\s?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,2}\]|\d{1,2}\))\s*$"  # a footnote's marker
_HEAD = re.compile(
    rf"""\s*(?:(?P<question>Vraag|Vragen|VRAAG|VRAGEN)
          |(?P<answer>Antwoord(?:en)?|ANTWOORD(?:EN)?|Beantwoording|{_KIND})
           (?:\s*(?:(?:op|OP|Op)\s+)?(?:(?:de|DE)\s+)?{_WORD})?)
        (?:\s*(?:nr\.|nummers?)?\s*(?P<numbers>{_NUMBERS})(?!\d|\s*/\s*\d|e\b))?
        (?P<close>\s*[:.)]|\s*$|{_MARK}|\s+(?=\([^)]*\)\s*$)|(?<=\d)(?=[A-Z])
          |(?<=\d)[^\S\n]+(?=[A-ZÀ-Þ«“‘"(]))
        \s*(?P<rest>.*)$""",
    re.VERBOSE,
)
_NOTICE = re.compile(r"\s*Mededeling\s*[:.]?\s*$")
_TAIL = re.compile(
    r"\s*(Toelichting\s*[:.]?\s*$|Toelichting\s*:\s*Deze\s+vragen|"
    r"Deze\s+vragen\s+dienen\s+ter\s+aanvulling|"
    r"Bijlage(?:\s+\d{1,2})?\s*(?::|$)|Hoogachtend\b|Met\s+(?:vriendelijke\s+groet|hoogachting)|"
    r"Ik\s+(?:vertrouw|ga|hoop)\b[^.]{0,60}\b(?:voldoende\s+)?te\s+hebben\s+(?:ge|be|in)\w+|"
    r"De\s+(?:[Mm]inister|[Ss]taatssecretaris)\s+(?:van|voor)\s+[^.?!]{3,90},\s*$)"
)
_TOGETHER = 10  # questions that stand under one bare heading
_LISTED = re.compile(rf"\s*(?P<numbers>{_NUMBERS})\s*(?:[.)]?\s*$|[.)]\s*(?=[^\W\d_]|[«‘“\"'(„]))")


class Opens(StrEnum):
    """What a heading opens."""

    QUESTION = "question"
    ANSWER = "answer"
    NOTICE = "notice"
    TAIL = "tail"
    ABOVE = "above"  # what stands over a list of answers


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
    if not any(h.opens is Opens.QUESTION and h.numbers for h in found):
        spaced = [h for index, line in lines if (h := _heading(index, line, spaced=True))]
        opened = {h.opens for h in spaced if h.numbers}
        found = spaced if {Opens.QUESTION, Opens.ANSWER} <= opened else found
    numbered = [h for h in found if h.opens is Opens.QUESTION and h.numbers]
    if not numbered:
        found = [h for h in found if h.opens is not Opens.QUESTION or not h.numbers]
        bare = _bare(lines, found)
        if bare:
            found = [h for h in found if h.opens is not Opens.QUESTION]
        found = sorted([*found, *bare], key=lambda h: h.index)
    else:
        found = [h for h in found if h.opens is not Opens.QUESTION or h.numbers]
    return without_inner_tails(_listed_answers(lines, _without_parts(lines, found)), lines)


def _heading(index: int, line: str, *, spaced: bool = False) -> Heading | None:
    if _NOTICE.match(line):
        return Heading(index, Opens.NOTICE, (), len(line))
    if _TAIL.match(line):
        return Heading(index, Opens.TAIL, (), 0)
    match = _HEAD.match(line)
    if match is None:
        return None
    rest, numbers = match["rest"], numbers_in(match["numbers"] or "")
    inline = bool(rest) and not re.fullmatch(r"\([^)]*\)\.?", rest)
    if inline and not (_may_carry_text(match, numbers) or (spaced and numbers)):
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
    last = 0
    opens = {h.index: h.opens for h in others}
    answers = any(h.opens is Opens.ANSWER for h in others)
    for place, (index, line) in enumerate(lines):
        if index in opens:
            answering = opens[index] is Opens.ANSWER
            continue
        match = _LISTED.match(line)
        numbers = numbers_in(match["numbers"]) if match else ()
        if match is None or numbers[:1] != (last + 1,) or numbers[-1] > last + _TOGETHER:
            continue
        if answers and answering and _interrupts([text for _, text in lines[place : place + 12]]):
            continue
        found.append(Heading(index, Opens.QUESTION, numbers, match.end()))
        last = numbers[-1]
    return found


def _number(line: str) -> str:
    """Return the bare number that a line consists of or begins with, or nothing."""
    match = _LISTED.match(line)
    return match.group().strip(" .)") if match else ""


def _interrupts(following: Sequence[str]) -> bool:
    """Say whether a number amid an answer is an item of a list.

    No question mark follows it, or not before the same number comes again.
    """
    own = _number(following[0])
    for n, line in enumerate(following):
        if n and own and _number(line) == own:
            return True
        if "?" in line:
            return False
        if n and re.match(r"\s*Antwoord", line):
            break
    return not any(re.match(r"\s*Antwoord", line) for line in following)


def _without_parts(lines: Sequence[tuple[int, str]], found: list[Heading]) -> list[Heading]:
    """Drop a heading that goes on with the same question or answer: 2b after 2a."""
    texts = dict(lines)
    kept: list[Heading] = []
    for heading in found:
        before = kept[-1] if kept else None
        goes_on = (
            before is not None
            and (before.opens, before.numbers) == (heading.opens, heading.numbers)
            and re.match(r"[^\d]*\d{1,3}\s?[b-h]\b", texts[heading.index]) is not None
        )
        if not goes_on:
            kept.append(heading)
    return kept


def _listed_answers(lines: Sequence[tuple[int, str]], found: list[Heading]) -> list[Heading]:
    """Tell the answers apart that stand numbered under one heading, after all the questions.

    Their numbers must go on without a gap, up to that of the last question.
    """
    answers = [h for h in found if h.opens is Opens.ANSWER]
    asked = [n for h in found if h.opens is Opens.QUESTION for n in h.numbers]
    if len(answers) != 1 or answers[0].numbers or len(asked) < 2:
        return found
    head = answers[0]
    if any(h.index > head.index and h.opens is Opens.QUESTION for h in found):
        return found
    listed: list[Heading] = []
    due = 1
    for index, line in lines:
        match = _LISTED.match(line) if index > head.index else None
        numbers = numbers_in(match["numbers"]) if match else ()
        if match and numbers and numbers[0] == due:
            listed.append(Heading(index, Opens.ANSWER, numbers, match.end()))
            due = numbers[-1] + 1
    if due != max(asked) + 1:
        return found
    before = Heading(head.index, Opens.ABOVE, (), len(dict(lines)[head.index]))
    return sorted([*(h for h in found if h is not head), before, *listed], key=lambda h: h.index)


def without_inner_tails(found: list[Heading], lines: Sequence[tuple[int, str]]) -> list[Heading]:
    """Drop tails that are followed by further questions or answers, or are all of an answer."""
    last = max((h.index for h in found if h.opens is not Opens.TAIL), default=-1)
    kept = [h for h in found if h.opens is not Opens.TAIL or h.index > last]
    first = next((h for h in kept if h.opens is Opens.TAIL), None)
    if first is None or not kept.index(first):
        return kept
    opened = kept[kept.index(first) - 1]
    words = [t for i, t in lines if opened.index < i < first.index and t.strip()]
    inline = opened.text_at < len(dict(lines)[opened.index])
    alone = opened.opens is Opens.ANSWER and not words and not inline
    return [h for h in kept if h is not first] if alone else kept
