"""Messages that put right the question before."""

import pytest

from rag.correcting import Correction, correction


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Nee, ik bedoel studenten van buiten de EU", Correction("studenten van buiten de EU")),
        ("Sorry, ik bedoelde: wie betaalt dat?", Correction("wie betaalt dat?")),
        ("I meant the new bridge", Correction("the new bridge")),
        ("Niet de wolf maar de das", Correction("de das", "de wolf")),
        ("Nee, niet in 2022, maar in 2024.", Correction("in 2024", "in 2022")),
        ("Ik bedoel de das, niet de wolf", Correction("de das", "de wolf")),
        ("Dat was niet mijn vraag", Correction("")),
        ("Nee, dat bedoel ik niet.", Correction("")),
    ],
)
def test_what_is_put_right(message: str, found: Correction) -> None:
    assert correction(message) == found


@pytest.mark.parametrize(
    "message",
    [
        "Wat bedoelt de minister met overlast?",
        "Waarom niet?",
        "Is de brug niet dicht maar open?",
        "Ik wil weten wat de brug kost",
        "Nee?",
    ],
)
def test_a_question_puts_nothing_right(message: str) -> None:
    assert correction(message) is None


def test_one_word_takes_the_place_of_another() -> None:
    found = Correction("de das", "de wolf")
    assert found.of("Wat kost de wolf?") == "Wat kost de das?"
    assert found.of("Wat kosten wolven?") == "Wat kosten wolven? de das"
    assert Correction("in 2024").of("Wat kost de wolf?") == "Wat kost de wolf? in 2024"
