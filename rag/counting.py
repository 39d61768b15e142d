"""Questions that are answered from the catalogue: how many, and which, questions were asked.

"Hoeveel vragen over stikstof in 2024?" is counted, not searched: every document whose subject or
questions hold the words counts, exactly, and each is listed. What is asked of other questions
("hoeveel vragen krijgt de politie over honden?") is searched. Pure; the library does the counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.manners import ANY_MANNER, Manner, manner
from rag.ranking import Rank, Ranked, broken_down, overview, ranking

_FILL = (
    r"(?:(?:zijn|werden|waren|is|er|al|de|het|alle|nog|steeds|schriftelijke|mondelinge?|oral|"
    r"parlementaire|open\w*|"
    r"onbeantwoorde?|beantwoorde?|ingediende|gestelde|van|"
    r"the|all|are|were|have|has|been|there|parliamentary|written|sets?|of|unanswered|answered)\s+)*"
)
_WHAT = r"(?P<what>kamervragen|vragen|questions|antwoorden|answers)\b"
_HEADS = (
    re.compile(rf"(?i)\b(?:hoeveel|hoe vaak|aantal|how many|how often|number of)\s+{_FILL}{_WHAT}"),
    re.compile(
        r"(?i)\b(?:welke|alle|wat zijn|what are|wie stelden?|wie heeft|wie hebben|"
        r"who (?:asked|put)|what|(?:een )?(?:lijst|overzicht) (?:van|met)(?: alle)?|"
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
    stelde stelden stellen stelt diende dienden ingediend ingezonden gegeven gaf gaven geven staan
    staat hier
    deze bibliotheek kamer tweede did were ask asks there library
    heeft hebben had has have are schriftelijke mondelinge regering bewindspersonen government
    gaan gaat ging gingen given handelen bestaan beantwoording put raised tabled ooit eerder iemand
    anyone ever been still yet worden wordt samen gezamenlijk tezamen together jointly
    mondeling oral kwam kwamen komen binnen binnengekomen ontvangen verschenen verscheen
    gepubliceerd came received published
    """.split()
)
_EITHER = re.compile(
    r"(?i) (?:en/of|and/or|(?:of|or)(?: (?:over|inzake|about|on))?|"
    r"(?:en|and) (?:over|inzake|about|on)) "
)
# words that hold those of a subject together, and are no part of it
_BETWEEN = frozenset(
    """
    bij voor uit naar als tot tegen onder tussen tijdens vanuit vanaf zonder om te dan ook rond
    for at from with into during between under against
    """.split()
)
# that the subjects are asked for as well: a list shows them
_SUBJECTS = re.compile(
    r"(?i),?(?: (?:en|and))? (?:over|about) (?:welke? onderwerp(?:en)?|wat\b|"
    r"(?:which|what) (?:subjects?|topics?))"
)
_WHETHER = re.compile(r"(?i)\b(?:vraag|kwestie|al|wel|question|whether)\s+(?:of|or)\b")
# a number of questions of the Chamber, whatever else is asked of them
_OPENING = re.compile(r"(?i)\W*(?:(?:en|maar|and|but|om|in|op)\s+)?")
_OFFICIAL = re.compile(
    r"(?i)\bkamervragen\b|\b(?:schriftelijke|parlementaire|parliamentary|written)\b"
)
_CHAMBER = re.compile(
    r"(?i)\s+(?:(?:zijn|werden|waren|worden|were|are|have\s+been)\s+(?:(?:er|al|ooit|nog)\s+)*"
    r"(?:gesteld|ingediend|ingezonden|asked|put|tabled)\b|"
    r"(?:stelden?|stelt|stellen|dienden?|heeft|hebben|did|has|have|van|door|by)\s+"
    r"(?:(?:de|het|een|the|an?)\s+)?(?:tweede\s+)?(?:oppositie|coalitie|kamer|fractie|partij|lid\b|"
    r"leden\b|mps?\b|opposition|coalition|parliament))"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:aan|bij|door|to|at|by)\s+(?!(?:de\s+|het\s+|the\s+)?(?:kamer|opposi|coali|fractie|partij|mps?\b))"
)
# who puts questions of the Chamber, unless it is someone who puts others
_PUT_BY = re.compile(
    r"(?i)\s+(?:stelden?|stelt|stellen)\s+(?!(?:(?:de|het|een|the)\s+)?(?:minister\w*|kabinet\w*|"
    r"staatssecretaris\w*|bewinds\w+|regering\w*|inspectie\w*|politie|gemeenten?|rechters?|u|ik|wij|"
    r"we|je|jij)\b)[^?]"
)
_NEGATED = re.compile(
    r"(?i)\b(?:niet|not)\s+(?:over|inzake|van|door|gesteld|ingediend|ingezonden|about|on|by|from|asked|put)\b|"
    r"\b(?:behalve|uitgezonderd|except(?:\s+for)?|anders\s+dan|other\s+than)\b"
)
_RATE = re.compile(
    r"(?i)\b(?:per\s+(?:dag|week|maand|kwartaal|jaar|day|month|quarter|year)|gemiddeld|te\s+laat|"
    r"op\s+tijd|binnen\s+(?:de\s+termijn|\w+\s+(?:dagen|weken|maanden))|on\s+average|too\s+late|late|"
    r"in\s+time|within\s+\w+\s+(?:days|weeks|months))\b"
)
_LEAST = re.compile(
    r"(?i)^\W*(?:(?:en|and)\s+)?(?:(?:aan|door|van|to|by)\s+)?(?:wie|welke?|who|which|what)\b[^?]*"
    r"\b(?:minste|minst|fewest|least)\b[^?]*(?:\bvragen\b|\bquestions\b|\b(?:be)?antwoord\w*|\banswer)"
)
_PUT = re.compile(
    r"(?i)\b(?:stelden?|stelt|stellen|dien(?:de|den|t|en)|heeft|hebben|had|hadden|gesteld|ingediend|ingezonden|"
    r"door|did|has|have|ask(?:ed|s)?|by)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:sta(?:at|an) (?:er )?open|(?:zijn |staan |are )?(?:nog |still )(?:steeds )?(?:open|"
    r"niet beantwoord|onbeantwoord)|(?:nog )?onbeantwoorde?|(?:nog )?niet beantwoord|"
    r"openstaand\w*|unanswered|not (?:yet )?answered|(?:open )(?=vragen|questions))\b"
)
_DONE = re.compile(
    r"(?i)\b(?:al|reeds|inmiddels|already)\b(?:\s+\w+){0,2}\s+(?:beantwoord|answered)\b|"
    r"\bbeantwoorde (?=(?:kamer)?vragen\b)|\banswered (?=questions\b)"
)
_BEEN = re.compile(
    r"(?i)\b(?:zijn|werden|is|werd|are|were)\b[^?]*\b(?:beantwoord|answered)"
    r"(?=[\s?.!]*$|\s+(?:over|inzake|betreffende|about|on|regarding)\b)"
)
_PUT_OFF = re.compile(
    r"(?i)\b(?:uitgesteld|uitstel (?:van beantwoording )?(?:gevraagd|gekregen|verleend)|"
    r"postponed|delayed|deferred)\b|\buitgestelde (?=(?:kamer)?vragen\b)"
)
_PUT_OFF_LAST = re.compile(
    r"(?i)\b(?:is|zijn|werden|waren|are|were)\s+(?:(?:er|nog|al|still)\s+)*"
    r"(?:uitgesteld|postponed|delayed|deferred)\W*$"
)


