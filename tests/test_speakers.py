"""Whose view is asked for."""

import pytest

from rag.speakers import by_surname, is_of_parliament, of_ministry, whose

ASKERS, PARTIES = {"de proef", "van voorbeeld"}, {"SP"}
ANSWERERS = {"d. yesilgoz-zegerius", "sluiswachter"}


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Wat vindt de SP van de brug?", "de SP"),
        ("Wat zei Kamerlid Van Voorbeeld over de brug?", "Kamerlid Van Voorbeeld"),
        ("En waarom wil De Proef een verbod op varen?", "De Proef"),
        ("Wat is het standpunt van de SP over de brug?", "de SP"),
        ("What does the SP think about the bridge?", "SP"),
        ("Wat zei de minister van Defensie over de brug?", "de minister van Defensie"),
        ("Wat vindt de minister van de brug?", "de minister"),
        ("Wat kost de brug van de SP?", ""),
        ("Hoeveel bruggen zijn er?", ""),
    ],
)
def test_who_is_named(question: str, who: str) -> None:
    assert whose(question) == who


@pytest.mark.parametrize(
    ("who", "member"),
    [
        ("de SP", True),
        ("de PVV", True),  # known as a party, though it asked nothing here
        ("de SP-fractie", True),
        ("Kamerlid Van Voorbeeld", True),
        ("de Proef", True),
        ("de proef", False),  # a word
        ("het kabinet", False),
        ("de minister", False),
        ("Onbekend", False),
    ],
)
def test_who_is_of_parliament(who: str, member: bool) -> None:
    assert is_of_parliament(who, ASKERS, PARTIES) is member


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Yeşilgöz", "Yeşilgöz"),
        ("Sluiswachter", "Sluiswachter"),
        ("de sluiswachter", ""),
        ("Dijkgraaf", ""),
        ("De SP", ""),
        ("", ""),
    ],
)
def test_who_answered_may_be_called_by_surname(who: str, name: str) -> None:
    assert by_surname(who, ANSWERERS) == name


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("de minister van Defensie", "Defensie"),
        ("het ministerie van Financiën", "FIN"),
        ("de minister van de wolf", ""),
        ("minister Dijkgraaf", ""),
    ],
)
def test_a_ministry_is_known_by_its_code(who: str, code: str) -> None:
    assert of_ministry(who) == code
