"""What other words a word of a count means."""

import pytest

from rag.inflections import holds


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("de wachttijd bij de brug", "wachttijden", True),
        ("lange wachttijden", "wachttijd", True),
        ("het stikstofbeleid", "stikstof", True),
        ("kosten van kinderopvang", "kinderen", False),
        ("hulp aan kinderen", "kinderen", True),
        ("men maakt zich zorgen", "zorg", False),
        ("de zorg voor ouderen", "ZORG", True),
        ("maatregelen tegen covid-19", "covid-19", True),
        ("maatregelen in 19 gemeenten", "covid-19", False),
        ("de Oekraïense grens", "oekraiense", True),
        ("", "zorg", False),
    ],
)
def test_forms_of_a_word(text: str, word: str, *, held: bool) -> None:
    assert holds(text, [word]) is held


def test_all_words_must_be_held() -> None:
    assert holds("zorg voor kinderen", ["kinderen", "zorg"])
    assert not holds("zorg voor kinderen", ["kinderen", "onderwijs"])
