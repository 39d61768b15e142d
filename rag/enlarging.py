"""More of an answer than was shown: the whole of what it quotes, or else what comes next."""

from __future__ import annotations

from dataclasses import replace

from rag.answers import Answer, Statement
from rag.choosing import Chosen
from rag.composing import quote
from rag.library import Library
from rag.searching import Search

_PAIRS = 2  # pairs shown whole
_MOST = 400  # words shown of a pair


def more(library: Library, search: Search, made: Answer) -> Answer:
    """Return the whole answers of which `made` quotes a part; where it quotes all, the next ones
    that were found in the same document.
    """
    if not made.evidence:
        return made
    cited = {(e.source, e.numbers) for e in made.evidence}
    pairs = [_pair(library, e.source, e.numbers) for e in made.evidence[:_PAIRS]]
    statements = _whole(pairs)
    if _words(statements) <= _words(made.statements):
        source = made.evidence[0].source
        following = [
            h for h in made.hits if h.source == source and (source, h.numbers) not in cited
        ]
        if not following:
            return made
        pairs = [_pair(library, hit.source, hit.numbers) for hit in following[:_PAIRS]]
        statements = _whole(pairs)
    return replace(made, statements=statements, evidence=search.pairs.evidence(statements, pairs))


def _whole(pairs: list[Chosen]) -> tuple[Statement, ...]:
    return tuple(s for pair in pairs for s in quote(pair, _MOST, _MOST))


def _pair(library: Library, source: str, numbers: tuple[int, ...]) -> Chosen:
    document = library.document(source)
    pair = next(p for p in document.pairs if p.numbers == numbers and p.answer)
    return Chosen(document, pair, ())


def _words(statements: tuple[Statement, ...]) -> int:
    return sum(len(s.text.split()) for s in statements)