@dataclass(frozen=True, slots=True)
class Counting:
    """A question for the catalogue: about which words, all or only the open or answered ones.

    `others` are further subjects, of which each counts too: "over zorg of over onderwijs".
    `points_back` says that its subject is what was asked before: "hierover". `rank` says by whom
    it is counted, `manner` how they were put, and `beyond` that it asks for what cannot be counted.
    """

    topic: tuple[str, ...]
    open_only: bool = False
    answered_only: bool = False
    points_back: bool = False
    postponed_only: bool = False
    others: tuple[tuple[str, ...], ...] = ()
    rank: Rank | None = None
    beyond: bool = False
    manner: Manner = ANY_MANNER

    @property
    def topics(self) -> tuple[tuple[str, ...], ...]:
        """Return the subjects, of which any will do."""
        return (self.topic, *self.others)


def counts(query: str) -> bool:
    """Say whether a query opens as one that counts or lists questions."""
    return _head(query) is not None or ranking(query) is not None or overview(query) is not None


def counting(query: str) -> Counting | None:
    """Say whether a query (without its conditions) is to be counted, and by which words.

    None for a question that is to be searched: "welke vragen roept dat op?"
    """
    whole = overview(query)
    if whole is not None:
        return Counting((), answered_only=_by_answer(whole), rank=whole)
    ranked = ranking(query)
    if ranked is not None:
        found = _counting(ranked[1], answers=_by_answer(ranked[0]))
        return found and replace(found, rank=ranked[0])
    rank, query = broken_down(query) or (None, query)
    asked, query = manner(query)
    head = _head(query)
    if head is None:
        return None
    answers = head["what"].lower().startswith("a") or (rank is not None and _by_answer(rank))
    found = _counting(query, head.end("what"), answers=answers or asked.by is not None)
    return found and replace(found, rank=rank, manner=asked)


