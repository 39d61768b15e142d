"""Files to text: one `Reading` for every format, with what the layout tells about each line.

`read` looks at the first bytes before it trusts the suffix, refuses what is too large to be a
Kamervraag document, and translates every library's errors into `ReadError`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rag.datamodels import Span
from rag.errors import ReadError

MAX_BYTES = 50_000_000  # the longest real document is under 1 MB
MAX_LINES = 60_000  # of any file; the parser takes fewer
MAX_CHARACTERS = 10_000_000  # what a file may unpack to
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text that was read, and what its layout says about it."""

    span: Span
    bold: bool = False
    note: bool = False  # the format itself says: the body of a footnote
    furniture: bool = False  # the format itself says: header, footer, page number
    page: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file: `text` is its lines joined by newlines, untouched otherwise.

    `typeset` says that lines are typographic lines (True), whole paragraphs (False), or that
    the format does not tell (None).
    """

    text: str
    lines: tuple[Line, ...]
    typeset: bool | None = None


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line on its way into a `Reading`: its text, not yet its place."""

    text: str
    bold: bool = False
    note: bool = False
    furniture: bool = False
    page: int = 1


_READERS = {
    ".txt": "rag.reading_txt",
    ".text": "rag.reading_txt",
    ".docx": "rag.reading_docx",
    ".pdf": "rag.reading_pdf",
    ".xml": "rag.reading_xml",
    ".html": "rag.reading_html",
    ".htm": "rag.reading_html",
}
SUFFIXES = frozenset(_READERS)
_ADVICE = {
    ".doc": "save it as .docx in Word or LibreOffice",
    ".odt": "save it as .docx in LibreOffice",
    ".rtf": "save it as .docx",
    ".zip": "unpack it first",
}
_MAGIC = ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".docx"), (b"\xd0\xcf\x11\xe0", ".doc"))


def read(path: Path) -> Reading:
    """Read one file of a known suffix.

    Raises `ReadError` when the file is missing, empty, too large, of another kind than its
    suffix says, encrypted, damaged, or holds no text.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        advice = _ADVICE.get(suffix, f"supported are {', '.join(sorted(SUFFIXES))}")
        raise ReadError(f"{path.name}: {suffix or 'no suffix'} cannot be read; {advice}")
    _check(path, suffix)
    reading: Reading = importlib.import_module(_READERS[suffix]).read(path)
    if not reading.text.strip():
        raise ReadError(
            f"{path.name}: holds no text; scanned pages need OCR (for example ocrmypdf)"
        )
    return reading


def assemble(lines: Iterable[RawLine], *, typeset: bool | None) -> Reading:
    """Join lines into a `Reading`; a line end inside a line makes two lines of it.

    Raises `ReadError` when there are more than any document of this kind has.
    """
    texts: list[str] = []
    placed: list[Line] = []
    position = 0
    for raw in lines:
        for text in raw.text.split("\n"):
            span = Span(position, position + len(text))
            placed.append(Line(span, raw.bold, raw.note, raw.furniture, raw.page))
            texts.append(text)
            position = span.end + 1
        if len(texts) > MAX_LINES:
            raise ReadError(
                f"more than {MAX_LINES:,} lines; expected a Kamervraag of some hundreds of lines"
            )
    return Reading("\n".join(texts), tuple(placed), typeset)


def _check(path: Path, suffix: str) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as exc:
        raise ReadError(f"{path}: {exc.strerror or exc}; give a file that can be read") from exc
    if size == 0:
        raise ReadError(f"{path.name}: is empty; expected a document")
    if size > MAX_BYTES:
        raise ReadError(
            f"{path.name}: {size // 1_000_000} MB; expected at most {MAX_BYTES // 1_000_000} MB"
        )
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if found == ".doc":
        raise ReadError(f"{path.name}: an old or encrypted Word file; {_ADVICE['.doc']}")
    if found != (suffix if suffix in (".pdf", ".docx") else None):
        actual = f"a {found} file" if found else f"no {suffix} file"
        raise ReadError(f"{path.name}: is {actual}; give it the suffix of what it is")
