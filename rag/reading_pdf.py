"""PDF files, by pdfium: lines in reading order, raised figures, small print at the page's foot.

pdfium was chosen over pypdf, pdfminer and PyMuPDF: see docs/parsing.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from rag.errors import ReadError
from rag.reading import MAX_CHARACTERS, SUPERSCRIPT, RawLine, Reading, assemble

_MAX_PAGES = 2_000
_SMALL = 0.9  # print smaller than this share of the body's size is a note
_RAISED = 0.82  # a figure smaller than this share of its line's size is a marker
_BROKEN = "\ufffe\x02"
_HYPHENS = {"\ufffe": "-", "\x02": "-", "\u00ad": "-"}


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    size: float
    bottom: float
    top: float
    bold: bool
    broken: bool = False  # a hyphen after which pdfium has run two lines together


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed line: its text with raised figures marked, its type size and place."""

    text: str
    size: float
    top: float
    bold: bool


_OPENS_NOTE = re.compile(  # a date in a letterhead is none
    r"\s*(?!\d{1,2}\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december)\b)[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s*\S"
)


def read(path: Path) -> Reading:
    """Read a PDF; raises `ReadError` when it is damaged, encrypted, endless or has no text."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as exc:
        why = (
            "is encrypted; remove its password" if "password" in str(exc).lower() else "is damaged"
        )
        raise ReadError(f"{path.name}: {why} ({exc})") from exc
    try:
        if len(document) > _MAX_PAGES:
            raise ReadError(f"{path.name}: {len(document)} pages; expected at most {_MAX_PAGES}")
        pages = list(_pages(document, path.name))
    except pypdfium2.PdfiumError as exc:
        raise ReadError(f"{path.name}: a page cannot be read ({exc}); save the file again") from exc
    finally:
        document.close()
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return assemble(
        (raw for number, page in enumerate(pages, 1) for raw in _lines(page, number, body)),
        typeset=True,
    )


def _pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[list[_Printed]]:
    total = 0
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        total += text_page.count_chars()
        if total > MAX_CHARACTERS:
            raise ReadError(f"{name}: more than {MAX_CHARACTERS:,} characters; refused")
        yield _in_order(_reattached(list(_printed(_chars(text_page)))))
        text_page.close()
        page.close()


def _chars(page: pypdfium2.PdfTextPage) -> Iterator[_Char]:
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if not code or 0xD800 <= code < 0xE000:
            continue
        text = _HYPHENS.get(chr(code), chr(code))
        _, bottom, _, top = page.get_charbox(index)
        size = pdfium.FPDFText_GetFontSize(page, index)
        bold = pdfium.FPDFText_GetFontWeight(page, index) >= 600
        yield _Char(text, size, bottom, top, bold, broken=chr(code) in _BROKEN)


def _printed(chars: Iterator[_Char]) -> Iterator[_Printed]:
    line: list[_Char] = []
    for char in chars:
        if char.text not in "\r\n":
            line.append(char)
        if line and (char.text in "\r\n" or char.broken):
            yield _line(line)
            line = []
    if line:
        yield _line(line)


def _line(chars: list[_Char]) -> _Printed:
    inked = [c for c in chars if not c.text.isspace()] or chars
    size = Counter(round(c.size, 1) for c in inked).most_common(1)[0][0]
    base = sorted(c.bottom for c in inked)[len(inked) // 2]
    text = "".join(_raised(c, size, base) for c in chars)
    text = re.sub(r"(?<!\s)\s+(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])", "", text)
    bold = sum(c.bold for c in inked) * 2 > len(inked)
    return _Printed(text, size, max(c.top for c in inked), bold)


def _raised(char: _Char, size: float, base: float) -> str:
    """Return a figure as superscript when it is smaller than its line and stands above it."""
    small = char.size < _RAISED * size
    if char.text.isdigit() and small and char.bottom > base + 0.1 * size:
        return char.text.translate(SUPERSCRIPT)
    return char.text


def _reattached(lines: list[_Printed]) -> list[_Printed]:
    """Put a raised figure that pdfium took for a line of its own before the line it opens."""
    out: list[_Printed] = []
    for line in reversed(lines):
        figure = line.text.strip()
        after = out[-1] if out else None
        if (
            after is not None
            and figure.isdecimal()
            and len(figure) <= 3
            and line.size < _RAISED * after.size
            and abs(line.top - after.top) < 0.6 * after.size
        ):
            text = figure.translate(SUPERSCRIPT) + after.text.lstrip()
            out[-1] = _Printed(text, after.size, after.top, after.bold)
        else:
            out.append(line)
    return out[::-1]


def _in_order(lines: list[_Printed]) -> list[_Printed]:
    """Return a page's lines from top to bottom when its file holds them otherwise.

    Only headers and footers that were drawn before the text are moved: the text's own order,
    which respects columns and tables, is kept.
    """
    lead = 0
    tops = [line.top for line in lines]
    while lead < len(lines) and tops[lead] < min(tops[lead + 1 :], default=-1.0):
        lead += 1
    early = lines[:lead]
    rest = lines[lead:]
    if not early or not rest or max(t.top for t in early) > min(t.top for t in rest):
        return _early_footers(lines)
    return [*rest, *sorted(early, key=lambda line: -line.top)]


def _early_footers(lines: list[_Printed]) -> list[_Printed]:
    """Move lines at the head of the list that stand below all that follow to the end."""
    for count in range(min(12, len(lines) - 1), 0, -1):
        lowest = min(line.top for line in lines[count:])
        if all(line.top < lowest for line in lines[:count]):
            return [*lines[count:], *sorted(lines[:count], key=lambda line: -line.top)]
    return lines


def _lines(page: list[_Printed], number: int, body: float) -> Iterator[RawLine]:
    """Mark the small print that ends a page and starts with a figure as notes."""
    noted = False
    for index, line in enumerate(page):
        small = line.size < _SMALL * body
        opens = _OPENS_NOTE.match(line.text) is not None
        below = all(p.size < _SMALL * body for p in page[index:])
        noted = small and below and (noted or opens)
        text = _plain_marker(line.text) if noted else line.text
        yield RawLine(text, bold=line.bold, note=noted, page=number)


def _plain_marker(text: str) -> str:
    """Write the raised figure that opens a note as a plain one, set apart."""
    match = re.match(r"\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*", text)
    if match is None:
        return re.sub(r"^\s*(\d{1,3})\s*(?=[^\d\s.])", r"\1 ", text)
    figures = match[1].translate({v: chr(k) for k, v in SUPERSCRIPT.items()})
    return f"{figures} {text[match.end() :]}"
