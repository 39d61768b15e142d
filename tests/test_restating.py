"""Whether questions were asked, and how it is said as a count."""

import pytest

from rag.conditions import conditions
from rag.counting import Counting, counting
from rag.datamodels import Filters
from rag.ranking import Rank, Ranked
from rag.restating import restated

ASKERS, PARTIES = {"de proef", "martens-proef"}, {"SP", "DENK"}


@pytest.mark.parametrize(
    ("query", "filters", "topic"),
    [
        ("Zijn er Kamervragen gesteld over de wolf?", Filters(), ("wolf",)),
        ("Zijn er vragen over de wolf gesteld?", Filters(), ("wolf",)),
        ("Is er ooit een Kamervraag gesteld over de wolf?", Filters(), ("wolf",)),
        ("Heeft de SP vragen gesteld over de wolf?", Filters(party="SP"), ("wolf",)),
        ("Heeft de SP over de wolf vragen gesteld?", Filters(party="SP"), ("wolf",)),
        ("Heeft Denk vragen gesteld?", Filters(party="DENK"), ()),
        ("Heeft iemand vragen gesteld over de wolf?", Filters(), ("wolf",)),
        ("Stelde De Proef vragen over de wolf?", Filters(asker="De Proef"), ("wolf",)),
        ("Stelde Martens vragen over de wolf?", Filters(asker="Martens"), ("wolf",)),
        ("Hoe vaak heeft De Proef vragen gesteld?", Filters(asker="De Proef"), ()),
        ("Vroeg De Proef naar de wolf?", Filters(asker="De Proef"), ("wolf",)),
        ("Is er gevraagd naar de wolf?", Filters(), ("wolf",)),
        (
            "Wanneer zijn de vragen over de wolf gesteld en wanneer zijn ze beantwoord?",
            Filters(),
            ("wolf",),
        ),
        ("Wanneer worden de vragen over de wolf beantwoord?", Filters(), ("wolf",)),
        ("Wanneer zijn de vragen van De Proef gesteld?", Filters(asker="De Proef"), ()),
        ("Wat vroeg De Proef over de wolf?", Filters(asker="De Proef"), ("wolf",)),
        ("Wat vroeg de Kamer over de wolf?", Filters(), ("wolf",)),
        ("What did the SP ask about wolves?", Filters(party="SP"), ("wolves",)),
        ("When were the questions about wolves asked and answered?", Filters(), ("wolves",)),
        ("Were there questions about wolves?", Filters(), ("wolves",)),
        ("Have any questions been asked about wolves?", Filters(), ("wolves",)),
        ("Has anyone asked questions about wolves?", Filters(), ("wolves",)),
        ("Did the SP ask questions about wolves?", Filters(party="SP"), ("wolves",)),
        ("How often did the SP ask questions?", Filters(party="SP"), ()),
    ],
)
def test_whether_is_counted_as_which(query: str, filters: Filters, topic: tuple[str, ...]) -> None:
    found = conditions(query, ASKERS, PARTIES)
    assert found.filters == filters
    assert counting(found.query) == Counting(topic)


def test_a_period_may_stand_between() -> None:
    found = conditions("Zijn er in 2024 vragen gesteld over de wolf?")
    assert found.filters.since is not None
    assert counting(found.query) == Counting(("wolf",))
    found = conditions("Hoeveel vragen zijn in 2024 beantwoord over de wolf?")
    assert counting(found.query) == Counting(("wolf",), answered_only=True)


def test_the_state_of_questions_is_kept() -> None:
    found = conditions("Zijn er nog openstaande vragen over de wolf?")
    assert counting(found.query) == Counting(("wolf",), open_only=True)


def test_who_asked_about_it() -> None:
    found = counting(restated("Wie vroeg er naar de wolf?"))
    assert found is not None
    assert found.topic == ("wolf",)


@pytest.mark.parametrize(
    "query",
    [
        "Zijn er nog vragen?",
        "Zijn er vragen van ouders over de brug?",
        "Heeft de minister vragen gesteld aan Duitsland over de brug?",
        "Heeft het kabinet vragen gesteld over de brug?",
        "Vroeg de rechter naar de brug?",
        "Heeft de inspectie vragen gesteld over de brug?",
        "Werden vragen van schippers beantwoord?",
    ],
)
def test_what_others_ask_is_searched_as_it_stands(query: str) -> None:
    found = conditions(query, ASKERS, PARTIES)
    assert counting(found.query) is None
    assert found.query == query


