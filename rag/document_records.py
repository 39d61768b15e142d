"""Documents as JSON: the shapes that other programs read."""

from __future__ import annotations

from datetime import date
from typing import NotRequired, TypedDict

from rag.answers import Connection
from rag.datamodels import Document, Metadata, QAPair
from rag.identifiers import link_of
from rag.registers import ministry_at, ministry_code, party


class NoteRecord(TypedDict):
    """A footnote of a pair."""

    marker: str
    text: str


class PairRecord(TypedDict):
    """A pair as `rag pairs --json` prints it."""

    numbers: list[int]
    question: str
    answer: str | None
    state: str
    footnotes: list[NoteRecord]


class PersonRecord(TypedDict):
    """Who asked (`party`) or answered (`office`, `ministry`); what does not apply is empty.

    `ministry` is as printed, `ministry_code` the same for all names a ministry has had, and
    `ministry_then` the abbreviation in use when the document was published.
    """

    name: str
    party: str
    office: str
    ministry: str
    ministry_code: str
    ministry_then: str


class MetadataRecord(TypedDict):
    """What a document says about itself; dates are ISO, or null."""

    subject: str
    title: str
    askers: list[PersonRecord]
    addressees: list[str]
    answerers: list[PersonRecord]
    on_behalf_of: list[str]
    submitted: str | None
    received: str | None
    question_number: str
    session: str
    number: int | None
    reference: str
    identifier: str
    link: str
    provenance: dict[str, str]


class LinkRecord(TypedDict):
    """A cross-reference: the pair that makes it (0: the document), and what it points at."""

    number: int
    kind: str
    target: str
    words: str
    link: str


class ConnectionRecord(TypedDict):
    """Another document of the library, and what it is to this one."""

    kind: str
    source: str
    number: int
    identifier: str
    link: str
    date: str | None


class DocumentRecord(TypedDict):
    """A document with its pairs; what only a library knows is absent for a file."""

    source: str
    kind: str
    metadata: MetadataRecord
    pairs: list[PairRecord]
    links: list[LinkRecord]
    warnings: list[str]
    sources: NotRequired[list[str]]
    connections: NotRequired[list[ConnectionRecord]]


def document_record(document: Document) -> DocumentRecord:
    """Return a document with its metadata and pairs."""
    return {
        "source": document.source,
        "kind": document.kind.value,
        "metadata": metadata_record(document.metadata),
        "pairs": [_pair(document, p) for p in document.pairs],
        "links": [
            {
                "number": k.number,
                "kind": k.kind,
                "target": k.target,
                "words": k.span.of(document.text),
                "link": link_of(k.target) or document.metadata.link,
            }
            for k in document.links
        ],
        "warnings": list(document.warnings),
    }


def connection_record(connection: Connection) -> ConnectionRecord:
    """Return a connection with its date in ISO form."""
    return {
        "kind": connection.kind.value,
        "source": connection.source,
        "number": connection.number,
        "identifier": connection.identifier,
        "link": connection.link,
        "date": connection.day.isoformat() if connection.day else None,
    }


def metadata_record(meta: Metadata) -> MetadataRecord:
    """Return metadata with dates in ISO form."""
    return {
        "subject": meta.subject,
        "title": meta.title,
        "askers": [_person(a.name, party=party(a.party)) for a in meta.askers],
        "addressees": list(meta.addressees),
        "answerers": [
            _person(a.name, office=a.office.value, ministry=a.ministry, day=meta.received)
            for a in meta.answerers
        ],
        "on_behalf_of": list(meta.on_behalf_of),
        "submitted": meta.submitted.isoformat() if meta.submitted else None,
        "received": meta.received.isoformat() if meta.received else None,
        "question_number": meta.question_number,
        "session": meta.session,
        "number": meta.number,
        "reference": meta.reference,
        "identifier": meta.identifier,
        "link": meta.link,
        "provenance": dict(meta.provenance),
    }


def _person(
    name: str, party: str = "", office: str = "", ministry: str = "", day: date | None = None
) -> PersonRecord:
    then = ministry_at(ministry, day) if ministry else None
    return {
        "name": name,
        "party": party,
        "office": office,
        "ministry": ministry,
        "ministry_code": ministry_code(ministry) if ministry else "",
        "ministry_then": then.abbreviation if then else "",
    }


def _pair(document: Document, pair: QAPair) -> PairRecord:
    return {
        "numbers": list(pair.numbers),
        "question": document.question_text(pair),
        "answer": document.answer_text(pair) if pair.answer else None,
        "state": pair.state.value,
        "footnotes": [
            {"marker": n.marker, "text": n.span.of(document.text)} for n in pair.footnotes
        ],
    }
