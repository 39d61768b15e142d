"""The office of the one who spoke in the place of `ik`; pure.

Every verb that `ik` has must follow: of `ik vind dit goed en moedig scholen aan` the second one
too. Where it cannot be told whether a word is such a verb, nothing is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.aligning import PREPOSITIONS, Token, tokens
from rag.clauses import Row, norms
from rag.scope import EMBEDS, FINITE, FIRST_PERSON, LEADS, PLURAL, third_person

ROLE = re.compile(r"(?i)\b(minister-president|minister|staatssecretaris)\b")
OURS = frozenset("ik mij me mijn mijzelf mezelf wij we ons onze onszelf".split())
_RELATIVES = frozenset("die dat wat wie welke welk".split())
_JOINTS = frozenset("en of maar , ;".split())
_NO_VERBS = (
    PREPOSITIONS
    | FINITE
    | PLURAL
    | EMBEDS
    | LEADS
    | frozenset("het er dit deze inclusief ongeacht".split())
)
# first persons that are nouns and adjectives as well
_ALIKE = frozenset("vraag deel onderzoek verzoek overleg werk zorg steun hoop open".split())
_DE = Token("de", "de")


def offices(speaker: str) -> list[Row]:
    """Return how the one who spoke may be called; nobody when there are more."""
    name = re.sub(r"\([^()]*\)", " ", speaker).strip()
    roles = ROLE.findall(speaker)
    if len(roles) != 1 or not name.lower().startswith(roles[0].lower()) or "," in name:
        return []
    if re.search(r"(?i)\b(?:en|and)\b", name):
        return []
    role, *rest = tokens(name)
    forms: list[Row] = [(_DE, role)]
    return [*forms, (role, *rest), (_DE, role, *rest)] if rest else forms


def spoken(row: Row, forms: Sequence[Row]) -> Iterator[Row]:
    """Yield a sentence with its speaker for `ik`, where that is its only first person."""
    words = norms(row)
    ours = [i for i, n in enumerate(words) if n in OURS]
    if len(ours) != 1 or words[ours[0]] != "ik" or any(n in '":' for n in words):
        return
    if any(ROLE.search(t.raw) for t in row):
        return
    at = ours[0]
    for verb in (at - 1, at + 1):
        if 0 <= verb < len(row) and row[verb].norm in FIRST_PERSON and _acts(words, at, verb):
            changed = _agreed(row, at, verb)
            if changed is not None:
                yield from ((*changed[:at], *form, *changed[at + 1 :]) for form in forms)


def _acts(words: Sequence[str], at: int, verb: int) -> bool:
    """Say whether a name in the place of `ik` can only be what acts.

    In `de gemeente heb ik ingelicht` and `de gemeente die ik heb ingelicht` it could be either.
    """
    if verb > at:
        return at == 0 or words[at - 1] not in _RELATIVES
    first = words[0]
    return verb > 0 and (
        first in PREPOSITIONS or first in LEADS or first.startswith(("hier", "daar"))
    )


def _agreed(row: Row, at: int, verb: int) -> Row | None:
    """Return a row with all verbs of `ik` in the third person; None where that is not sure."""
    changed = list(row)
    for place, token in enumerate(row):
        joined = place > 0 and row[place - 1].norm in _JOINTS
        ours = joined and token.norm in FIRST_PERSON - _ALIKE
        if place == verb or ours:
            word = third_person(token.norm)
            changed[place] = Token(word, word)
        elif place != at and not _apart(token, joined=joined):
            return None
    return tuple(changed)


def _apart(token: Token, *, joined: bool) -> bool:
    """Say whether a word is surely no verb of `ik` that would have to change with it."""
    if joined:
        return _no_verb(token)
    verb = token.norm in FIRST_PERSON - _ALIKE
    return not verb or third_person(token.norm) == token.norm


def _no_verb(token: Token) -> bool:
    """Say whether a word behind `en` is surely no verb of `ik` that would have to change."""
    word = token.norm
    return word not in FIRST_PERSON and (
        token.mark
        or token.figure
        or token.raw[0].isupper()
        or word in _NO_VERBS
        or re.search(r"(?:e|en|heid|\w{4}ties)$", word) is not None
        or word.startswith(("daar", "hier", "waar", "hoe"))
    )
