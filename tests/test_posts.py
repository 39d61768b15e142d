"""Members of government and ministries in a count: who answered, and to whom it was put."""

import pytest

from rag.conditions import conditions
from rag.counting import Counting, counting
from rag.datamodels import Filters
from rag.posts import ministry_called

ANSWERERS = {"van der proef": "VWS", "d.m. van der proef": "VWS", "kip": "JenV", "haan": ""}
DONE, OPEN = Counting((), answered_only=True), Counting((), open_only=True)


@pytest.mark.parametrize(
    ("query", "filters", "count"),
    [
        ("Welke vragen beantwoordde minister Kip?", Filters(answerer="Kip"), DONE),
        ("Hoeveel vragen heeft minister Kip beantwoord?", Filters(answerer="Kip"), DONE),
        ("Welke vragen zijn door Kip beantwoord?", Filters(answerer="Kip"), DONE),
        ("How many questions did minister Kip answer?", Filters(answerer="Kip"), DONE),
        ("Which questions were answered by Kip?", Filters(answerer="Kip"), DONE),
        ("Welke antwoorden gaf minister Kip?", Filters(answerer="Kip"), DONE),
        (
            "Welke vragen beantwoordde minister van der Proef?",
            Filters(answerer="Van der Proef"),
            DONE,
        ),
        ("Hoeveel vragen beantwoordde de minister van VWS?", Filters(ministry="VWS"), DONE),
        ("Welke vragen zijn aan minister Kip gesteld?", Filters(ministry="JenV"), Counting(())),
        ("Welke vragen kreeg minister Kip?", Filters(ministry="JenV"), Counting(())),
        ("Welke vragen kreeg minister Haan?", Filters(answerer="Haan"), Counting(())),
        ("Hoeveel vragen aan de minister-president?", Filters(ministry="AZ"), Counting(())),
        (
            "Welke vragen zijn gesteld aan de minister van Landbouw?",
            Filters(ministry="LVVN"),
            Counting(()),
        ),
        ("Welke vragen staan nog open bij VWS?", Filters(ministry="VWS"), OPEN),
        (
            "Welke vragen staan nog open bij de minister van Defensie?",
            Filters(ministry="Defensie"),
            OPEN,
        ),
        (
            "Welke openstaande vragen heeft de minister van Defensie?",
            Filters(ministry="Defensie"),
            OPEN,
        ),
        (
            "What questions has the minister of Defence not answered?",
            Filters(ministry="Defensie"),
            OPEN,
        ),
        ("Welke vragen heeft Kip nog niet beantwoord?", Filters(ministry="JenV"), OPEN),
        (
            "Welke vragen moet de minister van Defensie nog beantwoorden?",
            Filters(ministry="Defensie"),
            OPEN,
        ),
    ],
)
def test_who_answers_is_a_condition(query: str, filters: Filters, count: Counting) -> None:
    found = conditions(query, (), (), ANSWERERS)
    assert found.filters == filters
    assert counting(found.query) == count


@pytest.mark.parametrize(
    "query",
    [
        "Welke vragen beantwoordt de inspectie over honden?",
        "Welke vragen beantwoordde minister Kip met nee?",
        "Wat antwoordde minister Kip over de brug?",
    ],
)
def test_what_is_not_counted_has_no_answerer(query: str) -> None:
    found = conditions(query, (), (), ANSWERERS)
    assert found.filters == Filters()
    assert found.query == query


def test_what_is_at_a_ministry_may_be_the_subject() -> None:
    found = conditions("Hoeveel vragen over schade bij Defensie?", (), (), ANSWERERS)
    assert found.filters == Filters()


def test_an_asker_is_no_answerer() -> None:
    found = conditions("Hoeveel vragen stelde Kip over de wolf?", {"kip"}, (), ANSWERERS)
    assert found.filters == Filters(asker="Kip")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Justitie en Veiligheid", "JenV"),
        ("vws", "VWS"),
        ("Onderwijs", "OCW"),
        ("Sociale Zaken", "SZW"),
        ("Justice and Security", "JenV"),
        ("Foreign Affairs", "BZ"),
        ("Zaken", ""),
        ("Bruggen", ""),
    ],
)
def test_a_ministry_by_a_short_or_english_name(name: str, code: str) -> None:
    assert ministry_called(name) == code
