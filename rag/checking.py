"""Whether a sentence says no more than a source does; pure, and strict.

A sentence is supported when *one* of the sentences it cites holds all of it: every word that
carries meaning (its inflection apart), every figure, day and article, every name; with the same
negations, conditions, doubts and limits; in an order that is not turned round. What a language
model adds, mixes or leaves out at the cost of the meaning is refused. So is much that is right:
then the quote is shown instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rag.figures import anchors, spelled

_NEGATES = frozenset(
    """
    niet geen nooit niets niemand nergens noch zonder evenmin nee neen nimmer
    not no never nothing nobody nowhere nor without neither none cannot
    """.split()
)
_CONDITIONS = frozenset(
    """
    als indien mits tenzij alleen slechts behalve uitgezonderd voorwaarde zolang totdat tot
    if unless only except provided until
    """.split()
)
_DOUBTS = frozenset(
    """
    overweeg overweegt overwegen mogelijk wellicht misschien zou zouden verwacht verwachten
    verwachting voornemens voornemen streef streeft streven kan kunnen onderzoek onderzoekt
    onderzoeken waarschijnlijk lijkt schijnt wil willen might may could possibly perhaps expected
    consider considers intend intends
    """.split()
)
_LIMITS = frozenset(
    """
    minder meer hoogstens hooguit maximaal minstens minste minimaal ongeveer circa ruim bijna
    omstreeks rond gemiddeld less more most least about almost nearly over under average
    """.split()
)
_FREE = frozenset(
    """
    de het een en of in op te van voor met aan bij om door uit over naar onder tussen tegen na per
    dat die dit deze dan er hier daar wat wie welke waar zo ook nog al reeds is zijn was waren
    wordt worden werd werden heeft hebben had hadden ben hij zij ze ik wij we u men zich hem haar
    hun ons onze mijn zijn minister staatssecretaris president kabinet volgens aldus zegt zei
    schrijft schreef antwoordt antwoordde meldt meldde stelt stelde geeft gaf laat liet weten aan
    """.split()
)
_QUOTED = re.compile(r"[“\"«„‘]([^”\"»’“„]{2,})[”\"»’]")
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ROLE = re.compile(r"(?i)\b(minister-president|minister|staatssecretaris)\b")
_IN_ORDER = 0.75  # share of the words that stand in the order of the source
_SHORTEST = 4  # letters in which two inflections of a word must agree


def supported(
    sentence: str, sources: Sequence[str], speakers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return why none of the sources holds a sentence; nothing when one of them does.

    `speakers` says, source by source, who said it, in which office.
    """
    if not _WORDS.search(sentence):
        return ("says nothing",)
    if not sources:
        return ("rests on nothing",)
    said = [*speakers, *[""] * (len(sources) - len(speakers))]
    found = [tuple(_reasons(sentence, s, who)) for s, who in zip(sources, said, strict=True)]
    return min(found, key=len)


def _reasons(sentence: str, source: str, speaker: str) -> list[str]:
    reasons = []
    new = anchors(sentence) - anchors(source)
    if new:
        reasons.append(f"figure not in the source: {', '.join(sorted(v for _, v in new))}")
    for quote in _QUOTED.findall(sentence):
        if _squeezed(quote) not in _squeezed(source):
            reasons.append(f"no quote of the source: {quote}")
    words, theirs = _tokens(sentence), _tokens(source)
    for name, group in (("negation", _NEGATES), ("condition", _CONDITIONS), ("doubt", _DOUBTS)):
        if bool(group & set(words)) != bool(group & set(theirs)):
            reasons.append(f"another {name} than in the source")
    limits = _LIMITS & set(theirs) if anchors(sentence) else frozenset[str]()
    if limits - set(words) or (_LIMITS & set(words)) - set(theirs):
        reasons.append("another limit than in the source")
    places = [_place(w, theirs) for w in words if _counts(w)]
    who = _tokens(speaker)
    missing = [
        w for w in words if _counts(w) and _place(w, theirs) is None and _place(w, who) is None
    ]
    if missing:
        reasons.append(f"words not in the source: {', '.join(missing[:5])}")
    if not _roles(sentence) <= _roles(source) | _roles(speaker):
        reasons.append("another office than the speaker's")
    order = [p for p in places if p is not None]
    if order and _rising(order) < _IN_ORDER * len(order):
        reasons.append("turned round")
    if not order:
        reasons.append("says nothing of the source")
    return reasons


def _counts(word: str) -> bool:
    """Say whether a word carries meaning of its own, and is no figure."""
    return word not in _FREE and not word[0].isdigit() and spelled(word) is None


def _tokens(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.lower())
    folded = "".join(c for c in bare if not unicodedata.combining(c))
    return _WORDS.findall(folded.replace("n't", " not"))


def _place(word: str, others: Sequence[str]) -> int | None:
    """Return where a word stands among others, in any inflection; None when it does not."""
    if word in others:
        return others.index(word)
    return next((i for i, other in enumerate(others) if _inflected(word, other)), None)


def _inflected(one: str, other: str) -> bool:
    """Say whether two words differ by a Dutch ending only: sluis and sluizen do not, nat/natte do.

    A prefix that turns the meaning (on-, ont-, ver-) makes another word.
    """
    if min(len(one), len(other)) < _SHORTEST:
        return False
    stems = [_stem(w) for w in (one, other)]
    return stems[0] == stems[1] and len(stems[0]) >= _SHORTEST - 1


def _stem(word: str) -> str:
    for ending in ("en", "e", "s", "t", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            word = word[: -len(ending)]
            break
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", word).replace("z", "s").replace("v", "f")


def _roles(text: str) -> set[str]:
    return {match.lower() for match in _ROLE.findall(text)}


def _rising(places: Sequence[int]) -> int:
    """Return the length of the longest rising run, not necessarily adjoining."""
    best: list[int] = []
    for place in places:
        at = next((i for i, p in enumerate(best) if p >= place), len(best))
        best[at : at + 1] = [place]
    return len(best)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
