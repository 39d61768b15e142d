from datetime import date
from pathlib import Path

import pytest

from rag.datamodels import (
    Answerer,
    Asker,
    Document,
    DocumentKind,
    Office,
    PairState,
    Region,
    RepairKind,
)
from rag.edits import undo
from rag.errors import ParseError
from rag.parsing import parse
from rag.reading import RawLine, Reading, assemble
from tests.texts import APPENDIX, FRESH, POSTPONED


def read(text: str) -> Reading:
    return assemble((RawLine(line) for line in text.split("\n")), typeset=None)


def parsed(text: str, source: str = "proef.txt") -> Document:
    return parse(read(text), source)


@pytest.fixture(scope="module")
def appendix() -> Document:
    return parsed(APPENDIX, "ah-tk-20982099-12.txt")


def test_an_appendix_comes_out_in_pairs(appendix: Document) -> None:
    assert appendix.kind is DocumentKind.ANSWER
    assert [p.numbers for p in appendix.pairs] == [(1,), (2, 3)]
    assert appendix.answer_text(appendix.pairs[0]) == "Ja."
    assert appendix.question_text(appendix.pairs[1]) == (
        "Hoeveel sluizen klemmen er, en wat betekent dat voor de melkveehouders en hun "
        "ICT-leverancier?"
    )
    assert appendix.answer_text(appendix.pairs[1]) == (
        "Er klemmen 14 van de 212 sluizen. De melkveehouders merken daar weinig van, omdat het "
        "peil met gemalen op orde blijft zolang het niet langer dan 11 dagen droog is.\n"
        "Zie verder het antwoord op vraag 1."
    )


def test_notes_leave_the_answer_and_stay_linked(appendix: Document) -> None:
    first = appendix.pairs[0]
    assert appendix.question_text(first) == "Kent u het bericht «Sluis klemt»?¹"
    assert [(n.marker, n.span.of(appendix.text)) for n in first.footnotes] == [
        (
            "1",
            "Sluiskrant, 2 mei 2099, «Sluis klemt», https://sluiskrant.example/nieuws/sluis-klemt",
        )
    ]
    assert appendix.pairs[1].footnotes == ()


def test_an_appendix_says_who_asked_and_who_answered(appendix: Document) -> None:
    found = appendix.metadata
    assert found.subject == "het bericht «Sluis klemt»"
    assert found.askers == (Asker("Van Voorbeeld", "PvdV"), Asker("De Proef", "Lijst Proef"))
    assert found.addressees == ("Minister van Water", "Minister van Dijken")
    assert found.answerers == (Answerer("Sluiswachter", Office.MINISTER, "Water"),)
    assert found.on_behalf_of == ("Minister van Dijken",)
    assert (found.submitted, found.received) == (date(2099, 5, 3), date(2099, 6, 1))
    assert found.identifier == "ah-tk-20982099-12"
    assert dict(found.provenance)["received"] == "ontvangen"


def test_every_change_can_be_undone(appendix: Document) -> None:
    assert undo(appendix.text, appendix.repairs) == APPENDIX
    kinds = {r.kind for r in appendix.repairs}
    assert {RepairKind.FURNITURE, RepairKind.FOOTNOTE, RepairKind.HYPHEN} <= kinds


@pytest.mark.parametrize("text", [APPENDIX, FRESH, POSTPONED])
def test_every_character_belongs_to_one_region(text: str) -> None:
    document = parsed(text)
    position = 0
    for region in document.regions:
        assert region.span.start == position
        position = region.span.end
    assert position == len(document.text)
    assert Region.UNASSIGNED not in {r.region for r in document.regions}


def test_references_become_links(appendix: Document) -> None:
    found = {(k.number, k.kind, k.target) for k in appendix.links}
    assert found == {(2, "pair", "1"), (0, "appendix", "ah-tk-20982099-7")}


def test_a_fresh_answer_with_bare_numbers() -> None:
    document = parsed(FRESH)
    assert [p.numbers for p in document.pairs] == [(1,), (2, 3)]
    assert document.answer_text(document.pairs[1]).startswith("De brug gaat op 1 juli 2099 open.")
    assert document.metadata.identifier == "ah-tk-20982099-31"
    assert document.metadata.question_number == "2099Z00031"


def test_a_postponement_answers_nothing() -> None:
    document = parsed(POSTPONED)
    assert document.kind is DocumentKind.POSTPONEMENT
    assert all(p.answer is None for p in document.pairs)


def test_questions_of_a_postponement_are_postponed() -> None:
    start = APPENDIX.index("Antwoord 1\n")
    text = APPENDIX[:start].replace("Antwoord van", "Mededeling van") + "Mededeling\nLater.\n"
    document = parsed(text)
    assert document.kind is DocumentKind.POSTPONEMENT
    assert [(p.numbers, p.state) for p in document.pairs] == [((1,), PairState.POSTPONED)]


def test_what_is_no_kamervraag_is_refused() -> None:
    with pytest.raises(ParseError, match=r"recept\.txt: nothing in it looks like a Kamervraag"):
        parsed("Neem twee eieren.\nKlop ze los.", "recept.txt")


def test_numbers_that_differ_are_said() -> None:
    document = parsed(
        "AH 3\nVraag 1\nA?\nVraag 2\nB?\nAntwoord 2\nJa.\nVraag 4\nC?\nAntwoord 4\nNee.\n"
    )
    assert document.warnings == ("no answer found to question 1", "number 3 is missing")


@pytest.mark.parametrize(
    "unit", ["Vraag 1\n", " ", "\n", "1\n", "Antwoord op vraag 1, 2, ", "a-\n"]
)
def test_no_input_takes_quadratic_time(unit: str) -> None:
    size = 14_000
    text = "AH 3\nVragen van het lid X (Y) aan de Minister van Z over W\n" + unit * (
        size // len(unit)
    )
    document = parsed(text)
    assert undo(document.text, document.repairs) == text


CORPUS = Path(__file__).parents[2] / "shared"


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared, the real documents, is not here")
def test_real_documents_come_out_in_the_expected_pairs() -> None:
    import json

    from rag.reading import read as read_file

    expected = json.loads((CORPUS / "gold" / "pairs.json").read_text())
    wrong = []
    for path in sorted((CORPUS / "corpus").rglob("*.*")):
        reading = read_file(path)
        document = parse(reading, path.name)
        assert undo(document.text, document.repairs) == reading.text
        groups = [list(p.numbers) for p in document.pairs if p.answer]
        if groups != expected.get(path.stem, []):
            wrong.append(path.name)
    assert wrong == []
