"""Fixed expressions, of which the nouns are no subject."""

import pytest

from rag.idioms import without_idioms


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("bereid om er zorg voor te dragen", "zorg", False),
        ("draagt u daar zorg voor?", "zorg", False),
        ("de zorg voor ouderen", "zorg", True),
        ("gemeenten zijn niet in staat om te betalen", "staat", False),
        ("in de staat van het onderhoud", "staat", True),
        ("houdt u daarmee rekening?", "rekening", False),
        ("de rekening van de brug", "rekening", True),
    ],
)
def test_a_noun_in_a_fixed_expression(text: str, word: str, *, kept: bool) -> None:
    assert (word in without_idioms(text, [word])) is kept
