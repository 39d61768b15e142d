"""What may be made of a sentence without changing what it says; pure, and closed.

Every rule makes, of the words of one source sentence, another row of words that says the same;
what no rule makes is not allowed: the little that may be left out (`rag.clauses`), the office of
the one who spoke for `ik` (`rag.speaking`), `Volgens de minister` before it, a day put first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rag.aligning import MONTHS, Token, tokens
from rag.clauses import (
    Row,
    agreeing,
    attributed,
    bracketed,
    norms,
    scoped,
    verb_at,
    year,
)
from rag.scope import FINITE, FRAMES, PLURAL
from rag.speaking import OURS, ROLE, offices, spoken

_DATING = frozenset("in op sinds vanaf voor na".split())


def compressions(source: str, speaker: str) -> Iterator[Row]:
    """Yield what may be said of a source sentence, in rows of words."""
    row = tuple(tokens(source))
    rows = _with(_with([row], agreeing), bracketed)
    forms = offices(speaker)
    named = [n for r in rows for n in spoken(r, forms)]
    moved = _with([*rows, *named], _fronted)
    yield from moved
    if not ROLE.search(source) and not attributed(row):
        for whole in rows:
            yield from _framed(whole, forms)


def _with(rows: Sequence[Row], rule: Callable[[Row], Iterator[Row]]) -> list[Row]:
    return list(dict.fromkeys([*rows, *(made for row in rows for made in rule(row))]))


def _framed(row: Row, forms: Sequence[Row]) -> Iterator[Row]:
    """Yield a sentence as its speaker's: Volgens de minister is de brug dicht."""
    colon, quote = Token(":", ":"), Token('"', '"')
    according = Token("volgens", "volgens")
    for form in forms:
        for frame in ((*form, colon), (according, *form, colon)):
            yield (*frame, *row)
            yield (*frame, quote, *row, quote)
        for verb in FRAMES:
            start = (*form, Token(verb, verb), colon)
            yield (*start, *row)
            yield (*start, quote, *row, quote)
        at = verb_at(row)
        if at is not None and not OURS & set(norms(row)) and not _turned(row, at):
            yield (according, *form, row[at], *row[:at], *row[at + 1 :])


def _turned(row: Row, at: int) -> bool:
    """Say whether the verb cannot go before what stands before it."""
    return "zijn" in norms(row[:at]) or row[0].norm in ("ja", "nee")


# -- moving --------------------------------------------------------------------------------------


def _fronted(row: Row) -> Iterator[Row]:
    """Yield a single clause with the day behind its verb put before it."""
    verb = verb_at(row, FINITE)
    verbs = [t for t in row if t.norm in FINITE | PLURAL]
    if verb is None or len(verbs) != 1 or scoped(row) or {"en", "of"} & set(norms(row)):
        return
    end = _dated(row, verb + 1)
    if end is not None and end < len(row):
        yield (*row[verb + 1 : end], row[verb], *row[:verb], *row[end:])


def _dated(row: Row, at: int) -> int | None:
    """Return where a phrase such as `op 1 maart 2022` ends that begins here."""
    if at + 1 >= len(row) or row[at].norm not in _DATING:
        return None
    first = row[at + 1]
    if first.norm[0] == "@" or year(first):
        return at + 2
    month = first.norm in MONTHS and at + 2 < len(row) and year(row[at + 2])
    return at + 3 if month else None
