"""Which strings are Dutch words: word frequencies, and the document's own words.

Frequencies come from the package `wordfreq` (large Dutch list, about 300,000 forms); the same
text is therefore always repaired in the same way, whatever else the library holds.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log10

from rag.registers import folded

_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"(?m)^(?:.{0,60}\s)?([^\W\d_]{2,5})-(?=[^\W\d_]{3})")
_MISSPELT = -6.0  # log10 frequency below which a form that breaks the spelling rules is an error
_UNSEEN = -9.5  # log10 frequency of a word that no list knows
_FUNCTION = 4.8  # zipf value from which a short word is grammar, not part of a compound
_COMMON = 5.3  # zipf value from which any word is


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return dict(get_frequency_dict("nl", wordlist="large"))


@lru_cache(maxsize=1)
def _accented() -> dict[str, float]:
    """Return the frequencies of words with accents, by the same without."""
    found: dict[str, float] = {}
    for word, frequency in _frequencies().items():
        if not word.isascii():
            bare = folded(word)
            found[bare] = max(frequency, found.get(bare, 0.0))
    return found


@lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """Return how common a word (folded) is, whatever its accents: 6 for "over", 0 if unlisted."""
    frequency = max(_frequencies().get(word, 0.0), _accented().get(word, 0.0))
    return log10(frequency) + 9 if frequency else 0.0


class Vocabulary:
    """The Dutch word list, and the words of one document."""

    def __init__(self, text: str = "") -> None:
        self._listed = _frequencies()
        self._counts = Counter(w.lower() for w in _WORD.findall(text))
        self._first = frozenset(m.lower() for m in _HYPHENED.findall(text))

    def listed(self, word: str) -> bool:
        """Say whether the word list knows `word`, whatever its capitals."""
        return word.lower() in self._listed

    def knows(self, word: str) -> bool:
        """Say whether `word` is listed, or occurs at least twice in the document."""
        return self.listed(word) or self._counts[word.lower()] > 1

    def hyphenates(self, word: str) -> bool:
        """Say whether the document writes `word` with a hyphen early in a line: no line end."""
        return word.lower() in self._first

    def log_frequency(self, word: str) -> float:
        """Return the base-10 logarithm of how often `word` occurs among all words."""
        frequency = self._listed.get(word.lower())
        return log10(frequency) if frequency else _UNSEEN

    def rare(self, word: str) -> bool:
        """Say whether the word list hardly knows `word`: a misspelling, as likely as not."""
        return self.log_frequency(word) < _MISSPELT

    def plausible(self, word: str) -> bool:
        """Say whether `word` is known, or a compound of two listed words."""
        if self.knows(word):
            return True
        return any(
            self.log_frequency(word[:i]) > -7 and self.log_frequency(word[i:]) > -7
            for i in range(4, len(word) - 3)
        )

    def is_grammar(self, word: str) -> bool:
        """Say whether `word` is so frequent that it is hardly ever part of a compound."""
        zipf = self.log_frequency(word) + 9
        return zipf >= _COMMON or (zipf >= _FUNCTION and len(word) <= 6)
