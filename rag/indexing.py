"""Composition root 1: files to library, library to caches.

Two stages. First every new or changed file is read, parsed, split and stored in the library, as
pending. Then what is pending is encoded and taken up by Chroma, tantivy and the token store, and
marked as indexed. A process that dies at any moment leaves a library whose next run completes
the second stage: caches are cleared of a document before they take it up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from rag.datamodels import Document, Passage
from rag.errors import ParseError, ReadError
from rag.gathering import digest_of, files_under, new_source, printable, unreadable
from rag.ingest_report import IngestReport
from rag.library import Library
from rag.locking import only_writer
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.caches import Caches
    from rag.encoding import Encoder

Progress = Callable[[str, int, int], None]  # (what, done, of how many)
_BATCH = 32  # documents taken up between two commits of the caches


@dataclass(frozen=True, slots=True)
class Ingestion:
    """The parts an ingestion is made of; tests put fakes in their place."""

    settings: Settings
    progress: Progress = lambda what, done, total: None
    encoder: Encoder | None = None
    parse: Callable[[Path, str], Document] | None = None

    def run(self, paths: Sequence[Path], *, rebuild: bool = False) -> IngestReport:
        """Ingest files and folders; `rebuild` makes all passages and caches again.

        Raises `LibraryError` when the index itself fails; a file that fails is reported.
        """
        started = perf_counter()
        report = IngestReport()
        index = self.settings.index
        with (
            Library.open(index, self.settings, create=not rebuild, adopt=rebuild) as library,
            only_writer(index),
        ):
            self._rebuild(library, report)
            self._store(library, paths, report)
            self._complete(library)
            self._take_up(library)
        report.seconds = perf_counter() - started
        return report

    def delete(self, name: str) -> str:
        """Delete a document by source, stem or identifier; returns its source."""
        index = self.settings.index
        with Library.open(index, self.settings) as library, only_writer(index):
            source = library.mark_deleted(name)
            self._rebuild(library, IngestReport())
            self._take_up(library)
        return source

    def _store(self, library: Library, paths: Sequence[Path], report: IngestReport) -> None:
        by_hash, by_path = library.known()
        taken = {source for source, _ in by_path.values()}
        # known files first: what they held before may stand in a new one now
        files = sorted(
            self._files(paths, report), key=lambda p: printable(p.resolve()) not in by_path
        )
        for done, path in enumerate(files):
            self.progress("lezen", done, len(files))
            where = printable(path.resolve())
            source, old = by_path.get(where, ("", ""))
            digest = digest_of(path, report)
            if digest is None:
                continue
            if digest == old:
                report.unchanged += 1
                continue
            if not source and digest in by_hash:
                self._copy(library, by_hash[digest], where, report)
                continue
            source = source or new_source(path, taken)
            document = self._parsed(path, source, report)
            if document is None:
                continue
            passages = self._split(document)
            merges = library.put(document, passages, digest, where)
            report.merged += [(m.source, m.stands) for m in merges]
            by_hash.pop(old, None)
            by_hash[digest], by_path[where] = source, (source, digest)
            taken.add(source)
            _count(report, document, passages)
        self.progress("lezen", len(files), len(files))

    def _files(self, paths: Sequence[Path], report: IngestReport) -> list[Path]:
        """Return the files to read, each once, without those of the index itself."""
        index = self.settings.index.resolve()
        found = {p.resolve(): p for p in reversed(list(files_under(paths, report, index)))}
        return list(reversed(found.values()))

    def _copy(self, library: Library, source: str, where: str, report: IngestReport) -> None:
        """Note a file whose content is stored under another path: it moved, or is a copy."""
        _, before = library.stored_as(source)
        if os.path.exists(before):
            report.skipped.append((Path(where).name, f"zelfde inhoud als {source}"))
            library.note_copy(source, Path(where).name)
        else:
            library.move(source, where)
            report.unchanged += 1

    def _complete(self, library: Library) -> None:
        """Give answers what their questions, or another print of them, say of the matter."""
        from rag.connecting import filled

        for source, other in library.incomplete():
            if library.stands_for(source) != source:
                continue
            document = library.document(source)
            complete = filled(document, library.stored(other))
            if complete != document:
                library.put(complete, self._split(complete), *library.stored_as(source))

    def _parsed(self, path: Path, source: str, report: IngestReport) -> Document | None:
        try:
            return (self.parse or parse_file)(path, source)
        except (ReadError, ParseError) as exc:
            said = str(exc).removeprefix(f"{path.name}: ").removeprefix(f"{source}: ")
            report.failed.append((printable(path.name), said))
        except OSError as exc:  # it went while it was read
            report.failed.append((printable(path.name), unreadable(exc)))
        return None

    def _split(self, document: Document) -> tuple[Passage, ...]:
        from rag.splitting import split

        return split(document, self.settings.passage_words)

    def _rebuild(self, library: Library, report: IngestReport) -> None:
        """Make all passages again, if settings were adopted; a run that died is finished here."""
        from rag.caches import Caches

        if not library.rebuilding():
            return
        hashes = {source: (digest, path) for path, (source, digest) in library.known()[1].items()}
        for source, (digest, path) in hashes.items():
            document = library.stored(source)
            passages = self._split(document)
            library.put(document, passages, digest, path)
            _count(report, document, passages)
        Caches.remove(library.folder)
        library.mark_rebuilt()

    def _take_up(self, library: Library) -> None:
        """Bring the caches in step with the library."""
        from rag.caches import Caches

        if library.interrupted():  # Chroma writes in place: what a dying process leaves is unsafe
            Caches.remove(library.folder, encoded=False)
        missing = not Caches.present(library.folder)
        if missing:
            library.mark_all_pending()
        new, gone = library.pending()
        if not new and not gone and not missing:
            return
        library.begin_writing()
        caches = Caches.open(library.folder, self.settings, self.encoder)
        try:
            self._drop(library, caches, gone)
            for start in range(0, len(new), _BATCH):
                self._take_batch(library, caches, new[start : start + _BATCH], start, len(new))
        finally:
            caches.close()
        library.end_writing()
        self.progress("indexeren", len(new), len(new))

    def _drop(self, library: Library, caches: Caches, gone: Sequence[str]) -> None:
        if gone:
            caches.forget(gone)
            caches.commit()
            for source in gone:
                library.forget(source)

    def _take_batch(
        self, library: Library, caches: Caches, batch: Sequence[str], done: int, total: int
    ) -> None:
        from rag.splitting import asked

        shadowed = [s for s in batch if library.stands_for(s) != s]
        caches.drop(batch)
        caches.forget(shadowed)
        for offset, source in enumerate(batch):
            self.progress("indexeren", done + offset, total)
            if source in shadowed:
                continue
            caches.take(library.passages_of(source) or asked(library.stored(source)))
        caches.commit()
        library.mark_indexed(batch)


def ingest(
    paths: Sequence[Path],
    settings: Settings,
    *,
    rebuild: bool = False,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> IngestReport:
    """Ingest files and folders into `settings.index`; see `Ingestion.run`."""
    quiet: Progress = lambda what, done, total: None  # noqa: E731
    return Ingestion(settings, progress or quiet, encoder).run(paths, rebuild=rebuild)


def parse_file(path: Path, source: str) -> Document:
    """Read and parse one file; raises `ReadError` or `ParseError`."""
    from rag.parsing import parse
    from rag.reading import read

    return parse(read(path), source)


def _count(report: IngestReport, document: Document, passages: Sequence[Passage]) -> None:
    report.documents += 1
    report.pairs += len(document.pairs)
    report.passages += len(passages)
    report.warnings += [(document.source, w) for w in document.warnings]
