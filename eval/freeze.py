"""Freeze a run, or hold a run against a frozen one.

python -m eval.freeze RECORDS.jsonl --gold GOLD.jsonl --out FROZEN.json
python -m eval.freeze RECORDS.jsonl --gold GOLD.jsonl --against FROZEN.json
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.freezing import TOLERANCE, Frozen, drops, restated
from eval.report import load_cases
from eval.trec import write
from rag.errors import RagError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 1 when something went wrong or a measure dropped too far."""
    options = _parser().parse_args(argv)
    try:
        now = Frozen.of(load_cases(options.records, options.gold))
        if options.out:
            write(options.out, [now.to_json().rstrip("\n")])
            print(f"{len(now.statuses)} questions frozen: {options.out}", file=sys.stderr)
            return 0
        return _hold(Frozen.load(options.against), now, options.tolerance)
    except RagError as exc:
        print(f"eval.freeze: {exc}", file=sys.stderr)
        return 1


def _hold(frozen: Frozen, now: Frozen, tolerance: float) -> int:
    found = drops(frozen, now, tolerance)
    for drop in found:
        print(drop)
    for change in restated(frozen, now):
        print(f"ends otherwise: {change}")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    about = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m eval.freeze", description=about)
    parser.add_argument("records", type=Path, help="what eval.run wrote")
    parser.add_argument("--gold", type=Path, required=True, help="the gold file it answers")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, help="write the frozen run here")
    what.add_argument("--against", type=Path, help="hold the records against this frozen run")
    parser.add_argument(
        "--tolerance",
        type=float,
        default=TOLERANCE,
        help="how many questions' worth a measure may lose (default: %(default)s)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
