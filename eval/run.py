"""Answer every question of a gold file and record the answers.

python -m eval.run --gold GOLD.jsonl --corpus PATH... [--index FOLDER] --out RECORDS.jsonl
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from eval import facts
from eval.gold import GoldQuestion, load_gold
from eval.running import Runner
from rag import __version__
from rag.errors import LibraryError, NotFoundError, RagError
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.ingest_report import IngestReport


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        return run(options.gold, options.corpus, options.index, options.out, not options.once)
    except RagError as exc:
        print(f"eval.run: {exc}", file=sys.stderr)
        return 1


def run(
    gold: Path, corpus: Sequence[Path], index: Path | None, out: Path, again: bool = True
) -> int:
    """Ingest `corpus` (files, folders) and answer `gold`; write records and the facts of the run.

    Without `index` the index lives in a temporary folder. Returns 1 when a file of the corpus
    failed, else 0. Records are written as they come, so a run that is broken off leaves them.
    """
    questions = load_gold(gold)
    for path in corpus:
        if not path.exists():
            raise NotFoundError(f"{path} does not exist; give --corpus the folder of the documents")
    with ExitStack() as stack:
        folder = index or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = Settings.from_env(index=folder)
        report = _ingest(corpus, settings)
        _answer(questions, settings, out, again)
    _facts(gold, corpus, settings, report).save(out)
    print(f"{len(questions)} questions answered: {out}", file=sys.stderr)
    return 1 if report.failed else 0


def _ingest(corpus: Sequence[Path], settings: Settings) -> IngestReport:
    from rag.indexing import ingest  # late: loads the model and the stores

    report = ingest(corpus, settings)
    for path, reason in (*report.skipped, *report.failed):
        print(f"{path}: {reason}", file=sys.stderr)
    return report


def _answer(questions: Sequence[GoldQuestion], settings: Settings, out: Path, again: bool) -> None:
    from rag.chatbot import Chatbot

    runner = Runner(Chatbot.load(settings), version(settings), again)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8") as file:
            for done, record in enumerate(runner.run(questions), start=1):
                file.write(record.to_json() + "\n")
                file.flush()
                _progress(done, len(questions))
    except OSError as exc:
        raise LibraryError(f"{out} cannot be written: {exc}; give --out another path") from exc


def _progress(done: int, total: int, write: Callable[[str], object] = sys.stderr.write) -> None:
    if sys.stderr.isatty() or done == total:
        write(f"\r{done}/{total}" + ("\n" if done == total else ""))


def version(settings: Settings) -> str:
    """Return what answered: the program's version and its encoder."""
    return f"{__version__} {settings.encoder}"


def _facts(
    gold: Path, corpus: Sequence[Path], settings: Settings, report: IngestReport
) -> facts.RunFacts:
    fresh = report.passages and not report.unchanged and report.seconds > 0
    return facts.RunFacts(
        version=version(settings),
        gold=gold.name,
        corpus=Path(os.path.commonpath([path.absolute() for path in corpus])).name,
        documents=report.documents,
        pairs=report.pairs,
        passages=report.passages,
        files_skipped=len(report.skipped),
        files_failed=len(report.failed),
        passages_per_second=round(report.passages / report.seconds, 2) if fresh else 0.0,
        peak_memory_mib=facts.peak_memory_mib(),
        processor=facts.processor(),
        cores=facts.cores(),
        memory_mib=facts.memory_mib(),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="questions, JSON Lines")
    parser.add_argument(
        "--corpus", type=Path, nargs="+", required=True, help="files and folders of documents"
    )
    parser.add_argument("--index", type=Path, help="keep the index here; else it is temporary")
    parser.add_argument("--out", type=Path, required=True, help="where to write the records")
    parser.add_argument("--once", action="store_true", help="ask each question once: no stability")
    return parser


if __name__ == "__main__":
    sys.exit(main())
