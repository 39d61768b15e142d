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
        (
            "a) Wat kost de brug? b) wie betaalt de sluis c) hoeveel stuwen klemmen er?",
            ("Wat kost de brug?", "wie betaalt de sluis", "hoeveel stuwen klemmen er?"),
        ),
        ("1. Wat kost de brug? 2. Wie betaalt dat?", ("Wat kost de brug?", "Wie betaalt dat?")),
        ("Wat staat in artikel 2. En verder?", ("Wat staat in artikel 2. En verder?",)),
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
            ("Wat kost de nieuwe brug?", "Wanneer gaat hij open?", "Gaat het door?"),
        ),
        (
            "Wordt de brug gesloopt en hoeveel sluizen zijn er nog?",
            ("Wordt de brug gesloopt?", "Hoeveel sluizen zijn er nog?"),
        ),
        (
            "Wordt er gesloopt bij Laagveen, en is er al een nieuwe sluis?",
            ("Wordt er gesloopt bij Laagveen?", "Is er al een nieuwe sluis?"),
        ),
        (
            "Komt er een brug bij Laagveen en wat zegt de minister over de wolf?",
            ("Komt er een brug bij Laagveen?", "Wat zegt de minister over de wolf?"),
        ),
        (
            "Krijgen schippers een lagere toegang en zijn er sluizen gesloopt?",
            ("Krijgen schippers een lagere toegang?", "Zijn er sluizen gesloopt?"),
        ),
        (
            "Wat zegt het kabinet over de wolf en over de das?",
            ("Wat zegt het kabinet over de wolf?", "Wat zegt het kabinet over de das?"),
        ),
        (
            "Ik wil graag weten hoeveel sluizen er klemmen, en of de brug dichtgaat",
            ("Hoeveel sluizen er klemmen?", "Of de brug dichtgaat?"),
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
        "Klopt het dat de brug wordt gesloten en wordt gesloopt in mei?",
        "Is de brug dicht en wie het betaalt bekend?",
        "Kunnen schippers zeggen wat dit kost en wat dat betekent?",
    ],
)
def test_one_question(question: str) -> None:
    assert halves(question) == (question,)
