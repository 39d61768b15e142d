"""Sets of questions, as the catalogue counts them: one line for all documents of a set; pure.

Which of them a question means: open or answered, asked or answered by whom, put on which day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rag.answers import Listed
from rag.connecting import matters
from rag.counting import Counting
from rag.datamodels import Asker, Document, DocumentKind, Filters
from rag.duplicates import squashed
from rag.filtering import several
from rag.full_names import same_name
from rag.registers import folded, groups_of, ministry_code, party

Days = tuple[date, date]  # the first and the last
_ORDER = (DocumentKind.ANSWER, DocumentKind.POSTPONEMENT, DocumentKind.QUESTION)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The documents of one set of questions, and its line."""

    documents: tuple[Document, ...]
    item: Listed


def question_sets(documents: Iterable[Document]) -> list[QuestionSet]:
    """Return the sets of questions that documents belong to."""
    return [QuestionSet(tuple(group), _item(group)) for group in _grouped(documents)]


def in_state(item: Listed, count: Counting) -> bool:
    """Say whether a set is open, answered or put off, as a question wants it."""
    is_answer = item.kind is DocumentKind.ANSWER
    if count.postponed_only and item.kind is not DocumentKind.POSTPONEMENT:
        return False
    return not (count.open_only and is_answer) and not (count.answered_only and not is_answer)


def answered_by(found: QuestionSet, name: str) -> bool:
    """Say whether someone of this name answered a set."""
    return not name or any(
        same_name(name, who.name)
        for d in found.documents
        if d.kind is DocumentKind.ANSWER
        for who in d.metadata.answerers
    )


def of_ministry(
    found: QuestionSet, ministry: str, held: Collection[str], *, answered: bool = False
) -> bool:
    """Say whether a set was put to an office of a ministry; or answered there, in one of `held`.

    Where it is not known to whom it was put, whoever answered tells; who is only spoken for does
    not. `answered` asks who answered, or was spoken for, whomever it was put to.
    """
    code = ministry_code(ministry)
    if answered:
        return any(d.source in held for d in found.documents)
    offices = addressed(found)
    if offices:
        return any(_code(office) == code for office in offices)
    return any(d.source in held and _speaks(d, code) for d in found.documents)


def addressed(found: QuestionSet) -> list[str]:
    """Return the offices to which a set was put, as far as its documents say."""
    return [office for d in found.documents for office in d.metadata.addressees]


def _speaks(document: Document, code: str) -> bool:
    """Say whether a document is by a ministry itself, and not only on its behalf."""
    meta = document.metadata
    by = any(ministry_code(a.ministry) == code for a in meta.answerers)
    return by or all(_code(office) != code for office in meta.on_behalf_of)


def _code(office: str) -> str:
    return ministry_code(office.split(" ", 2)[-1])


def _askers(found: QuestionSet) -> list[Asker]:
    return [asker for d in found.documents for asker in d.metadata.askers]


def asked_by(found: QuestionSet, filters: Filters) -> bool:
    """Say whether someone whom the filters name asked a set, or someone of a party they name."""
    people = several(filters.asker)
    groups = [folded(g) for name in several(filters.party) for g in groups_of(name)]
    askers = _askers(found)
    return (not people or any(same_name(n, a.name) for n in people for a in askers)) and (
        not groups or any(folded(party(a.party)) in groups for a in askers)
    )


def asked_together(found: QuestionSet, filters: Filters) -> bool:
    """Say whether all whom the filters name asked a set together."""
    each = [Filters(asker=name) for name in several(filters.asker)]
    each += [Filters(party=name) for name in several(filters.party)]
    return all(asked_by(found, one) for one in each)


def joined_later(
    sets: Sequence[QuestionSet], parties: str
) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return how many sets parties are counted with under a group they went up in, and which."""
    joined: dict[str, list[str]] = {}
    for name in several(parties):
        own, *later = groups_of(name)
        for group in later:
            joined.setdefault(group, []).append(own)
    asked = [{folded(party(a.party)) for a in _askers(s)} for s in sets]
    numbers = {group: sum(folded(group) in found for found in asked) for group in joined}
    asked_for = {folded(party(name)) for name in several(parties)}
    return [
        (number, group, tuple(joined[group]))
        for group, number in numbers.items()
        if number and folded(group) not in asked_for
    ]


def text_of(found: QuestionSet) -> str:
    """Return what the documents of a set say that it is about: subjects and questions."""
    asked = [d.question_text(pair) for d in found.documents for pair in d.pairs]
    return "\n".join([*(d.metadata.subject for d in found.documents), *asked])


def days_of(found: QuestionSet) -> Days | None:
    """Return the first and the last day on which a set may have been put; None if nothing tells.

    Where the day is not known the year of its number tells, or that of its answer, and that it was
    put before there was an answer or a postponement.
    """
    if found.item.day:
        return found.item.day, found.item.day
    received = [d.metadata.received for d in found.documents if d.metadata.received]
    numbers = (d.metadata.question_number[:4] for d in found.documents)
    year = next((int(n) for n in numbers if n.isdigit()), min(received).year if received else None)
    if year is None:
        return None
    return date(year, 1, 1), min([d for d in received if d.year == year] + [date(year, 12, 31)])


def within(days: Days | None, filters: Filters) -> bool:
    """Say whether days lie in the period of the filters; what is not known does not."""
    since, until = filters.since or date.min, filters.until or date.max
    if days is None:
        return filters.since is None and filters.until is None
    return since <= days[0] and days[1] <= until


def partly_within(days: Days | None, filters: Filters) -> bool:
    """Say whether some of the days lie in the period of the filters, and some do not."""
    since, until = filters.since or date.min, filters.until or date.max
    overlaps = days is not None and days[0] <= until and days[1] >= since
    return overlaps and not within(days, filters)


def _grouped(documents: Iterable[Document]) -> list[list[Document]]:
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
        day=min(days, default=meta.received if best.kind is DocumentKind.QUESTION else None),
        identifier=meta.identifier,
        link=meta.link,
        questions=max(len({n for p in d.pairs for n in p.numbers}) for d in documents),
        answered=meta.received if best.kind is DocumentKind.ANSWER else None,
    )
