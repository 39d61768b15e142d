"""Checking a citation against the stored document: are these its words, and whose are they?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from eval.records import CitationRecord, Record
from rag.answers import Citation
from rag.datamodels import Document, QAPair, Region, Span
from rag.errors import NotFoundError

ANSWER, QUESTION, UNKNOWN = "answer", "question", "unknown"


class Documents(Protocol):
    """Whatever can give a stored document; raises `NotFoundError` when it cannot."""

    def document(self, source: str) -> Document:
        """Return the document stored under `source`."""


@dataclass(slots=True)
class Checker:
    """Compares citations with the stored text; each document is fetched once."""

    documents: Documents
    _fetched: dict[str, Document | None] = field(default_factory=dict)

    def citation(self, cited: Citation | CitationRecord) -> CitationRecord:
        """Return the citation with `verbatim` and `role` as the stored text has them."""
        verbatim, role = self._compare(cited)
        return CitationRecord(
            cited.source, cited.numbers, role, cited.quote, cited.start, cited.end, verbatim
        )

    def record(self, record: Record) -> Record:
        """Return the record with all its citations checked anew."""
        statements = tuple(
            replace(s, citations=tuple(self.citation(c) for c in s.citations))
            for s in record.statements
        )
        return replace(record, statements=statements)

    def _compare(self, cited: Citation | CitationRecord) -> tuple[bool, str]:
        document = self._document(cited.source)
        pairs = [p for p in document.pairs if p.numbers == cited.numbers] if document else []
        outcomes = [_compare_pair(cited, document, pair) for pair in pairs if document]
        return max(outcomes, key=lambda o: (o[0], o[1] == ANSWER), default=(False, UNKNOWN))

    def _document(self, source: str) -> Document | None:
        if source not in self._fetched:
            try:
                self._fetched[source] = self.documents.document(source)
            except NotFoundError:
                self._fetched[source] = None  # a citation of what is not there: not verbatim
        return self._fetched[source]


def _compare_pair(
    cited: Citation | CitationRecord, document: Document, pair: QAPair
) -> tuple[bool, str]:
    """Compare with one pair; offsets count from the start of its answer."""
    if pair.answer is None or not 0 <= cited.start < cited.end:
        return False, UNKNOWN
    verbatim = document.answer_text(pair)[cited.start : cited.end] == cited.quote
    span = Span(pair.answer.start + cited.start, pair.answer.start + cited.end)
    return verbatim, role_of(span, document, pair.answer)


def role_of(span: Span, document: Document, answer: Span) -> str:
    """Say whose words stand at `span`: a question's, the answer's, or unknown.

    Any overlap with a question makes them the MP's, whatever the pair claims.
    """
    if any(_overlap(span, question) for question in _questions(document)):
        return QUESTION
    return ANSWER if span.within(answer) else UNKNOWN


def _questions(document: Document) -> Iterable[Span]:
    yield from (question for pair in document.pairs for question in pair.questions)
    yield from (r.span for r in document.regions if r.region is Region.QUESTION)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
