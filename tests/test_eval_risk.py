import pytest
from eval_support import case, citation, hits, question, trap

from eval.cases import System
from eval.risk import Point, answered_curve, curve, risk_at, top_hit_curve
from rag.datamodels import Hit, Status


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
