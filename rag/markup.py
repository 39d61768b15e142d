"""What the two readers of official markup share: text of elements, marked-up notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rag.reading import SUPERSCRIPT, RawLine

MAX_DEPTH = 250  # elements inside elements; real publications stay under 30


def squeeze(text: str) -> str:
    """Return text with its white space, which means nothing in markup, made single spaces."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; comments and the like have none."""
    tag = element.tag
    return etree.QName(tag).localname.lower() if isinstance(tag, str) else ""


def depth_of(root: etree._Element) -> int:
    """Return how deep the elements are nested; stops counting beyond `MAX_DEPTH`."""
    deepest = 0
    stack = [(root, 1)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            break
        stack.extend((child, depth + 1) for child in node)
    return deepest


@dataclass
class Notes:
    """Footnotes in the order in which the text refers to them."""

    bodies: list[tuple[str, str]] = field(default_factory=list)

    def add(self, marker: str, body: str) -> str:
        """Keep a note and return the marker to be written into the text."""
        figure = re.sub(r"\D", "", marker) or str(len(self.bodies) + 1)
        if figure not in [m for m, _ in self.bodies]:
            self.bodies.append((figure, squeeze(body)))
        return figure.translate(SUPERSCRIPT)

    def lines(self) -> Iterator[RawLine]:
        """Yield the notes as lines that are marked as notes."""
        for marker, body in self.bodies:
            yield RawLine(f"{marker} {body}", note=True)
