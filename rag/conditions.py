"""What a question asks of the documents themselves: when something was said, and who asked it.

"Wat zei het kabinet hierover in 2022?" restricts the day of the answer; "in 2022" in "hoeveel
ton kwam er in 2022 binnen?" does not. A period counts only in a question about saying, answering
or asking. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from rag.counting import counting, counts
from rag.datamodels import Filters
from rag.members import Asked, members, stranger
from rag.periods import each_period, period
from rag.posts import ministry_called, official
from rag.restating import restated
from rag.trends import Trend, trend_of

_SAYING = re.compile(
    r"(?i)\b(?:zei|zeggen|zegt|gezegd|antwoordd?en?|antwoordde|geantwoord|beantwoordd?e?n?|schreef|"
    r"meldde|verklaarde|standpunt|said|say|says|answer(?:ed|s)?|replied|position)\b"
)
_GOVERNMENT = re.compile(
    r"(?i)\b(?:kabinet\w*|minister\w*|staatssecretaris\w*|regering\w*|bewinds\w+|government|cabinet|"
    r"hierover|hierop|daarover|about this|on this)\b"
)
_ASKING = re.compile(
    r"(?i)\b(?:kamervragen|kamervraag|schriftelijke vragen|vragen (?:van|door|gesteld|over|aan)|"
    r"vragen (?:zijn|werden|waren|heeft|hebben)|(?:hoeveel|welke|alle) (?:\w+ )?vragen|"
    r"(?:how many|which) (?:\w+ )?questions|vragen stelden?|"
    r"stelden? \w+(?: \w+){0,3} vragen|parliamentary questions?|"
    r"questions? (?:by|from|about|on|to|did|were|asked))\b"
)
_ABOUT = re.compile(r"(?i)\b(?:over|inzake|about|on)\s+(?P<subject>[^?]{4,}?)\s*\??$")
# a position or a rule was or is so: a period with it may be that of the answer
_POSITION = re.compile(
    r"(?i)^\W{0,3}(?:(?:en|and)\s+)?(?:wat|hoe|welke?|what|how|which)\b"
    r"(?=[^?]{0,120}\b(?:is|was|zijn|waren|geld(?:t|en)|gold(?:en)?|luidt|luidde|bestond(?:en)?|are|were|"
    r"applied)\b)"
    r"[^?]{0,80}\b(?:standpunt\w*|beleid|positie|houding|aanpak|opvatting\w*|visie|maatregelen|regels|"
    r"position|polic(?:y|ies)|stance|views?|measures|rules)\b"
)
# so may one with what was thought, done or decided
_HOLDING = re.compile(
    r"(?i)\b(?:vond(?:en)?|vindt|vinden|dacht(?:en)?|denkt|denken|deed|deden|doet|doen|gedaan|"
    r"besloot|besluit|think|thinks|thought|did|do|does|done|decided?|decides?)\b"
)
_DECIDED = re.compile(r"(?i)\b(?:besloten|toegezegd|beloofd|aangekondigd|promised|announced)\b")
_BEFORE = re.compile(
    r"(?i)^(?:(?:de\s+)?(?:jaren|tijd|periode)\s+)?(?:daarvoor|daarvóór|ervoor|eerder|vroeger|"
    r"before(?:\s+(?:that|then))?|earlier|previously)$"
)
_AFTER = re.compile(
    r"(?i)^(?:(?:de\s+)?(?:jaren|tijd|periode)\s+)?(?:daarna|erna|nadien|later|sindsdien|"
    r"after(?:\s+(?:that|then)|wards?)|since(?:\s+then)?)$"
)
_NOW = re.compile(
    r"(?i)^(?:nu|tegenwoordig|thans|momenteel|inmiddels|op dit moment|vandaag(?: de dag)?|recent|"
    r"now|today|nowadays|currently|these days|more recently)$"
)
_TO = re.compile(
    r"(?i)\b(?:aan|to)\s+(?:(?:de|het|the)\s+)?(?:minister(?:ie)?|ministry|staatssecretaris)\s+"
    r"(?:van|voor|of|for)\s+(?P<name>[^?.]+)"
)
_OVER = re.compile(r"(?i)\b(?:over|about|inzake|on)\b")


@dataclass(frozen=True, slots=True)
class Conditions:
    """A question without its conditions, and the conditions.

    `about` says that the question is about asking or answering at all; `trend` which of several
    answers it asks for, or how they changed; `loose` that the period may as well belong to the
    subject. `exact` is the first day of a period that was named as a moment ("op 1 maart 2022").
    `whole` is the question as it was, where a period was taken out; `framed` says that `query` is
    the subject alone, since the other words only ask which answers.
    """

    query: str
    filters: Filters = Filters()
    trend: Trend = Trend.NONE
    about: bool = False
    loose: bool = False
    exact: date | None = None
    whole: str = ""
    framed: bool = False


def conditions(
    query: str,
    askers: Collection[str] = (),
    parties: Collection[str] = (),
    answerers: Mapping[str, str] = MappingProxyType({}),
) -> Conditions:
    """Split a question into what it is about and which documents it restricts itself to.

    `askers` are the folded names, `parties` the abbreviations that the library knows, `answerers`
    the folded names of who answered, each with its ministry's code. What the catalogue can count
    only when it is said in other words ("zijn er vragen gesteld over ...") is said so.
    """
    for again in (True, False):
        found = _conditions(query, askers, parties, answerers, again=again)
        if _countable(found):
            return found
    return _conditions(query, askers, parties, None)


def _countable(found: Conditions) -> bool:
    return found.about and any(counting(c.query) for c in (found, of_a_stranger(found)))


def _conditions(
    query: str,
    askers: Collection[str],
    parties: Collection[str],
    answerers: Mapping[str, str] | None,
    *,
    again: bool = False,
) -> Conditions:
    """Split a question as it stands, or said `again` in the words of a count.

    Who answered is looked for among `answerers`, where they are given.
    """
    asking = _ASKING.search(query) is not None or counts(restated(query) if again else query)
    saying = _SAYING.search(query) is not None and _GOVERNMENT.search(query) is not None
    trend, subject = (Trend.NONE, "") if asking else trend_of(query)
    framed = bool(subject)
    found = Conditions(
        subject or query, trend=trend, about=asking or saying or framed, framed=framed
    )
    if not found.about:
        return _position(found)
    found = _period(found)
    if not asking:
        return found
    found = _counted(found, query, again=again)
    found = _ministry(found) if answerers is None else _official(found, answerers)
    asked = members(found.query, askers, parties, anywhere=counts(found.query))
    return _asked(found, asked) if asked else found


def _counted(found: Conditions, query: str, *, again: bool) -> Conditions:
    """Return a count in its own words: all but the period belongs to it."""
    named = period(query) if found.filters.active else None
    rest = without(query, named.span) if named else found.query
    rest = restated(rest) if again else rest
    return replace(found, query=rest) if counts(rest) else found


def _position(found: Conditions) -> Conditions:
    """Return what a position or a rule was in a period, which may as well be that of a fact."""
    named = period(found.query)
    if named is None or not _holds(found.query):
        return found
    if named.narrow and (named.since is not None or _POSITION.search(found.query)):
        return found  # "de cijfers van 2023", "het beleid voor 2030"
    return replace(_period(found), loose=True)


def _holds(query: str) -> bool:
    """Say whether a question asks for a position, or what the government thought or did."""
    if _POSITION.search(query) or _DECIDED.search(query):
        return True
    return _HOLDING.search(query) is not None and _GOVERNMENT.search(query) is not None


def apart(query: str, askers: Collection[str] = (), parties: Collection[str] = ()) -> list[str]:
    """Return a question about several periods ("in 2022 en in 2025") once for each of them, where
    they restrict the answer.
    """
    found = each_period(query)
    asked = [conditions(one, askers, parties) for one in found]
    bounded = all(a.filters.since is not None for a in asked)
    return found if len(found) > 1 and bounded else [query]


def moved(text: str, before: Conditions) -> Conditions | None:
    """Return an earlier question about another time: "daarvoor", "daarna", "nu"; None where a
    message says more than that, or the question was not about a time at all.
    """
    filters = before.filters
    dated = filters.since is not None or filters.until is not None
    if not before.about and not dated:
        return None
    open_ended = replace(filters, since=None, until=None)
    same = replace(before, about=True, loose=False, exact=None, trend=Trend.NONE)
    day = timedelta(days=1)
    if _NOW.match(text):
        return replace(same, filters=open_ended, trend=Trend.LATEST)
    if _BEFORE.match(text):
        first = before.exact or filters.since
        if first is not None:
            return replace(same, filters=replace(open_ended, until=first - day))
        return None if dated else replace(same, trend=Trend.EARLIEST)
    if _AFTER.match(text):
        last = filters.until or before.exact
        if last is not None:
            return replace(same, filters=replace(open_ended, since=last + day))
        return None if dated else replace(same, trend=Trend.LATEST)
    return None


def of_a_stranger(found: Conditions) -> Conditions:
    """Return conditions with an asker who is not known, where the question names one."""
    asked = stranger(found.query)
    return _asked(found, asked) if asked else found


def _period(found: Conditions) -> Conditions:
    named = period(found.query)
    if named is None:
        return found
    over = found.framed or _OVER.search(found.query[: named.span[0]]) is not None
    if over and named.narrow:
        return found
    filters = replace(found.filters, since=named.since, until=named.until)
    rest = _subject(without(found.query, named.span))
    return replace(
        found, query=rest, filters=filters, loose=over, exact=named.exact, whole=found.query
    )


def _subject(query: str) -> str:
    """Return what a question about saying is about: its own words say nothing of the subject."""
    match = _ABOUT.search(query)
    return match["subject"] if match and _SAYING.search(query[: match.start()]) else query


def _asked(found: Conditions, asked: Asked) -> Conditions:
    filters = replace(
        found.filters,
        asker=found.filters.asker or ", ".join(asked.people),
        party=found.filters.party or ", ".join(asked.parties),
    )
    return replace(found, query=without(found.query, asked.span), filters=filters)


def _official(found: Conditions, answerers: Mapping[str, str]) -> Conditions:
    """Take out who answered, or was asked: "beantwoordde minister De Proef", "bij VWS"."""
    named = official(found.query, answerers)
    if named is None:
        return found
    limits = replace(found.filters, answerer=named.answerer, ministry=named.ministry)
    return replace(found, query=named.query, filters=limits)


def _ministry(found: Conditions) -> Conditions:
    """Take out to whom questions are addressed: "aan de minister van Landbouw"."""
    match = _TO.search(found.query)
    if match is None:
        return found
    words = match["name"].split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip(",.")
        code = ministry_called(name)
        if code:
            end = match.start("name") + len(name)
            filters = replace(found.filters, ministry=code)
            rest = without(found.query, (match.start(), end))
            return replace(found, query=rest, filters=filters)
    return found


def without(query: str, span: tuple[int, int]) -> str:
    """Return a text without a part of it."""
    rest = " ".join((query[: span[0]] + " " + query[span[1] :]).split())
    return re.sub(r" (?=[?.!,])", "", rest)
