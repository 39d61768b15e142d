"""Which answers on a matter are shown, where a question asks for the latest, the first or how they
changed, and what is said of that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rag.choosing import Chosen
from rag.trends import SEVERAL, Trend
from rag.wording import day, speakers

OUTDATED = 0.03  # how much worse a later answer may be met and yet be the latest word
_MOST = 3  # answers shown
_NEARLY = 1.5  # how close another moment's score must come, in standard deviations
_AS_WELL = 0.025  # or how nearly as well it must be met, where
_WELL = 0.86  # it is met well: docs/answers.md

_NAMED: Mapping[Trend, tuple[str, str]] = MappingProxyType(
    {
        Trend.LATEST: (
            "Dit is het laatste antwoord dat hierover {where} is gevonden ({said}).",
            "This is the latest answer on this that was found {where} ({said}).",
        ),
        Trend.EARLIEST: (
            "Dit is het eerste antwoord dat hierover {where} is gevonden ({said}).",
            "This is the first answer on this that was found {where} ({said}).",
        ),
        Trend.PREVIOUS: (
            "Dit is het voorlaatste antwoord dat hierover {where} is gevonden ({said}).",
            "This is the last answer but one on this that was found {where} ({said}).",
        ),
        Trend.CHANGE: (
            "Hierover is {where} één antwoord gevonden ({said}); of er iets veranderde, "
            "blijkt daar niet uit.",
            "One answer on this was found {where} ({said}); it does not show whether anything "
            "changed.",
        ),
    }
)
_WHERE: Mapping[bool, tuple[str, str]] = MappingProxyType(
    {
        False: ("in deze bibliotheek", "in this library"),
        True: ("binnen deze beperking", "within these limits"),
    }
)


def moments(chosen: Sequence[Chosen], trend: Trend) -> list[Chosen]:
    """Return the best pair of each of the best documents, the latest first; or those of the
    latest, the last but one or the first document of them all that is met nearly as well.
    """
    first = chosen[0]
    well = max(met(first) - _AS_WELL, _WELL)
    near = [c for c in chosen if c.score >= first.score - _NEARLY or met(c) >= well]
    best: dict[str, Chosen] = {}
    for one in near:
        best.setdefault(one.document.source, one)
    if trend in SEVERAL:
        return sorted(list(best.values())[:_MOST], key=_moment, reverse=True)
    least = met(first) - OUTDATED
    told = [c for c in best.values() if _moment(c) and met(c) >= least] or near[:1]
    told.sort(key=_moment, reverse=True)
    shown = told[-1 if trend is Trend.EARLIEST else min(trend is Trend.PREVIOUS, len(told) - 1)]
    return [c for c in near if c.document.source == shown.document.source][:_MOST]


def settled(chosen: Sequence[Chosen], trend: Trend) -> Trend:
    """Return what can be shown: how a position changed, where there is no last answer but one."""
    alone = trend is Trend.PREVIOUS and len(moments(chosen, Trend.CHANGE)) == 1
    return Trend.CHANGE if alone else trend


def named(chosen: Sequence[Chosen], trend: Trend, language: str, *, limited: bool = False) -> str:
    """Say that what is shown is the latest or the first answer, or that there is no other.

    `limited` says that only some documents were searched.
    """
    several = len({c.document.source for c in chosen}) > 1
    if trend not in _NAMED or several:
        return ""
    metadata = chosen[0].document.metadata
    said = f"{speakers(metadata, language)}, {day(metadata.received, language)}".rstrip(", ")
    english = language == "en"
    return _NAMED[trend][english].format(said=said, where=_WHERE[limited][english])


def met(chosen: Chosen) -> float:
    """Return how well the words of a query are met by a pair."""
    return max((c.match.whole for c in chosen.candidates if c.match), default=0.0)


def _moment(chosen: Chosen) -> str:
    received = chosen.document.metadata.received
    return received.isoformat() if received else ""
