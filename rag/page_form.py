"""What is typed on the page: filters from words, which of them are active, what is wrong; pure."""

from __future__ import annotations

import re
from datetime import date

from rag.datamodels import Filters
from rag.errors import SettingsError
from rag.intent import MAX_CHARACTERS, understand
from rag.limits import restriction
from rag.periods import each_period, period
from rag.registers import ministry_at

SINCE, UNTIL = "Beantwoord vanaf", "Tot en met"  # the labels of the two dates


def to_filters(
    since: str | None, until: str | None, ministry: str | None, party: str | None
) -> Filters:
    """Return filters from what was typed.

    Raises `SettingsError` for what is no date, or when the last day is before the first.
    """
    first, last = _day(since, SINCE), _day(until, UNTIL, last=True)
    if first and last and last < first:
        raise SettingsError(f"“{UNTIL}” ligt vóór “{SINCE}”: zo blijft er geen dag over.")
    return Filters(first, last, ministry or "", party or "")


def _day(text: str | None, label: str, *, last: bool = False) -> date | None:
    """Return the day that words name; of a month or a year the first one, or the `last`."""
    if text is None or not text.strip():
        return None
    words = " ".join(text.split())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        try:
            return date.fromisoformat(words)
        except ValueError as exc:
            raise _no_day(words, label) from exc
    phrase = f"in {words}"
    named = period(phrase)
    one = named is not None and named.span == (0, len(phrase)) and len(each_period(phrase)) == 1
    day = (named.until if last else named.since) if named and one else None
    if day is None:  # also "de afgelopen drie maanden": they have no end
        raise _no_day(words, label)
    return day


def _no_day(words: str, label: str) -> SettingsError:
    return SettingsError(
        f"“{label}”: “{words}” is geen datum. Schrijf bijvoorbeeld 1 maart 2022, 1-3-2022 of "
        "2022-03-01."
    )


def filters_label(
    since: str | None, until: str | None, ministry: str | None, party: str | None
) -> str:
    """Return the heading of the filters, which says what they restrict."""
    try:
        active = restriction(to_filters(since, until, ministry, party))
    except SettingsError:
        return "Filters: een datum klopt nog niet"
    return f"Filters actief: {active}" if active else "Filters"


def ministry_name(code: str) -> str:
    """Return the name of a ministry as people know it, with its abbreviation."""
    known = ministry_at(code, None)
    return f"{known.name} ({code})" if known and known.name != code else code


def wrong_with(message: str) -> str:
    """Say why a message cannot be a question, or nothing: it is too long, or has no words."""
    too_long = len(" ".join(message.split())) > MAX_CHARACTERS
    wordless = re.search(r"\w", message) is None
    return understand(message).reason if too_long or wordless else ""
