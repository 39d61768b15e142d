"""The extractive composer: sentences chosen from the best answers, verbatim, each cited.

A short answer is shown whole. Of a long one the sentences that match best are shown with their
neighbours, since a condition often stands in the next sentence. Nothing is rephrased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag import splitting
from rag.asking import Sort, supplies
from rag.citing import cite
from rag.datamodels import Citation, Document, QAPair, Span, Statement
from rag.retrieval import Candidate

# words shown, chosen on the development questions: docs/answers.md
WHOLE = 115  # an answer of at most this many words is shown whole
BUDGET = 95  # words shown of a longer one
SECOND = 50  # words shown of the runner-up, when it is close
SEEDS = 4  # best sentences around which to build
WANTED = 0.05  # what a sentence gains by holding the kind of thing that is asked for
CLOSE = 0.8  # how close a runner-up's score must come, in standard deviations


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair to quote from: its document, its passages, and their candidates' matches."""

    document: Document
    pair: QAPair
    candidates: tuple[Candidate, ...]

    @property
    def score(self) -> float:
        """The score of the pair's best passage."""
        return self.candidates[0].score


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: int
    score: float


def compose(
    chosen: Sequence[Chosen], wanted: frozenset[Sort] = frozenset()
) -> tuple[Statement, ...]:
    """Choose what to quote from the best pair, and from the runner-up when it is close.

    `wanted` is the kind of thing the question asks for (`rag.asking`).
    """
    if not chosen:
        return ()
    statements = list(quote(chosen[0], WHOLE, BUDGET, wanted))
    if len(chosen) > 1 and chosen[0].score - chosen[1].score < CLOSE:
        statements += quote(chosen[1], SECOND, SECOND, wanted)
    return tuple(statements)


def quote(
    chosen: Chosen, whole: int, budget: int, wanted: frozenset[Sort] = frozenset()
) -> Iterator[Statement]:
    """Yield one statement per run of adjoining sentences chosen from a pair's answer."""
    sentences = _sentences(chosen, wanted)
    total = sum(s.words for s in sentences)
    picked = range(len(sentences)) if total <= whole else _pick(sentences, budget)
    for first, last in _runs(picked):
        span = Span(sentences[first].span.start, sentences[last].span.end)
        citation = cite(chosen.document, chosen.pair, span)
        yield Statement(citation.quote, (citation,))


def _sentences(chosen: Chosen, wanted: frozenset[Sort]) -> list[_Sentence]:
    """Return the sentences of the whole answer, scored where a passage of it was found."""
    assert chosen.pair.answer is not None
    text = chosen.document.text
    scores: dict[int, float] = {}
    for candidate in chosen.candidates:
        if candidate.match is None:
            continue
        spans = splitting.sentences(text, candidate.passage.span)
        for span, score in zip(spans, candidate.match.sentences, strict=False):
            scores[span.start] = score
    spans = splitting.sentences(text, chosen.pair.answer)
    return [
        _Sentence(
            s,
            len(s.of(text).split()),
            scores.get(s.start, 0.0) + WANTED * (bool(wanted) and supplies(s.of(text), wanted)),
        )
        for s in spans
    ]


def _pick(sentences: Sequence[_Sentence], budget: int) -> list[int]:
    """Pick the best sentences, each with the one after and the one before, within a budget."""
    order = sorted(range(len(sentences)), key=lambda i: -sentences[i].score)[:SEEDS]
    picked: set[int] = set()
    words = 0
    for seed in order:
        for index in (seed, seed + 1, seed - 1):
            if not 0 <= index < len(sentences) or index in picked:
                continue
            if not picked or words + sentences[index].words <= budget:
                picked.add(index)
                words += sentences[index].words
    return sorted(picked)


def _runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of consecutive numbers in rising order."""
    first = last = None
    for index in indices:
        if last is not None and first is not None and index != last + 1:
            yield first, last
            first = index
        first = index if first is None else first
        last = index
    if first is not None and last is not None:
        yield first, last


def cited_pairs(statements: Sequence[Statement]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return (source, numbers) of every cited pair, in order of first citation."""
    seen: dict[tuple[str, tuple[int, ...]], None] = {}
    for citation in citations(statements):
        seen.setdefault((citation.source, citation.numbers))
    return tuple(seen)


def citations(statements: Sequence[Statement]) -> Iterator[Citation]:
    """Yield all citations in order."""
    for statement in statements:
        yield from statement.citations
