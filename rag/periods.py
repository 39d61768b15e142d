"""Periods that a question names: "in 2024", "op 1 maart 2022", "tussen 2020 en 2022".

Pure, but for "vorig jaar", which depends on the day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "january february march may june july august october"
).split()
_NUMBER = {m: i % 12 + 1 for i, m in enumerate(_MONTHS[:12])} | {
    m: i for m, i in zip(_MONTHS[12:], (1, 2, 3, 5, 6, 7, 8, 10), strict=True)
}
_YEAR = r"(?:19|20|21)\d\d"
_MOMENT = (
    rf"(?:(?:(?:(?:de|the)\s+)?(?P<d{{n}}>\d{{{{1,2}}}})\s+)?(?P<m{{n}}>{'|'.join(_MONTHS)})\s+)?"
    rf"(?:(?P<n{{n}}>\d{{{{1,2}}}}[-/]\d{{{{1,2}}}}[-/]))?(?P<y{{n}}>{_YEAR})\b"
)
_ONE, _TWO = _MOMENT.format(n=1), _MOMENT.format(n=2)
_PERIODS = (
    ("between", rf"\b(?:tussen|between)\s+{_ONE}\s+(?:en|and)\s+{_TWO}"),
    ("between", rf"\b(?:van|from)\s+{_ONE}\s+(?:tot(?:\s+en\s+met)?|t/m|to|until)\s+{_TWO}"),
    ("since", rf"\b(?:sinds|vanaf|since|from)\s+{_ONE}"),
    ("after", rf"\b(?:na|after)\s+{_ONE}"),
    ("through", rf"\b(?:tot\s+en\s+met|t/m|through)\s+{_ONE}"),
    ("before", rf"(?:\b(?:voor|tot|before|until)|\bvóór)\s+{_ONE}"),
    ("on", rf"\b(?:op|per|on)\s+{_ONE}"),
    ("in", rf"\b(?:in|during)\s+{_ONE}"),
    ("of", rf"\b(?:uit|van|from)\s+{_ONE}"),
)
_COMPILED = tuple((kind, re.compile(f"(?i){pattern}")) for kind, pattern in _PERIODS)
_RELATIVE = re.compile(
    r"(?i)\b(?P<of>(?:van|uit|voor|from|of)\s+)?(?:in\s+)?(?:het\s+)?"
    r"(?P<which>vorig|afgelopen|dit|last|this)\s+(?:kalender)?(?:jaar|year)\b"
)
_OF_THE_SUBJECT = frozenset(("of", "before"))  # "de cijfers van 2023", "de doelen voor 2030"
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


def _relative(text: str) -> Period | None:
    """Return the year that is named by how far it is from today: "vorig jaar"."""
    match = _RELATIVE.search(text)
    if match is None:
        return None
    year = _today().year - (match["which"].lower() not in ("dit", "this"))
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Period(match.span(), first, last, narrow=match["of"] is not None)


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
    """Return the first and the last day of a day, month or year; None for 31 February."""
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
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    last = calendar.monthrange(year, _NUMBER[month])[1]
    return date(year, _NUMBER[month], 1), date(year, _NUMBER[month], last)
