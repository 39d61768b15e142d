"""Who asked, as a question names them: "de SP", "het lid Van Dijk", "Piri en Dobbe"; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rag.filtering import dashed
from rag.persons import PREFIXES
from rag.registers import PARTIES, folded, party

_LED = (
    r"(?:de\s+|het\s+|the\s+)?(?:(?:kamer)?lid\s+|(?:kamer)?leden\s+|mps?\s+|"
    r"fracties?\s+(?:van\s+(?:de\s+)?)?)?"
)
_OF = re.compile(
    rf"(?i)\b(?:kamer)?(?:vragen|vraag|questions?)(?P<cut>\s+(?:van|door|by|from)\s+{_LED})"
)
_PUT = re.compile(
    rf"(?i)\b(?:stelden?|stel(?:t|len)|dienden?|heeft|hebben|did|has|have)\s+(?P<cut>{_LED})"
)
_LATER = re.compile(rf"(?i)(?P<cut>\b(?:van|door|by|from)\s+{_LED})")
_ARTICLE = re.compile(r"\bDe\s+$")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_ALSO = re.compile(rf"(?i)\s*(?:,|&|\ben\b|\band\b|\bof\b|\bor\b)\s*{_LED}")
_SOMEBODY = re.compile(
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Ee]l|[Vv]on)\s+)*[A-Z][\w’'-]+(?=[\s?,.]|$)"
)
_NOBODY = frozenset("Kamer Tweede Eerste Kamerleden Minister Ministers Kabinet Nederland".split())
_LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a question names as askers, and which part of its text does so."""

    span: tuple[int, int]
    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def same_name(name: str, full: str) -> bool:
    """Say whether a name means a person: "Van Dijk" is Inge van Dijk, "Dijk" is not.

    Half of a double surname means who bears it: "Martens" is Martens-America.
    """
    short, whole = dashed(name), dashed(full)
    return any(_is_surname(short, part) for part in (whole, *_halves(whole)))


def _is_surname(short: str, whole: str) -> bool:
    if short == whole:
        return True
    before = whole.removesuffix(f" {short}")
    return before != whole and re.split("[ -]", before)[-1] not in PREFIXES


def _halves(whole: str) -> list[str]:
    """Return the parts of a double surname; nothing for a double first name."""
    first, _, last = whole.rpartition("-")
    named = last.split()[:-1]  # of "Jan-Willem de Wit" there is more than "de" before the last
    return [first, last] if first and last and set(named) <= PREFIXES else []


def members(
    text: str, askers: Collection[str], parties: Collection[str], *, anywhere: bool = False
) -> Asked | None:
    """Return the known askers or parties that a question names.

    `askers` are folded names, `parties` abbreviations. `anywhere` also takes "over zorg van de SP".
    """
    known = {folded(p) for p in (*parties, *PARTIES)}
    for pattern in (_OF, _PUT, _LATER) if anywhere else (_OF, _PUT):
        for match in pattern.finditer(text):
            starts = _starts(text, match)
            found = next((n for at in starts if (n := list(_names(text, at, askers, known)))), [])
            if found:
                people = tuple(name for name, group, _ in found if not group)
                groups = tuple(group for _, group, _ in found if group)
                return Asked((match.start("cut"), found[-1][2]), people, groups)
    return None


def stranger(text: str) -> Asked | None:
    """Return someone named as an asker of whom nothing is known."""
    for pattern in (_OF, _PUT):
        match = pattern.search(text)
        name = _SOMEBODY.match(text, _starts(text, match)[0]) if match else None
        if match and name and name.group().split()[0] not in _NOBODY:
            return Asked((match.start("cut"), name.end()), (name.group(),))
    return None


def _starts(text: str, match: re.Match[str]) -> list[int]:
    """Return where a name may begin after a match: "De" may be an article, or part of the name."""
    capital = _ARTICLE.search(text[match.start("cut") : match.end("cut")])
    return [*([match.start("cut") + capital.start()] if capital else []), match.end("cut")]


def _names(
    text: str, start: int, askers: Collection[str], parties: Collection[str]
) -> Iterator[tuple[str, str, int]]:
    """Yield (name, party or "", end) of the names that follow one another from `start`."""
    while True:
        found = _name(text, start, askers, parties)
        if found is None:
            return
        yield found
        also = _ALSO.match(text, found[2])
        if also is None:
            return
        start = also.end()


def _name(
    text: str, start: int, askers: Collection[str], parties: Collection[str]
) -> tuple[str, str, int] | None:
    """Return the longest known name at a place."""
    ends: list[int] = []
    at = start
    while len(ends) < _LONGEST and (word := _WORD.match(text, at)):
        ends.append(word.end())
        space = re.compile(r"\s+").match(text, word.end())
        if space is None:
            break
        at = space.end()
    for end in reversed(ends):
        name = text[start:end].rstrip(".,")
        group = party(re.sub(r"(?i)-?fractie$", "", name))
        if folded(group) in parties:
            return name, group, start + len(name)
        if any(same_name(name, asker) for asker in askers):
            return name, "", start + len(name)
    return None
