"""Stand-ins for tests of the library and its caches: an encoder, and small documents."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.datamodels import Document, Passage
from rag.encoding import EncodedQuery
from rag.lexical import LexicalIndex
from rag.library import Library
from rag.parsing import parse
from rag.reading import RawLine, assemble
from rag.settings import Settings
from rag.tokenstore import TokenStore
from rag.vectorstore import VectorStore
from tests.texts import FRESH

DIMENSION = 32
Matrix = NDArray[np.float32]
_MONTHS = "januari februari maart april mei juni juli".split()


@dataclass
class FakeEncoder:
    """A bag of hashed words; `calls` holds every batch of passages that was encoded."""

    name: str = "fake"
    dimension: int = DIMENSION
    delay: float = 0.0
    calls: list[list[str]] = field(default_factory=list)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        self.calls.append(list(texts))
        time.sleep(self.delay)
        rows = [_bag(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), DIMENSION)

    def encode_query(self, text: str) -> Matrix:
        return _bag(text)


@dataclass
class FakeTokenEncoder(FakeEncoder):
    """The same, with a vector for every word."""

    room: int = 500

    def encode_passage_tokens(self, texts: Sequence[str]) -> list[Matrix]:
        return [_words(text) for text in texts]

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        return self.encode_passages(texts), self.encode_passage_tokens(texts)

    def encode_query_with_tokens(self, text: str) -> EncodedQuery:
        return EncodedQuery(_bag(text), tuple(re.findall(r"\w+", text)), _words(text))

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+", text))


def _place(word: str) -> int:
    return hashlib.sha256(word.encode()).digest()[0] % DIMENSION


def _bag(text: str) -> Matrix:
    vector = np.full(DIMENSION, 1e-3, dtype=np.float32)
    for word in re.findall(r"\w+", text.lower()):
        vector[_place(word)] += 1
    unit: Matrix = vector / np.linalg.norm(vector)
    return unit


def _words(text: str) -> Matrix:
    rows = [_bag(word) for word in re.findall(r"\w+", text)]
    return np.array(rows, dtype=np.float32).reshape(len(rows), DIMENSION)


def answer_text(
    number: int,
    *,
    answer: str = "De brug gaat op 1 juli 2099 open. De provincie betaalt dat.",
    asker: str = "De Proef",
    party: str = "Lijst Proef",
    answerer: str = "Sluiswachter",
    ministry: str = "Water",
    on_behalf_of: str = "",
    received: date = date(2099, 6, 4),
) -> str:
    """Return an answer of two pairs, as a ministry sends it."""
    behalf = f", mede namens de minister van {on_behalf_of}" if on_behalf_of else ""
    day = f"{received.day} {_MONTHS[received.month - 1]} {received.year}"
    return (
        f"AH {number}\n2099Z{number:05}\n"
        f"Antwoord van minister {answerer} ({ministry}){behalf} (ontvangen {day})\n\n"
        f"Vragen van het lid {asker} ({party}) aan de minister van {ministry} over brug {number} "
        f"(ingezonden 3 mei 2099)\n\n"
        f"Vraag 1\nKlopt het dat brug {number} dicht is?\n\n"
        f"Antwoord 1\nNee, brug {number} niet.\n\n"
        f"Vraag 2\nWanneer gaat de brug open?\n\nAntwoord 2\n{answer}\n"
    )


def write_answer(folder: Path, name: str, text: str = FRESH) -> Path:
    """Write a document to a file, making its folder, and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make_document(text: str = FRESH, source: str = "proef.txt") -> Document:
    """Parse a text without a file."""
    return parse(assemble((RawLine(line) for line in text.split("\n")), typeset=None), source)


def library_keys(settings: Settings) -> list[str]:
    """Return the keys of all passages in the library, sorted."""
    with Library.open(settings.index, settings) as library:
        return sorted(library.passage_keys())


def cache_keys(folder: Path) -> dict[str, list[str]]:
    """Return the keys that each cache holds, sorted, doubles and all."""
    vectors, tokens = VectorStore.open(folder), TokenStore.open(folder)
    found = {
        "chroma": sorted(vectors.keys()),
        "tantivy": sorted(LexicalIndex.open(folder).keys()),
        "tokens": sorted(tokens.keys()),
    }
    tokens.close()
    return found


def passages_of(settings: Settings, source: str) -> list[Passage]:
    """Return the passages of one stored document."""
    with Library.open(settings.index, settings) as library:
        return library.passages_of(source)


def assert_in_step(settings: Settings) -> None:
    """Every passage of the library is in every cache exactly once, and nothing else is."""
    wanted = library_keys(settings)
    assert wanted
    assert cache_keys(settings.index) == dict.fromkeys(("chroma", "tantivy", "tokens"), wanted)
