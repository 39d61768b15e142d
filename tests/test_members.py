"""Who asked, as a question names them."""

import pytest

from rag.members import members, stranger

KNOWN = frozenset({"proef", "van der plaat", "anna jansen", "jansen van de kip"})
PARTIES = frozenset({"SP"})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Welke vragen heeft Eva Proef gesteld?", ("Proef",)),
        ("Welke vragen heeft mevrouw Proef gesteld?", ("Proef",)),
        ("Hoeveel vragen stelde de heer Van der Plaat?", ("Van der Plaat",)),
        ("Hoeveel vragen stelde het Kamerlid Eva van der Plaat?", ("Van der Plaat",)),
        ("hoeveel vragen stelde eva van der plaat", ("Van der Plaat",)),
        ("Hoeveel vragen stelden Eva Proef en de heer Van der Plaat?", ("Proef", "Van der Plaat")),
        ("Which questions did Ms Proef ask?", ("Proef",)),
        ("Welke vragen stelde Anna Jansen?", ("Anna Jansen",)),
    ],
)
def test_members_by_title_or_first_names(text: str, people: tuple[str, ...]) -> None:
    found = members(text, KNOWN, PARTIES, anywhere=True)
    assert found is not None
    assert found.people == people


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel vragen stelde Jan Jansen?",  # the library knows Anna
        "Hoeveel vragen stelde Jan van Jansen?",
        "Hoeveel vragen van minister Proef?",
        "Hoeveel vragen stelde de oppositie?",
    ],
)
def test_who_is_not_known(text: str) -> None:
    assert members(text, KNOWN, PARTIES, anywhere=True) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Hoeveel vragen stelde Pietje Onbekend over zorg?", ("Pietje Onbekend",)),
        ("hoeveel vragen stelde onbekendsma", ("Onbekendsma",)),
        ("hoeveel vragen heeft onbekendsma gesteld over zorg?", ("Onbekendsma",)),
        ("Hoeveel vragen stelde Özlem van de Kip?", ("Özlem van de Kip",)),
    ],
)
def test_a_stranger_with_first_names_or_in_small_letters(
    text: str, people: tuple[str, ...]
) -> None:
    found = stranger(text)
    assert found is not None
    assert found.people == people


@pytest.mark.parametrize(
    "text",
    [
        "hoeveel vragen stelde de oppositie over zorg?",
        "hoeveel vragen stelden vrouwen?",
        "hoeveel vragen stelde niemand?",
        "hoeveel vragen heeft iemand gesteld?",
    ],
)
def test_a_noun_is_no_stranger(text: str) -> None:
    assert stranger(text) is None
