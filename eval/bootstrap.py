"""Intervals: 95 % percentile bootstrap over questions, with a fixed seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

SEED = 20241129
RESAMPLES = 2000
_CHUNK = 200  # resamples at once: keeps memory small for gold files of thousands of questions

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Statistic = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval; `n` is what it was measured over, 0 when over nothing."""

    value: float
    low: float
    high: float
    n: int

    @property
    def measured(self) -> bool:
        """Say whether there was anything to measure."""
        return self.n > 0 and not isnan(self.value)


NOT_MEASURED = Estimate(nan, nan, nan, 0)


def ratio(sums: Floats) -> Floats:
    """Divide the first column by the second; no number where the second is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(sums[:, 1] > 0, sums[:, 0] / sums[:, 1], np.nan)


def estimate(
    rows: Sequence[Sequence[float]], statistic: Statistic = ratio, n: int | None = None
) -> Estimate:
    """Estimate a statistic of column sums; questions (the rows) are what is drawn again.

    `statistic` takes an (m, columns) array of sums and returns m values. A mean is the ratio of
    (value, 1) rows; a pooled share the ratio of (part, whole) rows, so that several citations
    of one question stay together. `n` defaults to the number of rows.
    """
    if not rows:
        return NOT_MEASURED
    table = np.asarray(rows, dtype=np.float64)
    value = float(statistic(table.sum(axis=0, keepdims=True))[0])
    drawn = statistic(_resampled_sums(table))
    drawn = drawn[~np.isnan(drawn)]
    if isnan(value) or not drawn.size:
        return NOT_MEASURED
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Estimate(value, float(low), float(high), len(rows) if n is None else n)


def mean(values: Sequence[float]) -> Estimate:
    """Estimate the mean of one value a question."""
    return estimate([(value, 1.0) for value in values])


def resample(size: int, statistic: Callable[[Indices], float]) -> Estimate:
    """Estimate a statistic that is no function of sums: it is given which questions were drawn."""
    value = statistic(np.arange(size)) if size else nan
    rng = np.random.default_rng(SEED)
    drawn = np.array(
        [statistic(rng.integers(0, size, size)) for _ in range(RESAMPLES if size else 0)]
    )
    drawn = drawn[~np.isnan(drawn)]
    if isnan(value) or not drawn.size:
        return NOT_MEASURED
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Estimate(value, float(low), float(high), size)


def _resampled_sums(table: Floats) -> Floats:
    rng = np.random.default_rng(SEED)
    size = len(table)
    chunks = [
        table[rng.integers(0, size, (min(_CHUNK, RESAMPLES - done), size))].sum(axis=1)
        for done in range(0, RESAMPLES, _CHUNK)
    ]
    return np.concatenate(chunks)
