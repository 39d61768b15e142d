"""Whether the best pair answers the query: a decision of its own, and how sure it is.

Three things are asked, each with a probability; the least of them counts.

- Is the library about the query at all? Told by how well the query's words are met.
- Does the *answer* say it, or only the MP's question? A claim that stands in the question alone
  is met by question and answer together, but not by the answer.
- Does a sentence of the answer give the kind of thing that is asked for (a number, a date), or
  say that it is not known; how well does that very sentence match; how far is the runner-up?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from rag.answers import Statement
from rag.asking import Sort, declines, says_unknown, supplies
from rag.choosing import Chosen, ScoredSentence, scored_sentences
from rag.formalities import is_verdict
from rag.interaction import Match
from rag.retrieval import Candidate

# measured on the development questions: docs/retrieval.md
# mean best cosine at which it is even odds that the library is about the query, by the query's
# language: tokens of two languages are never as close as those of one
WHOLE = {"nl": 0.807, "en": 0.767}
_STEEP = 160.0
_MET = 320.0
# the same for the query's four most telling tokens: how much better they are met than by prose
# about nothing in particular, and the slope
_GIST = {"nl": (0.1294, 186.0), "en": (0.0926, 104.0)}
_TELLING = 4
_FOUND = 0.0048  # probability of being about the query below which nothing is shown
_OPEN = 0.17  # the same below which no open question is named
_MEANING = 0.8  # the same without token vectors: spreads above what any two passages share,
_COVERED = 0.25  # or share of the query's terms that the passage holds
_ASKED = 0.02  # how much closer an open question must be than the best answer
_CLAIMED = -0.055  # how far the answer may stay behind answer and question together
_TYPICAL = (-0.033, 0.045)  # a wanted sentence against the whole: mean and spread if answered
_AHEAD = (2.3, 2.0, 0.25)  # lead on the runner-up: mean and spread if answered, and its weight
_READING = (1.2, 3.0)  # slope and offset of the third probability
_NO_SENTENCE = 0.6  # how a sentence of the wanted kind matches that is not there
_PLATT = (0.477, -0.333)  # from the least probability's log odds to those of being right
_LEAST = 1e-4
_SHORT = 45  # words of an answer that does no more than decline


@dataclass(frozen=True, slots=True)
class Judgement:
    """How probable it is that the library is about a query, and that the best pair answers it.

    `confidence` is calibrated: of the answers given with 0.8, some 80 in 100 were right.
    """

    about: float
    confidence: float
    found: bool = False  # the library may be about the query


def judge(
    chosen: Sequence[Chosen],
    wanted: frozenset[Sort] = frozenset(),
    language: str = "nl",
    ordinary: Sequence[float] = (),
    *,
    given: bool = False,
    pointed: Sequence[Chosen] = (),
    subject_only: bool = False,
) -> Judgement:
    """Judge the best pairs, best first; none at all answers nothing.

    `wanted` is the kind of thing asked for (`rag.asking`), `ordinary` how well the query's tokens
    are met by prose about nothing in particular (`rag.ordinary`), empty when that is not known.
    `given` says that the library is about the subject: that was found by the question before.
    `pointed` are the pairs that the best one only points to ("Zie het antwoord op vraag 3"): they
    say what it answers. `subject_only` says that the query claims nothing: an answer to a question
    about a subject is about it, in whatever words.
    """
    if not chosen:
        return Judgement(0.0, 0.0)
    matches = [c.match for c in chosen[0].candidates if c.match is not None]
    if not matches:
        first = chosen[0].candidates[0]
        about = max(
            _logistic(4 * (first.meaning - _MEANING)), _logistic(20 * (first.coverage - _COVERED))
        )
        return Judgement(about, _calibrated(about), found=about >= 0.5)
    best = max(matches, key=lambda m: m.whole)
    about = 1.0 if given else _about(best, ordinary, language)
    told = max([best.answer, *(c.match.answer for p in pointed for c in p.candidates if c.match)])
    said = 1.0 if subject_only else _logistic(_STEEP * (told - best.whole - _CLAIMED))
    sentences = [s for c in (chosen[0], *pointed) for s in scored_sentences(c)]
    lead = chosen[0].score - chosen[1].score if len(chosen) > 1 else _AHEAD[0]
    read = _reading(sentences, wanted, best.whole, lead)
    return Judgement(about, _calibrated(min(about, said, read)), found=about >= _FOUND)


def _reading(
    sentences: Sequence[ScoredSentence], wanted: frozenset[Sort], whole: float, lead: float
) -> float:
    """Return the probability that a sentence gives what is asked for."""
    telling = [s for s in sentences if not is_verdict(s.text)] or sentences
    serving = [
        s.score for s in telling if not wanted or supplies(s.text, wanted) or says_unknown(s.text)
    ]
    best = max(serving, default=_NO_SENTENCE) or _NO_SENTENCE
    mean, spread = _TYPICAL
    usual, wide, weight = _AHEAD
    slope, offset = _READING
    fit = (best - whole - mean) / spread + weight * (lead - usual) / wide
    return _logistic(slope * fit + offset)


def declined(statements: Sequence[Statement], wanted: frozenset[Sort]) -> bool:
    """Say whether what is quoted says that the thing asked for is not known or not to be said."""
    quotes = [s.text for s in statements]
    if wanted:
        return any(map(says_unknown, quotes)) and not any(supplies(q, wanted) for q in quotes)
    return len(quotes) == 1 and declines(quotes[0]) and len(quotes[0].split()) <= _SHORT


def still_open(
    candidates: Sequence[Candidate],
    asked: Match,
    language: str = "nl",
    ordinary: Sequence[float] = (),
) -> bool:
    """Say whether a query is rather about an open question than about any answer.

    `asked` is how the closest open question matches.
    """
    if _about(asked, ordinary, language) < _OPEN:
        return False
    best = max((c.match.whole for c in candidates if c.match), default=0.0)
    return asked.whole - best >= _ASKED


def _about(match: Match, ordinary: Sequence[float], language: str) -> float:
    """Return the probability that a text that matches so is about the query.

    All its tokens must be met, and a few of them far better than ordinary prose meets them.
    """
    whole = _logistic(_MET * (match.whole - WHOLE[language]))
    if len(ordinary) != len(match.met) or not ordinary:
        return whole
    better = sorted(m - o for m, o in zip(match.met, ordinary, strict=True))[-_TELLING:]
    usual, slope = _GIST[language]
    return min(whole, _logistic(slope * (sum(better) / len(better) - usual)))


def _calibrated(probability: float) -> float:
    inside = min(max(probability, _LEAST), 1 - _LEAST)
    slope, offset = _PLATT
    return _logistic(slope * log(inside / (1 - inside)) + offset)


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, x))))
