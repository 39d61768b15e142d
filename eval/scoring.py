"""The table of measures: what each counts of one case, and how the counts become a figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.bootstrap import NOT_MEASURED, Estimate, Floats, Statistic, estimate, ratio
from eval.cases import Case, System, recorded
from eval.matching import found_nuggets
from eval.measures import average_precision, ndcg_at_k, recall_at_k, reciprocal_rank, success_at_k

Counts = tuple[float, ...]
Score = Callable[[Case], Counts | None]  # None: this case is not judged on this measure
Judge = Callable[[Sequence[bool], int], float]  # (ranking, how many relevant) -> value


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: the counts of one case, and the statistic of their sums.

    With `pooled` the unit is what the second count counts (citations, cited pairs), and `n` says
    how many there were; otherwise the unit is the question.
    """

    name: str
    score: Score
    statistic: Statistic = ratio
    pooled: bool = False
    digits: int = 3

    def of(self, cases: Sequence[Case]) -> Estimate:
        """Measure `cases`, with an interval."""
        rows = [counts for case in cases if (counts := self.score(case)) is not None]
        n = round(sum(row[1] for row in rows)) if self.pooled else None
        return estimate(rows, self.statistic, n)

    def values(self, cases: Sequence[Case]) -> dict[str, float]:
        """Return the value per question id, of a measure whose counts are (value, 1)."""
        scored = {case.gold.id: self.score(case) for case in cases}
        return {identifier: row[0] for identifier, row in scored.items() if row is not None}


def retrieval(system: System) -> tuple[Measure, ...]:
    """Return the retrieval measures of one system, over the answerable questions."""
    return (
        *(Measure(f"success@{k}", _ranked(system, _success_at(k))) for k in (1, 3, 5, 10)),
        *(Measure(f"recall@{k}", _ranked(system, _recall_at(k))) for k in (5, 10)),
        Measure("MRR@10", _ranked(system, lambda ranking, _: reciprocal_rank(ranking))),
        Measure("MAP@10", _ranked(system, _precision_at_ten)),
        Measure("nDCG@10", _ranked(system, ndcg_at_k)),
    )


def _success_at(k: int) -> Judge:
    return lambda ranking, _: success_at_k(ranking, k)


def _recall_at(k: int) -> Judge:
    return lambda ranking, relevant: recall_at_k(ranking, relevant, k)


def _precision_at_ten(ranking: Sequence[bool], relevant: int) -> float:
    return average_precision(ranking, relevant, 10)


def _ranked(system: System, judge: Judge) -> Score:
    def counts(case: Case) -> Counts | None:
        ranking = case.ranking(system) if case.gold.searched else None
        return None if ranking is None else (judge(ranking.hits, ranking.relevant), 1.0)

    return counts


def measure_retrieval(
    cases: Sequence[Case], systems: Sequence[System] | None = None
) -> dict[str, list[Estimate]]:
    """Measure each system that was recorded; one list of estimates a measure, in system order."""
    columns = [retrieval(system) for system in systems or recorded(cases)]
    return {row[0].name: [m.of(cases) for m in row] for row in zip(*columns, strict=True)}


# --- answers ---------------------------------------------------------------------------------


def _nugget_share(case: Case) -> float | None:
    facts = case.gold.nuggets
    judged = case.gold.answerable and facts
    return found_nuggets(case.text, facts) / len(facts) if judged else None


def _loose(case: Case) -> Counts | None:
    share = _nugget_share(case)
    return None if share is None else (share, 1.0)


def _strict(case: Case) -> Counts | None:
    share = _nugget_share(case)
    return None if share is None else (float(share == 1.0), 1.0)


def _loose_in_answers(case: Case) -> Counts | None:
    share = _nugget_share(case)
    return None if share is None else (share if case.answered else 0.0, 1.0)


def _length(case: Case) -> Counts | None:
    return (float(len(case.text.split())), 1.0) if case.answered else None


# --- citations -------------------------------------------------------------------------------


def verbatim_rate(case: Case) -> Counts | None:
    """Count the quotes equal to the stored text, and the quotes that were compared."""
    checked = [c.verbatim for c in case.citations if c.verbatim is not None]
    return (float(sum(checked)), float(len(checked))) if checked else None


def role_errors(case: Case) -> Counts | None:
    """Count the citations whose words are not the government's, and all citations."""
    roles = [c.role for c in case.citations]
    return (float(sum(r != "answer" for r in roles)), float(len(roles))) if roles else None


def citation_precision(case: Case) -> Counts | None:
    """Count the relevant cited pairs and all cited pairs, of an answered answerable question."""
    judged = case.gold.searched and case.answered and case.cited
    return (float(case.cited_relevant), float(len(case.cited))) if judged else None


def citation_recall(case: Case) -> Counts | None:
    """Score 1 when an answerable question is answered with at least one relevant pair."""
    return (float(case.right), 1.0) if case.gold.searched else None


def _related_right(case: Case) -> Counts | None:
    judged = case.gold.searched and case.abstained and case.cited
    return (float(case.cited_relevant > 0), 1.0) if judged else None


# --- abstention ------------------------------------------------------------------------------


def answer_rate(case: Case) -> Counts | None:
    """Score 1 when an answerable question is answered."""
    return (float(case.answered), 1.0) if case.gold.answerable else None


