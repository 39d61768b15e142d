"""Messages that only change a condition of the question before: "en in 2022?", "en D66?"; pure."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.conditions import Conditions, moved, without
from rag.context import Context, Known, Question
from rag.counting import Counting, counting, state
from rag.datamodels import Filters
from rag.function_words import is_function_word, language_of
from rag.intent import Understanding
from rag.members import members
from rag.periods import Period, is_ahead, period

_LEAD = re.compile(
    r"(?i)^\s*(?:(?:nee|no|sorry|oeps)\b[\s,.!]*)?(?:(?:en|maar|and|but)\b\s*)?(?:"
    r"(?:dan|then|what about|how about|hoe (?:zit|zat|is|was|lag|ligt|stond) (?:het|dat|dit)|"
    r"alleen|enkel|only|just)\b\s*)?"
)
_ADDS = re.compile(r"(?i)^\s*(?:en|maar|and|but)\b")
_PLEASE = re.compile(r"(?i),?\s(?:graag|alsjeblieft|alstublieft|aub|please)\s*$")
_TOPIC = re.compile(r"(?is)\b(?:over|inzake|about|regarding)\b.*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_THEM = re.compile(
    r"(?i)\b(?:daarvan|hiervan|ervan|van (?:die|deze|hen|ze)(?: vragen)?|of (?:those|them|these)"
    r"(?: questions)?)\b"
)
_WHICH = re.compile(
    r"(?i)^(?:hoeveel|welke|wat|how many|which)\b|^(?:zijn|are) (?=(?:die|deze|ze|they|those)\b)"
)
_STATE = re.compile(
    r"(?i)\b(?:openstaande|onbeantwoorde|beantwoorde|unanswered|answered)\s+(?=\w*(?:vragen|questions))"
)
_PUT = re.compile(r"(?i)\b(?:kamer)?vragen\b|\bquestions\b")
_WHO_WHEN = re.compile(
    r"(?i)^(?:(?:en|and)\s+)?(?:(?:(?:door|aan|van|by|to) )?(?:wie|wanneer|who|whom|when)|"
    r"(?:zijn|are) (?:die|deze|ze|zij|they|those|these))\b"
)
_WHICH_ONES = re.compile(
    r"(?i)^(?:(?:en|and)\s+)?(?:(?:laat|toon|noem|geef|show|list)(?:\s+(?:me|mij|ze|eens|zien))*\s*)?"
    r"(?:(?:welke|which|what)(?:\s+(?:zijn|waren|are|were))?(?:\s+(?:dat|die|dit|ones?|those|they|these))?"
    r"(?:\s+(?:zijn|waren))?|(?:ze|die|them|those|de lijst|the list))?(?:\s+zien)?$"
)
_HOW_MANY = re.compile(r"(?i)\b(?:hoeveel|how many)\b")
_OF_PUTTING = frozenset(
    """
    daarvan hiervan ervan vragen kamervragen questions gesteld gestelde stelde stelden asked put
    beantwoordde beantwoordden antwoordde werden werd
    beantwoord answered beantwoorde al reeds inmiddels already nog steeds still open hen ze them
    gaan gaat ging go die deze they those these gegeven ingediend totaal
    """.split()
)


def changed(text: str, context: Context, known: Known) -> Question | None:
    """Return the question before with other conditions, when a message says no more than those."""
    last = context.question
    bare = _PLEASE.sub("", _LEAD.sub("", text, count=1).rstrip(" ?.!"))
    before = replace(last.asked, query=last.asked.query if last.count else context.query)
    elsewhen = moved(bare, before)
    if elsewhen is not None:
        return _again(elsewhen, last.count, text)
    named = period(bare)
    if named is not None and named.span == (0, len(bare)):
        shifted = _in_period(before, named, text)
        return _again(shifted, last.count, text) if shifted else None
    if last.count is None:
        return None
    if bare and _WHICH_ONES.match(bare):
        which = "Which" if language_of(before.query) == "en" else "Welke"
        query = _HOW_MANY.sub(which, before.query, count=1)
        return _again(replace(before, query=query), last.count, text)
    asked = _named(bare, known)
    if asked is not None:
        return _again(replace(before, filters=_by(before, asked)), last.count, text)
    if _TOPIC.match(bare):
        query = _TOPIC.sub("", before.query.rstrip(" ?")).rstrip()
        return _again(replace(before, query=f"{query} {bare}?"), None, text)
    return _of_them(bare, text, before, last.count, known)


def asks_of_them(text: str) -> bool:
    """Say whether a message after a count only asks who put or answered those, and when."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    asks = _WHO_WHEN.search(text) is not None
    return asks and all(is_function_word(word) or word in _OF_PUTTING for word in words)


