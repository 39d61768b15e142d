from datetime import date
from pathlib import Path

import pytest

from rag.answers import Status, Turn
from rag.chatbot import Chatbot
from rag.choosing import Chosen
from rag.datamodels import Passage
from rag.indexing import ingest
from rag.interaction import Match
from rag.moments import moments, named, settled
from rag.retrieval import Candidate
from rag.settings import Settings
from rag.trends import Trend
from tests.fakes import answer_text, make_document

DAYS = {"a.txt": date(2097, 6, 4), "b.txt": date(2098, 6, 4), "c.txt": date(2099, 6, 4)}


def chosen(source: str, score: float, met: float) -> Chosen:
    """Return the second pair of a document of 2097, 2098 or 2099, as it was found."""
    document = make_document(answer_text(1, received=DAYS[source]), source)
    pair = document.pairs[1]
    assert pair.answer is not None
    passage = Passage("k", source, pair.numbers, pair.answer, document.answer_text(pair), "")
    match = Match(met, met, met, (met,), ())
    return Chosen(document, pair, (Candidate(passage, score, match=match),))


FOUND = [chosen("b.txt", 3.0, 0.9), chosen("a.txt", 2.5, 0.89), chosen("c.txt", 2.0, 0.8)]


@pytest.mark.parametrize(
    ("trend", "sources"),
    [
        (Trend.CHANGE, ["c.txt", "b.txt", "a.txt"]),
        (Trend.PERIOD, ["c.txt", "b.txt", "a.txt"]),
        (Trend.LATEST, ["b.txt"]),  # what came later is met less well
        (Trend.EARLIEST, ["a.txt"]),
        (Trend.PREVIOUS, ["a.txt"]),  # of the two that are met well
    ],
)
def test_a_moment_is_that_of_an_answer_on_the_matter(trend: Trend, sources: list[str]) -> None:
    assert [c.document.source for c in moments(FOUND, trend)] == sources


def test_what_is_much_further_from_the_question_is_no_moment_of_it() -> None:
    far = [FOUND[0], chosen("c.txt", 1.4, 0.87)]
    assert moments(far, Trend.LATEST) == FOUND[:1]
    assert moments(far, Trend.CHANGE) == FOUND[:1]
    as_well = [FOUND[0], chosen("c.txt", 1.4, 0.89)]
    assert moments(as_well, Trend.LATEST) == as_well[1:]


def test_where_there_is_no_last_answer_but_one_that_is_said() -> None:
    assert settled(FOUND, Trend.PREVIOUS) is Trend.PREVIOUS
    assert settled(FOUND[:1], Trend.PREVIOUS) is Trend.CHANGE
    assert settled(FOUND[:1], Trend.LATEST) is Trend.LATEST


def test_the_latest_is_named_and_so_is_the_only_one() -> None:
    assert named(FOUND[:1], Trend.LATEST, "nl") == (
        "Dit is het laatste antwoord dat hierover in deze bibliotheek is gevonden "
        "(minister Sluiswachter (Water), 4 juni 2098)."
    )
    assert named(FOUND[1:2], Trend.EARLIEST, "en") == (
        "This is the first answer on this that was found in this library (Minister Sluiswachter "
        "(Water), 4 June 2097)."
    )
    assert "binnen deze beperking" in named(FOUND[:1], Trend.LATEST, "nl", limited=True)
    assert "één antwoord" in named(FOUND[:1], Trend.CHANGE, "nl")
    assert named(FOUND, Trend.CHANGE, "nl") == named(FOUND[:1], Trend.PERIOD, "nl") == ""


@pytest.fixture(scope="module")
def over_time(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Return a chatbot that holds an answer about the same bridge in each of three years."""
    folder = tmp_path_factory.mktemp("years")
    verbs = ("geschuurd", "geverfd", "gemeten")
    paths: list[Path] = []
    for number, (source, day) in enumerate(DAYS.items(), 1):
        said = f"Roest op bruggen wordt {verbs[number - 1]}."
        text = answer_text(number, answer=said, received=day)
        path = folder / source
        path.write_text(text.replace("Wanneer gaat de brug open?", "Wat doet u tegen roest?"))
        paths.append(path)
    settings = Settings(index=folder / "index")
    assert not ingest(paths, settings).failed
    return Chatbot.load(settings)


@pytest.mark.model
@pytest.mark.parametrize(
    ("message", "years"),
    [
        ("Wat is het laatste standpunt over roest op bruggen?", {2099}),
        ("Wat was het eerste standpunt over roest op bruggen?", {2097}),
        ("Hoe is het standpunt over roest op bruggen veranderd?", {2097, 2098, 2099}),
        ("Wat was het standpunt over roest op bruggen in 2098?", {2098}),
        ("Wat zei het kabinet in 2097 en in 2099 over roest op bruggen?", {2097, 2099}),
    ],
)
def test_answers_of_the_asked_moment_are_quoted(
    over_time: Chatbot, message: str, years: set[int]
) -> None:
    answer = over_time.answer(message)
    assert answer.status is Status.ANSWERED
    assert {e.metadata.received.year for e in answer.evidence if e.metadata.received} == years


@pytest.mark.model
@pytest.mark.parametrize(
    ("message", "years"), [("En daarvoor?", {2097}), ("En daarna?", {2099}), ("En nu?", {2099})]
)
def test_another_moment_may_be_asked_for_next(
    over_time: Chatbot, message: str, years: set[int]
) -> None:
    before = Turn("user", "Wat zei het kabinet in 2098 over roest op bruggen?")
    answer = over_time.answer(message, [before])
    assert {e.metadata.received.year for e in answer.evidence if e.metadata.received} == years
