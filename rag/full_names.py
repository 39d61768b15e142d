"""Which person a name means: a surname, half of a double one, a fuller name, one misspelt; pure.

Documents mostly give surnames: "Kati Piri" is Piri there, unless the library knows a Piri by
another first name. A misspelt name is not guessed; the one it resembles can be offered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rag.filtering import dashed
from rag.persons import PREFIXES

_NEAREST = 4  # letters of a name that may be misspelt


def same_name(name: str, full: str) -> bool:
    """Say whether a name means a person: "Van Dijk" is Inge van Dijk, "Dijk" is not.

    Half of a double surname means who bears it: "Martens" is Martens-America.
    """
    short = dashed(name)
    return any(_is_surname(short, part) for part in _wholes(full))


def surname_of(words: Sequence[str], known: Collection[str]) -> str:
    """Return the surname by which someone is known, of a name with first names; "" for none.

    Who is known by other first names is someone else: "Jan Jansen" is not Daniëlle Jansen.
    """
    for at in range(1, len(words)):
        if words[at - 1].lower() in PREFIXES:
            return ""  # "der Plas" is no surname by itself
        name = " ".join(words[at:])
        found = [full for full in known if same_name(name, full)]
        if found:
            return name if all(_has_no_first_name(name, full) for full in found) else ""
    return ""


def written(name: str) -> str:
    """Return a surname as it is written by itself: "Van der Plas" for "van der plas"."""
    if name == name.lower():
        name = re.sub(
            r"[^\W\d_][^\s-]*", lambda m: m[0] if m[0] in PREFIXES else _capital(m[0]), name
        )
    return _capital(name)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def resembling(name: str, known: Collection[str]) -> str:
    """Return the one known name that differs from this one, or from its end, by a letter; or ""."""
    words = dashed(name).split()
    tails = [" ".join(words[at:]) for at in range(len(words))]
    found = {
        full
        for full in known
        for tail in tails
        if min(len(tail), len(full)) >= _NEAREST and _by_a_letter(tail, dashed(full))
    }
    return next(iter(found)) if len(found) == 1 else ""


def _has_no_first_name(name: str, full: str) -> bool:
    before = dashed(full).partition(dashed(name))[0]
    return not before or before.endswith("-")


def _by_a_letter(one: str, other: str) -> bool:
    """Say whether two words differ by one letter: more, less, another, or two exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    left, right = one[at:], other[at:]
    exchanged = left[:2] == right[1::-1] and left[2:] == right[2:]
    return exchanged or left[1:] == right[1:] or left[1:] == right or left == right[1:]


@lru_cache(1 << 14)
def _wholes(full: str) -> tuple[str, ...]:
    """Return a person's name, and each part of a double surname with what stands before it."""
    whole = dashed(full)
    return (whole, *_halves(whole))


def _is_surname(short: str, whole: str) -> bool:
    if short == whole:
        return True
    before = whole.removesuffix(f" {short}")
    return before != whole and re.split("[ -]", before)[-1] not in PREFIXES


def _halves(whole: str) -> list[str]:
    """Return the parts of a double surname; nothing for a double first name."""
    first, _, last = whole.rpartition("-")
    named = last.split()[:-1]  # of "Jan-Willem de Wit" there is more than "de" before the last
    return [first, last] if first and last and set(named) <= PREFIXES else []
