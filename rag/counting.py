"""Questions that are answered from the catalogue: how many, and which, questions were asked.

"Hoeveel vragen over stikstof in 2024?" is counted, not searched: every document whose subject or
questions hold the words counts, exactly, and each is listed. Pure; the library does the counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_COUNTS = re.compile(
    r"(?i)\b(?P<many>hoeveel|hoe vaak|aantal|how many|number of)\s+(?:(?:schriftelijke|"
    r"parliamentary|written|sets?|of)\s+)*(?P<what>kamervragen|vragen|questions|antwoorden|answers)\b"
)
_LISTS = re.compile(
    r"(?i)\b(?:welke|alle|(?:een )?(?:lijst|overzicht) (?:van|met)(?: alle)?|toon|geef|which|all|"
    r"list(?: of)?)\s+(?:(?:de|alle|the|nog|schriftelijke|parliamentary|written|open\w*|"
    r"onbeantwoorde|unanswered)\s+)*"
    r"(?P<what>kamervragen|vragen|questions|antwoorden|answers)\b"
)
_TITLED = re.compile(r"(?i)^\s*(?P<what>(?:kamer|deel)?vragen)\s+(?:van|door|aan|over)\b[^?]*$")
_ACTS = re.compile(
    r"(?i)\b(?:stelde[n]?|gesteld|ingediend|beantwoord|gegeven|staan|zijn er|over|van|aan|"
    r"kamervragen|asked?|submitted|answered|were|did|about|on|by|from)\b"
)
_TOPIC = re.compile(r"(?i)\b(?:over|inzake|betreffende|about|on|regarding)\s+(?P<topic>.+)$")
_EMPTY = frozenset(
    """
    de het een er hierover dit dat die aan van door in op met en of zijn is werden waren gesteld
    beantwoord kamerleden lid leden fractie minister staatssecretaris kabinet
    al reeds nog moet moeten antwoorden geantwoord
    the a an of to in by and were been asked answered vragen kamervragen questions
    """.split()
)
_PUT = frozenset(
    """
    stelde stelden ingediend gegeven staan staat hier deze bibliotheek kamer tweede did were ask
    there library
    """.split()
)
_OPEN = re.compile(
    r"(?i)\b(?:(?:zijn |staan |are )?(?:nog |still )(?:steeds )?(?:open|"
    r"niet beantwoord|onbeantwoord)|onbeantwoord|niet beantwoord|openstaand\w*|unanswered)\b"
)

_STILL = re.compile(r"(?i)\b(?:openstaande|open|onbeantwoorde|unanswered) (?:vragen|questions)\b")


@dataclass(frozen=True, slots=True)
class Counting:
    """A question for the catalogue: about which words, and only those still open or all."""

    topic: tuple[str, ...]
    open_only: bool = False


def counting(query: str, *, restricted: bool = False) -> Counting | None:
    """Say whether a query (without its conditions) is to be counted, and by which words.

    `restricted` says that it named askers or a period already. None for a question that is to be
    searched: "welke vragen roept dat op?"
    """
    match = _COUNTS.search(query) or _LISTS.search(query) or _TITLED.search(query)
    if match is None:
        return None
    if not restricted and _ACTS.search(query[match.start("what") :]) is None:
        return None
    topic = _TOPIC.search(query, match.end("what"))
    if topic is None and not restricted and not _says_no_more(query[match.end("what") :]):
        return None
    words = re.findall(r"[\w’'-]{2,}", _OPEN.sub(" ", topic["topic"])) if topic else []
    kept = tuple(w for w in words if w.lower() not in _EMPTY)
    return Counting(kept, (_OPEN.search(query) or _STILL.search(query)) is not None)


def _says_no_more(rest: str) -> bool:
    """Say whether the words after "vragen" only say that they were put: "zijn er gesteld"."""
    words = re.findall(r"[^\W\d_]+", _OPEN.sub(" ", rest).lower())
    return all(word in _EMPTY or word in _PUT for word in words)
