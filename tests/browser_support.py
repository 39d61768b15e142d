"""The page in headless Chromium: where it is served, how it is opened, how it is asked."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from rag.settings import Settings
from tests.fake_chatbot import FakeChatbot

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]
View = Callable[..., Any]


def served(chatbot: FakeChatbot) -> Iterator[str]:
    import ui

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = ui.build(chatbot)
    yield ui.launch(page, Settings(port=port), block=False)
    page.close()


def opened(browser: Any, address: str, width: int, height: int, scheme: str) -> Any:
    """Return the page in a window of its own, which keeps the `hosts` that it asks."""
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    page.hosts = set()
    page.on("request", lambda r: page.hosts.add(urlsplit(r.url).hostname))
    page.goto(address)
    page.wait_for_selector("#kw-message textarea")
    page.wait_for_selector("html[lang=nl]", state="attached")  # our script has run
    return page


def ask(page: Any, question: str) -> None:
    """Ask, and wait until this question has its answer."""
    before = page.locator(".kw-done").count()
    page.fill("#kw-message textarea", question)
    page.click("#kw-send")
    page.wait_for_function(f"document.querySelectorAll('.kw-done').length > {before}")
