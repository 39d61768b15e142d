"""The words behind a pair: from a library, or from a folder that is read for the occasion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.gold import GoldQuestion
from eval.records import PairKey
from eval.running import Stored, relevant_pairs
from rag.datamodels import Document
from rag.errors import NotFoundError, RagError


@dataclass(frozen=True, slots=True)
class PairText:
    """A pair with its words; `subject` is the document's."""

    pair: PairKey
    subject: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the folder, by its name."""

    source: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The documents of a folder and those below it; a file is read when it is asked for."""

    paths: dict[str, Path]
    _read: dict[str, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, folders: Iterable[Path]) -> Folder:
        """Find the files; raises `NotFoundError` when one of the folders does not exist."""
        paths: dict[str, Path] = {}
        for folder in folders:
            if not folder.exists():
                raise NotFoundError(f"{folder} does not exist; give the folder of the documents")
            files = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
            paths |= {path.name: path for path in files if path.is_file()}
        return cls(paths)

    def documents(self) -> Sequence[Named]:
        """Return the files, by name."""
        return [Named(name) for name in sorted(self.paths)]

    def document(self, source: str) -> Document:
        """Read and parse a file; raises `NotFoundError` when it is not there or not readable."""
        if source not in self._read:
            self._read[source] = self._parse(source)
        return self._read[source]

    def _parse(self, source: str) -> Document:
        from rag.parsing import parse
        from rag.reading import read

        if source not in self.paths:
            raise NotFoundError(f"{source} is not in the folder")
        try:
            return parse(read(self.paths[source]), source)
        except RagError as exc:
            raise NotFoundError(f"{source} cannot be read: {exc}") from exc


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up the words of pairs; without documents it finds none."""

    documents: Stored | None = None

    def of_gold(self, question: GoldQuestion) -> tuple[PairText, ...]:
        """Return the pairs that the gold means, as far as they are answered."""
        if self.documents is None:
            return ()
        sources = tuple(entry.source for entry in self.documents.documents())
        pairs = relevant_pairs(question, self.documents, sources)
        return tuple(found for pair in pairs if (found := self.of_pair(pair)) is not None)

    def of_pair(self, pair: PairKey) -> PairText | None:
        """Return the words of one pair; None when it is not there."""
        document = self._document(pair.source)
        if document is None:
            return None
        for held in document.pairs:
            if held.numbers == pair.numbers:
                asked, answered = document.question_text(held), document.answer_text(held)
                return PairText(pair, document.metadata.subject, asked, answered)
        return None

    def _document(self, source: str) -> Document | None:
        if self.documents is None:
            return None
        try:
            return self.documents.document(source)
        except NotFoundError:
            return None
