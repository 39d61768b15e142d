"""The pairs that an answer may quote: the best, with their history, and those they point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.answers import ConnectionKind, Evidence, Statement
from rag.choosing import Chosen, Followed
from rag.composing import POINTER, cited_pairs
from rag.datamodels import Document, QAPair
from rag.encoding import EncodedQuery
from rag.library import Library
from rag.linking import says_again
from rag.moments import OUTDATED, met
from rag.retrieval import Candidate, Retriever

_MOST = 3  # pairs that may be quoted in one answer

_NEWER = (ConnectionKind.CORRECTION, ConnectionKind.LATER)
_OLDER = (ConnectionKind.CORRECTED, ConnectionKind.EARLIER)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Takes question-answer pairs from one index, each with the passages found in it."""

    library: Library
    retriever: Retriever

    def chosen(self, candidates: Sequence[Candidate], most: int = _MOST) -> list[Chosen]:
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

    def latest(
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
        found = self.chosen([c for c in candidates if c.passage.source in others], most=1)
        if not found or met(first) - met(found[0]) > OUTDATED:
            return list(chosen), False
        newer = others[found[0].document.source] in _NEWER
        history = [found[0], first] if newer else [first, found[0]]
        rest = [c for c in chosen[1:] if c.document.source not in others]
        return [*history, *rest][:_MOST], True

    def by_number(self, document: Document, pair: QAPair) -> tuple[Chosen, list[Followed]]:
        """Return a pair that is asked for by its number, and those that it points to.

        Its own question tells which of its sentences matter most.
        """
        encoded = self.retriever.encode(document.question_text(pair))
        chosen = self._compared(document, pair, encoded)
        return chosen, self.pointed_to(chosen, encoded)

    def compared(self, query: str, source: str, numbers: tuple[int, ...]) -> Chosen:
        """Return a pair of which it is known where it stands, compared with a query."""
        document = self.library.document(source)
        pair = _answered(document, numbers)
        return self._compared(document, pair, self.retriever.encode(query))

    def pointed_to(self, chosen: Chosen, encoded: EncodedQuery) -> list[Followed]:
        """Return the pairs of the same document that an answer points to.

        A longer answer that says again what stands there does not need them.
        """
        document, pair = chosen.document, chosen.pair
        assert pair.answer is not None
        links = [k for k in document.links if k.kind == "pair" and k.span.within(pair.answer)]
        if len(document.answer_text(pair).split()) > POINTER:
            links = [k for k in links if not says_again(document.text, pair.answer, k)]
        found: dict[tuple[int, ...], Followed] = {}
        for link in links:
            other = document.pair(int(link.target))
            if other is None or other.answer is None or other.numbers == pair.numbers:
                continue
            there = self._compared(document, other, encoded)
            if there.candidates:
                found.setdefault(other.numbers, Followed(there, link.span))
        return list(found.values())

    def _compared(self, document: Document, pair: QAPair, encoded: EncodedQuery) -> Chosen:
        passages = [
            p for p in self.library.passages_of(document.source) if p.numbers == pair.numbers
        ]
        return Chosen(document, pair, tuple(self.retriever.compare(encoded, passages)))

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


def _answered(document: Document, numbers: tuple[int, ...]) -> QAPair:
    return next(p for p in document.pairs if p.numbers == numbers and p.answer)
