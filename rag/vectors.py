"""Arithmetic on vectors that both encoders need."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController


def on_one_thread() -> AbstractContextManager[Any]:
    """Return a context in which matrix products run on one thread.

    Products of a few milliseconds lose more by waiting for a second thread, which other work has
    taken, than they gain by it: 670 ms a question where one thread takes 150 to 210.
    """
    limited: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limited


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `vectors`, (…, dimension), each with length 1; a zero one becomes the first axis."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled = vectors / np.where(norms > 0, norms, 1)
    scaled[..., :1] += norms == 0
    return np.ascontiguousarray(scaled, dtype=np.float32)