def test_that_questions_were_oral_stays_said() -> None:
    assert restated("Zijn er mondelinge vragen gesteld over de wolf?").startswith(
        "Welke mondelinge vragen"
    )
    assert restated("Heeft de SP mondelinge vragen gesteld?").startswith("Welke mondelinge vragen")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "Wat zei de minister op 18 november 2024?",
            "Welke antwoorden gaf de minister op 18 november 2024?",
        ),
        (
            "Wat antwoordde minister Kip in mei 2024?",
            "Welke antwoorden gaf minister Kip in mei 2024?",
        ),
        ("Wat is er op 18-11-2024 geantwoord?", "Welke antwoorden zijn er op 18-11-2024?"),
        (
            "What did the government say on 18 November 2024?",
            "Which answers came on 18 November 2024?",
        ),
    ],
)
def test_what_was_said_at_a_time_about_nothing_is_which_answers_came(query: str, said: str) -> None:
    assert restated(query) == said


@pytest.mark.parametrize(
    "query",
    [
        "Wat zei de minister over de wolf op 18 november 2024?",
        "Wat zei de minister?",
        "Wat vroeg de minister aan gemeenten over de wolf?",
        "Wanneer zijn de vragen van de enquête klaar?",
        "Wanneer wordt de wolf beschermd?",
    ],
)
def test_what_has_a_subject_or_no_time_is_left_as_it_is(query: str) -> None:
    assert restated(query) == query


@pytest.mark.parametrize(
    ("query", "filters", "topic"),
    [
        ("Zijn de vragen van De Proef al beantwoord?", Filters(asker="De Proef"), ()),
        ("Heeft minister Kip de vragen van De Proef beantwoord?", Filters(asker="De Proef"), ()),
        ("Is de vraag over de wolf al beantwoord?", Filters(), ("wolf",)),
        ("Is er al een antwoord op de vragen over de wolf?", Filters(), ("wolf",)),
        ("Zijn de vragen van de SP over de wolf beantwoord?", Filters(party="SP"), ("wolf",)),
        ("Are the questions about the wolf answered yet?", Filters(), ("wolf",)),
        (
            "Hoe lang duurde het voordat de vragen over de wolf beantwoord werden?",
            Filters(),
            ("wolf",),
        ),
        ("Hoeveel dagen deed minister Kip over de vragen over de wolf?", Filters(), ("wolf",)),
        ("How long did it take to answer the questions about the wolf?", Filters(), ("wolf",)),
        ("Have De Proef's questions been answered?", Filters(asker="De Proef"), ()),
    ],
)
def test_whether_they_were_answered_stands_in_their_list(
    query: str, filters: Filters, topic: tuple[str, ...]
) -> None:
    asked = conditions(query, ASKERS, PARTIES)
    assert asked.filters == filters
    assert counting(asked.query) == Counting(topic)


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("Wie beantwoordde de vragen over de wolf?", "Hoeveel vragen over de wolf per"),
        ("Welke bewindspersoon heeft geantwoord over de wolf?", "Hoeveel vragen over de wolf per"),
        ("Door wie zijn de vragen over de wolf beantwoord?", "Hoeveel vragen over de wolf per"),
        ("Who answered the questions about the wolf?", "How many questions about the wolf per"),
    ],
)
def test_who_answered_is_counted_by_minister(query: str, which: str) -> None:
    assert restated(query).startswith(which)
    found = counting(restated(query))
    assert found is not None
    assert (found.topic, found.rank) == (("wolf",), Rank(Ranked.ANSWERER, names=True))


@pytest.mark.parametrize(
    "query",
    [
        "Zijn de vragen van de enquête duidelijk?",
        "Wie beslist over de wolf?",
        "Hoe lang duurde het voordat de brug openging?",
        "Heeft de minister antwoord over de wolf?",
        "Is de vraag of de wolf terugkomt beantwoord?",
        "Welke minister gaat over de wolf?",
    ],
)
def test_what_asks_something_else_of_answers_is_left_as_it_is(query: str) -> None:
    assert restated(query) == query
