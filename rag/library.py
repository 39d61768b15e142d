"""SQLite, the truth: documents, pairs, passages, and the settings that built the index.

Chroma, tantivy and the token vectors are caches that can be made again from it. A document's
rows are written in one transaction with `indexed = 0`; `mark_indexed` comes after the caches
hold it. Deleting is two-phase likewise. Whatever moment a process dies at, `pending` tells the
next one what to finish.
"""

from __future__ import annotations

import difflib
import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rag import codec, tables
from rag.datamodels import Document, DocumentKind, Filters, Passage, Span
from rag.errors import IndexMismatch, LibraryError, NotFoundError
from rag.filtering import where
from rag.registers import folded, ministry_code, party
from rag.settings import Settings

FILE = "library.sqlite"
_FACETS = ("answerer", "asker")
_REBUILDING = "rebuilding"  # in meta from the adoption of settings until all is pending
_WRITING = "writing"  # in meta while a process writes the caches
_BATCH = 500  # SQLite allows 999 variables in its oldest builds


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


class Library:
    """The documents of one index; safe to use from several threads of one process."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.folder = folder

    @classmethod
    def open(
        cls, folder: Path, settings: Settings, *, create: bool = False, adopt: bool = False
    ) -> Library:
        """Open the library in `folder`; `create` makes it, `adopt` takes on the settings.

        Raises `LibraryError` when there is none or it cannot be read or written, and
        `IndexMismatch` when other settings built it.
        """
        file = folder / FILE
        if not create and not file.is_file():
            raise LibraryError(
                f"no index in {folder}; make one: python ingest.py PATH --index {folder}"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
        except (OSError, sqlite3.Error) as exc:
            raise LibraryError(f"{folder}: cannot be opened ({exc}); check the path") from exc
        library = cls(connection, folder)
        with library._translated():
            connection.execute("PRAGMA foreign_keys = ON")
            if create:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(tables.TABLES)
        library._agree(settings, create=create, adopt=adopt)
        return library

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _translated(self) -> Iterator[sqlite3.Connection]:
        """Run statements in one transaction; SQLite's errors become `LibraryError`."""
        with self._lock:
            try:
                with self._connection:
                    yield self._connection
            except sqlite3.Error as exc:
                raise LibraryError(f"{self.folder / FILE}: {_advice(exc)}") from exc

    def _agree(self, settings: Settings, *, create: bool, adopt: bool) -> None:
        """Check that this index was built as `settings` would, or write down that it is."""
        wanted = settings.built_with() | {"tables": tables.VERSION}
        with self._translated() as db:
            found = dict(db.execute("SELECT key, value FROM meta").fetchall())
            if adopt or (create and not found):
                db.executemany("REPLACE INTO meta VALUES (?, ?)", wanted.items())
                if adopt:
                    db.execute("REPLACE INTO meta VALUES (?, '')", (_REBUILDING,))
                return
        differing = [k for k in wanted if found.get(k) != wanted[k]]
        if differing:
            k = differing[0]
            self.close()
            raise IndexMismatch(
                f"{self.folder} was built with {k} = {found.get(k)}, now it is {wanted[k]}; set "
                f"it back, or rebuild: python ingest.py --rebuild --index {self.folder}"
            )

    # -- writing ----------------------------------------------------------------------------

    def put(
        self, document: Document, passages: Sequence[Passage], content_hash: str, path: str
    ) -> None:
        """Store a document with its passages, in place of an earlier version; not yet indexed."""
        m = document.metadata
        row = (
            *(document.source, path, content_hash, document.kind.value, m.identifier),
            *(m.question_number, m.subject, m.submitted and m.submitted.isoformat()),
            *(m.received and m.received.isoformat(), len(document.pairs), len(passages)),
            codec.dumps(document),
        )
        with self._translated() as db:
            db.execute("DELETE FROM documents WHERE source = ?", (document.source,))
            db.execute(
                "INSERT INTO documents (source, path, content_hash, kind, identifier, "
                "question_number, subject, submitted, received, pairs, passages, body) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            db.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, passages))
            db.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?)", _people(document))
            db.executemany(
                "INSERT INTO links VALUES (?, ?, ?, ?)",
                [(document.source, k.number, k.kind, k.target) for k in document.links],
            )

    def mark_indexed(self, sources: Iterable[str]) -> None:
        """Say that the caches hold these documents."""
        with self._translated() as db:
            db.executemany(
                "UPDATE documents SET indexed = 1 WHERE source = ?", [(s,) for s in sources]
            )

    def mark_all_pending(self) -> None:
        """Say that the caches hold nothing yet."""
        with self._translated() as db:
            db.execute("UPDATE documents SET indexed = 0")

    def rebuilding(self) -> bool:
        """Say whether settings were adopted that not all passages were made with yet."""
        with self._translated() as db:
            found = db.execute("SELECT 1 FROM meta WHERE key = ?", (_REBUILDING,)).fetchone()
        return found is not None

    def mark_rebuilt(self) -> None:
        """Say that all passages were made with the settings in force."""
        with self._translated() as db:
            db.execute("DELETE FROM meta WHERE key = ?", (_REBUILDING,))

    def interrupted(self) -> bool:
        """Say whether a process began to write the caches and never said that it had finished."""
        with self._translated() as db:
            found = db.execute("SELECT 1 FROM meta WHERE key = ?", (_WRITING,)).fetchone()
        return found is not None

    def begin_writing(self) -> None:
        """Say that the caches are about to be written: until `end_writing` they may be broken."""
        with self._translated() as db:
            db.execute("REPLACE INTO meta VALUES (?, '1')", (_WRITING,))

    def end_writing(self) -> None:
        """Say that the caches were written and closed."""
        with self._translated() as db:
            db.execute("DELETE FROM meta WHERE key = ?", (_WRITING,))

    def mark_deleted(self, name: str) -> str:
        """First phase of deleting: the document is found no more. Returns its source.

        Raises `NotFoundError`.
        """
        source = self.resolve(name)
        with self._translated() as db:
            db.execute("UPDATE documents SET deleted = 1 WHERE source = ?", (source,))
        return source

    def forget(self, source: str) -> None:
        """Second phase of deleting, after the caches: the rows go."""
        with self._translated() as db:
            db.execute("DELETE FROM documents WHERE source = ?", (source,))

    # -- reading ----------------------------------------------------------------------------

    def pending(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the sources that the caches have yet to take up, and those to drop."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT source, deleted FROM documents WHERE indexed = 0 OR deleted = 1 "
                "ORDER BY source"
            ).fetchall()
        return tuple(s for s, gone in rows if not gone), tuple(s for s, gone in rows if gone)

    def known(self) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """Return source by content hash, and (source, content hash) by path."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT source, content_hash, path FROM documents WHERE deleted = 0"
            ).fetchall()
        return {h: s for s, h, _ in rows}, {p: (s, h) for s, h, p in rows}

    def documents(self) -> list[DocumentInfo]:
        """Return the catalogue, by source."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT source, kind, identifier, subject, submitted, received, pairs, passages "
                "FROM documents WHERE deleted = 0 ORDER BY source"
            ).fetchall()
        return [
            DocumentInfo(s, DocumentKind(k), i, about, sent or "", got or "", n, m)
            for s, k, i, about, sent, got, n, m in rows
        ]

    def document(self, name: str) -> Document:
        """Return a document by source, stem, identifier or question number.

        Raises `NotFoundError`, which names the closest sources.
        """
        source = self.resolve(name)
        with self._translated() as db:
            row = db.execute("SELECT body FROM documents WHERE source = ?", (source,)).fetchone()
        return _loaded(row[0])

    def resolve(self, name: str) -> str:
        """Return the source that goes by a name; answers go before other kinds.

        Raises `NotFoundError`, which names the closest sources.
        """
        with self._translated() as db:
            row = db.execute(
                "SELECT source FROM documents WHERE deleted = 0 AND (source = ?1 OR identifier = ?1"
                " OR question_number = ?1 OR substr(source, 1, length(?1) + 1) = ?1 || '.') "
                "ORDER BY source <> ?1, kind <> 'answer', source LIMIT 1",
                (name,),
            ).fetchone()
            if row is not None:
                return str(row[0])
            names = [s for (s,) in db.execute("SELECT source FROM documents WHERE deleted = 0")]
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.3) or names[:3]
        hint = f"closest are {', '.join(near)}" if near else "the library is empty"
        raise NotFoundError(f"{name}: not in the library; {hint} (python ingest.py --list)")

    def passages(self, keys: Sequence[str]) -> dict[str, Passage]:
        """Return passages by key, of documents that are not being deleted."""
        found: dict[str, Passage] = {}
        with self._translated() as db:
            for start in range(0, len(keys), _BATCH):
                part = list(keys[start : start + _BATCH])
                marks = ",".join("?" * len(part))
                rows = db.execute(
                    "SELECT passages.* FROM passages JOIN documents USING (source) "
                    f"WHERE deleted = 0 AND key IN ({marks})",
                    part,
                )
                found |= {row[0]: _passage(row) for row in rows}
        return {key: found[key] for key in keys if key in found}

    def passages_of(self, source: str) -> list[Passage]:
        """Return the passages of one document, in order."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT * FROM passages WHERE source = ? ORDER BY rowid", (source,)
            ).fetchall()
        return [_passage(row) for row in rows]

    def passage_keys(self) -> frozenset[str]:
        """Return the keys of all passages that may be found."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT key FROM passages JOIN documents USING (source) WHERE deleted = 0"
            ).fetchall()
        return frozenset(key for (key,) in rows)

    def sources(self, filters: Filters) -> frozenset[str] | None:
        """Return the documents that pass the filters; None when nothing is filtered."""
        if not filters.active:
            return None
        clause, values = where(filters)
        query = f"SELECT source FROM documents WHERE deleted = 0 AND {clause}"
        with self._translated() as db:
            return frozenset(s for (s,) in db.execute(query, values))

    def facets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ministries that answered and the parties that asked, by abbreviation."""
        query = (
            "SELECT DISTINCT code FROM people JOIN documents USING (source) "
            "WHERE role = ? AND deleted = 0 AND code <> '' ORDER BY code COLLATE NOCASE"
        )
        with self._translated() as db:
            found = [tuple(str(c) for (c,) in db.execute(query, (r,))) for r in _FACETS]
        return found[0], found[1]

    def answerers(self) -> frozenset[str]:
        """Return the folded names of all who answered."""
        query = "SELECT DISTINCT name FROM people WHERE role = 'answerer' AND name <> ''"
        with self._translated() as db:
            return frozenset(str(name) for (name,) in db.execute(query))

    def answered_by(self, names: Collection[str]) -> frozenset[str]:
        """Return the sources that someone of these folded names answered."""
        marks = ",".join("?" * len(names))
        query = f"SELECT source FROM people WHERE role = 'answerer' AND name IN ({marks})"
        with self._translated() as db:
            return frozenset(str(s) for (s,) in db.execute(query, sorted(names)))

    def linking_to(self, target: str) -> list[tuple[str, int, str]]:
        """Return (source, number, kind) of every link to `target`."""
        query = "SELECT source, number, kind FROM links WHERE target = ? ORDER BY source, number"
        with self._translated() as db:
            return [(str(s), int(n), str(k)) for s, n, k in db.execute(query, (target,))]


@lru_cache(maxsize=64)
def _loaded(body: str) -> Document:
    return codec.loads(Document, body)


def _people(document: Document) -> Iterator[tuple[str, str, str, str, str]]:
    for asker in document.metadata.askers:
        group = party(asker.party)
        yield document.source, "asker", folded(asker.name), folded(group), group
    for answerer in document.metadata.answerers:
        ministry = answerer.ministry
        code = ministry_code(ministry)
        yield document.source, "answerer", folded(answerer.name), folded(ministry), code
    for office in document.metadata.on_behalf_of:
        ministry = office.split(" ", 2)[-1]
        yield document.source, "on_behalf_of", "", folded(ministry), ministry_code(ministry)


def _row(passage: Passage) -> tuple[str, str, str, int, int, str, str]:
    span = passage.span
    numbers = json.dumps(passage.numbers)
    return (
        *(passage.key, passage.source, numbers, span.start, span.end),
        *(passage.text, passage.context),
    )


def _passage(row: tuple[str, str, str, int, int, str, str]) -> Passage:
    key, source, numbers, start, stop, text, context = row
    return Passage(key, source, tuple(json.loads(numbers)), Span(start, stop), text, context)


def _advice(error: sqlite3.Error) -> str:
    text = str(error)
    advice = {
        "full": "the disk is full; free some space and run the same command again",
        "readonly": "is read-only; check the rights on it, or choose another --index",
        "unable to open": "cannot be opened; check the rights on it, or choose another --index",
        "locked": "another process is writing; wait for it and try again",
        "no such table": "is no library of this program; choose another --index",
        "not a database": "is no library of this program; choose another --index",
        "malformed": "is damaged; restore it from a copy, or ingest into a new --index",
    }
    for sign, what in advice.items():
        if sign in text:
            return f"{what} ({text})"
    return text
