"""Passports: an answer as a record that can be checked later.

A passport holds every quote with its place, and fingerprints (SHA-256) of the quote, of the whole
answer it stands in and of the source's file. `rag.passport_forms` writes it to a file,
`rag.passport_reading` reads it back and `rag.verifying` compares it with a library.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypedDict

from rag import __version__
from rag.answers import Answer, Citation, Evidence
from rag.citing import holds
from rag.document_records import ConnectionRecord, connection_record
from rag.errors import CitationError
from rag.records import ListedRecord, PartRecord, listed_record, part_records
from rag.referring import paste_line
from rag.settings import Settings
from rag.wording import numbers

if TYPE_CHECKING:
    from rag.library import Library

FORMAT = "kamerantwoord-passport"
VERSION = 2  # 1 numbered quotes one by one; 2 gives those of one pair one number


class SpeakerRecord(TypedDict):
    """A member of government who answered; `ministry` as printed."""

    office: str
    name: str
    ministry: str


class QuoteRecord(TypedDict):
    """One quote: `quote == answer[start:end]` of the pair.

    `number` is the pair's: pairs count from 1 in order of first citation, as on the screen.
    `also` are the document's other sources, `line` says it all in one line.
    """

    number: int
    source: str
    identifier: str
    question_number: str
    also: list[str]
    numbers: list[int]
    role: str
    quote: str
    start: int
    end: int
    quote_sha256: str
    answer_sha256: str
    file_sha256: str
    said_by: list[SpeakerRecord]
    received: str | None
    link: str
    line: str


class EvidenceRecord(TypedDict):
    """A cited pair, in order of first citation, and what was known of its document."""

    source: str
    numbers: list[int]
    question: str
    connections: list[ConnectionRecord]


class PassportRecord(TypedDict):
    """An answer with all that is needed to check it; `sha256` is of all the rest."""

    format: str
    format_version: int
    made: str
    program_version: str
    encoder: str
    question: str
    interpretation: str
    status: str
    reason: str
    language: str
    confidence: float | None
    citations: list[QuoteRecord]
    evidence: list[EvidenceRecord]
    parts: list[PartRecord]
    listing: list[ListedRecord]
    sha256: str


def passport(
    answer: Answer, library: Library, settings: Settings, made: datetime
) -> PassportRecord:
    """Return the passport of an answer that was given from this library.

    Raises `NotFoundError` or `CitationError` when the library has changed since.
    """
    cited = [c for s in answer.statements for c in s.citations]
    counted = pair_numbers([(c.source, c.numbers) for c in cited])
    record: PassportRecord = {
        "format": FORMAT,
        "format_version": VERSION,
        "made": made.astimezone(UTC).isoformat(timespec="seconds"),
        "program_version": __version__,
        "encoder": settings.encoder,
        "question": answer.query,
        "interpretation": answer.interpretation,
        "status": answer.status.value,
        "reason": answer.reason,
        "language": answer.language,
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "citations": [_quote(n, c, library) for n, c in zip(counted, cited, strict=True)],
        "evidence": [_evidence(e) for e in answer.evidence],
        "parts": part_records(answer),
        "listing": [listed_record(item) for item in answer.listing],
        "sha256": "",
    }
    record["sha256"] = seal(record)
    return record


def pair_numbers(pairs: Sequence[tuple[str, tuple[int, ...]]]) -> list[int]:
    """Return a number for each cited (source, numbers): one a pair, in order of first citation."""
    order = {pair: n for n, pair in enumerate(dict.fromkeys(pairs), 1)}
    return [order[pair] for pair in pairs]


def _quote(number: int, citation: Citation, library: Library) -> QuoteRecord:
    document = library.document(citation.source)
    if not holds(document, citation):
        raise CitationError(
            f"{citation.source}, vraag {numbers(citation.numbers)}: de bibliotheek is veranderd "
            "sinds het antwoord; vraag het opnieuw"
        )
    meta = document.metadata
    pair = next(p for p in document.pairs if p.numbers == citation.numbers and p.answer)
    return {
        "number": number,
        "source": citation.source,
        "identifier": meta.identifier,
        "question_number": meta.question_number,
        "also": list(library.also(citation.source)),
        "numbers": list(citation.numbers),
        "role": citation.role,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "quote_sha256": digest(citation.quote),
        "answer_sha256": digest(document.answer_text(pair)),
        "file_sha256": library.stored_as(citation.source)[0],
        "said_by": [
            {"office": a.office.value, "name": a.name, "ministry": a.ministry}
            for a in meta.answerers
        ],
        "received": meta.received.isoformat() if meta.received else None,
        "link": meta.link,
        "line": paste_line(meta, citation.numbers, citation.source),
    }


def _evidence(evidence: Evidence) -> EvidenceRecord:
    return {
        "source": evidence.source,
        "numbers": list(evidence.numbers),
        "question": evidence.question,
        "connections": [connection_record(c) for c in evidence.connections],
    }


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal(record: PassportRecord) -> str:
    """Return the SHA-256 of all fields but `sha256`, whatever their order in the file."""
    rest = {name: value for name, value in record.items() if name != "sha256"}
    return digest(json.dumps(rest, sort_keys=True, separators=(",", ":")))
