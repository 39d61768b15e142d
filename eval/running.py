"""Asking the system every gold question, and recording what it did."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from eval.checking import Checker, Documents
from eval.gold import GoldQuestion
from eval.measures import fold
from eval.records import ListedRecord, PairKey, PartRecord, Record, StatementRecord
from rag.answers import Answer, Hit, Status, Turn
from rag.datamodels import Filters, ScoredPassage
from rag.errors import NotFoundError, RagError

Mode = Literal["hybrid", "lexical", "dense"]
PASSAGES = 100  # passages asked of one index alone: folded, they hold well over ten pairs
PAIRS = 20  # pairs of one index alone that are recorded


class Listing(Protocol):
    """What stands in a listing of the library, as far as it is needed here."""

    @property
    def source(self) -> str:
        """Return the key of the document."""


class Stored(Documents, Protocol):
    """A library that can list its documents."""

    def documents(self) -> Sequence[Listing]:
        """Return what is stored, one entry a document."""


class Ranking(Protocol):
    """A retriever that can rank with one index alone."""

    def rank(
        self, query: str, k: int = ..., filters: Filters = ..., mode: Mode = ...
    ) -> Sequence[ScoredPassage]:
        """Return the best passages, best first; `mode` is hybrid, lexical or dense."""


class Answering(Protocol):
    """A chatbot, as far as it is needed here."""

    @property
    def library(self) -> Stored:
        """Return the stored documents."""

    @property
    def retriever(self) -> Ranking:
        """Return the retriever that the answers come from."""

    def answer(self, query: str, history: Sequence[Turn] = ..., filters: Filters = ...) -> Answer:
        """Answer a query."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Asks one chatbot; `again` asks each question a second time, and once retyped."""

    chatbot: Answering
    version: str
    again: bool = True

    def run(self, questions: Sequence[GoldQuestion]) -> Iterator[Record]:
        """Yield one record a question, in order."""
        sources = tuple(entry.source for entry in self.chatbot.library.documents())
        checker = Checker(self.chatbot.library)
        for question in questions:
            yield self._record(question, checker, sources)

    def _record(self, question: GoldQuestion, checker: Checker, sources: Sequence[str]) -> Record:
        started = time.perf_counter()
        answer = self._ask(question, question.question)
        seconds = time.perf_counter() - started
        retyped = self._ask(question, retype(question.question)) if self.again else None
        repeated = self._ask(question, question.question) if self.again else None
        query = answer.interpretation or question.question
        return Record(
            id=question.id,
            question=question.question,
            status=answer.status,
            hits=answer.hits,
            statements=_statements(answer, checker),
            text=shown_text(answer),
            seconds=round(seconds, 6),
            version=self.version,
            hits_lexical=self._rank(query, "lexical"),
            hits_dense=self._rank(query, "dense"),
            relevant=relevant_pairs(question, self.chatbot.library, sources),
            confidence=answer.confidence,
            repeat_identical=None if repeated is None else repeated == answer,
            retyped_same_pairs=None if retyped is None else _cited(retyped) == _cited(answer),
            parts=_parts(answer),
            listing=tuple(ListedRecord(item.source) for item in answer.listing),
        )

    def _ask(self, question: GoldQuestion, query: str) -> Answer:
        """Answer, or make a failure an answer that says so."""
        try:
            return self.chatbot.answer(query, history=question.history)
        except RagError as exc:
            return Answer(query=query, status=Status.ERROR, reason=str(exc))

    def _rank(self, query: str, mode: Mode) -> tuple[Hit, ...]:
        try:
            found = self.chatbot.retriever.rank(query, k=PASSAGES, mode=mode)
        except RagError:
            return ()  # a query that this index cannot take finds nothing with it
        return fold_hits(found)


def retype(query: str) -> str:
    """Return the query as someone types it in haste: lower case, no mark at the end."""
    return query.lower().rstrip(" ?!.")


def shown_text(answer: Answer) -> str:
    """Return the words of an answer without markup: its reason, if any, and its statements."""
    return "\n".join(part for part in (answer.reason, *(s.text for s in answer.statements)) if part)


def fold_hits(passages: Sequence[ScoredPassage]) -> tuple[Hit, ...]:
    """Fold ranked passages to ranked pairs by first occurrence, `PAIRS` at most."""
    scores: dict[PairKey, float] = {}
    for found in passages:
        scores.setdefault(PairKey(found.passage.source, found.passage.numbers), found.score)
    best = fold(scores)[:PAIRS]
    return tuple(
        Hit(rank, pair.source, pair.numbers, scores[pair]) for rank, pair in enumerate(best, 1)
    )


def relevant_pairs(
    question: GoldQuestion, library: Stored, sources: Sequence[str]
) -> tuple[PairKey, ...]:
    """Return the answered pairs of the library that the gold question means."""
    docs = {pair.doc for pair in question.relevant}
    found: list[PairKey] = []
    for source in sources:
        if source.rpartition(".")[0] in docs or source in docs:
            found += _answered(library, source)
    return tuple(p for p in fold(found) if question.is_relevant(p.source, p.numbers))


def _answered(library: Stored, source: str) -> list[PairKey]:
    try:
        pairs = library.document(source).pairs
    except NotFoundError:
        return []
    return [PairKey(source, pair.numbers) for pair in pairs if pair.answer is not None]


def _statements(answer: Answer, checker: Checker) -> tuple[StatementRecord, ...]:
    return tuple(
        StatementRecord(s.text, tuple(checker.citation(c) for c in s.citations))
        for s in answer.statements
    )


def _parts(answer: Answer) -> tuple[PartRecord, ...]:
    return tuple(
        PartRecord(
            part.query,
            part.status,
            tuple(i for i, s in enumerate(answer.statements) if s.part == number),
        )
        for number, part in enumerate(answer.parts, 1)
    )


def _cited(answer: Answer) -> frozenset[PairKey]:
    return frozenset(PairKey(c.source, c.numbers) for s in answer.statements for c in s.citations)
