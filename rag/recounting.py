"""The list in a passport compared with a library: are its sets of questions still there, and so?

What came in since is counted where the question can be asked again as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from rag.answers import ConnectionKind, Listed
from rag.asking_again import number_now, number_told
from rag.errors import NotFoundError
from rag.findings import LIST, Finding, FindingKind, printable, short
from rag.passport import PassportRecord
from rag.passport_forms import state
from rag.question_sets import question_sets
from rag.records import ListedRecord, listed_record

if TYPE_CHECKING:
    from rag.library import Library

_OF_A_SET = (ConnectionKind.ANSWER, ConnectionKind.QUESTION, ConnectionKind.POSTPONEMENT)
_ELSEWHERE = (ConnectionKind.CITED, ConnectionKind.CITING)
_IN_ALL = re.compile(r"\b(?:met samen|with) (\d+) (?:vra|quest)")
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "subject": "het onderwerp",
        "askers": "wie de vragen stelden",
        "submitted": "de dag van indienen",
        "questions": "het aantal vragen",
        "identifier": "het nummer",
        "link": "de link",
    }
)


def recounted(record: PassportRecord, library: Library) -> Iterator[Finding]:
    """Yield what became of every listed set that changed, and of the count; nothing of no list."""
    items = record["listing"]
    wrong = [f for n, item in enumerate(items, 1) for f in _item(n, item, library)]
    counted = list(_lists(record))
    wrong += [f for _, reason, own in counted for f in _miscounted(reason, own)]
    numbers = [_now(question, reason, record, library) for question, reason, _ in counted]
    wrong += [
        Finding(0, FindingKind.CHANGED, f"Het zijn er nu {now}, bewaard {len(own)}.", False, LIST)
        for now, (_, _, own) in zip(numbers, counted, strict=True)
        if now not in (None, len(own))
    ]
    yield from wrong
    if items and not wrong:
        said = f"Alle sets Kamervragen op de lijst ({len(items)}) staan nog zo in de bibliotheek"
        sure = ", en het zijn er nog evenveel."
        said += "; of er bij kwamen, is niet te tellen." if None in numbers else sure
        yield Finding(0, FindingKind.UNCHANGED, said, stands=True, label=LIST)


def _lists(record: PassportRecord) -> Iterator[tuple[str, str, list[ListedRecord]]]:
    """Yield each question that has a list, with what is said of it, and the list."""
    asked = [(record["interpretation"] or record["question"], record["reason"])]
    asked += [(part["question"], part["reason"]) for part in record["parts"]]
    for number, (question, reason) in enumerate(asked):
        own = [item for item in record["listing"] if item["part"] == number]
        if own:
            yield question, reason, own


def _now(question: str, reason: str, record: PassportRecord, library: Library) -> int | None:
    if number_told(reason) is None:
        return None
    return number_now(question, reason, record["language"], library)


def _miscounted(reason: str, items: Sequence[ListedRecord]) -> Iterator[Finding]:
    """Yield where what is said of a list is not how many sets or questions are on it."""
    questions = _IN_ALL.search(reason)
    for told, count in (
        (number_told(reason), len(items)),
        (int(questions[1]) if questions else None, sum(i["questions"] for i in items)),
    ):
        if told not in (None, count):
            said = f"Het bestand spreekt van {told}, op de lijst staan er {count}."
            yield Finding(0, FindingKind.TAMPERED, said, stands=False, label=LIST)


def _item(number: int, item: ListedRecord, library: Library) -> Iterator[Finding]:
    label, name = f"{LIST} {number}", short(item["subject"] or item["source"], 80)
    found = _standing(item, library)
    if not found:
        said = f"{name}: {printable(item['source'])} staat niet in de bibliotheek."
        yield Finding(0, FindingKind.GONE, said, stands=False, label=label)
        return
    differing = [_differences(item, listed_record(now)) for now in found]
    least = min(differing, key=len)
    if least:
        said = f"{name}: {', '.join(least)}."
        yield Finding(0, FindingKind.CHANGED, said, stands=False, label=label)


def _standing(item: ListedRecord, library: Library) -> list[Listed]:
    """Return the set of a listed document as it is now: of its own documents, and of all on it.

    A list about a subject holds the first, a list of all questions the second.
    """
    for name in filter(None, (item["source"], item["identifier"])):
        try:
            document = library.document(name)
        except NotFoundError:
            continue
        connections = library.connections(document.source)
        near = {c.source for c in connections if c.kind in _OF_A_SET}
        wide = {c.source for c in connections if c.kind not in _ELSEWHERE}
        found = []
        for sources in (near, wide):
            sets = question_sets([document, *map(library.document, sorted(sources))])
            found += [s.item for s in sets if document in s.documents]
        return found
    return []


def _differences(was: ListedRecord, now: ListedRecord) -> list[str]:
    """Name what is said otherwise of a set now."""
    found = [
        f"{what} is veranderd"
        for field, what in _NAMES.items()
        if was[field] != now[field]  # type: ignore[literal-required]
    ]
    then, today = state(was), state(now)
    return found if then == today else [f"was {then}, nu {today}", *found]
