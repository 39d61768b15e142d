import pytest

from rag.naming import called_in_office, named_in, surnames

NAMES = {"van weel", "d. yesilgoz-zegerius", "bruins", "van der proef", "de jong"}


@pytest.mark.parametrize(
    ("query", "called"),
    [
        ("Wat vindt minister Van Weel ervan?", {"van weel"}),
        ("Waarom wil Yeşilgöz dat?", {"d. yesilgoz-zegerius"}),
        ("why did minister Bruins refuse?", {"bruins"}),
        ("Wat staat er op de proef?", set()),
        ("wat vindt weel ervan?", set()),
        ("Wat vindt de minister?", set()),
    ],
)
def test_a_name_counts_when_written_as_a_name(query: str, called: set[str]) -> None:
    assert named_in(query, NAMES) == called


def test_particles_initials_and_short_words_name_nobody() -> None:
    assert surnames("E. van der Burg") == {"burg"}
    assert surnames("De Wit") == frozenset()


@pytest.mark.parametrize(
    ("query", "called"),
    [
        ("Wat zei minister Onbekend over water?", "Onbekend"),
        ("wat zei staatssecretaris A. van der Proef ervan", "A. van der Proef"),
        ("Wat vindt minister van Weel?", "van Weel"),
        ("Wat vindt de minister van Landbouw?", ""),
        ("Wat vindt de minister?", ""),
        ("Wat vindt Bruins?", ""),
    ],
)
def test_who_is_called_by_office_and_name(query: str, called: str) -> None:
    assert called_in_office(query, NAMES) == called
