"""Which person a name means."""

import pytest

from rag.full_names import resembling, surname_of, written

KNOWN = frozenset({"proef", "van der plaat", "anna jansen", "kip-jansma", "de boer"})


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Eva Proef", "Proef"),
        ("Jan Willem Proef", "Proef"),
        ("Eva van der Plaat", "van der Plaat"),
        ("Eva Plaat", ""),
        ("Eva Jansen", ""),  # there is an Anna
        ("Eva Kip", "Kip"),
        ("Eva Jansma", "Jansma"),
        ("Eva Proever", ""),
        ("Proef", ""),
    ],
)
def test_first_names_before_a_known_surname(name: str, surname: str) -> None:
    assert surname_of(name.split(), KNOWN) == surname


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Proeff", "proef"),
        ("Eva Poref", "proef"),
        ("Prof", "proef"),
        ("Broef", "proef"),
        ("Van der Plat", "van der plaat"),
        ("Proeven", ""),
        ("Onbekend", ""),
    ],
)
def test_the_known_name_that_a_misspelt_one_resembles(name: str, other: str) -> None:
    assert resembling(name, KNOWN) == other


def test_of_two_that_it_resembles_none_is_meant() -> None:
    assert resembling("Proel", frozenset({"proef", "proet"})) == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("van der plaat", "Van der Plaat"),
        ("van der Plaat", "Van der Plaat"),
        ("kip-jansma", "Kip-Jansma"),
        ("Proef", "Proef"),
    ],
)
def test_a_surname_by_itself_has_a_capital(name: str, shown: str) -> None:
    assert written(name) == shown
