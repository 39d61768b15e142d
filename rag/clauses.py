"""How far the words of a sentence reach, and the few of them that may be left out; pure, closed.

Nothing may go that says something: no clause, since the other one may take it back (`de wet is
aangenomen en wordt ingetrokken`), no phrase, no adjective, no `ook`. What may go is the `Ja,`
that agrees with a question, and a reference or the initials of a name between brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.aligning import Token
from rag.scope import ATTRIBUTES, EMBEDS, FINITE, FIRST_PERSON, PLURAL, SCOPES

Row = tuple[Token, ...]
_FIRST_VERB = 10  # words within which the verb of a main clause must stand
_REFERENCES = frozenset("kamerstuk kamerstukken staatscourant stcrt staatsblad stb".split())
_NUMBERING = frozenset(". , ; nr nrs en bijlage vergaderjaar i ii".split())
_WITHIN_NAMES = frozenset("van voor en der de het of and for".split())


def norms(row: Sequence[Token]) -> list[str]:
    """Return the forms in which the words of a row are compared."""
    return [t.norm for t in row]


def verb_at(row: Sequence[Token], known: frozenset[str] = FINITE | PLURAL) -> int | None:
    """Return where the verb of a main clause stands, when nothing embedded stands before it."""
    for at, token in enumerate(row[: _FIRST_VERB + 1]):
        if token.norm in known:
            return at or None
        if token.mark or embeds(token.norm) or token.norm in SCOPES:
            return None
    return None


def embeds(word: str) -> bool:
    """Say whether what follows a word is said within something else."""
    return word in EMBEDS or word.startswith(("waar", "hoe"))


def scoped(row: Sequence[Token]) -> bool:
    """Say whether a row denies, limits, doubts, attributes or embeds anything, or holds a mark."""
    return any(t.mark or t.norm in SCOPES or embeds(t.norm) for t in row)


def attributed(row: Sequence[Token]) -> bool:
    """Say whether a row holds what another than its speaker says, or asks."""
    return any(t.norm in ATTRIBUTES or t.norm in '"?' for t in row)


def year(token: Token) -> bool:
    """Say whether a figure is written as a year."""
    return re.fullmatch(r"(?:19|20)\d\d", token.raw) is not None


# -- leaving out ---------------------------------------------------------------------------------


def agreeing(row: Row) -> Iterator[Row]:
    """Yield a sentence without the Ja that it begins with."""
    if (
        len(row) > 3
        and row[0].norm == "ja"
        and row[1].norm == ","
        and verb_at(row[2:], FINITE | PLURAL | FIRST_PERSON)
    ):
        yield row[2:]


def bracketed(row: Row) -> Iterator[Row]:
    """Yield a sentence without references and initials between brackets."""
    kept: list[Token] = []
    at = 0
    while at < len(row):
        end = _bracket(row, at)
        if end is None:
            kept.append(row[at])
        at = end or at + 1
    if len(kept) < len(row):
        yield tuple(kept)


def _bracket(row: Row, at: int) -> int | None:
    """Return the end of brackets from here that may go."""
    if row[at].norm != "(":
        return None
    end = next((i for i in range(at, len(row)) if row[i].norm == ")"), None)
    if end is None or end < at + 2:
        return None
    inside = row[at + 1 : end]
    initials = len(inside) == 1 and _initials(inside[0].raw, row[:at])
    return end + 1 if initials or _refers(inside) else None


def _refers(inside: Row) -> bool:
    """Say whether brackets hold the numbers of publications and nothing else."""
    return inside[0].norm in _REFERENCES and all(
        t.figure or t.norm in _REFERENCES | _NUMBERING or re.fullmatch("[A-Z0-9]+", t.raw)
        for t in inside
    )


def _initials(letters: str, before: Row) -> bool:
    """Say whether letters are, one by one, those of the name that ends here.

    Of `Vereniging van Nederlandse Gemeenten (VNG)` they are; `Bonaire (BES)` is three islands.
    """
    if re.fullmatch(r"[A-Z]{2,8}", letters) is None:
        return False
    left = letters
    for token in reversed(before):
        if not left:
            break
        if token.raw[0].isupper():
            if token.raw[0] != left[-1]:
                return False
            left = left[:-1]
        elif token.norm not in _WITHIN_NAMES or left == letters:
            return False
    return not left
