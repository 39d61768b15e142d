"""Pictures for the report, drawn by matplotlib without a display."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.cases import Case, group, recorded
from eval.reporting import LABELS, curves
from eval.scoring import retrieval


def draw(cases: Sequence[Case], folder: Path) -> tuple[tuple[str, Path], ...]:
    """Draw all pictures into `folder`; return (caption, path) of each."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = (
        ("nDCG@10 per style, with 95 % intervals", "retrieval.png", _retrieval),
        ("Risk and coverage", "risk-coverage.png", _risk),
        ("What became of the questions", "statuses.png", _statuses),
    )
    return tuple(
        (text, _save(folder / name, text, cases, draw_on)) for text, name, draw_on in drawn
    )


def _save(path: Path, title: str, cases: Sequence[Case], draw_on: Any) -> Path:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4.5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set_title(title)
    draw_on(axes, cases)
    figure.savefig(path, dpi=120, metadata={"Software": None})
    return path


def _retrieval(axes: Any, cases: Sequence[Case]) -> None:
    """Draw bars: a cluster a style, a bar a system."""
    answerable = tuple(case for case in cases if case.gold.answerable)
    groups = {"all": answerable} | group(answerable, "style")
    systems = recorded(cases)
    width = 0.8 / max(1, len(systems))
    for index, system in enumerate(systems):
        measure = retrieval(system)[-1]
        found = [measure.of(members) for members in groups.values()]
        places = [place + (index - (len(systems) - 1) / 2) * width for place in range(len(found))]
        spread = [[e.value - e.low for e in found], [e.high - e.value for e in found]]
        heights = [e.value for e in found]
        axes.bar(places, heights, width, yerr=spread, capsize=2, label=LABELS[system])
    labels = [f"{name}\nn={len(members)}" for name, members in groups.items()]
    axes.set_xticks(range(len(groups)), labels)
    axes.set_ylim(0, 1)
    axes.set_ylabel("nDCG@10")
    if systems:
        _legend(axes)


def _risk(axes: Any, cases: Sequence[Case]) -> None:
    """Draw the risk-coverage curves; a dot where the system operates."""
    found = curves(cases)
    for index, (name, points) in enumerate(found.items()):
        coverage, risk = [p.coverage for p in points], [p.risk for p in points]
        (line,) = axes.plot(coverage, risk, label=name)
        if index == 0:
            axes.plot(coverage[-1:], risk[-1:], "o", color=line.get_color())
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xlabel("coverage: share of all questions answered")
    axes.set_ylabel("risk: share of answers that is wrong")
    if found:
        _legend(axes)


def _statuses(axes: Any, cases: Sequence[Case]) -> None:
    """Draw stacked bars: a bar for the answerable questions and for each why."""
    groups = {"answerable": tuple(c for c in cases if c.gold.answerable)} | group(cases, "why")
    left = [0.0] * len(groups)
    for status in dict.fromkeys(case.status for case in cases):
        counts = [Counter(c.status for c in members)[status] for members in groups.values()]
        shares = [n / max(1, len(m)) for n, m in zip(counts, groups.values(), strict=True)]
        axes.barh(range(len(groups)), shares, left=left, label=status)
        left = [before + share for before, share in zip(left, shares, strict=True)]
    axes.set_yticks(range(len(groups)), [f"{name} ({len(m)})" for name, m in groups.items()])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xlabel("share of the questions")
    _legend(axes)


def _legend(axes: Any) -> None:
    """Put the legend beside the picture, where it hides nothing."""
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize="small")
