import numpy as np
import pytest

from eval.bootstrap import NOT_MEASURED, RESAMPLES, estimate, mean


def test_the_mean_is_the_mean():
    found = mean([1.0, 0.0, 0.0, 1.0, 1.0])
    assert (found.value, found.n) == (pytest.approx(0.6), 5)
    assert found.low < 0.6 < found.high


def test_the_interval_is_that_of_the_binomial():
    # of 100 questions 70 right: resampled means are Binomial(100, 0.7)/100; its 2.5 and 97.5 %
    # points are 0.61 and 0.79
    found = mean([1.0] * 70 + [0.0] * 30)
    assert found.low == pytest.approx(0.61, abs=0.011)
    assert found.high == pytest.approx(0.79, abs=0.011)


def test_the_interval_is_that_of_the_normal_for_many_questions():
    values = np.random.default_rng(3).normal(10, 2, 3000)
    found = mean(list(values))
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert found.high - found.value == pytest.approx(half, rel=0.1)
    assert found.value - found.low == pytest.approx(half, rel=0.1)


def test_the_same_values_give_the_same_interval_in_any_order_of_calls():
    values = [0.2, 0.9, 0.4, 0.7, 1.0, 0.0]
    first = mean(values)
    mean([1.0, 0.0])
    assert mean(values) == first


def test_what_never_varies_has_no_width():
    found = mean([1.0] * 12)
    assert (found.value, found.low, found.high) == (1, 1, 1)


def test_a_pooled_share_divides_sums_and_draws_questions():
    rows = [(9, 10), (0, 1), (1, 1)]  # parts and wholes of three questions
    found = estimate(rows, n=12)
    assert found.value == pytest.approx(10 / 12)
    assert found.n == 12
    assert found.low == 0  # the second question drawn three times


def test_nothing_is_not_zero():
    assert mean([]) is NOT_MEASURED
    assert not estimate([(0.0, 0.0)]).measured


def test_resamples_without_a_denominator_are_left_out():
    found = estimate([(1, 1), (0, 0)])
    assert (found.value, found.low, found.high) == (1, 1, 1)


def test_any_statistic_of_sums_can_be_estimated():
    found = estimate([(1, 2), (3, 4)], lambda sums: sums[:, 0] + sums[:, 1])
    assert (found.value, found.low, found.high) == (10, 6, 14)


def test_all_resamples_are_drawn():
    seen = []
    estimate([(1, 1), (0, 1)], lambda sums: seen.append(len(sums)) or sums[:, 0])
    assert seen == [1, RESAMPLES]
