"""Write a record file as a TREC run, and its gold file as TREC qrels.

python -m eval.trec RECORDS.jsonl --gold GOLD.jsonl --run FILE --qrels FILE

A document id is a pair: `source|numbers`, such as `ah-tk-20242025-594.txt|4,5`. `trec_eval -c`
over the two files gives the report's figures: with `-c` a question without a ranking counts 0.
Questions that nothing answers have a ranking in the run, and no line in the qrels.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from eval.cases import Case, System
from eval.measures import fold, relevant_pairs
from eval.records import PairKey
from eval.report import load_cases
from rag.errors import RagError, ReadError

TAG = "kamerantwoord"
_NOT_IN_A_FIELD = re.compile(r"[\s%|]")  # white space parts the fields, | the parts of an id


def document_id(pair: PairKey) -> str:
    """Return the id of a pair; what would break a field in a file name is percent-encoded."""
    name = _NOT_IN_A_FIELD.sub(lambda found: quote(found[0], safe=""), pair.source)
    return f"{name}|{','.join(map(str, pair.numbers))}"


def run_lines(cases: Iterable[Case], system: System = System.WHOLE) -> list[str]:
    """Return the run: `query Q0 document rank score tag`, a line a ranked pair.

    The score only says the order (trec_eval sorts by it, in single precision, and settles ties
    by id): the reciprocal of the rank. The system's own scores stand in the record.
    """
    return [
        f"{case.gold.id} Q0 {document_id(pair)} {rank} {1 / rank:.6f} {TAG}"
        for case in cases
        for rank, pair in enumerate(_ranked(case, system), start=1)
    ]


def qrels_lines(cases: Iterable[Case]) -> list[str]:
    """Return the qrels: `query 0 document grade`, a line a relevant pair, found or not."""
    return [
        f"{case.gold.id} 0 {document_id(pair)} 1"
        for case in cases
        if case.gold.searched
        for pair in relevant_pairs(case.gold, case.seen, case.known)
    ]


def _ranked(case: Case, system: System) -> tuple[PairKey, ...]:
    return fold(PairKey(hit.source, hit.numbers) for hit in case.hits(system) or ())


def write(path: Path, lines: Sequence[str]) -> None:
    """Write lines to a file, errors translated."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as exc:
        raise ReadError(f"{path} cannot be written: {exc}; give another path") from exc


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        cases = load_cases(options.records, options.gold)
        ranked, judged = run_lines(cases, options.system), qrels_lines(cases)
        write(options.run, ranked)
        write(options.qrels, judged)
    except RagError as exc:
        print(f"eval.trec: {exc}", file=sys.stderr)
        return 1
    print(f"{options.run}: {len(ranked)} lines; {options.qrels}: {len(judged)}", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    about = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m eval.trec", description=about)
    parser.add_argument("records", type=Path, help="what eval.run wrote")
    parser.add_argument("--gold", type=Path, required=True, help="the gold file it answers")
    parser.add_argument("--run", type=Path, required=True, help="write the TREC run here")
    parser.add_argument("--qrels", type=Path, required=True, help="write the TREC qrels here")
    parser.add_argument(
        "--system",
        type=System,
        choices=list(System),
        default=System.WHOLE,
        help="which ranking of the record: the system's, BM25 alone or dense alone",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
