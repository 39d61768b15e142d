import pytest

from rag.datamodels import Answerer, Office
from rag.offices import office, who


@pytest.mark.parametrize(
    ("answerer", "dutch", "english"),
    [
        (
            Answerer("Veen", Office.STATE_SECRETARY, "Land"),
            "staatssecretaris Veen (Land)",
            "State Secretary Veen (Land)",
        ),
        (Answerer("Dijk", Office.MINISTER, ""), "minister Dijk", "Minister Dijk"),
        (
            Answerer("Kroon", Office.PRIME_MINISTER, "Algemene Zaken"),
            "minister-president Kroon",
            "Prime Minister Kroon",
        ),
    ],
)
def test_who_answered_is_named_by_office(answerer: Answerer, dutch: str, english: str) -> None:
    assert (who(answerer), who(answerer, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("named", "english"),
    [
        ("Minister van Dijken", "Minister of Dijken"),
        ("Staatssecretaris voor Natuur", "State Secretary for Natuur"),
        ("Minister-President", "Prime Minister"),
        ("Ministerraad", "Ministerraad"),
    ],
)
def test_an_office_in_a_document_keeps_its_ministry(named: str, english: str) -> None:
    assert office(named) == named
    assert office(named, "en") == english
