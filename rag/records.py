"""Answers as JSON: the shapes that other programs read."""

from __future__ import annotations

from typing import TypedDict

from rag import __version__
from rag.answers import Answer, Listed, Statement
from rag.rendering import shown


class HitRecord(TypedDict):
    """One pair of the ranking; `rank` counts from 1."""

    rank: int
    source: str
    numbers: list[int]
    score: float


class CitationRecord(TypedDict):
    """A quote; `quote == stored_text[start:end]` of the text that `rag show` prints."""

    source: str
    numbers: list[int]
    role: str
    quote: str
    start: int
    end: int


class StatementRecord(TypedDict):
    """One thing said, and what it rests on."""

    text: str
    citations: list[CitationRecord]


class PartRecord(TypedDict):
    """One of several questions in a message; `statements` are its places in the list of all."""

    question: str
    status: str
    reason: str
    statements: list[int]


class ListedRecord(TypedDict):
    """A set of questions, counted from the catalogue."""

    source: str
    kind: str
    subject: str
    askers: list[str]
    submitted: str | None
    answered: str | None
    questions: int
    identifier: str
    link: str
    part: int


class AnswerRecord(TypedDict):
    """An answer as `rag ask --json` prints it."""

    question: str
    status: str
    reason: str
    hits: list[HitRecord]
    statements: list[StatementRecord]
    text: str
    interpretation: str
    phrased: list[StatementRecord]
    notice: str
    parts: list[PartRecord]
    listing: list[ListedRecord]
    confidence: float | None
    seconds: float
    version: str


def answer_record(answer: Answer) -> AnswerRecord:
    """Return an answer in the shape of the record file, without its `id`."""
    return {
        "question": answer.query,
        "status": answer.status.value,
        "reason": answer.reason,
        "hits": [
            {"rank": h.rank, "source": h.source, "numbers": list(h.numbers), "score": h.score}
            for h in answer.hits
        ],
        "statements": [_statement(s) for s in answer.statements],
        "text": shown(answer),
        "interpretation": answer.interpretation,
        "phrased": [_statement(s) for s in answer.phrased],
        "notice": answer.notice,
        "parts": part_records(answer),
        "listing": [listed_record(item) for item in answer.listing],
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "seconds": round(answer.seconds, 4),
        "version": __version__,
    }


def _statement(statement: Statement) -> StatementRecord:
    return {
        "text": statement.text,
        "citations": [
            {
                "source": c.source,
                "numbers": list(c.numbers),
                "role": c.role,
                "quote": c.quote,
                "start": c.start,
                "end": c.end,
            }
            for c in statement.citations
        ],
    }


def part_records(answer: Answer) -> list[PartRecord]:
    """Return the questions of a message that asks several."""
    return [
        {
            "question": part.query,
            "status": part.status.value,
            "reason": part.reason,
            "statements": [i for i, s in enumerate(answer.statements) if s.part == number],
        }
        for number, part in enumerate(answer.parts, 1)
    ]


def listed_record(item: Listed) -> ListedRecord:
    """Return a set of questions that was counted."""
    return {
        "source": item.source,
        "kind": item.kind.value,
        "subject": item.subject,
        "askers": [f"{a.name} ({a.party})" if a.party else a.name for a in item.askers],
        "submitted": item.day.isoformat() if item.day else None,
        "answered": item.answered.isoformat() if item.answered else None,
        "questions": item.questions,
        "identifier": item.identifier,
        "link": item.link,
        "part": item.part,
    }
