"""Which other words a word of a count also means: its inflections, and longer words; pure.

"Wachttijden" is also wachttijd, and "stikstof" is found in stikstofbeleid; "kinderen" is not found
in kinderopvang, nor "zorg" in zorgen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.registers import folded

_PREFIX = 5  # letters from which a word is also found at the beginning of a longer one
_CUT = 7  # letters from which the ending of a word may be cut
_ENDINGS = ("en", "s", "e")
_ADDED = ("", "e", "en", "s", "er", "ers")


def begins(word: str) -> str:
    """Return the word as it also begins longer ones; "" for a short one."""
    bare = word.replace('"', "")
    return bare if len(bare) >= _PREFIX else ""


def inflections(word: str) -> tuple[str, ...]:
    """Return a word and, of a long one, its other forms: wachttijd for wachttijden."""
    bare = word.replace('"', "")
    ending = next((e for e in _ENDINGS if bare.lower().endswith(e)), "")
    if len(bare) < _CUT or not ending:
        return (bare,)
    stem = bare[: -len(ending)]
    return tuple(dict.fromkeys([bare, *(stem + added for added in _ADDED)]))


def holds(text: str, terms: Sequence[str]) -> bool:
    """Say whether a text holds all terms, each in any form."""
    words = _words(text)
    return all(_holds(words, term) for term in terms)


def _holds(words: Sequence[str], term: str) -> bool:
    exact = [_words(form) for form in inflections(term)]
    start = _words(begins(term))
    for at in range(len(words)):
        if any(parts and list(words[at : at + len(parts)]) == parts for parts in exact):
            return True
        if start and list(words[at : at + len(start) - 1]) == start[:-1]:
            last = words[at + len(start) - 1 : at + len(start)]
            if last and last[0].startswith(start[-1]):
                return True
    return False


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))
