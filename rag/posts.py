"""Members of government and their ministries, as a question for the catalogue names them; pure.

"aan de minister van Landbouw" and "bij VWS" say to whom questions were put, "beantwoordde minister
De Proef" and "has the minister of Defence not answered" who did or did not answer them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType

from rag.full_names import same_name
from rag.registers import DEPARTMENTS, MINISTRIES, folded, ministry_code

_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "agriculture": "LVVN",
        "asylum": "AenM",
        "asylum and migration": "AenM",
        "climate": "KGG",
        "climate and green growth": "KGG",
        "defence": "Defensie",
        "defense": "Defensie",
        "economic affairs": "EZ",
        "education": "OCW",
        "education, culture and science": "OCW",
        "finance": "FIN",
        "foreign affairs": "BZ",
        "general affairs": "AZ",
        "health": "VWS",
        "health, welfare and sport": "VWS",
        "housing": "VRO",
        "housing and spatial planning": "VRO",
        "infrastructure": "IenW",
        "infrastructure and water management": "IenW",
        "justice": "JenV",
        "justice and security": "JenV",
        "social affairs": "SZW",
        "social affairs and employment": "SZW",
        "the interior": "BZK",
        "the interior and kingdom relations": "BZK",
    }
)
_TITLE = (
    r"(?:minister(?:ie)?|staatssecretaris|bewinds(?:persoon|vrouw|man)|ministry|"
    r"state\s+secretary|secretary)"
)
_PRIME = re.compile(
    r"(?i)(?:(?:de|the)\s+)?(?:minister[\s-]?president|premier|prime\s+minister)\b(?!\s+van\s)"
)
_OFFICE = re.compile(rf"(?i)(?:(?:de|het|the)\s+)?{_TITLE}\s+(?:van|voor|of|for)\s+")
_BEARER = re.compile(rf"(?i)(?:(?:de|the)\s+)?{_TITLE}\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_][\w’'.&-]*,?")
_LONGEST = 9  # words of a ministry's name
# what stands before an agent, and what it says of the questions
_TO = re.compile(r"(?i)\b(?:aan|to|kre(?:eg|gen)|krijgt|krijgen|ontving(?:en)?)\s+")
_AT = re.compile(r"(?i)\b(?:bij|voor|with|at|for)\s+")
_BY = re.compile(r"(?i)\b(?:door|by)\s+")
_OF = re.compile(r"(?i)\b(?P<kept>antwoorden|answers)\s+(?:van|by|from|of)\s+")
_ANSWERED = re.compile(r"(?i)\b(?:beantwoordden?|beantwoordt|gaf|answered|gave)\s+")
_AUXILIARY = re.compile(
    r"(?i)\b(?:heeft|hebben|had|moet|moeten|has|have|did|does|must|still\s+has)\s+"
)
_REPLY = re.compile(
    r"(?i)\b(?P<open>(?:nog\s+)?niet\s+beantwoord|nog\s+(?:te\s+)?beantwoorden|nog\s+open(?:staan)?|"
    r"open(?:staan)?|(?:not|yet\s+to)\s+(?:yet\s+)?answer(?:ed)?|to\s+answer)\b|"
    r"\b(?:al\s+)?beantwoord\b|\b(?:already\s+)?answer(?:ed)?\b"
)
_GOT = re.compile(r"(?i)\b(?P<open>(?!))?(?:gekregen|ontvangen|received|gotten)\b")
_OPEN = re.compile(
    r"(?i)\b(?:openstaande|open|onbeantwoorde|unanswered)\s+(?:kamer)?(?:vragen|questions)"
)
_SUBJECT = re.compile(r"(?i)\b(?:over|inzake|betreffende|about|on|regarding)\b")


@dataclass(frozen=True, slots=True)
class Official:
    """A member of government or a ministry in a question, and the question without it."""

    query: str
    answerer: str = ""
    ministry: str = ""


def official(query: str, answerers: Mapping[str, str]) -> Official | None:
    """Return whom a question for the catalogue names as answering, or as asked.

    `answerers` are the folded names of who answered, each with its ministry's code.
    """
    for pattern in (_ANSWERED, _OF, _BY):
        for match, end, who in _agents(pattern, query, answerers):
            done = _done(match.group()) if pattern is _ANSWERED else ""
            kept = f"{query[: match.start()]}{match['kept'] if pattern is _OF else ''}"
            return Official(_joined(kept, done, query[end:]), who.answerer, who.ministry)
    return _by_verb(query, answerers) or _addressed(query, answerers)


def ministry_called(name: str) -> str:
    """Return the code of the ministry that a question calls so, in Dutch or English; or ""."""
    key = folded(name).strip(" ,.")
    if key in _NAMES:
        return ministry_code(name.strip(" ,."))
    return _ENGLISH.get(key, "") or _SHORT.get(key, "")


def _by_verb(query: str, answerers: Mapping[str, str]) -> Official | None:
    """Return who has, or has not, answered: "heeft minister De Proef nog niet beantwoord"."""
    for match, end, who in _agents(_AUXILIARY, query, answerers):
        head, rest = query[: match.start()], query[end:]
        deed = _REPLY.search(rest) or _GOT.search(rest)
        if deed is None and not _OPEN.search(head):
            continue
        if deed is not None:
            rest = f"{rest[: deed.start()]} {rest[deed.end() :]}"
        waits = deed is None or deed["open"] is not None
        got = deed is not None and deed.re is _GOT
        done = "" if deed is None or got else _done(match.group(), waits=waits)
        if waits or got:  # questions are put to an office, whoever holds it
            return _to(_joined(head, done, rest), who, answerers)
        return Official(_joined(head, done, rest), who.answerer, who.ministry)
    return None


def _to(query: str, who: Official, answerers: Mapping[str, str]) -> Official:
    """Return the ministry to which questions were put, where someone is named, as far as known."""
    ministry = who.ministry or answerers.get(_known(who.answerer, answerers), "")
    return Official(query, "" if ministry else who.answerer, ministry)


def _addressed(query: str, answerers: Mapping[str, str]) -> Official | None:
    """Return to whom questions were put: offices, so that a name stands for its ministry."""
    for pattern in (_TO, _AT):
        for match, end, who in _agents(pattern, query, answerers, bare=True):
            about = _SUBJECT.search(query, 0, match.start())
            if pattern is _AT and about and not _REPLY.search(query, about.end(), match.start()):
                continue
            return _to(_joined(query[: match.start()], "", query[end:]), who, answerers)
    return None


def _done(verb: str, *, waits: bool = False) -> str:
    """Return in words that questions were answered, or not, in the language of a verb."""
    if re.match(r"(?i)gaf|gave", verb):
        return "were given" if verb.lower().startswith("gave") else "zijn gegeven"
    english = re.match(r"(?i)answered|has|have|did|does|must|still", verb) is not None
    if waits:
        return "are not answered" if english else "zijn nog niet beantwoord"
    return "were answered" if english else "zijn beantwoord"


def _joined(*parts: str) -> str:
    text = " ".join(" ".join(parts).split())
    return re.sub(r" (?=[?.!,])", "", text)


def _agents(
    pattern: re.Pattern[str], query: str, answerers: Mapping[str, str], *, bare: bool = False
) -> Iterator[tuple[re.Match[str], int, Official]]:
    """Yield where a pattern is followed by a member of government or a ministry, and who it is.

    `bare` also takes a ministry by its name alone: "bij VWS".
    """
    for match in pattern.finditer(query):
        found = _agent(query, match.end(), answerers, bare=bare)
        if found is not None:
            yield match, *found


def _agent(
    query: str, start: int, answerers: Mapping[str, str], *, bare: bool
) -> tuple[int, Official] | None:
    prime = _PRIME.match(query, start)
    if prime:
        return prime.end(), Official("", ministry="AZ")
    office = _OFFICE.match(query, start)
    article = re.compile(r"(?i)(?:het\s+ministerie\s+|de\s+|the\s+)?").match(query, start)
    if office or bare:
        at = office.end() if office else (article.end() if article else start)
        for end in _ends(query, at):
            code = ministry_called(query[at:end])
            if code and (office or query[at].isupper()):
                return _trimmed(query, at, end), Official("", ministry=code)
    bearer = _BEARER.match(query, start)  # "minister Van der Proef" looks like an office
    at = bearer.end() if bearer else start
    for end in _ends(query, at, 4):
        name = query[at:end].strip(" ,.")
        if name != name.lower() and _known(name, answerers):
            return _trimmed(query, at, end), Official("", answerer=name[0].upper() + name[1:])
    return None


def _ends(query: str, start: int, most: int = _LONGEST) -> list[int]:
    """Return where the first words from a place end, the longest run first."""
    found: list[int] = []
    at = start
    while len(found) < most and (word := _WORD.match(query, at)):
        found.append(word.end())
        at = word.end()
        while at < len(query) and query[at].isspace():
            at += 1
    return found[::-1]


def _trimmed(query: str, start: int, end: int) -> int:
    return start + len(query[start:end].rstrip(" ,."))


def _known(name: str, answerers: Collection[str]) -> str:
    """Return the fullest name of who is called so among those who answered, or ""."""
    return max((a for a in answerers if name and same_name(name, a)), key=len, default="")


_NAMES = frozenset(folded(n) for m in MINISTRIES for n in (m.name, m.abbreviation, m.code))


def _short_names() -> Mapping[str, str]:
    """Return the beginnings of ministries' names, as far as one ministry's names begin so."""
    codes: dict[str, set[str]] = {}
    for ministry in DEPARTMENTS:
        words = folded(ministry.name).split()
        for words_so_far in accumulate(words, lambda a, b: f"{a} {b}"):
            codes.setdefault(words_so_far.rstrip(","), set()).add(ministry.code)
    ends = ("en", "van", "voor")
    return MappingProxyType(
        {
            name: next(iter(found))
            for name, found in codes.items()
            if len(found) == 1 and name.split()[-1] not in ends
        }
    )


_SHORT = _short_names()
