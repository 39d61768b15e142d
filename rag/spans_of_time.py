"""Parts of a year, and stretches of time counted from a day: the words of a calendar; pure.

Seasons are whole months; "begin", "medio" and "eind" are thirds of a year. Winter is not told, as
it falls in two years.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

_SEASONS: Mapping[str, tuple[int, int]] = MappingProxyType(
    dict.fromkeys(("voorjaar", "lente", "spring"), (3, 5))
    | dict.fromkeys(("zomer", "summer"), (6, 8))
    | dict.fromkeys(("najaar", "herfst", "autumn"), (9, 11))
)
_THIRDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    dict.fromkeys(("begin", "early"), (1, 4))
    | dict.fromkeys(("medio", "mid"), (5, 8))
    | dict.fromkeys(("eind", "einde", "late"), (9, 12))
)
_PLACES = ("eerste tweede derde vierde", "first second third fourth", "1e 2e 3e 4e", "q1 q2 q3 q4")
_PLACE = {word: n for words in _PLACES for n, word in enumerate(words.split())}
_COUNTED = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "one two three four five six seven eight nine ten eleven twelve",
)
_COUNT = {word: n for words in _COUNTED for n, word in enumerate(words.split(), 1)}

_ORDER = r"(?:eerste|tweede|derde|vierde|first|second|third|fourth|[1-4]e)"
FRACTION = (
    rf"(?:{'|'.join([*_SEASONS, *_THIRDS])}|q[1-4]|{_ORDER}\s+(?:helft|half|kwartaal|quarter))"
)
UNIT = rf"(?:(?:kalender)?jaar|year|maand|month|week|{'|'.join(_SEASONS)})"


def months_of(part: str) -> tuple[int, int]:
    """Return the first and the last month of a part of a year (`FRACTION`)."""
    word, _, unit = " ".join(part.lower().split()).partition(" ")
    whole = _SEASONS.get(word) or _THIRDS.get(word)
    if whole is not None:
        return whole
    place = _PLACE[word]
    if unit in ("helft", "half"):
        first = 1 if place == 0 else 7
        return first, first + 5
    return 3 * place + 1, 3 * place + 3


def relative(which: str, unit: str, today: date) -> tuple[date | None, date | None]:
    """Return the days of this or the last day, week, month, season (`UNIT`) or year."""
    now = which in ("dit", "deze", "this", "vandaag", "today")
    if unit == "day":
        day = today if now else today - timedelta(days=1)
        return day, day
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + (0 if now else 7))
        return monday, monday + timedelta(days=6)
    if unit in _SEASONS:
        first, last = _SEASONS[unit]
        year = today.year if now or today.month > last else today.year - 1
    elif unit in ("maand", "month"):
        place = today.year * 12 + today.month - (1 if now else 2)
        year, first = divmod(place, 12)
        first = last = first + 1
    else:
        year, first, last = today.year - (0 if now else 1), 1, 12
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def backwards(count: str, units: str, today: date) -> date | None:
    """Return the day that lies so many days, weeks, months or years back; None for no number."""
    number = int(count) if count.isdigit() else _COUNT.get(count.lower(), 0)
    if not number:
        return None
    if units.lower().startswith(("dag", "day")):
        return today - timedelta(days=number)
    if re.match(r"(?i)we", units):
        return today - timedelta(weeks=number)
    months = number * (1 if units.lower().startswith(("maand", "month")) else 12)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
