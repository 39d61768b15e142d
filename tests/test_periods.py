from datetime import date

import pytest

from rag import periods
from rag.conditions import conditions
from rag.datamodels import Filters
from rag.periods import period


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


@pytest.mark.parametrize("text", ["vorige week", "een jaar", "ieder jaar", "de voorjaarsnota"])
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
