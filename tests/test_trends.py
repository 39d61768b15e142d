import pytest

from rag.trends import Trend, trend_of


@pytest.mark.parametrize(
    ("query", "trend", "subject"),
    [
        ("Hoe is het standpunt over de brug veranderd?", Trend.CHANGE, "de brug"),
        (
            "Hoe is het beleid rond sluizen veranderd sinds 2097?",
            Trend.CHANGE,
            "sluizen sinds 2097",
        ),
        ("Is het standpunt van het kabinet over de brug gewijzigd?", Trend.CHANGE, "de brug"),
        ("Hoe veranderde het beleid over de brug?", Trend.CHANGE, "de brug"),
        ("How has the position on bridges changed?", Trend.CHANGE, "bridges"),
        ("Has the government's policy on bridges changed?", Trend.CHANGE, "bridges"),
        ("Wat is het laatste standpunt over de brug?", Trend.LATEST, "de brug"),
        ("laatste antwoord over de brug", Trend.LATEST, "de brug"),
        ("Wat is het huidige beleid van de minister voor bruggen?", Trend.LATEST, "bruggen"),
        ("Wat is nu het standpunt over de brug?", Trend.LATEST, "de brug"),
        ("Wat is het standpunt over de brug op dit moment?", Trend.LATEST, "de brug"),
        ("Wat zei het kabinet het laatst over de brug?", Trend.LATEST, "de brug"),
        ("What did the government last say about bridges?", Trend.LATEST, "bridges"),
        ("What is the current Dutch policy on bridges?", Trend.LATEST, "bridges"),
        ("What is the latest on the bridge?", Trend.LATEST, "the bridge"),
        ("Wat was het eerste standpunt over de brug?", Trend.EARLIEST, "de brug"),
        ("Wat was de vorige aanpak van het kabinet rond sluizen?", Trend.PREVIOUS, "sluizen"),
        ("Wat was de eerdere aanpak van het kabinet rond sluizen?", Trend.EARLIEST, "sluizen"),
    ],
)
def test_the_words_that_ask_for_a_moment_are_not_the_subject(
    query: str, trend: Trend, subject: str
) -> None:
    assert trend_of(query) == (trend, subject)


@pytest.mark.parametrize(
    ("query", "trend"),
    [
        ("Hoe is dit standpunt veranderd?", Trend.CHANGE),
        ("Hoe is het standpunt hierover veranderd?", Trend.CHANGE),
        ("Wat is het huidige standpunt daarover?", Trend.LATEST),
        ("Wat is het laatste antwoord van minister Dijk over de brug?", Trend.LATEST),
        ("Wat was het eerste standpunt?", Trend.EARLIEST),
    ],
)
def test_a_moment_may_be_asked_of_what_came_before(query: str, trend: Trend) -> None:
    assert trend_of(query) == (trend, "")


@pytest.mark.parametrize(
    "query",
    [
        "Wat is het laatste antwoord op vraag 3?",
        "Wat zei het kabinet over de laatste cijfers?",
        "Waarom past het huidige beleid niet bij de brug?",
        "Wat is er veranderd aan de brug?",
        "Is de brug veranderd?",
    ],
)
def test_other_questions_ask_for_no_moment(query: str) -> None:
    assert trend_of(query) == (Trend.NONE, "")


@pytest.mark.parametrize(
    ("message", "trend"),
    [
        ("En het eerste?", Trend.EARLIEST),
        ("en wat was het vorige?", Trend.PREVIOUS),
        ("En het laatste dan?", Trend.LATEST),
        ("and the first one?", Trend.EARLIEST),
        ("Wat is er veranderd?", Trend.CHANGE),
        ("en wat is er sindsdien veranderd?", Trend.CHANGE),
        ("What has changed since?", Trend.CHANGE),
        ("Wat is er veranderd aan de brug?", Trend.NONE),
        ("En het eerste kwartaal?", Trend.NONE),
    ],
)
def test_after_a_question_a_moment_may_be_all_that_is_asked(message: str, trend: Trend) -> None:
    assert trend_of(message) == (trend, "")