def about_instead(text: str, context: Context) -> Question:
    """Return a count with another subject: "nee, ik bedoel de das"."""
    query = _TOPIC.sub("", context.question.asked.query.rstrip(" ?")).rstrip()
    over = "about" if language_of(query) == "en" else "over"
    own = text.rstrip(" ?.!")
    topic = own if _TOPIC.match(own) else f"{over} {own}"
    return _again(replace(context.question.asked, query=f"{query} {topic}?"), None, text)


def _again(asked: Conditions, count: Counting | None, text: str) -> Question:
    """Return a question with its conditions changed; without a count it is counted anew."""
    found = counting(asked.query) if count is None else count
    understood = Understanding(
        asked.query, language_of(text), follows_up=True, asked=asked.query, sure=True
    )
    return Question(text, understood, asked, found)


def _in_period(before: Conditions, named: Period, text: str) -> Conditions | None:
    """Return earlier conditions in another period, unless the year is the subject's."""
    loose = not before.about
    if loose and (_YEAR.search(before.query) or is_ahead(named)):
        return None  # how many tons in 2022
    filters = replace(before.filters, since=named.since, until=named.until)
    whole = f"{before.query} {text}" if loose else before.query
    return replace(before, filters=filters, exact=named.exact, loose=loose, about=True, whole=whole)


def _named(bare: str, known: Known) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the askers and parties of which a text is no more than the names."""
    for text in (f"vragen {bare}", f"vragen van {bare}"):
        found = members(text, known.askers, known.parties)
        if found is not None and found.span[1] == len(text):
            return found.people, found.parties
    return None


def _by(before: Conditions, asked: tuple[tuple[str, ...], tuple[str, ...]]) -> Filters:
    return replace(before.filters, asker=", ".join(asked[0]), party=", ".join(asked[1]))


def _of_them(
    bare: str, text: str, before: Conditions, count: Counting, known: Known
) -> Question | None:
    """Return a count of those that were counted before: "hoeveel daarvan zijn beantwoord?"."""
    head = _WHICH.match(bare)
    if head is None:
        return None
    rest = bare[head.end() :]
    pointed = _OF_THEM.search(rest)
    rest = _OF_THEM.sub(" ", rest)
    named = period(rest)
    if named is not None:
        before = replace(
            before, filters=replace(before.filters, since=named.since, until=named.until)
        )
        rest = without(rest, named.span)
    asked = members(f"vragen {rest.strip()}", known.askers, known.parties, anywhere=True)
    if asked is not None:
        before = replace(before, filters=_by(before, (asked.people, asked.parties)))
        rest = without(f"vragen {rest.strip()}", asked.span)
    topic = _TOPIC.search(rest)
    if topic is not None and not pointed and not _ADDS.match(text) and _PUT.search(bare):
        return None  # "welke vragen stelde de SP over zorg?" is a whole question of its own
    if topic is not None:
        query = _TOPIC.sub("", before.query.rstrip(" ?")).rstrip()
        before = replace(before, query=f"{query} {topic[0].strip()}?")
        count = counting(before.query) or count
        rest = rest[: topic.start()]
    is_open, is_done = state(bare)
    words = re.findall(r"[^\W\d_]+", rest.lower())
    if not all(is_function_word(word) or word in _OF_PUTTING for word in words):
        return None
    if not (pointed or is_open or is_done or named or asked or topic):
        return None
    if is_open or is_done:
        count = replace(count, open_only=is_open, answered_only=is_done)
        before = replace(before, query=_in_state(before.query, is_open))
    return _again(before, count, text)


def _in_state(query: str, is_open: bool) -> str:
    """Return a query for the catalogue that asks for the open, or the answered, questions."""
    bare = _STATE.sub("", query)
    english = language_of(bare) == "en"
    word = (
        ("unanswered" if english else "openstaande")
        if is_open
        else ("answered" if english else "beantwoorde")
    )
    return _PUT.sub(lambda m: f"{word} {m[0]}", bare, count=1)
