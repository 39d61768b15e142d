from dataclasses import dataclass, replace
from datetime import date

import pytest

from rag import codec
from rag.datamodels import (
    Answerer,
    Asker,
    Document,
    DocumentKind,
    Link,
    Metadata,
    Office,
    PairState,
    QAPair,
    Region,
    RegionSpan,
    Span,
)
from tests.fakes import answer_text, make_document
from tests.texts import APPENDIX, FRESH, POSTPONED

FULL = Document(
    source="map/één «proef».txt",
    kind=DocumentKind.OTHER,
    text="Vraag 🤔\u2028\x00\x1f\\\"antwoord'",
    metadata=Metadata(
        subject="a:b",
        askers=(Asker("Van Voorbeeld", "PvdV"), Asker("De Proef")),
        addressees=("Minister van Water",),
        answerers=(Answerer("Sluiswachter", Office.PRIME_MINISTER, "Algemene Zaken"),),
        submitted=date(2099, 5, 3),
        number=0,
        provenance=(("subject", "intro"),),
    ),
    pairs=(QAPair((1, 2), (Span(0, 5), Span(0, 0)), None, PairState.POSTPONED),),
    regions=(RegionSpan(Span(0, 7), Region.UNASSIGNED),),
    links=(Link(0, "pair", "5", Span(1, 2)),),
    warnings=("let op",),
)


@pytest.mark.parametrize(
    "document",
    [
        *(make_document(text) for text in (APPENDIX, FRESH, POSTPONED, answer_text(1))),
        FULL,
        Document("", DocumentKind.QUESTION, "", Metadata(), ()),
    ],
    ids=["appendix", "fresh", "postponed", "answer", "full", "empty"],
)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    again = codec.loads(Document, codec.dumps(document))
    assert again == document
    assert hash(again) == hash(document)
    assert codec.dumps(again) == codec.dumps(document)


def test_types_come_back_too() -> None:
    again = codec.loads(Document, codec.dumps(FULL))
    assert type(again.kind) is DocumentKind
    assert type(again.metadata.submitted) is date
    assert type(again.pairs[0].questions[1]) is Span
    assert again.metadata.answerers[0].office is Office.PRIME_MINISTER
    assert (again.metadata.number, again.metadata.received, again.pairs[0].answer) == (
        *(0, None),
        None,
    )


def test_the_text_is_short() -> None:
    assert codec.dumps(Span(1, 2)) == "[1,2]"
    assert codec.dumps(Asker("één")) == '["één",""]'


def test_a_field_added_later_gets_its_default() -> None:
    @dataclass(frozen=True)
    class Before:
        name: str

    assert codec.loads(Asker, codec.dumps(Before("x"))) == Asker("x")
    assert replace(FULL, warnings=()) != FULL
