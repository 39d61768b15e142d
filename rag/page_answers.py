"""What the page needs of a chatbot, and what it makes of its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from rag.answers import Answer, Status, Turn
from rag.datamodels import Filters
from rag.errors import RagError
from rag.page import Exchange
from rag.page_head import Held, listed_documents


class Answers(Protocol):
    """What the page needs of a chatbot."""

    @property
    def library(self) -> Held:
        """The library behind it."""

    def stream(
        self,
        query: str,
        history: Sequence[Turn],
        filters: Filters,
        cancelled: Callable[[], bool],
    ) -> Iterator[Answer]:
        """Yield the answer, and then what a language model adds to it, if one is set.

        It is not waited for any more once it is `cancelled`.
        """

    def model_notice(self) -> str:
        """Say which language model writes along and where; empty for none."""

    def saved(self, answer: Answer) -> dict[str, str]:
        """Return an answer as files to keep, by name; none for one without quotes or list."""


def respond(
    chatbot: Answers,
    message: str,
    filters: Filters,
    history: Sequence[Turn],
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Exchange]:
    """Yield a message with its answer, ever more complete. An error becomes its answer."""
    try:
        for answer in chatbot.stream(message, history, filters, cancelled):
            files = tuple(chatbot.saved(answer).items())
            documents = tuple(listed_documents(chatbot.library, answer))
            yield Exchange(message, answer, files, documents)
    except RagError as exc:
        answer = Answer(message, Status.ERROR, reason=f"De bibliotheek gaf een fout: {exc}")
        yield Exchange(message, answer)
