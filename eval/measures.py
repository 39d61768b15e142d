"""The measures of retrieval, at pair level, as trec_eval defines them.

A ranking is a sequence of booleans, best first: whether the pair at that rank is relevant.
`relevant` is how many relevant pairs exist, found or not. Gains are linear (0 or 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

from eval.gold import GoldQuestion
from eval.records import PairKey


def fold(pairs: Iterable[PairKey]) -> tuple[PairKey, ...]:
    """Fold a ranking of passages to one of pairs: the first occurrence of each counts."""
    return tuple(dict.fromkeys(pairs))


def success_at_k(ranking: Sequence[bool], k: int) -> float:
    """Return 1 when any of the first `k` pairs is relevant, else 0."""
    return float(any(ranking[:k]))


def recall_at_k(ranking: Sequence[bool], relevant: int, k: int) -> float:
    """Return the share of the relevant pairs that is among the first `k`."""
    return sum(ranking[:k]) / relevant


def reciprocal_rank(ranking: Sequence[bool], k: int = 10) -> float:
    """Return 1 / the rank of the first relevant pair; 0 when none is among the first `k`."""
    return next((1 / rank for rank, hit in enumerate(ranking[:k], start=1) if hit), 0.0)


def ndcg_at_k(ranking: Sequence[bool], relevant: int, k: int = 10) -> float:
    """Return the discounted gain of the first `k` pairs, divided by the best attainable."""
    ideal = _discounted([True] * min(relevant, k))
    return _discounted(ranking[:k]) / ideal


def average_precision(ranking: Sequence[bool], relevant: int, k: int | None = None) -> float:
    """Return the mean over the relevant pairs of the precision at their rank, 0 when not found.

    Without `k` the whole ranking counts (trec_eval's `map`), else its first `k` (`map_cut_k`).
    """
    found = 0
    total = 0.0
    for rank, hit in enumerate(ranking[:k], start=1):
        found += hit
        total += found / rank if hit else 0.0
    return total / relevant


def _discounted(ranking: Sequence[bool]) -> float:
    return sum(1 / log2(rank + 1) for rank, hit in enumerate(ranking, start=1) if hit)


def count_relevant(
    question: GoldQuestion, hits: Iterable[PairKey], library: Iterable[PairKey] | None = None
) -> int:
    """Count the relevant pairs that exist, as `relevant_pairs` lists them; never 0."""
    return max(1, len(relevant_pairs(question, hits, library)))


def relevant_pairs(
    question: GoldQuestion, hits: Iterable[PairKey], library: Iterable[PairKey] | None = None
) -> tuple[PairKey, ...]:
    """Return the relevant pairs that exist; several gold numbers in one merged pair are one.

    With `library` (all its answered pairs that the gold means) those are it: numbers that the
    library holds in no answered pair of their own add nothing, as the gold may list a number
    that was printed wrongly. Without it only the `hits` tell which numbers are merged, and every
    gold number that no hit serves stands for one more pair, so that recall is never flattered.
    Where nothing is there, the gold's own first pair stands for what was not found.
    """
    known = fold(hits if library is None else library)
    having = tuple(p for p in known if question.is_relevant(p.source, p.numbers))
    unserved = () if library is not None else _unserved(question, known)
    return having + unserved or tuple(PairKey(g.doc, g.numbers) for g in question.relevant[:1])


def _unserved(question: GoldQuestion, pairs: Iterable[PairKey]) -> tuple[PairKey, ...]:
    wanted = {(gold.doc, number) for gold in question.relevant for number in gold.numbers}
    for pair in pairs:
        for gold in question.relevant:
            if gold.covers(pair.source, pair.numbers):
                wanted -= {(gold.doc, number) for number in pair.numbers}
    return tuple(PairKey(doc, (number,)) for doc, number in sorted(wanted))
