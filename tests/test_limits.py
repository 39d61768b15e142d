from datetime import date

import pytest

from rag.datamodels import Filters
from rag.limits import restriction, stated

PARTIES = ("SP", "GroenLinks-PvdA")
FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
EACH = (
    Filters(since=FIRST, until=LAST),
    Filters(since=FIRST),
    Filters(until=LAST),
    Filters(since=FIRST, until=FIRST),
    Filters(party="SP"),
    Filters(party="SP, GroenLinks-PvdA", until=LAST),
    Filters(asker="Van Dijk, Piri"),
    Filters(party="SP", asker="Van Dijk", since=FIRST, until=LAST),
    Filters(ministry="LNV"),
    Filters(party="SP", ministry="LNV", since=FIRST),
)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("filters", EACH)
def test_what_is_shown_reads_back(filters: Filters, language: str) -> None:
    shown = f"Hoeveel vragen over de wolf? ({restriction(filters, language)})"
    assert stated(shown, PARTIES) == ("Hoeveel vragen over de wolf?", filters)


@pytest.mark.parametrize(
    "text",
    [
        "Wat kost de brug?",
        "Wat doet de IND (Immigratie- en Naturalisatiedienst)?",
        "Wat zei de minister (van LNV, ooit)?",
        "Wat doet de school (van de buurt)?",
        "What is it (by the way)?",
        "Klopt het bericht (15 maart)?",
        "Wat staat er in het rapport (2022)?",
        "()",
    ],
)
def test_other_words_between_brackets_are_the_question(text: str) -> None:
    assert stated(text, PARTIES) == (text, Filters())


def test_a_period_that_was_let_go_reads_back_as_none() -> None:
    assert stated("de wolf (niet beperkt tot die tijd)") == ("de wolf", Filters())
    assert stated("the wolf (not restricted to that time)?") == ("the wolf", Filters())


def test_who_answered_is_read_back() -> None:
    filters = Filters(answerer="De Proef", ministry="VWS", since=date(2024, 1, 1))
    for language in ("nl", "en"):
        shown = restriction(filters, language)
        assert stated(f"Welke vragen? ({shown})") == ("Welke vragen?", filters)
