"""Compound words: which longer words a word is a part of, by what the other part is; pure.

"Politie" begins politiehond, for "hond" is a word, but not politiek; it ends zedenpolitie. What a
word ends is taken only where the compound is much rarer than the word: "rechtbank" is no bank.
"""

from __future__ import annotations

from functools import lru_cache

from rag.vocabulary import zipf

_LINKS = ("", "s", "en", "n", "e", "er")  # between two parts: arbeid-s-markt, zonn-e-paneel
_PLAIN = 3.5  # zipf value from which three letters are taken for a word; of more, listed is enough
_SHORTEST = 3  # letters of a part
_LONG = 7  # letters of a part of which it is enough that it is listed
_RARE = 2.0  # zipf value from which a longer word is one of its own, and no misspelling
_HEAD = 4  # letters of a word that is looked for at the end of others
_BEFORE = 4  # letters of what stands before it
_USUAL = 3.0  # zipf value of what stands before the last part
_OWN = 1.0  # how much rarer, in zipf, a compound is than its last part when that says what it is
# endings that are words as well, but make one word of another: middelbaar
_SUFFIXES = frozenset(
    f"{ending}{e}" for ending in ("baar", "loos", "zaam", "heid", "schap", "dom") for e in ("", "s")
) | frozenset(
    """
    aar aars achtig achtige bare der ders dig dige heden ing ingen ker kers lijk lijke ling lingen
    loze matig matige nis ster sters zame
    """.split()
)
# what a word itself may end in: fossiele, verzoekt, hoofddoekjes, gemeentelijk, ministeriële,
# and what is said of a name: Israëlische, Amerikaanse, Amsterdamse
_ENDINGS = frozenset(
    """
    e en s t d de te ig ige je jes tje tjes heid heden lijk lijke elijk elijke elijks el le
    naal nale se isch ische itisch itische aan aanen aans aanse ans anse er ers ier iers
    """.split()
)
# what stands before a verb or a preposition, and not before the head of a compound
_PREFIXES = frozenset(
    """
    aan achter af bij binnen boven buiten door heen her mede mis neer onder ont oer over samen
    tegen terug toe tussen uit vol voor voorbij voort weer weg waar daar hier
    """.split()
)


def begins(word: str, longer: str) -> bool:
    """Say whether a word is the first part of a longer one, or what that one is made of."""
    rest = longer[len(word) :]
    if not longer.startswith(word) or not rest:
        return False
    if inflects(word, longer):
        return True
    if any(_is_another(stem, word) for stem in _stems(longer)):
        return False
    return any(_is_word(rest[len(link) :]) for link in _LINKS if rest.startswith(link))


def inflects(word: str, longer: str) -> bool:
    """Say whether a longer word is a word with an ending, or with a number run on to it."""
    rest = longer[len(word) :]
    return longer.startswith(word) and (rest in _ENDINGS or rest[:1].isdigit())


def _is_another(stem: str, word: str) -> bool:
    """Say whether a stem is a word of its own that only looks as if it began with a word."""
    return len(stem) > len(word) and zipf(stem) > _RARE and not begins(word, stem)


def ends(word: str, longer: str) -> bool:
    """Say whether a word is the last part of a longer one, and says what that is."""
    before = longer.removesuffix(word)
    if len(word) < _HEAD or len(before) < _BEFORE or before == longer:
        return False
    if before in _PREFIXES or zipf(longer) > zipf(word) - _OWN:
        return False
    parts = (before.removesuffix(link) for link in _LINKS if before.endswith(link))
    return any(len(part) >= _BEFORE and zipf(part) >= _USUAL for part in parts)


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Say whether a text is a word, or two in one."""
    if len(text) < _SHORTEST or text in _SUFFIXES:
        return False
    if any(zipf(t) > (_PLAIN if len(text) == _SHORTEST else 0) for t in (text, *_stems(text))):
        return True
    cuts = range(_BEFORE, len(text) - _SHORTEST + 1)
    return any(_is_listed(text[:at]) and _follows(text[at:]) for at in cuts)


def _follows(text: str) -> bool:
    """Say whether a text is a word, with or without what links it to the one before."""
    return any(text.startswith(link) and _is_listed(text[len(link) :]) for link in _LINKS[:3])


def _is_listed(part: str) -> bool:
    rare = 0.0 if len(part) >= _LONG else _PLAIN - 1
    return len(part) >= _SHORTEST and part not in _SUFFIXES and zipf(part) > rare


def _stems(word: str) -> tuple[str, ...]:
    """Return what a word may be an inflection of: politiek of politieke."""
    return tuple(word[: -len(end)] for end in ("e", "en", "er", "ers", "s") if word.endswith(end))
