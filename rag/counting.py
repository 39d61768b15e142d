"""Questions that are answered from the catalogue: how many, and which, questions were asked.

"Hoeveel vragen over stikstof in 2024?" is counted, not searched: every document whose subject or
questions hold the words counts, exactly, and each is listed. What is asked of other questions
("hoeveel vragen krijgt de politie over honden?") is searched. Pure; the library does the counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FILL = (
    r"(?:(?:zijn|werden|waren|is|er|al|de|het|alle|nog|steeds|schriftelijke|parlementaire|open\w*|"
    r"onbeantwoorde?|beantwoorde?|ingediende|gestelde|van|"
    r"the|all|are|were|have|has|been|there|parliamentary|written|sets?|of|unanswered|answered)\s+)*"
)
_WHAT = r"(?P<what>kamervragen|vragen|questions|antwoorden|answers)\b"
_HEADS = (
    re.compile(rf"(?i)\b(?:hoeveel|hoe vaak|aantal|how many|how often|number of)\s+{_FILL}{_WHAT}"),
    re.compile(
        r"(?i)\b(?:welke|alle|wat zijn|what are|wie stelden?|wie heeft|wie hebben|"
        r"who (?:asked|put)|(?:een )?(?:lijst|overzicht) (?:van|met)(?: alle)?|"
        rf"toon|geef|which|all|list(?: of)?)\s+{_FILL}{_WHAT}"
    ),
    re.compile(r"(?i)^\s*(?P<what>(?:kamer|deel)?vragen)(?=\s*$|\s+(?:van|door|aan|over)\b[^?]*$)"),
)
_TOPIC = re.compile(r"(?i)\b(?:over|inzake|betreffende|about|on|regarding)\s+(?P<topic>.+)$")
_POINTER = re.compile(
    r"(?i)\b(?:hierover|daarover|over (?:dit|dat|deze|die)(?: onderwerp| kwestie)?(?=[\s?.]*$| )|"
    r"(?:about|on) (?:this|that|it)(?: subject)?)\b"
)
# words that say no more than that questions were put or answered, and by whom in general
_EMPTY = frozenset(
    """
    de het een er hierover dit dat die aan van door in op met en of zijn is werden waren gesteld
    beantwoord kamerleden kamerlid lid leden fractie minister staatssecretaris kabinet ministers
    al reeds nog moet moeten antwoorden geantwoord beantwoorden steeds totaal tot nu toe ooit
    the a an of to in by and were been asked answered vragen kamervragen questions
    stelde stelden stellen stelt diende dienden ingediend gegeven gaf gaven geven staan staat hier
    deze bibliotheek kamer tweede did were ask asks there library
    heeft hebben had has have are schriftelijke mondelinge regering bewindspersonen government
    """.split()
)
_PUT = re.compile(
    r"(?i)\b(?:stelden?|stelt|stellen|dien(?:de|den|t|en)|heeft|hebben|had|hadden|gesteld|ingediend|"
    r"door|did|has|have|ask(?:ed|s)?|by)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:(?:zijn |staan |are )?(?:nog |still )(?:steeds )?(?:open|"
    r"niet beantwoord|onbeantwoord)|(?:nog )?onbeantwoorde?|(?:nog )?niet beantwoord|"
    r"openstaand\w*|unanswered|not (?:yet )?answered|(?:open )(?=vragen|questions))\b"
)
_DONE = re.compile(
    r"(?i)\b(?:al|reeds|inmiddels|already)\b(?:\s+\w+){0,2}\s+(?:beantwoord|answered)\b|"
    r"\bbeantwoorde (?=(?:kamer)?vragen\b)|\banswered (?=questions\b)"
)
_BEEN = re.compile(
    r"(?i)\b(?:zijn|werden|is|werd|are|were)\b[^?]*\b(?:beantwoord|answered)[\s?.!]*$"
)


@dataclass(frozen=True, slots=True)
class Counting:
    """A question for the catalogue: about which words, all or only the open or answered ones.

    `points_back` says that its subject is what was asked before: "hierover".
    """

    topic: tuple[str, ...]
    open_only: bool = False
    answered_only: bool = False
    points_back: bool = False


def counts(query: str) -> bool:
    """Say whether a query opens as one that counts or lists questions."""
    return _head(query) is not None


def counting(query: str) -> Counting | None:
    """Say whether a query (without its conditions) is to be counted, and by which words.

    None for a question that is to be searched: "welke vragen roept dat op?"
    """
    head = _head(query)
    if head is None:
        return None
    open_only, told = state(query)
    answers = head["what"].lower().startswith("a")
    done = told or (answers and not open_only)
    rest = _OPEN.sub(" ", _DONE.sub(" ", query[head.end("what") :]))
    points_back = _POINTER.search(rest)
    if points_back:
        rest = rest[: points_back.start()] + rest[points_back.end() :]
    topic = None if points_back else _TOPIC.search(rest)
    if not _says_no_more(rest[: topic.start()] if topic else rest):
        return None
    words = re.findall(r"\w[\w’'-]*\w", topic["topic"]) if topic else []
    kept = tuple(w for w in words if w.lower() not in _EMPTY)
    if topic and not words:
        kept = (topic["topic"].strip(" ?"),)  # no word at all: nothing holds it
    return Counting(kept, open_only, done, points_back is not None)


def state(query: str) -> tuple[bool, bool]:
    """Say whether a query asks for the open questions only, or for the answered ones only."""
    is_open = _OPEN.search(query) is not None
    return is_open, not is_open and (
        _DONE.search(query) is not None or _BEEN.search(query) is not None
    )


def unasked(query: str) -> str:
    """Return a query for the catalogue without the verb that who asked has left behind:
    "welke vragen stelde over mbo?" is "welke vragen over mbo?".
    """
    topic = _TOPIC.search(query)
    end = topic.start() if topic else len(query)
    head = re.sub(r" (?=[?.!]$)", "", " ".join(_PUT.sub(" ", query[:end]).split()))
    return f"{head}{' ' if topic else ''}{query[end:]}"


def _head(query: str) -> re.Match[str] | None:
    return next((m for head in _HEADS if (m := head.search(query))), None)


def _says_no_more(rest: str) -> bool:
    """Say whether words only say that questions were put: "zijn er gesteld"."""
    return all(word in _EMPTY for word in re.findall(r"[^\W\d_]+", rest.lower()))
