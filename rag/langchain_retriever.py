"""For others' chains: the hybrid retriever as a LangChain `BaseRetriever`.

The one place where LangChain's `Document` is made: `page_content` is a verbatim passage of an
answer, and `metadata` says where it stands.
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever

from rag.datamodels import Filters, ScoredPassage
from rag.retrieval import Retriever
from rag.settings import Settings


class AnswerRetriever(BaseRetriever):
    """Verbatim passages of ministers' answers for a query, best first.

    `AnswerRetriever.load(Settings(index=...))` opens an index; raises `LibraryError`.
    """

    retriever: Any  # rag.retrieval.Retriever
    k: int = 5
    filters: Any = Filters()

    @classmethod
    def load(cls, settings: Settings, k: int = 5, filters: Filters = Filters()) -> AnswerRetriever:
        """Open the index at `settings.index`."""
        return cls(retriever=Retriever.load(settings), k=k, filters=filters)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        return [_document(s) for s in self.retriever.rank(query, self.k, self.filters)]


def _document(scored: ScoredPassage) -> LangChainDocument:
    passage = scored.passage
    return LangChainDocument(
        page_content=passage.text,
        metadata={
            "source": passage.source,
            "numbers": list(passage.numbers),
            "start": passage.span.start,
            "end": passage.span.end,
            "context": passage.context,
            "score": scored.score,
        },
        id=passage.key,
    )
