"""Several answers to one message; how their quotes are joined is tested with lists."""

from dataclasses import replace

from rag.answers import Answer, Status
from rag.joining import joined
from tests.fake_chatbot import answered

LOST = Answer("Wat kost een brug?", Status.NOT_FOUND, reason="Daarover staat hier niets.")
REFUSED = Answer("En wie is dat?", Status.REFUSED, reason="Dat zijn er te veel.")
COUNTED = Answer("Hoeveel vragen?", Status.ANSWERED, reason="Er is 1 set.")
LEANING = replace(answered("En dan?"), interpretation="Hoeveel sluizen klemmen er? En dan?")


def test_what_was_searched_names_every_question_in_its_place() -> None:
    made = joined("?", [COUNTED, LEANING, LOST, REFUSED])
    assert made.interpretation.split(" · ") == [
        "Hoeveel vragen?",
        "Hoeveel sluizen klemmen er? En dan?",
        "Wat kost een brug?",
    ]  # what was not dealt with was not searched


def test_what_was_searched_as_it_stands_is_not_said_again() -> None:
    assert joined("?", [COUNTED, answered(), LOST]).interpretation == ""


def test_a_search_that_two_questions_share_is_named_once() -> None:
    assert joined("?", [LEANING, LEANING]).interpretation == LEANING.interpretation
