"""Write a page to look through what went wrong: per question, what was shown and why it lost.

python -m eval.failures RECORDS.jsonl --gold GOLD.jsonl [--library INDEX | --corpus FOLDER]
    --out FILE.html
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval.browsing import page
from eval.facts import load_facts
from eval.report import load_cases
from eval.stored import Folder, Words
from eval.trec import write
from rag.errors import RagError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        cases = load_cases(options.records, options.gold)
        with _words(options.library, options.corpus) as words:
            text = page(cases, words, _title(options.records, options.gold))
        write(options.out, [text.rstrip("\n")])
    except RagError as exc:
        print(f"eval.failures: {exc}", file=sys.stderr)
        return 1
    print(f"{len(cases)} questions: {options.out}", file=sys.stderr)
    return 0


@contextmanager
def _words(library: Path | None, corpus: Sequence[Path] | None) -> Iterator[Words]:
    """Open whatever holds the documents; without either, no pair's words are shown."""
    if library is not None:
        from rag.library import Library
        from rag.settings import Settings

        with Library.open(library, Settings.from_env(index=library)) as opened:
            yield Words(opened)
    else:
        yield Words(Folder.of(corpus) if corpus else None)


def _title(records: Path, gold: Path) -> str:
    facts = load_facts(records)
    version = f", version {facts.version}" if facts else ""
    return f"{records.name} against {gold.name}{version}"


def _parser() -> argparse.ArgumentParser:
    about = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m eval.failures", description=about)
    parser.add_argument("records", type=Path, help="what eval.run wrote")
    parser.add_argument("--gold", type=Path, required=True, help="the gold file it answers")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--library", type=Path, help="show the pairs' words from this index")
    source.add_argument("--corpus", type=Path, nargs="+", help="or from these files and folders")
    parser.add_argument("--out", type=Path, required=True, help="write the page here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
