"""Conversations: each message is read with what the one before turned out to mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import SimpleNamespace
from typing import cast

import pytest

from rag.answering import Answering
from rag.answers import Answer, Evidence, Hit, Statement, Status, Turn
from rag.chatbot import Chatbot
from rag.choosing import Chosen
from rag.context import Known, Question
from rag.datamodels import Filters
from rag.dialogue import heard
from rag.encoding import EncodedQuery
from rag.enlarging import more
from rag.library import Library
from rag.retrieval import Candidate
from rag.searching import Found, Search
from tests.test_chatbot import chatbot  # noqa: F401
from tests.test_composing import chosen

pytestmark = pytest.mark.model

LOCKS = "Hoeveel sluizen klemmen er?"
BRIDGE = "Wanneer gaat de brug die nu dicht is weer open?"


def talk(bot: Chatbot, *messages: str) -> Answer:
    """Return the answer to the last of some messages, each answered in its turn."""
    history: list[Turn] = []
    for message in messages:
        answer = bot.answer(message, history)
        history += [Turn("user", message), Turn("assistant", answer.reason)]
    return answer


@pytest.fixture
def bot(chatbot: Chatbot) -> Chatbot:  # noqa: F811
    """Return a chatbot that has heard nothing yet."""
    return Chatbot(chatbot.library, chatbot.retriever)


def test_what_was_said_is_read_again_as_it_was_then(bot: Chatbot) -> None:
    said = [LOCKS, BRIDGE, "Waarom?"]
    talked = talk(bot, *said)
    fresh = Chatbot(bot.library, bot.retriever)
    read = fresh.answer(said[-1], [Turn("user", m) for m in said[:-1]])
    assert (read.statements, read.interpretation) == (talked.statements, talked.interpretation)
    assert read.interpretation == f"{BRIDGE} Waarom?"


@pytest.mark.parametrize(
    "said",
    [
        (LOCKS, "Hoe oud is Pluto?", "Waarom?", "Wie zei dat?", "En hoe lang duurt dat?"),
        (BRIDGE, "Nee, ik bedoel de sluizen", "Bedankt!", "Wie betaalt dat?", "Vertel meer"),
        (LOCKS, "Hoeveel vragen zijn daarover gesteld?", "En van de SP?", "Waarom?", "En nu?"),
    ],
)
def test_a_conversation_goes_the_same_whether_its_answers_are_still_known(
    bot: Chatbot, said: tuple[str, ...]
) -> None:
    for last in range(len(said)):
        history = [Turn("user", message) for message in said[:last]]
        talked = bot.answer(said[last], history)
        read = Chatbot(bot.library, bot.retriever).answer(said[last], history)
        assert replace(read, seconds=0.0) == replace(talked, seconds=0.0)


def test_a_plain_question_before_is_not_answered_again(
    bot: Chatbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[str] = []
    real = Answering.all

    def counted(
        self: Answering, asked: Sequence[Question], enlarged: int = 0
    ) -> list[tuple[Question, Answer]]:
        answered.extend(q.text for q in asked)
        return real(self, asked, enlarged)

    monkeypatch.setattr(Answering, "all", counted)
    assert bot.answer("En waarom klemmen die?", [Turn("user", LOCKS)]).evidence
    assert answered == ["En waarom klemmen die?"]


def test_a_follow_up_follows_the_last_subject(bot: Chatbot) -> None:
    answer = talk(bot, LOCKS, BRIDGE, "En hoe lang duurt dat?")
    assert answer.interpretation == f"{BRIDGE} En hoe lang duurt dat?"


@pytest.mark.parametrize("message", ["Waarom?", "Hoezo?", "Sinds wanneer?", "En nu dan?"])
def test_a_bare_question_word_stays_with_the_document(bot: Chatbot, message: str) -> None:
    before = talk(bot, LOCKS)
    answer = talk(bot, LOCKS, message)
    assert {e.source for e in answer.evidence} == {before.evidence[0].source}
    alone = bot.answer(message)
    assert (alone.status, alone.statements) == (Status.NOT_FOUND, ())


def test_when_it_was_said_is_told(bot: Chatbot) -> None:
    answer = talk(bot, LOCKS, "Wanneer was dat?")
    assert answer.reason.endswith("Dit antwoordde minister Sluiswachter (Water) op 1 juni 2099.")
    english = talk(bot, LOCKS, "When did the minister say that?")
    assert english.reason.startswith("This was answered by")
    assert english.statements == bot.answer(LOCKS).statements


def test_who_had_asked_is_told(bot: Chatbot) -> None:
    answer = talk(bot, LOCKS, "Bedankt!", "Wie stelde die vraag?")
    asker = answer.evidence[0].metadata.askers[0]
    assert answer.reason.startswith("Dit vroeg")
    assert asker.name in answer.reason
    assert answer.statements == bot.answer(LOCKS).statements


def test_more_is_the_whole_of_what_was_quoted_or_what_comes_next(bot: Chatbot) -> None:
    before = talk(bot, BRIDGE)
    answer = talk(bot, BRIDGE, "Vertel meer")
    shown = " ".join(s.text for s in before.statements)
    assert any(s.text not in shown for s in answer.statements)
    assert {e.source for e in answer.evidence} == {before.evidence[0].source}
    for statement in answer.statements:
        assert statement.text == statement.citations[0].quote
    brief = talk(bot, BRIDGE, "Kan dat korter?")
    assert brief.statements
    assert sum(len(s.text.split()) for s in brief.statements) <= len(shown.split())


def test_each_time_more_is_asked_something_else_comes_until_nothing_is_left(bot: Chatbot) -> None:
    said = [BRIDGE]
    shown = [talk(bot, *said)]
    while shown[-1].evidence and len(shown) < 5:
        said += ["Wie zei dat?", "Vertel meer"]
        shown.append(talk(bot, *said))
    pairs = [{(e.source, e.numbers) for e in answer.evidence} for answer in shown]
    assert all(not one & other for one, other in combinations(pairs, 2))
    assert 2 < len(pairs) < 5
    assert shown[1].reason.startswith("Verder gevonden")
    assert (shown[-1].statements, shown[-1].reason.split()[:3]) == ((), ["Dit", "was", "alles"])
    whole = talk(bot, *said, "Geef het hele antwoord")
    assert whole.evidence[0] == shown[0].evidence[0]
    fresh = Chatbot(bot.library, bot.retriever)
    assert fresh.answer(said[-1], [Turn("user", m) for m in said[:-1]]).reason == shown[-1].reason


def test_what_is_quoted_already_does_not_come_as_something_else() -> None:
    def compared(query: str, source: str, numbers: tuple[int, ...]) -> Chosen:
        return chosen("De brug kost geld.", source=f"{numbers[0]}")

    def evidence(statements: Sequence[Statement], pairs: Sequence[Chosen]) -> tuple[Evidence, ...]:
        return tuple(Evidence(c.document.source, (1,), "", "", c.document.metadata) for c in pairs)

    pairs = SimpleNamespace(compared=compared, evidence=evidence)
    search = cast("Search", SimpleNamespace(pairs=pairs))
    metadata = chosen("").document.metadata
    quoted = tuple(Evidence("ah", (n,), "", "", metadata) for n in (1, 2, 3))
    hits = tuple(Hit(n, "ah", (n,), 1.0) for n in range(1, 7))
    text = "De brug kost geld."
    made = Answer(
        "?", Status.ANSWERED, hits=hits, evidence=quoted, statements=(Statement(text, ()),) * 3
    )
    shown = [[e.source for e in more(search, made, times).evidence] for times in range(3)]
    assert shown == [["4", "5"], ["6"], []]
    partly = replace(made, statements=made.statements[:1])
    shown = [[e.source for e in more(search, partly, times).evidence] for times in range(4)]
    assert shown == [["1", "2", "3"], ["4", "5"], ["6"], []]


def test_a_question_that_only_says_er_starts_anew(bot: Chatbot) -> None:
    asked = "Wat is er gezegd over de brug, en hoeveel sluizen klemmen er?"
    after = talk(bot, "Wie won de Tour de France in 2024?", BRIDGE, asked)
    assert (after.interpretation, after.statements) == ("", talk(bot, asked).statements)


def test_a_whole_question_after_a_count_keeps_none_of_its_conditions(bot: Chatbot) -> None:
    counted = "Hoeveel vragen over sluizen in 2024?"
    asked = "Welke vragen stelde de PvdV over sluizen?"
    assert talk(bot, counted, asked).reason == talk(bot, asked).reason
    assert talk(bot, counted, f"En {asked.lower()}").reason != talk(bot, asked).reason


def test_filters_have_conversations_of_their_own(bot: Chatbot) -> None:
    talk(bot, LOCKS)
    elsewhere = Filters(ministry="Defensie")
    answer = bot.answer("Waarom?", [Turn("user", LOCKS)], elsewhere)
    assert answer.statements == ()


def test_three_questions_in_a_row_are_answered_one_by_one(bot: Chatbot) -> None:
    together = bot.answer("Hoeveel sluizen klemmen er, en hoe lang duurt dat?")
    assert together.parts == ()
    three = bot.answer("Hoeveel sluizen klemmen er, wie betaalt dat, en wanneer is het klaar?")
    assert len(three.parts) == 3


@dataclass
class FakeSearch:
    """Meets each query so well in one document, and so well in any."""

    near: dict[tuple[str, str], float]

    def find(self, query: str, filters: Filters) -> Found:
        passage = SimpleNamespace(source="brug.txt")
        match = SimpleNamespace(whole=self.near[query, filters.source])
        candidate = cast(Candidate, SimpleNamespace(passage=passage, match=match))
        return Found(query, filters, cast(EncodedQuery, None), (candidate,))


@pytest.mark.parametrize(("elsewhere", "apart"), [(0.9, True), (0.8, False)])
def test_two_questions_are_apart_where_their_documents_are(elsewhere: float, apart: bool) -> None:
    question = "Wat kost de nieuwe brug en wie betaalt de oude sluis?"
    first, second = "Wat kost de nieuwe brug?", "Wie betaalt de oude sluis?"
    near = {(question, ""): 0.8, (first, ""): 0.8, (first, "brug.txt"): 0.8}
    near |= {(second, ""): elsewhere, (second, "brug.txt"): 0.8}
    answering = Answering(cast(Library, None), cast(Search, FakeSearch(near)), Filters())
    (asked,) = heard(question, None, Known())
    assert answering._apart(asked) is apart
