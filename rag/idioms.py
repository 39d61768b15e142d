"""Fixed expressions of Dutch, in which a noun is no subject: "zorg dragen", "in staat"; pure."""

from __future__ import annotations

import re
from collections.abc import Collection

# each after its noun, of the nouns that questions may be about
_EXPRESSIONS: tuple[tuple[str, str], ...] = (
    ("zorg", r"zorg (?:\w+ ){0,3}?(?:te )?(?:dragen|draagt?|droeg(?:en)?|gedragen)"),
    ("zorg", r"(?:dragen|draagt?|droeg(?:en)?) (?:\w+ ){0,4}?(?:er )?zorg"),
    ("rekening", r"rekening (?:\w+ ){0,4}?(?:te )?(?:houd(?:en|t)?|houdend|gehouden|hield(?:en)?)"),
    ("rekening", r"(?:houd(?:en|t)?|hield(?:en)?) (?:\w+ ){0,5}?rekening"),
    ("staat", r"(?:in|op) staat(?= (?:te|om|tot|is|zijn|waren|was|stel\w+|gesteld|zal|zullen)\b)"),
    ("hoogte", r"op de hoogte"),
    ("orde", r"(?:aan de|op) orde"),
    ("grond", r"op grond(?= van\b| hiervan\b| daarvan\b)"),
    ("hand", r"aan de hand|in handen"),
    ("weg", r"in de weg(?= (?:te )?sta\w+)"),
    ("plaats", r"in plaats(?= (?:van|daarvan)\b)|plaats (?:te )?(?:vind\w*|vond\w*|gevonden)"),
    ("lijn", r"in lijn(?= met\b)"),
    ("verband", r"in verband(?= (?:met|hiermee|daarmee)\b)"),
    ("licht", r"(?:aan|in) het licht"),
    ("oog", r"met het oog(?= op\b)"),
    ("druk", r"onder druk"),
    ("werk", r"te werk"),
    ("recht", r"recht (?:te )?(?:doen|doet)"),
    ("koste", r"ten koste"),
    ("kracht", r"van kracht"),
    ("bod", r"aan bod"),
    ("spel", r"op het spel"),
    ("beeld", r"in beeld"),
    ("kader", r"in het kader"),
    ("deel", r"deel (?:te )?(?:nemen|neemt|maakt?|uitma\w+)"),
)
_COMPILED = tuple((noun, re.compile(rf"(?i)\b(?:{words})\b")) for noun, words in _EXPRESSIONS)


def is_in_idioms(word: str) -> bool:
    """Say whether a word (folded) may stand in a text without being what that is about."""
    return any(word == noun for noun, _ in _EXPRESSIONS)


def without_idioms(text: str, words: Collection[str]) -> str:
    """Return a text without the expressions in which one of the words (folded) is no subject."""
    for noun, expression in _COMPILED:
        if noun in words:
            text = expression.sub(" ", text)
    return text
