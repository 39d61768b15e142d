"""What "en in België?" adds has to occur in the answer that is given to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rag.adding import unmentioned
from rag.answers import Answer, Evidence, Status
from rag.datamodels import Metadata
from rag.intent import Understanding
from rag.lexical import LexicalIndex
from rag.wording import NOT_MENTIONED, REASONS


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    return LexicalIndex.open(Path(tmp_path_factory.mktemp("words")))


ANSWER = "De Belgische sluizen klemmen niet; die van X³ en de bruggen van Zuid-Holland wel."


def _given(message: str, lexical: LexicalIndex, *, follows: bool = True, language: str = "nl"):
    pair = Evidence("a.txt", (1,), "Klemmen de sluizen?", ANSWER, Metadata(subject="sluizen"))
    made = Answer(message, Status.ANSWERED, evidence=(pair,), language=language)
    asked = Understanding(f"sluizen {message}", language, follows_up=follows, asked=message)
    return unmentioned(asked, made, lexical)


@pytest.mark.parametrize(
    "message",
    [
        "En in Duitsland?",
        "en in Limburg dan?",
        "Maar bij Y?",
        "En Frankrijk?",
        "en voor schippers?",
        "en de pony's?",
        "En hoe zit dat in Duitsland?",
        "hoe zit het met de wolf?",
        "geldt dat ook voor schippers?",
        "en bij de sluiswachterij?",
    ],
)
def test_what_the_answer_does_not_mention_makes_it_related(
    message: str, lexical: LexicalIndex
) -> None:
    given = _given(message, lexical)
    assert given.status is Status.RELATED
    assert "komt “" in given.reason


@pytest.mark.parametrize(
    "message",
    [
        "En in België?",
        "en in Zuid-Holland?",
        "En bij X?",
        "en voor bruggen?",
        "en in 2022?",
        "en op termijn?",
        "en in welke landen?",
        "en de minister?",
        "en waarom?",
        "en hoe lang duurt dat gemiddeld?",
        "In Duitsland?",
    ],
)
def test_what_it_mentions_or_any_subject_has_leaves_it(message: str, lexical: LexicalIndex) -> None:
    assert _given(message, lexical).status is Status.ANSWERED


def test_only_follow_ups_add_something(lexical: LexicalIndex) -> None:
    alone = _given("And in Germany?", lexical, follows=False, language="en")
    assert alone.status is Status.ANSWERED


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("And in Germany?", Status.RELATED),
        ("what about the UK?", Status.RELATED),
        ("And in Belgium?", Status.ANSWERED),
        ("and for skippers?", Status.ANSWERED),  # which may be called otherwise in Dutch
        ("And in Germany it rained?", Status.ANSWERED),
    ],
)
def test_of_what_english_messages_add_only_countries_are_judged(
    message: str, status: Status, lexical: LexicalIndex
) -> None:
    given = _given(message, lexical, language="en")
    assert given.status is status
    assert ("mentions “" in given.reason) is (status is Status.RELATED)


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Wat zegt het kabinet over stikstof?", Status.RELATED),
        ("wat vindt de minister van de wolf?", Status.RELATED),
        ("Wat zegt het kabinet over sluizen?", Status.ANSWERED),
        ("Wat zegt het kabinet over de brug?", Status.ANSWERED),
        ("Waarom klemmen de stuwen?", Status.ANSWERED),
        ("stikstof", Status.RELATED),
        ("sluiswachters", Status.RELATED),  # not a form of sluizen
        ("de sluis", Status.ANSWERED),
        ("What did the government say about nitrogen?", Status.ANSWERED),
    ],
)
def test_a_subject_by_itself_has_to_be_mentioned(
    message: str, status: Status, lexical: LexicalIndex
) -> None:
    language = "en" if message.startswith("What") else "nl"
    assert _given(message, lexical, follows=False, language=language).status is status


def test_what_only_comes_close_says_what_it_does_not_mention(lexical: LexicalIndex) -> None:
    pair = Evidence("a.txt", (1,), "Klemmen de sluizen?", ANSWER, Metadata())
    reason = REASONS[Status.RELATED][0]
    made = Answer("stikstof", Status.RELATED, evidence=(pair,), language="nl", reason=reason)
    given = unmentioned(Understanding("stikstof", "nl", asked="stikstof"), made, lexical)
    assert given.reason == NOT_MENTIONED[0].format(what="stikstof")


def test_what_is_said_names_what_was_added(lexical: LexicalIndex) -> None:
    assert "“pony's”" in _given("en de pony's?", lexical).reason


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Hoeveel sluizen klemden er in 2097?", Status.RELATED),
        ("Hoeveel sluizen klemden er in 2098?", Status.ANSWERED),
        ("Wat is er met de sluizen in 2097?", Status.ANSWERED),
    ],
)
def test_a_figure_of_a_year_has_to_be_that_years(
    message: str, status: Status, lexical: LexicalIndex
) -> None:
    answer = "In 2098 klemden 14 sluizen."
    pair = Evidence("a.txt", (1,), "Hoeveel?", answer, Metadata(received=date(2099, 1, 1)))
    made = Answer(message, Status.ANSWERED, evidence=(pair,), language="nl")
    asked = Understanding(message, "nl", asked=message)
    assert unmentioned(asked, made, lexical).status is status
