"""Chroma: the one module that drives it, through langchain_chroma, embedded and persistent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.errors import LibraryError, missing

FOLDER = "chroma"
_PAGE = 5_000  # rows asked for at once; an unlimited `get` fails above some 32,000
_FEW = 200  # sources that may be named in a filter


class VectorStore:
    """One collection of unit vectors with their passage keys; higher scores are closer."""

    def __init__(self, client: Any, store: Any, batch: int) -> None:
        self._client = client
        self._collection = client.get_collection(store._collection_name)
        self._batch = batch

    @classmethod
    def open(cls, folder: Path, collection: str = "context", *, create: bool = True) -> VectorStore:
        """Open the collection in `folder`, making it when `create`; raises `LibraryError`."""
        if not create and not (folder / FOLDER).is_dir():
            raise LibraryError(missing(folder))
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
        with _translated(folder):
            import chromadb
            from chromadb.config import Settings

            client = chromadb.PersistentClient(
                str(folder / FOLDER), Settings(anonymized_telemetry=False)
            )
            return cls._of(client, collection)

    @classmethod
    def _of(cls, client: Any, collection: str) -> VectorStore:
        from langchain_chroma import Chroma

        store = Chroma(
            collection, client=client, collection_configuration={"hnsw": {"space": "cosine"}}
        )
        return cls(client, store, client.get_max_batch_size())

    def sibling(self, collection: str) -> VectorStore:
        """Open (or make) another collection of the same store; closing one closes both."""
        with _translated(None):
            return type(self)._of(self._client, collection)

    def close(self) -> None:
        """Let go of the files, so that they can be deleted and made again in this process."""
        self._client.close()

    def add(
        self, keys: Sequence[str], vectors: NDArray[np.float32], sources: Sequence[str]
    ) -> None:
        """Store vectors, (keys, dimension); a key that is there already is replaced."""
        with _translated(None):
            for part in _parts(len(keys), self._batch):
                self._collection.upsert(
                    ids=list(keys[part]),
                    embeddings=vectors[part],
                    metadatas=[{"source": s} for s in sources[part]],
                    documents=list(keys[part]),
                )

    def drop(self, sources: Sequence[str]) -> None:
        """Drop the vectors of documents, in parts below the largest batch that Chroma takes."""
        with _translated(None):
            for source in sources:
                while ids := self._collection.get(
                    where={"source": source}, limit=self._batch, include=[]
                )["ids"]:
                    self._collection.delete(ids=ids)

    def count(self) -> int:
        """Return how many vectors there are."""
        with _translated(None):
            return int(self._collection.count())

    def keys(self) -> Iterator[str]:
        """Yield every key, page by page."""
        with _translated(None):
            for offset in range(0, self._collection.count(), _PAGE):
                yield from self._collection.get(limit=_PAGE, offset=offset, include=[])["ids"]

    def background(self, sample: int = 300) -> tuple[float, float]:
        """Return mean and spread of the cosine of vectors of different documents.

        It is measured on up to `sample` vectors, spread evenly over the store; (0, 1) when there
        are too few to tell.
        """
        with _translated(None):
            count = self._collection.count()
            rows = self._collection.get(
                ids=list(self.keys())[:: max(1, count // sample)][:sample],
                include=["embeddings", "metadatas"],
            )
        vectors = np.asarray(rows["embeddings"], dtype=np.float32).reshape(len(rows["ids"]), -1)
        sources = np.array([row["source"] for row in rows["metadatas"]])
        apart = (vectors @ vectors.T)[sources[:, None] != sources[None, :]]
        spread = float(apart.std()) if len(apart) else 0.0
        return (float(apart.mean()), spread) if spread > 1e-6 else (0.0, 1.0)

    def search(
        self,
        vector: NDArray[np.float32],
        k: int,
        sources: frozenset[str] | None = None,
    ) -> list[tuple[str, float]]:
        """Return the `k` closest passages of `sources` (None: of all) as (key, cosine)."""
        if sources is not None and not sources:
            return []
        with _translated(None):
            if sources is None or len(sources) <= _FEW:
                where = {"source": {"$in": sorted(sources)}} if sources else None
                return self._nearest(vector, k, where)
            count = self._collection.count()
            return _widening(
                lambda size: self._nearest(vector, size, None),
                lambda key: key.rsplit("#", 1)[0] in sources,
                k,
                count,
            )

    def _nearest(
        self, vector: NDArray[np.float32], k: int, where: dict[str, Any] | None
    ) -> list[tuple[str, float]]:
        if k < 1:
            return []
        # the wrapper would fetch texts and metadata with every hit, which takes twice as long
        found = self._collection.query(
            query_embeddings=[vector], n_results=k, where=where, include=["distances"]
        )
        return [(i, 1.0 - d) for i, d in zip(found["ids"][0], found["distances"][0], strict=True)]


def _widening(
    ask: Callable[[int], list[tuple[str, float]]],
    wanted: Callable[[str], bool],
    k: int,
    count: int,
) -> list[tuple[str, float]]:
    """Ask for ever more until `k` wanted ones are found: cheaper than a broad filter."""
    size = 4 * k
    while True:
        size = min(size, count)
        found = [hit for hit in ask(size) if wanted(hit[0])]
        if len(found) >= k or size >= count:
            return found[:k]
        size *= 4


def _parts(count: int, size: int) -> Iterator[slice]:
    return (slice(start, start + size) for start in range(0, count, size))


@contextmanager
def _translated(folder: Path | None) -> Iterator[None]:
    import chromadb.errors

    try:
        yield
    except (chromadb.errors.ChromaError, chromadb.errors.InternalError, OSError) as exc:
        raise LibraryError(
            f"{folder or 'Chroma'}: the vector store failed ({exc}); if space is short free some, "
            "then rebuild it: python ingest.py --rebuild"
        ) from exc
