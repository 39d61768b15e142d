"""How documents of one library bear on each other, as statements on its tables.

`settle` finds the duplicates of a document that has just been stored, `connected` the documents
on the same matter or named by it. Both run inside the library's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rag.answers import Connection, ConnectionKind
from rag.connecting import connection, corrects, matters, relation, same_matter
from rag.datamodels import Document, DocumentKind
from rag.duplicates import better, fingerprints, same

Load = Callable[[str], Document]
_NAMING = ("appendix", "question")  # links whose target may be a document of the library


@dataclass(frozen=True, slots=True)
class Merge:
    """A document that is stored but no longer found, and the one that stands for it."""

    source: str
    stands: str


def record(db: sqlite3.Connection, document: Document) -> None:
    """Write down what the document will be recognised by."""
    source = document.source
    db.executemany(
        "INSERT INTO fingerprints VALUES (?, ?)", [(source, d) for d in fingerprints(document)]
    )
    asked = "\n".join(document.question_text(pair) for pair in document.pairs)
    words = f"{document.metadata.subject}\n{asked}"
    db.execute("DELETE FROM topics WHERE source = ?", (source,))
    db.execute("INSERT INTO topics VALUES (?, ?)", (source, words))
    db.executemany("INSERT INTO matters VALUES (?, ?)", [(source, k) for k in matters(document)])
    db.executemany(
        "INSERT INTO links VALUES (?, ?, ?, ?)",
        [(source, k.number, k.kind, k.target) for k in document.links],
    )


def settle(db: sqlite3.Connection, document: Document, load: Load) -> list[Merge]:
    """Decide which of a new document and its duplicates stands; returns what was merged.

    Documents that an earlier version of it stood for, and this one no longer does, stand again.
    """
    source = document.source
    followers = _column(db, "SELECT source FROM duplicates WHERE document = ?", source)
    alone = [follower for follower in followers if not same(load(follower), document)]
    for follower in alone:
        _promote(db, follower)
    merged: list[Merge] = []
    for follower in alone:  # they may still be one among themselves
        if _column(db, "SELECT source FROM standing WHERE source = ?", follower):
            merged += settle(db, load(follower), load)
    stands = document
    for candidate in _candidates(db, document):
        other = load(candidate)
        if not same(other, stands):
            continue
        kept = better(other, stands)
        gone = stands if kept is other else other
        _demote(db, gone.source, kept.source)
        merged.append(Merge(gone.source, kept.source))
        stands = kept
    return merged


def connected(db: sqlite3.Connection, document: Document, load: Load) -> tuple[Connection, ...]:
    """Return what the standing documents of the library are to this one, each once."""
    found: dict[tuple[ConnectionKind, str], Connection] = {}
    for each in (
        *_on_the_matter(db, document, load),
        *_named(db, document, load),
        *_naming(db, document, load),
    ):
        found.setdefault((each.kind, each.source), each)
    related = {c.source for c in found.values() if c.kind not in _PLAIN}
    kept = (c for c in found.values() if c.kind not in _PLAIN or c.source not in related)
    return tuple(sorted(kept, key=lambda c: (list(ConnectionKind).index(c.kind), c.source)))


def others(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return by document its other sources: duplicates, and copies of it or of those."""
    query = (
        "SELECT document, source FROM duplicates UNION "
        "SELECT coalesce(document, copies.source), name FROM copies "
        "LEFT JOIN duplicates USING (source) ORDER BY 1, 2"
    )
    found: dict[str, tuple[str, ...]] = {}
    for document, name in db.execute(query).fetchall():
        if name != document:
            found[document] = (*found.get(document, ()), name)
    return found


