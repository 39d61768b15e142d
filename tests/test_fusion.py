import pytest

from rag.fusion import standardised, weighted_sum


def test_standardised_scores_have_mean_nought_and_deviation_one() -> None:
    assert standardised({"a": 1.0, "b": 3.0}) == {"a": -1.0, "b": 1.0}
    assert standardised({"a": 2.0, "b": 2.0}) == {"a": 0.0, "b": 0.0}
    assert standardised({}) == {}


def test_a_key_that_a_view_lacks_has_its_lowest_score() -> None:
    fused = weighted_sum([(2.0, {"a": 1.0, "b": 3.0})], ["a", "b", "c"])
    assert fused["c"] == fused["a"] < fused["b"]
    assert sum(fused.values()) == pytest.approx(0.0)
