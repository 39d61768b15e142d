"""Counts and lists from the catalogue, exact and without a search.

A set of questions counts once, however many documents of it the library holds (the questions,
a postponement, the answer), by the day it was put. Where that day is not known, the year of its
number and the day of its answer tell; how many were counted so is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rag.answers import Answer, ConnectionKind, Listed, Status
from rag.catalogue import stem_of
from rag.connecting import matters
from rag.counting import Counting
from rag.datamodels import Asker, Document, DocumentKind, Filters
from rag.duplicates import squashed
from rag.filtering import several
from rag.intent import is_function_word
from rag.library import Library
from rag.limits import restriction
from rag.members import same_name
from rag.registers import folded, ministry_code, party
from rag.tallying import Tally, counted

_ORDER = (DocumentKind.ANSWER, DocumentKind.POSTPONEMENT, DocumentKind.QUESTION)
_RELATED = (ConnectionKind.ANSWER, ConnectionKind.QUESTION, ConnectionKind.POSTPONEMENT)
_COMMON = 0.25  # share of the documents from which a word says nothing of a subject
_MOST = 6  # words of an earlier question that a subject is made of


@dataclass(frozen=True, slots=True)
class _Set:
    """The documents of one set of questions, and its line."""

    documents: tuple[Document, ...]
    item: Listed


def listed(
    library: Library, query: str, count: Counting, filters: Filters, language: str
) -> Answer:
    """Answer a question for the catalogue: how many sets of questions, and which."""
    people = Filters(party=filters.party, asker=filters.asker, source=filters.source)
    sources = library.about(count.topic, people)
    if count.topic or people.active:
        sources = _with_related(library, sources)
    groups = _matters(map(library.document, sources))
    sets = [_Set(tuple(group), _item(group)) for group in groups]
    sets = [
        s
        for s in sets
        if _in_state(s.item, count) and _by_others(library, s, filters) and _asked_by(s, filters)
    ]
    unnamed = 0
    if filters.party or filters.asker:
        unnamed = len(library.about(count.topic, Filters(source=filters.source), unasked=True))
    days = {s.item.source: s.item.answered if count.answered_only else _day(s) for s in sets}
    undated = sum(d is None for d in days.values()) if filters.since or filters.until else 0
    sets = [s for s in sets if _within(days[s.item.source], filters)]
    dated, done = bool(filters.since or filters.until), count.answered_only
    items = sorted(
        (s.item for s in sets), key=lambda i: (i.day or i.answered or date.min, i.source)
    )[::-1]
    tally = Tally(
        topic=" ".join(count.topic),
        limits=restriction(filters, language),
        open_only=count.open_only,
        answered_only=count.answered_only,
        in_subject=sum(_titled(item, count.topic) for item in items) if count.topic else None,
        undated=undated,
        unnamed=unnamed,
        estimated=sum(s.item.day is None for s in sets) if dated and not done else 0,
    )
    return Answer(
        query=query,
        status=Status.ANSWERED if items else Status.NOT_FOUND,
        reason=counted(items, tally, language),
        language=language,
        listing=tuple(items),
    )


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


def _in_state(item: Listed, count: Counting) -> bool:
    is_answer = item.kind is DocumentKind.ANSWER
    return not (count.open_only and is_answer) and not (count.answered_only and not is_answer)


def _by_others(library: Library, found: _Set, filters: Filters) -> bool:
    """Say whether a set passes the filters on who answers: the office it was put to counts."""
    if filters.answerer:
        held = library.sources(Filters(answerer=filters.answerer)) or frozenset()
        if not any(d.source in held for d in found.documents):
            return False
    if not filters.ministry:
        return True
    held = library.sources(Filters(ministry=filters.ministry)) or frozenset()
    code = ministry_code(filters.ministry)
    offices = (office for d in found.documents for office in d.metadata.addressees)
    return any(d.source in held for d in found.documents) or any(
        ministry_code(office.split(" ", 2)[-1]) == code for office in offices
    )


def _askers(found: _Set) -> list[Asker]:
    return [asker for d in found.documents for asker in d.metadata.askers]


def _asked_by(found: _Set, filters: Filters) -> bool:
    people, groups = several(filters.asker), [folded(party(p)) for p in several(filters.party)]
    askers = _askers(found)
    return (not people or any(same_name(n, a.name) for n in people for a in askers)) and (
        not groups or any(folded(party(a.party)) in groups for a in askers)
    )


def _day(found: _Set) -> date | None:
    """Return the day a set was put, as far as it can be told."""
    if found.item.day:
        return found.item.day
    received = found.item.answered
    numbers = (d.metadata.question_number[:4] for d in found.documents)
    year = next((int(n) for n in numbers if n.isdigit()), None)
    if year is None or (received and received.year == year):
        return received
    return date(year, 12, 31)


def _within(day: date | None, filters: Filters) -> bool:
    if day is None:
        return filters.since is None and filters.until is None
    return not ((filters.since and day < filters.since) or (filters.until and day > filters.until))


def _titled(item: Listed, topic: Sequence[str]) -> bool:
    """Say whether the subject itself holds all words, in any inflection."""
    words = re.findall(r"\w+", folded(item.subject))
    return all(
        any(word.startswith(stem_of(part)) for word in words)
        for term in topic
        for part in re.findall(r"\w+", folded(term))
    )


def _matters(documents: Iterable[Document]) -> list[list[Document]]:
    """Return the documents, those of one set of questions together."""
    groups: list[list[Document]] = []
    by_key: dict[str, list[Document]] = {}
    for document in documents:
        if document.kind not in _ORDER:
            continue
        subject = squashed(document.metadata.subject)[:40]
        keys = [k if k.startswith("question") else f"{k} {subject}" for k in matters(document)]
        group = next((by_key[key] for key in keys if key in by_key), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(document)
        by_key |= dict.fromkeys(keys, group)
    return groups


def _item(documents: Sequence[Document]) -> Listed:
    """Return one line for a set of questions, from what is known of it best."""
    best = min(documents, key=lambda d: (_ORDER.index(d.kind), d.source))
    meta = best.metadata
    days = [d.metadata.submitted for d in documents if d.metadata.submitted]
    return Listed(
        source=best.source,
        kind=best.kind,
        subject=next((d.metadata.subject for d in documents if d.metadata.subject), ""),
        askers=next((d.metadata.askers for d in documents if d.metadata.askers), ()),
        day=min(days, default=None if best.kind is DocumentKind.ANSWER else meta.received),
        identifier=meta.identifier,
        link=meta.link,
        questions=max(len({n for p in d.pairs for n in p.numbers}) for d in documents),
        answered=meta.received if best.kind is DocumentKind.ANSWER else None,
    )
