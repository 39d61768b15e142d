"""What a message only adds to the question before it: "en in België?", "and in Belgium?"; pure."""

from __future__ import annotations

import re

from rag.countries import DUTCH
from rag.periods import period

_HOW = (  # "hoe zit dat", "geldt dat ook", "wat geldt er"
    r"(?i:(?:en\s+|maar\s+)?(?:hoe\s+(?:zit|zat|staat|is|was|gaat|werkt|loopt)\s+(?:dat|het|dit)|"
    r"(?:geldt|gebeurt|kan|mag|speelt|is)\s+(?:dat|dit|het)(?:\s+ook)?(?:\s+zo)?|"
    r"wat\s+geldt(?:\s+er)?)\s+)"
)
_ADDS = re.compile(
    rf"^\W*(?:(?i:(?:en|maar)\s+)|(?={_HOW})){_HOW}?(?i:dan\s+)?"
    r"(?:(?i:in|bij|voor|van|naar|uit|met|buiten|onder|per|door|tegen|op|aan|binnen)\s+|"
    r"(?i:de|het|een)\s+|(?=[A-ZÀ-Þ]))(?P<what>\w\S*(?:\s+\S+){0,3})\s*$"
)
_ADDS_COUNTRY = re.compile(
    r"(?i)^\W*(?:(?:and|but)\s+)?(?:(?:what|how)\s+about\s+|what\s+is\s+it\s+like\s+)?"
    r"(?:(?:in|for|from|to|with)\s+)?(?:the\s+)?(?P<what>[a-z][a-z ]{1,20}?)\s*"
    r"(?:then\s*)?[?!.]*\s*$"
)
_SIGNS = " ?!."


def added(message: str) -> str:
    """Return what a message adds to the question before it; empty where it says more than that."""
    found = _ADDS.match(message)
    return found["what"].rstrip(_SIGNS) if found and period(message) is None else ""


def added_country(message: str) -> str:
    """Return the country that an English message adds to the question before, or nothing."""
    found = _ADDS_COUNTRY.match(message)
    name = found["what"].strip() if found else ""
    return name if name.lower() in DUTCH else ""


def instead(message: str, before: str) -> bool:
    """Say whether a message adds something in place of what the one before it added:
    "en in België?", "en in Duitsland?".
    """
    return all(added(text) or added_country(text) for text in (message, before))
