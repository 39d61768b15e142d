"""Which other words a word of a count also means: its inflections, and longer words; pure.

"Wachttijden" is also wachttijd and "wolf" wolven; "stikstof" is found in stikstofbeleid, and "zorg"
in jeugdzorg (`rag.compounds`). "Kinderen" is not found in kinderopvang, nor "zorg" in zorgen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rag.compounds import begins, ends, inflects
from rag.idioms import without_idioms
from rag.registers import folded
from rag.vocabulary import zipf

_PREFIX = 5  # letters from which a word is also found at the beginning of a longer one
_CUT = 7  # letters from which the ending of a word may be cut
_ENDINGS = ("en", "s", "e")
_ADDED = ("", "e", "en", "s", "er", "ers")
_VERB = 1.0  # how much rarer, in zipf, "zorgt" is at most where "zorgen" is a verb: 0.5
_LISTED = 2.0  # zipf value of a word that is no misspelling
_WORD = re.compile(r"[^\W_]+")
_VOICED = {"f": "v", "s": "z"}
_LONG = re.compile(r"(?<![aeiou])(aa|ee|oo|uu)(?=[^aeiou]$)")
_OPEN = re.compile(r"(?<![aeiou])[aeou](?=[^aeiouwx]$)")
_IN_S = re.compile(r"(?:[aeo]l|e[lmnr]|aar|eur|oor|ie|[^e]e)$")  # tafels, boetes, studies
_IN_EREN = frozenset("kind lied lam blad kalf rund ei hoen volk rad goed been".split())


def means(word: str, other: str) -> bool:
    """Say whether a word of a count (folded) also means another word (folded)."""
    forms, beginnings = numbers_of(word), _beginnings(word)
    if other in _own(word):
        return True
    if other.startswith(beginnings) and any(begins(form, other) for form in beginnings):
        return True
    return other.endswith(forms) and any(ends(form, other) for form in forms)


@lru_cache(maxsize=512)
def _own(word: str) -> frozenset[str]:
    """Return a word and all that it is an inflection of, or the other way round."""
    return frozenset((*numbers_of(word), *_cut(word)))


@lru_cache(maxsize=512)
def _beginnings(word: str) -> tuple[str, ...]:
    """Return the forms of a word in which it begins longer ones: wolvenbeleid."""
    return tuple(form for form in (word, *_plurals(word)) if len(form) >= _PREFIX)


@lru_cache(maxsize=512)
def numbers_of(word: str) -> tuple[str, ...]:
    """Return a word and its plural, or its singular: wolven for wolf, wolf for wolven."""
    singles = (s for s in _singulars(word) if zipf(s) >= _LISTED and word in _plurals(s))
    return tuple(dict.fromkeys([word, *_plurals(word), *singles]))


def holds(text: str, terms: Sequence[str]) -> bool:
    """Say whether a text holds all terms, each in any form, other than in a fixed expression."""
    words = words_of(without_idioms(text, [folded(term) for term in terms]))
    return all(any(True for _ in _places(words, term)) for term in terms)


def longer(text: str, terms: Sequence[str]) -> tuple[str, ...]:
    """Return the longer words by which alone a text holds one of the terms; nothing where it
    holds each as it is, or in another form.
    """
    printed = _WORD.findall(without_idioms(text, [folded(term) for term in terms]))
    words = folded(" ".join(printed)).split()
    printed = printed if len(printed) == len(words) else words
    for term in terms:
        places = list(_places(words, term))
        if places and not any(_is_form(words_of(term)[-1], words[at]) for at in places):
            return tuple(dict.fromkeys(printed[at].lower() for at in places))
    return ()


def _is_form(word: str, other: str) -> bool:
    return other in _own(word) or any(inflects(form, other) for form in _beginnings(word))


def _places(words: Sequence[str], term: str) -> Iterator[int]:
    """Yield where words stand that mean a term; of a term of several words the last."""
    *before, last = words_of(term) or [""]
    for at in range(len(before), len(words)) if last else ():
        if list(words[at - len(before) : at]) == before and means(last, words[at]):
            yield at


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, as an index of words has them."""
    return _WORD.findall(folded(text))


def _cut(word: str) -> Iterator[str]:
    """Yield a long word with other endings."""
    ending = next((e for e in _ENDINGS if word.endswith(e)), "")
    if len(word) >= _CUT and ending:
        stem = word[: -len(ending)]
        yield from (stem + added for added in _ADDED)


def _plurals(single: str) -> tuple[str, ...]:
    """Return how the plural of a noun may be spelt; nothing where that is a verb: zorgen."""
    if len(single) < 3 or single[-1].isdigit():
        return ()
    found = [f"{single}s"] if _IN_S.search(single) else []
    if single.endswith("heid"):
        return (*found, f"{single[:-4]}heden")
    if single.endswith("e"):
        return (*found, f"{single}n", *([f"{single}en"] if single[-2:] in ("ie", "ee") else []))
    if _is_verb(single):
        return tuple(found)
    stems = {single, _LONG.sub(lambda m: m[0][0], single)}
    if _OPEN.search(single):  # wetten, but wegen
        double = single + single[-1]
        stems = {double} if zipf(f"{double}en") >= _LISTED else {single}
    stems |= {s[:-1] + _VOICED[s[-1]] for s in stems if s[-1] in _VOICED and s[-2] != s[-1]}
    eren = [f"{s}eren" for s in stems] if single in _IN_EREN else []
    return (*found, *(f"{s}en" for s in sorted(stems)), *eren)


def _singulars(plural: str) -> Iterator[str]:
    """Yield what a word may be the plural of."""
    if plural.endswith("s"):
        yield plural[:-1]
    if plural.endswith("heden"):
        yield f"{plural[:-5]}heid"
    if plural.endswith("eren"):
        yield plural[:-4]
    if not plural.endswith("en"):
        return
    stem = plural[:-2]
    yield f"{stem}e"
    bare = stem[:-1] + {v: k for k, v in _VOICED.items()}.get(stem[-1:], stem[-1:])
    for one in dict.fromkeys((stem, bare)):
        yield one
        if one[-2:-1] == one[-1:]:
            yield one[:-1]
        yield re.sub(r"(?<![aeiou])([aeou])([^aeiou])$", r"\1\1\2", one)


def _is_verb(stem: str) -> bool:
    """Say whether a word is a verb as much as a noun, by how common it is with a t: zorgt."""
    third = stem if stem.endswith("t") else f"{stem}t"
    return third != stem and zipf(third) > max(zipf(stem) - _VERB, 0)
