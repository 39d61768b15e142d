"""More of an answer than was shown: the whole of what it quotes, then what comes next."""

from __future__ import annotations

from dataclasses import replace

from rag.answers import Answer, Statement
from rag.choosing import Chosen
from rag.composing import BUDGET, WHOLE, quote
from rag.library import Library
from rag.searching import Search
from rag.wording import ALL_SHOWN, FURTHER

Pair = tuple[str, tuple[int, ...]]  # its document and its question numbers

_PAIRS = 2  # pairs shown whole
_MOST = 400  # words shown of a pair


def whole(library: Library, search: Search, made: Answer) -> Answer:
    """Return the whole answers of which `made` quotes a part."""
    pairs = [_pair(library, *key) for key in _cited(made)[:_PAIRS]]
    return _quoting(search, made, _whole(pairs), pairs) if pairs else made


def more(library: Library, search: Search, made: Answer, enlarged: int = 0) -> Answer:
    """Return the whole answers of which `made` quotes a part, and each time after that the next
    ones that were found in the same document; where it quotes all, those come at once.

    `enlarged` is how often more was given before.
    """
    if not made.evidence:
        return made
    all_of_it = whole(library, search, made)
    if _words(all_of_it.statements) <= _words(made.statements):
        enlarged += 1
    if not enlarged:
        return all_of_it
    following = _following(made)[enlarged - 1 :]
    if not following:
        reason = ALL_SHOWN[made.language == "en"]
        return replace(made, statements=(), evidence=(), reason=reason)
    pairs = [search.pairs.compared(made.interpretation or made.query, *key) for key in following[0]]
    statements = tuple(s for pair in pairs for s in quote(pair, WHOLE, BUDGET))
    made = replace(made, reason=FURTHER[made.language == "en"])
    return _quoting(search, made, statements, pairs)


def _quoting(
    search: Search, made: Answer, statements: tuple[Statement, ...], pairs: list[Chosen]
) -> Answer:
    evidence = search.pairs.evidence(statements, pairs)
    return replace(made, statements=statements, evidence=evidence)


def _cited(made: Answer) -> list[Pair]:
    return [(e.source, e.numbers) for e in made.evidence]


def _following(made: Answer) -> list[list[Pair]]:
    """Return what was found in the document that is quoted first, a few pairs at a time."""
    cited = _cited(made)
    keys = [(h.source, h.numbers) for h in made.hits if h.source == cited[0][0]]
    rest = [key for key in keys if key not in cited[:_PAIRS]]
    return [rest[n : n + _PAIRS] for n in range(0, len(rest), _PAIRS)]


def _whole(pairs: list[Chosen]) -> tuple[Statement, ...]:
    return tuple(s for pair in pairs for s in quote(pair, _MOST, _MOST))


def _pair(library: Library, source: str, numbers: tuple[int, ...]) -> Chosen:
    document = library.document(source)
    pair = next(p for p in document.pairs if p.numbers == numbers and p.answer)
    return Chosen(document, pair, ())


def _words(statements: tuple[Statement, ...]) -> int:
    return sum(len(s.text.split()) for s in statements)
