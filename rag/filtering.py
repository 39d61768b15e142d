"""Filters as SQL over the library's tables; pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.datamodels import Filters
from rag.registers import MINISTRIES, folded, groups_of, ministry_code

_SHORT = {folded(short) for m in MINISTRIES for short in (m.abbreviation, m.code)}
_NAMED = "instr(replace(replace(replace(p.name, '–', '-'), ' -', '-'), '- ', '-'), ?)"
_PERSON = "EXISTS (SELECT 1 FROM people p WHERE p.source = standing.source AND "


def where(filters: Filters) -> tuple[str, list[str]]:
    """Return a condition on `standing` and its values.

    Names and ministries match anywhere in the name, without regard to capitals or accents; a
    ministry also matches under its other names, and where an answer was given on its behalf. An
    abbreviation is not looked for inside names: there is an "ez" in Volksgezondheid. A party that
    went up in another group is also found there.
    """
    parts = [part for part in _conditions(filters) if part is not None]
    return " AND ".join(c for c, _ in parts) or "1", [v for _, values in parts for v in values]


def _conditions(filters: Filters) -> list[tuple[str, tuple[str, ...]] | None]:
    f = filters
    return [
        ("received >= ?", (f.since.isoformat(),)) if f.since else None,
        ("received <= ?", (f.until.isoformat(),)) if f.until else None,
        (
            f"{_PERSON}p.role IN ('answerer', 'on_behalf_of') "
            "AND (p.code = ? OR (? AND instr(p.belongs, ?))))",
            (ministry_code(f.ministry), *_inside(f.ministry)),
        )
        if f.ministry
        else None,
        _any_of(
            "p.role = 'asker' AND p.belongs = ?",
            [folded(group) for name in several(f.party) for group in groups_of(name)],
        ),
        _any_of(f"p.role = 'asker' AND {_NAMED}", [dashed(n) for n in several(f.asker)]),
        (f"{_PERSON}p.role = 'answerer' AND {_NAMED})", (dashed(f.answerer),))
        if f.answerer
        else None,
        (
            "(source = ? OR identifier = ? OR question_number = ? "
            "OR substr(source, 1, length(?) + 1) = ? || '.' OR source IN (SELECT document FROM "
            "duplicates d WHERE d.source = ? OR substr(d.source, 1, length(?) + 1) = ? || '.'))",
            (f.source,) * 8,
        )
        if f.source
        else None,
    ]


@lru_cache(1 << 14)
def dashed(name: str) -> str:
    """Return a name folded, with the dash of a double name as it is mostly written."""
    return re.sub(r" ?[-–] ?", "-", folded(name))


def several(names: str) -> list[str]:
    """Return the names that a filter holds, commas between them."""
    return [name.strip() for name in names.split(",") if name.strip()]


def _any_of(condition: str, values: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return that a person fulfils a condition for one of the values; None without values."""
    if not values:
        return None
    return "(" + " OR ".join([f"{_PERSON}{condition})"] * len(values)) + ")", tuple(values)


def _inside(ministry: str) -> tuple[str, str]:
    """Return whether ("1" or "0") to look for a ministry inside names, and as what."""
    name = folded(ministry)
    return "0" if name in _SHORT else "1", name
