"""An answer from another time is not the answer to a question about one."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answers import Answer, Citation, Statement, Status
from rag.conditions import Conditions
from rag.datamodels import Filters
from rag.unbounded import unbounded

YEAR = Conditions("kokkels", Filters(since=date(2090, 1, 1), until=date(2090, 12, 31)))
DAY = Conditions("kokkels", Filters(until=date(2090, 3, 1)), exact=date(2090, 3, 1))


def _made(text: str) -> Answer:
    citation = Citation("a.txt", (1,), text, 0, len(text))
    statement = Statement(text, (citation,))
    return Answer("?", Status.ANSWERED, statements=(statement,), language="nl")


@pytest.mark.parametrize(
    ("asked", "text", "status"),
    [
        (YEAR, "De vangst van 2090 was goed.", Status.ANSWERED),
        (YEAR, "De vangst van 2091 was goed.", Status.RELATED),
        (YEAR, "Er zijn 12090 kokkels gevangen.", Status.RELATED),
        (DAY, "Het verbod ging op 1 maart 2090 in.", Status.ANSWERED),
        (DAY, "Het verbod ging op 11 maart 2090 in.", Status.RELATED),
        (DAY, "Het verbod ging in 2090 in.", Status.RELATED),
    ],
)
def test_it_answers_only_when_it_names_that_time(
    asked: Conditions, text: str, status: Status
) -> None:
    made = unbounded(_made(text), asked, "kokkels")
    assert made.status is status
    assert made.interpretation == "kokkels (niet beperkt tot die tijd)"
    assert bool(made.reason) == (status is Status.RELATED)
    assert made.statements == _made(text).statements


def test_the_time_is_named_with_the_reason() -> None:
    made = unbounded(_made("Er zijn kokkels."), YEAR, "kokkels")
    assert "(1 januari 2090 – 31 december 2090)" in made.reason


def test_what_another_document_says_of_that_time_does_not_count() -> None:
    first, second = "Er zijn kokkels.", "In 2090 liepen er paarden."
    quotes = tuple(
        Statement(text, (Citation(source, (1,), text, 0, len(text)),))
        for source, text in (("a.txt", first), ("b.txt", second))
    )
    made = Answer("?", Status.ANSWERED, statements=quotes, language="nl")
    assert unbounded(made, YEAR, "kokkels").status is Status.RELATED
