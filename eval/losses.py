"""Losses: in which ways a question went wrong, and a sentence saying why."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from textwrap import shorten

from eval.cases import ABSTAINING, Case
from eval.matching import contains
from eval.records import PairKey

_QUOTED = 140  # characters of a reason that are repeated in a sentence


class Loss(StrEnum):
    """A way to lose; one question may lose in several."""

    NOT_FIRST = "not first"
    NOT_IN_FIVE = "not in five"
    ABSTAINED = "abstained though answerable"
    ANSWERED = "answered though unanswerable"
    FACT_MISSING = "fact missing"
    WRONG_CITATION = "wrong citation"
    ALSO_ELSEWHERE = "also cites another pair"
    MISCOUNTED = "miscounted"
    PART_WRONG = "a part wrong"
    NOT_LATEST = "not the latest first"
    LEAKED = "cites an earlier turn's document"
    FAILED = "failed or missing"

    @property
    def slug(self) -> str:
        """Return the name as one word, for an attribute."""
        return self.value.replace(" ", "-").replace("'", "")


def losses(case: Case) -> tuple[Loss, ...]:
    """Return the ways in which a question lost, in the order of `Loss`; empty when it won."""
    rank = case.first_rank
    judged = {
        Loss.NOT_FIRST: case.gold.searched and rank != 1,
        Loss.NOT_IN_FIVE: case.gold.searched and (rank is None or rank > 5),
        Loss.ABSTAINED: case.gold.answerable and case.abstained,
        Loss.ANSWERED: not case.gold.answerable and case.answered,
        Loss.FACT_MISSING: case.gold.answerable and bool(missing_facts(case)),
        Loss.WRONG_CITATION: _cites_wrongly(case),
        Loss.ALSO_ELSEWHERE: case.right and case.cited_relevant < len(case.cited),
        Loss.MISCOUNTED: case.gold.count is not None and case.listed != case.gold.count,
        Loss.PART_WRONG: not all(case.parts_right or ()),
        Loss.NOT_LATEST: case.latest_first is False,
        Loss.LEAKED: case.leaked is True,
        Loss.FAILED: not case.answered and not case.abstained,
    }
    return tuple(loss for loss, lost in judged.items() if lost)


def _cites_wrongly(case: Case) -> bool:
    """Say whether an answer cites no relevant pair, or a quote is not the government's words."""
    elsewhere = case.gold.searched and case.answered and not case.cited_relevant
    return elsewhere or any(c.verbatim is False or c.role != "answer" for c in case.citations)


def missing_facts(case: Case) -> tuple[tuple[str, ...], ...]:
    """Return the required facts of which no spelling was shown."""
    return tuple(fact for fact in case.gold.nuggets if not shows(case.text, fact))


def shows(text: str, fact: Sequence[str]) -> bool:
    """Say whether a text holds any spelling of a fact."""
    return any(contains(text, spelling) for spelling in fact)


def reason_of(case: Case) -> str:
    """Return what was said beside the quotes: why there is no answer, or what precedes it."""
    quotes = "\n".join(s.text for s in case.record.statements) if case.record else ""
    return case.text.removesuffix(quotes).strip()


def explain(case: Case, answers: Sequence[str] = ()) -> str:
    """Say in a sentence or two why a question lost; `answers` are its gold pairs' texts.

    Without those texts it is not said whether a missing fact stands in the right pair at all.
    """
    if Loss.FAILED in losses(case):
        return f"It failed: {reason_of(case)}" if case.record else "It has no record."
    told = _told(case, answers)
    crooked = [c for c in case.citations if c.verbatim is False or c.role != "answer"]
    if crooked and case.gold.answerable:
        told += f" {len(crooked)} of its quotes are not the minister's words as stored."
    return " ".join([told, *_further(case)])


def _told(case: Case, answers: Sequence[str]) -> str:
    if not case.gold.answerable:
        return _unanswerable(case)
    if not case.gold.searched:
        found = "nothing" if not case.listed else f"{case.listed} sets of questions"
        return f"Listed {found} of {case.gold.count} ({case.status})."
    return _abstained(case) if case.abstained else _answered(case, answers)


