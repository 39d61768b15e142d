from math import isnan

import pytest
from eval_support import case, citation, hits, question, trap
from sklearn.metrics import roc_auc_score

from eval.cases import System
from eval.risk import (
    Point,
    answered_curve,
    area,
    area_estimate,
    calibration,
    confident_curve,
    curve,
    operating_point,
    risk_at,
    separation,
    separations,
    top_hit_curve,
)
from rag.answers import Hit, Status


def test_a_curve_by_hand():
    answers = [(0.9, False), (0.5, True), (0.7, False), (0.2, True)]
    assert curve(answers, 8) == (
        Point(1 / 8, 0),
        Point(2 / 8, 0),
        Point(3 / 8, 1 / 3),
        Point(4 / 8, 2 / 4),
    )


def test_equal_confidence_comes_together():
    assert curve([(0.5, True), (0.5, False), (0.4, False)], 3) == (
        Point(2 / 3, 1 / 2),
        Point(1, pytest.approx(1 / 3)),
    )


def test_no_answers_no_curve():
    assert curve([], 5) == ()


def test_the_answers_end_where_the_system_operates():
    cases = [
        case(question("a"), Status.ANSWERED, [citation()], confidence=0.9),
        case(question("b"), Status.ANSWERED, [citation(numbers=(2, 3))], confidence=0.5),
        case(trap("c"), Status.ANSWERED, [citation()], confidence=0.7),
        case(question("d"), Status.RELATED, [citation()], confidence=1.0),
        case(question("e")),
    ]
    assert answered_curve(cases) == (Point(1 / 5, 0), Point(2 / 5, 1 / 2), Point(3 / 5, 2 / 3))


def test_without_a_confidence_the_first_hit_speaks():
    sure = case(question("a"), Status.ANSWERED, [citation()], hits=(Hit(1, "doc.txt", (1,), 0.8),))
    unsure = case(trap("b"), Status.ANSWERED, hits=(Hit(1, "doc.txt", (1,), 0.1),))
    assert answered_curve([unsure, sure]) == (Point(0.5, 0), Point(1, 0.5))


def test_the_first_hit_alone_answers_everything_it_finds():
    cases = [
        case(question("a"), Status.NOT_FOUND, hits_dense=(Hit(1, "doc.txt", (1,), 0.8),)),
        case(trap("b"), Status.NOT_FOUND, hits_dense=(Hit(1, "doc.txt", (1,), 0.9),)),
        case(question("c"), Status.NOT_FOUND, hits_dense=()),
        case(question("d"), Status.NOT_FOUND, hits=hits(("doc.txt", (1,)))),
    ]
    assert top_hit_curve(cases, System.DENSE) == (Point(1 / 4, 1), Point(2 / 4, 1 / 2))


def test_risk_is_read_at_the_first_point_that_reaches():
    points = (Point(0.25, 0.0), Point(0.5, 0.1), Point(0.75, 0.2))
    assert risk_at(points, 0.5) == 0.1
    assert risk_at(points, 0.6) == 0.2
    assert risk_at(points, 0.8) is None


SURE = [
    case(question("a"), Status.ANSWERED, [citation()], confidence=0.9),
    case(question("b"), Status.RELATED, [citation()], confidence=0.2),
    case(trap("c"), Status.ANSWERED, [citation()], confidence=0.5),
    case(trap("d"), Status.NOT_FOUND, confidence=0.1),
    case(question("e"), Status.ANSWERED, [citation()], confidence=7.3),  # a score, no probability
]


def test_the_curve_by_confidence_goes_on_over_what_is_related():
    assert confident_curve(SURE) == (Point(1 / 5, 0), Point(2 / 5, 1 / 2), Point(3 / 5, 1 / 3))


def test_where_the_system_operates():
    assert operating_point(SURE) == Point(3 / 5, 1 / 3)
    assert operating_point(SURE[3:4]) is None


def test_the_area_is_the_mean_risk_over_all_bars():
    assert area(curve([(0.9, False), (0.8, True), (0.7, True)], 3)) == pytest.approx(
        (0 + 1 / 2 + 2 / 3) / 3
    )
    assert area(curve([(0.9, False), (0.8, True)], 8)) == pytest.approx(1 / 4)  # as if of 2
    assert area(curve([(0.5, False), (0.5, True)], 2)) == 1 / 2  # a tie: both at its end
    assert isnan(area(()))


def test_the_area_has_an_interval():
    found = area_estimate([(n / 20, n < 5) for n in range(20)])
    assert found.low < found.value < found.high
    assert found.n == 20
    assert not area_estimate([]).measured


@pytest.mark.parametrize(
    ("above", "below"),
    [([0.9, 0.8], [0.1]), ([0.5, 0.5], [0.5]), ([0.9, 0.4, 0.2], [0.3, 0.4, 0.1]), ([0.1], [0.9])],
)
def test_separation_agrees_with_scikit_learn(above, below):
    expected = roc_auc_score([1] * len(above) + [0] * len(below), above + below)
    assert separation(above, below).value == pytest.approx(expected)


def test_nothing_to_tell_apart():
    assert not separation([], [0.1]).measured
    assert not separation([], []).measured


def test_separations_are_per_why():
    found = separations([*SURE, case(trap("f", "chitchat"), Status.CHITCHAT)])
    assert list(found) == ["near-miss"]
    assert found["near-miss"].value == 3 / 4
    assert found["near-miss"].n == 4


def test_calibration_by_hand():
    low, middle, high = calibration(SURE)
    assert (low.low, low.high, low.confidence, low.right.value) == (0.2, 0.4, 0.2, 1)
    assert (middle.right.value, middle.right.n) == (0, 1)
    assert (high.high, high.right.value) == (1, 1)
