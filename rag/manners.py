"""How questions were put and by whom answered, as a count may ask: orally, by state secretaries;
pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.datamodels import Document, DocumentKind, Office

_ORAL = re.compile(
    r"(?i)\b(?:mondelinge?|oral)(?=\s+(?:(?:kamer)?vra(?:ag|gen)\b|questions?\b|gesteld\b|"
    r"ingediende?\b|gestelde\b))"
)
_WRITTEN = re.compile(r"(?i)\b(?:schriftelijke?|written)(?=\s+(?:(?:kamer)?vragen\b|questions\b))")
_RANKS = (
    r"(?P<rank>(?<!de )(?<!the )(?:staatssecretarissen|ministers|state\s+secretaries)|"
    r"(?:een|a)\s+(?:staatssecretaris|minister|state\s+secretary))\b(?!\s+(?:van|voor|of|for)\b)"
)
_BY_RANK = re.compile(rf"(?i)\s{{0,9}}\b(?:door|by)\s+{_RANKS}")
_TO_RANK = re.compile(rf"(?i)\s{{0,9}}\b(?:aan|to)\s+{_RANKS}")
_HEAD = 3_000  # characters in which a document says what it is
_PRINTED = re.compile(r"(?im)^[^\S\n]*mondelinge\s+vra(?:ag|gen)\s+van\b")
_WORDS = {
    "oral": ("mondelinge vragen", "oral questions"),
    "written": ("schriftelijke vragen", "written questions"),
    "by": ("beantwoord door een {office}", "answered by a {office}"),
    "to": ("gesteld aan een {office}", "put to a {office}"),
}
_ENGLISH = {Office.STATE_SECRETARY: "state secretary", Office.MINISTER: "minister"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How questions were put (None: either way), and the rank of who answered or was asked."""

    oral: bool | None = None
    by: Office | None = None
    to: Office | None = None


ANY_MANNER = Manner()


def manner(query: str) -> tuple[Manner, str]:
    """Return in what manner questions are counted, and the query without ranks."""
    oral = True if _ORAL.search(query) else False if _WRITTEN.search(query) else None
    found = Manner(oral)
    by, to = _BY_RANK.search(query), _TO_RANK.search(query)
    if by:
        found, query = replace(found, by=_office(by)), _BY_RANK.sub("", query)
    elif to:
        found, query = replace(found, to=_office(to)), _TO_RANK.sub("", query)
    return found, query


def in_manner(documents: Sequence[Document], wanted: Manner) -> bool:
    """Say whether a set of questions, given by its documents, was put and answered so."""
    oral = any(_PRINTED.search(d.text[:_HEAD]) for d in documents)
    answers = (d for d in documents if d.kind is DocumentKind.ANSWER)
    offices = (office for d in documents for office in d.metadata.addressees)
    return (
        wanted.oral in (None, oral)
        and (
            wanted.by is None
            or any(a.office is wanted.by for d in answers for a in d.metadata.answerers)
        )
        and (wanted.to is None or any(o.lower().split()[0] == wanted.to for o in offices))
    )


def in_words(wanted: Manner, language: str = "nl") -> list[str]:
    """Return a manner in words: "mondelinge vragen", "beantwoord door een minister"."""
    english = language == "en"
    said = []
    if wanted.oral is not None:
        said.append(_WORDS["oral" if wanted.oral else "written"][english])
    for name, office in (("by", wanted.by), ("to", wanted.to)):
        if office is not None:
            called = _ENGLISH[office] if english else office.value
            said.append(_WORDS[name][english].format(office=called))
    return said


def _office(found: re.Match[str]) -> Office:
    state = re.search(r"(?i)staats|state", found["rank"])
    return Office.STATE_SECRETARY if state else Office.MINISTER