def _further(case: Case) -> list[str]:
    """Say what went wrong by the further fields of the gold."""
    told = []
    wrong = [str(n) for n, right in enumerate(case.parts_right or (), 1) if not right]
    if wrong:
        told.append(f"Of {len(case.gold.parts)} questions wrong: {', '.join(wrong)}.")
    if case.latest_first is False:
        first = place(case.cited[0]) if case.cited else "nothing"
        told.append(f"First cited: {first}, not {case.gold.latest}.")
    if case.leaked:
        told.append(f"Cites {case.gold.leak}, of an earlier turn.")
    return told


def _unanswerable(case: Case) -> str:
    kind = f"nothing answers it ({case.gold.why})" if case.gold.why else "nothing answers it"
    if case.abstained:
        return f"Rightly not answered: {kind}."
    return f"Answered from {_places(case.cited)}, though {kind}{_sure(case)}."


def _abstained(case: Case) -> str:
    reason = shorten(reason_of(case), _QUOTED, placeholder="…")
    return (
        f"Abstained ({case.status}{_sure(case)}) with the reason “{reason}”; "
        f"{_whereabouts(case)}"
        + (", and is among the related passages shown." if case.cited_relevant else ".")
    )


def _answered(case: Case, answers: Sequence[str]) -> str:
    if not case.cited_relevant:
        return _elsewhere(case)
    missing = missing_facts(case)
    told = _cut(case, missing, answers) if missing else "Right pair, all facts shown"
    others = [pair for pair in case.cited if not case.gold.is_relevant(pair.source, pair.numbers)]
    also = f", beside {_places(others)}, which the gold does not name" if others else ""
    behind = "" if case.first_rank == 1 else f"; {_whereabouts(case)}"
    return f"{told}{also}{behind}."


def _elsewhere(case: Case) -> str:
    docs = {pair.doc for pair in case.gold.relevant}
    same = [pair for pair in case.cited if Path(pair.source).stem in docs]
    what = "Right document, other pair" if same else "Wrong document"
    quoted = f"quoted {_places(same or case.cited)}" if case.cited else "nothing was cited"
    facts = "" if missing_facts(case) else " All required facts are in what was quoted, though."
    return f"{what}: {quoted}; {_whereabouts(case)}.{facts}"


def _cut(case: Case, missing: Sequence[Sequence[str]], answers: Sequence[str]) -> str:
    named = ", ".join(f"“{fact[0]}”" for fact in missing)
    if not answers:
        return f"Right pair, but not with {named}"
    inside = [fact for fact in missing if any(shows(text, fact) for text in answers)]
    if len(inside) == len(missing):
        return f"Right pair, sentence cut: {named} stands in its answer, not in what was shown"
    if not inside:
        return f"Right pair, but {named} does not stand in its answer in any of these spellings"
    cut = ", ".join(f"“{fact[0]}”" for fact in inside)
    return f"Right pair, sentence cut: {cut}; of {named} the rest does not stand in its answer"


def _whereabouts(case: Case) -> str:
    """Say where the right pair was ranked."""
    rank = case.first_rank
    hits = case.record.hits if case.record else ()
    if rank is None:
        return f"the right pair is not among the {len(hits)} found" if hits else "nothing was found"
    return f"the right pair was ranked {rank}"


def _sure(case: Case) -> str:
    return "" if case.confidence is None else f", confidence {case.confidence:.2f}"


def _places(pairs: Sequence[PairKey]) -> str:
    return " and ".join(place(pair) for pair in pairs) or "nothing"


def place(pair: PairKey) -> str:
    """Name a pair as a person does: the file and the question numbers."""
    return f"{pair.source} ({', '.join(map(str, pair.numbers))})"


def outcome(case: Case) -> str:
    """Return the status as a colour key: good, bad, or held (an abstention)."""
    if losses(case) and not case.right:
        return "bad"
    return "held" if case.record and case.record.status in ABSTAINING else "good"
