"""tantivy: BM25 over subject, question and answer, with Dutch analysis; the one module with it.

A user's words are never read as query syntax: they are analysed to terms, and a query is built
of terms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rag.datamodels import Passage
from rag.errors import LibraryError, missing
from rag.splitting import indexable

FOLDER = "tantivy"
BOOSTS: Mapping[str, float] = {"answer": 1.0, "question": 0.5, "subject": 0.3}
_HEAP = 50_000_000  # bytes
_MAX_TERMS = 64  # of a query; more is a pasted document, and costs time


class LexicalIndex:
    """A keyword index of passages; scores are BM25, higher is better."""

    def __init__(self, index: Any, analyzer: Any) -> None:
        self._index = index
        self._analyzer = analyzer
        self._writer: Any = None

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> LexicalIndex:
        """Open the index in `folder`, making it when `create`; raises `LibraryError`."""
        if not create and not (folder / FOLDER / "meta.json").is_file():
            raise LibraryError(missing(folder))
        with _translated(folder):
            import tantivy

            (folder / FOLDER).mkdir(parents=True, exist_ok=True)
            builder = tantivy.SchemaBuilder()
            builder.add_text_field("key", stored=True, tokenizer_name="raw")
            builder.add_text_field("source", stored=False, tokenizer_name="raw")
            for field in BOOSTS:
                builder.add_text_field(field, stored=False, tokenizer_name="dutch")
            index = tantivy.Index(builder.build(), path=str(folder / FOLDER))
            analyzer = _dutch(tantivy)
            index.register_tokenizer("dutch", analyzer)
            return cls(index, analyzer)

    def add(self, passages: Sequence[Passage]) -> None:
        """Add passages; visible after `commit`. Delete an earlier version first."""
        with _translated(None):
            import tantivy

            writer = self._open_writer()
            for passage in passages:
                subject, _, question = passage.context.rpartition("\n")
                document = tantivy.Document()
                document.add_text("key", passage.key)
                document.add_text("source", passage.source)
                document.add_text("subject", subject)
                document.add_text("question", question)
                document.add_text("answer", indexable(passage.text))
                writer.add_document(document)

    def delete(self, sources: Collection[str]) -> None:
        """Drop the passages of documents; visible after `commit`."""
        with _translated(None):
            writer = self._open_writer()
            for source in sources:
                writer.delete_documents_by_term("source", source)

    def commit(self) -> None:
        """Make what was added and deleted durable and visible."""
        with _translated(None):
            if self._writer is not None:
                self._writer.commit()
                self._writer.wait_merging_threads()
                self._writer = None
            self._index.reload()

    def close(self) -> None:
        """Let go of the writer, and of what it was not told to commit."""
        self._writer = None

    def count(self) -> int:
        """Return how many passages there are."""
        with _translated(None):
            return int(self._index.searcher().num_docs)

    def keys(self) -> Iterator[str]:
        """Yield every key."""
        with _translated(None):
            import tantivy

            searcher = self._index.searcher()
            if searcher.num_docs:
                found = searcher.search(tantivy.Query.all_query(), searcher.num_docs)
                yield from (searcher.doc(address)["key"][0] for _, address in found.hits)

    def search(
        self,
        query: str,
        k: int,
        sources: frozenset[str] | None = None,
        boosts: Mapping[str, float] = BOOSTS,
    ) -> list[tuple[str, float]]:
        """Return the `k` best passages of `sources` (None: of all) as (key, BM25 score)."""
        terms = self.terms(query)
        if not terms or (sources is not None and not sources):
            return []
        with _translated(None):
            import tantivy

            parts = [
                (tantivy.Occur.Should, _term(tantivy, self._index.schema, field, term, boost))
                for term in terms
                for field, boost in boosts.items()
            ]
            built = tantivy.Query.boolean_query(parts)
            if sources is not None:
                among = tantivy.Query.term_set_query(self._index.schema, "source", sorted(sources))
                only = tantivy.Query.const_score_query(among, 0.0)
                built = tantivy.Query.boolean_query(
                    [(tantivy.Occur.Must, built), (tantivy.Occur.Must, only)]
                )
            searcher = self._index.searcher()
            hits = searcher.search(built, k).hits
            return [(searcher.doc(address)["key"][0], float(score)) for score, address in hits]

    def shares(self, query: str, text: str) -> bool:
        """Say whether a query and a text have a term in common, stopwords aside."""
        return not set(self.terms(query)).isdisjoint(self._analyzer.analyze(indexable(text)))

    def coverage(self, query: str, passage: Passage) -> float:
        """Return the share of a query's terms that a passage or its context holds."""
        terms = set(self.terms(query))
        held = set(self._analyzer.analyze(indexable(f"{passage.context}\n{passage.text}")))
        return len(terms & held) / len(terms) if terms else 0.0

    def terms(self, text: str) -> list[str]:
        """Return the distinct terms of a text as the index knows them, in order."""
        whole = indexable(text).encode("utf-8", "replace").decode()  # half an emoji is no text
        return list(dict.fromkeys(self._analyzer.analyze(whole)))[:_MAX_TERMS]

    def _open_writer(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        return self._writer


def _dutch(tantivy: Any) -> Any:
    filters = (
        tantivy.Filter.remove_long(60),
        tantivy.Filter.lowercase(),
        tantivy.Filter.stopword("dutch"),
        tantivy.Filter.stemmer("dutch"),
        tantivy.Filter.ascii_fold(),
    )
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for item in filters:
        builder = builder.filter(item)
    return builder.build()


def _term(tantivy: Any, schema: Any, field: str, term: str, boost: float) -> Any:
    return tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, term), boost)


@contextmanager
def _translated(folder: Path | None) -> Iterator[None]:
    try:
        yield
    except (ValueError, OSError) as exc:  # tantivy raises ValueError for all of its own
        raise LibraryError(
            f"{folder or 'tantivy'}: the keyword index failed ({exc}); if space is short free some,"
            " then rebuild it: python ingest.py --rebuild"
        ) from exc
