from datetime import date

import pytest

from rag import periods
from rag.conditions import conditions
from rag.datamodels import Filters
from rag.periods import each_period, period


@pytest.fixture(autouse=True)
def in_2099(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periods, "_today", lambda: date(2099, 3, 1))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Wat zei het kabinet vorig jaar over de wolf?", 2098),
        ("het afgelopen jaar", 2098),
        ("dit kalenderjaar", 2099),
        ("What did the minister say last year?", 2098),
        ("this year", 2099),
    ],
)
def test_a_year_may_be_named_from_today(text: str, year: int) -> None:
    found = period(text)
    assert found is not None
    assert (found.since, found.until) == (date(year, 1, 1), date(year, 12, 31))
    assert not found.narrow


@pytest.mark.parametrize(
    "text",
    [
        "een jaar",
        "ieder jaar",
        "de voorjaarsnota",
        "vandaag de dag",
        "in de laatste weken",
        "winter 2098",
    ],
)
def test_other_years_are_no_period(text: str) -> None:
    assert period(text) is None


def test_a_year_that_is_written_goes_before_one_that_is_not() -> None:
    found = period("Wat zei het kabinet dit jaar, of in 2022?")
    assert found is not None
    assert found.since == date(2022, 1, 1)


def test_what_was_said_last_year_is_searched_in_it() -> None:
    last_year = Filters(date(2098, 1, 1), date(2098, 12, 31))
    assert conditions("Wat zei het kabinet vorig jaar over de wolf?").filters == last_year
    assert conditions("Hoeveel vragen over de wolf vorig jaar?").filters == last_year
    assert conditions("Wat zei het kabinet over de cijfers van vorig jaar?").filters == Filters()
    assert conditions("Hoeveel boten voeren vorig jaar uit?").filters == Filters()


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("vandaag", date(2099, 3, 1), date(2099, 3, 1)),
        ("yesterday", date(2099, 2, 28), date(2099, 2, 28)),
        ("deze week", date(2099, 2, 23), date(2099, 3, 1)),
        ("last week", date(2099, 2, 16), date(2099, 2, 22)),
        ("deze maand", date(2099, 3, 1), date(2099, 3, 31)),
        ("in de afgelopen maand", date(2099, 2, 1), date(2099, 2, 28)),
        ("vorig najaar", date(2098, 9, 1), date(2098, 11, 30)),
        ("de afgelopen drie maanden", date(2098, 12, 1), None),
        ("in the last 2 years", date(2097, 3, 1), None),
        ("de laatste tien dagen", date(2099, 2, 19), None),
    ],
)
def test_a_time_may_be_named_from_today(text: str, since: date, until: date | None) -> None:
    found = period(text)
    assert found is not None
    assert (found.span, found.since, found.until) == ((0, len(text)), since, until)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in het voorjaar van 2098", date(2098, 3, 1), date(2098, 5, 31)),
        ("zomer 2098", date(2098, 6, 1), date(2098, 8, 31)),
        ("in the autumn of 2098", date(2098, 9, 1), date(2098, 11, 30)),
        ("in de eerste helft van 2098", date(2098, 1, 1), date(2098, 6, 30)),
        ("in the second half of 2098", date(2098, 7, 1), date(2098, 12, 31)),
        ("Q1 2098", date(2098, 1, 1), date(2098, 3, 31)),
        ("in het derde kwartaal van 2098", date(2098, 7, 1), date(2098, 9, 30)),
        ("begin 2098", date(2098, 1, 1), date(2098, 4, 30)),
        ("mid-2098", date(2098, 5, 1), date(2098, 8, 31)),
        ("eind 2098", date(2098, 9, 1), date(2098, 12, 31)),
        ("sinds najaar 2098", date(2098, 9, 1), None),
        ("tussen voorjaar 2097 en zomer 2098", date(2097, 3, 1), date(2098, 8, 31)),
    ],
)
def test_a_part_of_a_year_is_a_period(text: str, since: date, until: date | None) -> None:
    found = period(text)
    assert found is not None
    assert (found.span, found.since, found.until) == ((0, len(text)), since, until)


def test_a_part_of_a_year_may_be_that_of_the_subject() -> None:
    asked = conditions("Wat zei het kabinet over de cijfers van begin 2098?")
    assert asked.filters == Filters()


def test_periods_in_a_row_are_taken_one_by_one() -> None:
    assert each_period("Wat zei hij in 2096 en in 2098 over X?") == [
        "Wat zei hij in 2096 over X?",
        "Wat zei hij in 2098 over X?",
    ]
    assert each_period("in 2095, 2096 en 2098") == ["in 2095", "in 2096", "in 2098"]
    months = each_period("in maart 2096 vergeleken met april 2098")
    assert months == ["in maart 2096", "in april 2098"]
    assert each_period("tussen 2096 en 2098") == ["tussen 2096 en 2098"]
    row = period("in 2096 en 2098")
    assert row is not None
    assert (row.since, row.until) == (date(2096, 1, 1), date(2098, 12, 31))
