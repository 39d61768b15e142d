"""Ingesting, answering and building the page open no socket but loopback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.texts import APPENDIX

ROOT = Path(__file__).parents[1]
SCRIPT = """
import sys
from pathlib import Path

LOOPBACK = ("127.0.0.1", "::1", "localhost", "", None)

def watch(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in LOOPBACK:
        print("CONTACTED", event, host)

sys.addaudithook(watch)
sys.path.insert(0, sys.argv[1])
from rag.chatbot import Chatbot
from rag.indexing import ingest
from rag.settings import Settings

folder = Path(sys.argv[2])
settings = Settings(index=folder / "index")
ingest([folder / "ah.txt"], settings)
chatbot = Chatbot.load(settings)
print(chatbot.answer("Hoeveel sluizen klemmen er?").status.value)
import os
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
import ui
page = ui.build(chatbot)
print("analytics", page.analytics_enabled)
"""


@pytest.mark.model
def test_answering_opens_no_socket_but_loopback(tmp_path: Path) -> None:
    (tmp_path / "ah.txt").write_text(APPENDIX)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ROOT), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["answered", "analytics False"]
