"""Every measure on a handful of cases whose figures were worked out by hand."""

from math import log2

import pytest
from eval_support import case, citation, hits, question, trap

from eval import scoring
from eval.cases import System
from rag.answers import Status

RIGHT, OTHER = ("doc.txt", (1,)), ("doc.txt", (2, 3))


def value(measure, cases):
    return measure.of(cases).value


def measured(cases, name, system=System.WHOLE):
    return next(m for m in scoring.retrieval(system) if m.name == name).of(cases)


RANKED = [
    case(question("a"), Status.ANSWERED, hits=hits(RIGHT, OTHER)),
    case(question("b"), Status.NOT_FOUND, hits=hits(OTHER, RIGHT)),
    case(question("c"), Status.ANSWERED, hits=hits(OTHER)),
    case(question("d")),  # no record: counts 0
    case(trap("e"), Status.ANSWERED, hits=hits(RIGHT)),  # not judged
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("success@1", 1 / 4),
        ("success@3", 2 / 4),
        ("recall@5", 2 / 4),
        ("MRR@10", (1 + 1 / 2) / 4),
        ("MAP@10", (1 + 1 / 2) / 4),
        ("nDCG@10", (1 + 1 / log2(3)) / 4),
    ],
)
def test_retrieval(name, expected):
    found = measured(RANKED, name)
    assert (found.value, found.n) == (pytest.approx(expected), 4)


def test_retrieval_of_each_system_side_by_side():
    cases = [
        case(
            question(),
            Status.ANSWERED,
            hits=hits(RIGHT),
            hits_lexical=hits(OTHER, RIGHT),
            hits_dense=hits(OTHER),
        )
    ]
    found = scoring.measure_retrieval(cases)
    assert [e.value for e in found["success@1"]] == [1, 0, 0]
    assert [e.value for e in found["success@3"]] == [1, 1, 0]
    assert list(found) == [m.name for m in scoring.retrieval(System.WHOLE)]


def test_an_unrecorded_system_is_not_measured():
    assert not measured([case(question(), Status.ANSWERED)], "nDCG@10", System.DENSE).measured


TWO_FACTS = {"nuggets": (("65 dagen", "negen weken"), ("gemeente",))}


def test_nuggets():
    cases = [
        case(question("a", **TWO_FACTS), Status.ANSWERED, text="Na 65 dagen; de Gemeente betaalt."),
        case(question("b", **TWO_FACTS), Status.ANSWERED, text="Na negen weken."),
        case(
            question("c", **TWO_FACTS), Status.RELATED, text="Na negen weken betaalt de gemeente."
        ),
        case(question("d", **TWO_FACTS)),
        case(question("e", nuggets=()), Status.ANSWERED, text="Ja."),
        case(trap("f"), Status.ANSWERED, text="Ja."),
    ]
    assert value(scoring.NUGGETS_LOOSE, cases) == pytest.approx((1 + 0.5 + 1 + 0) / 4)
    assert value(scoring.NUGGETS_STRICT, cases) == pytest.approx(2 / 4)
    assert value(scoring.NUGGETS_IN_ANSWERS, cases) == pytest.approx((1 + 0.5) / 4)
    assert scoring.NUGGETS_LOOSE.of(cases).n == 4


def test_length_is_of_answers():
    cases = [
        case(question("a"), Status.ANSWERED, text="een twee  drie\nvier"),
        case(trap("b"), Status.DECLINED, text="een twee"),
        case(question("c"), Status.NOT_FOUND, text="niets"),
    ]
    assert value(scoring.LENGTH, cases) == 3


CITED = [
    case(question("a"), Status.ANSWERED, [citation(), citation(quote="Dat is lang.")]),
    case(question("b"), Status.DECLINED, [citation(), citation(numbers=(2, 3), verbatim=False)]),
    case(question("c"), Status.ANSWERED, [citation(numbers=(2, 3), role="question")]),
    case(question("d"), Status.RELATED, [citation()]),
    case(question("e"), Status.NOT_FOUND),
    case(question("f")),
    case(trap("g"), Status.ANSWERED, [citation(verbatim=None)]),
]


