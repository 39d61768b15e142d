"""The nouns: spans, documents and their pairs, metadata, answers."""

import dataclasses
import inspect
from datetime import date

import pytest

from rag import answers, datamodels
from rag.answers import Answer, Status
from rag.datamodels import Document, DocumentKind, Filters, Metadata, PairState, QAPair, Span

TEXT = "Vraag een.\nVraag twee.\nHet antwoord."
ONE, TWO, REPLY = Span(0, 10), Span(11, 22), Span(23, 36)


def document(*pairs):
    return Document("a.txt", DocumentKind.ANSWER, TEXT, Metadata(), pairs)


def answered(*numbers):
    return QAPair(numbers, (ONE, TWO), REPLY, PairState.ANSWERED)


def unanswered(*numbers):
    return QAPair(numbers, (ONE,), None, PairState.UNANSWERED)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_runs_forward_from_zero(start, end):
    with pytest.raises(ValueError, match=f"not a span: {start}..{end}"):
        Span(start, end)


def test_a_span_covers_its_start_and_not_its_end():
    assert Span(2, 5).of("abcdefg") == "cde"
    assert len(Span(2, 5)) == 3
    assert (len(Span(4, 4)), Span(4, 4).of("abcdefg")) == (0, "")


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        (Span(2, 5), Span(2, 5), True),
        (Span(3, 4), Span(2, 5), True),
        (Span(1, 4), Span(2, 5), False),
        (Span(3, 6), Span(2, 5), False),
        (Span(6, 7), Span(2, 5), False),
    ],
)
def test_within(inner, outer, within):
    assert inner.within(outer) is within


def test_a_pair_is_found_by_any_of_its_numbers():
    merged = answered(4, 5)
    assert document(answered(1), merged).pair(5) is merged
    assert document(answered(1), merged).pair(3) is None


def test_an_answered_pair_goes_before_an_unanswered_one():
    reply = answered(3, 8)
    assert document(unanswered(8), reply).pair(8) is reply
    left = unanswered(8)
    assert document(left).pair(8) is left


def test_the_words_of_a_pair():
    pair = answered(1, 2)
    assert document(pair).question_text(pair) == "Vraag een.\nVraag twee."
    assert document(pair).answer_text(pair) == "Het antwoord."
    assert document(pair).answer_text(unanswered(1)) == ""


@pytest.mark.parametrize(
    ("metadata", "identifier", "link"),
    [
        (
            Metadata(session="2024-2025", number=604, question_number="2024Z18294"),
            "ah-tk-20242025-604",
            "https://zoek.officielebekendmakingen.nl/ah-tk-20242025-604.html",
        ),
        (
            Metadata(question_number="2024Z18294", session="2024-2025"),
            "kv-tk-2024Z18294",
            "https://www.tweedekamer.nl/kamerstukken/detail?id=2024Z18294",
        ),
        (Metadata(number=604), "", ""),
        (Metadata(), "", ""),
    ],
)
def test_identifier_and_link_say_what_is_known_and_no_more(metadata, identifier, link):
    assert (metadata.identifier, metadata.link) == (identifier, link)


def test_filters_are_active_once_anything_is_restricted():
    assert not Filters().active
    assert Filters(since=date(2024, 1, 1)).active
    assert Filters(party="X").active


def test_two_answers_are_the_same_however_long_they_took():
    assert Answer("q", Status.ANSWERED, seconds=1.0) == Answer("q", Status.ANSWERED, seconds=2.0)
    assert Answer("q", Status.ANSWERED) != Answer("q", Status.NOT_FOUND)


def test_an_answer_without_statements_has_no_evidence_of_its_own():
    abstention = Answer("q", Status.NOT_FOUND, reason="niets gevonden")
    assert (abstention.statements, abstention.evidence, abstention.hits) == ((), (), ())


NOUNS = [
    c
    for module in (datamodels, answers)
    for _, c in inspect.getmembers(module, dataclasses.is_dataclass)
    if c.__module__ == module.__name__
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.__name__)
def test_every_noun_is_frozen_and_slotted(noun):
    assert noun.__dataclass_params__.frozen
    assert "__slots__" in vars(noun)
