"""Which longer words a word is a part of."""

import pytest

from rag.compounds import begins, ends


@pytest.mark.parametrize(
    ("word", "longer", "expected"),
    [
        ("politie", "politiehonden", True),
        ("politie", "politiek", False),
        ("politie", "politieke", False),
        ("politie", "politieken", False),
        ("minister", "ministerie", False),
        ("middel", "middelbaar", False),
        ("klimaatwet", "klimaatwetenschapper", False),
        ("arbeid", "arbeidsmarkt", True),
        ("stikstof", "stikstofoxiden", True),
        ("plastic", "plasticrecyclingsbedrijven", True),
        ("israel", "israelische", True),
        ("amsterdam", "amsterdamse", True),
        ("fossiel", "fossiele", True),
        ("november", "november2024", True),
        ("politie", "politie", False),
    ],
)
def test_what_begins_a_longer_word(word: str, longer: str, *, expected: bool) -> None:
    assert begins(word, longer) is expected


@pytest.mark.parametrize(
    ("word", "longer", "expected"),
    [
        ("zorg", "jeugdzorg", True),
        ("zorg", "gezondheidszorg", True),
        ("opvang", "noodopvang", True),
        ("zorg", "verzorg", False),
        ("zorg", "voorzorg", False),
        ("bank", "rechtbank", False),
        ("bouw", "landbouw", False),
        ("huis", "ziekenhuis", False),
        ("land", "nederland", False),
        ("wet", "grondwet", False),
    ],
)
def test_what_ends_a_longer_word(word: str, longer: str, *, expected: bool) -> None:
    assert ends(word, longer) is expected
