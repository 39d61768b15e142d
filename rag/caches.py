"""The three caches of the library, kept in step: Chroma, tantivy, and the token vectors."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rag import lexical, tokenstore, vectorstore
from rag.datamodels import Passage
from rag.encoding import Encoder, TokenEncoder, load_encoder
from rag.errors import LibraryError
from rag.lexical import LexicalIndex
from rag.settings import Settings
from rag.splitting import indexable, sentences
from rag.tokenstore import TokenStore, TokenVectors
from rag.vectorstore import VectorStore


@dataclass(slots=True)
class Caches:
    """What is searched. The encoder is loaded when something is first encoded."""

    settings: Settings
    vectors: VectorStore
    lexical: LexicalIndex
    tokens: TokenStore
    encoder: Encoder | None

    @classmethod
    def open(cls, folder: Path, settings: Settings, encoder: Encoder | None = None) -> Caches:
        """Open (or make) the caches in `folder`; raises `LibraryError`."""
        vectors = VectorStore.open(folder)
        try:
            words, tokens = LexicalIndex.open(folder), TokenStore.open(folder)
        except LibraryError:
            vectors.close()
            raise
        return cls(settings, vectors, words, tokens, encoder)

    @staticmethod
    def present(folder: Path) -> bool:
        """Say whether all caches are there."""
        return all(
            (folder / name).exists()
            for name in (vectorstore.FOLDER, lexical.FOLDER, tokenstore.FILE)
        )

    @staticmethod
    def remove(folder: Path) -> None:
        """Delete the caches; the library stays. Raises `LibraryError`."""
        try:
            for name in (vectorstore.FOLDER, lexical.FOLDER):
                if (folder / name).exists():
                    shutil.rmtree(folder / name)
            for suffix in ("", "-wal", "-shm"):
                (folder / (tokenstore.FILE + suffix)).unlink(missing_ok=True)
        except OSError as exc:
            raise LibraryError(f"{folder}: cannot be cleared ({exc}); check the rights") from exc

    def take(self, passages: Sequence[Passage]) -> None:
        """Encode the passages of one document and take them up."""
        if not passages:
            return
        encoder = self.encoder = self.encoder or load_encoder(self.settings)
        keys = [p.key for p in passages]
        sources = [p.source for p in passages]
        if isinstance(encoder, TokenEncoder):
            contexts = [_fitting(encoder, p) for p in passages]
            texts = [_joined(c, p) for c, p in zip(contexts, passages, strict=True)]
            matrix, words = encoder.encode_passages_with_tokens(texts)
            rows = [
                TokenVectors.of(_counts(encoder, c, p), w)
                for c, p, w in zip(contexts, passages, words, strict=True)
            ]
            self.tokens.add(keys, rows, sources)
        else:
            matrix = encoder.encode_passages([_joined(p.context, p) for p in passages])
        self.vectors.add(keys, matrix, sources)
        self.lexical.add(passages)

    def drop(self, sources: Sequence[str]) -> None:
        """Clear the caches of documents; visible to keyword search after `commit`."""
        self.vectors.drop(sources)
        self.lexical.delete(sources)
        self.tokens.delete(sources)

    def commit(self) -> None:
        """Make what was taken up and dropped durable and visible."""
        self.lexical.commit()

    def close(self) -> None:
        """Close the files; what was not committed is undone by the next run."""
        self.lexical.close()
        self.vectors.close()
        self.tokens.close()


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
