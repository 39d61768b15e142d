"""The small words of Dutch and English, and which of the two a text is in; pure."""

from __future__ import annotations

import re

from rag.languages import leaning

_ENGLISH = frozenset(
    """
    a about and any are as at be been but by can could did do does for from had has have how
    if in into is it its many may much of on or should since than that the their
    there these they this those to under was were what when where which who whom whose why
    will with would you your
    """.split()
)
_DUTCH = frozenset(
    """
    aan al als bij dan dat de der deze die dit door een en er geen haar heeft het hij hoe
    hoeveel hun ik in is je kan komt krijgt maar mag met mijn moet na naar niet nog nu of om
    onder ons ook op over te tegen toch tot tussen uit van vanaf vanwege voor waar waarom
    wanneer waren was wat welk welke werd wie wil worden wordt ze zich zij zijn zo zonder
    zou zouden
    """.split()
)


def is_function_word(word: str) -> bool:
    """Say whether a word is one of grammar, which says nothing of a subject."""
    return word.lower() in _DUTCH | _ENGLISH


def language_of(text: str) -> str:
    """Return "en" when the words of `text` are mostly English, otherwise "nl".

    The small words tell most; where there are few, the others do.
    """
    words = re.findall(r"[a-zà-ÿ]+(?:['’][a-z]+)?", text.lower())
    small = sum((w in _ENGLISH) - (w in _DUTCH) for w in words)
    others = [w for w in words if w not in _ENGLISH | _DUTCH]
    return "en" if 2 * small + leaning(others) > 0 else "nl"
