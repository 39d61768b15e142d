"""What the page takes from the library: what it says before anything is asked, and lists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from html import escape
from typing import Protocol

from rag.answers import Answer
from rag.catalogue import DocumentInfo
from rag.datamodels import Document
from rag.errors import NotFoundError
from rag.rendering_cards import LISTED

TITLE = "Kamerantwoord"
_INTRODUCTION = (
    "Vraag wat het kabinet de Tweede Kamer heeft geantwoord. U krijgt <b>letterlijke citaten</b> "
    "uit antwoorden op Kamervragen, met de bron erbij."
)
_WARNING = (
    "Dit is een computerprogramma: het kiest de citaten automatisch en kan het beste antwoord "
    "missen. Controleer de bron voordat u een citaat overneemt."
)
_EXAMPLES = 3
_SUBJECT = 80  # characters; a longer subject makes no readable example


class Held(Protocol):
    """What the page says about the library."""

    def documents(self) -> list[DocumentInfo]:
        """Return the catalogue."""

    def facets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return ministries and parties."""

    def document(self, name: str) -> Document:
        """Return a document by its source; raises `NotFoundError`."""


def listed_documents(library: Held, answer: Answer) -> Iterator[Document]:
    """Yield the documents of a list, as many as the page shows; not those deleted meanwhile."""
    for item in answer.listing[:LISTED]:
        with suppress(NotFoundError):
            yield library.document(item.source)


def head(library: Held, notice: str) -> str:
    """Return the head of the page: what it does, what it holds, what leaves the machine."""
    model = f'<p class="kw-leaves">{escape(notice)}</p>' if notice else ""
    return (
        f'<div id="kw-head"><h1>{TITLE}</h1><p>{_INTRODUCTION}</p><p>{_WARNING}</p>'
        f'<p class="kw-held">{escape(held(library))}</p>{model}'
        '<p id="kw-status" class="kw-hidden" role="status" aria-live="polite"></p></div>'
    )


def held(library: Held) -> str:
    """Say what the library holds, in one line."""
    documents = [d for d in library.documents() if d.passages]
    years = sorted({d.received[:4] for d in documents if d.received})
    span = f", {years[0]}–{years[-1]}" if len(years) > 1 else f", {years[0]}" if years else ""
    pairs = sum(d.pairs for d in documents)
    return f"In deze bibliotheek: {len(documents)} beantwoorde documenten, {pairs} vragen{span}."


def examples_of(library: Held) -> list[str]:
    """Return example questions about the latest answers with a short subject."""
    answered = [d for d in library.documents() if d.passages and 0 < len(d.subject) <= _SUBJECT]
    latest = sorted(answered, key=lambda d: d.received, reverse=True)[:_EXAMPLES]
    return [f"Wat antwoordde het kabinet over {d.subject}?" for d in latest]