def abstention_precision(case: Case) -> Counts | None:
    """Score 1 when an abstention was right: nothing answers the question."""
    return (float(not case.gold.answerable), 1.0) if case.abstained else None


def abstention_recall(case: Case) -> Counts | None:
    """Score 1 when the system abstains on an unanswerable question."""
    return None if case.gold.answerable else (float(case.abstained), 1.0)


def confusion(case: Case) -> Counts:
    """Count rightly abstained, wrongly abstained, wrongly not abstained, rightly answered.

    An unanswerable question that failed or is missing was not abstained on; an answerable one
    that failed or is missing is in none of the four.
    """
    unanswerable = not case.gold.answerable
    return (
        float(case.abstained and unanswerable),
        float(case.abstained and not unanswerable),
        float(not case.abstained and unanswerable),
        float(case.answered and not unanswerable),
    )


def abstention_f1(sums: Floats) -> Floats:
    """Return the F1 of abstaining, of (m, 4) sums of `confusion`."""
    return _f1(sums[:, 0], sums[:, 1], sums[:, 2])


def both_f1(sums: Floats) -> Floats:
    """Return the mean of the F1 of abstaining and the F1 of answering."""
    return (abstention_f1(sums) + _f1(sums[:, 3], sums[:, 2], sums[:, 1])) / 2


def _f1(right: Floats, wrong: Floats, left_out: Floats) -> Floats:
    return ratio(np.stack([2 * right, 2 * right + wrong + left_out], axis=1))


def _repeat(case: Case) -> Counts | None:
    same = case.record.repeat_identical if case.record else None
    return None if same is None else (float(same), 1.0)


def _retyped(case: Case) -> Counts | None:
    same = case.record.retyped_same_pairs if case.record else None
    return None if same is None else (float(same), 1.0)


# --- counts, parts, time, turns --------------------------------------------------------------


def _counted(case: Case) -> Counts | None:
    if case.gold.count is None or (case.record is not None and case.record.listing is None):
        return None
    return float(case.listed == case.gold.count), 1.0


def _parts(case: Case) -> Counts | None:
    found = case.parts_right
    return None if found is None else (float(sum(found)), float(len(found)))


def _latest(case: Case) -> Counts | None:
    first = case.latest_first
    return None if first is None else (float(first), 1.0)


def _leaked(case: Case) -> Counts | None:
    leaked = case.leaked
    return None if leaked is None else (float(leaked), 1.0)


NUGGETS_LOOSE = Measure("nugget recall, loose", _loose)
NUGGETS_STRICT = Measure("nugget recall, strict", _strict)
NUGGETS_IN_ANSWERS = Measure("nugget recall, loose, abstentions as 0", _loose_in_answers)
LENGTH = Measure("length of answers (words)", _length, digits=1)
VERBATIM = Measure("verbatim rate", verbatim_rate, pooled=True)
ROLE_ERRORS = Measure("role errors (share of citations)", role_errors, pooled=True)
PRECISION = Measure("citation precision", citation_precision, pooled=True)
RECALL = Measure("citation recall", citation_recall)
RELATED_RIGHT = Measure("relevant pair among the related shown", _related_right)
ANSWER_RATE = Measure("answer rate (answerable)", answer_rate)
ABSTENTION_PRECISION = Measure("abstention precision", abstention_precision)
ABSTENTION_RECALL = Measure("abstention recall", abstention_recall)
ABSTENTION_F1 = Measure("abstention F1", confusion, abstention_f1)
BOTH_F1 = Measure("F1, mean of abstaining and answering", confusion, both_f1)
REPEAT = Measure("same question twice: identical", _repeat)
RETYPED = Measure("retyped in lower case, unpunctuated: same cited pairs", _retyped)

ANSWERS = (NUGGETS_LOOSE, NUGGETS_STRICT, NUGGETS_IN_ANSWERS, LENGTH)
CITATIONS = (VERBATIM, PRECISION, RECALL, ROLE_ERRORS, RELATED_RIGHT)
ABSTENTION = (ANSWER_RATE, ABSTENTION_PRECISION, ABSTENTION_RECALL, ABSTENTION_F1, BOTH_F1)
STABILITY = (REPEAT, RETYPED)
COUNTED = Measure("sets of questions counted exactly", _counted)
PARTS = Measure("parts of a message rightly answered or refused", _parts, pooled=True)
LATEST = Measure("the latest document cited first", _latest)
LEAKED = Measure("an earlier turn's document cited (share)", _leaked)

# What gold files with more fields ask for: measured by a field of the gold.
FURTHER = {"count": COUNTED, "parts": PARTS, "latest": LATEST, "leak": LEAKED}
# What can be said of questions that nothing answers.
UNANSWERABLE = (ABSTENTION_RECALL, LENGTH, VERBATIM, ROLE_ERRORS, *STABILITY)


def seconds(cases: Sequence[Case], percentile: float) -> Estimate:
    """Return a percentile of the seconds a question took; no interval."""
    taken = [c.record.seconds for c in cases if c.record and c.record.seconds is not None]
    if not taken:
        return NOT_MEASURED
    value = float(np.percentile(taken, percentile))
    return Estimate(value, value, value, len(taken))
