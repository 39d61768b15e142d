import pytest

from rag.numbered import Numbered, numbered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat staat er in 2099Z00012?", Numbered("2099Z00012")),
        ("wat is het antwoord op vraag 3 van 2099z00012", Numbered("2099Z00012", pair=3)),
        (
            "What was the answer to question 12 of kv-tk-2099Z00012?",
            Numbered("2099Z00012", pair=12),
        ),
        (
            "https://zoek.officielebekendmakingen.nl/ah-tk-20982099-12.html",
            Numbered("ah-tk-20982099-12"),
        ),
        ("Aanhangsel 12 vraag 2", Numbered(appendix=12, pair=2)),
        (
            "Aanhangsel Handelingen, vergaderjaar 2098–2099, nr. 12",
            Numbered("ah-tk-20982099-12", appendix=12),
        ),
        ("aanhangsel nr. 12 van 2098-2099", Numbered("ah-tk-20982099-12", appendix=12)),
        ("Wat zegt 2099Z00012 over de sluis?", Numbered("2099Z00012", rest="de sluis?")),
        (
            "Wie betaalt de brug volgens 2099Z00012?",
            Numbered("2099Z00012", rest="Wie betaalt de brug volgens ?"),
        ),
    ],
)
def test_a_document_is_known_by_its_number(text: str, found: Numbered) -> None:
    assert numbered(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Wat antwoordde de minister in 2099 op vraag 3?",
        "Hoeveel vragen over de wolf in 2024?",
        "Wat is het zaaknummer 12345?",
        "Het aanhangsel van de wet",
        "12Z00012",
    ],
)
def test_other_figures_name_no_document(text: str) -> None:
    assert numbered(text) is None
