"""Questions about the catalogue as a whole: who asked or answered most, who did, what it holds.

"Wie stelde de meeste vragen over zorg?", "Welke ministers hebben geantwoord?", "Hoeveel documenten
bevat de bibliotheek?". What is asked of the world ("welke ministeries betalen de brug?") is none of
these. Pure; whoever holds the documents counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Ranked(StrEnum):
    """What is counted by."""

    ASKER = "asker"
    PARTY = "party"
    ANSWERER = "answerer"
    MINISTRY = "ministry"
    OFFICE = "office"  # to whom questions were put
    DOCUMENTS = "documents"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Rank:
    """By what a count is broken down; `most` asks for the first, otherwise for all.

    `names` says that only the names are asked for, without the questions themselves.
    """

    by: Ranked
    most: bool = False
    names: bool = False


_NOUNS = (
    (Ranked.ASKER, r"(?:tweede\s+)?kamerl(?:id|eden)|leden|parlementari[eë]rs?|mps?|members?"),
    (Ranked.PARTY, r"partij(?:en)?|fracties?|part(?:y|ies)"),
    (Ranked.ANSWERER, r"ministers?|bewinds\w+|staatssecretariss?(?:en)?|state secretar(?:y|ies)"),
    (Ranked.MINISTRY, r"ministeries?|departement(?:en)?|ministr(?:y|ies)|departments?"),
)
_SETS = (
    r"(?:(?:schriftelijke|parlementaire|parliamentary|written)\s+)*"
    r"(?:kamervragen|vragen|questions|antwoorden|answers)\b"
)
_WHO = (
    r"(?:(?P<who>wie|who|whom)|(?P<how>(?:welke?|which|what|hoeveel|how\s+many)\s+)"
    rf"(?P<noun>{'|'.join(words for _, words in _NOUNS)}))\b"
)
_HEAD = re.compile(
    rf"(?i)^\W*(?:(?:en|and)\s+)?(?P<at>(?:aan|to|van|by|door|from)\s+)?{_WHO}"
    r"(?:\s+of\s+parliament\b)?\s*"
    r"(?P<verb>(?:stelden?|stelt|stellen|dienden?|vroeg(?:en)?|(?:be)?antwoordden?|"
    r"(?:be)?antwoordt|(?:be)?antwoorden|beantwoorden|gaf|gaven|kregen|kreeg|krijgt|krijgen|"
    r"heeft|hebben|had|hadden|zijn|werden|worden|kwamen|komen|asked|asks?|put|tabled|"
    r"answered|answers?|gave|got|gets?|received|receives?|has|have|were|are|did)\b)?"
)
_MOST = re.compile(
    rf"(?i)\b(?:(?:de|het|the)\s+)?(?:meeste|most)\s+{_SETS}|"
    rf"\b(?:het\s+)?(?:vaakst|meest|most\s+often|most\s+frequently|the\s+most)\b(?:\s+{_SETS})?"
)
_ALSO = re.compile(rf"(?i)^\s*(?:(?:er|al|ooit|de|any|ever|the|asked|put)\s+)*{_SETS}")
_DEEDS = (
    (
        "received",
        re.compile(r"(?i)\b(?:kre(?:eg|gen)|krijgt|krijgen|gekregen|got|gets?|received?)\b"),
    ),
    (
        "answered",
        re.compile(
            r"(?i)\b(?:be|ge)?antwoord(?:den?|t|en)?\b|\b(?:gaf|gaven|gave)\b|\banswer(?:s|ed)?\b"
        ),
    ),
    (
        "asked",
        re.compile(
            r"(?i)\b(?:stelden?|stelt|stellen|dienden?|vroeg(?:en)?|gesteld|ingediend|ingezonden|gevraagd|"
            r"kwamen|komen|asked|asks?|put|tabled)\b"
        ),
    ),
)
_PLURAL = re.compile(r"(?i)(?:en|s|lieden|ies)$")
_PER = re.compile(
    r"(?i)\b(?:per|uitgesplitst\s+naar|for\s+each)\s+"
    rf"(?P<noun>{'|'.join(words for _, words in _NOUNS)})\b"
)
_NUMBER = re.compile(r"(?i)\W*(?:en\s+)?(?:hoeveel|how\s+many)\b")
# words with which a message asks for what the library holds, and for nothing else
_HOLDS = frozenset(
    """
    bevat bevatten heeft telt staan staat zijn zitten zit er erin in deze de dit het van uit
    bibliotheek collectie verzameling catalogus index hier je jij u doorzoek doorzoekt doorzoeken
    doorzocht hebt hebben heb kun kunt kan worden vertegenwoordigd voor komen voorkomen aanwezig
    does do this the library hold holds contain contains cover covers covered have has are there
    in you collection here is search from
    """.split()
)
_SPANS = frozenset(
    """
    dekt beslaat bestrijkt omvat gaan gaat lopen loopt documenten antwoorden vragen kamervragen over
    komen documents answers questions tot bestrijken beslaan dekken
    """.split()
)
_GAVE = frozenset(
    "geantwoord antwoordden antwoorden beantwoordden answered vragen gesteld stelden asked "
    "questions kamervragen beantwoord".split()
)
_DOCUMENTS = re.compile(
    r"(?i)^\W*(?:en\s+)?(?:hoeveel\s+(?:documenten|stukken|bestanden)|"
    r"how\s+many\s+(?:documents|files)|hoe\s+groot|how\s+(?:big|large)|"
    r"wat\s+(?=(?:staat|zit|bevat)\b)|what\s+(?=(?:is|does)\b))(?P<rest>[^?]*)\W*$"
)
_PERIOD = re.compile(
    r"(?i)^\W*(?:en\s+)?(?:(?:over\s+|uit\s+)?(?:welke?|what|which)\s+"
    r"(?:jaren|periode|tijdvak|tijd|years?|period)|(?:van|tot|vanaf|sinds)\s+wanneer)\b"
    r"(?P<rest>[^?]*)\W*$"
)
_LIBRARY = re.compile(
    r"(?i)\b(?:bibliotheek|collectie|catalogus|library|collection|erin|hier|here)\b"
)


def overview(query: str) -> Rank | None:
    """Say what of the library a message asks for, where it asks for nothing else."""
    found = _DOCUMENTS.match(query)
    said = _LIBRARY.search(query) is not None
    if found and _only(found["rest"], _HOLDS) and (said or _NUMBER.match(query)):
        return Rank(Ranked.DOCUMENTS)
    found = _PERIOD.match(query)
    if found and _only(found["rest"], _HOLDS | _SPANS) and said:
        return Rank(Ranked.PERIOD)
    head = _HEAD.match(query)
    if head is None or not head["noun"] or head["at"] or not _PLURAL.search(head["noun"]):
        return None
    rest = query[head.end("noun") :]
    return Rank(_by_noun(head["noun"]), names=True) if _only(rest, _HOLDS | _GAVE) else None


def ranking(query: str) -> tuple[Rank, str] | None:
    """Return by what a question ranks those who asked or answered, and what else it says."""
    head = _HEAD.match(query)
    if head is None or not head["verb"]:
        return None
    rest = query[head.end() :]
    most = _MOST.search(rest)
    what = most or _ALSO.match(rest)
    by = _by(head, rest) if what else None
    if what is None or by is None:
        return None
    if most is None and by in (Ranked.ANSWERER, Ranked.OFFICE):
        return None  # "wie beantwoordde vragen over de brug": a search tells
    if most is not None and _NUMBER.match(query):
        return None
    return Rank(by, most=most is not None), f"{rest[: what.start()]} {rest[what.end() :]}"


def broken_down(query: str) -> tuple[Rank, str] | None:
    """Return by what a count is to be broken down, and the count without that: "per partij"."""
    per = _PER.search(query)
    if per is None:
        return None
    rank = Rank(_by_noun(per["noun"]), names=True)
    return rank, f"{query[: per.start()].rstrip()}{query[per.end() :]}"


def _by(head: re.Match[str], rest: str) -> Ranked | None:
    """Return whom a question ranks: by who it names and what they did."""
    noun = _by_noun(head["noun"]) if head["noun"] else None
    asks = noun in (None, Ranked.ASKER, Ranked.PARTY)
    answers = noun not in (Ranked.ASKER, Ranked.PARTY)
    done = next((d for d in map(_done, (head["verb"], rest)) if d), "")
    if (head["at"] or "").strip().lower() in ("aan", "to") or done == "received":
        return Ranked.OFFICE if answers else None
    if done == "answered":
        return (noun or Ranked.ANSWERER) if answers else None
    return (noun or Ranked.ASKER) if done == "asked" and asks else None


def _done(text: str) -> str:
    """Return what those who are ranked did; nothing where a text does not say."""
    return next((name for name, pattern in _DEEDS if pattern.search(text)), "")


def _by_noun(noun: str) -> Ranked:
    return next(by for by, words in _NOUNS if re.fullmatch(words, noun.strip(), re.IGNORECASE))


def _only(text: str, allowed: frozenset[str]) -> bool:
    return all(word in allowed for word in re.findall(r"[^\W\d_]+", text.lower()))
