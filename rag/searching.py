"""One question to one answer: find, judge, choose what to quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.answerability import Judgement, declined, judge, still_open
from rag.answers import Answer, Statement, Status
from rag.asking import Sort, asked_for, ruled
from rag.choosing import Chosen
from rag.composing import POINTER, compose
from rag.datamodels import Filters, ScoredPassage
from rag.encoding import EncodedQuery
from rag.formalities import asks_the_same, says_nothing
from rag.framing import names_only_a_subject
from rag.library import Library
from rag.limits import restriction
from rag.moments import moments, named, settled
from rag.pairs import Pairs
from rag.retrieval import Candidate, Retriever, fold_to_pairs
from rag.trends import SEVERAL, Trend
from rag.wording import NOT_FOUND, NOT_WITHIN, REASONS, open_question

_HITS = 50  # pairs reported in the ranking


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, best first."""

    query: str
    filters: Filters
    encoded: EncodedQuery
    candidates: tuple[Candidate, ...]

    @property
    def nearness(self) -> float:
        """How well the query's words are met by the passage that meets them best."""
        return max((c.match.whole for c in self.candidates if c.match), default=0.0)


@dataclass(frozen=True, slots=True)
class Search:
    """Answers single questions from one index."""

    library: Library
    retriever: Retriever

    @property
    def pairs(self) -> Pairs:
        """The pairs that answers are made of."""
        return Pairs(self.library, self.retriever)

    def find(self, searched: str, filters: Filters = Filters(), message: str = "") -> Found:
        """Find what a query is about; `message` is its last part, where it follows up."""
        encoded = self.retriever.encode(searched)
        typed = self.retriever.encode(message) if message else None
        candidates = self.retriever.candidates(searched, filters, encoded, typed)
        return Found(searched, filters, encoded, tuple(candidates))

    def answer(
        self,
        query: str,
        found: Found,
        language: str,
        *,
        trend: Trend = Trend.NONE,
        share: int = 1,
        given: bool = False,
    ) -> Answer:
        """Answer `query` by what was found.

        `trend` says which of several moments to show, the latest first; `share` is the number of
        questions that have to share the room of one answer; `given` says that the question before
        found the documents in which this one is looked for.
        """
        candidates, telling = _telling(query, found.candidates)
        base = _unanswered(query, candidates, language)
        if reason := self._open(found, language):
            return replace(base, status=Status.NOT_ANSWERED_YET, reason=reason)
        wanted = asked_for(query)
        candidates = candidates[:telling] or candidates
        chosen = self.pairs.chosen(candidates)
        judgement = self._judged(chosen, found, wanted, language, given=given)
        base = replace(base, confidence=judgement.confidence)
        if not judgement.found:
            return replace(base, reason=self._not_found(language, found.filters))
        chosen, history = self.pairs.latest(chosen, candidates)
        if trend:
            everything = self.pairs.chosen(candidates, most=len(candidates))
            trend = settled(everything, trend)
            chosen = moments(everything, trend)
        several, history = trend in SEVERAL, history and not trend
        followed = self.pairs.pointed_to(chosen[0], found.encoded)
        sure = judgement.confidence >= self.retriever.settings.confidence
        statements = compose(
            chosen,
            wanted | ruled(query),
            followed,
            trend=several,
            history=history,
            near=not sure or names_only_a_subject(found.query),
            elsewhere=names_only_a_subject(found.query),
            share=share,
        )
        status = self._status(judgement.confidence, statements, wanted)
        if not telling and status is Status.ANSWERED:
            status = Status.RELATED
        told = named(chosen, trend, language, limited=found.filters.active)
        return replace(
            base,
            status=status,
            statements=statements,
            evidence=self.pairs.evidence(statements, [*chosen, *(f.chosen for f in followed)]),
            reason=REASONS.get(status, ("", ""))[language == "en"] or told,
        )

    def _judged(
        self,
        chosen: Sequence[Chosen],
        found: Found,
        wanted: frozenset[Sort],
        language: str,
        *,
        given: bool,
    ) -> Judgement:
        return judge(
            chosen,
            wanted,
            language,
            found.encoded.ordinary,
            given=given,
            pointed=self._pointed(chosen, found),
            subject_only=names_only_a_subject(found.query),
        )

    def _pointed(self, chosen: Sequence[Chosen], found: Found) -> list[Chosen]:
        """Return the pairs that the best one only points to."""
        if not chosen or len(chosen[0].document.answer_text(chosen[0].pair).split()) > POINTER:
            return []
        return [f.chosen for f in self.pairs.pointed_to(chosen[0], found.encoded)]

    def nothing(self, query: str, found: Found, language: str) -> Answer:
        """Say that what was found is not about the query, with the ranking all the same."""
        reason = self._not_found(language, found.filters)
        return replace(_unanswered(query, found.candidates, language), reason=reason)

    def _status(
        self, confidence: float, statements: Sequence[Statement], wanted: frozenset[Sort]
    ) -> Status:
        if confidence < self.retriever.settings.confidence:
            return Status.RELATED
        return Status.DECLINED if declined(statements, wanted) else Status.ANSWERED

    def _open(self, found: Found, language: str) -> str:
        """Say which open question a query is about, or nothing when an answer is closer.

        A Dutch query must have a word in common with it: one word alone matches too much. One
        that names someone who answered is about an answer.
        """
        if found.filters.active or self.retriever.named(found.query):
            return ""
        asked = self.retriever.asked(found.encoded)
        ordinary = found.encoded.ordinary
        if asked is None or not still_open(found.candidates, asked[1], language, ordinary):
            return ""
        document = self.library.document(asked[0])
        shares = self.retriever.lexical.shares(found.query, document.text)
        return open_question(document, language) if shares or language != "nl" else ""

    def within_its_own(self, made: Answer, own: Filters) -> Answer:
        """Say that what bounds the search stands in the question, where nothing was found: it is
        no filter that the reader chose, and could let go.
        """
        limits = restriction(own, made.language)
        if made.status is not Status.NOT_FOUND or not limits:
            return made
        return replace(made, reason=self._held(NOT_WITHIN[made.language == "en"], limits))

    def _not_found(self, language: str, filters: Filters) -> str:
        return self._held(NOT_FOUND[filters.active][language == "en"])

    def _held(self, template: str, limits: str = "") -> str:
        """Fill in what the library holds."""
        held = [d for d in self.library.documents() if d.passages]
        years = sorted({str(d.received)[:4] for d in held if d.received})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years)
        ministries = ", ".join(self.library.facets()[0]) or "–"
        return template.format(
            count=len(held), years=span or "–", ministries=ministries, limits=limits
        )


def _unanswered(query: str, candidates: Sequence[Candidate], language: str) -> Answer:
    ranking = [ScoredPassage(c.passage, c.score) for c in candidates]
    hits = fold_to_pairs(ranking)[:_HITS]
    return Answer(query=query, status=Status.NOT_FOUND, hits=hits, language=language)


def _telling(query: str, candidates: Sequence[Candidate]) -> tuple[list[Candidate], int]:
    """Return the candidates, those that say nothing to the query last, and how many go before.

    "Ja, daarmee ben ik bekend." says something only to who asks whether it is known.
    """
    nothing: list[Candidate] = []
    said: list[Candidate] = []
    for candidate in candidates:
        subject, _, rest = candidate.passage.context.partition("\n")
        question = rest or subject
        idle = says_nothing(question, candidate.passage.text) and not asks_the_same(query, question)
        (nothing if idle else said).append(candidate)
    return [*said, *nothing], len(said)
