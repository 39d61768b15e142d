"""Compare two record files of the same gold file, question by question.

python -m eval.compare A.jsonl B.jsonl --gold GOLD.jsonl [--out FILE.md]

Prints each measure with a paired bootstrap, and then every question that B lost or gained.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import markdown as md
from eval import scoring
from eval.bootstrap import Estimate, mean
from eval.cases import Case, System, group
from eval.changes import Change, Turn, changes
from eval.report import load_cases
from eval.scoring import Measure
from eval.trec import write
from rag.errors import RagError

_RETRIEVAL = {measure.name: measure for measure in scoring.retrieval(System.WHOLE)}
MEASURES = (
    _RETRIEVAL["success@1"],
    _RETRIEVAL["success@5"],
    _RETRIEVAL["recall@10"],
    _RETRIEVAL["nDCG@10"],
    scoring.NUGGETS_LOOSE,
    scoring.NUGGETS_STRICT,
    scoring.ANSWER_RATE,
    scoring.RECALL,
    scoring.ABSTENTION_RECALL,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What B scores more than A on one measure, over the questions that both are judged on."""

    name: str
    first: float
    second: float
    difference: Estimate
    better: int
    worse: int


def compare(first: Sequence[Case], second: Sequence[Case], measure: Measure) -> Difference | None:
    """Compare paired values of one measure; None when no question is judged in both.

    The interval is a bootstrap of the differences per question, so that what makes a question
    hard or easy for both systems falls out.
    """
    ours, theirs = measure.values(first), measure.values(second)
    shared = [identifier for identifier in ours if identifier in theirs]
    if not shared:
        return None
    gains = [theirs[identifier] - ours[identifier] for identifier in shared]
    return Difference(
        measure.name,
        sum(ours[identifier] for identifier in shared) / len(shared),
        sum(theirs[identifier] for identifier in shared) / len(shared),
        mean(gains),
        sum(gain > 0 for gain in gains),
        sum(gain < 0 for gain in gains),
    )


def differences(first: Sequence[Case], second: Sequence[Case]) -> str:
    """Return a Markdown table of all measures, over all questions and per style."""
    ours, theirs = ({"all": tuple(c)} | group(c, "style") for c in (first, second))
    rows = []
    for name in ours:
        for measure in MEASURES:
            found = compare(ours[name], theirs[name], measure)
            if found is not None:
                rows.append(_row(name, found))
    header = ("questions", "measure", "A", "B", "B - A", "better", "worse")
    return md.table(header, rows)


def _row(name: str, found: Difference) -> list[str]:
    return [
        name,
        found.name,
        md.number(found.first),
        md.number(found.second),
        md.cell(found.difference),
        str(found.better),
        str(found.worse),
    ]


def listing(found: Sequence[Change]) -> str:
    """Return the questions that went another way, as Markdown: what was lost, then gained."""
    header = ("question", "rank", "recall@5", "nuggets", "outcome", "id, style")
    parts = []
    for turn in (Turn.LOST, Turn.MIXED, Turn.GAINED):
        rows = [_listed(change) for change in found if change.turn is turn]
        title = f"{turn.name.capitalize()} by B: {len(rows)}"
        parts.append(md.section(title, md.table(header, rows) if rows else ""))
    return "\n\n".join(parts)


def _listed(change: Change) -> list[str]:
    before, after, gold = change.before, change.after, change.case.gold
    return [
        md.inline(gold.question),
        _step(_rank(before.rank), _rank(after.rank)) if gold.answerable else md.NONE,
        _step(_share(before.recall), _share(after.recall)),
        _step(_share(before.nuggets), _share(after.nuggets)),
        _step(_outcome(before.status, before.right), _outcome(after.status, after.right)),
        f"{md.inline(gold.id)}, {md.inline(gold.style)}" + (f", {gold.why}" if gold.why else ""),
    ]


def _step(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _rank(rank: int | None) -> str:
    return str(rank) if rank else "none"


def _share(share: float | None) -> str:
    return md.NONE if share is None else md.number(share, 2)


def _outcome(status: str, right: bool) -> str:
    return f"{status} {'✓' if right else '✗'}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        first, second = (load_cases(path, options.gold) for path in (options.a, options.b))
        text = "\n\n".join(
            (
                f"A is {options.a.name}, B is {options.b.name}. Paired bootstrap, 95 %.",
                differences(first, second),
                listing(changes(first, second)),
            )
        )
        if options.out:
            write(options.out, [text])
    except RagError as exc:
        print(f"eval.compare: {exc}", file=sys.stderr)
        return 1
    if not options.out:
        print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    about = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m eval.compare", description=about)
    parser.add_argument("a", type=Path, help="record file A")
    parser.add_argument("b", type=Path, help="record file B")
    parser.add_argument("--gold", type=Path, required=True, help="the gold file both answer")
    parser.add_argument("--out", type=Path, help="write Markdown here; else it is printed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
