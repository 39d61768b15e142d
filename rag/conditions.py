"""What a question asks of the documents themselves: when something was said, and who asked it.

"Wat zei het kabinet hierover in 2022?" restricts the day of the answer; "in 2022" in "hoeveel
ton kwam er in 2022 binnen?" does not. A period counts only in a question about saying, answering
or asking. Pure.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from rag.datamodels import Filters
from rag.registers import MINISTRIES, PARTIES, folded, ministry_code, party

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "january february march may june july august october"
).split()
_NUMBER = {m: i % 12 + 1 for i, m in enumerate(_MONTHS[:12])} | {
    m: i for m, i in zip(_MONTHS[12:], (1, 2, 3, 5, 6, 7, 8, 10), strict=True)
}
_MOMENT = rf"(?:(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})\s+)?((?:19|20|21)\d\d)"
_PERIODS = (
    ("between", re.compile(rf"(?i)\b(?:tussen|between)\s+{_MOMENT}\s+(?:en|and)\s+{_MOMENT}")),
    ("since", re.compile(rf"(?i)\b(?:sinds|vanaf|na|since|after|from)\s+{_MOMENT}")),
    ("until", re.compile(rf"(?i)\b(?:vóór|voor|tot|before|until)\s+{_MOMENT}")),
    ("on", re.compile(rf"(?i)\b(?:op|per|on)\s+{_MOMENT}")),
    ("in", re.compile(rf"(?i)\b(?:in|uit|van|during|from)\s+{_MOMENT}")),
)
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
_FROM = r"(?:vragen|vraag|questions?|kamervragen)\s+(?:van|door|by|from|die)\s+"
_MEMBER = re.compile(
    rf"(?i)(?:{_FROM}|\bstelden?\s+|\bdid\s+)(?:de\s+|het\s+|the\s+)?(?:(?:kamer)?lid\s+|leden\s+|mp\s+)?"
    r"(?P<who>[\w’'.-]+(?:\s+[\w’'.-]+){0,3})"
)


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
    asking = _ASKING.search(query) is not None
    saying = _SAYING.search(query) is not None and _GOVERNMENT.search(query) is not None
    found = Conditions(query, trend=_TREND.search(query) is not None, about=asking or saying)
    if not found.about:
        return found
    found = _period(found)
    return _member(found, askers, parties) if asking else found


def _period(found: Conditions) -> Conditions:
    for kind, pattern in _PERIODS:
        match = pattern.search(found.query)
        if match is None:
            continue
        days = [_days(*match.groups()[i : i + 3]) for i in range(0, len(match.groups()), 3)]
        first, last = days[0][0], days[-1][1]
        since = {"until": None, "on": None}.get(kind, first)
        until = {"since": None, "until": first, "on": last}.get(kind, last)
        if kind == "on" and match.group(2) is None:  # "op 2022" is no day
            continue
        rest = _subject(_without(found.query, match.span()))
        loose = (
            re.search(r"(?i)\b(?:over|about|inzake)\b", found.query[: match.start()]) is not None
        )
        filters = replace(found.filters, since=since, until=until)
        exact = first if kind == "on" else None
        return replace(
            found, query=rest, filters=filters, loose=loose, exact=exact, whole=found.query
        )
    return found


def _subject(query: str) -> str:
    """Return what a question about saying is about: its own words say nothing of the subject."""
    match = _ABOUT.search(query)
    return match["subject"] if match and _SAYING.search(query[: match.start()]) else query


def _days(day: str | None, month: str | None, year: str) -> tuple[date, date]:
    """Return the first and the last day of a day, month or year."""
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    number = _NUMBER[month.lower()]
    last = calendar.monthrange(int(year), number)[1]
    if day is None:
        return date(int(year), number, 1), date(int(year), number, last)
    exact = date(int(year), number, min(max(int(day), 1), last))
    return exact, exact


def _member(found: Conditions, askers: Collection[str], parties: Collection[str]) -> Conditions:
    match = _MEMBER.search(found.query)
    if match is None:
        return found
    words = match["who"].split()
    known = {folded(p) for p in (*parties, *PARTIES)}
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip("?.,")
        end = match.start("who") + len(" ".join(words[:length]))
        led = re.match(r"(?i)\w*(?:vragen|questions?)", match.group())
        span = (match.start() + (led.end() if led else 0), end)
        span = span if led else (match.start("who"), end)
        short = re.sub(r"(?i)-?fractie$", "", name)
        if folded(party(short)) in known:
            filters = replace(found.filters, party=party(short))
            return replace(found, query=_without(found.query, span), filters=filters)
        if folded(name) in askers:
            filters = replace(found.filters, asker=name)
            return replace(found, query=_without(found.query, span), filters=filters)
    return found


def addressed(query: str) -> str:
    """Return the ministry to which questions are addressed ("aan de minister van …"), or ""."""
    match = re.search(
        r"(?i)\baan (?:de |het )?(?:minister(?:ie)?|staatssecretaris) (?:van|voor) ([^?,.]+)", query
    )
    if match is None:
        return ""
    name = match[1]
    names = {folded(n) for m in MINISTRIES for n in (m.name, m.abbreviation, m.code)}
    words = name.split()
    for length in range(len(words), 0, -1):
        candidate = " ".join(words[:length])
        if folded(candidate) in names:
            return ministry_code(candidate)
    return ""


def _without(query: str, span: tuple[int, int]) -> str:
    return " ".join((query[: span[0]] + query[span[1] :]).split())
