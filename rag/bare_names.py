"""A message that is nothing but the name of a party, a member or a minister; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from rag.conditions import Conditions
from rag.datamodels import Filters
from rag.full_names import same_name, written
from rag.members import with_first_names
from rag.registers import folded, party

_TITLED = re.compile(
    r"(?i)^(?:(?:de|het|the)\s+)?(?:(?P<office>minister|staatssecretaris|state\s+secretary)\s+|"
    r"(?P<seat>(?:tweede\s+)?kamerlid|lid|mp|heer|dhr\.?|meneer|mevrouw|mevr\.?|mw\.?|mr\.?|mrs\.?|"
    r"ms\.?)\s+|(?P<group>partij|fractie)\s+(?:van\s+(?:de\s+)?)?)?"
    r"(?P<name>[^\W\d_][\w’'. &–-]{0,60})$"
)
_SHORTEST = 2  # letters of a party's abbreviation


def bare_name(
    text: str,
    askers: Collection[str],
    parties: Collection[str],
    answerers: Collection[str] | Mapping[str, str],
) -> Conditions | None:
    """Return what a message asks that is only a name: the questions of a party or member, or those
    that a member of government answered; None for any other message.

    A person's name is written with a capital: "helder" is a word before it is a name. Who asked and
    answered is taken for who asked, unless called by the office.
    """
    found = _TITLED.match(" ".join(text.split()).rstrip(" .?!"))
    if found is None:
        return None
    name = found["name"].strip()
    short = party(re.sub(r"(?i)-?fractie$", "", name))
    known = {folded(p) for p in parties}
    titled = found["office"] or found["seat"]
    if not titled and len(short) >= _SHORTEST and folded(short) in known:
        return Conditions("Welke vragen?", Filters(party=short), about=True)
    if found["group"] or name == name.lower():
        return None
    if not found["office"] and any(same_name(name, asker) for asker in askers):
        return Conditions("Welke vragen?", Filters(asker=name), about=True)
    surname = "" if found["office"] else with_first_names(name.split(), askers, known)
    if surname:
        return Conditions("Welke vragen?", Filters(asker=written(surname)), about=True)
    if not found["seat"] and any(same_name(name, who) for who in answerers):
        return Conditions("Welke vragen zijn beantwoord?", Filters(answerer=name), about=True)
    return None
