"""Clauses of a sentence, and which of its words may be left out; pure, and closed.

No phrase or adjective may go: without it a part becomes the whole. What may go is a clause beside
another, a reason behind what happened, a reference between brackets, a word such as `overigens`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.aligning import SCALES, Token
from rag.scope import (
    ASIDES,
    ATTRIBUTES,
    DOUBTS,
    EMBEDS,
    EVENTS,
    FINITE,
    FIRST_PERSON,
    JOINTS,
    MEASURES,
    PAST,
    PLURAL,
    POINTS_BACK,
    SCOPES,
    SMALL,
    TIMES,
)

Row = tuple[Token, ...]
_FIRST_VERB = 10  # words within which the verb of a main clause must stand
_REFERENCES = frozenset("kamerstuk kamerstukken staatscourant stcrt staatsblad stb".split())
_REASONS = frozenset("doordat omdat waardoor zodat".split())
_AUXILIARIES = ({"heeft", "had"}, {"is", "was", "wordt", "werd"})


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
    if inside[0].norm in _REFERENCES and not any(
        t.norm in SCOPES or embeds(t.norm) for t in inside
    ):
        return end + 1
    before = [t.raw for t in row[max(0, at - 8) : at] if t.raw[0].isupper()]
    letters = inside[0].raw
    initials = len(inside) == 1 and re.fullmatch(r"[A-Z]{2,8}", letters) is not None
    named = at > 1 and row[at - 1].raw[0].isupper()
    return end + 1 if initials and named and any(b[0] == letters[0] for b in before) else None


def clauses(row: Row) -> Iterator[Row]:
    """Yield a sentence without one of two clauses, or without the reason at its end."""
    yield from _without_reason(row)
    joints = [
        i
        for i, t in enumerate(row)
        if t.norm == "en" and 0 < i < len(row) - 1 and not (row[i - 1].figure and row[i + 1].figure)
    ]
    if len(joints) != 1:
        return
    left, right = row[: joints[0]], row[joints[0] + 1 :]
    if left[-1].norm == ",":
        left = left[:-1]
    if _ends(left, right):
        yield left
    yield from _last_clause(left, right)


def _finite(row: Sequence[Token]) -> int | None:
    """Return where the one finite verb of a row stands."""
    found = [i for i, t in enumerate(row) if t.norm in FINITE]
    return found[0] if len(found) == 1 else None


def _begins(right: Row, verb: int) -> bool:
    """Say whether a clause begins with its verb, or with what is its subject."""
    return verb == 0 or (
        verb <= 6 and (right[0].norm in ("de", "het", "een") or right[0].raw[0].isupper())
    )


def _ends(left: Row, right: Row) -> bool:
    """Say whether a sentence may end before `en`: what follows is a clause that changes nothing."""
    one, other = _finite(left), _finite(right)
    if one is None or other is None or not (_asserts(right) and _begins(right, other)):
        return False
    if left[0].norm in ("een", "elke", "elk", "iedere", "ieder"):  # what follows may be its aim
        return False
    as_condition = left[0].norm in ("als", "indien") and other == 0
    inner = left[1:] if as_condition else left
    if any(t.mark or embeds(t.norm) for t in inner) or JOINTS & set(norms(left)):
        return False
    words = norms(left)
    if "tussen" in words and not any(t.figure for t in left[words.index("tussen") :][1:3]):
        return False
    last = left[-1]
    if one in (0, len(left) - 1) or last.norm in SMALL or last.norm in SCOPES or _bare(last):
        return False
    return not _shares(left[one].norm, right[other].norm, left, right)


def _asserts(right: Row) -> bool:
    """Say whether a clause reaches no further than itself: nothing in it limits the one before."""
    if len(right) > 2 and right[0].norm in FINITE and right[1].norm in ("of", "dat"):
        rest = right[2:]
        return not any(t.mark or t.norm in SCOPES - DOUBTS or embeds(t.norm) for t in rest)
    return not scoped([t for t in right if t.norm != right[0].norm or t.norm not in FINITE])


def _shares(one: str, other: str, left: Row, right: Row) -> bool:
    """Say whether two clauses may share the participle at the end of the second."""
    alike = one == other or any({one, other} <= group for group in _AUXILIARIES)
    if not alike or _participle(left[-1]):
        return False
    return one in ("heeft", "had") or left[-1].figure or (one == other and _participle(right[-1]))


def _bare(last: Token) -> bool:
    """Say whether a clause ends in a number whose unit the other clause may hold."""
    return last.norm[0] == "#" or last.norm in SCALES


def _participle(token: Token) -> bool:
    return bool(re.fullmatch(r"\w*(?:ge|be|ver|ont|her)\w{2,}(?:d|t|en)", token.norm))


def _last_clause(left: Row, right: Row) -> Iterator[Row]:
    """Yield the second of two clauses that measure or tell what has been, with its subject."""
    one, other = _finite(left), _finite(right)
    if one is None or other is None or scoped(left) or one > 6 or one + 1 >= len(left):
        return
    verbs = {left[one].norm, right[other].norm}
    if not (verbs <= MEASURES or verbs <= PAST) or not _begins(right, other):
        return
    subject, rest = left[:one], left[one + 1 :]
    if not subject or subject[0].norm not in ("de", "het") or len(subject) < 2:
        return
    if TIMES & set(norms(subject)) or not (rest[0].figure or rest[0].norm == "tussen"):
        return
    held = {t.norm for t in rest} & (SMALL - {"van", "tussen", "de", "het"})
    if held - {"naar"} or any(t.norm[0] == "@" or year(t) for t in rest):
        return
    if _bare(right[-1]) or _points_back(right) or any(t.mark or embeds(t.norm) for t in right):
        return
    yield (*subject, *right) if other == 0 else right


def _points_back(row: Sequence[Token]) -> bool:
    """Say whether a clause leans on the one before: a pronoun, daarna, a comparative."""
    return any(
        t.norm in POINTS_BACK
        or t.norm.startswith(("daar", "hier"))
        or (re.fullmatch(r"[a-z]{3,}er", t.raw) and not re.search("(?:met|wat)er$", t.raw))
        for t in row
    )


def _without_reason(row: Row) -> Iterator[Row]:
    """Yield what happened without why, and what is without what follows from it."""
    at = next((i for i, t in enumerate(row) if t.norm in _REASONS), None)
    if at is None or at < 4:
        return
    comma = row[at - 1].norm == ","
    left, reason = row[: at - comma], row[at + 1 :]
    verb = verb_at(left)
    if verb is None or scoped(left) or scoped(reason) or left[0].norm not in ("de", "het", "ik"):
        return
    if left[-1].norm in SMALL or left[-1].norm in FINITE:
        return
    if row[at].norm in ("waardoor", "zodat"):
        happened = comma
    else:
        done = EVENTS & set(norms(left)) and left[verb].norm in ("is", "zijn")
        happened = left[verb].norm in PAST or bool(done)
    if happened:
        yield left


def asides(row: Row) -> Iterator[Row]:
    """Yield a main clause without the aside behind its verb: ook, overigens, inmiddels."""
    verb = verb_at(row, FINITE | PLURAL | FIRST_PERSON)
    if verb is None or verb + 2 >= len(row) or row[verb + 1].norm not in ASIDES or scoped(row):
        return
    yield (*row[: verb + 1], *row[verb + 2 :])


def year(token: Token) -> bool:
    """Say whether a figure is written as a year."""
    return re.fullmatch(r"(?:19|20)\d\d", token.raw) is not None
