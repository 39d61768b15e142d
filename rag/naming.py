"""Names of members of government in a query, as an exact signal; pure.

They stand in the metadata of a document, seldom in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.registers import folded

_SHORTEST = 4  # letters; shorter surnames are too often words
_PARTICLES = frozenset("aan bij dan den der des het ten ter tot van von voor".split())
_OFFICE = re.compile(
    r"\b(?i:minister|staatssecretaris|minister-president|premier|state secretary)\s+"
    r"(?P<name>(?:[A-Z]\.\s?)*(?:(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Tt]en|[Tt]er)\s+){0,2}"
    r"[A-ZÀ-Þ][\w’'-]+)"
)


def surnames(name: str) -> frozenset[str]:
    """Return the words of a name by which people call someone, folded.

    "D. Yeşilgöz-Zegerius" gives yesilgoz and zegerius; "Van Weel" gives weel.
    """
    words = re.findall(r"[^\W\d_]+", folded(name))
    return frozenset(w for w in words if len(w) >= _SHORTEST and w not in _PARTICLES)


def named_in(query: str, names: Iterable[str]) -> frozenset[str]:
    """Return those of `names` that a query calls, by a surname written with a capital."""
    called = {folded(w) for w in re.findall(r"[^\W\d_]+", query) if w[0].isupper()}
    return frozenset(name for name in names if called & surnames(name))


def name_tokens(tokens: Sequence[str], names: Iterable[str]) -> list[int]:
    """Return which tokens of a query, "▁" before each word, spell a surname of `names`."""
    called = frozenset(word for name in names for word in surnames(name))
    words: list[tuple[str, list[int]]] = []
    for index, token in enumerate(tokens):
        if token.startswith("▁") or not words:
            words.append((token.lstrip("▁"), [index]))
        else:
            words[-1] = (words[-1][0] + token, [*words[-1][1], index])
    return [
        index
        for word, places in words
        if called & frozenset(re.findall(r"[^\W\d_]+", folded(word)))
        for index in places
    ]


def called_in_office(query: str, names: Iterable[str]) -> str:
    """Return the member of government that a query calls by office and name: "minister Agema".

    "Minister van Landbouw" calls nobody, unless `names` holds one; empty without any.
    """
    known = frozenset(word for name in names for word in surnames(name))
    for match in _OFFICE.finditer(query):
        name: str = match["name"]
        if name[0].isupper() or surnames(name) & known:
            return name
    return ""
