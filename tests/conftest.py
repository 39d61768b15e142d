"""Fixtures of several test files: an index that takes up texts, an answer's passport, the page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rag import caches, retrieval
from rag.encoding import Encoder, load_encoder
from rag.indexing import Ingestion
from rag.library import Library
from rag.passport import PassportRecord
from rag.settings import Settings
from tests.browser_support import CHROMIUM, FLAGS, View, opened, served
from tests.fake_chatbot import FakeChatbot
from tests.fakes import FakeTokenEncoder
from tests.passport_support import WHOLE, Take, record_of


@pytest.fixture(scope="session", autouse=True)
def _one_model() -> Iterator[None]:
    """Load the embedded model once for all tests: it takes two seconds each time."""
    loaded: dict[Settings, Encoder] = {}

    def load(settings: Settings) -> Encoder:
        key = replace(settings, index=Path())
        if key not in loaded:
            loaded[key] = load_encoder(settings)
        return loaded[key]

    with pytest.MonkeyPatch.context() as patch:
        for user in (caches, retrieval):
            patch.setattr(user, "load_encoder", load)
        yield


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = started.new_context()  # one: what Gradio's page needs is fetched once
        context.new_page()  # stays open, so that the next ones need no process of their own
        yield context
        started.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of the page."""
    yield from served(FakeChatbot())


@pytest.fixture(scope="module")
def writing() -> Iterator[str]:
    """Return the address of a page where a language model writes along."""
    yield from served(FakeChatbot("Een taalmodel op deze computer schrijft mee: proef."))


@pytest.fixture
def view(browser: Any, address: str) -> Iterator[View]:
    """Return what opens the page in a window of its own size, light or dark."""
    windows = []

    def shown(width: int, height: int, scheme: str = "light", at: str = address) -> Any:
        windows.append(opened(browser, at, width, height, scheme))
        return windows[-1]

    yield shown
    for window in windows:
        window.close()


@pytest.fixture
def page(view: View) -> Any:
    return view(1280, 860)
