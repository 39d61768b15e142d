"""How well a question's words are met by prose about nothing in particular.

"Hoeveel miljoen euro is er per jaar beschikbaar" is met well by any minister's letter. What a match
owes to that is told by token vectors of ordinary prose (`ordinary.npy`, see
scripts/ordinary_words.py), and taken off before the match is judged (`rag.answerability`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.vectors import on_one_thread, unit

ORDINARY = Path(__file__).with_name("ordinary.npy")


def met_by_ordinary(words: NDArray[np.float32]) -> tuple[float, ...]:
    """Return for each query token, (tokens, dimension), its best cosine with ordinary prose.

    It is the mean over groups of such prose of the best in each. Empty for vectors of another
    length than those that are kept.
    """
    groups = _groups()
    if not len(words) or words.shape[1] != groups.shape[2]:
        return ()
    count, size, dimension = groups.shape
    with on_one_thread():
        cosines = words @ groups.reshape(count * size, dimension).T
    best = cosines.reshape(len(words), count, size).max(axis=2)
    return tuple(best.mean(axis=1).tolist())


@lru_cache(maxsize=1)
def _groups() -> NDArray[np.float32]:
    """Return the kept vectors, (groups, tokens, dimension), of length 1."""
    stored: NDArray[np.int8] = np.load(ORDINARY)
    flat = stored.reshape(-1, stored.shape[2]).astype(np.float32)
    vectors: NDArray[np.float32] = unit(flat).reshape(stored.shape)
    return vectors
