"""Quotes to citations: verbatim by construction, and never an MP's words."""

from __future__ import annotations

from rag.answers import Citation
from rag.datamodels import Document, QAPair, Region, Span
from rag.errors import CitationError


def cite(document: Document, pair: QAPair, span: Span) -> Citation:
    """Cite the words at `span` of `document.text` as the answer of `pair`.

    Raises `CitationError` when the span is empty, does not lie wholly in the pair's answer, or
    lies in words that are not the government's.
    """
    if pair.answer is None:
        raise CitationError(f"{document.source} {pair.numbers}: has no answer; nothing to quote")
    if not len(span) or not span.within(pair.answer):
        raise CitationError(
            f"{document.source} {pair.numbers}: {span.start}-{span.end} is not within the answer "
            f"at {pair.answer.start}-{pair.answer.end}"
        )
    if any(
        r.region is Region.QUESTION and r.span.start < span.end and span.start < r.span.end
        for r in document.regions
    ):
        raise CitationError(f"{document.source} {pair.numbers}: those are the MP's words")
    start = span.start - pair.answer.start
    return Citation(document.source, pair.numbers, span.of(document.text), start, start + len(span))


def cite_quote(document: Document, pair: QAPair, quote: str) -> Citation:
    """Cite `quote`, looked up character for character in the pair's answer.

    Raises `CitationError` when the answer does not hold it.
    """
    answer = document.answer_text(pair)
    at = answer.find(quote) if quote else -1
    if at < 0 or pair.answer is None:
        shown = quote if len(quote) < 60 else quote[:57] + "..."
        raise CitationError(f"{document.source} {pair.numbers}: the answer does not hold {shown!r}")
    start = pair.answer.start + at
    return cite(document, pair, Span(start, start + len(quote)))


def holds(document: Document, citation: Citation) -> bool:
    """Say whether a citation's quote still equals the stored answer at its offsets."""
    pair = next((p for p in document.pairs if p.numbers == citation.numbers and p.answer), None)
    if pair is None or citation.source != document.source:
        return False
    return document.answer_text(pair)[citation.start : citation.end] == citation.quote
