"""Arithmetic on vectors that both encoders need."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `vectors`, (…, dimension), each with length 1; a zero one becomes the first axis."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled = vectors / np.where(norms > 0, norms, 1)
    scaled[..., :1] += norms == 0
    return np.ascontiguousarray(scaled, dtype=np.float32)
