import pytest

from rag.answerability import judge, still_open
from rag.asking import Sort
from rag.datamodels import Passage, Span
from rag.retrieval import Candidate, Match


def candidate(whole: float, answer: float | None = None) -> Candidate:
    passage = Passage("a#0.0", "a", (1,), Span(0, 3), "Ja.", "")
    own = whole if answer is None else answer
    return Candidate(passage, 1.0, match=Match(whole, own, whole, (own,), (own,)))


def test_nothing_found_answers_nothing() -> None:
    assert not judge([]).found


@pytest.mark.parametrize(
    ("whole", "language", "found"),
    [(0.85, "nl", True), (0.77, "nl", False), (0.77, "en", True), (0.72, "en", False)],
)
def test_what_the_library_is_not_about_is_not_found(
    whole: float, language: str, found: bool
) -> None:
    assert judge([candidate(whole)], language=language).found is found


def test_a_claim_of_the_question_alone_is_not_answered() -> None:
    judged = judge([candidate(0.88, 0.80)])
    assert judged.found
    assert not judged.answered
    assert judge([candidate(0.88, 0.86)]).answered


@pytest.mark.parametrize(
    ("answer", "answered"),
    [
        ("Er klemmen veertien sluizen.", True),
        ("Dat wordt niet centraal geregistreerd.", True),
        ("Dat is aan de provincie.", False),
    ],
)
def test_an_answer_must_hold_what_is_asked_for_or_say_it_is_unknown(
    answer: str, answered: bool
) -> None:
    assert judge([candidate(0.86)], frozenset({Sort.NUMBER}), answer).answered is answered


def test_a_query_about_an_open_question_is_told_by_how_much_closer_it_is() -> None:
    assert still_open([candidate(0.82)], 0.86)
    assert not still_open([candidate(0.85)], 0.86)
    assert not still_open([], 0.70)
