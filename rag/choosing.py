"""A pair that may be quoted, and how well each of its sentences matches the query."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

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
    fresh: bool = False  # it begins a line

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


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
    fresh = {s.start for s in spans[:1]}
    fresh |= {b.start for a, b in pairwise(spans) if "\n" in text[a.end : b.start]}
    return [
        ScoredSentence(s, s.of(text), scores.get(s.start, 0.0), s.start in fresh) for s in spans
    ]
