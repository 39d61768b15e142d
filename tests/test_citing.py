import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.citing import cite, cite_quote, holds
from rag.datamodels import Document, Span
from rag.errors import CitationError
from rag.parsing import parse
from tests.mutating import reading_of
from tests.texts import APPENDIX


def document() -> Document:
    return parse(reading_of(APPENDIX), "ah.txt")


DOCUMENT = document()
PAIR = DOCUMENT.pairs[1]


def test_a_citation_counts_from_the_start_of_the_answer() -> None:
    citation = cite_quote(DOCUMENT, PAIR, "Er klemmen 14 van de 212 sluizen.")
    assert (citation.start, citation.numbers, citation.role) == (0, (2, 3), "answer")
    assert DOCUMENT.answer_text(PAIR)[citation.start : citation.end] == citation.quote
    assert holds(DOCUMENT, citation)


def test_an_mps_words_cannot_be_cited() -> None:
    with pytest.raises(CitationError, match="the answer does not hold"):
        cite_quote(DOCUMENT, PAIR, "Hoeveel sluizen klemmen er")
    with pytest.raises(CitationError, match="is not within the answer"):
        cite(DOCUMENT, PAIR, PAIR.questions[0])


@pytest.mark.parametrize("quote", ["", "Er klemmen 15", "er klemmen 14", "14 van de 212 sluizen.."])
def test_what_is_not_there_to_the_character_is_no_quote(quote: str) -> None:
    with pytest.raises(CitationError):
        cite_quote(DOCUMENT, PAIR, quote)


def test_an_unanswered_pair_has_nothing_to_cite() -> None:
    text = "AH 3\nVraag 1\nNat?\nVraag 2\nDroog?\nAntwoord 2\nJa.\n"
    found = parse(reading_of(text), "ah.txt")
    unanswered = next(p for p in found.pairs if p.answer is None)
    with pytest.raises(CitationError, match="has no answer"):
        cite(found, unanswered, Span(0, 1))


@given(st.data())
def test_any_span_of_an_answer_is_verbatim(data: st.DataObject) -> None:
    assert PAIR.answer is not None
    start = data.draw(st.integers(PAIR.answer.start, PAIR.answer.end - 1))
    end = data.draw(st.integers(start + 1, PAIR.answer.end))
    citation = cite(DOCUMENT, PAIR, Span(start, end))
    assert DOCUMENT.answer_text(PAIR)[citation.start : citation.end] == citation.quote
