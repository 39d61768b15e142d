"""Expectations worked out by hand, and the same against two independent implementations."""

from math import log2

import numpy as np
import pytest
from eval_support import question

from eval.gold import GoldPair
from eval.measures import (
    average_precision,
    count_relevant,
    fold,
    ndcg_at_k,
    recall_at_k,
    reciprocal_rank,
    success_at_k,
)
from eval.records import PairKey

T, F = True, False
SECOND_AND_FOURTH = (F, T, F, T)


@pytest.mark.parametrize(("k", "value"), [(1, 0), (2, 1), (3, 1), (10, 1)])
def test_success(k, value):
    assert success_at_k(SECOND_AND_FOURTH, k) == value


@pytest.mark.parametrize(("k", "value"), [(1, 0), (2, 1 / 3), (4, 2 / 3), (10, 2 / 3)])
def test_recall_counts_what_was_not_found_either(k, value):
    assert recall_at_k(SECOND_AND_FOURTH, 3, k) == pytest.approx(value)


@pytest.mark.parametrize(
    ("ranking", "value"),
    [
        ((T,), 1),
        (SECOND_AND_FOURTH, 1 / 2),
        ((F,) * 9 + (T,), 1 / 10),
        ((F,) * 10 + (T,), 0),
        ((), 0),
    ],
)
def test_reciprocal_rank_stops_at_ten(ranking, value):
    assert reciprocal_rank(ranking) == pytest.approx(value)


def test_ndcg_by_hand():
    # gains at ranks 2 and 4; three relevant pairs exist, so the best has gains at 1, 2 and 3
    gain = 1 / log2(3) + 1 / log2(5)
    best = 1 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert ndcg_at_k(SECOND_AND_FOURTH, 3) == pytest.approx(gain / best)
    assert gain / best == pytest.approx(0.4982, abs=1e-4)


@pytest.mark.parametrize(
    ("ranking", "relevant", "value"),
    [
        ((T,), 1, 1),
        ((F, T), 1, 1 / log2(3)),
        ((T, T, F), 2, 1),
        ((), 2, 0),
        ((F,) * 10 + (T,), 1, 0),
        ((T,) * 10, 14, 1),  # the ideal is cut at ten as well
    ],
)
def test_ndcg_at_the_edges(ranking, relevant, value):
    assert ndcg_at_k(ranking, relevant) == pytest.approx(value)


@pytest.mark.parametrize(
    ("ranking", "relevant", "k", "value"),
    [
        (SECOND_AND_FOURTH, 2, None, (1 / 2 + 2 / 4) / 2),
        (SECOND_AND_FOURTH, 3, None, (1 / 2 + 2 / 4) / 3),
        (SECOND_AND_FOURTH, 2, 3, (1 / 2) / 2),
        ((T, T), 2, 10, 1),
        ((), 1, 10, 0),
    ],
)
def test_average_precision_by_hand(ranking, relevant, k, value):
    assert average_precision(ranking, relevant, k) == pytest.approx(value)


def random_rankings():
    rng = np.random.default_rng(7)
    for _ in range(40):
        length = int(rng.integers(2, 25))
        ranking = tuple(bool(hit) for hit in rng.random(length) < 0.25)
        yield ranking, sum(ranking) + int(rng.integers(0, 4))


@pytest.mark.parametrize(("ranking", "relevant"), [r for r in random_rankings() if r[1]])
def test_ndcg_agrees_with_scikit_learn(ranking, relevant):
    from sklearn.metrics import ndcg_score

    missed = [True] * (relevant - sum(ranking))
    # what was not found is ranked below all else, beyond the tenth place
    filler = [False] * max(0, 11 - len(ranking))
    gains = np.array([[*ranking, *filler, *missed]], dtype=float)
    scores = -np.arange(gains.shape[1], dtype=float)[None, :]
    expected = ndcg_score(gains, scores, k=10)
    assert ndcg_at_k(ranking, relevant) == pytest.approx(expected)


@pytest.mark.parametrize(("ranking", "relevant"), [r for r in random_rankings() if r[1]])
def test_all_agree_with_trec_eval(ranking, relevant):
    pytrec_eval = pytest.importorskip("pytrec_eval", reason="pytrec_eval-terrier is not installed")
    run = {f"d{i}": 100.0 - i for i in range(len(ranking))}
    missed = relevant - sum(ranking)
    judged = {f"d{i}": int(hit) for i, hit in enumerate(ranking)}
    judged |= {f"missed{i}": 1 for i in range(missed)}
    names = {"ndcg_cut_10", "recall_5", "recall_10", "success_1", "success_5", "recip_rank"}
    found = pytrec_eval.RelevanceEvaluator({"q": judged}, names).evaluate({"q": run})["q"]
    assert ndcg_at_k(ranking, relevant) == pytest.approx(found["ndcg_cut_10"])
    assert recall_at_k(ranking, relevant, 5) == pytest.approx(found["recall_5"])
    assert recall_at_k(ranking, relevant, 10) == pytest.approx(found["recall_10"])
    assert success_at_k(ranking, 1) == found["success_1"]
    assert success_at_k(ranking, 5) == found["success_5"]
    assert reciprocal_rank(ranking, k=1000) == pytest.approx(found["recip_rank"])


def test_a_ranking_folds_to_first_occurrences():
    a, b = PairKey("a.txt", (1,)), PairKey("a.txt", (2, 3))
    assert fold([a, b, a, b, b]) == (a, b)


GOLD = question(relevant=(GoldPair("doc", (4, 5, 6)), GoldPair("other", (1,))))


@pytest.mark.parametrize(
    ("library", "count"),
    [
        ([((4, 5, 6), "doc.txt"), ((1,), "other.txt")], 2),  # three numbers in one merged pair
        ([((4,), "doc.txt"), ((5,), "doc.txt"), ((6,), "doc.txt"), ((1,), "other.txt")], 4),
        ([((4,), "doc.txt"), ((7,), "doc.txt")], 1),  # 5 and 6 are in no answered pair
        ([((4,), "doc.txt"), ((4,), "doc.pdf")], 2),  # the same document as two files
        ([], 1),  # nothing can be found: counts as not found
    ],
)
def test_relevant_pairs_are_those_of_the_library(library, count):
    pairs = [PairKey(source, numbers) for numbers, source in library]
    assert count_relevant(GOLD, (), pairs) == count


@pytest.mark.parametrize(
    ("hits", "count"),
    [
        ([], 4),
        ([((4, 5), "doc.txt")], 3),  # the merged pair, 6, and the other document's
        ([((4, 5, 6, 7), "doc.txt"), ((1,), "other.txt"), ((9,), "doc.txt")], 2),
    ],
)
def test_without_the_library_every_number_no_hit_serves_counts(hits, count):
    pairs = [PairKey(source, numbers) for numbers, source in hits]
    assert count_relevant(GOLD, pairs) == count
