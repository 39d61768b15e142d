"""One question to one answer: find, judge, choose what to quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.answerability import declined, judge, still_open
from rag.answers import Answer, ConnectionKind, Evidence, Statement, Status
from rag.asking import Sort, asked_for, ruled
from rag.choosing import Chosen, Followed
from rag.composing import cited_pairs, compose
from rag.datamodels import Document, Filters, QAPair, ScoredPassage
from rag.encoding import EncodedQuery
from rag.formalities import asks_the_same, says_nothing
from rag.library import Library
from rag.retrieval import Candidate, Retriever, fold_to_pairs
from rag.wording import NOT_FOUND, REASONS, open_question

_PAIRS = 3  # pairs that may be quoted in one answer
_MOMENTS = 3  # answers shown of how a position changed
_NEARLY = 1.5  # how close another moment's score must come, in standard deviations
_OUTDATED = 0.03  # how much worse a later answer may be met and yet be the latest word
_HITS = 50  # pairs reported in the ranking

_NEWER = (ConnectionKind.CORRECTION, ConnectionKind.LATER)
_OLDER = (ConnectionKind.CORRECTED, ConnectionKind.EARLIER)


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
        trend: bool = False,
        share: int = 1,
        given: bool = False,
    ) -> Answer:
        """Answer `query` by what was found.

        `trend` shows several moments, the latest first; `share` is the number of questions that
        have to share the room of one answer; `given` says that the question before found the
        documents in which this one is looked for.
        """
        encoded, filters, searched = found.encoded, found.filters, found.query
        candidates, telling = _telling(query, found.candidates)
        ranking = [ScoredPassage(c.passage, c.score) for c in candidates]
        base = Answer(
            query=query,
            status=Status.NOT_FOUND,
            hits=fold_to_pairs(ranking)[:_HITS],
            language=language,
        )
        if not filters.active and (
            reason := self._open(searched, found.candidates, encoded, language)
        ):
            return replace(base, status=Status.NOT_ANSWERED_YET, reason=reason)
        wanted = asked_for(query)
        candidates = candidates[:telling] or candidates
        chosen = self._chosen(candidates)
        judgement = judge(chosen, wanted, language, encoded.ordinary, given=given)
        base = replace(base, confidence=judgement.confidence)
        if not judgement.found:
            return replace(base, reason=self._not_found(language, filters))
        chosen, history = self._latest(chosen, candidates)
        if trend:
            chosen = self._moments(candidates)
        followed = self._followed(chosen[0], encoded)
        statements = compose(
            chosen,
            wanted | ruled(query),
            followed,
            trend=trend,
            history=history,
            share=share,
        )
        status = self._status(judgement.confidence, statements, wanted)
        if not telling and status is Status.ANSWERED:
            status = Status.RELATED
        return replace(
            base,
            status=status,
            statements=statements,
            evidence=self.evidence(statements, [*chosen, *(f.chosen for f in followed)]),
            reason=REASONS.get(status, ("", ""))[language == "en"],
        )

    def nothing(self, query: str, found: Found, language: str) -> Answer:
        """Say that what was found is not about the query, with the ranking all the same."""
        ranking = [ScoredPassage(c.passage, c.score) for c in found.candidates]
        return Answer(
            query=query,
            status=Status.NOT_FOUND,
            hits=fold_to_pairs(ranking)[:_HITS],
            reason=self._not_found(language, found.filters),
            language=language,
        )

    def _status(
        self, confidence: float, statements: Sequence[Statement], wanted: frozenset[Sort]
    ) -> Status:
        if confidence < self.retriever.settings.confidence:
            return Status.RELATED
        return Status.DECLINED if declined(statements, wanted) else Status.ANSWERED

    def _open(
        self, query: str, candidates: Sequence[Candidate], encoded: EncodedQuery, language: str
    ) -> str:
        """Say which open question a query is about, or nothing when an answer is closer.

        A Dutch query must have a word in common with it: one word alone matches too much. One
        that names someone who answered is about an answer.
        """
        if self.retriever.named(query):
            return ""
        asked = self.retriever.asked(encoded)
        if asked is None or not still_open(candidates, asked[1], language, encoded.ordinary):
            return ""
        document = self.library.document(asked[0])
        shares = self.retriever.lexical.shares(query, document.text)
        return open_question(document, language) if shares or language != "nl" else ""

    def _chosen(self, candidates: Sequence[Candidate], most: int = _PAIRS) -> list[Chosen]:
        """Return the best pairs, each with the candidates that belong to it."""
        grouped: dict[tuple[str, tuple[int, ...]], list[Candidate]] = {}
        for candidate in candidates:
            passage = candidate.passage
            grouped.setdefault((passage.source, passage.numbers), []).append(candidate)
        chosen = []
        for (source, numbers), group in list(grouped.items())[:most]:
            document = self.library.document(source)
            chosen.append(Chosen(document, _answered(document, numbers), tuple(group)))
        return chosen

    def _moments(self, candidates: Sequence[Candidate]) -> list[Chosen]:
        """Return the best pair of each of the best documents, the latest first."""
        best: dict[str, Chosen] = {}
        for chosen in self._chosen(candidates, most=4 * _MOMENTS):
            if chosen.score >= candidates[0].score - _NEARLY:
                best.setdefault(chosen.document.source, chosen)
        return sorted(list(best.values())[:_MOMENTS], key=_moment, reverse=True)

    def _latest(
        self, chosen: Sequence[Chosen], candidates: Sequence[Candidate]
    ) -> tuple[list[Chosen], bool]:
        """Bring together what was answered and later corrected or answered again, latest first.

        Returns the pairs to quote, and whether the first two are such a history. Another answer
        on the matter counts when it is met nearly as well.
        """
        first = chosen[0]
        others = {
            c.source: c.kind
            for c in self.library.connections(first.document.source)
            if c.kind in (*_NEWER, *_OLDER)
        }
        found = self._chosen([c for c in candidates if c.passage.source in others], most=1)
        if not found or _met(first) - _met(found[0]) > _OUTDATED:
            return list(chosen), False
        newer = others[found[0].document.source] in _NEWER
        history = [found[0], first] if newer else [first, found[0]]
        rest = [c for c in chosen[1:] if c.document.source not in others]
        return [*history, *rest][:_PAIRS], True

    def _followed(self, chosen: Chosen, encoded: EncodedQuery) -> list[Followed]:
        """Return the pairs of the same document that an answer points to."""
        document, pair = chosen.document, chosen.pair
        assert pair.answer is not None
        links = [k for k in document.links if k.kind == "pair" and k.span.within(pair.answer)]
        found: dict[tuple[int, ...], Followed] = {}
        for link in links:
            other = document.pair(int(link.target))
            if other is None or other.answer is None or other.numbers == pair.numbers:
                continue
            passages = [
                p for p in self.library.passages_of(document.source) if p.numbers == other.numbers
            ]
            compared = tuple(self.retriever.compare(encoded, passages))
            if compared:
                there = Chosen(document, other, compared)
                found.setdefault(other.numbers, Followed(there, link.span))
        return list(found.values())

    def evidence(
        self, statements: Sequence[Statement], chosen: Sequence[Chosen]
    ) -> tuple[Evidence, ...]:
        """Return the cited pairs as a reader wants to see them, in order of first citation."""
        by_pair = {(c.document.source, c.pair.numbers): c for c in chosen}
        found = []
        for key in cited_pairs(statements):
            document, pair = by_pair[key].document, by_pair[key].pair
            notes = tuple((n.marker, n.span.of(document.text)) for n in pair.footnotes)
            connections = self.library.connections(document.source)
            found.append(
                Evidence(
                    document.source,
                    pair.numbers,
                    document.question_text(pair),
                    document.answer_text(pair),
                    document.metadata,
                    notes,
                    tuple(c for c in connections if c.number in (0, *pair.numbers)),
                )
            )
        return tuple(found)

    def _not_found(self, language: str, filters: Filters) -> str:
        held = [d for d in self.library.documents() if d.passages]
        years = sorted({str(d.received)[:4] for d in held if d.received})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years)
        ministries = ", ".join(self.library.facets()[0])
        template = NOT_FOUND[filters.active][language == "en"]
        return template.format(count=len(held), years=span or "–", ministries=ministries or "–")


def _answered(document: Document, numbers: tuple[int, ...]) -> QAPair:
    return next(p for p in document.pairs if p.numbers == numbers and p.answer)


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


def _met(chosen: Chosen) -> float:
    return max((c.match.whole for c in chosen.candidates if c.match), default=0.0)


def _moment(chosen: Chosen) -> str:
    received = chosen.document.metadata.received
    return received.isoformat() if received else ""