def _counting(query: str, start: int = 0, *, answers: bool) -> Counting | None:
    """Return what the words after `start` say of the questions; None when they say more."""
    open_only, told = state(query)
    put_off = _PUT_OFF.search(query[: _until_topic(query)]) or _PUT_OFF_LAST.search(query)
    done = told or (answers and not open_only)
    rest = _PUT_OFF.sub(" ", query[start:]) if put_off else query[start:]
    rest = _OPEN.sub(" ", _DONE.sub(" ", rest))
    rest = _SUBJECTS.sub(" ", rest)
    points_back = _POINTER.search(rest)
    if points_back:
        rest = rest[: points_back.start()] + rest[points_back.end() :]
    topic = None if points_back else _TOPIC.search(rest)
    if topic and _NEGATED.search(topic["topic"]):
        return None
    if not _says_no_more(rest[: topic.start()] if topic else rest):
        return None
    first, *others = _subjects(topic["topic"]) if topic else [()]
    return Counting(
        first, open_only, done, points_back is not None, put_off is not None, tuple(others)
    )


def _by_answer(rank: Rank) -> bool:
    return rank.by in (Ranked.ANSWERER, Ranked.MINISTRY)


def _until_topic(query: str) -> int:
    topic = _TOPIC.search(query)
    return topic.start() if topic else len(query)


def _subjects(text: str) -> list[tuple[str, ...]]:
    """Return the words of each subject that a text names: all of one, or those of another."""
    parts = _EITHER.split(" ".join(text.split()))
    found = [_kept(part) for part in parts]
    if len(parts) > 1 and all(found) and not _WHETHER.search(text):
        return list(dict.fromkeys(found))
    words = _words(text)
    return [_kept(text) if words else (text.strip(" ?"),)]  # no word at all: nothing holds it


def _kept(text: str) -> tuple[str, ...]:
    words = [w for w in _words(text) if w.lower() not in _EMPTY]
    return tuple([w for w in words if w.lower() not in _BETWEEN] or words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w[\w’'-]*\w", text)


def uncountable(query: str) -> bool:
    """Say whether a query clearly asks for a number of questions put to the government, how many
    there are in a time or were answered in time, which are left without some, or who put fewest.
    """
    if _LEAST.match(query) or _all_but(query):
        return True
    head = _HEADS[0].search(query)
    if head is None or _OPENING.fullmatch(query[: head.start()]) is None:
        return False
    rest = query[head.end("what") :]
    rated = _RATE.sub(" ", rest[: _until_topic(rest)])
    if _OFFICIAL.search(head.group()) or (_RATE.search(rest) and _says_no_more(rated)):
        return True
    chamber = _CHAMBER.match(rest) or _PUT_BY.match(rest)
    return chamber is not None and _ELSEWHERE.search(rest) is None


def _all_but(query: str) -> bool:
    """Say whether a query asks for questions but some: "welke vragen gaan niet over zorg?"."""
    head, but = _head(query), _NEGATED.search(query)
    if head is None or but is None or but.start() < head.end("what"):
        return False
    between = query[head.end("what") : but.start()]
    return _says_no_more(between[: _until_topic(between)])


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
    if ranking(query) is not None:
        return query
    topic = _TOPIC.search(query)
    end = _until_topic(query)
    head = re.sub(r" (?=[?.!]$)", "", " ".join(_PUT.sub(" ", query[:end]).split()))
    return f"{head}{' ' if topic else ''}{query[end:]}"


def _head(query: str) -> re.Match[str] | None:
    return next((m for head in _HEADS if (m := head.search(query))), None)


def _says_no_more(rest: str) -> bool:
    """Say whether words only say that questions were put: "zijn er gesteld"."""
    return all(word in _EMPTY for word in re.findall(r"[^\W\d_]+", rest.lower()))
