import subprocess
import sys
from pathlib import Path

import pytest

from rag.errors import LibraryError
from rag.indexing import Ingestion
from rag.locking import is_held, only_writer
from rag.settings import Settings
from tests.fakes import FakeEncoder
from tests.texts import FRESH

ROOT = Path(__file__).parents[1]
HOLD = (
    "import sys, time; from pathlib import Path; from rag.locking import only_writer\n"
    "with only_writer(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
)


def test_a_second_writer_is_told_to_wait_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRESH)
    settings = Settings(index=tmp_path / "index")
    ingestion = Ingestion(settings, encoder=FakeEncoder())
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(settings.index)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    assert is_held(settings.index)
    with pytest.raises(LibraryError, match="another process is taking up documents; wait"):
        ingestion.run([tmp_path / "a.txt"])
    other.kill()
    other.wait()
    other.stdout.close()
    assert not is_held(settings.index)
    assert ingestion.run([tmp_path / "a.txt"]).documents == 1


def test_the_lock_ends_with_its_block(tmp_path: Path) -> None:
    with only_writer(tmp_path):
        assert is_held(tmp_path)
    assert not is_held(tmp_path)
    assert not is_held(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with (
        pytest.raises(LibraryError, match="cannot be written"),
        only_writer(tmp_path / "index"),
    ):
        pass
