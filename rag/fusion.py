"""Several views of the same passages into one score; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Scores = Mapping[str, float]


def standardised(scores: Scores) -> dict[str, float]:
    """Return scores minus their mean, divided by their standard deviation; 0 when all equal."""
    if not scores:
        return {}
    mean = sum(scores.values()) / len(scores)
    variance = sum((s - mean) ** 2 for s in scores.values()) / len(scores)
    scale = variance**0.5
    return {key: (s - mean) / scale if scale > 1e-9 else 0.0 for key, s in scores.items()}


def weighted_sum(views: Sequence[tuple[float, Scores]], keys: Sequence[str]) -> dict[str, float]:
    """Return the weighted sum of standardised views; a key that a view lacks has its lowest."""
    fused = dict.fromkeys(keys, 0.0)
    for weight, scores in views:
        known = {k: scores[k] for k in keys if k in scores}
        lowest = min(known.values(), default=0.0)
        view = standardised({k: known.get(k, lowest) for k in keys})
        for key in keys:
            fused[key] += weight * view[key]
    return fused
