import pytest
from eval_support import case, citation, hits, question, record, trap

from eval.cases import ABSTAINING, ANSWERING, Case, System, group, join, recorded
from eval.gold import GoldPair
from eval.records import PairKey
from rag.answers import Status

ABSTENTIONS = {"related", "not_answered_yet", "not_found", "chitchat", "refused"}


@pytest.mark.parametrize("status", list(Status))
def test_every_status_answers_or_abstains_or_failed(status):
    found = case(question(), status)
    assert found.answered == (status in {"answered", "declined"})
    assert found.abstained == (status in ABSTENTIONS)
    assert found.answered + found.abstained == (status is not Status.ERROR)


def test_the_two_sets_do_not_meet():
    assert not ANSWERING & ABSTAINING


def test_a_missing_record_neither_answers_nor_abstains():
    found = case(question())
    assert (found.answered, found.abstained, found.status, found.text) == (
        False,
        False,
        "missing",
        "",
    )
    assert (found.citations, found.cited, found.right) == ((), (), False)


def test_an_answer_is_right_when_it_cites_a_relevant_pair():
    wrong = citation(numbers=(2, 3))
    assert case(question(), Status.ANSWERED, [wrong, citation()]).right
    assert not case(question(), Status.ANSWERED, [wrong]).right
    assert not case(question(), Status.RELATED, [citation()]).right
    assert not case(trap(), Status.ANSWERED, [citation()]).right


def test_a_ranking_is_folded_and_judged():
    ranked = hits(("x.txt", (1,)), ("doc.txt", (1,)), ("doc.txt", (1,)), ("doc.pdf", (1,)))
    found = case(question(), Status.ANSWERED, hits=ranked).ranking(System.WHOLE)
    assert (found.hits, found.relevant) == ((False, True, True), 2)


def test_the_library_says_how_many_pairs_are_relevant():
    gold = question(relevant=(GoldPair("doc", (1, 2, 3)),))
    known = (PairKey("doc.txt", (1,)), PairKey("doc.txt", (2, 3)))
    assert case(gold, Status.NOT_FOUND, relevant=known).ranking(System.WHOLE).relevant == 2
    assert case(gold, Status.NOT_FOUND).ranking(System.WHOLE).relevant == 3
    seen_by_another = hits(("doc.txt", (2, 3)))
    found = case(gold, Status.NOT_FOUND, hits_dense=seen_by_another)
    assert found.ranking(System.WHOLE).relevant == 2


def test_a_missing_record_has_an_empty_ranking_and_an_unrecorded_one_none():
    assert case(question()).ranking(System.LEXICAL).hits == ()
    assert case(question(), Status.ANSWERED).ranking(System.LEXICAL) is None


def test_only_recorded_systems_are_shown():
    cases = [case(question("a")), case(question("b"), Status.ANSWERED, hits_dense=())]
    assert recorded(cases) == (System.WHOLE, System.DENSE)
    assert recorded([case(question("a"))]) == ()


def test_join_keeps_every_gold_question():
    gold = (question("a"), question("b"))
    stored = record("b")
    assert join(gold, {"b": stored, "stranger": record("c")}) == (
        Case(gold[0], None),
        Case(gold[1], stored),
    )


def test_groups_keep_their_order_and_leave_the_nameless_out():
    cases = [case(trap("a", "injection")), case(question("b")), case(trap("c", "chitchat"))]
    assert list(group(cases, "why")) == ["injection", "chitchat"]
    assert [c.gold.id for c in group(cases, "style")["citizen"]] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("given", "expected"), [(0.0, 0.0), (0.7, 0.7), (1.0, 1.0), (5.3, None), (-2.0, None)]
)
def test_only_a_probability_is_a_confidence(given, expected):
    assert case(question(), Status.ANSWERED, confidence=given).confidence == expected
    assert case(question()).confidence is None


def test_the_rank_of_the_first_relevant_pair():
    found = case(question(), Status.ANSWERED, hits=hits(("doc.txt", (2,)), ("doc.txt", (1,))))
    assert found.first_rank == 2
    assert case(question(), Status.ANSWERED).first_rank is None
    assert case(question()).first_rank is None
