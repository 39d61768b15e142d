"""More of an answer than was shown: the whole of what it quotes, then what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answers import Answer, Statement
from rag.composing import BUDGET, WHOLE, quote
from rag.searching import Search
from rag.wording import ALL_SHOWN, FURTHER

Pair = tuple[str, tuple[int, ...]]  # its document and its question numbers

_TOGETHER = 2  # further pairs shown at a time
_MOST = 400  # words shown of a whole pair


def whole(search: Search, made: Answer) -> Answer:
    """Return the whole answers of which `made` quotes a part."""
    return _quoting(search, made, _cited(made), _MOST, _MOST)


def more(search: Search, made: Answer, enlarged: int = 0) -> Answer:
    """Return the whole answers of which `made` quotes a part, and each time after that the next
    ones that were found in the same document; where it quotes all, those come at once.

    `enlarged` is how often more was given before.
    """
    if not made.evidence:
        return made
    all_of_it = whole(search, made)
    if _words(all_of_it.statements) <= _words(made.statements):
        enlarged += 1
    if not enlarged:
        return all_of_it
    following = _following(made)[enlarged - 1 :]
    if not following:
        reason = ALL_SHOWN[made.language == "en"]
        return replace(made, statements=(), evidence=(), reason=reason)
    made = replace(made, reason=FURTHER[made.language == "en"])
    return _quoting(search, made, following[0], WHOLE, BUDGET)


def _quoting(search: Search, made: Answer, keys: Sequence[Pair], most: int, budget: int) -> Answer:
    """Return an answer that quotes these pairs in place of its own: whole up to `most` words."""
    query = made.interpretation or made.query
    pairs = [search.pairs.compared(query, *key) for key in keys]
    statements = tuple(s for pair in pairs for s in quote(pair, most, budget))
    return replace(made, statements=statements, evidence=search.pairs.evidence(statements, pairs))


def _cited(made: Answer) -> list[Pair]:
    return [(e.source, e.numbers) for e in made.evidence]


def _following(made: Answer) -> list[list[Pair]]:
    """Return what was found in the document that is quoted first, a few pairs at a time."""
    cited = _cited(made)
    keys = [(h.source, h.numbers) for h in made.hits if h.source == cited[0][0]]
    rest = [key for key in keys if key not in cited]
    return [rest[n : n + _TOGETHER] for n in range(0, len(rest), _TOGETHER)]


def _words(statements: Sequence[Statement]) -> int:
    return sum(len(s.text.split()) for s in statements)
