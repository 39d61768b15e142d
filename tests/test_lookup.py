"""A document by its number: held, or said not to be."""

from typing import cast

import pytest

from rag.answers import Status
from rag.datamodels import Filters
from rag.lookup import looked_up
from rag.numbered import numbered
from rag.searching import Search
from tests.passport_support import Take
from tests.test_connecting import FRESH

NO_SEARCH = cast(Search, None)


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("AH 77", Status.ANSWERED, "Dit staat hier onder aanhangsel 77."),
        ("AH 999", Status.NOT_FOUND, "geen document met het nummer aanhangsel 999"),
        ("aanhangsel 999", Status.NOT_FOUND, "geen document met het nummer aanhangsel 999"),
        ("Wat zegt AH 999 over bruggen?", Status.NOT_FOUND, "geen document met het nummer"),
    ],
)
def test_an_appendix_by_its_number_alone(take: Take, query: str, status: Status, said: str) -> None:
    named = numbered(query)
    assert named is not None
    made = looked_up(take(a=FRESH), NO_SEARCH, query, named, Filters(), "nl")
    assert made is not None
    assert made.status is status
    assert said in made.reason


def test_a_number_that_may_be_of_something_else_is_searched(take: Take) -> None:
    named = numbered("Wat staat er over de brug in aanhangsel 3 van het verdrag?")
    assert named is not None
    assert looked_up(take(a=FRESH), NO_SEARCH, "?", named, Filters(), "nl") is None
