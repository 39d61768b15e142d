"""The official XML of an appendix, in both generations of the schema.

`kamervragen` (since about 2010) and `vraagdoc` (before). Elements become lines with the same
headings as the printed document, so that one grammar reads every format. Unknown elements keep
their text. Entities and document type definitions are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from rag.errors import ReadError
from rag.markup import MAX_DEPTH, Notes, depth_of, local, squeeze
from rag.reading import RawLine, Reading, assemble

_ROOTS = ("officiele-publicatie", "vraagdoc", "kamervragen", "kamerwrk")
_BLOCKS = frozenset(
    """
    al al-groep lijst li table tgroup thead tbody row entry tussenkop titel tekstregel
    plaatje ondertekening kamervraagopmerking kamervraagomschrijving omschr
    kamervraagnummer vraagnummer toelicht reactie vragen antwoord vraag kamervraagkop kop
    nr nummer noot
    """.split()
)
_SKIPPED = frozenset(["metadata", "meta", "plaatje", "illustratie"])
_NUMBERS = ("nr", "nummer")


def read(path: Path) -> Reading:
    """Read an official XML file; raises `ReadError` when it is damaged or something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as exc:
        raise ReadError(f"{path.name}: damaged XML ({exc}); download it again") from exc
    if root.getroottree().docinfo.internalDTD is not None and _declares(root):
        raise ReadError(f"{path.name}: declares XML entities; refused")
    if local(root) not in _ROOTS:
        raise ReadError(
            f"{path.name}: its root is <{local(root)}>; expected <officiele-publicatie>, "
            "the XML of an official publication"
        )
    if depth_of(root) > MAX_DEPTH:
        raise ReadError(f"{path.name}: elements nested more than {MAX_DEPTH} deep; refused")
    walker = _Walker()
    lines = list(walker.lines(root))
    return assemble([*lines, *walker.notes.lines()], typeset=False)


def _declares(root: etree._Element) -> bool:
    dtd = root.getroottree().docinfo.internalDTD
    return any(True for _ in dtd.iterentities()) if dtd is not None else False


@dataclass
class _Walker:
    notes: Notes = field(default_factory=Notes)
    count: dict[str, int] = field(default_factory=dict)

    def lines(self, root: etree._Element) -> Iterator[RawLine]:
        for child in root:
            name = local(child)
            if not name or name in _SKIPPED:
                continue
            if name in ("vraag", "antwoord"):
                yield from self.block(child, name)
            elif name == "kamervraagopmerking":
                yield RawLine("Mededeling")
                yield from self.paragraphs(child)
            elif name in ("toelicht", "kamervraagtoelichting"):
                yield RawLine("Toelichting")
                yield from self.paragraphs(child)
            elif name == "noot":
                self.loose_note(child)
            elif name in ("kamervraagomschrijving", "omschr"):
                yield RawLine(squeeze(self.text(child)))
                yield RawLine("")
            elif any(local(c) in _BLOCKS or local(c) == "kamervragen" for c in child):
                yield from self.lines(child)
            elif text := squeeze(self.text(child)):
                yield RawLine(text)

    def block(self, element: etree._Element, name: str) -> Iterator[RawLine]:
        """Yield a question's or an answer's heading and paragraphs."""
        self.count[name] = self.count.get(name, 0) + 1
        number = next((c for c in element if local(c) in _NUMBERS), None)
        rest = [c for c in element if c is not number]
        said = squeeze(self.text(number)) if number is not None else ""
        paragraphs = [p for c in rest for p in self.paragraphs(c)]
        if number is None and element.text and element.text.strip():
            paragraphs.insert(0, RawLine(squeeze(element.text)))
        if not re.search(r"\d", said) and not _opens_with_heading(paragraphs, name):
            said = f"{name.capitalize()} {self.count[name]}"
        if said:
            said = re.sub(r"(?i)^(vraag|vragen|antwoord(?:en)?)\s*", "", said).rstrip(".:")
            yield RawLine(f"{name.capitalize()} {said}")
        yield from paragraphs

    def paragraphs(self, element: etree._Element) -> Iterator[RawLine]:
        name = local(element)
        if not name or name in _SKIPPED:
            return
        if name == "row":
            cells = [squeeze(self.text(c)) for c in element if local(c) == "entry"]
            yield RawLine("\t".join(cells))
        elif name == "li":
            inner = [p.text for c in element for p in self.paragraphs(c) if local(c) != "li.nr"]
            mark = next((squeeze(self.text(c)) for c in element if local(c) == "li.nr"), "–")
            yield RawLine(" ".join([mark, *inner]))
        elif any(local(c) in _BLOCKS for c in element) and name != "al":
            for child in element:
                yield from self.paragraphs(child)
        elif text := squeeze(self.text(element)):
            yield RawLine(text)

    def text(self, element: etree._Element) -> str:
        """Return an element's text; notes are taken out and leave their marker."""
        out = [element.text or ""]
        for child in element:
            name = local(child)
            if name == "noot":
                marker = "".join(self.text(c) for c in child if local(c) in ("noot.nr", "nr"))
                body = "".join(self.text(c) for c in child if local(c) not in ("noot.nr", "nr"))
                out.append(self.notes.add(marker, body or "".join(child.itertext())))
            elif name == "nootref":
                figure = re.sub(r"\D", "", "".join(child.itertext()) or child.get("refid", ""))
                out.append(figure.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")))
            elif name and name not in _SKIPPED:
                out.append(self.text(child))
                address = child.get("doc", "") if name == "extref" else ""
                if address.startswith("http") and address not in "".join(child.itertext()):
                    out.append(f" ({address})" if squeeze("".join(child.itertext())) else address)
            out.append(child.tail or "")
        return "".join(out)

    def loose_note(self, element: etree._Element) -> None:
        """Keep a note that stands apart from the text that refers to it."""
        number = next((c for c in element if local(c) in ("noot.nr", "nr", "nummer")), None)
        body = " ".join(self.text(c) for c in element if c is not number)
        marker = self.text(number) if number is not None else element.get("id", "")
        self.notes.add(marker, body or "".join(element.itertext()))


def _opens_with_heading(paragraphs: list[RawLine], name: str) -> bool:
    first = paragraphs[0].text if paragraphs else ""
    return re.match(rf"(?i){name}(en)?\s+\d", first) is not None
