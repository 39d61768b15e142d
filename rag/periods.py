"""Periods that a question names: "in 2024", "op 1 maart 2022", "tussen 2020 en 2022", "het voorjaar
van 2024", "vorige maand".

Pure, but for what is named by how far it is from today.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from rag.spans_of_time import FRACTION, UNIT, backwards, months_of, relative

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "january february march may june july august october"
).split()
_NUMBER = {m: i % 12 + 1 for i, m in enumerate(_MONTHS[:12])} | {
    m: i for m, i in zip(_MONTHS[12:], (1, 2, 3, 5, 6, 7, 8, 10), strict=True)
}
_YEAR = r"(?:19|20|21)\d\d"
_MOMENT = (
    rf"(?:(?:(?:(?:de|the)\s+)?(?P<d{{n}}>\d{{{{1,2}}}})\s+)?(?P<m{{n}}>{'|'.join(_MONTHS)})\s+|"
    rf"(?:(?:de|het|the)\s+)?(?P<p{{n}}>{FRACTION})[\s-]+(?:(?:van|of)\s+)?)?"
    rf"(?:(?P<n{{n}}>\d{{{{1,2}}}}[-/]\d{{{{1,2}}}}[-/]))?(?P<y{{n}}>{_YEAR})\b"
)
_ONE, _TWO = _MOMENT.format(n=1), _MOMENT.format(n=2)
_AND = r"(?:en|and|versus|vs\.?|vergeleken\s+met|compared\s+(?:to|with))"
_MORE = rf"(?:\s*,\s*(?:in\s+)?{_YEAR}\b)*"
_PERIODS = (
    ("between", rf"\b(?:tussen|between)\s+{_ONE}\s+(?:en|and)\s+{_TWO}"),
    ("between", rf"\b(?:van|from)\s+{_ONE}\s+(?:tot(?:\s+en\s+met)?|t/m|to|until)\s+{_TWO}"),
    ("between", rf"\b(?:in|during)\s+{_ONE}{_MORE}\s+{_AND}\s+(?:in\s+)?{_TWO}"),
    ("since", rf"\b(?:sinds|vanaf|since|from)\s+{_ONE}"),
    ("after", rf"\b(?:na|after)\s+{_ONE}"),
    ("through", rf"\b(?:tot\s+en\s+met|t/m|through)\s+{_ONE}"),
    ("before", rf"(?:\b(?:voor|tot|before|until)|\bvóór)\s+{_ONE}"),
    ("on", rf"\b(?:op|per|on)\s+{_ONE}"),
    ("in", rf"\b(?:in|during)\s+{_ONE}"),
    ("of", rf"\b(?:uit|van|from)\s+{_ONE}"),
    ("in", rf"(?=\b{FRACTION}){_ONE}"),
)
_COMPILED = tuple((kind, re.compile(f"(?i){pattern}")) for kind, pattern in _PERIODS)
_EACH = re.compile(
    rf"(?i)\b(?P<in>in|during)\s+(?P<all>{_ONE}(?P<more>{_MORE})\s+{_AND}\s+(?:in\s+)?{_TWO})"
)
_OF_THE_SUBJECT = frozenset(("of", "before"))  # "de cijfers van 2023", "de doelen voor 2030"
_RELATIVE = re.compile(
    r"(?i)\b(?P<of>(?:van|uit|voor|from|of)\s+)?"
    r"(?:(?P<day>vandaag(?!\s+de\s+dag)|gisteren|today|yesterday)|"
    r"(?:(?:in|during)\s+)?(?:(?:de|het|the)\s+)?"
    rf"(?:(?P<which>vorige?|afgelopen|dit|deze|last|this|past)\s+(?P<unit>{UNIT})|"
    r"(?:afgelopen|laatste|voorbije|last|past)\s+(?P<count>\d{1,2}|[a-z]{2,8})\s+"
    r"(?P<units>dagen|weken|maanden|jaar|jaren|days|weeks|months|years)))\b"
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Where a period stands in a text, and its days; None is open.

    `exact` is the first day of a period that was named as a day ("op 1 maart 2022"), of which
    `until` alone is the limit: what was said *until* then. `narrow` says that after "over" it
    belongs to the subject: "over de cijfers van 2023".
    """

    span: tuple[int, int]
    since: date | None
    until: date | None
    exact: date | None = None
    narrow: bool = False


def period(text: str) -> Period | None:
    """Return the first period in a text; None without one. A day that is none is no period."""
    for kind, pattern in _COMPILED:
        match = pattern.search(text)
        if match is None:
            continue
        found = [_days(match, n) for n in ((1, 2) if kind == "between" else (1,))]
        days = [d for d in found if d is not None]
        if len(days) < len(found) or (kind == "on" and days[0][0] != days[0][1]):
            continue
        return _period(kind, match.span(), days[0][0], days[-1][1])
    return _relative(text)


def is_ahead(found: Period) -> bool:
    """Say whether a period begins after today: nobody has answered then."""
    return found.since is not None and found.since > _today()


def each_period(text: str) -> list[str]:
    """Return a text once for each of the periods that it names in a row ("in 2022 en 2025"), with
    that one alone; the text itself where it names no such row.
    """
    match = _EACH.search(text)
    if match is None:
        return [text]
    ends = [match.start("all"), match.end("y1"), match.end("more"), match.end("all")]
    first, last = text[ends[0] : ends[1]], text[ends[2] : ends[3]]
    last = re.sub(rf"(?i)^\s*{_AND}\s+(?:in\s+)?", "", last)
    named = [first, *re.findall(_YEAR, match["more"]), last]
    return [f"{text[: ends[0]]}{one}{text[ends[3] :]}" for one in named]


def _relative(text: str) -> Period | None:
    """Return a period that is named by how far it is from today: "vorig jaar"."""
    for match in _RELATIVE.finditer(text):
        since: date | None
        until: date | None
        if match["units"]:
            since, until = backwards(match["count"], match["units"], _today()), None
        else:
            which, unit = match["which"] or match["day"], match["unit"] or "day"
            since, until = relative(which.lower(), unit.lower(), _today())
        if since is not None:
            return Period(match.span(), since, until, narrow=match["of"] is not None)
    return None


def _today() -> date:
    return date.today()


def _period(kind: str, span: tuple[int, int], first: date, last: date) -> Period:
    since: date | None = first
    until: date | None = last
    if kind == "since":
        until = None
    elif kind == "after":
        since, until = last + _DAY, None
    elif kind in ("through", "on"):
        since = None
    elif kind == "before":
        since, until = None, first - _DAY
    return Period(span, since, until, first if kind == "on" else None, kind in _OF_THE_SUBJECT)


def _days(match: re.Match[str], number: int) -> tuple[date, date] | None:
    """Return the first and the last day of a day, month, year or part of a year; None for a day
    that is none, such as 31 February.
    """
    parts = match.groupdict()
    year = int(parts[f"y{number}"] or 0)
    day, month = parts[f"d{number}"], (parts[f"m{number}"] or "").lower()
    if numeric := parts[f"n{number}"]:
        day, month = re.split(r"[-/]", numeric)[:2]
    try:
        if day is not None:
            exact = date(year, _NUMBER.get(month) or int(month), int(day))
            return exact, exact
    except ValueError:
        return None
    part = parts[f"p{number}"]
    first, last = (_NUMBER[month],) * 2 if month else months_of(part) if part else (1, 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
