import pytest

from rag.comparing import differences, nearest


@pytest.mark.parametrize(
    ("quote", "answer", "near"),
    [
        ("De brug is dicht.", "Ja. De brug is open. Nee.", "De brug is open."),
        ("De brug is dicht. Dat is zo.", "Ja. De brug is open. Dat is zo.", "De brug is open. Dat"),
        ("De brug is dicht.", "Fietsers varen elders om.", ""),
        ("De brug is dicht.", "", ""),
        ("x", "", ""),
    ],
)
def test_the_nearest_text_is_found(quote: str, answer: str, near: str) -> None:
    assert nearest(quote, answer).startswith(near)
    assert bool(nearest(quote, answer)) is bool(near)


def test_differences_are_words() -> None:
    assert differences("de brug is dicht", "de brug is nu open") == [("dicht", "nu open")]
