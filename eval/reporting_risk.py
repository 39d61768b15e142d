"""The report's section on risk, coverage and confidence."""

from __future__ import annotations

from collections.abc import Sequence

from eval import markdown as md
from eval.cases import LABELS, Case, recorded
from eval.risk import (
    Point,
    answered_curve,
    area,
    area_estimate,
    calibration,
    confident,
    confident_curve,
    operating_point,
    risk_at,
    separations,
    top_hit_curve,
)

BY_CONFIDENCE = "answers, by confidence"
BY_SCORE = "the system's answers"
_WHAT = (
    "The share of answers that is wrong (citing no relevant pair, or answering what nothing "
    "answers) when only the surest share of all questions is answered. The system itself answers "
    "{coverage} of all questions, of which {risk} is wrong."
)
_CONFIDENT = (
    f"`{BY_CONFIDENCE}` moves the bar of the confidence: what is shown as related only would be an "
    "answer under a lower bar, so that the curve goes on beyond where the system operates."
)
_HITS = "A first hit answers when its score is high enough."
_NO_CONFIDENCE = (
    "The records carry no confidence (a probability from 0 to 1): `the system's answers` are "
    "ordered by the score of their first hit, and there is no calibration to show."
)
_AREA = (
    "AURC is the area under the curve divided by the coverage it reaches: the mean risk over all "
    "bars. Lower is better; compare areas only where the curves reach equally far."
)


def curves(cases: Sequence[Case]) -> dict[str, tuple[Point, ...]]:
    """Return the risk-coverage curve of the answers, and of each first hit by its score."""
    sure = confident_curve(cases)
    found = {BY_CONFIDENCE: sure} if sure else {BY_SCORE: answered_curve(cases)}
    for system in recorded(cases):
        found[f"first hit, {LABELS[system]}"] = top_hit_curve(cases, system)
    return {name: points for name, points in found.items() if points}


def risk(cases: Sequence[Case]) -> str:
    """Return the section; empty when nothing was answered or ranked."""
    found, here = curves(cases), operating_point(cases)
    if not found:
        return ""
    here = here or Point(0.0, 0.0)
    told = _WHAT.format(coverage=md.number(here.coverage), risk=md.number(here.risk))
    remark = _CONFIDENT if BY_CONFIDENCE in found else _NO_CONFIDENCE
    return md.section(
        "Risk and coverage",
        f"{told} {_HITS}",
        remark,
        _table(found, here, cases),
        _AREA,
        *(_sureness(cases) if BY_CONFIDENCE in found else ()),
    )


def _table(found: dict[str, tuple[Point, ...]], here: Point, cases: Sequence[Case]) -> str:
    levels = sorted({0.25, 0.5, 0.75, here.coverage or 1.0, 1.0})
    header = ("answered by", *(f"coverage {x:.2f}" for x in levels), "reaches", "AURC")
    rows = []
    for name, points in found.items():
        cells = [_cell(points, x) for x in levels]
        whole = md.number(area(points))
        if name == BY_CONFIDENCE:
            whole = md.cell(area_estimate(confident(cases)))
        rows.append([name, *cells, md.number(points[-1].coverage), whole])
    return md.table(header, rows)


def _cell(points: Sequence[Point], coverage: float) -> str:
    found = risk_at(points, coverage)
    return md.NONE if found is None else md.number(found)


def _sureness(cases: Sequence[Case]) -> tuple[str, ...]:
    """Write how the confidence tells questions apart, and whether it means what it says."""
    apart = [[f"answerable, {why}", md.cell(auc)] for why, auc in separations(cases).items()]
    rows = [
        [f"{b.low:.1f} – {b.high:.1f}", md.number(b.confidence), md.cell(b.right)]
        for b in calibration(cases)
    ]
    return (
        "### Confidence",
        "AUC: how often an answerable question got more confidence than an unanswerable one of "
        "this kind (0.5 is chance). Questions turned away without a confidence are left out; n "
        "counts both kinds.",
        md.table(("told apart", "AUC"), apart) if apart else "",
        "Of what was shown with such a confidence, the share that cites a relevant pair:",
        md.table(("confidence", "mean", "right"), rows),
    )
