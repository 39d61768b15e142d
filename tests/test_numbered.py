import pytest

from rag.numbered import Fate, Numbered, numbered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat staat er in 2099Z00012?", Numbered("2099Z00012")),
        ("wat is het antwoord op vraag 3 van 2099z00012", Numbered("2099Z00012", pairs=(3,))),
        (
            "What was the answer to question 12 of kv-tk-2099Z00012?",
            Numbered("2099Z00012", pairs=(12,)),
        ),
        (
            "https://zoek.officielebekendmakingen.nl/ah-tk-20982099-12.html",
            Numbered("ah-tk-20982099-12"),
        ),
        ("Aanhangsel 12 vraag 2", Numbered(appendix=12, pairs=(2,))),
        (
            "Aanhangsel Handelingen, vergaderjaar 2098–2099, nr. 12",
            Numbered("ah-tk-20982099-12", appendix=12),
        ),
        ("aanhangsel nr. 12 van 2098-2099", Numbered("ah-tk-20982099-12", appendix=12)),
        ("AH 12", Numbered(appendix=12)),
        ("wat staat er in ah12?", Numbered(appendix=12)),
        ("Wat is het antwoord op vraag 9 van AH 12?", Numbered(appendix=12, pairs=(9,))),
        ("AH-12 (2098-2099)", Numbered("ah-tk-20982099-12", appendix=12)),
        ("Wat zegt AH 12 over de sluis?", Numbered(appendix=12, rest="de sluis?")),
        (
            "Wat staat er in aanhangsel 12 van het verdrag?",
            Numbered(appendix=12, rest="Wat staat er van het verdrag?", doubtful=True),
        ),
        ("Wat zegt 2099Z00012 over de sluis?", Numbered("2099Z00012", rest="de sluis?")),
        (
            "Wie betaalt de brug volgens 2099Z00012?",
            Numbered("2099Z00012", rest="Wie betaalt de brug?"),
        ),
    ],
)
def test_a_document_is_known_by_its_number(text: str, found: Numbered) -> None:
    assert numbered(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Wat antwoordde de minister in 2099 op vraag 3?",
        "Hoeveel vragen over de wolf in 2024?",
        "Wat is het zaaknummer 12345?",
        "Het aanhangsel van de wet",
        "12Z00012",
    ],
)
def test_other_figures_name_no_document(text: str) -> None:
    assert numbered(text) is None


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("vragen 3 en 4 van aanhangsel 12", (3, 4)),
        ("aanhangsel 12, vragen 5 en 6", (5, 6)),
        ("antwoord 5 uit 2099Z00012", (5,)),
        ("antwoorden op vraag 1 t/m 3 van aanhangsel 12", (1, 2, 3)),
        ("vragen 2 tot en met 4 en 9 van 2099Z00012", (2, 3, 4, 9)),
        ("questions 3 and 4 of appendix 12", (3, 4)),
        ("wat staat er in vraag 3 van 2099Z00012 en in vraag 5?", (3, 5)),
        ("het antwoord op de tweede vraag van aanhangsel 12", (2,)),
        ("vraag 2 van 2099Z 00012", (2,)),
        ("aanhangsel 12", ()),
    ],
)
def test_some_of_its_questions_are_known_by_theirs(text: str, pairs: tuple[int, ...]) -> None:
    found = numbered(text)
    assert found is not None
    assert (found.name or found.appendix) in {"2099Z00012", 12}
    assert (found.pairs, found.rest) == (pairs, "")


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Wanneer is 2099Z00012 beantwoord?", Fate.ANSWERED),
        ("Welke minister beantwoordde 2099Z00012?", Fate.ANSWERED),
        ("wie beantwoordde aanhangsel 12?", Fate.ANSWERED),
        ("Is 2099Z00012 al beantwoord?", Fate.ANSWERED),
        ("Wat is de status van 2099Z00012?", Fate.ANSWERED),
        ("When was 2099Z00012 answered?", Fate.ANSWERED),
        ("Zijn de vragen over de brug (2099Z00012) beantwoord?", Fate.ANSWERED),
        ("Waarom is 2099Z00012 uitgesteld?", Fate.ANSWERED),
        ("Wie stelde de vragen van 2099Z00012?", Fate.ASKED),
        ("Wanneer werden de vragen 2099Z00012 ingediend?", Fate.ASKED),
        ("Who asked the questions of 2099Z00012?", Fate.ASKED),
        ("Aan welke minister zijn de vragen van 2099Z00012 gesteld?", Fate.ASKED),
        ("Wat antwoordde de minister in 2099Z00012?", None),
        ("Wie beantwoordde volgens 2099Z00012 de klachten over de brug?", None),
    ],
)
def test_what_became_of_it_may_be_asked(text: str, fate: Fate | None) -> None:
    found = numbered(text)
    assert found is not None
    assert found.fate is fate


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2099Z00012: wat kost de brug?", "wat kost de brug?"),
        ("Wat kost de brug in aanhangsel 12?", "Wat kost de brug?"),
        ("Noemt 2099Z00012 de brug?", "Noemt 2099Z00012 de brug?"),
    ],
)
def test_what_else_is_asked_reads_by_itself(text: str, rest: str) -> None:
    found = numbered(text)
    assert found is not None
    assert found.rest == rest
