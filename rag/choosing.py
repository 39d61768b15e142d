"""A pair that may be quoted, and how well each of its sentences matches the query."""

from __future__ import annotations

from dataclasses import dataclass

from rag import splitting
from rag.datamodels import Document, QAPair, Span
from rag.retrieval import Candidate


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
class Followed:
    """A pair that an answer points to, and where the words stand that point."""

    chosen: Chosen
    words: Span


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of an answer; `score` is 0 where no passage of it was found."""

    span: Span
    text: str
    score: float


def scored_sentences(chosen: Chosen) -> list[ScoredSentence]:
    """Return all sentences of a pair's answer, in order."""
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
    return [ScoredSentence(s, s.of(text), scores.get(s.start, 0.0)) for s in spans]
