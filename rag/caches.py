"""The three caches of the library, kept in step: Chroma, tantivy, and the token vectors."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag import lexical, tokenstore, vectorstore
from rag.datamodels import Passage
from rag.encoding import Encoder, TokenEncoder, load_encoder
from rag.errors import LibraryError
from rag.lexical import LexicalIndex
from rag.settings import Settings
from rag.splitting import ASKED, indexable, sentences
from rag.tokenstore import Encoded, TokenStore, TokenVectors
from rag.vectorstore import VectorStore

OPEN_QUESTIONS = "asked"  # the collection of questions nobody has answered
_Row = tuple[str, str, NDArray[np.float32]]  # key, source, vector


@dataclass(slots=True)
class Caches:
    """What is searched. The encoder is loaded when something is first encoded."""

    settings: Settings
    vectors: VectorStore
    lexical: LexicalIndex
    tokens: TokenStore
    encoder: Encoder | None
    asked: VectorStore  # questions nobody has answered: found, never quoted
    _waiting: list[_Row] = field(default_factory=list)
    _asked: list[_Row] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path, settings: Settings, encoder: Encoder | None = None) -> Caches:
        """Open (or make) the caches in `folder`; raises `LibraryError`."""
        vectors = VectorStore.open(folder)
        try:
            words, tokens = LexicalIndex.open(folder), TokenStore.open(folder)
        except LibraryError:
            vectors.close()
            raise
        return cls(settings, vectors, words, tokens, encoder, vectors.sibling(OPEN_QUESTIONS))

    @staticmethod
    def present(folder: Path) -> bool:
        """Say whether all caches are there."""
        return all(
            (folder / name).exists()
            for name in (vectorstore.FOLDER, lexical.FOLDER, tokenstore.FILE)
        )

    @staticmethod
    def remove(folder: Path, *, encoded: bool = True) -> None:
        """Delete the caches; the library stays, and without `encoded` what was encoded.

        Raises `LibraryError`.
        """
        try:
            for name in (vectorstore.FOLDER, lexical.FOLDER):
                if (folder / name).exists():
                    shutil.rmtree(folder / name)
            for suffix in ("", "-wal", "-shm") if encoded else ():
                (folder / (tokenstore.FILE + suffix)).unlink(missing_ok=True)
        except OSError as exc:
            raise LibraryError(f"{folder}: cannot be cleared ({exc}); check the rights") from exc

    def take(self, passages: Sequence[Passage]) -> None:
        """Take up the passages, or the open questions, of one document; found from `commit` on.

        What was encoded before, of the same text, is not encoded again.
        """
        if not passages:
            return
        stored = self.tokens.encoded([p.key for p in passages])
        new = [p for p in passages if stored.get(p.key, ("", None))[0] != _digest(p)]
        if new:
            self.tokens.add(self._encode(new))
            stored = self.tokens.encoded([p.key for p in passages])
        waiting = [(p.key, p.source, stored[p.key][1]) for p in passages]
        self.tokens.prune(passages[0].source, {p.key for p in passages})
        if passages[0].key.find(ASKED) >= 0:
            self._asked += waiting
        else:
            self._waiting += waiting
            self.lexical.add(passages)

    def _encode(self, passages: Sequence[Passage]) -> list[Encoded]:
        encoder = self.encoder = self.encoder or load_encoder(self.settings)
        tokens: Sequence[TokenVectors | None] = [None] * len(passages)
        if isinstance(encoder, TokenEncoder):
            contexts = [_fitting(encoder, p) for p in passages]
            texts = [_joined(c, p) for c, p in zip(contexts, passages, strict=True)]
            matrix, words = encoder.encode_passages_with_tokens(texts)
            tokens = [
                TokenVectors.of(_counts(encoder, c, p), w)
                for c, p, w in zip(contexts, passages, words, strict=True)
            ]
        else:
            matrix = encoder.encode_passages([_joined(p.context, p) for p in passages])
        return [
            Encoded(p.key, p.source, _digest(p), vector, found)
            for p, vector, found in zip(passages, matrix, tokens, strict=True)
        ]

    def drop(self, sources: Sequence[str]) -> None:
        """Clear what is searched of documents; visible to keyword search after `commit`."""
        self.vectors.drop(sources)
        self.asked.drop(sources)
        self.lexical.delete(sources)

    def forget(self, sources: Sequence[str]) -> None:
        """Clear everything of documents, what was encoded too."""
        self.drop(sources)
        self.tokens.delete(sources)

    def commit(self) -> None:
        """Make what was taken up and dropped durable and visible."""
        for store, waiting in ((self.vectors, self._waiting), (self.asked, self._asked)):
            if waiting:
                keys, sources, vectors = zip(*waiting, strict=True)
                store.add(keys, np.array(vectors, dtype=np.float32), sources)
                waiting.clear()
        self.lexical.commit()

    def close(self) -> None:
        """Close the files; what was not committed is undone by the next run."""
        self.lexical.close()
        self.vectors.close()
        self.tokens.close()


def _digest(passage: Passage) -> str:
    """Return what tells whether a passage's indexed text is still the same."""
    return hashlib.sha256(_joined(passage.context, passage).encode("utf-8", "replace")).hexdigest()


def _joined(context: str, passage: Passage) -> str:
    return f"{context}\n{indexable(passage.text)}"


def _fitting(encoder: TokenEncoder, passage: Passage) -> str:
    """Return as much of a passage's context as the encoder can read before the passage itself."""
    left = encoder.room - encoder.count_tokens(indexable(passage.text))
    words = passage.context.split(" ")
    while words and encoder.count_tokens(" ".join(words)) > max(left, 0):
        words = words[: len(words) * 9 // 10]
    return " ".join(words)


def _counts(encoder: TokenEncoder, context: str, passage: Passage) -> list[int]:
    """Return how many tokens the context and each sentence of a passage have."""
    parts = [s.of(passage.text) for s in sentences(passage.text)]
    return [encoder.count_tokens(t) for t in (context, *map(indexable, parts))]