def test_citation_precision_counts_each_pair_of_an_answer_once():
    # answers a, b, c cite 1, 2 and 1 pairs, of which 1, 1 and 0 are relevant
    found = scoring.PRECISION.of(CITED)
    assert (found.value, found.n) == (pytest.approx(2 / 4), 4)


def test_citation_recall_is_over_all_answerable_questions():
    found = scoring.RECALL.of(CITED)
    assert (found.value, found.n) == (pytest.approx(2 / 6), 6)


def test_verbatim_rate_is_over_the_citations_that_were_compared():
    found = scoring.VERBATIM.of(CITED)
    assert (found.value, found.n) == (pytest.approx(5 / 6), 6)


def test_role_errors_are_over_all_citations():
    found = scoring.ROLE_ERRORS.of(CITED)
    assert (found.value, found.n) == (pytest.approx(1 / 7), 7)


def test_related_passages_are_judged_apart():
    found = scoring.RELATED_RIGHT.of(CITED)
    assert (found.value, found.n) == (1, 1)


ABSTAINED = [
    *(case(trap(f"t{i}"), Status.NOT_FOUND) for i in range(3)),  # rightly abstained: 3
    case(trap("t3"), Status.ANSWERED),  # wrongly answered
    case(trap("t4"), Status.ERROR),  # a failure is no abstention
    case(trap("t5")),  # nor is a missing record
    case(question("q0"), Status.RELATED),  # wrongly abstained
    *(case(question(f"q{i}"), Status.ANSWERED) for i in (1, 2)),
    case(question("q3"), Status.DECLINED),
    case(question("q4"), Status.ERROR),
    case(question("q5")),
]


@pytest.mark.parametrize(
    ("measure", "expected", "n"),
    [
        (scoring.ABSTENTION_PRECISION, 3 / 4, 4),
        (scoring.ABSTENTION_RECALL, 3 / 6, 6),
        (scoring.ABSTENTION_F1, 2 * (3 / 4) * (1 / 2) / (3 / 4 + 1 / 2), 12),
        (scoring.ANSWER_RATE, 3 / 6, 6),
    ],
)
def test_abstention(measure, expected, n):
    found = measure.of(ABSTAINED)
    assert (found.value, found.n) == (pytest.approx(expected), n)


def test_both_f1_is_the_mean_of_two():
    # answering: 3 right, 3 unanswerable not abstained on, 1 answerable abstained on
    answering = 2 * 3 / (2 * 3 + 3 + 1)
    abstaining = 2 * 3 / (2 * 3 + 1 + 3)
    assert value(scoring.BOTH_F1, ABSTAINED) == pytest.approx((answering + abstaining) / 2)


def test_f1_has_an_interval_and_is_none_where_there_is_nothing_to_abstain_on():
    found = scoring.ABSTENTION_F1.of(ABSTAINED)
    assert found.low < found.value < found.high
    assert not scoring.ABSTENTION_F1.of([case(question(), Status.ANSWERED)]).measured


def test_stability_is_measured_where_it_was_tried():
    cases = [
        case(question("a"), Status.ANSWERED, repeat_identical=True, retyped_same_pairs=False),
        case(question("b"), Status.ANSWERED, repeat_identical=True),
        case(question("c")),
    ]
    assert (value(scoring.REPEAT, cases), scoring.REPEAT.of(cases).n) == (1, 2)
    assert (value(scoring.RETYPED, cases), scoring.RETYPED.of(cases).n) == (0, 1)


def test_seconds_are_percentiles_of_what_was_timed():
    cases = [case(question(str(i)), Status.ANSWERED, seconds=float(i)) for i in range(101)]
    cases.append(case(question("missing")))
    assert scoring.seconds(cases, 50).value == 50
    assert (scoring.seconds(cases, 95).value, scoring.seconds(cases, 95).n) == (95, 101)
    assert not scoring.seconds([case(question())], 50).measured


def test_values_are_kept_per_question():
    assert scoring.ANSWER_RATE.values(ABSTAINED[6:8]) == {"q0": 0, "q1": 1}
