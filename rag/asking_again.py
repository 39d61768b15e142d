"""A question for the catalogue asked again: how many sets of questions there are now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.answers import Answer
from rag.context import Known
from rag.datamodels import Filters
from rag.dialogue import heard
from rag.listing import listed

if TYPE_CHECKING:
    from rag.library import Library

_COUNTED = re.compile(r"\b(?:staa[nt]|holds) (\d+) sets? ")
_REST = re.compile(r"(?:, (?:met samen|with) \d|;|\.(?:\s|$)).*", re.DOTALL)
_NUMBER = {"staat": "staan", "set": "sets", "openstaat": "openstaan", "is": "zijn"}


def number_told(reason: str) -> int | None:
    """Return how many sets of questions a count speaks of."""
    found = _COUNTED.search(reason)
    return int(found[1]) if found else None


def number_now(question: str, reason: str, language: str, library: Library) -> int | None:
    """Return how many sets a question counts now; None where it cannot be asked as it was.

    It can when what is counted, and within which limits, is said in the same words as then: a
    passport does not hold the filters that were chosen on the page, nor what was asked before.
    """
    now = _asked(question, language, library)
    if now is None or not now.listing or _what(now.reason) != _what(reason):
        return None
    return len(now.listing)


def _asked(question: str, language: str, library: Library) -> Answer | None:
    known = Known(library.askers(), library.facets()[1], library.posts())
    found = heard(question, None, known)
    count = found[0].count if len(found) == 1 else None
    if count is None or count.points_back or found[0].asked.exact is not None:
        return None
    limits = Filters().within(found[0].asked.filters)
    return listed(library, question, count, limits, language)


def _what(reason: str) -> list[str]:
    """Return the words that say what is counted, whatever the numbers."""
    words = _REST.sub("", reason).split()
    return [_NUMBER.get(w, w) for w in words if not w.isdigit()]
