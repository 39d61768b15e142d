import numpy as np
import pytest

from rag import interaction
from rag.interaction import Match, best_cosines, matches
from rag.tokenstore import TokenVectors

LAST = 8


def unit(*axes: int) -> np.ndarray:
    return np.eye(LAST, dtype=np.float32)[list(axes)]


def random_units(count: int, dimension: int = LAST, seed: int = 0) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def match(words: np.ndarray, stored: TokenVectors) -> Match:
    return matches([words], [stored], LAST)[0][0]


def test_a_match_tells_context_answer_and_sentence_apart() -> None:
    stored = TokenVectors.of([2, 1, 2], unit(0, 1, 2, 3, 4))  # context 0 1, sentences 2 / 3 4
    found = match(unit(0, 2, 3), stored)
    assert found.whole == pytest.approx(1.0, abs=1e-3)
    assert found.answer == pytest.approx(2 / 3, abs=1e-3)
    assert found.context == pytest.approx(1 / 3, abs=1e-3)
    assert found.sentences == (pytest.approx(1 / 3, abs=1e-3), pytest.approx(1 / 3, abs=1e-3))
    assert found.tokens == pytest.approx((0.0, 1.0, 1.0), abs=1e-3)
    assert found.met == pytest.approx((1.0, 1.0, 1.0), abs=1e-3)
    assert found.middle == 0.0


def test_a_passage_that_was_cut_short_still_matches() -> None:
    stored = TokenVectors.of([2, 5, 9], unit(0, 1, 2))
    assert match(unit(2), stored).answer == pytest.approx(1.0, abs=1e-3)
    assert match(unit(0), TokenVectors.of([1, 3], unit(0))).answer == 0.0


def test_the_middle_layer_counts_by_itself() -> None:
    words = np.concatenate([unit(0, 1), unit(2, 3)], axis=1)
    stored = TokenVectors.of([1, 1], np.concatenate([unit(0, 1), unit(2, 5)], axis=1))
    found = match(words, stored)
    assert found.whole == pytest.approx(1.0, abs=1e-3)
    assert found.middle == pytest.approx(0.5, abs=1e-3)


def test_queries_are_compared_as_if_each_came_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = [TokenVectors.of([3, 4, n], random_units(7 + n, seed=n)) for n in range(6)]
    queries = [random_units(5, seed=90), random_units(2, seed=91)]
    alone = [matches([query], stored, LAST)[0] for query in queries]
    monkeypatch.setattr(interaction, "_TOGETHER", 20)  # in several groups
    for some, same in zip(matches(queries, stored, LAST), alone, strict=True):
        for one, other in zip(some, same, strict=True):
            assert one.tokens == pytest.approx(other.tokens, abs=1e-6)
            assert one.sentences == pytest.approx(other.sentences, abs=1e-6)
            assert one.whole == pytest.approx(other.whole, abs=1e-6)


def test_one_byte_a_dimension_is_close_enough() -> None:
    passage, query = random_units(50, 384), random_units(7, 384, seed=1)
    kept = TokenVectors.of([50], passage)
    assert kept.vectors.dtype == np.int8
    exact = (query @ passage.T).max(axis=1)
    assert np.abs(best_cosines(query, [kept], 384)[0][:, 0] - exact).max() < 0.01
    assert best_cosines(passage, [kept], 384)[0] == pytest.approx(1.0, abs=1e-3)


def test_zero_vectors_and_none_at_all_are_no_trouble() -> None:
    zero = TokenVectors.of([2], np.zeros((2, LAST), dtype=np.float32))
    empty = TokenVectors.of([], np.zeros((0, LAST), dtype=np.float32))
    parts, deep = best_cosines(unit(0), [empty, zero], LAST)
    assert (parts.tolist(), deep.tolist()) == ([[0.0]], [[0.0, 0.0]])
    assert matches([unit(0)], [], LAST) == [[]]
    assert matches([], [zero], LAST) == []
    found = matches([unit(0)], [empty, zero], LAST)[0]
    assert [m.whole for m in found] == [0.0, 0.0]
    assert found[0].sentences == ()


def test_parts_without_vectors_are_met_by_nothing() -> None:
    """The context, the second sentence and, of a text that is too long, the last have none."""
    kept = TokenVectors.of([0, 2, 0, 3, 4], np.eye(5, LAST, dtype=np.float32))
    assert kept.sizes().tolist() == [0, 2, 0, 3, 0]
    parts = best_cosines(unit(0), [kept, kept], LAST)[0]
    assert parts.tolist() == [2 * [0.0, 1.0, 0.0, 0.0, 0.0]]
