"""Offices of members of government in Dutch and English; ministries keep their official names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from rag.datamodels import Answerer, Office

_ENGLISH: Mapping[Office, str] = MappingProxyType(
    {
        Office.MINISTER: "Minister",
        Office.STATE_SECRETARY: "State Secretary",
        Office.PRIME_MINISTER: "Prime Minister",
    }
)
_PLACE: Mapping[str, str] = MappingProxyType({"van": "of", "voor": "for"})
_OFFICE = re.compile(
    r"(?i)^(?P<office>minister-president|minister|staatssecretaris)\b(?:\s+(?P<place>van|voor)\b)?"
)


def who(answerer: Answerer, language: str = "nl") -> str:
    """Return office, name and ministry: minister Van Weel (Justitie en Veiligheid)."""
    name = f" {answerer.name}" if answerer.name else ""
    ministry = f" ({answerer.ministry})" if answerer.ministry else ""
    if answerer.office is Office.PRIME_MINISTER:
        ministry = ""
    office = _ENGLISH[answerer.office] if language == "en" else answerer.office.value
    return f"{office}{name}{ministry}"


def office(words: str, language: str = "nl") -> str:
    """Return an office as a document names it, in English where that is asked for:
    "Staatssecretaris van Financiën" is "State Secretary of Financiën".
    """
    found = _OFFICE.match(words)
    if found is None or language != "en":
        return words
    place = f" {_PLACE[found['place'].lower()]}" if found["place"] else ""
    return f"{_ENGLISH[Office(found['office'].lower())]}{place}{words[found.end() :]}"
