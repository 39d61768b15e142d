"""Counts and lists from the catalogue, exact and without a search.

A set of questions counts once, however many documents of it the library holds (the questions,
a postponement, the answer), by the day it was put.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rag.connecting import matters
from rag.counting import Counting
from rag.datamodels import Answer, Document, DocumentKind, Filters, Listed, Status
from rag.duplicates import squashed
from rag.intent import Understanding
from rag.library import Library
from rag.wording import counted, restriction

_ORDER = (DocumentKind.ANSWER, DocumentKind.POSTPONEMENT, DocumentKind.QUESTION)


def listed(
    library: Library, query: str, count: Counting, filters: Filters, understood: Understanding
) -> Answer:
    """Answer a question for the catalogue: how many sets of questions, and which."""
    people = Filters(
        ministry=filters.ministry,
        party=filters.party,
        asker=filters.asker,
        answerer=filters.answerer,
        source=filters.source,
    )
    sources = library.about(count.topic, people)
    found = [_item(group) for group in _matters(map(library.document, sources))]
    items = sorted(
        (
            item
            for item in found
            if _within(item.day, filters)
            and not (count.open_only and item.kind is DocumentKind.ANSWER)
        ),
        key=lambda item: (item.day or date.min, item.source),
        reverse=True,
    )
    language = understood.language
    limits = restriction(filters, language)
    return Answer(
        query=query,
        status=Status.ANSWERED if items else Status.NOT_FOUND,
        reason=counted(items, " ".join(count.topic), limits, count.open_only, language),
        language=language,
        listing=tuple(items),
    )


def _within(day: date | None, filters: Filters) -> bool:
    if day is None:
        return filters.since is None and filters.until is None
    return not ((filters.since and day < filters.since) or (filters.until and day > filters.until))


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
