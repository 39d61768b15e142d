"""How questions were put, and by whom answered, as a count may ask."""

import pytest

from rag.datamodels import Answerer, Document, DocumentKind, Metadata, Office
from rag.manners import ANY_MANNER, Manner, in_manner, in_words, manner

STATE = Office.STATE_SECRETARY


@pytest.mark.parametrize(
    ("query", "found", "rest"),
    [
        ("Hoeveel vragen over zorg?", ANY_MANNER, "Hoeveel vragen over zorg?"),
        ("Hoeveel mondelinge vragen?", Manner(oral=True), "Hoeveel mondelinge vragen?"),
        ("How many written questions?", Manner(oral=False), "How many written questions?"),
        (
            "Hoeveel vragen zijn beantwoord door staatssecretarissen?",
            Manner(by=STATE),
            "Hoeveel vragen zijn beantwoord?",
        ),
        ("Hoeveel vragen aan een minister?", Manner(to=Office.MINISTER), "Hoeveel vragen?"),
        (
            "Hoeveel vragen door de minister van Water?",
            ANY_MANNER,
            "Hoeveel vragen door de minister van Water?",
        ),
        ("Hoeveel vragen over mondelinge examens?", ANY_MANNER, None),
    ],
)
def test_what_a_count_asks(query: str, found: Manner, rest: str | None) -> None:
    assert manner(query) == (found, rest or query)


def document(text: str, office: Office = Office.MINISTER) -> Document:
    meta = Metadata(
        answerers=(Answerer("Peil", office, "Water"),), addressees=("Staatssecretaris van Water",)
    )
    return Document("a.txt", DocumentKind.ANSWER, text, meta, ())


def test_oral_questions_say_that_they_are() -> None:
    oral, written = document("Mondelinge vragen van het lid Proef"), document("Vragen van het lid")
    cites = document("Vragen van het lid Proef over mondelinge vragen van het lid Anders")
    assert [in_manner([d], Manner(oral=True)) for d in (oral, written, cites)] == [
        True,
        False,
        False,
    ]
    assert in_manner([written], Manner(oral=False))
    assert in_manner([oral], ANY_MANNER)


def test_the_rank_of_who_answered_or_was_asked() -> None:
    assert in_manner([document("", STATE)], Manner(by=STATE))
    assert not in_manner([document("")], Manner(by=STATE))
    assert in_manner([document("")], Manner(to=STATE))
    assert not in_manner([document("")], Manner(to=Office.MINISTER))


def test_a_manner_is_said() -> None:
    assert in_words(Manner(oral=True, by=STATE)) == [
        "mondelinge vragen",
        "beantwoord door een staatssecretaris",
    ]
    assert in_words(Manner(to=STATE), "en") == ["put to a state secretary"]
    assert in_words(ANY_MANNER) == []
