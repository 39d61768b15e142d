"""Token vectors for late interaction, one byte a dimension, in a SQLite file of their own.

A passage costs about 390 bytes a token: some 120 kB with its question. Each row also holds how
many tokens the context and each sentence have, so that a match can be told to lie in the
answer, and in which sentence.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.errors import LibraryError, missing

FILE = "tokens.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS tokens (
    key TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    vector BLOB NOT NULL,
    counts BLOB NOT NULL,
    vectors BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS tokens_source ON tokens (source);
"""
_BATCH = 500
_MOST = 65_535  # tokens that are counted of one sentence; no encoder reads that far
_PAGE = 16_384  # bytes of a page of the file: a passage takes some 100 kB


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A passage's token vectors, (tokens, dimension), one byte each, of length about 127.

    `counts[0]` tokens belong to the context, `counts[n]` to the passage's n-th sentence. A
    text longer than the encoder reads has fewer vectors than its counts add up to.
    """

    counts: NDArray[np.uint16]
    vectors: NDArray[np.int8]

    @classmethod
    def of(cls, counts: Sequence[int], vectors: NDArray[np.float32]) -> TokenVectors:
        """Quantise unit vectors, (tokens, dimension), each by its own largest component."""
        peak = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0)
        scaled = np.rint(vectors * (127 / np.where(peak > 0, peak, 1)))
        return cls(np.minimum(counts, _MOST).astype(np.uint16), scaled.astype(np.int8))

    def sizes(self) -> NDArray[np.int64]:
        """Return how many vectors each part has; they add up to all there are."""
        ends = np.minimum(np.cumsum(self.counts, dtype=np.int64), len(self.vectors))
        ends[-1:] = len(self.vectors)
        ends[1:] -= ends[:-1].copy()
        return ends


@dataclass(frozen=True, slots=True)
class Encoded:
    """A passage as encoded: `digest` tells the text it was made of.

    `vector`, (dimension,), is kept here too: Chroma can be filled again without the encoder.
    """

    key: str
    source: str
    digest: str
    vector: NDArray[np.float32]
    tokens: TokenVectors | None = None


class TokenStore:
    """The token vectors of all passages, by key."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file
        self._lock = threading.RLock()

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> TokenStore:
        """Open the store in `folder`, making it when `create`; raises `LibraryError`."""
        file = folder / FILE
        if not create and not file.is_file():
            raise LibraryError(missing(folder))
        try:
            connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
        except sqlite3.Error as exc:
            raise LibraryError(f"{file}: cannot be opened ({exc}); check the path") from exc
        store = cls(connection, file)
        with store._translated() as db:
            db.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file
            db.execute("PRAGMA journal_mode = WAL")
            db.executescript(_TABLES)
        return store

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _translated(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with self._connection:
                    yield self._connection
            except sqlite3.Error as exc:
                raise LibraryError(
                    f"{self._file}: {exc}; if space is short free some, then rebuild: "
                    "python ingest.py --rebuild"
                ) from exc

    def add(self, rows: Sequence[Encoded]) -> None:
        """Store what was encoded; a key that is there already is replaced."""
        with self._translated() as db:
            db.executemany(
                "REPLACE INTO tokens VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (r.key, r.source, r.digest, r.vector.astype(np.float32).tobytes(), *_blobs(r))
                    for r in rows
                ],
            )

    def encoded(self, keys: Sequence[str]) -> dict[str, tuple[str, NDArray[np.float32]]]:
        """Return (digest, passage vector) by key; unknown keys are left out."""
        return {
            key: (digest, np.frombuffer(vector, dtype=np.float32))
            for key, digest, vector in self._rows("key, digest, vector", keys)
        }

    def delete(self, sources: Collection[str]) -> None:
        """Drop the vectors of documents."""
        with self._translated() as db:
            db.executemany("DELETE FROM tokens WHERE source = ?", [(s,) for s in sources])

    def prune(self, source: str, keys: Collection[str]) -> None:
        """Drop the vectors of a document's passages that are not among `keys` any more."""
        with self._translated() as db:
            rows = db.execute("SELECT key FROM tokens WHERE source = ?", (source,)).fetchall()
            stale = [(key,) for (key,) in rows if key not in keys]
            db.executemany("DELETE FROM tokens WHERE key = ?", stale)

    def keys(self) -> list[str]:
        """Return every key."""
        with self._translated() as db:
            return [key for (key,) in db.execute("SELECT key FROM tokens")]

    def get(self, keys: Sequence[str]) -> dict[str, TokenVectors]:
        """Return token vectors by key; unknown keys are left out."""
        return {
            key: TokenVectors(np.frombuffer(counts, dtype=np.uint16), _unpacked(vectors))
            for key, counts, vectors in self._rows("key, counts, vectors", keys)
        }

    def _rows(self, columns: str, keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        with self._translated() as db:
            for start in range(0, len(keys), _BATCH):
                part = list(keys[start : start + _BATCH])
                marks = ",".join("?" * len(part))
                query = f"SELECT {columns} FROM tokens WHERE key IN ({marks})"
                yield from db.execute(query, part).fetchall()


def _blobs(row: Encoded) -> tuple[bytes, bytes]:
    if row.tokens is None:
        return b"", _packed(np.zeros((0, len(row.vector)), dtype=np.int8))
    return row.tokens.counts.tobytes(), _packed(row.tokens.vectors)


def _packed(vectors: NDArray[np.int8]) -> bytes:
    """Return a matrix as bytes, its width in the first two."""
    return np.uint16(vectors.shape[1]).tobytes() + vectors.tobytes()


def _unpacked(data: bytes) -> NDArray[np.int8]:
    width = int(np.frombuffer(data, dtype=np.uint16, count=1)[0])
    return np.frombuffer(data, dtype=np.int8, offset=2).reshape(-1, width)
