"""The official HTML of an appendix, and other pages whose headings read the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from rag.errors import ReadError
from rag.markup import MAX_DEPTH, Notes, depth_of, local, squeeze
from rag.reading import SUPERSCRIPT, RawLine, Reading, assemble

_DIGITS = 4  # of the number with which a list may begin
_LABEL = re.compile(r"[–—•·▪○*-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]\s")
_BLOCKS = frozenset(
    """
    address article aside blockquote body dd div dl dt fieldset figure footer form h1 h2
    h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()
)
_SKIPPED = frozenset(
    """
    script style head nav noscript template svg button input select
    """.split()
)


def read(path: Path) -> Reading:
    """Read an HTML page; raises `ReadError` when it holds no document."""
    data = path.read_bytes()
    try:
        parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False)
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as exc:
        raise ReadError(f"{path.name}: is no readable HTML ({exc}); download it again") from exc
    if depth_of(root) > MAX_DEPTH:
        raise ReadError(f"{path.name}: elements nested more than {MAX_DEPTH} deep; refused")
    notes = Notes()
    _take_notes(root, notes)
    main = next(iter(root.xpath("//div[contains(@class,'stuk')]")), None)
    body = main if main is not None else root.find("body")
    lines = list(_lines(body if body is not None else root))
    return assemble([*lines, *notes.lines()], typeset=False)


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _take_notes(root: etree._Element, notes: Notes) -> None:
    """Take the bodies of notes out of the tree, and write raised markers in the text."""
    for note in root.xpath("//div[contains(concat(' ',@class,' '),' noot ')]"):
        marker = note.xpath(".//*[contains(@class,'nootnum')]")
        figure = squeeze("".join(marker[0].itertext())) if marker else ""
        for part in [*marker, *note.xpath(".//h5")]:
            _remove(part)
        notes.add(figure, " ".join(note.itertext()))
        _remove(note)
    for marker in root.xpath("//a[contains(@class,'nootnum')]|//*[contains(@class,'nootnum')]"):
        figure = squeeze("".join(marker.itertext())).strip("()[]")
        for child in list(marker):
            marker.remove(child)
        marker.text = figure.translate(SUPERSCRIPT)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _lines(element: etree._Element) -> Iterator[RawLine]:
    """Yield a line for each run of text between blocks; an opinion on weight for headings."""
    run = [element.text or ""]
    for child in element:
        name = local(child)
        if name in _BLOCKS:
            yield from _flush(run)
            run = []
            if name == "tr":
                yield RawLine("\t".join(squeeze("".join(c.itertext())) for c in child))
            elif name == "li":
                yield RawLine(_item(squeeze("".join(child.itertext())), _number(element, child)))
            else:
                yield from _lines(child)
        elif name == "br":
            yield from _flush(run)
            run = []
        elif name and name not in _SKIPPED:
            run.append("".join(child.itertext()))
        run.append(child.tail or "")
    yield from _flush(run)


def _item(text: str, number: int | None) -> str:
    """Return an item of a list with its number or a dash, unless its own label is in the text."""
    label = "–" if number is None else f"{number}."
    return text if _LABEL.match(text) else f"{label} {text}"


def _number(parent: etree._Element, item: etree._Element) -> int | None:
    """Return the number that a browser shows before an item of a numbered list."""
    if local(parent) != "ol" or parent.get("type", "1") != "1":
        return None
    start = parent.get("start", "1")
    before = sum(local(sibling) == "li" for sibling in item.itersiblings(preceding=True))
    return (int(start) if start.isdecimal() and len(start) < _DIGITS else 1) + before


def _flush(run: list[str]) -> Iterator[RawLine]:
    if text := squeeze("".join(run)):
        yield RawLine(text)
