"""A case: one gold question with what the system answered, and what follows from the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eval.gold import GoldQuestion
from eval.matching import found_nuggets
from eval.measures import count_relevant, fold
from eval.records import CitationRecord, PairKey, Record
from rag.answers import Hit, Status

# An answer that says, with a citation, that the government will not say is still an answer.
ANSWERING = frozenset({Status.ANSWERED, Status.DECLINED})
# A failure is neither an answer nor an abstention. Related passages are shown as no answer.
ABSTAINING = frozenset(Status) - ANSWERING - {Status.ERROR}


class System(StrEnum):
    """Whose ranking is measured; the value is the field of the record that holds it."""

    WHOLE = "hits"
    LEXICAL = "hits_lexical"
    DENSE = "hits_dense"


LABELS = {
    System.WHOLE: "system",
    System.LEXICAL: "BM25 alone",
    System.DENSE: "dense alone",
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Which of the ranked pairs are relevant, best first, and how many relevant ones exist."""

    hits: tuple[bool, ...]
    relevant: int

    @property
    def first(self) -> int | None:
        """Return the rank of the first relevant pair, counted from 1; None when none is ranked."""
        return next((rank for rank, hit in enumerate(self.hits, start=1) if hit), None)


@dataclass(frozen=True, slots=True)
class Case:
    """One judged question; `record` is None when the system left it out."""

    gold: GoldQuestion
    record: Record | None

    @property
    def status(self) -> str:
        """Return what became of the question, `missing` when there is no record."""
        return self.record.status if self.record else "missing"

    @property
    def answered(self) -> bool:
        """Say whether the system gave an answer."""
        return self.record is not None and self.record.status in ANSWERING

    @property
    def abstained(self) -> bool:
        """Say whether the system said that it has no answer (a failure says nothing)."""
        return self.record is not None and self.record.status in ABSTAINING

    @property
    def text(self) -> str:
        """Return what was shown, empty when nothing was."""
        return self.record.text if self.record else ""

    @property
    def cited(self) -> tuple[PairKey, ...]:
        """Return the distinct pairs that were cited."""
        return self.record.cited if self.record else ()

    @property
    def citations(self) -> tuple[CitationRecord, ...]:
        """Return all citations that were shown."""
        return self.record.citations if self.record else ()

    @property
    def cited_relevant(self) -> int:
        """Count the cited pairs that the gold calls relevant."""
        return sum(self.gold.is_relevant(pair.source, pair.numbers) for pair in self.cited)

    @property
    def right(self) -> bool:
        """Say whether there is an answer that cites a relevant pair, or counts right."""
        counted = self.gold.count is not None and self.listed == self.gold.count
        return self.answered and (self.cited_relevant > 0 or counted)

    @property
    def listed(self) -> int | None:
        """Return how many sets of questions were listed; None when that was not recorded."""
        if self.record is None or self.record.listing is None:
            return None
        return len(self.record.listing)

    @property
    def parts_right(self) -> tuple[bool, ...] | None:
        """Say of each question of the message whether it was rightly answered or refused.

        A message that was taken for one question is judged as a whole, for each of its parts.
        None when the gold names no parts, or an old record does not hold them.
        """
        if not self.gold.parts or (self.record is not None and self.record.parts is None):
            return None
        return tuple(self._part_right(place) for place in range(len(self.gold.parts)))

    def _part_right(self, place: int) -> bool:
        record, wanted = self.record, self.gold.parts[place]
        if record is None:
            return False
        split = record.parts is not None and len(record.parts) == len(self.gold.parts)
        part = record.parts[place] if record.parts and split else None
        status = part.status if part else record.status
        if not wanted.answerable:
            return status in ABSTAINING
        # the quotes of a part that has none of its own stand under another one
        own = [record.statements[i] for i in part.statements] if part else []
        shown = own or record.statements
        cited = any(
            pair.covers(c.source, c.numbers)
            for s in shown
            for c in s.citations
            for pair in wanted.relevant
        )
        text = "\n".join(s.text for s in shown)
        return (
            status in ANSWERING
            and cited
            and found_nuggets(text, wanted.nuggets) == len(wanted.nuggets)
        )

    @property
    def latest_first(self) -> bool | None:
        """Say whether the document that must be cited first is; None when none must."""
        if not self.gold.latest:
            return None
        return bool(self.cited) and Path(self.cited[0].source).stem == self.gold.latest

    @property
    def leaked(self) -> bool | None:
        """Say whether an earlier turn's document is wrongly cited; None when none is named."""
        if not self.gold.leak:
            return None
        return any(
            Path(pair.source).stem == self.gold.leak
            and not self.gold.is_relevant(pair.source, pair.numbers)
            for pair in self.cited
        )

    @property
    def first_rank(self) -> int | None:
        """Return the rank of the first relevant pair in the system's own ranking."""
        ranking = self.ranking(System.WHOLE)
        return ranking.first if ranking else None

    @property
    def confidence(self) -> float | None:
        """Return the probability that the system gave its answer; None when it gave none.

        Records of before there was one hold a score of retrieval there, which is no probability.
        """
        found = self.record.confidence if self.record else None
        return found if found is not None and 0 <= found <= 1 else None

    def hits(self, system: System) -> tuple[Hit, ...] | None:
        """Return a system's ranking: empty without a record, None when it was not recorded."""
        if self.record is None:
            return ()
        found: tuple[Hit, ...] | None = getattr(self.record, system)
        return found

    def ranking(self, system: System) -> Ranking | None:
        """Return a system's ranking folded to pairs and judged; None when not recorded."""
        hits = self.hits(system)
        if hits is None:
            return None
        pairs = fold(PairKey(hit.source, hit.numbers) for hit in hits)
        judged = tuple(self.gold.is_relevant(pair.source, pair.numbers) for pair in pairs)
        return Ranking(judged, count_relevant(self.gold, self.seen, self.known))

    @property
    def seen(self) -> tuple[PairKey, ...]:
        """Return every pair that any system ranked."""
        hits = (hit for system in System for hit in self.hits(system) or ())
        return fold(PairKey(hit.source, hit.numbers) for hit in hits)

    @property
    def known(self) -> tuple[PairKey, ...] | None:
        """Return the library's pairs that the gold means; None when the record does not say."""
        return self.record.relevant if self.record else None


def join(gold: Sequence[GoldQuestion], records: Mapping[str, Record]) -> tuple[Case, ...]:
    """Put each gold question beside its record."""
    return tuple(Case(question, records.get(question.id)) for question in gold)


def recorded(cases: Sequence[Case]) -> tuple[System, ...]:
    """Return the systems of which at least one record holds a ranking."""
    kept = [case for case in cases if case.record is not None]
    return tuple(s for s in System if any(case.hits(s) is not None for case in kept))


def group(cases: Sequence[Case], attribute: str) -> dict[str, tuple[Case, ...]]:
    """Group cases by an attribute of the gold question, in order of first occurrence."""
    names = dict.fromkeys(str(getattr(case.gold, attribute)) for case in cases)
    return {
        name: tuple(c for c in cases if str(getattr(c.gold, attribute)) == name)
        for name in names
        if name
    }
