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
from rag.members import same_name
from rag.registers import folded, groups_of, ministry_code, party

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


def day_of(found: QuestionSet) -> date | None:
    """Return the day a set was put, as far as it can be told."""
    if found.item.day:
        return found.item.day
    received = found.item.answered
    numbers = (d.metadata.question_number[:4] for d in found.documents)
    year = next((int(n) for n in numbers if n.isdigit()), None)
    if year is None or (received and received.year == year):
        return received
    return date(year, 12, 31)


def within(day: date | None, filters: Filters) -> bool:
    """Say whether a day lies in the period of the filters; one that is not known does not."""
    if day is None:
        return filters.since is None and filters.until is None
    return not ((filters.since and day < filters.since) or (filters.until and day > filters.until))


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
        day=min(days, default=None if best.kind is DocumentKind.ANSWER else meta.received),
        identifier=meta.identifier,
        link=meta.link,
        questions=max(len({n for p in d.pairs for n in p.numbers}) for d in documents),
        answered=meta.received if best.kind is DocumentKind.ANSWER else None,
    )
