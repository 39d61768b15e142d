"""What the block quotes on a saved page say, and whether anything hides among them; pure.

A reader sees the page as Markdown. There, words belong to a quote without a mark of their own,
and a quote can stand in a list, in HTML or in nothing that is shown: none of that is written by
`rag.passport_forms`, and a page that holds it was edited.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"<[A-Za-z/!?]")
_NESTED = re.compile(r"[ \t]*(?:\S*[^\w\s][ \t]+)+>")  # 1. > and - > and [^1]: >
_BLANK = " \t"


def block_quotes(page: str) -> str:
    """Return what the block quotes of a page say, however its lines are broken."""
    lines = (line.strip(_BLANK) for line in _lines(page))
    return " ".join(" ".join(line.lstrip("> \t") for line in lines if line.startswith(">")).split())


def hides(page: str) -> str:
    """Return what on a page could pass for a quote, or hide one, unseen; "" for nothing."""
    if _MARKUP.search(page):
        return "HTML"
    quoted = False
    for line in _lines(page):
        bare = line.strip(_BLANK)
        if quoted and bare and not bare.startswith(">"):
            return f"een regel vlak onder een citaat: “{bare[:60]}”"
        quoted = bare.startswith(">")
        if not quoted and _NESTED.match(line):
            return f"een citaat in een opsomming of noot: “{bare[:60]}”"
    return ""


def _lines(page: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", page)
