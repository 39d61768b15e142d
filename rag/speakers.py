"""Whose view a question asks for, where it names someone: "wat vindt de SP van de brug?"; pure.

Answers hold what members of government said; what others think stands in them at most as told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rag.full_names import same_name
from rag.naming import surnames
from rag.registers import PARTIES, folded, ministry_at, party

_VIEW = re.compile(
    r"(?i)^\W{0,9}(?:(?:en|maar)\s+)?(?:wat|hoe|waarom)\s+"
    r"(?:zei(?:den)?|zegt|zeggen|vindt|vinden|vond(?:en)?|denkt|denken|dacht(?:en)?|wil|wilde|willen|"
    r"(?:be)?antwoordde|schreef|oordeelt|oordeelde)\s+"
    r"(?P<who>(?:(?:de|het)\s+)?(?:minister|staatssecretaris|ministerie)\s+(?:van|voor)\s+"
    r"[^?,;]{2,60}?|[^?,;]{2,80}?)\s+(?-i:van|over|inzake|met|tegen|aan|dat|een|het|de)\s"
)
_STANDPOINT = re.compile(
    r"(?i)^\W{0,9}(?:(?:en|maar)\s+)?wat\s+(?:is|was)\s+het\s+(?:(?:huidige|laatste)\s+)?"
    r"(?:standpunt|oordeel)\s+van\s+(?P<who>[^?,;]{2,80}?)\s+(?-i:over|inzake|van|met)\s"
)
_ENGLISH_VIEW = re.compile(
    r"(?i)^\W{0,9}(?:(?:and|but)\s+)?(?:what|how|why)\s+(?:does|do|did)\s+(?:the\s+)?"
    r"(?P<who>[^?,;]{2,80}?)\s+(?:say|think|want|answer|write|oppose|support)\b"
)
_BEFORE_NAME = re.compile(
    r"(?i)^(?:(?:de|het|the)\s+)?(?:(?:tweede\s+)?kamerlid|lid|mp|fractie\s+van\s+(?:de\s+)?|"
    r"partij|heer|mevrouw|mr\.?|ms\.?|mrs\.?)?\s*"
)
_MINISTRY = re.compile(
    r"(?i)\b(?:minister|staatssecretaris|ministerie|ministry|secretary)\s+(?:van|voor|of|for)\s+"
    r"(?:de\s+|het\s+|the\s+)?(?P<name>[A-ZÀ-Þ].{1,60})$"
)


def whose(question: str) -> str:
    """Return who is named in a question for someone's view; empty where it asks for none."""
    found = _VIEW.match(question) or _STANDPOINT.match(question) or _ENGLISH_VIEW.match(question)
    return " ".join(found["who"].split()) if found else ""


def is_of_parliament(who: str, askers: Iterable[str], parties: Collection[str]) -> bool:
    """Say whether someone is a party or a member that the library knows: "de SP", "Kamerlid X"."""
    name = _BEFORE_NAME.sub("", who)
    if not name or name == name.lower():
        return False
    known = {folded(p) for p in (*parties, *PARTIES)}
    short = folded(party(re.sub(r"(?i)-?fractie$", "", name)))
    names = (name, who)  # "de Proef" may be called De Proef
    return short in known or any(same_name(n, asker) for n in names for asker in askers)


def by_surname(who: str, answerers: Iterable[str]) -> str:
    """Return a name that is one of those who answered, called without an office; or nothing."""
    bare = who and who[0].isupper() and len(who.split()) <= 3
    known = frozenset(word for name in answerers for word in surnames(name))
    return who if bare and surnames(who) and surnames(who) <= known else ""


def of_ministry(who: str) -> str:
    """Return the code of the ministry whose view is asked for; empty for an unknown one."""
    found = _MINISTRY.search(who)
    known = ministry_at(found["name"].strip(), None) if found else None
    return known.code if known else ""
