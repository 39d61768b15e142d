"""Pictures for the report, drawn by matplotlib without a display."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.cases import LABELS, Case, System, group, recorded
from eval.losses import Loss, losses
from eval.reporting_risk import curves
from eval.risk import area, calibration, operating_point
from eval.scoring import retrieval

INK, SOFT, LINE = "#1d2126", "#5b636d", "#dcdcd6"
# Told apart by the colour-blind too (Okabe and Ito); the system itself stands out.
COLOURS = {System.WHOLE: "#154273", System.LEXICAL: "#d55e00", System.DENSE: "#4da3c7"}
STATUSES = {
    "answered": "#154273",
    "declined": "#4da3c7",
    "related": "#e0b43c",
    "not_answered_yet": "#b9a878",
    "not_found": "#9aa3ab",
    "chitchat": "#c7ccd1",
    "refused": "#6f7780",
    "error": "#c0392b",
    "missing": "#7a1f14",
}
_STYLE = {
    "font.size": 10.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
    "text.color": INK,
}


def draw(cases: Sequence[Case], folder: Path) -> tuple[tuple[str, Path], ...]:
    """Draw all pictures into `folder`; return (caption, path) of each."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = (
        ("nDCG@10 per style, with 95 % intervals", "retrieval.png", _retrieval),
        ("Risk and coverage", "risk-coverage.png", _risk),
        ("Confidence, by what the question was", "confidence.png", _confidence),
        ("Is the confidence right?", "calibration.png", _calibration),
        ("What became of the questions", "statuses.png", _statuses),
        ("In which ways questions were lost", "losses.png", _losses),
    )
    return tuple(
        (text, _save(folder / name, text, cases, draw_on)) for text, name, draw_on in drawn
    )


def _save(path: Path, title: str, cases: Sequence[Case], draw_on: Any) -> Path:
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=(9, 4.5), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.set_title(title)
        draw_on(axes, cases)
        figure.savefig(path, dpi=120, metadata={"Software": None})
    return path


def _retrieval(axes: Any, cases: Sequence[Case]) -> None:
    """Draw a dot with its interval: a row a style, a colour a system."""
    answerable = tuple(case for case in cases if case.gold.answerable)
    groups = {"all": answerable} | group(answerable, "style")
    systems = recorded(cases)
    for index, system in enumerate(systems):
        measure = retrieval(system)[-1]
        found = [measure.of(members) for members in groups.values()]
        rows = [row + (index - (len(systems) - 1) / 2) * 0.22 for row in range(len(found))]
        values = [e.value for e in found]
        spread = [[e.value - e.low for e in found], [e.high - e.value for e in found]]
        axes.errorbar(
            values, rows, xerr=spread, fmt="o", ms=7 if system is System.WHOLE else 5.5,
            color=COLOURS[system], elinewidth=1.6, label=LABELS[system],
        )  # fmt: skip
    axes.set_yticks(range(len(groups)), [f"{name} ({len(m)})" for name, m in groups.items()])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.01)
    axes.grid(axis="x")
    axes.set_xlabel("nDCG@10, per register of the question (how many)")
    _legend(axes, bool(systems))


def _risk(axes: Any, cases: Sequence[Case]) -> None:
    """Draw the risk-coverage curves, and where the system operates."""
    found = curves(cases)
    colours = ("#154273", *("#7fa3c9", "#d55e00", "#4da3c7"))
    for index, (name, points) in enumerate(found.items()):
        coverage, wrong = [p.coverage for p in points], [p.risk for p in points]
        label = f"{name} (AURC {area(points):.3f})"
        axes.plot(
            coverage, wrong, label=label, color=colours[index % 4], lw=2.4 if index == 0 else 1.3
        )
    here = operating_point(cases)
    if here:
        axes.plot([here.coverage], [here.risk], "o", ms=9, color="#154273", mec="white", zorder=5)
        told = f"answers {here.coverage:.0%},\n{here.risk:.0%} of it wrong"
        axes.annotate(
            told, (here.coverage, here.risk), xytext=(0, -14), textcoords="offset points",
            ha="center", va="top", fontsize=9.5, color="#154273",
        )  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 0.7)
    axes.grid()
    axes.set_xlabel("coverage: share of all questions answered")
    axes.set_ylabel("risk: share of answers that is wrong")
    _legend(axes, bool(found))


