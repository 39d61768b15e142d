"""The questions of which a message consists."""

import pytest

from rag.message_parts import halves, questions


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Wat kost de brug? En wie betaalt?", ("Wat kost de brug?", "En wie betaalt?")),
        ("Hoeveel sluizen klemmen er? En bruggen?", ("Hoeveel sluizen klemmen er?", "En bruggen?")),
        ("Wat kost de brug? Klopt dat?", ("Wat kost de brug? Klopt dat?",)),
        ("De brug is dicht. Wat kost dat?", ("De brug is dicht. Wat kost dat?",)),
        (
            "1. Wat kost de brug?\n2. Wie betaalt de sluis?",
            ("Wat kost de brug?", "Wie betaalt de sluis?"),
        ),
        (
            "* Hoeveel sluizen klemmen\n* Hoeveel bruggen",
            ("Hoeveel sluizen klemmen Hoeveel bruggen",),
        ),
        ("Wat kost\nde brug?", ("Wat kost de brug?",)),
    ],
)
def test_questions_of_a_message(message: str, found: tuple[str, ...]) -> None:
    assert questions(message) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "Hoeveel sluizen klemmen er en wie betaalt de brug?",
            ("Hoeveel sluizen klemmen er?", "Wie betaalt de brug?"),
        ),
        (
            "Wat is de wachttijd, hoeveel plekken zijn er, en wat kost dat?",
            ("Wat is de wachttijd?", "Hoeveel plekken zijn er?", "Wat kost dat?"),
        ),
        (
            "Wat kost de nieuwe brug; wanneer gaat hij open; en gaat het door?",
            ("Wat kost de nieuwe brug?", "Wanneer gaat hij open?", "En gaat het door?"),
        ),
    ],
)
def test_questions_that_are_joined(question: str, found: tuple[str, ...]) -> None:
    assert halves(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "Wat kosten de brug en de sluis?",
        "Kan de minister zeggen wat dit kost en wie het betaalt?",
        "Weet u wanneer de brug opengaat?",
        "Wat kost dat, en wie?",
    ],
)
def test_one_question(question: str) -> None:
    assert halves(question) == (question,)
