import json
from collections import Counter
from dataclasses import replace

import pytest
from eval_support import DOC, TEXT, question

from eval.documents import (
    Judgement,
    answered_groups,
    as_read,
    characters,
    faults,
    filled,
    holds_evidence,
    judge,
    load_groups,
    parse_file,
    repairs,
    setting,
    trap,
)
from eval.gold import GoldPair
from rag.datamodels import (
    Document,
    DocumentKind,
    Footnote,
    Metadata,
    PairState,
    QAPair,
    Region,
    RegionSpan,
    Repair,
    RepairKind,
    Span,
)
from rag.errors import ReadError
from rag.vocabulary import Vocabulary
from tests.mutating import sound
from tests.texts import APPENDIX


def document(kind=DocumentKind.ANSWER, pairs=(), **values):
    return Document("a.txt", kind, "x" * 100, values.pop("metadata", Metadata()), pairs, **values)


def pair(numbers, start):
    return QAPair(numbers, (), Span(start, start + 5), PairState.ANSWERED)


def test_groups_come_in_the_order_of_their_answers():
    late = document(pairs=(pair((1,), 0), pair((8, 3), 60), pair((4,), 30)))
    assert answered_groups(late) == ((1,), (4,), (3, 8))
    assert answered_groups(DOC) == ((1,), (2, 3))  # the unanswered pair is none


@pytest.mark.parametrize(
    ("found", "reproduced", "exact", "same_numbers"),
    [
        (((1,), (2, 3), (4,)), 3, True, True),
        (((2, 3), (1,), (4,)), 3, False, True),
        (((1,), (2,), (3,), (4,)), 2, False, True),
        (((1,), (2, 3)), 2, False, False),
        (((1,), (1,), (2, 3), (4,)), 3, False, True),
        ((), 0, False, False),
    ],
)
def test_judgements(found, reproduced, exact, same_numbers):
    judged = Judgement("a", ((1,), (2, 3), (4,)), found)
    assert (judged.reproduced, judged.exact, judged.same_numbers) == (
        reproduced,
        exact,
        same_numbers,
    )


def test_a_document_that_was_refused_reproduces_nothing():
    assert judge("a", ((1,),), None).reproduced == 0


def test_every_character_is_counted_once():
    regions = (
        RegionSpan(Span(10, 40), Region.ANSWER),
        RegionSpan(Span(0, 10), Region.QUESTION),
        RegionSpan(Span(40, 60), Region.ANSWER),
        RegionSpan(Span(70, 80), Region.TAIL),
    )
    taken_out = (
        Repair(Span(5, 5), "Pagina 2 van 7\n", RepairKind.FURNITURE),
        Repair(Span(7, 7), "-\n", RepairKind.HYPHEN),
    )
    counts = characters(document(regions=regions, repairs=taken_out))
    assert counts == {"question": 10, "answer": 50, "tail": 10, "unassigned": 30, "furniture": 15}


def test_overlapping_regions_are_noticed():
    regions = (RegionSpan(Span(0, 60), Region.ANSWER), RegionSpan(Span(40, 100), Region.TAIL))
    assert characters(document(regions=regions))["overlapping"] == 20


def test_metadata_fields_with_a_value():
    metadata = Metadata(subject="s", number=3, provenance=(("subject", "text"),))
    assert filled(document(metadata=metadata)) == {"subject", "number"}


def test_repairs_are_counted_by_kind():
    made = tuple(Repair(Span(0, 0), "-", k) for k in (RepairKind.GLUE, RepairKind.GLUE))
    assert repairs(document(repairs=made)) == {"glue": 2}


@pytest.mark.parametrize(
    ("kind", "pairs", "said"),
    [
        (DocumentKind.QUESTION, (), ""),
        (DocumentKind.POSTPONEMENT, (), ""),
        (DocumentKind.POSTPONEMENT, (pair((1,), 0),), "postponement, but 1 pairs are answered"),
        (DocumentKind.ANSWER, (pair((1,), 0),), "taken for answer, with 1 answered pairs"),
        (DocumentKind.OTHER, (), "taken for other, with 0 answered pairs"),
    ],
)
def test_traps(kind, pairs, said):
    assert trap(document(kind, pairs)) == said


