"""From a message in a conversation to the questions that it asks."""

from dataclasses import replace
from datetime import date

import pytest

from rag.answers import Status, Turn
from rag.datamodels import Filters
from rag.dialogue import Known, Question, heard

KNOWN = Known({"de proef"}, {"SP", "D66"})
YEAR_2022 = {"since": date(2022, 1, 1), "until": date(2022, 12, 31)}


def last(*messages: str) -> list[Question]:
    history = [Turn("user", m) for m in messages[:-1]]
    return heard(messages[-1], history, KNOWN)


def test_a_count_goes_on_with_other_conditions() -> None:
    talk = ["Hoeveel vragen over de wolf in 2024?", "En in 2022?", "En van D66?", "En over de das?"]
    (year,) = last(*talk[:2])
    assert year.count is not None
    assert year.count.topic == ("wolf",)
    assert year.asked.filters == Filters(**YEAR_2022)
    (group,) = last(*talk[:3])
    assert group.asked.filters == Filters(**YEAR_2022, party="D66")
    (topic,) = last(*talk)
    assert topic.count is not None
    assert topic.count.topic == ("das",)
    assert topic.asked.filters.party == "D66"


def test_what_was_said_goes_on_in_another_year() -> None:
    (asked,) = last("Wat zei het kabinet in 2024 over de wolf?", "En in 2022?")
    assert asked.asked.filters == Filters(**YEAR_2022)
    assert not asked.asked.loose
    assert asked.understood.query == "de wolf"
    (bare,) = last("Wat doet de minister aan de wolf?", "En in 2022?")
    assert bare.asked.filters == Filters(**YEAR_2022)
    assert bare.asked.loose


def test_a_year_of_the_subject_stays_one() -> None:
    (asked,) = last("Hoeveel ton vlees kwam er in 2023 binnen?", "En in 2022?")
    assert asked.asked.filters == Filters()
    assert "En in 2022?" in asked.understood.query
    assert "ton vlees" in asked.understood.query


def test_a_count_of_what_was_asked_before() -> None:
    (asked,) = last("Wat kost de brug?", "Hoeveel vragen zijn hierover gesteld?")
    assert asked.count is not None
    assert asked.count.points_back
    assert asked.before == "Wat kost de brug?"


def test_how_something_changed_is_asked_with_its_subject() -> None:
    (asked,) = last("Wat kost de brug?", "Hoe is dit veranderd?")
    assert asked.asked.trend
    assert asked.understood.query == "Wat kost de brug?"
    assert asked.understood.sure


@pytest.mark.parametrize(
    "message", ["Hoeveel vragen krijgt de politie in 2023 over honden?", "Wat kost de brug?"]
)
def test_what_is_not_counted_has_no_conditions(message: str) -> None:
    (asked,) = last(message)
    assert asked.count is None
    assert asked.asked.filters == Filters()
    assert asked.understood.query == message


def test_several_questions_each_with_its_own_conditions() -> None:
    first, second = last("Hoeveel vragen over de wolf in 2022? En wat kost de nieuwe brug?")
    assert first.count is not None
    assert first.asked.filters == Filters(**YEAR_2022)
    assert second.count is None
    assert second.understood.asked == "En wat kost de nieuwe brug?"


def test_an_unknown_asker_is_counted_as_none() -> None:
    (asked,) = last("Hoeveel vragen stelde Onbekend over de wolf?")
    assert asked.asked.filters == Filters(asker="Onbekend")
    assert asked.count is not None


def test_small_talk_before_a_question_is_passed_over() -> None:
    (asked,) = last("Hoi! Hoe gaat het met jou? Wat doet de minister aan de wolf?")
    assert asked.understood.status is None
    assert asked.understood.query == "Wat doet de minister aan de wolf?"
    (talk,) = last("Hoi! Hoe gaat het met jou?")
    assert talk.understood.status is Status.CHITCHAT


def test_what_was_shown_as_searched_means_the_same_again() -> None:
    (asked,) = last("de wolf (van SP, 1 januari 2022 – 31 december 2022)")
    assert asked.asked.filters == Filters(**YEAR_2022, party="SP")
    assert asked.understood.query == "de wolf"
    assert not asked.asked.loose
    (count,) = last("Hoeveel vragen over de wolf? (1 januari 2022 – 31 december 2022)")
    assert count.count is not None
    assert count.asked.filters == Filters(**YEAR_2022)


def test_who_said_it_is_asked_of_the_last_question_as_it_was_understood() -> None:
    talk = ["Hoeveel vragen over de wolf in 2024?", "Hoeveel uur is er gewacht?", "Bedankt!"]
    (before,) = last(*talk[:2])
    (asked,) = last(*talk, "En wie zei dat?")
    assert asked.understood.speaker
    assert replace(asked.understood, speaker=False) == before.understood
    (again,) = last(*talk, "En wie zei dat?", "Wie zei dat?")
    assert again == asked


def test_a_whole_question_that_opens_with_en_may_stand_by_itself() -> None:
    (whole,) = last("Wat kost de brug?", "En hoeveel uur staan schepen voor een sluis?")
    assert whole.understood.follows_up
    assert not whole.understood.sure
    (short,) = last("Wat kost de brug?", "En in België?")
    assert short.understood.sure


def test_what_was_said_of_it_is_asked_of_the_subject_before() -> None:
    (asked,) = last("Wat zegt het kabinet over de wolf?", "En wat vindt de minister daarvan?")
    assert asked.understood.query == asked.understood.asked == "Wat zegt het kabinet over de wolf?"
    talk = [
        "Wat zei het kabinet in 2024 over de wolf?",
        "Wie zei dat?",
        "En wat vindt hij daarvan?",
    ]
    (year,) = last(*talk, "En in 2022?")
    assert year.understood.query == "de wolf"
    assert year.asked.filters == Filters(**YEAR_2022)


def test_thanks_are_nothing_to_follow() -> None:
    plain = last("Wat kost de brug?", "En in België?")
    assert last("Wat kost de brug?", "Dank je wel!", "Mooi", "En in België?") == plain
    assert last("Dank je wel!")[0].understood.status is Status.CHITCHAT


def test_a_condition_that_is_taken_out_leaves_the_language() -> None:
    (asked,) = last("What did the government say in 2022 about brug?")
    assert asked.understood.language == "en"
    assert asked.asked.filters == Filters(**YEAR_2022)


def test_a_bare_name_asks_for_its_questions() -> None:
    (asked,) = last("Wat kost de brug?", "SP")
    assert asked.count is not None
    assert asked.asked.filters == Filters(party="SP")


def test_what_cannot_be_counted_is_not_searched() -> None:
    (asked,) = last("Hoeveel Kamervragen leidden tot nieuw beleid?")
    assert asked.count is not None
    assert asked.count.beyond
