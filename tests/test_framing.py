import pytest

from rag.framing import names_no_subject, names_only_a_subject, unframed


@pytest.mark.parametrize(
    ("query", "subject"),
    [
        ("wat zegt het kabinet over mensenhandel", "mensenhandel"),
        ("Wat heeft de minister van Water in 2022 geantwoord over de sluis?", "de sluis?"),
        ("en hoe denkt de regering over de wolf", "de wolf"),
        ("wat is het standpunt van het kabinet inzake veren over water", "veren over water"),
        ("wat vindt de minister van de wolf", "de wolf"),
        ("hoe is het standpunt over prostitutie veranderd", "prostitutie veranderd"),
        ("What did the minister say about horses?", "horses?"),
        ("Wat doet het kabinet tegen stropers?", "stropers?"),
        ("Hoe zit het met de wolf?", "de wolf?"),
        ("What about the wolf?", "the wolf?"),
        ("What is the Dutch government doing about poachers?", "poachers?"),
        ("what has the cabinet done against poachers", "poachers"),
        ("Vertel me iets over de wolf", "de wolf"),
        ("Kun je me alles over de wolf vertellen?", "de wolf?"),
        ("ik zoek informatie over de wolf", "de wolf"),
        ("Tell me about the wolf.", "the wolf."),
        ("meer over de wolf", "de wolf"),
    ],
)
def test_what_was_said_about_a_subject_is_about_the_subject(query: str, subject: str) -> None:
    assert unframed(query) == subject


@pytest.mark.parametrize(
    "query",
    [
        "wat zegt het kabinet over dit onderwerp",
        "wat zei de minister hierover",
        "wat staat er in de wet over honden",  # nobody says it
        "wat zegt de politie over honden",  # no member of government does
        "hoeveel boten varen er over het water",
        "wat kost een brug over het kanaal",
        "wat vindt de minister van",
        "wat doet de boswachter tegen stropers",
        "what is the ranger doing about poachers",
        "kan ik over de brug varen",
        "over hoeveel wolven gaat het",
        "ik wil over drie jaar varen",
        "on what grounds was the bridge closed",
        "",
    ],
)
def test_other_questions_stay_whole(query: str) -> None:
    assert unframed(query) == query


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("En wat vindt de minister daarvan?", True),
        ("Wat zegt het kabinet over dit onderwerp?", True),
        ("what did the government say about that", True),
        ("Wat zegt het kabinet over de wolf?", False),
        ("En hoe lang duurt dat?", False),
        ("En in België?", False),
    ],
)
def test_a_message_may_name_no_subject_at_all(text: str, bare: bool) -> None:
    assert names_no_subject(text) is bare


@pytest.mark.parametrize(
    ("query", "broad"),
    [
        ("Wat zegt het kabinet over de natte sluizen?", True),
        ("Wat vindt de minister van het verbod op varen?", True),
        ("What does the minister say about locks?", True),
        ("de wolf", True),
        ("stikstof in 2024", True),
        ("Mag een wolf worden gevangen?", False),
        ("Wat zegt het kabinet over hoeveel sluizen er klemmen?", False),
        ("Wat kost een sluis?", False),
        ("kosten nieuwe sluis Laagveen", False),
        ("Klemmen de sluizen?", False),
    ],
)
def test_a_question_may_only_name_its_subject(query: str, broad: bool) -> None:
    assert names_only_a_subject(query) is broad
