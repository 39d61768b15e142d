"""A frozen run: how each question stood, and what a later run may lose against it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import scoring
from eval.cases import Case, System
from eval.jsonlines import Fields, parse_object, read_text

# How much the sum over the questions may drop: one question wholly lost, by any measure. More
# fails; over the 32 answerable samples that is a mean lower by more than 0.031.
TOLERANCE = 1.0
_SLACK = 1e-3  # frozen values are rounded

_RETRIEVAL = {measure.name: measure for measure in scoring.retrieval(System.WHOLE)}
MEASURES = (
    _RETRIEVAL["success@1"],
    _RETRIEVAL["success@5"],
    _RETRIEVAL["nDCG@10"],
    scoring.NUGGETS_LOOSE,
    scoring.RECALL,
    scoring.ANSWER_RATE,
    scoring.ABSTENTION_RECALL,
)


@dataclass(frozen=True, slots=True)
class Frozen:
    """Per question its status and its value on each measure it is judged on."""

    statuses: Mapping[str, str]
    values: Mapping[str, Mapping[str, float]]  # measure, then question

    @classmethod
    def of(cls, cases: Sequence[Case]) -> Frozen:
        """Freeze cases."""
        values = {m.name: _rounded(m.values(cases)) for m in MEASURES}
        return cls({case.gold.id: case.status for case in cases}, values)

    @classmethod
    def load(cls, path: Path) -> Frozen:
        """Read a frozen file; raises `NotFoundError` or `ReadError`."""
        fields = Fields(path.name, parse_object(read_text(path), path.name))
        questions = fields.objects("questions")
        names = [m.name for m in MEASURES]
        return cls(
            {q.text("id"): q.text("status") for q in questions},
            {
                name: {q.text("id"): q.number(name) for q in questions if q.has(name)}
                for name in names
            },
        )

    def to_json(self) -> str:
        """Return the file: the means, for whoever reads it, and one line a question."""
        means = {
            name: round(sum(v.values()) / max(1, len(v)), 4) for name, v in self.values.items()
        }
        lines = ",\n".join(
            json.dumps({"id": i, "status": status} | self._row(i), ensure_ascii=False)
            for i, status in self.statuses.items()
        )
        return f'{{"means": {json.dumps(means, indent=1)},\n"questions": [\n{lines}\n]}}\n'

    def _row(self, identifier: str) -> dict[str, float]:
        return {name: v[identifier] for name, v in self.values.items() if identifier in v}


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {identifier: round(value, 4) for identifier, value in values.items()}


@dataclass(frozen=True, slots=True)
class Drop:
    """A measure that lost more than is allowed, with the questions that got worse."""

    measure: str
    before: float
    after: float
    worse: tuple[tuple[str, float, float], ...]  # (question, before, after)

    def __str__(self) -> str:
        listed = "; ".join(f"{i} {old:.2f} → {new:.2f}" for i, old, new in self.worse)
        return f"{self.measure} fell from {self.before:.3f} to {self.after:.3f}: {listed}"


def drops(frozen: Frozen, now: Frozen, tolerance: float = TOLERANCE) -> tuple[Drop, ...]:
    """Return the measures whose sum dropped by more than `tolerance` questions.

    A question that is frozen and now missing counts 0; a new question counts on neither side.
    """
    found = []
    for name, old in frozen.values.items():
        new = {identifier: now.values[name].get(identifier, 0.0) for identifier in old}
        lost = sum(old.values()) - sum(new.values())
        if old and lost > tolerance + _SLACK * len(old):
            worse = tuple((i, old[i], new[i]) for i in old if new[i] < old[i] - _SLACK)
            mean = (sum(v.values()) / len(old) for v in (old, new))
            found.append(Drop(name, next(mean), next(mean), worse))
    return tuple(found)


def restated(frozen: Frozen, now: Frozen) -> tuple[str, ...]:
    """Return the questions that now end otherwise than frozen, for a person to read."""
    changed = (
        (identifier, old, now.statuses.get(identifier, "missing"))
        for identifier, old in frozen.statuses.items()
    )
    return tuple(f"{identifier}: {old} → {new}" for identifier, old, new in changed if old != new)
