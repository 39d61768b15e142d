"""Counts and lists from the catalogue, exact and without a search.

A set of questions counts once, however many documents of it the library holds (the questions,
a postponement, the answer), by the day it was put. Where that day is not known, the year of its
number or of its answer tells; how many were counted so is said, and how many cannot be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.answers import Answer, ConnectionKind, Status
from rag.counting import Counting
from rag.datamodels import Filters
from rag.filtering import several
from rag.full_names import resembling, same_name
from rag.function_words import is_function_word
from rag.inflections import holds, longer
from rag.library import Library
from rag.limits import restriction
from rag.manners import in_manner, in_words
from rag.question_sets import (
    QuestionSet,
    addressed,
    answered_by,
    asked_by,
    asked_together,
    days_of,
    in_state,
    joined_later,
    of_ministry,
    partly_within,
    question_sets,
    text_of,
    within,
)
from rag.ranking import Rank, Ranked
from rag.registers import folded
from rag.standing_words import UNKNOWN, holdings, ranked_all, ranked_most, span
from rag.standings import standings
from rag.tallying import BEYOND, Tally, about, counted, remarks

_RELATED = (ConnectionKind.ANSWER, ConnectionKind.QUESTION, ConnectionKind.POSTPONEMENT)
_COMMON = 0.25  # share of the documents from which a word says nothing of a subject
_MOST = 6  # words of an earlier question that a subject is made of


def listed(
    library: Library, query: str, count: Counting, filters: Filters, language: str
) -> Answer:
    """Answer a question for the catalogue: how many sets of questions, and which."""
    english = language == "en"
    if count.beyond:
        return Answer(query, Status.NOT_FOUND, reason=BEYOND[english], language=language)
    if count.rank is not None and count.rank.by in (Ranked.DOCUMENTS, Ranked.PERIOD):
        said = _held(library, count.rank, filters, language)
        return Answer(query, Status.ANSWERED, reason=said, language=language)
    sets, tally = _counted(library, count, filters, language)
    reason, shown = counted([s.item for s in sets], tally, language), sets
    if count.rank is not None and sets:
        reason, shown = _ranked(sets, count.rank, tally, language)
    return Answer(
        query=query,
        status=Status.ANSWERED if sets else Status.NOT_FOUND,
        reason=reason,
        language=language,
        listing=tuple(s.item for s in shown),
    )


def _counted(
    library: Library, count: Counting, filters: Filters, language: str
) -> tuple[list[QuestionSet], Tally]:
    """Return the sets of questions that are meant, the last first, and what is said of them."""
    meant = _meant(library, count, filters)
    days = {s.item.source: _days(s, count) for s in meant}
    sets = [s for s in meant if within(days[s.item.source], filters)]
    sets.sort(key=lambda s: ((days_of(s) or (date.min,))[-1], s.item.source))
    dated = bool(filters.since or filters.until)
    guessed = dated and not count.answered_only
    limits = restriction(filters, language)
    tally = replace(
        _tally(library, count, filters, sets),
        limits=", ".join(filter(None, [limits, *in_words(count.manner, language)])),
        undated=sum(d is None for d in days.values()) if dated else 0,
        unsure=sum(partly_within(d, filters) for d in days.values()),
        estimated=sum(s.item.day is None for s in sets) if guessed else 0,
    )
    return sets[::-1], tally


def _tally(
    library: Library, count: Counting, filters: Filters, sets: Sequence[QuestionSet]
) -> Tally:
    """Return what is said of the sets that are counted, but for their days."""
    names = [*several(filters.party), *several(filters.asker)]
    unasked = Filters(source=filters.source)
    unnamed = _about(library, count, unasked, unasked=True) if names else []
    titled = [any(holds(s.item.subject, topic) for topic in count.topics) for s in sets]
    compounds = [found for s in sets if (found := _only_in_longer(s, count))]
    put = filters.ministry and not count.answered_only
    return Tally(
        topics=tuple(" ".join(topic) for topic in count.topics if topic),
        each=_each(library, count, sets) if count.others else (),
        open_only=count.open_only,
        answered_only=count.answered_only,
        postponed_only=count.postponed_only,
        in_subject=sum(titled) if count.topic else None,
        in_longer=len(compounds),
        words=tuple(dict.fromkeys(word for found in compounds for word in found)),
        unnamed=len(unnamed),
        unaddressed=sum(not addressed(s) for s in sets) if put else 0,
        together=sum(asked_together(s, filters) for s in sets) if len(names) > 1 else None,
        merged=tuple(joined_later(sets, filters.party)),
        by_name=bool(filters.answerer),
        resembling=_resembling(library, filters),
    )


def _resembling(library: Library, filters: Filters) -> tuple[str, ...]:
    """Return the members that may be meant by names of which the library knows nobody."""
    known = library.askers() if filters.asker else frozenset()
    unknown = [n for n in several(filters.asker) if not any(same_name(n, full) for full in known)]
    found = dict.fromkeys(full for name in unknown if (full := resembling(name, known)))
    return tuple(_printed(library, full) for full in found)


def _printed(library: Library, asker: str) -> str:
    """Return the name of a member as a document prints it."""
    for source in sorted(library.sources(Filters(asker=asker)) or ()):
        for person in library.document(source).metadata.askers:
            if folded(person.name) == asker:
                return person.name
    return asker


def _days(found: QuestionSet, count: Counting) -> tuple[date, date] | None:
    """Return the day on which a set was answered, where that counts, or when it was put."""
    if not count.answered_only:
        return days_of(found)
    return (found.item.answered, found.item.answered) if found.item.answered else None


def _meant(library: Library, count: Counting, filters: Filters) -> list[QuestionSet]:
    """Return the sets of questions that are meant, of whatever day."""
    people = Filters(party=filters.party, asker=filters.asker, source=filters.source)
    sources = _about(library, count, people)
    if count.topic or people.active:
        sources = _with_related(library, sources)
    sets = question_sets(map(library.document, sources))
    if filters.ministry:
        held = library.sources(Filters(ministry=filters.ministry)) or frozenset()
        done = count.answered_only
        sets = [s for s in sets if of_ministry(s, filters.ministry, held, answered=done)]
    return [
        s
        for s in sets
        if in_state(s.item, count)
        and in_manner(s.documents, count.manner)
        and answered_by(s, filters.answerer)
        and asked_by(s, filters)
    ]


def _about(
    library: Library, count: Counting, filters: Filters, *, unasked: bool = False
) -> list[str]:
    """Return the documents about any of the subjects of a count."""
    found = (library.about(topic, filters, unasked=unasked) for topic in count.topics)
    return sorted({source for sources in found for source in sources})


def _only_in_longer(found: QuestionSet, count: Counting) -> tuple[str, ...]:
    """Return the longer words by which alone a set is about what is asked for."""
    text = text_of(found)
    held = [longer(text, topic) for topic in count.topics if topic]
    return held[0] if held and all(held) else ()


def _each(library: Library, count: Counting, sets: Sequence[QuestionSet]) -> tuple[int, ...]:
    """Return how many of the sets are about each of several subjects."""
    held = [set(_with_related(library, library.about(t, Filters()))) for t in count.topics]
    return tuple(sum(any(d.source in h for d in s.documents) for s in sets) for h in held)


def _ranked(
    sets: list[QuestionSet], rank: Rank, tally: Tally, language: str
) -> tuple[str, list[QuestionSet]]:
    """Say who asked or answered most of the sets, or all who did; and which sets to show."""
    found = standings(rank.by, [s.documents for s in sets])
    asked = rank.by in (Ranked.ASKER, Ranked.PARTY)
    unknown = sum(not any(d.metadata.askers for d in s.documents) for s in sets) if asked else 0
    told = replace(tally, unnamed=max(unknown, tally.unnamed))
    lead = counted([s.item for s in sets], tally, language)
    left = UNKNOWN[language == "en"].format(n=unknown) if unknown and not tally.unnamed else ""
    if not found or not (rank.most or rank.names):
        by = ranked_all(rank, found, "", language) if found else ""
        return " ".join(filter(None, [lead, by, left])), sets
    told = replace(told, in_subject=None, answered_only=tally.answered_only and asked)
    what = about(told, language)
    alone = len(found) == 1 or len(found[0].sets) > len(found[1].sets)
    if rank.most:
        said = ranked_most(rank, found, len(sets) - unknown, what, language)
    else:
        said = ranked_all(rank, found, what, language, whole=True)
    shown = [sets[place] for place in found[0].sets] if rank.most and alone else []
    return " ".join([said, *remarks(told, len(sets), language)]), shown


def _held(library: Library, rank: Rank, filters: Filters, language: str) -> str:
    """Say what documents the library holds, or from which days."""
    within_limits = library.sources(filters)
    held = [d for d in library.documents() if within_limits is None or d.source in within_limits]
    days: list[date | None] = []
    for told in ([d.received for d in held], [d.submitted for d in held]):
        known = sorted(date.fromisoformat(d) for d in told if d)
        days += [known[0], known[-1]] if known else [None, None]
    period = (days[0], days[1], days[2], days[3])
    if rank.by is Ranked.PERIOD and any(period):
        return span(period, language)
    return holdings(Counter(d.kind for d in held), period, language, restriction(filters, language))


def subject_of(library: Library, question: str) -> tuple[str, ...]:
    """Return the words of a question by which the catalogue knows its subject.

    The words that most documents hold say nothing of it; of the others as many as possible that
    stand together in a document, the rarest first.
    """
    total = len(library.about((), Filters()))
    held = {
        word: len(library.about((word,), Filters()))
        for word in dict.fromkeys(re.findall(r"\w[\w’'-]{3,}", question))
        if not is_function_word(word)
    }
    rare = [w for w, n in held.items() if 0 < n <= max(_COMMON * total, 1)]
    kept = sorted(rare, key=lambda w: held[w])[:_MOST]
    while len(kept) > 1 and not library.about(kept, Filters()):
        kept.pop()
    return tuple(w for w in held if w in kept)


def _with_related(library: Library, sources: Sequence[str]) -> list[str]:
    """Return the sources, and the other documents of the same sets of questions."""
    found = dict.fromkeys(sources)
    for source in sources:
        related = (c for c in library.connections(source) if c.kind in _RELATED)
        found |= dict.fromkeys(c.source for c in related)
    return sorted(found)
