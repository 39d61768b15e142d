"""One person under several spellings: "Van Weel" and "D.M. van Weel"; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from rag.filtering import dashed

PREFIXES = frozenset("van de der den ten ter te 't het la el al von du".split())
_INITIALS = re.compile(r"(?P<given>(?:[^\W\d_]\.\s?)+)(?=\S)")


def persons(named: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """Return for each (name, group) the spelling that stands for the person: the commonest.

    Within a group names with one surname are one person, unless their first names or initials
    differ; then a surname alone is a third. An empty group is everybody.
    """
    numbers = Counter(named)
    by_surname: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name, group in numbers:
        by_surname.setdefault((_parts(name)[1], group), []).append((name, group))
    found: dict[tuple[str, str], str] = {}
    for same in by_surname.values():
        givens = {_parts(name)[0] for name, _ in same} - {""}
        one = all(_compatible(a, b) for a, b in combinations(sorted(givens), 2))
        for person in same:
            alike = [p for p in same if one or _parts(p[0])[0] == _parts(person[0])[0]]
            found[person] = min(alike, key=lambda p: (-numbers[p], len(p[0]), p[0]))[0]
    return found


def _parts(name: str) -> tuple[str, str]:
    """Return a folded name as initials or first name, and surname."""
    text = dashed(name)
    initials = _INITIALS.match(text)
    if initials:
        return initials["given"].replace(" ", ""), text[initials.end() :].strip()
    first, _, rest = text.partition(" ")
    words = rest.split()
    given = words and first not in PREFIXES and "-" not in first and set(words[:-1]) <= PREFIXES
    return (first, rest) if given else ("", text)


def _compatible(one: str, other: str) -> bool:
    """Say whether initials or first names may be one person's."""
    if "." not in one and "." not in other:
        return one == other
    if "." in one and "." in other:
        return one.startswith(other) or other.startswith(one)
    return one[0] == other[0]
