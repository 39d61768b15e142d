"""Plain text: UTF-8, or what Dutch Windows machines write."""

from __future__ import annotations

from pathlib import Path

from rag.errors import ReadError
from rag.reading import RawLine, Reading, assemble

_BINARY_SHARE = 0.02  # more control characters than this is no text


def read(path: Path) -> Reading:
    """Read a text file; a form feed starts a new page. Raises `ReadError` on binary content."""
    text = _decode(path.read_bytes(), path.name)
    control = sum(1 for c in text if c < " " and c not in "\t\n\r\f\x0b")
    if control > _BINARY_SHARE * len(text):
        raise ReadError(f"{path.name}: is binary data; expected text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pages = text.split("\f")
    return assemble(
        (RawLine(line, page=n) for n, page in enumerate(pages, 1) for line in page.split("\n")),
        typeset=None,
    )


def _decode(data: bytes, name: str) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError(f"{name}: is not text in UTF-8 or Windows-1252; save it as UTF-8")
