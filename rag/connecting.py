"""What one document is to another: its questions, its postponement, its answer, its correction.

Documents on the same matter share a question number, or were asked by the same members on the
same day about the same subject. Words that name another document connect them as well.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

from rag.answers import Connection, ConnectionKind
from rag.datamodels import Document, DocumentKind
from rag.duplicates import squashed

_CORRECTS = re.compile(
    r"(?i)\bnader antwoord|\bnadere (?:beantwoording|antwoorden)|\(nader\)|\bcorrectie\b|"
    r"\brectificatie\b|\bgecorrigeerd|\bherziene? (?:antwoord|beantwoording)|\baanvullend antwoord"
)
_SHARED = ("subject", "title", "askers", "addressees", "submitted", "question_number")
_SUBJECT = 0.6  # share of its characters that two prints of one subject have in common


_BACK = {
    ConnectionKind.CORRECTION: ConnectionKind.CORRECTED,
    ConnectionKind.LATER: ConnectionKind.EARLIER,
}


def matters(document: Document) -> tuple[str, ...]:
    """Return the keys under which documents on the same matter are found."""
    meta = document.metadata
    keys = [f"question {meta.question_number}"] if meta.question_number else []
    if meta.submitted and meta.askers:
        names = sorted(squashed(asker.name) for asker in meta.askers)
        keys.append(f"asked {meta.submitted.isoformat()} {' '.join(names)}")
    return tuple(keys)


def same_matter(one: Document, other: Document) -> bool:
    """Say whether two documents are about the same set of questions."""
    a, b = one.metadata, other.metadata
    if a.question_number and b.question_number:
        return a.question_number == b.question_number
    if not set(matters(one)) & set(matters(other)):
        return False
    if not a.subject or not b.subject:
        return True
    left, right = squashed(a.subject), squashed(b.subject)
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio() >= _SUBJECT


def relation(one: Document, other: Document) -> ConnectionKind | None:
    """Return what `other` is to `one`, of two documents on the same matter."""
    kinds = (one.kind, other.kind)
    if DocumentKind.OTHER in kinds or one.kind is other.kind is not DocumentKind.ANSWER:
        return None
    if one.kind is not other.kind:
        return ConnectionKind(other.kind.value)
    if corrects(one) is corrects(other) and not _ordered(one, other):
        return ConnectionKind.PRINT if _numbers(one) & _numbers(other) else None
    second = max(one, other, key=_moment)
    kind = ConnectionKind.CORRECTION if corrects(second) else ConnectionKind.LATER
    return kind if second is other else _BACK[kind]


def _ordered(one: Document, other: Document) -> bool:
    """Say whether of two answers one came after the other, and they are not two prints of one.

    One publication has one number, and what was sent on one day was answered once.
    """
    a, b = one.metadata, other.metadata
    if a.number is not None and b.number is not None:
        return (a.session, a.number) != (b.session, b.number)
    return bool(a.received and b.received and a.received != b.received)


def _numbers(document: Document) -> set[int]:
    """Return the numbers of the questions that a document answers."""
    return {n for pair in document.pairs if pair.answer for n in pair.numbers}


def connection(kind: ConnectionKind, other: Document, number: int = 0) -> Connection:
    """Return the connection with `other`, with what a reader needs to find it."""
    meta = other.metadata
    return Connection(
        kind, other.source, number, meta.identifier, meta.link, meta.received or meta.submitted
    )


def corrects(document: Document) -> bool:
    """Say whether a document calls itself a correction or a further answer."""
    spans = [s.start for p in document.pairs for s in (*p.questions, *filter(None, [p.answer]))]
    head = document.text[: min([*spans, 3000])]
    return _CORRECTS.search(f"{document.metadata.title}\n{head}") is not None


def filled(document: Document, other: Document) -> Document:
    """Return the document with what it does not say itself about the matter, as `other` says it.

    An answer published without its questions' heading has its subject from the questions.
    """
    meta = document.metadata
    taken = {f: getattr(other.metadata, f) for f in _SHARED if not getattr(meta, f)}
    taken = {name: value for name, value in taken.items() if value}
    if not taken:
        return document
    found = (*meta.provenance, *((name, other.source) for name in taken))
    return replace(document, metadata=replace(meta, **taken, provenance=found))


def _moment(document: Document) -> tuple[str, bool, str, int, str]:
    meta = document.metadata
    received = meta.received.isoformat() if meta.received else ""
    return received, corrects(document), meta.session, meta.number or 0, document.source
