"""The catalogue: which documents there are, who asked and who answered, and what they are about."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rag import settling
from rag.datamodels import DocumentKind, Filters
from rag.filtering import where
from rag.idioms import is_in_idioms
from rag.inflections import holds, means, words_of
from rag.ledger import Ledger
from rag.registers import folded

_FACETS = ("answerer", "asker")
_ASKER = "SELECT 1 FROM people p WHERE p.source = standing.source AND p.role = 'asker'"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """One line of the library's catalogue; dates as ISO text, empty when unknown."""

    source: str
    kind: DocumentKind
    identifier: str
    subject: str
    submitted: str
    received: str
    pairs: int
    passages: int
    also: tuple[str, ...] = ()  # its other sources: the same document in another format


class Catalogue(Ledger):
    """What a library knows of its documents without reading them."""

    def documents(self) -> list[DocumentInfo]:
        """Return the catalogue, by source."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT source, kind, identifier, subject, submitted, received, pairs, passages "
                "FROM standing ORDER BY source"
            ).fetchall()
            also = settling.others(db)
        return [
            DocumentInfo(s, DocumentKind(k), i, about, sent or "", got or "", n, m, also.get(s, ()))
            for s, k, i, about, sent, got, n, m in rows
        ]

    def sources(self, filters: Filters) -> frozenset[str] | None:
        """Return the documents that pass the filters; None when nothing is filtered."""
        if not filters.active:
            return None
        clause, values = where(filters)
        query = f"SELECT source FROM standing WHERE {clause}"
        with self._translated() as db:
            return frozenset(s for (s,) in db.execute(query, values))

    def facets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ministries that answered and the parties that asked, by abbreviation."""
        query = (
            "SELECT DISTINCT code FROM people JOIN standing USING (source) "
            "WHERE role = ? AND code <> '' ORDER BY code COLLATE NOCASE"
        )
        with self._translated() as db:
            found = [tuple(str(c) for (c,) in db.execute(query, (r,))) for r in _FACETS]
        return found[0], found[1]

    def answerers(self) -> frozenset[str]:
        """Return the folded names of all who answered."""
        query = "SELECT DISTINCT name FROM people WHERE role = 'answerer' AND name <> ''"
        with self._translated() as db:
            return frozenset(str(name) for (name,) in db.execute(query))

    def posts(self) -> dict[str, str]:
        """Return the folded names of all who answered, each with the code of the ministry.

        The code is empty for who answered for several.
        """
        query = "SELECT DISTINCT name, code FROM people WHERE role = 'answerer' AND name <> ''"
        with self._translated() as db:
            rows = [(str(name), str(code)) for name, code in db.execute(f"{query} ORDER BY 1, 2")]
        several = {name for name, _ in rows if sum(name == other for other, _ in rows) > 1}
        return {name: "" if name in several else code for name, code in rows}

    def askers(self) -> frozenset[str]:
        """Return the folded names of all who asked."""
        query = "SELECT DISTINCT name FROM people WHERE role = 'asker' AND name <> ''"
        with self._translated() as db:
            return frozenset(str(name) for (name,) in db.execute(query))

    def about(self, words: Sequence[str], filters: Filters, *, unasked: bool = False) -> list[str]:
        """Return the documents whose subject or questions hold all words.

        `unasked` leaves those of which it is not known who asked.

        Capitals and accents make no difference; a word is also found in its other forms and in
        compounds (`rag.inflections`), and not in fixed expressions (`rag.idioms`).
        """
        clause, values = where(filters)
        query = f"SELECT source FROM standing WHERE {clause}"
        if any(not any(map(str.isalnum, word)) for word in words):
            return []
        if unasked:
            query += f" AND kind <> 'other' AND NOT EXISTS ({_ASKER})"
        with self._translated() as db:
            if words:
                held = _held_words(db)
                query += " AND source IN (SELECT source FROM topics WHERE words MATCH ?)"
                values = [*values, " AND ".join(_term(word, held) for word in words)]
            found = [str(s) for (s,) in db.execute(f"{query} ORDER BY source", values)]
            doubtful = [word for word in words if is_in_idioms(folded(word))]
            return [s for s in found if holds(_words(db, s), doubtful)] if doubtful else found

    def answered_by(self, names: Collection[str]) -> frozenset[str]:
        """Return the sources that someone of these folded names answered."""
        marks = ",".join("?" * len(names))
        query = f"SELECT source FROM people WHERE role = 'answerer' AND name IN ({marks})"
        with self._translated() as db:
            return frozenset(str(s) for (s,) in db.execute(query, sorted(names)))


def _held_words(db: sqlite3.Connection) -> list[str]:
    """Return every word that the subjects and questions of the library hold."""
    db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.topic_words USING fts5vocab(main, topics, row)"
    )
    return [str(word) for (word,) in db.execute("SELECT term FROM temp.topic_words")]


def _words(db: sqlite3.Connection, source: str) -> str:
    """Return the subject and the questions of a document."""
    found = db.execute("SELECT words FROM topics WHERE source = ?", (source,)).fetchone()
    return str(found[0]) if found else ""


def _term(word: str, held: Sequence[str]) -> str:
    """Return a word as a full-text query: any of the words that it means."""
    *before, last = words_of(word)
    forms = [last, *(other for other in held if other != last and means(last, other))]
    return f"({' OR '.join(_phrase([*before, form]) for form in forms)})"


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'
