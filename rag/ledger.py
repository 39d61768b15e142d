"""The file of a library: how it is opened, what built it, and what the caches still have to do.

A document's rows are written in one transaction with `indexed = 0`; `mark_indexed` comes after
the caches hold it. Deleting is two-phase likewise. Whatever moment a process dies at, `pending`
tells the next one what to finish.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from rag import tables
from rag.errors import IndexMismatch, LibraryError
from rag.settings import Settings

FILE = "library.sqlite"
_REBUILDING = "rebuilding"  # in meta from the adoption of settings until all is pending
_WRITING = "writing"  # in meta while a process writes the caches


class Ledger:
    """An open library file; safe to use from several threads of one process."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.folder = folder

    @classmethod
    def open(
        cls, folder: Path, settings: Settings, *, create: bool = False, adopt: bool = False
    ) -> Self:
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
            if create or adopt:
                connection.executescript(tables.TABLES)
        library._agree(settings, create=create, adopt=adopt)
        return library

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
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

    def pending(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the sources that the caches have yet to take up, and those to drop."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT source, deleted FROM documents WHERE indexed = 0 OR deleted = 1 "
                "ORDER BY source"
            ).fetchall()
        return tuple(s for s, gone in rows if not gone), tuple(s for s, gone in rows if gone)


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
