"""What a question asks of the documents themselves: when something was said, and who asked it.

"Wat zei het kabinet hierover in 2022?" restricts the day of the answer; "in 2022" in "hoeveel
ton kwam er in 2022 binnen?" does not. A period counts only in a question about saying, answering
or asking. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from rag.counting import counts
from rag.datamodels import Filters
from rag.members import Asked, members, stranger
from rag.periods import period
from rag.registers import MINISTRIES, folded, ministry_code

_SAYING = re.compile(
    r"(?i)\b(?:zei|zeggen|zegt|gezegd|antwoordd?en?|antwoordde|geantwoord|beantwoordd?e?n?|schreef|"
    r"meldde|verklaarde|standpunt|said|say|says|answer(?:ed|s)?|replied|position)\b"
)
_GOVERNMENT = re.compile(
    r"(?i)\b(?:kabinet\w*|minister\w*|staatssecretaris\w*|regering\w*|bewinds\w+|government|cabinet|"
    r"hierover|hierop|daarover|about this|on this)\b"
)
_ASKING = re.compile(
    r"(?i)\b(?:kamervragen|kamervraag|schriftelijke vragen|vragen (?:van|door|gesteld|over|aan)|"
    r"vragen (?:zijn|werden|waren|heeft|hebben)|(?:hoeveel|welke|alle) (?:\w+ )?vragen|"
    r"(?:how many|which) (?:\w+ )?questions|vragen stelden?|"
    r"stelden? \w+(?: \w+){0,3} vragen|parliamentary questions?|"
    r"questions? (?:by|from|about|on|to|did|were|asked))\b"
)
_ABOUT = re.compile(r"(?i)\b(?:over|inzake|about|on)\s+(?P<subject>[^?]{4,}?)\s*\??$")
_TREND = re.compile(
    r"(?i)\bhoe (?:is|zijn) (?:dit|dat|het standpunt|de positie|het beleid)[^?]{0,60}\bveranderd\b|"
    r"\b(?:door de jaren|in de loop (?:van de tijd|der)|van standpunt veranderd|eerst en nu)\b|"
    r"\bhow (?:has|did)[^?]{0,60}\bchanged?\b"
)
_TO = re.compile(
    r"(?i)\b(?:aan|to)\s+(?:(?:de|het|the)\s+)?(?:minister(?:ie)?|ministry|staatssecretaris)\s+"
    r"(?:van|voor|of|for)\s+(?P<name>[^?.]+)"
)
_MINISTRY_NAMES = frozenset(folded(n) for m in MINISTRIES for n in (m.name, m.abbreviation, m.code))
_OVER = re.compile(r"(?i)\b(?:over|about|inzake|on)\b")


@dataclass(frozen=True, slots=True)
class Conditions:
    """A question without its conditions, and the conditions.

    `about` says that the question is about asking or answering at all; `trend` that it asks how
    an answer changed; `loose` that the period may as well belong to the subject. `exact` is the
    first day of a period that was named as a moment ("op 1 maart 2022"). `whole` is the question
    as it was, where a period was taken out.
    """

    query: str
    filters: Filters = Filters()
    trend: bool = False
    about: bool = False
    loose: bool = False
    exact: date | None = None
    whole: str = ""


def conditions(
    query: str, askers: Collection[str] = (), parties: Collection[str] = ()
) -> Conditions:
    """Split a question into what it is about and which documents it restricts itself to.

    `askers` are the folded names, `parties` the abbreviations that the library knows.
    """
    asking = _ASKING.search(query) is not None or counts(query)
    saying = _SAYING.search(query) is not None and _GOVERNMENT.search(query) is not None
    found = Conditions(query, trend=_TREND.search(query) is not None, about=asking or saying)
    if not found.about:
        return found
    found = _period(found)
    if not asking:
        return found
    found = _ministry(found)
    asked = members(found.query, askers, parties, anywhere=counts(query))
    return _asked(found, asked) if asked else found


def of_a_stranger(found: Conditions) -> Conditions:
    """Return conditions with an asker who is not known, where the question names one."""
    asked = stranger(found.query)
    return _asked(found, asked) if asked else found


def _period(found: Conditions) -> Conditions:
    named = period(found.query)
    if named is None:
        return found
    over = _OVER.search(found.query[: named.span[0]]) is not None
    if over and named.narrow:
        return found
    filters = replace(found.filters, since=named.since, until=named.until)
    rest = _subject(without(found.query, named.span))
    return replace(
        found, query=rest, filters=filters, loose=over, exact=named.exact, whole=found.query
    )


def _subject(query: str) -> str:
    """Return what a question about saying is about: its own words say nothing of the subject."""
    match = _ABOUT.search(query)
    return match["subject"] if match and _SAYING.search(query[: match.start()]) else query


def _asked(found: Conditions, asked: Asked) -> Conditions:
    filters = replace(
        found.filters,
        asker=found.filters.asker or ", ".join(asked.people),
        party=found.filters.party or ", ".join(asked.parties),
    )
    return replace(found, query=without(found.query, asked.span), filters=filters)


def _ministry(found: Conditions) -> Conditions:
    """Take out to whom questions are addressed: "aan de minister van Landbouw"."""
    match = _TO.search(found.query)
    if match is None:
        return found
    words = match["name"].split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip(",.")
        if folded(name) in _MINISTRY_NAMES:
            end = match.start("name") + len(name)
            filters = replace(found.filters, ministry=ministry_code(name))
            rest = without(found.query, (match.start(), end))
            return replace(found, query=rest, filters=filters)
    return found


def without(query: str, span: tuple[int, int]) -> str:
    """Return a text without a part of it."""
    rest = " ".join((query[: span[0]] + " " + query[span[1] :]).split())
    return re.sub(r" (?=[?.!,])", "", rest)
