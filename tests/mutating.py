"""Damaged documents: random changes to real-looking text, always the same for a seed."""

from __future__ import annotations

import random

from rag.datamodels import Document
from rag.edits import undo
from rag.parsing import parse
from rag.reading import RawLine, Reading, assemble

_BITS = (
    "Vraag 1", "Antwoord 2 en 3", "Antwoord", "1", "2.", "\u00a0", "-", "—", "¹", "[1]", "1)", "?",
    ".", "\t", "🙂", "\x00", "\u202e", "\ufeff", "(ingezonden", "Tweede Kamer der Staten-Generaal",
    "Pagina 2 van 7", "Vragen van het lid X (Y) aan", "Mededeling", "Vraag 999",
    "Antwoord 1 t/m 99",
)  # fmt: skip


def mutated(text: str, seed: int) -> str:
    """Return `text` with one to eight random changes of lines, characters and headings."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(lines))
        change = chance.randrange(7)
        if change == 0:
            del lines[at : at + chance.randint(1, 6)]
        elif change == 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif change == 2:
            lines.insert(at, chance.choice(_BITS))
        elif change == 3:
            lines[at] = lines[at] + chance.choice(_BITS) + lines[at][: chance.randint(0, 20)]
        elif change == 4:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        elif change == 5:
            lines[at:] = lines[at:] * chance.randint(1, 3)
        else:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        lines = lines[:3000] or [""]
    return "\n".join(lines)


def reading_of(text: str) -> Reading:
    """Return text as a reader would give it."""
    return assemble((RawLine(line) for line in text.split("\n")), typeset=None)


def sound(text: str) -> Document:
    """Parse a text and check what must hold for every document; raises `ParseError`."""
    document = parse(reading_of(text), "proef.txt")
    assert undo(document.text, document.repairs) == text
    position = 0
    for part in document.regions:
        assert part.span.start == position
        position = part.span.end
    assert position == len(document.text)
    for pair in document.pairs:
        spans = [*pair.questions, *([pair.answer] if pair.answer else [])]
        assert all(span.end <= len(document.text) for span in spans)
        assert pair.numbers
    return document
