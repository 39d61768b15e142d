"""What is shown as searched: the query as it was read, with its limits; pure."""

from __future__ import annotations

from rag.conditions import Conditions
from rag.datamodels import Filters
from rag.intent import Understanding
from rag.limits import restriction


def interpretation(understood: Understanding, asked: Conditions, chosen: Filters) -> str:
    """Return what was searched, where it is not what was typed; `chosen` are the page's filters."""
    limits = chosen.within(asked.filters)
    if not understood.follows_up and not limits.active:
        return ""
    return with_limits(understood.query, limits, understood.language)


def with_limits(query: str, filters: Filters, language: str) -> str:
    """Return a query with its limits between brackets, as they are read back when sent again."""
    limits = restriction(filters, language)
    return f"{query} ({limits})" if limits else query
