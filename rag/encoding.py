"""Encoders: what turns a passage or a query into a vector, and how one is loaded by name.

The prefixes that some models want ("query: ", "passage: ") are added here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from rag.errors import EncoderError
from rag.settings import EMBEDDED, STATIC, Settings
from rag.vectors import unit

BATCH = 16


@dataclass(frozen=True, slots=True)
class EncodedQuery:
    """A query's unit vector, its tokens, and their unit vectors, (tokens, dimension).

    `ordinary` is how well each token is met by prose about nothing in particular, empty if unknown.
    """

    vector: NDArray[np.float32]
    tokens: tuple[str, ...] = ()
    words: NDArray[np.float32] | None = None  # None: the encoder gives no token vectors
    ordinary: tuple[float, ...] = ()


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors; a higher inner product means a closer meaning."""

    @property
    def name(self) -> str:
        """What the setting `encoder` calls it."""

    @property
    def dimension(self) -> int:
        """The length of every vector."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, (texts, dimension)."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of a query, (dimension,)."""


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also gives a vector per token, for late interaction."""

    def encode_passage_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Return one array of unit vectors a text, (tokens, dimension), without the prefix."""

    def encode_passages_with_tokens(
        self, texts: Sequence[str]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Return what `encode_passages` and `encode_passage_tokens` do, in one pass."""

    def encode_query_with_tokens(self, text: str) -> EncodedQuery:
        """Return what `encode_query` does and the query's tokens, in one pass."""

    @property
    def room(self) -> int:
        """How many tokens of a passage are read; what comes after is left out."""

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` has, whatever surrounds it."""


def load_encoder(settings: Settings, progress: Callable[[str], None] | None = None) -> Encoder:
    """Load the encoder that `settings.encoder` names; raises `EncoderError`.

    `progress` receives one Dutch line per step of a preparation that takes long.
    """
    if settings.encoder == EMBEDDED:
        from rag.embedded import EmbeddedEncoder

        return EmbeddedEncoder.load(settings, progress or (lambda _: None))
    if settings.encoder == STATIC:
        from rag.static import StaticEncoder

        return StaticEncoder.load()
    return SentenceEncoder.load(settings)


@dataclass(frozen=True, slots=True)
class SentenceEncoder:
    """Any sentence-transformers model: a folder, or a name already in its local cache."""

    name: str
    dimension: int
    model: Any  # sentence_transformers.SentenceTransformer
    query_prefix: str = ""
    passage_prefix: str = ""

    @classmethod
    def load(cls, settings: Settings) -> SentenceEncoder:
        """Load the model that `settings.encoder` names; nothing is downloaded.

        Raises `EncoderError` when it is not on this machine or cannot be loaded.
        """
        name = settings.encoder
        try:
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer(name, local_files_only=True)
        except (OSError, ValueError, RuntimeError, ImportError, KeyError) as exc:
            raise EncoderError(_explanation(name, exc)) from exc
        dimension = model.get_embedding_dimension()
        if not dimension:
            raise EncoderError(f"the model {name!r} gives no sentence vectors; {_ALTERNATIVES}")
        return cls(name, dimension, model, settings.query_prefix, settings.passage_prefix)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, (texts, dimension)."""
        return self._encode(list(texts), self.passage_prefix)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of a query, (dimension,)."""
        vector: NDArray[np.float32] = self._encode([text], self.query_prefix)[0]
        return vector

    def _encode(self, texts: list[str], prefix: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self.model.encode(
            texts, prompt=prefix, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        return unit(np.asarray(vectors, dtype=np.float32))


_ALTERNATIVES = f"KAMERANTWOORD_ENCODER={EMBEDDED} uses the embedded model, which needs no download"


def _explanation(name: str, error: Exception) -> str:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return (
        f"the encoder {name!r} is not a sentence-transformers model on this machine ({reason}); "
        "expected a folder that holds one, or a name already downloaded: on a machine with a "
        f"connection run `hf download {name}`, copy the folder here and set "
        f"KAMERANTWOORD_ENCODER to its path; {_ALTERNATIVES}"
    )
