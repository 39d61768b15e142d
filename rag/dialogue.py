"""From a message and what was said before to the questions to answer, one by one; pure.

A message may hold several questions, lean on an earlier one ("en hoe lang duurt dat?"), only
change its conditions ("en in 2022?", "en van de SP?"), or put it right ("nee, ik bedoel …"). Each
question comes with its conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from rag.additions import instead
from rag.asking_back import Back
from rag.changing import about_instead, asks_of_them, changed
from rag.conditions import Conditions, apart, of_a_stranger
from rag.context import Context, Known, Question, within
from rag.correcting import Correction, correction
from rag.counting import Counting, counting, counts, uncountable
from rag.framing import names_no_subject
from rag.function_words import language_of
from rag.intent import Understanding, ask_again, shortened, unclear, understand
from rag.leaning import points_back, without_about
from rag.limits import stated
from rag.message_parts import asks, halves, opens_a_question, questions
from rag.numbered import numbered

_ONLY_NUMBER = re.compile(
    r"(?i)^\W{0,9}(?:(?:en|and)\s+)?(?:(?:geef|toon|lees|show|give)\s+(?:me\s+|mij\s+)?|"
    r"(?:(?:wat|what)\s+(?:is|was|were)\s+)?(?:(?:het|de|the)\s+)?antwoord(?:en)?\s+op\s+|"
    r"the\s+answers?\s+to\s+)?(?P<pairs>(?:vra(?:ag|gen)|antwoord(?:en)?|questions?)\s+\d+"
    r"(?:(?:\s*,\s*|\s+en\s+|\s+and\s+|\s+t/m\s+)\d+)*)\W{0,9}$"
)
_OF_MEMBER = re.compile(r"(?i)\bvragen van (?:het |de )?(?:kamer)?l(?:id|eden)\b")
_WHOLE = 5  # words of a question that a correction puts in full


def heard(message: str, context: Context | None, known: Known) -> list[Question]:
    """Return the questions of a message; of one that is none, its understanding says why.

    What was shown as searched, with its limits between brackets, means the same when asked again.
    """
    rest, limits = stated(message, known.parties)
    found = _heard(rest, context, known)
    if not limits.active:
        return found
    return [replace(q, asked=within(q.asked, limits)) for q in found]


def is_aside(message: str) -> bool:
    """Say whether an earlier message is nothing to follow: thanks, an order, or who said it."""
    found = understand(message, "?")
    wrong = correction(found.asked) if found.asked else None
    return found.status is not None or found.back is not None or wrong == Correction("")


def times_enlarged(said: Sequence[str]) -> int:
    """Return how often more was asked of the last answer, by the end of a conversation."""
    asides = takewhile(is_aside, reversed(said))
    return sum(understand(message, "?").back is Back.MORE for message in asides)


def leans(message: str) -> bool:
    """Say whether what a message means may depend on the conversation before it."""
    other = points_back(message) or without_about(message) != message
    return other or correction(message) is not None or _only_conditions(message)


def _only_conditions(message: str) -> bool:
    return message.split()[0].lower() in _OF_CONDITIONS if message.split() else False


_OF_CONDITIONS = frozenset(
    "van door over in op sinds tussen hoeveel welke how which by from".split()
)


def _heard(message: str, context: Context | None, known: Known) -> list[Question]:
    message = _of_the_document(message, context)
    plain = understand(message, context.query if context else "")
    if plain.back is not None and context is not None:
        return _told(plain, context)
    if plain.status is not None:
        return [Question(message, plain, Conditions(plain.query))]
    if context is not None and context.question.count is not None and asks_of_them(plain.asked):
        return _told(replace(plain, back=Back.ASKER), context)
    if context is not None:
        put_right = correction(plain.asked)
        if put_right is not None:
            return _corrected(message, plain, put_right, context, known)
        other = changed(plain.asked, context, known)
        if other is not None:
            return [replace(other, text=message)]
    asked = questions(message if "\n" in message.strip() else plain.asked)
    found = [one for q in asked for one in apart(q, known.askers, known.parties)]
    if len(found) > 1:
        return _several(found, context, known)
    single = _single(plain.asked, context, known)
    parts = halves(plain.asked)
    count = single.count
    if len(parts) > 1 and count is not None and asks(w for t in count.topics for w in t):
        return _several(parts, context, known)
    if len(parts) > 1 and count is None:
        single = replace(single, halves=tuple(_several(parts, context, known)))
    return [single]


def _of_the_document(message: str, context: Context | None) -> str:
    """Return "en vraag 7?" after a question about a document by its number with that number."""
    only = _ONLY_NUMBER.match(message) if context else None
    document = None
    if only and context:
        named = (context.question.text, context.source.rpartition(".")[0])
        document = next((n for n in map(numbered, named) if n is not None and n.name), None)
    if only is None or document is None or not document.name:
        return message
    return f"{only['pairs']} van {document.name}"


def _told(plain: Understanding, context: Context) -> list[Question]:
    """Return the questions of which it is asked who answered them, as they were understood."""
    return [
        replace(q, understood=replace(q.understood, back=plain.back, language=plain.language))
        for q in context.questions
    ]


def _corrected(
    message: str, plain: Understanding, put_right: Correction, context: Context, known: Known
) -> list[Question]:
    """Return the question before as a message puts it right, or the one it puts instead."""
    right = put_right.right
    if not right:
        again = ask_again(plain.asked, plain.language)
        return [Question(message, again, Conditions(""))]
    whole = not put_right.wrong and opens_a_question(right)
    if whole and (len(right.split()) >= _WHOLE or points_back(right)):
        return _heard(right, replace(context, last=""), known)
    if context.question.count is not None and not put_right.wrong:
        other = changed(right, context, known) or about_instead(right, context)
        return [replace(other, text=message)]
    query = put_right.of(context.query if put_right.wrong else context.base)
    asked, count = _counted(replace(context.question.asked, query=query))
    understood = Understanding(query, plain.language, follows_up=True, asked=query, sure=True)
    if put_right.names_another:  # whether it replaces the subject is for what is found to decide
        understood = replace(understood, asked=right, sure=False)
    return [Question(message, understood, asked, count)]


def _single(text: str, context: Context | None, known: Known) -> Question:
    before = context.query if context else ""
    if context and instead(text, context.last):
        before = context.base
    asked, count = _counted(known.conditions(text))
    understood = replace(understand(asked.query, before), language=language_of(text))
    if asked.framed and not points_back(text):  # short only because its frame was taken out
        understood = replace(understood, query=asked.query, follows_up=False)
    bare = (asked.trend and not asked.framed) or names_no_subject(asked.query)
    if bare and understood.follows_up:  # its own words say nothing of the subject
        understood = replace(understood, query=before, asked=before, sure=True)
    if context is None and count is None and _asks_of_nothing(text, asked):
        if asked.filters.until is not None and understood.status is None:
            return _answers_of_then(text, asked, known)
        understood = unclear(understood.language)
    source = context.source if context and understood.follows_up else ""
    return Question(text, understood, asked, count, before, source)


def _asks_of_nothing(text: str, asked: Conditions) -> bool:
    """Say whether a message asks what was said, and names neither a subject nor a document."""
    named = asked.filters.asker or numbered(text) is not None
    return not named and names_no_subject(asked.query)


def _answers_of_then(text: str, asked: Conditions, known: Known) -> Question:
    """Return what was said at a time, of whatever subject, as the list of the answers of then."""
    words = "Which answers were given?" if language_of(text) == "en" else "Welke antwoorden kwamen?"
    counted, count = _counted(known.conditions(words))
    limits = replace(counted, filters=asked.filters, exact=asked.exact)
    understood = Understanding(words, language_of(text), asked=words)
    return Question(text, understood, limits, count)


def _several(found: Sequence[str], context: Context | None, known: Known) -> list[Question]:
    """Return each question of a message as if it were asked alone.

    One that leans on the first is asked with it, and in its period where that will do.
    """
    before = context.query if context else ""
    lead = understand(found[0], before)
    told_first = before if lead.follows_up else ""
    first, counted = _counted(known.conditions(found[0]))
    made: list[Question] = []
    for index, text in enumerate(found):
        if made and made[0].count is not None:
            other = changed(text, Context(tuple(made[:1]), made[0].asked.query), known)
            if other is not None:  # "..., en hoeveel daarvan zijn beantwoord?"
                made.append(other)
                continue
        asked, count = _counted(known.conditions(text))
        part = understand(text, found[0]) if index else lead
        if index and part.follows_up and not asked.filters.active:
            asked = _like(first, asked, both=(counted is None) == (count is None))
        told = " ".join(
            filter(None, [told_first, first.query if index and part.follows_up else ""])
        )
        joins = bool(told) and part.follows_up
        query = f"{told} {asked.query}" if joins else asked.query
        understood = replace(
            lead, query=query, asked=asked.query, follows_up=joins, sure=part.bare, bare=part.bare
        )
        made.append(Question(text, understood, asked, count, first.query if index else before))
    return made


def _like(first: Conditions, asked: Conditions, *, both: bool) -> Conditions:
    """Return the conditions of a question that leans on the first one of its message.

    Who asked is a condition of counts alone, and a period may be that of the first one only.
    """
    if not both:
        return asked
    loose = first.loose or not counts(asked.query)
    return replace(asked, filters=first.filters, loose=loose, exact=first.exact)


def _counted(asked: Conditions) -> tuple[Conditions, Counting | None]:
    """Say whether a question is for the catalogue; what only looked like it has no conditions."""
    for candidate in (asked, of_a_stranger(asked)):
        count = counting(candidate.query) if asked.about else None
        if count is not None:
            return candidate, count
    if asked.about and uncountable(asked.query):
        return asked, Counting((), beyond=True)
    if counts(asked.query) and asked.whole and not asked.filters.party and not asked.filters.asker:
        return Conditions(asked.whole), None
    if asked.about and not asked.filters.asker and _OF_MEMBER.search(asked.query):
        return of_a_stranger(asked), None
    return asked, None


def stands_alone(questions: Sequence[Question]) -> Context | None:
    """Return what the conversation is about after one question that leans on nothing, whatever
    its answer; None when that depends on the answer.
    """
    question = questions[0]
    found = question.understood
    if len(questions) > 1 or question.halves or question.count is not None:
        return None
    if found.follows_up or found.back is not None or found.status is not None:
        return None
    return followed([replace(question, understood=replace(found, sure=True))], None, "")


def followed(questions: Sequence[Question], context: Context | None, source: str) -> Context | None:
    """Return what the conversation is about after these questions, as they were understood.

    `source` is the document that was quoted first, empty for none.
    """
    last = questions[-1]
    understood = last.understood
    if understood.back is not None or understood.status is not None:
        return context
    if last.count is not None:
        return Context(tuple(questions), shortened(last.asked.query))
    follows = understood.follows_up and context is not None
    if follows and understood.bare and context is not None:  # "waarom?" adds nothing to it
        return replace(context, questions=tuple(questions), source=source or context.source)
    if follows and understood.asked != understood.query and len(questions) == 1:
        base, said = context.subject if context else "", understood.asked
        return Context(tuple(questions), base, shortened(said), source or last.source)
    return Context(tuple(questions), shortened(understood.query), "", source)