@pytest.mark.parametrize(
    ("numbers", "evidence", "held"),
    [
        ((1,), "Het duurt 65 da-gen. Datis lang.", True),  # as extraction had it
        ((1,), "De gemeente betaalt.", False),  # stands in another pair
        ((1,), "Hoe lang duurt het?", False),  # the MP's words
        ((3, 9), "De gemeente betaalt.", True),
    ],
)
def test_evidence_is_looked_up_in_the_answer_of_its_pair(numbers, evidence, held):
    gold = question(relevant=(GoldPair("doc", numbers),))
    assert holds_evidence(gold, [DOC], evidence) is held


def test_evidence_may_stand_in_a_note_to_the_answer():
    noted = replace(DOC.pairs[0], footnotes=(Footnote("1", DOC.pairs[1].answer),))
    gold, words = question(), "De gemeente betaalt."
    assert not holds_evidence(gold, [DOC], words)
    assert holds_evidence(gold, [replace(DOC, pairs=(noted,))], words)


def test_groups_are_loaded_with_sorted_numbers(tmp_path):
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps({"a": [[1], [8, 3]]}))
    assert load_groups(path) == {"a": ((1,), (3, 8))}


@pytest.mark.parametrize("value", [[1, 2], [[]], [["1"]], 3])
def test_what_is_no_group_is_refused(tmp_path, value):
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps({"a": value}))
    with pytest.raises(ReadError, match=r"pairs\.json, 'a' is .*; expected groups of numbers"):
        load_groups(path)


def test_a_file_that_is_refused_is_an_outcome(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    parsed = parse_file(tmp_path / "empty.txt")
    assert parsed.document is None
    assert parsed.error
    assert parsed.seconds >= 0


def test_the_support_document_is_what_it_says():
    assert DOC.answer_text(DOC.pairs[0]) == "Het duurt 65 dagen. Dat is lang."
    assert DOC.question_text(DOC.pairs[1]) == "En wie betaalt?"
    assert DOC.pairs[1].answer.end == len(TEXT)


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("Wanneer eenexploitant stopt", "run together", 1),
        ("Wanneer een exploitant stopt", "run together", 0),
        ("de Libische kust, de LibischeKust", "run together", 1),
        ("eenexploitant en nog eens eenexploitant", "run together", 0),
        ("het bluswateronderzoek", "run together", 0),
        ("het bluswateronderzoek", "compound or run together", 1),
        ("Wanneer eenexploitant stopt", "compound or run together", 1),
        ("de mensen pakken,zodat het stopt.Daarna", "space lost", 2),
        ("zie https://eenexploitant.nl/a,zodat en x@eenexploitant.nl", "space lost", 0),
        ("zie https://eenexploitant.nl/a,zodat en x@eenexploitant.nl", "run together", 0),
        ("de melkvee-\nhouders en ICT-\n leverancier", "broken", 2),
        ("in- \nen uitvoer, in-\nof uitvoer", "broken", 0),
        ("de weten-schappers en de ICT-leverancier, de oud-minister", "broken", 1),
        ("de weten- schappers, in- en uitvoer, in-, uit- of doorvoer", "hyphen and space", 1),
    ],
)
def test_faults_of_words(text, name, count):
    assert faults(text, Vocabulary(text))[name] == count


def test_words_are_counted_and_addresses_are_not():
    text = "Zie 3 vragen: https://sluiskrant.example/nieuws en www.sluis.nl."
    assert faults(text, Vocabulary(text)) == Counter(words=3)


def test_the_words_as_they_were_read():
    found = sound(APPENDIX)
    read = as_read(found)
    assert "melkvee-\nhouders en hun ICT-\nleverancier" in read
    assert "ISSN" not in read
    vocabulary = Vocabulary(found.text)
    assert faults(read, vocabulary)["broken"] == 2
    assert faults(found.text, vocabulary)["broken"] == 0


@pytest.mark.parametrize(
    ("text", "suffix", "form"),
    [
        (APPENDIX, ".txt", ".txt, typeset"),
        ("AH 3\nVraag 1\nA?\n", ".txt", ".txt, not typeset"),
        ("AH 3\nVraag 1\nA?\n", ".docx", ".docx, not typeset"),
    ],
)
def test_the_form_of_a_document(text, suffix, form):
    assert setting(sound(text), suffix) == form
