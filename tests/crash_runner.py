"""Ingest a folder with the fake encoder, again and again, in processes that are killed.

    python -m tests.crash_runner DOCS INDEX

Each line on standard input is one run: `ingest 0.25` forks a process that ingests, and kills
it after a quarter of a second; `rebuild 0.1` likewise; `ingest -` lets it finish. Forking
spares each of them the second that loading Chroma takes. The last line of a run is `eind` with
the signal that ended it, 0 when it came to its own end.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from pathlib import Path

import chromadb  # noqa: F401
import langchain_chroma  # noqa: F401
import tantivy  # noqa: F401

from rag import caches, indexing, parsing, reading, splitting  # noqa: F401
from rag.settings import Settings
from tests.fakes import FakeTokenEncoder


def main() -> None:
    """Do as each line says."""
    docs, index = map(Path, sys.argv[1:3])
    indexing._BATCH = 2  # several commits
    for line in iter(sys.stdin.readline, ""):
        what, delay = line.split()
        process = os.fork()
        if not process:
            os._exit(child(docs, index, what == "rebuild"))
        if delay != "-":
            time.sleep(float(delay))
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        say(f"eind {os.WTERMSIG(status)}")


def child(docs: Path, index: Path, rebuild: bool) -> int:
    """Ingest once, and say what it did or how it failed."""
    try:
        ingestion = indexing.Ingestion(Settings(index=index), encoder=FakeTokenEncoder(delay=0.01))
        report = ingestion.run([docs], rebuild=rebuild)
    except Exception:
        say(traceback.format_exc())
        return 1
    say(f"af {report.documents} {len(report.failed)}")
    return 0


def say(what: str) -> None:
    """Tell the parent."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
