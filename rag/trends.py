"""Questions about the order of answers: the latest, the first, how a position changed; pure.

The words that ask so ("hoe is het standpunt over … veranderd?") say nothing of the subject, and are
taken out before it is searched.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Trend(StrEnum):
    """Which of several answers on a matter are shown; empty is the best ones."""

    NONE = ""
    PERIOD = "period"  # the moments of a period
    CHANGE = "change"  # several moments, to compare
    LATEST = "latest"
    EARLIEST = "earliest"
    PREVIOUS = "previous"  # the last but one


SEVERAL = frozenset((Trend.PERIOD, Trend.CHANGE))  # of which more than one answer is shown

_NOUN = (
    r"(?:(?:kabinets)?standpunt(?:en)?|(?:kabinets)?beleid|positie|houding|aanpak|opvatting(?:en)?|"
    r"visie|mening|lijn|regels|regelgeving|wetgeving|position|polic(?:y|ies)|views?|stance|approach|rules)"
)
_ANSWER = r"(?:(?:kamer)?antwoord(?:en)?|reactie|stand\s+van\s+zaken|answers?|reply|word)"
_WHOSE = (
    r"(?:\s+(?:van|of)\s+(?:(?:de|het|the|onze)\s+)?(?:(?:huidige|vorige|dutch)\s+)?"
    r"(?:kabinet|regering|overheid|ministers?|staatssecretaris|government|cabinet))?"
)
_ON = (
    r"(?:over|rond(?:om)?|inzake|omtrent|aangaande|voor|tegen|ten\s+aanzien\s+van|"
    r"met\s+betrekking\s+tot|bij|on|about|regarding|concerning|towards?|against|for)"
)
_THE = (
    r"(?:(?:het|de|zijn|haar|hun|the|its|their|dutch|nederlandse|(?:government|cabinet|minister)['’]s)"
    r"\s+){0,3}"
)
_LAST = (
    r"(?:laatste|(?:meest\s+)?recente|recentste|nieuwste|huidige|actuele|tegenwoordige|latest|"
    r"(?:most\s+)?recent|newest|current)"
)
_FIRST = (
    r"(?:eerste|vroegste|oudste|oorspronkelijke|aanvankelijke|eerdere|toenmalige|first|"
    r"earliest|oldest|original|initial|earlier)"
)
_PREVIOUS = r"(?:vorige|voorlaatste|voorgaande|previous|last\s+but\s+one)"
_NOW = (
    r"(?:nu|thans|momenteel|tegenwoordig|inmiddels|op\s+dit\s+moment|now|currently|"
    r"at\s+the\s+moment|nowadays)"
)
_CHANGED = (
    r"(?:veranderd|gewijzigd|bijgesteld|verschoven|ontwikkeld|changed?|evolved?|shift(?:ed)?)"
)
_SAID = r"(?:zei(?:den)?|schreef|schreven|antwoordden?|antwoordde|meldde|say|write|answer|reply)"
_SUBJECT = r"(?P<subject>[^?]{2,300}?)"
_START = r"(?i)^\W{0,3}(?:(?:en|maar|and|but)\s+)?"
_ASKS = (
    r"(?:(?:wat|hoe|what|how|which|welke?)\s+(?:(?:is|was|zijn|waren|are|were|luidt|luidde)\s+)?|"
    r"(?:geef|toon|show|give)\s+(?:me\s+|mij\s+)?)?"
)
_FRAMES = (
    (
        Trend.CHANGE,
        rf"{_START}(?:(?:hoe|in\s+hoeverre|how)\s+)?(?:is|zijn|was|has|have|did|does)\s+"
        rf"{_THE}{_NOUN}{_WHOSE}\s+{_ON}\s+{_SUBJECT}\s+{_CHANGED}\b(?P<tail>[^?]{{0,200}})",
    ),
    (
        Trend.CHANGE,
        rf"{_START}(?:hoe\s+(?:veranderde|wijzigde|verandert|ontwikkelde(?:\s+zich)?)n?|"
        rf"wat\s+(?:is|was)\s+er\s+(?:veranderd|gewijzigd)\s+(?:aan|in)|what\s+(?:has\s+)?changed\s+in)\s+"
        rf"{_THE}{_NOUN}{_WHOSE}\s+{_ON}\s+{_SUBJECT}(?P<tail>)\s*\??$",
    ),
    (
        Trend.LATEST,
        rf"{_START}{_ASKS}{_THE}{_LAST}\s+{_THE}(?:{_NOUN}|{_ANSWER}){_WHOSE}\s+{_ON}\s+{_SUBJECT}"
        r"(?P<tail>)\s*\??$",
    ),
    (
        Trend.LATEST,
        rf"{_START}(?:wat|what)\s+(?:is|zijn|are)\s+{_NOW}\s+{_THE}{_NOUN}{_WHOSE}\s+{_ON}\s+"
        rf"{_SUBJECT}(?P<tail>)\s*\??$",
    ),
    (
        Trend.LATEST,
        rf"{_START}(?:wat|what)\s+(?:is|zijn|are)\s+{_THE}{_NOUN}{_WHOSE}\s+(?:{_NOW}\s+{_ON}\s+"
        rf"{_SUBJECT}|{_ON}\s+(?P<other>[^?]{{2,300}}?)\s+{_NOW})(?P<tail>)\s*\??$",
    ),
    (
        Trend.LATEST,
        rf"{_START}(?:wat|what)\s+(?:did\s+)?(?:\w+\s+){{0,5}}?{_SAID}?\s*(?:\w+\s+){{0,5}}?"
        r"(?:het\s+laatst|als\s+laatste|voor\s+het\s+laatst|most\s+recently|last)\s+"
        rf"(?:{_SAID}\s+)?{_ON}\s+{_SUBJECT}(?P<tail>)\s*\??$",
    ),
    (
        Trend.LATEST,
        rf"{_START}(?:wat|what)\s+(?:is|was)\s+(?:het|the)\s+"
        r"(?:laatste|nieuwste|meest\s+recente|latest)\s+"
        rf"(?:nieuws\s+|news\s+)?{_ON}\s+{_SUBJECT}(?P<tail>)\s*\??$",
    ),
    (
        Trend.EARLIEST,
        rf"{_START}{_ASKS}{_THE}{_FIRST}\s+{_THE}(?:{_NOUN}|{_ANSWER}){_WHOSE}\s+{_ON}\s+{_SUBJECT}"
        r"(?P<tail>)\s*\??$",
    ),
    (
        Trend.PREVIOUS,
        rf"{_START}{_ASKS}{_THE}{_PREVIOUS}\s+(?:{_NOUN}|{_ANSWER}){_WHOSE}\s+{_ON}\s+{_SUBJECT}"
        r"(?P<tail>)\s*\??$",
    ),
)
# the same about what was asked before, or of someone by name: the subject stays where it stands
_OF_SOMEONE = (
    r"(?:\s+(?:van|of|by)\s+(?:minister|staatssecretaris|state\s+secretary)\s+[^?]{2,100}|"
    r"\s+(?:hierover|daarover|hierop|daarop|erover|dan|(?:about|on)\s+(?:this|that|it)))?"
)
# "wat was het eerste standpunt?", and after a question "en het eerste?"
_BARE = tuple(
    (
        trend,
        rf"{_START}{_ASKS}{_THE}{which}\s+{_THE}(?:{_NOUN}|{_ANSWER}){_OF_SOMEONE}\s*\??$|"
        rf"(?i:^\W{{0,9}}(?:(?:en|maar|and|but)\s+)(?:wat\s+(?:is|was)\s+)?(?:het|de|the)\s+{which}"
        r"(?:\s+(?:dan|one))?\W{0,9}$)",
    )
    for trend, which in (
        (Trend.LATEST, _LAST),
        (Trend.EARLIEST, _FIRST),
        (Trend.PREVIOUS, _PREVIOUS),
    )
)
_COMPILED = tuple((trend, re.compile(pattern)) for trend, pattern in _FRAMES)
_COMPILED_BARE = tuple((trend, re.compile(pattern)) for trend, pattern in _BARE)
_TREND = re.compile(
    r"(?i)\bhoe (?:is|zijn) (?:dit|dat|het standpunt|de positie|het beleid)[^?]{0,60}\bveranderd\b|"
    r"\b(?:door de jaren|in de loop (?:van de tijd|der)|van standpunt veranderd|eerst en nu)\b|"
    r"\b(?:is|zijn) (?:dit|dat|het|de) (?:standpunt|beleid|positie)[^?]{0,60}\bveranderd\b|"
    r"\bhow (?:has|did)[^?]{0,60}\bchanged?\b|"
    r"^\W{0,9}(?:en |and )?(?:wat is er (?:sindsdien |daarna |intussen |inmiddels )?veranderd|"
    r"what (?:has )?changed(?: since)?)\W{0,9}$"
)
_EMPTY = re.compile(r"(?i)^\W*(?:dit|dat|deze|die|dit onderwerp|dat onderwerp|this|that|it)\W*$")


def trend_of(query: str) -> tuple[Trend, str]:
    """Return which answers a question asks for, and its subject where that could be told apart."""
    for trend, pattern in _COMPILED:
        match = pattern.match(query)
        if match is None:
            continue
        parts = match.groupdict()
        subject = parts["subject"] or parts.get("other") or ""
        if _EMPTY.match(subject):
            return trend, ""
        return trend, " ".join(f"{subject} {parts['tail']}".split())
    found = (trend for trend, pattern in _COMPILED_BARE if pattern.match(query))
    return next(found, Trend.CHANGE if _TREND.search(query) else Trend.NONE), ""
