"""Changes: which questions one run wins or loses against another, and in what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from eval.cases import Case, System
from eval.losses import missing_facts
from eval.measures import recall_at_k


class Turn(IntEnum):
    """Which way a question went; the order is that of a listing."""

    LOST = 0
    MIXED = 1
    GAINED = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How one run stands on one question; None where the gold does not ask for it."""

    rank: int | None  # of the first relevant pair; None when it is not ranked
    recall: float | None  # at 5
    nuggets: float | None  # share of the required facts that was shown
    right: bool  # answered with a relevant pair, or rightly not answered
    status: str

    @classmethod
    def of(cls, case: Case) -> Standing:
        """Read the standing off a case."""
        asked = case.gold.answerable
        facts = case.gold.nuggets if asked else ()
        ranking = case.ranking(System.WHOLE) if asked else None
        return cls(
            rank=ranking.first if ranking else None,
            recall=recall_at_k(ranking.hits, ranking.relevant, 5) if ranking else None,
            nuggets=1 - len(missing_facts(case)) / len(facts) if facts else None,
            right=case.right if asked else case.abstained,
            status=case.status,
        )

    @property
    def values(self) -> tuple[float, ...]:
        """Return what can be better or worse; higher is better."""
        reciprocal = 1 / self.rank if self.rank else 0.0
        return reciprocal, self.recall or 0.0, self.nuggets or 0.0, float(self.right)


@dataclass(frozen=True, slots=True)
class Change:
    """One question in both runs."""

    case: Case
    before: Standing
    after: Standing

    @property
    def turn(self) -> Turn:
        """Say which way it went: mixed when it gained in one thing and lost in another."""
        pairs = tuple(zip(self.before.values, self.after.values, strict=True))
        better, worse = any(b > a for a, b in pairs), any(b < a for a, b in pairs)
        if better and worse:
            return Turn.MIXED
        return Turn.GAINED if better else Turn.LOST if worse else Turn.SAME


def changes(first: Sequence[Case], second: Sequence[Case]) -> tuple[Change, ...]:
    """Return the questions that went another way, losses first, in the order of the gold."""
    after = {case.gold.id: case for case in second}
    both = (
        Change(case, Standing.of(case), Standing.of(after[case.gold.id]))
        for case in first
        if case.gold.id in after
    )
    return tuple(sorted((c for c in both if c.turn is not Turn.SAME), key=lambda c: c.turn))
