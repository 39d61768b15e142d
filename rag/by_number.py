"""Answers that are asked for by the number of their questions, with those that they point to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rag.answers import Answer, Hit, Statement, Status
from rag.choosing import Chosen, Followed
from rag.composing import MOST, POINTER, RUNNERS_UP, quote
from rag.datamodels import Document, QAPair
from rag.picking import OPENING, OVER
from rag.searching import Search
from rag.wording import numbers

_PAIRS = 4  # answers that are shown of those that are asked for
_POINTED = 2  # answers shown to which these point
_LEAST = 20  # words below which nothing is gained by quoting some of an answer

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "no_pair": "{name} heeft geen vraag {number}.",
            "open_pair": "{name}: op vraag {number} staat hier geen antwoord.",
            "left": "Een antwoord toont er hoogstens vier: vraag apart naar vraag {number}.",
            "points": "Het antwoord op vraag {number} verwijst naar dat op vraag {other}.",
        },
        "en": {
            "no_pair": "{name} has no question {number}.",
            "open_pair": "{name}: question {number} has no answer here.",
            "left": "At most four are shown at once: ask apart for question {number}.",
            "points": "The answer to question {number} points to that to question {other}.",
        },
    }
)


def answered_by_number(
    search: Search,
    query: str,
    document: Document,
    asked: Sequence[int],
    name: str,
    language: str,
) -> Answer:
    """Return what was answered to some questions of a document, within the room of one answer.

    What is not there or does not fit is said.
    """
    found = [p for n in asked if (p := document.pair(n)) is not None]
    pairs = list(dict.fromkeys(p for p in found if p.answer is not None))
    told = {
        "no_pair": [n for n in asked if document.pair(n) is None],
        "open_pair": [n for n, p in _numbered(found, asked) if p.answer is None],
        "left": [n for n, _ in _numbered(pairs[_PAIRS:], asked)],
    }
    named = name[0].upper() + name[1:]
    said = [
        _WORDS[language][which].format(name=named, number=numbers(tuple(these), language))
        for which, these in told.items()
        if these
    ]
    if not pairs:
        status = Status.NOT_ANSWERED_YET if told["open_pair"] else Status.NOT_FOUND
        return Answer(query, status, reason=" ".join(said), language=language)
    shown = [search.pairs.by_number(document, pair) for pair in pairs[:_PAIRS]]
    statements, pointed = _composed(search, shown)
    own = [chosen for chosen, _ in shown]
    said += [_points(first, other, language) for first, other in pointed]
    return Answer(
        query,
        Status.ANSWERED,
        statements=tuple(statements),
        evidence=search.pairs.evidence(statements, [*own, *(c for _, c in pointed)]),
        hits=tuple(Hit(n, document.source, c.pair.numbers, 1.0) for n, c in enumerate(own, 1)),
        reason=" ".join(said),
        confidence=1.0,
        language=language,
    )


def _composed(
    search: Search, shown: Sequence[tuple[Chosen, Sequence[Followed]]]
) -> tuple[list[Statement], list[tuple[Chosen, Chosen]]]:
    """Return quotes of the answers asked for, and in what room is left of those they point to.

    An answer that says more than where to look leaves less room for that.
    """
    own = [chosen for chosen, _ in shown]
    statements = [s for c, share in _rooms(own, MOST) for s in _quoted(c, share)]
    pointed = list(_pointed(search, shown, statements))[:_POINTED]
    rest = max(MOST - sum(len(s.text.split()) for s in statements), 0)
    short = all(_length(first) <= POINTER for first, _ in pointed)
    room = rest if short else min(RUNNERS_UP[0], rest)
    kept = []
    rooms = [share for _, share in _rooms([c for _, c in pointed], room)]
    for (first, other), share in zip(pointed, rooms, strict=True):
        if share >= min(_LEAST, _length(other)):
            statements += _quoted(other, share)
            kept.append((first, other))
    return statements, kept


def _points(first: Chosen, other: Chosen, language: str) -> str:
    number, target = (numbers(c.pair.numbers, language) for c in (first, other))
    return _WORDS[language]["points"].format(number=number, other=target)


def _numbered(pairs: Sequence[QAPair], asked: Sequence[int]) -> Iterator[tuple[int, QAPair]]:
    """Yield the numbers that were asked for of some pairs, each once."""
    seen = set()
    for pair in pairs:
        for number in pair.numbers:
            if number in asked and number not in seen:
                seen.add(number)
                yield number, pair


def _rooms(chosen: Sequence[Chosen], room: int) -> Iterator[tuple[Chosen, int]]:
    """Divide words among answers: what the short ones leave is for the long ones."""
    shares: dict[tuple[int, ...], int] = {}
    for place, one in enumerate(sorted(chosen, key=_length)):
        share = min(_length(one), room // (len(chosen) - place))
        shares[one.pair.numbers] = share
        room -= share
    for one in chosen:
        yield one, shares[one.pair.numbers]


def _quoted(chosen: Chosen, room: int) -> list[Statement]:
    """Quote an answer, whole where there is room; what a sentence needs may take more."""
    return list(quote(chosen, room, max(int((room - OPENING) / (1 + OVER)), _LEAST)))


def _length(chosen: Chosen) -> int:
    return len(chosen.document.answer_text(chosen.pair).split())


def _pointed(
    search: Search,
    shown: Sequence[tuple[Chosen, Sequence[Followed]]],
    statements: Sequence[Statement],
) -> Iterator[tuple[Chosen, Chosen]]:
    """Yield each answer that points to another in words that are quoted, and that other one.

    One that itself only points further is followed too, once.
    """
    seen = {chosen.pair.numbers for chosen, _ in shown}
    further: list[Chosen] = []
    for first, followed in shown:
        for other in followed:
            numbers_of = other.chosen.pair.numbers
            if numbers_of not in seen and _is_quoted(first, statements, other):
                seen.add(numbers_of)
                further += [other.chosen] if _length(other.chosen) <= POINTER else []
                yield first, other.chosen
    for first in further:
        for other in search.pairs.by_number(first.document, first.pair)[1]:
            if other.chosen.pair.numbers not in seen:
                seen.add(other.chosen.pair.numbers)
                yield first, other.chosen


def _is_quoted(chosen: Chosen, statements: Sequence[Statement], other: Followed) -> bool:
    """Say whether the words that point to another answer stand in what is quoted."""
    assert chosen.pair.answer is not None
    at = other.words.start - chosen.pair.answer.start
    cited = (c for s in statements for c in s.citations if c.numbers == chosen.pair.numbers)
    return any(c.start <= at < c.end for c in cited)
