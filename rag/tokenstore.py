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

import numpy as np
from numpy.typing import NDArray

from rag.errors import LibraryError

FILE = "tokens.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS tokens (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, counts BLOB NOT NULL, vectors BLOB NOT NULL)"""
_BATCH = 500
_MOST = 65_535  # tokens that are counted of one sentence; no encoder reads that far


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

    def similarities(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosine of each query token with each of these, (query tokens, tokens)."""
        vectors = self.vectors.astype(np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        result: NDArray[np.float32] = query @ vectors.T
        return result


class TokenStore:
    """The token vectors of all passages, by key."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file
        self._lock = threading.RLock()

    @classmethod
    def open(cls, folder: Path) -> TokenStore:
        """Open (or make) the store in `folder`; raises `LibraryError`."""
        file = folder / FILE
        try:
            connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
        except sqlite3.Error as exc:
            raise LibraryError(f"{file}: cannot be opened ({exc}); check the path") from exc
        store = cls(connection, file)
        with store._translated() as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute(_TABLE)
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

    def add(
        self, keys: Sequence[str], tokens: Sequence[TokenVectors], sources: Sequence[str]
    ) -> None:
        """Store vectors by key; a key that is there already is replaced."""
        rows = [
            (k, s, t.counts.tobytes(), _packed(t.vectors))
            for k, t, s in zip(keys, tokens, sources, strict=True)
        ]
        with self._translated() as db:
            db.executemany("REPLACE INTO tokens VALUES (?, ?, ?, ?)", rows)

    def delete(self, sources: Collection[str]) -> None:
        """Drop the vectors of documents."""
        with self._translated() as db:
            db.executemany("DELETE FROM tokens WHERE source = ?", [(s,) for s in sources])

    def keys(self) -> list[str]:
        """Return every key."""
        with self._translated() as db:
            return [key for (key,) in db.execute("SELECT key FROM tokens")]

    def get(self, keys: Sequence[str]) -> dict[str, TokenVectors]:
        """Return vectors by key; unknown keys are left out."""
        found: dict[str, TokenVectors] = {}
        with self._translated() as db:
            for start in range(0, len(keys), _BATCH):
                part = list(keys[start : start + _BATCH])
                marks = ",".join("?" * len(part))
                rows = db.execute(
                    f"SELECT key, counts, vectors FROM tokens WHERE key IN ({marks})", part
                )
                for key, counts, vectors in rows:
                    found[key] = TokenVectors(
                        np.frombuffer(counts, dtype=np.uint16), _unpacked(vectors)
                    )
        return found


def _packed(vectors: NDArray[np.int8]) -> bytes:
    """Return a matrix as bytes, its width in the first two."""
    return np.uint16(vectors.shape[1]).tobytes() + vectors.tobytes()


def _unpacked(data: bytes) -> NDArray[np.int8]:
    width = int(np.frombuffer(data[:2], dtype=np.uint16)[0])
    return np.frombuffer(data[2:], dtype=np.int8).reshape(-1, width)
