"""Take a picture of an answered question, from the running page, in headless Chromium.

python scripts/screenshot.py "vraag" docs/screenshot.png --index index [--width 1280]
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> int:
    """Serve the page, ask, click the first citation, take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("query")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=860)
    parser.add_argument("--port", type=int, default=7861)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("screenshot: no chromium found; install it (Debian: apt-get install chromium)")
        return 1
    from playwright.sync_api import sync_playwright

    import ui
    from rag.chatbot import Chatbot
    from rag.settings import Settings

    settings = Settings.from_env(index=options.index, port=options.port)
    address = ui.launch(ui.build(Chatbot.load(settings)), settings, block=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": options.width, "height": options.height})
        page.goto(address)
        page.fill("#kw-message textarea", options.query)
        page.click("#kw-send")
        page.wait_for_selector(".kw-answer")
        if page.locator("a.kw-cite").count():
            page.locator("a.kw-cite").first.click()
        page.wait_for_timeout(600)
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=options.picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
