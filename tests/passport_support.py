"""Answers on one letter, and their passports, for the tests of passports."""

import copy
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from rag.answers import Answer, Evidence, Statement, Status
from rag.citing import cite_quote
from rag.library import Library
from rag.passport import PassportRecord, passport, seal
from rag.settings import Settings
from tests.test_connecting import LETTER

MADE = datetime(2099, 7, 1, 14, 3, tzinfo=UTC)
COST = "Het onderhoud kostte 2,5 miljoen euro en duurde 14 weken."
HOURS = "De brug blijft op werkdagen open tussen 6.00 uur en 22.00 uur,"
TICKS = "Zie ```json en _dit_ <b>vet</b> [of](http://x.example) dat."
WHOLE = LETTER.replace(SECOND_END := "de schouw.", f"{SECOND_END} {TICKS}")
BEFORE = LETTER.replace("De brug is in 2098", "Dat klopt. De brug is in 2098")
CHANGED = LETTER.replace("14 weken", "15 weken")
Take = Callable[..., Library]


def answer_of(library: Library, source: str = "a.txt", **quotes: int) -> Answer:
    document = library.document(source)
    statements, evidence = [], {}
    for quote, number in (quotes or {COST: 1, HOURS: 2}).items():
        pair = document.pair(number)
        assert pair is not None
        citation = cite_quote(document, pair, quote)
        statements.append(Statement(quote, (citation,)))
        evidence[pair.numbers] = Evidence(
            source,
            pair.numbers,
            document.question_text(pair),
            document.answer_text(pair),
            document.metadata,
            connections=library.connections(source),
        )
    return Answer(
        "Wat kostte de brug?",
        Status.ANSWERED,
        tuple(statements),
        tuple(evidence.values()),
        confidence=0.87654321,
    )


def record_of(library: Library, **quotes: int) -> PassportRecord:
    return passport(answer_of(library, **quotes), library, Settings(), MADE)


def sealed(record: PassportRecord) -> PassportRecord:
    record["sha256"] = seal(record)
    return record


def edited(record: PassportRecord, change: Callable[[Any], object]) -> PassportRecord:
    made = copy.deepcopy(record)
    change(made)
    return made
