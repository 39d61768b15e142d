"""Word documents: paragraphs, runs, automatic numbers, tables, footnotes, tracked changes.

Accepted changes only: inserted text is read, deleted text is not. Headers and footers are page
furniture and are not read at all. Numbers that Word makes up while printing (`numPr`) are
written into the text, since nothing else tells which question is the third.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from rag.errors import ReadError
from rag.reading import MAX_CHARACTERS, SUPERSCRIPT, RawLine, Reading, assemble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {_W + n for n in ("del", "moveFrom", "instrText", "pPr", "rPr", "txbxContent")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BREAKS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
_MAX_UNPACKED = 20 * MAX_CHARACTERS
_MAX_DEPTH = 200  # elements inside elements; real documents stay under 40


def read(path: Path) -> Reading:
    """Read a .docx; raises `ReadError` when it is damaged or unpacks to something enormous."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _parts(archive, path.name)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as exc:
        raise ReadError(f"{path.name}: is no readable Word file ({exc}); save it again") from exc
    document = _parse(parts["word/document.xml"], path.name)
    lines = _walked(document, parts, path.name, "b")
    if not _asks(lines) and _asks(italic := _walked(document, parts, path.name, "i")):
        lines = italic
    return assemble(lines, typeset=False)


def _asks(lines: Sequence[RawLine]) -> bool:
    """Say whether a line that is set apart is a question."""
    return any(line.bold and line.text.rstrip().endswith("?") for line in lines)


def _walked(
    document: etree._Element, parts: dict[str, bytes], name: str, mark: str
) -> list[RawLine]:
    """Return all lines, those set apart by a mark ("b" or "i") as bold, the notes last."""
    styles = parts.get("word/styles.xml")
    notes = _Notes.from_part(parts.get("word/footnotes.xml"), name)
    numbering = _Numbering.from_parts(parts.get("word/numbering.xml"), styles, name)
    walker = _Walker(notes, numbering, _marked_styles(styles, name, mark), mark)
    body = document.find(_W + "body")
    lines = list(walker.block(body)) if body is not None else []
    return [*lines, *notes.lines()]


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    wanted = ("document", "footnotes", "numbering", "styles")
    infos = {i.filename: i for i in archive.infolist()}
    parts: dict[str, bytes] = {}
    for part in (f"word/{w}.xml" for w in wanted):
        if part in infos:
            if infos[part].file_size > _MAX_UNPACKED:
                raise ReadError(f"{name}: unpacks to {infos[part].file_size:,} bytes; refused")
            parts[part] = archive.read(part)
    if "word/document.xml" not in parts:
        raise ReadError(f"{name}: is a zip file without a Word document in it")
    return parts


