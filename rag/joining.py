"""Several answers to one message: one answer, each question by itself, no quote twice; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from rag.answers import Answer, Evidence, Hit, Part, Statement, Status
from rag.composing import cited_pairs

_MOST = 170  # words of all quotes together


def joined(query: str, answers: Sequence[Answer]) -> Answer:
    """Return one answer to a message of several questions, in their order.

    A question whose quotes all stand under an earlier one refers to it. What of the quotes is
    too long for one message is left to the sources.
    """
    budget = _MOST // max(sum(bool(answer.statements) for answer in answers), 1)
    shown: set[str] = set()
    parts: list[Part] = []
    statements: list[Statement] = []
    for number, answer in enumerate(answers, 1):
        fresh = [s for s in _within(answer.statements, budget) if s.text not in shown]
        shown |= {s.text for s in fresh}
        statements += [replace(s, part=number) for s in fresh]
        above = bool(answer.statements) and not fresh
        parts.append(Part(answer.query, answer.status, answer.reason, above))
    by_pair = {(e.source, e.numbers): e for a in answers for e in a.evidence}
    evidence: tuple[Evidence, ...] = tuple(by_pair[key] for key in cited_pairs(statements))
    sure = [a.confidence for a in answers if a.confidence is not None]
    return Answer(
        query=query,
        interpretation=_searched(answers),
        status=_status(answers),
        statements=tuple(statements),
        evidence=evidence,
        hits=_hits(answers),
        language=answers[0].language,
        confidence=min(sure, default=None),
        listing=tuple(
            replace(item, part=number)
            for number, answer in enumerate(answers, 1)
            for item in answer.listing
        ),
        parts=tuple(parts),
    )


def _searched(answers: Sequence[Answer]) -> str:
    """Say what was searched or counted, every question in its place: one that was taken as it
    stands by its own words. Nothing where all of them were, and not what was refused.
    """
    if not any(answer.interpretation for answer in answers):
        return ""
    taken = [a.interpretation or a.query for a in answers if a.status is not Status.REFUSED]
    return " · ".join(dict.fromkeys(taken))


def _within(statements: Sequence[Statement], budget: int) -> list[Statement]:
    """Return the first statements, as many as fit; one at least."""
    kept: list[Statement] = []
    words = 0
    for statement in statements:
        words += len(statement.text.split())
        if kept and words > budget:
            break
        kept.append(statement)
    return kept


def _status(answers: Sequence[Answer]) -> Status:
    order = (Status.ANSWERED, Status.DECLINED, Status.RELATED, Status.NOT_ANSWERED_YET)
    found = [answer.status for answer in answers]
    return next((status for status in order if status in found), found[0])


def _hits(answers: Sequence[Answer]) -> tuple[Hit, ...]:
    """Return the rankings merged rank by rank, each pair once."""
    merged: dict[tuple[str, tuple[int, ...]], Hit] = {}
    for hit in chain.from_iterable(zip_longest(*(a.hits for a in answers))):
        if hit is not None:
            merged.setdefault((hit.source, hit.numbers), hit)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(merged.values(), 1))
