"""The page in headless Chromium: ask, open a source by mouse and by keyboard, trust nothing."""

import shutil
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from rag.settings import Settings
from tests.fake_chatbot import QUOTES, FakeChatbot

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    import ui

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = ui.build(FakeChatbot())
    yield ui.launch(page, Settings(port=port), block=False)
    page.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 860})
    opened.hosts = set()
    opened.on("request", lambda request: opened.hosts.add(urlsplit(request.url).hostname))
    opened.goto(address)
    yield opened
    opened.close()


def ask(page: Any, question: str) -> None:
    page.fill("#kw-message textarea", question)
    page.click("#kw-send")
    page.wait_for_selector(".kw-turn .kw-answer")


def test_a_citation_opens_its_source_with_the_words_marked(page: Any) -> None:
    ask(page, "Hoeveel sluizen klemmen er?")
    page.locator("a.kw-cite").first.click()
    marks = page.locator("#kw-panel mark")
    assert [marks.nth(n).inner_text() for n in range(marks.count())] == list(QUOTES)
    assert marks.first.is_visible()
    assert "kw-open" in page.locator("#bron-1-1").get_attribute("class")


def test_a_citation_opens_by_keyboard(page: Any) -> None:
    ask(page, "Hoeveel sluizen klemmen er?")
    page.locator("a.kw-cite").first.focus()
    page.keyboard.press("Enter")
    assert "kw-open" in page.locator("#bron-1-1").get_attribute("class")


def test_nothing_that_is_written_is_run(page: Any) -> None:
    ask(page, "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>")
    page.locator("a.kw-cite").first.click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert "<img" in page.locator(".kw-user").inner_text()


def test_the_page_asks_nothing_of_other_hosts(page: Any) -> None:
    ask(page, "Hoeveel sluizen klemmen er?")
    assert page.hosts == {"127.0.0.1"}


def test_an_answer_without_sources_shows_none(page: Any) -> None:
    ask(page, "Wanneer is de kermis?")
    assert page.locator("a.kw-cite").count() == 0
    assert page.locator("#kw-panel .kw-card").count() == 0
    assert "geen antwoord" in page.locator(".kw-notice").inner_text()


def test_a_narrow_screen_shows_the_sources_below(browser: Any, address: str) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    opened.goto(address)
    ask(opened, "Hoeveel sluizen klemmen er?")
    talk = opened.locator("#kw-talk").bounding_box()
    panel = opened.locator("#kw-panel").bounding_box()
    assert panel["y"] > talk["y"] + talk["height"] - 1
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.close()
