"""Risk and coverage: how often an answer is wrong when only the surest share is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import nan

import numpy as np

from eval.bootstrap import Estimate, Floats, Indices, estimate, resample
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


def confident(cases: Sequence[Case]) -> tuple[tuple[float, bool], ...]:
    """Return (confidence, wrong) of all that was shown with a citation and a confidence.

    What is shown as related only is in it: a lower bar would have made it an answer.
    """
    return tuple(
        (case.confidence, not case.cited_relevant)
        for case in cases
        if case.confidence is not None and case.cited
    )


def confident_curve(cases: Sequence[Case]) -> tuple[Point, ...]:
    """Return the curve of moving the bar of confidence, over all questions asked."""
    return curve(confident(cases), len(cases))


def operating_point(cases: Sequence[Case]) -> Point | None:
    """Return where the system itself operates; None when it answers nothing."""
    given = [not case.right for case in cases if case.answered]
    return Point(len(given) / len(cases), sum(given) / len(given)) if given else None


def area(points: Sequence[Point]) -> float:
    """Return the area under a curve (AURC) divided by the coverage that it reaches.

    That is the mean risk over all bars; lower is better. Ties count with the risk that they lead
    to together.
    """
    steps = pairwise((Point(0.0, 0.0), *points))
    whole = sum((after.coverage - before.coverage) * after.risk for before, after in steps)
    return whole / points[-1].coverage if points else nan


def area_estimate(answers: Sequence[tuple[float, bool]]) -> Estimate:
    """Estimate the area, with an interval, of (confidence, wrong) answers."""

    def of_drawn(drawn: Indices) -> float:
        return area(curve([answers[i] for i in drawn], len(drawn)))

    return resample(len(answers), of_drawn)


def separation(above: Sequence[float], below: Sequence[float]) -> Estimate:
    """Estimate the AUC: how often one of `above` scores higher than one of `below`.

    A tie counts half; 0.5 is chance. Both sides are drawn again, together; `n` counts both.
    """
    scores = np.array([*above, *below], dtype=np.float64)
    positive = np.arange(len(scores)) < len(above)
    return resample(
        len(scores),
        lambda drawn: _auc(scores[drawn[positive[drawn]]], scores[drawn[~positive[drawn]]]),
    )


def _auc(above: Floats, below: Floats) -> float:
    if not above.size or not below.size:
        return nan
    ordered = np.sort(below)
    lower = np.searchsorted(ordered, above, "left") + np.searchsorted(ordered, above, "right")
    return float(lower.mean() / 2 / below.size)


def separations(cases: Sequence[Case]) -> dict[str, Estimate]:
    """Return, per why, how well the confidence tells the answerable from the unanswerable."""

    sure: dict[str, list[float]] = {"": []}  # the answerable ones under no why
    for case in cases:
        if case.confidence is not None:
            sure.setdefault(case.gold.why, []).append(case.confidence)
    found = {why: separation(sure[""], scores) for why, scores in sure.items() if why}
    return {why: auc for why, auc in found.items() if auc.measured}


@dataclass(frozen=True, slots=True)
class Bin:
    """What was shown with a confidence from `low` up to `high`, and how much of it was right."""

    low: float
    high: float
    confidence: float
    right: Estimate


def calibration(cases: Sequence[Case], bins: int = 5) -> tuple[Bin, ...]:
    """Return bins of equal width; empty ones are left out."""
    shown = confident(cases)
    found = []
    for index in range(bins):
        low, high = index / bins, (index + 1) / bins
        inside = [a for a in shown if low <= a[0] < high or a[0] == high == 1]
        if inside:
            right = estimate([(float(not wrong), 1.0) for _, wrong in inside])
            found.append(Bin(low, high, sum(sure for sure, _ in inside) / len(inside), right))
    return tuple(found)


def risk_at(points: Sequence[Point], coverage: float) -> float | None:
    """Return the risk at the first point that reaches `coverage`; None when none does."""
    return next((p.risk for p in points if p.coverage >= coverage - 1e-9), None)


def _confidence(case: Case) -> float:
    if case.confidence is not None:
        return case.confidence
    hits = case.record.hits if case.record else ()
    return hits[0].score if hits else 0.0
