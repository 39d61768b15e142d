"""Measure a record file and write the report.

python -m eval.report RECORDS.jsonl --gold GOLD.jsonl [--out REPORT.md] [--plots FOLDER]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.cases import Case, join
from eval.checking import Checker
from eval.facts import load_facts
from eval.gold import load_gold
from eval.plots import draw
from eval.records import Record, load_records
from eval.reporting import report
from rag.errors import RagError, ReadError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        cases = load_cases(options.records, options.gold, options.index)
        _write(cases, options.records, options.out, options.plots)
    except RagError as exc:
        print(f"eval.report: {exc}", file=sys.stderr)
        return 1
    return 0


def load_cases(records: Path, gold: Path, index: Path | None = None) -> tuple[Case, ...]:
    """Put gold and records together; with `index`, every citation is checked anew.

    Raises `ReadError` when no record belongs to the gold file at all.
    """
    questions = load_gold(gold)
    found = load_records(records)
    known = {question.id for question in questions}
    strangers = [identifier for identifier in found if identifier not in known]
    if found and len(strangers) == len(found):
        raise ReadError(
            f"{records.name} answers none of the questions of {gold.name} (its first id is "
            f"{strangers[0]!r}); give the gold file that it was made from"
        )
    if strangers:
        print(f"{len(strangers)} records are of no gold question: ignored", file=sys.stderr)
    return join(questions, _checked(found, index) if index else found)


def _checked(records: Mapping[str, Record], index: Path) -> dict[str, Record]:
    from rag.library import Library
    from rag.settings import Settings

    with Library.open(index, Settings.from_env(index=index)) as library:
        checker = Checker(library)
        return {identifier: checker.record(record) for identifier, record in records.items()}


def _write(cases: Sequence[Case], records: Path, out: Path | None, plots: Path | None) -> None:
    try:
        drawn = draw(cases, plots) if plots else ()
        base = out.parent if out else Path()
        shown = [(text, Path(os.path.relpath(path, base)).as_posix()) for text, path in drawn]
        text = report(cases, load_facts(records), shown)
        if out is None:
            print(text, end="")
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_text(text, encoding="utf-8")
    except OSError as exc:
        raise ReadError(f"the report cannot be written: {exc}; give another path") from exc


def _parser() -> argparse.ArgumentParser:
    about = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m eval.report", description=about)
    parser.add_argument("records", type=Path, help="what eval.run wrote")
    parser.add_argument("--gold", type=Path, required=True, help="the gold file it answers")
    parser.add_argument("--out", type=Path, help="write Markdown here; else it is printed")
    parser.add_argument("--plots", type=Path, help="draw pictures into this folder")
    parser.add_argument("--index", type=Path, help="check every citation against this index")
    return parser


if __name__ == "__main__":
    sys.exit(main())
