"""A static encoder for very large corpora: weighted means of the embedded model's word vectors.

No network runs: a passage costs a table look-up a token. Frequent pieces weigh less, by their
probability in the model's own vocabulary (smooth inverse frequency; Arora, Liang and Ma, ICLR
2017). What it gains in speed and loses in quality is in docs/retrieval.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.embedded import normalised, tokenizer_of
from rag.embedded_weights import SHA256, Weights, checksum, locate, read
from rag.settings import STATIC
from rag.vectors import unit

_SMOOTH = 3e-5  # a piece as frequent as this weighs half


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """Passage and query vectors without a network; `load` makes it."""

    weights: Weights
    tokenizer: Any  # tokenizers.Tokenizer
    name: str = STATIC

    @classmethod
    def load(cls) -> StaticEncoder:
        """Load the word vectors of the installed package; raises `EncoderError`."""
        path = locate()
        checksum(path, SHA256)
        weights = read(path)
        return cls(weights, tokenizer_of(weights.vocabulary))

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self.weights.sizes.hidden

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, (texts, dimension)."""
        return np.array([self.encode_query(t) for t in texts], dtype=np.float32).reshape(
            -1, self.dimension
        )

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of a text, (dimension,); zero for a text without words."""
        vocabulary = self.weights.vocabulary
        ready = normalised(text.lower(), vocabulary)
        ids: list[int] = self.tokenizer.encode(ready, add_special_tokens=False).ids
        if not ids:
            return np.zeros(self.dimension, dtype=np.float32)
        frequency = np.exp(vocabulary.scores[ids])
        heft = _SMOOTH / (_SMOOTH + frequency)
        total: NDArray[np.float32] = heft.astype(np.float32) @ self.weights.embeddings(ids)
        return unit(total)
