"""Whether a message leans on what was said before."""

import pytest

from rag.leaning import (
    asks_by_itself,
    points_back,
    points_to_persons_only,
    without_about,
    without_lead,
)


@pytest.mark.parametrize(
    ("message", "alone"),
    [
        ("En wie is de burgemeester van Laagveen?", True),
        ("Hoeveel sluizen klemmen er?", False),
        ("En wie betaalt de kosten?", False),
        ("En wanneer gebeurt dat in Laagveen?", False),
        ("En de sluizen?", False),
    ],
)
def test_a_whole_question_may_only_lead_on(message: str, *, alone: bool) -> None:
    assert asks_by_itself(message) is alone


def test_what_leads_on_or_names_a_side_is_taken_off() -> None:
    assert without_lead("En wie betaalt?") == "wie betaalt?"
    assert without_about("En hoe zit het met de kosten?") == "de kosten?"
    assert without_about("What about the costs?") == "the costs?"
    assert without_about("Hoe zit het?") == "Hoe zit het?"
    assert points_back("En in België?")


def test_a_pronoun_may_stand_for_someone() -> None:
    assert points_to_persons_only("Wat zei hij over de brug?")
    assert points_to_persons_only("En wie betaalt de brug?")
    assert not points_to_persons_only("En wat doet hij daarmee?")
    assert not points_to_persons_only("Wat was dat twee jaar eerder?")


@pytest.mark.parametrize(
    ("message", "back"),
    [
        ("Hoeveel bruggen zijn er in 2023 gesloopt?", False),
        ("Zijn er ook sluizen met een wachter?", False),
        ("Welke regels worden er gesteld aan bruggen?", False),
        ("Hoeveel zijn er in totaal gesloopt?", True),
        ("Wat kan er aan gedaan worden door gemeenten?", True),
        ("Wat kan er tegen ondernomen worden?", True),
        ("Wie heeft er last van gehad in die tijd?", True),
    ],
)
def test_er_may_stand_for_nothing(message: str, back: bool) -> None:
    assert points_back(message) is back