def _confidence(axes: Any, cases: Sequence[Case]) -> None:
    """Draw a dot a question: its confidence, in a row of its kind, by what became of it."""
    groups = {"answerable": tuple(c for c in cases if c.gold.answerable)} | group(cases, "why")
    kept = {
        name: tuple(c for c in members if c.confidence is not None)
        for name, members in groups.items()
    }
    kept = {name: members for name, members in kept.items() if members}
    if not kept:
        _nothing(axes, "the records carry no confidence")
        return
    for row, members in enumerate(kept.values()):
        for place, case in enumerate(sorted(members, key=lambda c: c.confidence or 0)):
            offset = ((place * 7) % 11 - 5) / 15  # spread, the same each time
            good = case.right or (case.abstained and not case.gold.answerable)
            axes.plot(
                [case.confidence], [row + offset], "o", ms=5.5,
                color="#154273" if good else "#d55e00", alpha=0.8,
                mfc=None if case.answered else "white",
            )  # fmt: skip
    axes.set_yticks(range(len(kept)), [f"{name} ({len(m)})" for name, m in kept.items()])
    axes.set_ylim(len(kept) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.grid(axis="x")
    axes.set_xlabel("confidence (filled: answered, open: not answered)")
    for colour, text in (("#154273", "went well"), ("#d55e00", "went wrong")):
        axes.plot([], [], "o", color=colour, label=text)
    _legend(axes)


def _calibration(axes: Any, cases: Sequence[Case]) -> None:
    """Draw the share that was right against the confidence it was shown with."""
    found = calibration(cases)
    if not found:
        _nothing(axes, "the records carry no confidence")
        return
    sure, right = [b.confidence for b in found], [b.right.value for b in found]
    spread = [
        [b.right.value - b.right.low for b in found],
        [b.right.high - b.right.value for b in found],
    ]
    axes.plot([0, 1], [0, 1], color=SOFT, lw=1, ls=":", label="as it says")
    axes.errorbar(
        sure, right, yerr=spread, fmt="o-", color="#154273", elinewidth=1.4, label="found"
    )
    for b in found:
        axes.annotate(
            f"n={b.right.n}", (b.confidence, b.right.value), xytext=(7, -13),
            textcoords="offset points", fontsize=9, color=SOFT,
        )  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.02)
    axes.grid()
    axes.set_xlabel("confidence")
    axes.set_ylabel("share that cites a relevant pair")
    _legend(axes)


def _statuses(axes: Any, cases: Sequence[Case]) -> None:
    """Draw stacked bars with their counts: one for the answerable questions and for each why."""
    groups = {"answerable": tuple(c for c in cases if c.gold.answerable)} | group(cases, "why")
    left = [0.0] * len(groups)
    seen = {case.status for case in cases}
    for status, colour in STATUSES.items():
        if status not in seen:
            continue
        counts = [Counter(c.status for c in members)[status] for members in groups.values()]
        shares = [n / max(1, len(m)) for n, m in zip(counts, groups.values(), strict=True)]
        bars = axes.barh(
            range(len(groups)), shares, 0.68, left=left, label=status, color=colour, ec="white"
        )
        dark = status in {"answered", "refused", "error", "missing"}
        texts = [str(n) if share > 0.02 else "" for n, share in zip(counts, shares, strict=True)]
        axes.bar_label(bars, texts, label_type="center", color="white" if dark else INK)
        left = [before + share for before, share in zip(left, shares, strict=True)]
    axes.set_yticks(range(len(groups)), [f"{name} ({len(m)})" for name, m in groups.items()])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_xlabel("share of the questions")
    _legend(axes)


def _losses(axes: Any, cases: Sequence[Case]) -> None:
    """Draw a bar a kind of loss: how many questions."""
    counts = Counter(loss for case in cases for loss in losses(case))
    bars = axes.barh([str(loss) for loss in Loss], [counts[loss] for loss in Loss], color="#154273")
    axes.bar_label(bars, padding=4)
    axes.invert_yaxis()
    axes.grid(axis="x")
    axes.set_xlabel(f"questions, of {len(cases)}; one may lose in several ways")


def _nothing(axes: Any, text: str) -> None:
    axes.text(0.5, 0.5, text, ha="center", va="center", transform=axes.transAxes, color=SOFT)
    axes.set_axis_off()


def _legend(axes: Any, wanted: bool = True) -> None:
    """Put the legend beside the picture, where it hides nothing."""
    if wanted:
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize="small")
