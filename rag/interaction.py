"""Late interaction: how well each token of a query is met by the tokens of passages.

Passages are compared a few at a time, so that their vectors stay in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.tokenstore import TokenVectors
from rag.vectors import on_one_thread

Matrix = NDArray[np.float32]
_TOGETHER = 800  # token vectors that are compared at a time
_SHORTEST = 1e-6


@dataclass(frozen=True, slots=True)
class Match:
    """How a passage matches a query, word by word.

    `whole` and `answer` are means over the query's tokens of the best cosine with any token of
    context and passage, and of the passage alone. `sentences` holds that mean per sentence.
    `tokens` is the best cosine per query token with the passage's own words, `met` with those of
    its context too. `middle` is `whole` in the encoder's middle layer, 0 when it gives none.
    """

    whole: float
    answer: float
    context: float
    sentences: tuple[float, ...]
    tokens: tuple[float, ...]
    middle: float = 0.0
    met: tuple[float, ...] = ()


def matches(
    queries: Sequence[Matrix], stored: Sequence[TokenVectors], last: int
) -> list[list[Match]]:
    """Return for each query, (tokens, dimension), how each passage matches it.

    The first `last` columns are the encoder's last layer, further ones its middle layer.
    """
    if not stored or not queries:
        return [[] for _ in queries]
    words = np.concatenate(queries)
    ends = np.cumsum([len(query) for query in queries])[:-1]
    parts, deep = best_cosines(words, stored, last)
    counts = np.array([len(passage.counts) for passage in stored])
    both = zip(np.split(parts, ends), np.split(deep, ends), strict=True)
    return [_matches(best, counts, middle) for best, middle in both]


def best_cosines(words: Matrix, stored: Sequence[TokenVectors], last: int) -> tuple[Matrix, Matrix]:
    """Return how well each query token is met in each part of all passages, and in each passage.

    The first is (query tokens, parts of all passages): the best cosine in the last layer with a
    token of the context, and of each sentence; 0 for a part without tokens. The second is (query
    tokens, passages): the best in the middle layer.
    """
    shallow, deep = [], []
    with on_one_thread():
        for group in _groups(stored):
            vectors = np.concatenate([p.vectors for p in group], dtype=np.float32)
            parts = np.concatenate([p.sizes() for p in group])
            whole = np.array([len(p.vectors) for p in group])
            shallow.append(_best(_cosines(words[:, :last], vectors[:, :last]), parts))
            deep.append(_best(_cosines(words[:, last:], vectors[:, last:]), whole))
    return np.concatenate(shallow, axis=1), np.concatenate(deep, axis=1)


def _groups(stored: Sequence[TokenVectors]) -> Iterator[list[TokenVectors]]:
    """Yield passages that are compared together, in order."""
    group: list[TokenVectors] = []
    size = 0
    for passage in stored:
        if group and size + len(passage.vectors) > _TOGETHER:
            yield group
            group, size = [], 0
        group.append(passage)
        size += len(passage.vectors)
    yield group


def _cosines(words: Matrix, vectors: Matrix) -> Matrix:
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    cosines: Matrix = (words @ vectors.T) / np.maximum(norms, _SHORTEST)
    return cosines


def _best(cosines: Matrix, sizes: NDArray[np.int64]) -> Matrix:
    """Return the largest of each run of `sizes` columns; 0 for a run of none."""
    best = np.zeros((len(cosines), len(sizes)), dtype=np.float32)
    filled = sizes > 0
    if filled.any():
        starts = (np.cumsum(sizes) - sizes)[filled]
        best[:, filled] = np.maximum.reduceat(cosines, starts, axis=1)
    return best


def _matches(best: Matrix, counts: NDArray[np.int64], middle: Matrix) -> list[Match]:
    """Sum up how well each query token is met in the parts of each passage, (tokens, parts).

    Part 0 of a passage is its context; `middle` is (tokens, passages).
    """
    ends = np.cumsum(counts)
    answers = best.copy()
    answers[:, (ends - counts)[counts > 0]] = 0
    own, met = np.maximum(_best(answers, counts), 0), np.maximum(_best(best, counts), 0)
    parts = [part.tolist() for part in np.split(best.mean(axis=0), ends[:-1])]
    rows = zip(
        *(m.mean(axis=0).tolist() for m in (met, own, middle)),
        parts,
        *(m.T.tolist() for m in (own, met)),
        strict=True,
    )
    return [
        Match(
            whole=whole,
            answer=answer,
            context=means[0] if means else 0.0,
            sentences=tuple(means[1:]),
            tokens=tuple(tokens),
            middle=depth,
            met=tuple(all_met),
        )
        for whole, answer, depth, means, tokens, all_met in rows
    ]