def incomplete(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return answers that lack what another document says of the same matter, with that one."""
    query = (
        "SELECT a.source, o.source FROM standing a "
        "JOIN documents o ON o.deleted = 0 AND o.source <> a.source AND ("
        "o.source IN (SELECT d.source FROM duplicates d WHERE d.document = a.source) OR ("
        "o.question_number = a.question_number AND a.question_number <> '' "
        "AND o.kind <> 'answer')) "
        "WHERE a.kind = 'answer' AND ((a.subject = '' AND o.subject <> '') "
        "OR (a.question_number = '' AND o.question_number <> '') "
        "OR (a.submitted IS NULL AND o.submitted IS NOT NULL)) ORDER BY a.source, o.source"
    )
    return [(str(a), str(o)) for a, o in db.execute(query).fetchall()]


_PLAIN = (ConnectionKind.CITED, ConnectionKind.CITING)


def _on_the_matter(db: sqlite3.Connection, document: Document, load: Load) -> Iterator[Connection]:
    keys = matters(document)
    query = (
        "SELECT DISTINCT source FROM matters JOIN standing USING (source) "
        f"WHERE key IN ({_marks(keys)}) AND source <> ?"
    )
    for source in _column(db, query, *keys, document.source):
        other = load(source)
        kind = relation(document, other) if same_matter(document, other) else None
        if kind is not None:
            yield connection(kind, other)


def _named(db: sqlite3.Connection, document: Document, load: Load) -> Iterator[Connection]:
    """Yield the documents that this one names."""
    own = document.metadata.identifier
    for link in document.links:
        if link.kind in _NAMING and link.target != own:
            for source in _going_by(db, link.target, document.source):
                other = load(source)
                yield connection(_by_name(document, other, link.number), other, link.number)


def _naming(db: sqlite3.Connection, document: Document, load: Load) -> Iterator[Connection]:
    """Yield the documents that name this one."""
    meta = document.metadata
    names = [n for n in (meta.identifier, meta.question_number) if n]
    query = (
        "SELECT source, min(number) FROM links JOIN standing USING (source) "
        f"WHERE target IN ({_marks(names)}) AND source <> ? GROUP BY source ORDER BY source"
    )
    for source, number in db.execute(query, (*names, document.source)).fetchall():
        other = load(source)
        yield connection(_CONVERSE[_by_name(other, document, number)], other, number)


def _by_name(naming: Document, named: Document, number: int) -> ConnectionKind:
    """Return what a document that is named is to the one that names it."""
    if number == 0 and naming.kind is DocumentKind.ANSWER:
        if named.kind is DocumentKind.POSTPONEMENT:
            return ConnectionKind.POSTPONEMENT
        if named.kind is DocumentKind.ANSWER and corrects(naming):
            return ConnectionKind.CORRECTED
    return ConnectionKind.CITED


_CONVERSE = {
    ConnectionKind.CITED: ConnectionKind.CITING,
    ConnectionKind.POSTPONEMENT: ConnectionKind.ANSWER,
    ConnectionKind.CORRECTED: ConnectionKind.CORRECTION,
}


def _candidates(db: sqlite3.Connection, document: Document) -> list[str]:
    """Return the standing documents that may be duplicates, in the order they were stored."""
    meta = document.metadata
    digests = fingerprints(document)
    found: dict[str, None] = {}
    for start in range(0, len(digests), 500):
        part = digests[start : start + 500]
        query = f"SELECT DISTINCT source FROM fingerprints WHERE digest IN ({_marks(part)})"
        found |= dict.fromkeys(_column(db, query, *part))
    query = (
        "SELECT source FROM documents WHERE (identifier <> '' AND identifier = ?) "
        "OR (question_number <> '' AND question_number = ?)"
    )
    found |= dict.fromkeys(_column(db, query, meta.identifier, meta.question_number))
    standing = "SELECT source FROM standing WHERE source = ? AND source <> ?"
    return [s for s in found if _column(db, standing, s, document.source)]


def _going_by(db: sqlite3.Connection, name: str, but: str) -> list[str]:
    query = (
        "SELECT source FROM standing WHERE (identifier = ?1 OR question_number = ?1) "
        "AND source <> ?2 ORDER BY source"
    )
    return _column(db, query, name, but)


def _demote(db: sqlite3.Connection, source: str, stands: str) -> None:
    """Let a document, and all that it stood for, be represented by another."""
    db.execute("UPDATE duplicates SET document = ? WHERE document = ?", (stands, source))
    db.execute("REPLACE INTO duplicates VALUES (?, ?)", (source, stands))
    db.execute("UPDATE documents SET indexed = 0 WHERE source = ?", (source,))


def _promote(db: sqlite3.Connection, source: str) -> None:
    db.execute("DELETE FROM duplicates WHERE source = ?", (source,))
    db.execute("UPDATE documents SET indexed = 0 WHERE source = ?", (source,))


def _column(db: sqlite3.Connection, query: str, *values: object) -> list[str]:
    return [str(row[0]) for row in db.execute(query, values).fetchall()]


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)
