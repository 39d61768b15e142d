"""Fixtures of several test files: an index that takes up texts, and a passport of its answer."""

from pathlib import Path

import pytest

from rag.indexing import Ingestion
from rag.library import Library
from rag.passport import PassportRecord
from rag.settings import Settings
from tests.fakes import FakeTokenEncoder
from tests.passport_support import WHOLE, Take, record_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def take(tmp_path: Path, settings: Settings) -> Take:
    """Return what ingests texts by name, deletes others, and opens the library."""

    def taken(*, delete: tuple[str, ...] = (), **texts: str) -> Library:
        folder = tmp_path / "docs"
        folder.mkdir(exist_ok=True)
        ingestion = Ingestion(settings, encoder=FakeTokenEncoder())
        for name in delete:
            ingestion.delete(name)
            (folder / f"{name}.txt").unlink()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        if texts:
            ingestion.run([folder])
        return Library.open(settings.index, settings)

    return taken


@pytest.fixture
def record(take: Take) -> PassportRecord:
    return record_of(take(a=WHOLE))
