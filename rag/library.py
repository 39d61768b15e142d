"""SQLite, the truth: documents, pairs, passages, and the settings that built the index.

Chroma, tantivy and the token vectors are caches that can be made again from it.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rag import codec, settling
from rag.answers import Connection, ConnectionKind
from rag.catalogue import Catalogue
from rag.datamodels import Document, Passage, Span
from rag.errors import NotFoundError
from rag.registers import folded, ministry_code, party

_BATCH = 500  # SQLite allows 999 variables in its oldest builds


class Library(Catalogue):
    """The documents of one index; safe to use from several threads of one process."""

    # -- writing ----------------------------------------------------------------------------

    def put(
        self, document: Document, passages: Sequence[Passage], content_hash: str, path: str
    ) -> list[settling.Merge]:
        """Store a document with its passages, in place of an earlier version; not yet indexed.

        Returns which documents turned out to be one, and which of them stands for both.
        """
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
            settling.record(db, document)
            return settling.settle(db, document, self.stored)

    def move(self, source: str, path: str) -> None:
        """Note that the file of a document lies elsewhere now."""
        with self._translated() as db:
            db.execute("UPDATE documents SET path = ? WHERE source = ?", (path, source))

    def note_copy(self, source: str, name: str) -> None:
        """Note that a file of this name holds the very bytes of a document."""
        with self._translated() as db:
            db.execute("REPLACE INTO copies VALUES (?, ?)", (source, name))

    def mark_deleted(self, name: str) -> str:
        """First phase of deleting: the document, with all its sources, is found no more.
        Returns the source that stood for them.

        Raises `NotFoundError`.
        """
        source = self.resolve(name)
        with self._translated() as db:
            db.execute(
                "UPDATE documents SET deleted = 1 WHERE source = ?1 "
                "OR source IN (SELECT source FROM duplicates WHERE document = ?1)",
                (source,),
            )
        return source

    def forget(self, source: str) -> None:
        """Second phase of deleting, after the caches: the rows go."""
        with self._translated() as db:
            db.execute("DELETE FROM documents WHERE source = ?", (source,))
            db.execute("DELETE FROM topics WHERE source = ?", (source,))

    # -- reading ----------------------------------------------------------------------------

    def known(self) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """Return source by content hash, and (source, content hash) by path."""
        with self._translated() as db:
            rows = db.execute(
                "SELECT source, content_hash, path FROM documents WHERE deleted = 0"
            ).fetchall()
        return {h: s for s, h, _ in rows}, {p: (s, h) for s, h, p in rows}

    def document(self, name: str) -> Document:
        """Return a document by source, stem, identifier or question number.

        Raises `NotFoundError`, which names the closest sources.
        """
        return self.stored(self.resolve(name))

    def stored(self, source: str) -> Document:
        """Return a document by its own source, also when another one stands for it."""
        with self._translated() as db:
            row = db.execute("SELECT body FROM documents WHERE source = ?", (source,)).fetchone()
        if row is None:
            raise NotFoundError(f"{source}: not in the library (python ingest.py --list)")
        return _loaded(row[0])

    def connections(self, name: str) -> tuple[Connection, ...]:
        """Return what other documents are to this one: its answer, its postponement, and so on.

        Raises `NotFoundError`.
        """
        document = self.document(name)
        with self._translated() as db:
            return settling.connected(db, document, self.stored)

    def also(self, source: str) -> tuple[str, ...]:
        """Return the other sources of a document, by name."""
        with self._translated() as db:
            return settling.others(db).get(source, ())

    def is_answered(self, source: str) -> bool:
        """Say whether the library holds an answer to a document's open questions."""
        return any(c.kind is ConnectionKind.ANSWER for c in self.connections(source))

    def incomplete(self) -> list[tuple[str, str]]:
        """Return (answer, other) where the other says what the answer lacks about its matter."""
        with self._translated() as db:
            return settling.incomplete(db)

    def stored_as(self, source: str) -> tuple[str, str]:
        """Return the content hash and the path that a document was stored with."""
        with self._translated() as db:
            row = db.execute(
                "SELECT content_hash, path FROM documents WHERE source = ?", (source,)
            ).fetchone()
        return str(row[0]), str(row[1])

    def stands_for(self, source: str) -> str:
        """Return the source that stands for a duplicate, or `source` itself."""
        with self._translated() as db:
            row = db.execute(
                "SELECT document FROM duplicates WHERE source = ?", (source,)
            ).fetchone()
        return str(row[0]) if row else source

    def resolve(self, name: str) -> str:
        """Return the source that goes by a name; answers go before other kinds.

        The name of a duplicate gives the document that stands for it.

        Raises `NotFoundError`, which names the closest sources.
        """
        with self._translated() as db:
            row = db.execute(
                "SELECT source FROM documents WHERE deleted = 0 AND (source = ?1 OR identifier = ?1"
                " OR question_number = ?1 OR substr(source, 1, length(?1) + 1) = ?1 || '.') "
                "ORDER BY source <> ?1, kind <> 'answer', source LIMIT 1",
                (name,),
            ).fetchone()
            row = (
                row
                or db.execute(
                    "SELECT source FROM copies WHERE name = ?1 "
                    "OR substr(name, 1, length(?1) + 1) = ?1 || '.' ORDER BY source",
                    (name,),
                ).fetchone()
            )
            if row is not None:
                return self.stands_for(str(row[0]))
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
                    "SELECT passages.* FROM passages JOIN standing USING (source) "
                    f"WHERE key IN ({marks})",
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
            rows = db.execute("SELECT key FROM passages JOIN standing USING (source)").fetchall()
        return frozenset(key for (key,) in rows)

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
