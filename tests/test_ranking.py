"""Questions about the catalogue as a whole, and those that only look like it."""

import pytest

from rag.counting import Counting, counting
from rag.ranking import Rank, Ranked

ASKER, PARTY, ANSWERER = Ranked.ASKER, Ranked.PARTY, Ranked.ANSWERER


@pytest.mark.parametrize(
    ("query", "by"),
    [
        ("Wie stelde de meeste vragen?", ASKER),
        ("Wie heeft de meeste Kamervragen gesteld?", ASKER),
        ("Who asked the most questions?", ASKER),
        ("Welk Kamerlid stelt het vaakst vragen?", ASKER),
        ("Which member of parliament has asked the most questions?", ASKER),
        ("Welke partij diende de meeste vragen in?", PARTY),
        ("Van welke fractie kwamen de meeste vragen?", PARTY),
        ("Welke minister antwoordde het vaakst?", ANSWERER),
        ("Welke bewindspersoon heeft de meeste vragen beantwoord?", ANSWERER),
        ("Which minister answered most often?", ANSWERER),
        ("Door welk ministerie zijn de meeste vragen beantwoord?", Ranked.MINISTRY),
        ("Welke minister kreeg de meeste vragen?", Ranked.OFFICE),
        ("Aan wie zijn de meeste vragen gesteld?", Ranked.OFFICE),
    ],
)
def test_who_did_most(query: str, by: Ranked) -> None:
    found = counting(query)
    assert found is not None
    assert found.rank == Rank(by, most=True)
    assert found.topic == ()
    assert found.answered_only is (by in (ANSWERER, Ranked.MINISTRY))


@pytest.mark.parametrize(
    ("query", "rank"),
    [
        ("Welke partij heeft over de wolf de meeste vragen gesteld?", Rank(PARTY, most=True)),
        ("Welke partij stelde de meeste vragen over de wolf?", Rank(PARTY, most=True)),
        ("Welke Kamerleden stelden vragen over de wolf?", Rank(ASKER)),
        ("Wie heeft vragen gesteld over de wolf?", Rank(ASKER)),
        ("Hoeveel partijen stelden vragen over de wolf?", Rank(PARTY)),
        ("Hoeveel vragen over de wolf per partij?", Rank(PARTY, names=True)),
    ],
)
def test_a_ranking_has_a_subject_as_a_count_has(query: str, rank: Rank) -> None:
    found = counting(query)
    assert found is not None
    assert (found.rank, found.topic) == (rank, ("wolf",))


@pytest.mark.parametrize(
    ("query", "rank"),
    [
        ("Hoeveel documenten bevat deze bibliotheek?", Rank(Ranked.DOCUMENTS)),
        ("How many documents does this library hold?", Rank(Ranked.DOCUMENTS)),
        ("Wat staat er in de bibliotheek?", Rank(Ranked.DOCUMENTS)),
        ("Welke jaren dekt de bibliotheek?", Rank(Ranked.PERIOD)),
        ("What period does the library cover?", Rank(Ranked.PERIOD)),
        ("Welke ministers zitten erin?", Rank(ANSWERER, names=True)),
        ("Welke ministers hebben geantwoord?", Rank(ANSWERER, names=True)),
        ("Welke ministeries?", Rank(Ranked.MINISTRY, names=True)),
        ("Welke partijen?", Rank(PARTY, names=True)),
    ],
)
def test_what_the_library_holds(query: str, rank: Rank) -> None:
    found = counting(query)
    assert found == Counting((), answered_only=rank.by in (ANSWERER, Ranked.MINISTRY), rank=rank)


@pytest.mark.parametrize(
    "query",
    [
        "Welke ministeries zijn betrokken bij de brug?",
        "Welke partijen steunen het akkoord over de brug?",
        "Welke minister?",
        "Welke ministers hebben het vaakst overleg gehad?",
        "Wie heeft de meeste schade geleden?",
        "Welke minister beantwoordde de vragen over de brug?",
        "Welke partij beantwoordde de meeste vragen?",
        "Wie stelde de meest kritische vragen?",
        "Hoeveel documenten zijn er vervalst?",
        "Welke periode beslaat het onderzoek?",
        "Which minister answered questions about the bridge?",
    ],
)
def test_what_is_asked_of_the_world_is_searched(query: str) -> None:
    assert counting(query) is None
