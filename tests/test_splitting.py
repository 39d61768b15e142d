from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.datamodels import Span
from rag.parsing import parse
from rag.splitting import asked, indexable, sentences, split
from tests.mutating import reading_of
from tests.texts import APPENDIX, FRESH, POSTPONED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja. Dat klopt.", ["Ja.", "Dat klopt."]),
        ("Op 8 november jl. is dat besloten.", ["Op 8 november jl. is dat besloten."]),
        ("Zie art. 5 en nr. 7 van dr. A.B. Proef.", ["Zie art. 5 en nr. 7 van dr. A.B. Proef."]),
        ("Het kost € 2.500 of o.a. 27.7 miljoen.", ["Het kost € 2.500 of o.a. 27.7 miljoen."]),
        ("Het gaat om auto’s. Zij zijn nat.", ["Het gaat om auto’s.", "Zij zijn nat."]),
        ("Dat zei ‘mr. Nat’ al.", ["Dat zei ‘mr. Nat’ al."]),
        ("Klopt dat?¹ Nee.² Niet waar!", ["Klopt dat?¹", "Nee.²", "Niet waar!"]),
        ("Een kop\nEen alinea.", ["Een kop", "Een alinea."]),
        ("«Nat?» vroeg hij. «Droog.»", ["«Nat?» vroeg hij.", "«Droog.»"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in sentences(text)] == expected


@given(st.text(alphabet="abc AB.?!\n¹»12,", max_size=120))
def test_sentences_lose_and_repeat_nothing(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_sentences_stay_within_their_span() -> None:
    text = "Een. Twee. Drie."
    assert [s.of(text) for s in sentences(text, Span(5, 10))] == ["Twee."]


@pytest.mark.parametrize("words", [3, 12, 160])
def test_passages_are_verbatim_and_stay_within_one_answer(words: int) -> None:
    document = parse(reading_of(APPENDIX), "ah.txt")
    passages = split(document, words)
    for passage in passages:
        pair = next(p for p in document.pairs if p.numbers == passage.numbers)
        assert pair.answer is not None
        assert passage.span.within(pair.answer)
        assert passage.text == passage.span.of(document.text)
        assert document.question_text(pair).split("?")[0] in passage.context
    assert len({p.key for p in passages}) == len(passages)
    said = "".join("".join(p.text.split()) for p in passages)
    answers = "".join("".join(document.answer_text(p).split()) for p in document.pairs)
    assert said == answers


def test_context_is_the_subject_and_the_question() -> None:
    passage = split(parse(reading_of(APPENDIX), "ah.txt"), 160)[0]
    assert passage.context == "het bericht «Sluis klemt»\nKent u het bericht «Sluis klemt»?"


def test_what_is_not_answered_gives_no_passage() -> None:
    assert split(parse(reading_of(POSTPONED), "ah.txt"), 160) == ()
    assert len(split(parse(reading_of(FRESH), "ah.txt"), 160)) == 2


def test_footnote_markers_are_not_indexed() -> None:
    assert indexable("geïnformeerd³, zegt hij.¹²") == "geïnformeerd, zegt hij."


def test_open_questions_come_from_documents_that_do_not_answer() -> None:
    assert asked(parse(reading_of(APPENDIX), "ah.txt")) == ()
    (postponed,) = asked(parse(reading_of(POSTPONED), "ah.txt"))
    assert (postponed.key, postponed.numbers, postponed.text) == ("ah.txt#?", (), "natte voeten")
    start = APPENDIX.index("Antwoord van")
    text = APPENDIX[:start] + "Vraag 1\nNat?\nVraag 2\nDroog?\n"
    found = asked(parse(reading_of(text), "kv.txt"))
    assert [(q.key, q.numbers, q.text) for q in found] == [
        ("kv.txt#?0", (1,), "Nat?"),
        ("kv.txt#?1", (2,), "Droog?"),
    ]
    assert {q.context for q in found} == {"het bericht «Sluis klemt»"}