def _parse(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise ReadError(f"{name}: damaged XML inside ({exc}); save it again in Word") from exc
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(f"{name}: declares XML entities, which no Word file does; refused")
    return root


def _marked_styles(data: bytes | None, name: str, mark: str) -> frozenset[str]:
    if data is None:
        return frozenset()
    return frozenset(
        style.get(_W + "styleId", "")
        for style in _parse(data, name).iter(_W + "style")
        if _on(style.find(f"{_W}rPr/{_W}{mark}"))
    )


def _numbered_styles(data: bytes | None, name: str) -> dict[str, tuple[str, str]]:
    if data is None:
        return {}
    found = {}
    for style in _parse(data, name).iter(_W + "style"):
        properties = style.find(f"{_W}pPr/{_W}numPr")
        if properties is not None:
            key = (_value(properties, "numId"), _value(properties, "ilvl") or "0")
            found[style.get(_W + "styleId", "")] = key
    return found


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(_W + "val", "1") not in ("0", "false", "none")


@dataclass
class _Notes:
    """Footnote bodies by Word's own id, renumbered in the order of their first reference."""

    bodies: dict[str, str]
    order: list[str] = field(default_factory=list)

    @classmethod
    def from_part(cls, data: bytes | None, name: str) -> _Notes:
        if data is None:
            return cls({})
        found = {}
        for note in _parse(data, name).iter(_W + "footnote"):
            body = " ".join(_text(p, None) for p in note.iter(_W + "p")).strip()
            if note.get(_W + "type") is None and body:
                found[note.get(_W + "id", "")] = body
        return cls(found)

    def marker(self, note_id: str) -> str:
        if note_id not in self.bodies:
            return ""
        if note_id not in self.order:
            self.order.append(note_id)
        return str(self.order.index(note_id) + 1).translate(SUPERSCRIPT)

    def lines(self) -> Iterator[RawLine]:
        for number, note_id in enumerate(self.order, 1):
            yield RawLine(f"{number} {self.bodies[note_id]}".replace("\n", " "), note=True)


@dataclass
class _Numbering:
    """Word's automatic list numbers: only decimal levels yield a label."""

    formats: dict[tuple[str, str], str]  # (numId, level) -> pattern such as "%1."
    styles: dict[str, tuple[str, str]]  # style -> (numId, level) it numbers by
    lists: dict[str, str] = field(default_factory=dict)  # numId -> the list it goes on with
    counters: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def from_parts(cls, data: bytes | None, styles: bytes | None, name: str) -> _Numbering:
        if data is None:
            return cls({}, {})
        root = _parse(data, name)
        abstract = {a.get(_W + "abstractNumId"): a for a in root.iter(_W + "abstractNum")}
        formats = {}
        lists = {}
        for num in root.iter(_W + "num"):
            ref = num.find(_W + "abstractNumId")
            restarts = num.find(f"{_W}lvlOverride/{_W}startOverride") is not None
            number = num.get(_W + "numId", "")
            lists[number] = number if restarts or ref is None else f"#{ref.get(_W + 'val', '')}"
            definition = abstract.get(ref.get(_W + "val")) if ref is not None else None
            for level in definition.iter(_W + "lvl") if definition is not None else ():
                if _value(level, "numFmt") == "decimal":
                    key = (num.get(_W + "numId", ""), level.get(_W + "ilvl", "0"))
                    formats[key] = _value(level, "lvlText")
        return cls(formats, _numbered_styles(styles, name), lists)

    def key(self, paragraph: etree._Element) -> tuple[str, str] | None:
        """Return the list and level that number a paragraph, by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is not None:
            return _value(properties, "numId"), _value(properties, "ilvl") or "0"
        around = paragraph.find(f"{_W}pPr")
        return self.styles.get(_value(around, "pStyle")) if around is not None else None

    def label(self, paragraph: etree._Element) -> str:
        key = self.key(paragraph)
        if key is None:
            return ""
        if key not in self.formats:
            return "– " if key[0] not in ("", "0") else ""
        place = (self.lists.get(key[0], key[0]), key[1])
        self.counters[place] = self.counters.get(place, 0) + 1
        pattern = self.formats[key]
        if pattern.count("%") != 1:  # 1.2: no question is numbered so
            return f"{self.counters[place]}. "
        before, after = pattern.split("%")
        return f"{before}{self.counters[place]}{after[1:]} "


def _value(element: etree._Element, name: str) -> str:
    child = element.find(_W + name)
    return child.get(_W + "val", "") if child is not None else ""


@dataclass(frozen=True)
class _Walker:
    notes: _Notes
    numbering: _Numbering
    marked_styles: frozenset[str]
    mark: str = "b"  # what sets a line apart: bold, or italics

    def block(self, parent: etree._Element, depth: int = 0) -> Iterator[RawLine]:
        """Yield the lines of paragraphs and table rows, in reading order."""
        if depth > _MAX_DEPTH:
            raise ReadError(f"tables nested more than {_MAX_DEPTH} deep; refused")
        for child in parent:
            if child.tag == _W + "p":
                yield self.paragraph(child)
                for box in _boxes(child):
                    yield from self.block(box, depth + 1)
            elif child.tag == _W + "tr" and _is_grid(child):
                cells = [c for c in child if c.tag == _W + "tc"]
                yield RawLine("\t".join(self.cell(c, depth) for c in cells))
            elif child.tag not in _SKIPPED and len(child):
                yield from self.block(child, depth + 1)

    def cell(self, cell: etree._Element, depth: int) -> str:
        return " ".join(line.text.strip() for line in self.block(cell, depth + 1)).strip()

    def paragraph(self, paragraph: etree._Element) -> RawLine:
        text = _text(paragraph, self.notes)
        label = self.numbering.label(paragraph) if text.strip() else ""
        return RawLine(label + text, bold=self.is_set_apart(paragraph))

    def is_set_apart(self, paragraph: etree._Element) -> bool:
        """Say whether more than half of the paragraph's letters carry the mark."""
        style = _value(p, "pStyle") if (p := paragraph.find(_W + "pPr")) is not None else ""
        marked = total = 0
        for run in paragraph.iter(_W + "r"):
            length = sum(len((t.text or "").strip()) for t in run.iter(_W + "t"))
            own = run.find(f"{_W}rPr/{_W}{self.mark}")
            total += length
            marked += (
                length if (_on(own) if own is not None else style in self.marked_styles) else 0
            )
        return marked * 2 > total


def _boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text boxes that are anchored in a paragraph, each once."""
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    found = paragraph.iter(_W + "txbxContent")
    return [box for box in found if not any(a.tag == fallback for a in box.iterancestors())]


def _is_grid(row: etree._Element) -> bool:
    """Say whether a row is one line of a table of short cells, not page layout."""
    cells = [c for c in row if c.tag == _W + "tc"]
    paragraphs = [[p for p in c.iter(_W + "p") if _text(p, None).strip()] for c in cells]
    return len(cells) > 1 and all(len(p) <= 1 for p in paragraphs)


def _text(element: etree._Element, notes: _Notes | None) -> str:
    """Return the text of an element, without what was deleted; references as superscripts."""
    out: list[str] = []
    stack: list[etree._Element] = [element]
    while stack:
        node = stack.pop()
        if node.tag in _BREAKS:
            out.append(_BREAKS[node.tag])
        elif node.tag == _W + "t":
            out.append(node.text or "")
        elif node.tag == _W + "footnoteReference" and notes is not None:
            out.append(notes.marker(node.get(_W + "id", "")))
        if node is element or node.tag not in _SKIPPED:
            stack.extend(reversed(node))
    return "".join(out)
