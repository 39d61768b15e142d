"""Composition root 2: from a message to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from rag.datamodels import Answer, Evidence, Filters, ScoredPassage, Statement, Status, Turn
from rag.intent import Understanding, understand
from rag.settings import Settings
from rag.wording import open_question

if TYPE_CHECKING:
    from rag.choosing import Chosen
    from rag.encoding import EncodedQuery
    from rag.library import Library
    from rag.retrieval import Candidate, Retriever

_PAIRS = 2  # pairs that may be quoted in one answer
_HITS = 50  # pairs reported in the ranking


@dataclass(frozen=True, slots=True)
class Chatbot:
    """Answers questions from one index; safe to use from several threads."""

    library: Library
    retriever: Retriever

    @classmethod
    def load(cls, settings: Settings) -> Chatbot:
        """Open the index at `settings.index`; raises `LibraryError` or `EncoderError`."""
        from rag.library import Library
        from rag.retrieval import Retriever

        library = Library.open(settings.index, settings)
        return cls(library, Retriever.load(settings, library))

    def answer(
        self, query: str, history: Sequence[Turn] = (), filters: Filters = Filters()
    ) -> Answer:
        """Answer a message, given the conversation so far; never from earlier turns' sources."""
        started = perf_counter()
        understood = understand(query, history)
        if understood.status is not None:
            made = _without_search(query, understood)
        else:
            made = self._searched(query, understood, filters)
        return replace(made, seconds=perf_counter() - started)

    def _searched(self, query: str, understood: Understanding, filters: Filters) -> Answer:
        from rag.answerability import declined, judge
        from rag.asking import asked_for
        from rag.composing import compose
        from rag.retrieval import fold_to_pairs

        encoded = self.retriever.encode(understood.query)
        candidates = self.retriever.candidates(understood.query, filters, encoded)
        ranking = [ScoredPassage(c.passage, c.score) for c in candidates]
        base = Answer(
            query=query,
            status=Status.NOT_FOUND,
            hits=fold_to_pairs(ranking)[:_HITS],
            interpretation=understood.query if understood.follows_up else "",
            language=understood.language,
        )
        wanted = asked_for(query)
        chosen = self._chosen(candidates)
        if not filters.active and (reason := self._open(understood, candidates, encoded)):
            return replace(base, status=Status.NOT_ANSWERED_YET, reason=reason)
        judgement = judge(chosen, wanted, understood.language)
        base = replace(base, confidence=judgement.confidence)
        if not judgement.found:
            return replace(base, reason=self._not_found(understood.language, filters))
        statements = compose(chosen, wanted)
        status = Status.ANSWERED
        if judgement.confidence < self.retriever.settings.confidence:
            status = Status.RELATED
        elif declined(statements, wanted):
            status = Status.DECLINED
        return replace(
            base,
            status=status,
            statements=statements,
            evidence=self._evidence(statements, chosen),
            reason=_REASONS.get(status, ("", ""))[understood.language == "en"],
        )

    def _open(
        self, understood: Understanding, candidates: Sequence[Candidate], encoded: EncodedQuery
    ) -> str:
        """Say which open question a query is about, or nothing when an answer is closer.

        A Dutch query must have a word in common with it: one word alone matches too much.
        """
        from rag.answerability import still_open

        asked = self.retriever.asked(encoded)
        if asked is None or not still_open(candidates, asked[1], understood.language):
            return ""
        document = self.library.document(asked[0])
        shares = self.retriever.lexical.shares(understood.query, document.text)
        if understood.language == "nl" and not shares:
            return ""
        return open_question(document, understood.language)

    def _chosen(self, candidates: Sequence[Candidate]) -> list[Chosen]:
        """Return the best pairs, each with the candidates that belong to it."""
        from rag.choosing import Chosen

        grouped: dict[tuple[str, tuple[int, ...]], list[Candidate]] = {}
        for candidate in candidates:
            passage = candidate.passage
            grouped.setdefault((passage.source, passage.numbers), []).append(candidate)
        chosen = []
        for (source, numbers), group in list(grouped.items())[:_PAIRS]:
            document = self.library.document(source)
            pair = next(p for p in document.pairs if p.numbers == numbers and p.answer)
            chosen.append(Chosen(document, pair, tuple(group)))
        return chosen

    def _evidence(
        self, statements: Sequence[Statement], chosen: Sequence[Chosen]
    ) -> tuple[Evidence, ...]:
        from rag.composing import cited_pairs

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
        documents = self.library.documents()
        held = [d for d in documents if d.passages]
        years = sorted({str(d.received)[:4] for d in held if d.received})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years)
        dutch, english = _NOT_FOUND[filters.active]
        return (english if language == "en" else dutch).format(count=len(held), years=span or "–")


_REASONS = {
    Status.RELATED: (
        "Dit beantwoordt de vraag niet rechtstreeks; het is wat er het dichtst bij komt.",
        "This does not answer the question as asked; it is what comes closest.",
    ),
    Status.DECLINED: (
        "Ernaar gevraagd is er wel, maar het gevraagde is niet gegeven of niet bekend.",
        "It was asked, but what was asked for was not given or is not known.",
    ),
}
_NOT_FOUND = {
    False: (
        "In deze bibliotheek staat hierover geen antwoord. Zij bevat {count} documenten met "
        "antwoorden op Kamervragen ({years}).",
        "This library holds no answer to that. It holds {count} documents with answers to "
        "parliamentary questions ({years}).",
    ),
    True: (
        "Binnen de gekozen filters staat hierover geen antwoord. De bibliotheek bevat {count} "
        "documenten met antwoorden op Kamervragen ({years}); probeer het zonder filters.",
        "Within the chosen filters there is no answer to that. The library holds {count} "
        "documents with answers to parliamentary questions ({years}); try it without filters.",
    ),
}


def _without_search(query: str, understood: Understanding) -> Answer:
    assert understood.status is not None
    return Answer(
        query=query,
        status=understood.status,
        reason=understood.reason,
        language=understood.language,
    )
