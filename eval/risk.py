"""Risk and coverage: how often an answer is wrong when only the surest share is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eval.cases import Case, System


@dataclass(frozen=True, slots=True)
class Point:
    """At this share of all questions answered, this share of the answers is wrong."""

    coverage: float
    risk: float


def curve(answers: Sequence[tuple[float, bool]], questions: int) -> tuple[Point, ...]:
    """Return one point for each confidence, from the surest down; equal ones come together.

    `answers` holds (confidence, wrong); `questions` is how many were asked.
    """
    ordered = sorted(answers, key=lambda answer: -answer[0])
    points: list[Point] = []
    answered = wrong = 0
    for _, tied in groupby(ordered, key=lambda answer: answer[0]):
        for _, is_wrong in tied:
            answered += 1
            wrong += is_wrong
        points.append(Point(answered / questions, wrong / answered))
    return tuple(points)


def answered_curve(cases: Sequence[Case]) -> tuple[Point, ...]:
    """Return the curve of the answers given; its last point is where the system operates.

    An answer is wrong when it cites no relevant pair, as on unanswerable questions it must. The
    confidence is the record's, or else the score of its first hit.
    """
    given = [(_confidence(case), not case.right) for case in cases if case.answered]
    return curve(given, len(cases))


def top_hit_curve(cases: Sequence[Case], system: System) -> tuple[Point, ...]:
    """Return the curve of answering with a system's first hit when its score is high enough."""
    answers = []
    for case in cases:
        hits = case.hits(system)
        if hits:
            first = hits[0]
            answers.append((first.score, not case.gold.is_relevant(first.source, first.numbers)))
    return curve(answers, len(cases))


def risk_at(points: Sequence[Point], coverage: float) -> float | None:
    """Return the risk at the first point that reaches `coverage`; None when none does."""
    return next((p.risk for p in points if p.coverage >= coverage - 1e-9), None)


def _confidence(case: Case) -> float:
    if case.record is None:
        return 0.0
    if case.record.confidence is not None:
        return case.record.confidence
    return case.record.hits[0].score if case.record.hits else 0.0
