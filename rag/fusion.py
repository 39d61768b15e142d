"""Rankings into one: by rank alone, or by standardised scores; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Scores = Mapping[str, float]
_K = 60  # of reciprocal rank fusion, as in Cormack, Clarke and Büttcher (SIGIR 2009)


def reciprocal_rank_fusion(rankings: Sequence[Sequence[str]], k: int = _K) -> dict[str, float]:
    """Return the sum over rankings (best first) of 1 / (k + rank), rank counted from 1."""
    fused: dict[str, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, 1):
            fused[key] = fused.get(key, 0.0) + 1 / (k + rank)
    return fused


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
