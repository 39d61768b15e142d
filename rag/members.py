"""Who asked, as a question names them: "de SP", "het lid Van Dijk", "Piri en Dobbe"; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rag.full_names import same_name, surname_of, written
from rag.function_words import is_function_word
from rag.registers import PARTIES, folded, party
from rag.vocabulary import zipf

_LED = (
    r"(?:de\s+|het\s+|the\s+)?(?:(?:kamer)?lid\s+|(?:kamer)?leden\s+|mps?\s+|"
    r"fracties?\s+(?:van\s+(?:de\s+)?)?)?"
    r"(?:(?:heer|heren|dhr\.?|meneer|mevrouw|mevr\.?|mw\.?|mr\.?|mrs\.?|ms\.?)\s+)?"
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
_PREFIX = r"(?:(?:van|de|der|den|ten|ter|el|von)\s+)"
_SOMEBODY = re.compile(
    rf"(?:(?i:{_PREFIX})*[A-ZÀ-ÖØ-Þ][\w’'-]+\s+){{0,3}}"
    rf"(?i:{_PREFIX})*[A-ZÀ-ÖØ-Þ][\w’'-]+(?=[\s?,.]|$)"
)
# a name in small letters: Dutch puts an article before any other noun in the singular
_IN_SMALL = re.compile(
    rf"(?i)\b(?:stelde|stelt|diende|did|heeft|has)\s+(?P<cut>{_LED})"
    rf"(?P<name>(?:van\s+)?{_PREFIX}*[a-zß-ÿ][\wß-ÿ’'-]{{2,}}"
    r"(?:\s+(?!(?:over|inzake|about|ask|gesteld|ingediend|ingezonden|asked)\b)[a-zß-ÿ][\wß-ÿ’'-]{2,})?)"
    r"(?=\s+(?:over|inzake|about|on|in|ask|gesteld|ingediend|ingezonden|asked)\b|\W*$)"
)
_NOBODY = frozenset("Kamer Tweede Eerste Kamerleden Minister Ministers Kabinet Nederland".split())
_NO_FIRST_NAMES = frozenset(
    "minister staatssecretaris secretary kabinet partij fractie groep leden lid heer".split()
)
_LONGEST = 6  # words of a name
_NAME = 4.0  # zipf value from which a word in small letters is no surname


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a question names as askers, and which part of its text does so."""

    span: tuple[int, int]
    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def members(
    text: str, askers: Collection[str], parties: Collection[str], *, anywhere: bool = False
) -> Asked | None:
    """Return the known askers or parties that a question names.

    `askers` are folded names, `parties` abbreviations. `anywhere` also takes "over zorg van de SP".
    """
    known = {folded(p) for p in (*parties, *PARTIES)}
    for pattern in (_OF, _PUT, _LATER) if anywhere else (_OF, _PUT):
        for match in pattern.finditer(text):
            if pattern is _LATER and _inside_a_name(text, match.start()):
                continue
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
    small = _IN_SMALL.search(text)
    last = small["name"].split()[-1].lower() if small else ""
    if small is None or is_function_word(last) or zipf(folded(last)) >= _NAME:
        return None
    return Asked((small.start("cut"), small.end("name")), (written(small["name"]),))


def _inside_a_name(text: str, at: int) -> bool:
    """Say whether a word belongs to the name of an unknown asker: "van" in "Jan van Dijk"."""
    named = stranger(text)
    return named is not None and named.span[0] < at < named.span[1]


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
            return (written(name) if name == name.lower() else name), "", start + len(name)
    for end in reversed(ends):
        name = text[start:end].rstrip(".,")
        surname = with_first_names(name.split(), askers, parties)
        if surname:
            return written(surname), "", start + len(name)
    return None


def with_first_names(
    words: Sequence[str], askers: Collection[str], parties: Collection[str]
) -> str:
    """Return the known surname in which a name with first names ends; "" where it is no name."""
    found = surname_of(words, askers)
    first = words[: len(words) - len(found.split())]
    names = all(
        not is_function_word(w) and w.lower() not in _NO_FIRST_NAMES and folded(w) not in parties
        for w in first
    )
    small = " ".join(words) == " ".join(words).lower()
    return found if names and (small or all(w[0].isupper() for w in first)) else ""
