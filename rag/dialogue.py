"""From a message and what was said before to the questions to answer, one by one; pure.

A message may hold several questions, lean on an earlier one ("en hoe lang duurt dat?"), or only
change its conditions ("en in 2022?", "en van de SP?"). Each question comes with its conditions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rag.answers import Turn
from rag.asking import questions
from rag.conditions import Conditions, apart, conditions, moved, of_a_stranger
from rag.counting import Counting, counting, counts
from rag.datamodels import Filters
from rag.framing import names_no_subject
from rag.intent import Understanding, is_aside, language_of, points_back, understand
from rag.limits import stated
from rag.members import members
from rag.periods import period

_LEAD = re.compile(
    r"(?i)^\s*(?:(?:en|maar|and|but)\b\s*)?(?:(?:dan|then|what about|how about|hoe zit het)\b\s*)?"
)
_TOPIC = re.compile(r"(?is)\b(?:over|inzake|about|regarding)\b.*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Known:
    """Who may be named as asker: folded names of members, and abbreviations of parties."""

    askers: Collection[str] = ()
    parties: Collection[str] = ()

    def conditions(self, text: str) -> Conditions:
        """Split a question into its subject and its conditions."""
        rest, limits = stated(text, self.parties)
        return _within(conditions(rest, self.askers, self.parties), limits)


@dataclass(frozen=True, slots=True)
class Question:
    """One question to answer: how it is understood, its conditions, and what was asked before.

    `text` is the question as it was put; `count` is there when the catalogue answers it.
    """

    text: str
    understood: Understanding
    asked: Conditions
    count: Counting | None = None
    before: str = ""


def heard(message: str, history: Sequence[Turn], known: Known) -> list[Question]:
    """Return the questions of a message; of one that is none, its understanding says why.

    What was shown as searched, with its limits between brackets, means the same when asked again.
    """
    rest, limits = stated(message, known.parties)
    found = _heard(rest, history, known)
    if not limits.active:
        return found
    return [replace(q, asked=_within(q.asked, limits)) for q in found]


def _heard(message: str, history: Sequence[Turn], known: Known) -> list[Question]:
    earlier = [t.content for t in history if t.role == "user" and t.content.strip()]
    before = _resolved(earlier, known)
    plain = understand(message, history)
    if plain.speaker:
        return _told(history, known)
    if plain.status is not None:
        return [Question(message, plain, Conditions(plain.query))]
    changed = _changed(plain.asked, before, known) if before else None
    if changed is not None:
        again = Understanding(
            changed.query, plain.language, follows_up=True, asked=changed.query, sure=True
        )
        return [Question(message, again, changed, counting(changed.query))]
    found = [p for q in questions(plain.asked) for p in apart(q, known.askers, known.parties)]
    told = before.query if before else ""
    if len(found) < 2:
        return [_single(plain.asked, history, told, known)]
    return _several(found, history, told, known)


def _told(history: Sequence[Turn], known: Known) -> list[Question]:
    """Return the questions of which it is asked who answered them, as they were understood."""
    asked = [i for i, turn in enumerate(history) if turn.role == "user" and turn.content.strip()]
    for index in reversed(asked):
        found = heard(history[index].content, history[:index], known)
        if found[0].understood.status is None:  # what was said between is no question
            break
    return [replace(q, understood=replace(q.understood, speaker=True)) for q in found]


def _within(found: Conditions, limits: Filters) -> Conditions:
    """Return conditions within limits that were stated; what the words themselves say stands."""
    if not limits.active:
        return found
    return replace(found, filters=found.filters.within(limits), about=True, loose=False)


def _single(text: str, history: Sequence[Turn], before: str, known: Known) -> Question:
    asked, count = _counted(known.conditions(text))
    understood = replace(understand(asked.query, history), language=language_of(text))
    if asked.framed and not points_back(text):  # short only because its frame was taken out
        understood = replace(understood, query=asked.query, follows_up=False)
    bare = (asked.trend and not asked.framed) or names_no_subject(asked.query)
    if bare and understood.follows_up:  # its own words say nothing of the subject
        subject = understood.query.removesuffix(understood.asked).strip()
        understood = replace(understood, query=subject, asked=subject, sure=True)
    return Question(text, understood, asked, count, before)


def _several(
    found: Sequence[str], history: Sequence[Turn], before: str, known: Known
) -> list[Question]:
    """Return each question of a message as if it were asked alone.

    One that leans on the first is asked with it, and within its conditions.
    """
    lead = understand(found[0], history)
    context = lead.query.removesuffix(lead.asked).strip() if lead.follows_up else ""
    first, _ = _counted(known.conditions(found[0]))
    made = []
    for index, text in enumerate(found):
        asked, count = _counted(known.conditions(text))
        leans = index > 0 and understand(text, [Turn("user", found[0])]).follows_up
        if leans and not asked.filters.active:
            asked = replace(asked, filters=first.filters, loose=first.loose, exact=first.exact)
        told = " ".join(filter(None, [context, first.query if leans else ""]))
        joins = bool(told) and (leans or index == 0)
        query = f"{told} {asked.query}" if joins else asked.query
        understood = replace(lead, query=query, asked=asked.query, follows_up=joins, sure=False)
        made.append(Question(text, understood, asked, count, first.query if index else before))
    return made


def _counted(asked: Conditions) -> tuple[Conditions, Counting | None]:
    """Say whether a question is for the catalogue; what only looked like it has no conditions."""
    for candidate in (asked, of_a_stranger(asked)):
        count = counting(candidate.query) if asked.about else None
        if count is not None:
            return candidate, count
    if counts(asked.query) and asked.whole and not asked.filters.party and not asked.filters.asker:
        return Conditions(asked.whole), None
    return asked, None


def _resolved(earlier: Sequence[str], known: Known) -> Conditions | None:
    """Return what the conversation is about: its last question, with what it leaned on."""
    found: Conditions | None = None
    for text in earlier:
        text = " ".join(text.split())
        if is_aside(text) or (found is not None and names_no_subject(text)):
            continue
        changed = _changed(text, found, known) if found else None
        own = known.conditions(text)
        if changed is not None:
            found = changed
        elif found is not None and points_back(text):
            found = replace(own, query=f"{found.query} {own.query}")
        else:
            found = own
    return found


def _changed(text: str, before: Conditions, known: Known) -> Conditions | None:
    """Return an earlier question with other conditions, when a message says no more than those."""
    bare = _LEAD.sub("", text, count=1).rstrip(" ?.!")
    if (elsewhen := moved(bare, before)) is not None:
        return elsewhen
    named = period(bare)
    if named is not None and named.span == (0, len(bare)):
        if not before.about and _YEAR.search(before.query):
            return None  # the year is the subject's: how many tons in 2022
        filters = replace(before.filters, since=named.since, until=named.until)
        loose = not before.about
        return replace(
            before, filters=filters, exact=named.exact, loose=loose, about=True, whole=before.query
        )
    if not counts(before.query):
        return None
    asked = members(f"vragen {bare}", known.askers, known.parties)
    if asked is not None and asked.span[1] == len(f"vragen {bare}"):
        people, groups = ", ".join(asked.people), ", ".join(asked.parties)
        return replace(before, filters=replace(before.filters, asker=people, party=groups))
    if _TOPIC.match(bare):
        query = _TOPIC.sub("", before.query.rstrip(" ?")).rstrip()
        return replace(before, query=f"{query} {bare}?")
    return None
