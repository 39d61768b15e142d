"""From a message in a conversation to the questions that it asks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from rag.answers import Status
from rag.asking_back import Back
from rag.context import Context, Known, Question
from rag.counting import counting
from rag.datamodels import Filters
from rag.dialogue import followed, heard, is_aside, leans

KNOWN = Known({"de proef", "a. jansen"}, {"SP", "D66"})
YEAR_2022 = {"since": date(2022, 1, 1), "until": date(2022, 12, 31)}


def last(*messages: str, alone: Sequence[str] = ()) -> list[Question]:
    """Return what is heard in the last message; those of `alone` turned out to stand alone."""
    context: Context | None = None
    for message in messages[:-1]:
        if is_aside(message):
            continue
        found = heard(message, context if leans(message) else None, KNOWN)
        if message in alone:
            understood = replace(found[0].understood, follows_up=False, query=message)
            found = [replace(found[0], understood=understood)]
        context = followed(found, context, f"{message}.txt")
    return heard(messages[-1], context if leans(messages[-1]) else None, KNOWN)


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


@pytest.mark.parametrize(
    ("message", "then"),
    [
        ("Hoeveel vragen zijn er over de wolf en wat antwoordde de minister?", "Wat antwoordde"),
        ("Hoeveel vragen over de wolf zijn er en hoeveel over de das?", "Hoeveel over de das?"),
    ],
)
def test_a_count_ends_where_another_question_begins(message: str, then: str) -> None:
    first, second = last(message)
    assert first.count is not None
    assert first.count.topics == (("wolf",),)
    assert second.text.startswith(then)


def test_after_a_count_its_subject_is_followed() -> None:
    (first,) = last("Hoeveel vragen zijn er over de wolf gesteld?", "En hoe vaak bijt hij?")
    assert first.understood.query == "wolf En hoe vaak bijt hij?"
    (then,) = last(
        "Hoeveel vragen zijn er over de wolf gesteld?", "En hoe vaak bijt hij?", "En wie betaalt?"
    )
    assert then.understood.query == "wolf En hoe vaak bijt hij? En wie betaalt?"
    (other,) = last(
        "Hoeveel vragen zijn er over de wolf gesteld?", "Hoeveel bruggen zijn er in 2023 gesloopt?"
    )
    assert not other.understood.follows_up


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
    assert asked.understood.back is Back.SPEAKER
    assert replace(asked.understood, back=None) == before.understood
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


def test_a_subject_that_stood_alone_is_the_one_that_is_followed() -> None:
    talk = ["Hoeveel bussen rijden er?", "Hoe staat het met de sluis die dicht is?"]
    (asked,) = last(*talk, "En wie betaalt de schade?", alone=talk[1:])
    assert asked.understood.query == f"{talk[1]} En wie betaalt de schade?"
    assert asked.source == f"{talk[1]}.txt"
    (kept,) = last(*talk, "En wie betaalt de schade?")
    assert kept.understood.query == f"{talk[0]} {talk[1]} En wie betaalt de schade?"


@pytest.mark.parametrize("message", ["Waarom?", "Hoeveel dan?", "Sinds wanneer?", "Why not?"])
def test_a_bare_question_word_never_stands_alone(message: str) -> None:
    (asked,) = last("Wat kost de brug?", message)
    assert asked.understood.sure
    assert asked.understood.bare
    assert asked.source == "Wat kost de brug?.txt"
    (after,) = last("Wat kost de brug?", message, "En in België?")
    assert after.understood.query == "Wat kost de brug? En in België?"
    assert last(message)[0].understood.status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("message", "party", "asker"),
    [("En D66?", "D66", ""), ("And the SP?", "SP", ""), ("En Jansen?", "", "Jansen")],
)
def test_a_bare_name_after_a_count_is_who_asked(message: str, party: str, asker: str) -> None:
    (asked,) = last("Hoeveel vragen over de wolf in 2022?", message)
    assert asked.asked.filters == Filters(**YEAR_2022, party=party, asker=asker)
    assert asked.count is not None
    assert asked.count.topic == ("wolf",)


@pytest.mark.parametrize(
    ("message", "state"),
    [
        ("Hoeveel daarvan zijn beantwoord?", (False, True)),
        ("Welke zijn er nog niet beantwoord?", (True, False)),
        ("En hoeveel daarvan zijn nog open?", (True, False)),
        ("How many of them are answered?", (False, True)),
    ],
)
def test_a_count_of_those_that_were_counted(message: str, state: tuple[bool, bool]) -> None:
    (asked,) = last("Hoeveel vragen over de wolf in 2022?", message)
    assert asked.count is not None
    assert (asked.count.open_only, asked.count.answered_only) == state
    assert asked.count.topic == ("wolf",)
    assert asked.asked.filters == Filters(**YEAR_2022)
    again = counting(asked.asked.query)
    assert again is not None
    assert (again.open_only, again.answered_only) == state


def test_those_that_were_counted_may_be_of_someone() -> None:
    (asked,) = last("Hoeveel vragen over de wolf?", "En hoeveel daarvan van D66 in 2022?")
    assert asked.asked.filters == Filters(**YEAR_2022, party="D66")
    (other,) = last("Hoeveel vragen over de wolf?", "En hoeveel daarvan komen uit Polen?")
    assert other.count is None


def test_who_asked_is_no_condition_of_a_question_that_is_searched() -> None:
    first, second = last("Hoeveel vragen stelde de SP? En wat zei de minister over die brug?")
    assert first.asked.filters.party == "SP"
    assert second.asked.filters == Filters()
    both = last("Hoeveel vragen stelde de SP over de wolf? En hoeveel daarvan zijn beantwoord?")
    assert both[1].count is not None
    assert both[1].count.answered_only
    assert both[1].asked.filters.party == "SP"


def test_a_period_of_the_first_question_may_be_that_of_the_next() -> None:
    _, second = last("Wat zei het kabinet in 2022 over de wolf? En hoeveel zijn er nu?")
    assert second.asked.filters == Filters(**YEAR_2022)
    assert second.asked.loose


def test_a_correction_puts_the_question_before_right() -> None:
    first = "Hoeveel wolven lopen er op de Veluwe?"
    (swapped,) = last(first, "Niet de wolven maar de dassen")
    assert swapped.understood.query == "Hoeveel dassen lopen er op de Veluwe?"
    (added,) = last(first, "Nee, ik bedoel die in het noorden")
    assert added.understood.query == f"{first} die in het noorden"
    (whole,) = last(first, "Sorry, ik bedoelde: hoeveel schapen heeft een herder nodig?")
    assert whole.understood.asked == "hoeveel schapen heeft een herder nodig?"
    (none,) = last(first, "Dat was niet mijn vraag.")
    assert none.understood.status is Status.CHITCHAT
    (counted,) = last("Hoeveel vragen over de wolf?", "Nee, ik bedoel de das")
    assert counted.count is not None
    assert counted.count.topic == ("das",)


def test_a_question_may_be_joined_of_two() -> None:
    (asked,) = last("Wat kost de nieuwe brug en wie betaalt de oude sluis?")
    assert [half.text for half in asked.halves] == [
        "Wat kost de nieuwe brug?",
        "Wie betaalt de oude sluis?",
    ]
    (plain,) = last("Wat kosten de brug en de sluis?")
    assert plain.halves == ()


def test_a_line_may_be_a_question() -> None:
    found = last("- Wat kost de nieuwe brug\n- Wie betaalt de oude sluis")
    assert [q.text for q in found] == ["Wat kost de nieuwe brug", "Wie betaalt de oude sluis"]
    pasted = last("Geachte minister,\nde brug is dicht.\nWat kost de nieuwe brug?")
    assert len(pasted) == 1


@pytest.mark.parametrize(
    "message",
    ["Door wie?", "Wanneer werden ze gesteld?", "Zijn die al beantwoord?", "Wie stelde die?"],
)
def test_what_is_asked_of_those_that_were_counted_lists_them_again(message: str) -> None:
    (counted,) = last("Hoeveel vragen over de wolf?")
    (again,) = last("Hoeveel vragen over de wolf?", message)
    assert again.count == counted.count
    assert again.understood.back is Back.ASKER


def test_those_that_were_counted_may_be_about_something() -> None:
    (asked,) = last("Welke vragen stelde de SP?", "Welke daarvan gaan over de wolf?")
    assert asked.count is not None
    assert asked.count.topic == ("wolf",)
    assert asked.asked.filters == Filters(party="SP")


@pytest.mark.parametrize("message", ["Wie betaalt dat?", "Wat doet het kabinet daaraan?"])
def test_what_may_be_asked_of_any_subject_never_stands_alone(message: str) -> None:
    (asked,) = last("Wat kost de brug?", message)
    assert asked.understood.general
    assert asked.understood.sure
    (own,) = last("Wat kost de brug?", "Wie betaalt de schade aan die sluis?")
    assert not own.understood.sure


def test_a_year_to_come_is_the_subjects() -> None:
    (asked,) = last("Wat doet de minister aan de wolf?", "En in 2098?")
    assert asked.asked.filters == Filters()
    assert asked.understood.query == "Wat doet de minister aan de wolf? En in 2098?"


def test_a_bare_name_asks_for_its_questions() -> None:
    (asked,) = last("Wat kost de brug?", "SP")
    assert asked.count is not None
    assert asked.asked.filters == Filters(party="SP")


def test_what_cannot_be_counted_is_not_searched() -> None:
    (asked,) = last("Hoeveel Kamervragen leidden tot nieuw beleid?")
    assert asked.count is not None
    assert asked.count.beyond


@pytest.mark.parametrize("message", ["welke?", "Welke zijn dat?", "laat zien welke", "which ones?"])
def test_after_a_count_which_ones_is_its_list(message: str) -> None:
    (asked,) = last("Hoeveel vragen over de wolf van D66?", message)
    assert asked.count is not None
    assert asked.count.topic == ("wolf",)
    assert asked.asked.filters.party == "D66"
    assert asked.asked.query.startswith("Welke vragen")
    (after,) = last("Hoeveel vragen over de wolf van D66?", message, "En van de SP?")
    assert after.asked.filters.party == "SP"


def test_a_count_is_put_right_by_its_condition() -> None:
    (group,) = last("Welke vragen stelde D66?", "Nee, ik bedoel de SP")
    assert group.asked.filters.party == "SP"
    (year,) = last("Welke vragen stelde D66?", "Nee, in 2022")
    assert year.asked.filters == Filters(**YEAR_2022, party="D66")


def test_a_correction_may_replace_the_subject_or_add_to_it() -> None:
    (other,) = last("Wordt de sluis gesloopt?", "Nee, ik bedoel de brug")
    assert (other.understood.asked, other.understood.sure) == ("de brug", False)
    (more,) = last("Wordt de sluis gesloopt?", "Nee, ik bedoel in Laagveen")
    assert more.understood.sure
    assert more.understood.query == "Wordt de sluis gesloopt? in Laagveen"


def test_another_side_of_a_subject_is_asked_with_it_or_alone() -> None:
    (side,) = last("Wordt de sluis gesloopt?", "Hoe zit het met de kosten?")
    assert side.understood.query == "Wordt de sluis gesloopt? de kosten?"
    assert (side.understood.follows_up, side.understood.sure) == (True, False)
    assert leans("what about the costs?")
    (year,) = last("Wordt de sluis gesloopt?", "hoe was dat in 2022?")
    assert year.asked.filters == Filters(**YEAR_2022)


@pytest.mark.parametrize(
    ("first", "talk", "searched"),
    [
        ("Klemt de sluis?", ["En in België?", "en in Duitsland?"], "en in Duitsland?"),
        ("Is the lock stuck?", ["And in Belgium?", "and in Germany?"], "and in Germany?"),
        (
            "Klemt de sluis?",
            ["Hoe lang duurt dat?", "en in België?"],
            "Hoe lang duurt dat? en in België?",
        ),
    ],
)
def test_what_is_added_takes_the_place_of_what_was_added_before(
    first: str, talk: list[str], searched: str
) -> None:
    (question,) = last(first, *talk)
    assert question.understood.query == f"{first} {searched}"


def test_a_number_alone_is_of_the_document_before() -> None:
    (asked,) = last("Wat staat er in 2099Z00031?", "en vraag 7?")
    assert asked.text == "vraag 7 van 2099Z00031"
    (other,) = last("Wordt de sluis gesloopt?", "en vraag 7?")
    assert "van" not in other.text


@pytest.mark.parametrize(
    "message", ["En vraag 7?", "geef vraag 7", "wat was het antwoord op vraag 7?", "vraag 7"]
)
def test_a_number_alone_may_be_of_the_document_that_was_quoted(message: str) -> None:
    first = heard("Hoeveel sluizen klemmen er?", None, KNOWN)
    context = followed(first, None, "2099Z00012.txt")
    (found,) = heard(message, context, KNOWN)
    assert found.text == "vraag 7 van 2099Z00012"
    (unnumbered,) = heard(message, followed(first, None, "brief.txt"), KNOWN)
    assert unnumbered.text == message


def test_the_questions_of_an_unknown_member_are_none() -> None:
    (asked,) = last("Wat antwoordde de minister op vragen van lid Onbekend over de sluis?")
    assert asked.asked.filters.asker == "Onbekend"
    assert asked.count is None


def test_what_was_said_of_nothing_is_not_searched() -> None:
    (asked,) = last("Wat zei het kabinet hierover?")
    assert asked.understood.status is Status.NOT_FOUND
    assert "onderwerp" in asked.understood.reason
    (listed,) = last("Wat zei de minister op 1 maart 2022?")
    assert listed.count is not None
    assert listed.count.answered_only
    assert (listed.asked.filters.until, listed.asked.exact) == (date(2022, 3, 1), date(2022, 3, 1))
    (after,) = last("Wordt de sluis gesloopt?", "Wat zei het kabinet hierover op 1 maart 2022?")
    assert after.understood.status is None
