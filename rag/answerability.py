"""Whether the best passage answers the query: a decision of its own, from how words match.

Similarity separates what the library is about from what it is not about. Whether a passage
about the right subject also answers is told by where the match lies: a claim that stands in the
MP's question but not in the answer is matched by the context alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from rag.asking import Sort, says_unknown, supplies
from rag.retrieval import Candidate

# cross-validated over documents on the development questions: docs/retrieval.md
# mean best cosine below which the library is not about the query, by the query's language:
# tokens of two languages are never as close as those of one
_ABOUT = {"nl": 0.789, "en": 0.752}
_STEEP = 160.0
_MEANING = 0.80  # the same for encoders without token vectors: cosine of the passage
_ASKED = 0.02  # how much closer an open question must be than the best answer
_LACKING = 0.3  # the probability left to an answer without the kind of thing asked for
_CLAIMED = -0.055  # how far the answer may stay behind answer and question together


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability that the best passage is about the query, and that it answers it."""

    about: float
    answers: float

    @property
    def found(self) -> bool:
        """Say whether the library is about the query at all."""
        return self.about >= 0.5

    @property
    def answered(self) -> bool:
        """Say whether the best passage may be shown as the answer."""
        return self.found and self.answers >= 0.5


def judge(
    candidates: Sequence[Candidate],
    wanted: frozenset[Sort] = frozenset(),
    answer: str = "",
    language: str = "nl",
) -> Judgement:
    """Judge a ranking by its best passage; an empty ranking answers nothing.

    `wanted` is the kind of thing asked for and `answer` the whole answer that was found best: one
    that neither holds such a thing nor says that it is unknown does not answer.
    """
    if not candidates:
        return Judgement(0.0, 0.0)
    judged = _by_match(candidates[0], _ABOUT[language])
    lacking = wanted and answer and not supplies(answer, wanted) and not says_unknown(answer)
    return Judgement(judged.about, min(judged.answers, _LACKING)) if lacking else judged


def still_open(candidates: Sequence[Candidate], asked: float, language: str = "nl") -> bool:
    """Say whether a query is rather about an open question than about any answer.

    `asked` is how closely the closest open question matches, as `Match.whole`.
    """
    if asked < _ABOUT[language]:
        return False
    best = max((c.match.whole for c in candidates if c.match), default=0.0)
    return asked - best >= _ASKED


def _by_match(best: Candidate, threshold: float) -> Judgement:
    if best.match is None:
        about = _logistic(_STEEP * (best.meaning - _MEANING))
        return Judgement(about, about)
    about = _logistic(_STEEP * (best.match.whole - threshold))
    answers = _logistic(_STEEP * (best.match.answer - best.match.whole - _CLAIMED))
    return Judgement(about, min(about, answers))


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, x))))
