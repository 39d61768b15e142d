"""Answers from outside the time that a question names, and whether they are about that time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rag.answers import Answer, Status
from rag.conditions import Conditions
from rag.limits import restriction
from rag.wording import NOT_THEN, WORDS, day


def unbounded(made: Answer, asked: Conditions, searched: str) -> Answer:
    """Return an answer that was found without the time that its question names, as what it is.

    It answers the question where what is quoted, or the question or subject it belongs to, names
    that time ("de opbrengst in 2023"): then it was the subject's. It is "related" otherwise, and
    it is said that nothing was said at that time.
    """
    made = replace(made, interpretation=f"{searched} ({WORDS[made.language]['unrestricted']})")
    if _names(made, asked):
        return made
    limits = restriction(asked.filters, made.language)
    reason = NOT_THEN[made.language == "en"].format(limits=limits)
    return replace(made, status=Status.RELATED, reason=reason)


def _names(made: Answer, asked: Conditions) -> bool:
    """Say whether what is quoted first names the day, or else a year, that is asked about."""
    times = _times(asked)
    first = made.statements[0].citations[0].source if made.statements else ""
    texts = [s.text for s in made.statements if s.citations[0].source == first]
    for evidence in made.evidence:
        if evidence.source == first:
            texts += [evidence.question, evidence.metadata.subject]
    return any(re.search(rf"(?<!\d){re.escape(t)}(?!\d)", x) for t in times for x in texts)


def _times(asked: Conditions) -> list[str]:
    if asked.exact is not None:
        return [day(asked.exact, "nl")]
    bounds: list[date] = [d for d in (asked.filters.since, asked.filters.until) if d is not None]
    years = [d.year for d in bounds]
    return [str(year) for year in range(min(years), max(years) + 1)] if years else []
