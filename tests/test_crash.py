"""Processes killed while they ingest: the next run completes what they left."""

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rag.caches import Caches
from rag.indexing import Ingestion
from rag.library import Library
from rag.settings import Settings
from tests.fakes import FakeTokenEncoder, answer_text, assert_in_step, make_document, write_answer

RUNS = 40
REBUILDS = (9, 16, 17, 23, 30, 31, 35)
FILES = 8
LONGEST = 0.6  # seconds; about what a run takes on two cores
ROOT = Path(__file__).parent.parent


@dataclass
class Runner:
    """A process that has loaded everything, and forks one that ingests when it is told to."""

    process: subprocess.Popen[str]

    @classmethod
    def start(cls, docs: Path, index: Path) -> "Runner":
        command = [sys.executable, "-m", "tests.crash_runner", str(docs), str(index)]
        pipe, both = subprocess.PIPE, subprocess.STDOUT
        return cls(
            subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=both, text=True)
        )

    def run(self, what: str, delay: float | None = None) -> tuple[str, int]:
        """Ingest, until killed after `delay`; returns what was said, and the signal."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{what} {'-' if delay is None else delay}\n")
        self.process.stdin.flush()
        said = []
        for line in self.process.stdout:
            if line.startswith("eind "):
                return "".join(said), int(line.split()[1])
            said.append(line)
        raise AssertionError(f"the runner ended: {said}")

    def stop(self) -> None:
        self.process.communicate(timeout=10)


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    started = Runner.start(tmp_path / "docs", tmp_path / "index")
    yield started
    started.stop()


def prepare(number: int, docs: Path, index: Path, chance: random.Random) -> None:
    """Give a run something to do: new versions of all files or some, or a cache to restore."""
    if number % 4 == 3:
        name = chance.choice(["chroma", "tantivy", "tokens.sqlite"])
        if (index / name).is_dir():
            shutil.rmtree(index / name)
        else:
            (index / name).unlink(missing_ok=True)
        return
    for n in range(FILES):
        if number < 3 or chance.random() < 0.7:
            write_answer(docs, f"{n}.txt", version(n, number))


def version(document: int, number: int) -> str:
    sentences = [f"Dit is zin {s} van versie {number}. " * 12 for s in range(1 + number % 3)]
    return answer_text(document, answer="".join(sentences).strip())


def test_a_process_may_be_killed_at_any_moment(tmp_path: Path, runner: Runner) -> None:
    docs, index, chance = tmp_path / "docs", tmp_path / "index", random.Random(20990604)
    killed = 0
    for number in range(RUNS):
        prepare(number, docs, index, chance)
        what = "rebuild" if number in REBUILDS else "ingest"
        said, sign = runner.run(what, chance.uniform(0, LONGEST))
        killed += sign == signal.SIGKILL and not said
        assert not said or said.startswith("af "), f"run {number} failed by itself: {said}"
    assert killed >= 20
    said, sign = runner.run("ingest")
    assert (sign, said[-3:]) == (0, " 0\n")
    check(docs, index)
    assert runner.run("ingest") == ("af 0 0\n", 0)  # nothing was left to do
    check(docs, index)


def check(docs: Path, index: Path) -> None:
    """Every document is there in its last version, and every passage once everywhere."""
    settings = Settings(index=index)
    with Library.open(index, settings) as library:
        assert library.pending() == ((), ())
        assert not library.rebuilding()
        assert [d.source for d in library.documents()] == [f"{n}.txt" for n in range(FILES)]
        for n in range(FILES):
            text = (docs / f"{n}.txt").read_text(encoding="utf-8")
            assert library.document(f"{n}.txt") == make_document(text, f"{n}.txt")
    assert_in_step(settings)


@pytest.mark.parametrize("phase", [1, 2])
def test_a_deletion_may_be_killed_between_its_phases(
    tmp_path: Path, phase: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(index=tmp_path / "index")
    for n in range(3):
        write_answer(tmp_path / "docs", f"{n}.txt", answer_text(n))
    ingestion = Ingestion(settings, encoder=FakeTokenEncoder())
    ingestion.run([tmp_path / "docs"])
    broken = (Caches, "drop") if phase == 1 else (Library, "forget")
    with monkeypatch.context() as patch:
        patch.setattr(*broken, _dies)
        with pytest.raises(KeyboardInterrupt):
            ingestion.delete("1.txt")
    with Library.open(settings.index, settings) as library:
        assert [d.source for d in library.documents()] == ["0.txt", "2.txt"]
    (tmp_path / "docs" / "1.txt").unlink()
    ingestion.run([tmp_path / "docs"])
    with Library.open(settings.index, settings) as library:
        assert library.pending() == ((), ())
    assert_in_step(settings)


def _dies(*_: object) -> None:
    raise KeyboardInterrupt
