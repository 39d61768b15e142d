"""A chatbot that answers from memory and records what it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rag.catalogue import DocumentInfo
from rag.datamodels import (
    Answer,
    Answerer,
    Asker,
    Citation,
    DocumentKind,
    Evidence,
    Filters,
    Hit,
    Metadata,
    Office,
    Statement,
    Status,
    Turn,
)  # fmt: skip

STORED = "Er klemmen 14 van de 212 sluizen. <b>Dat</b> is veel & duur.\nHet peil blijft op orde."
QUOTES = ("Er klemmen 14 van de 212 sluizen.", "Het peil blijft op orde.")
METADATA = Metadata(
    subject="het bericht «Sluis <klemt>»",
    askers=(Asker("De Proef", "Lijst Proef"),),
    answerers=(Answerer("Sluiswachter", Office.MINISTER, "Water"),),
    on_behalf_of=("Minister van Dijken",),
    submitted=date(2099, 5, 3),
    received=date(2099, 6, 1),
    session="2098-2099",
    number=12,
)
SOURCE, NUMBERS = "ah-tk-20982099-12.txt", (2, 3)


def answered(query: str = "Hoeveel sluizen klemmen er?", language: str = "nl") -> Answer:
    """Return an answer with two quotes from one pair."""
    statements = []
    for quote in QUOTES:
        at = STORED.index(quote)
        citation = Citation(SOURCE, NUMBERS, quote, at, at + len(quote))
        statements.append(Statement(quote, (citation,)))
    evidence = Evidence(
        SOURCE, NUMBERS, "Hoeveel <script>window.hacked=1</script> sluizen?", STORED, METADATA,
        (("1", "Krant <i>3 mei</i>"),),
    )  # fmt: skip
    hits = (Hit(1, SOURCE, NUMBERS, 2.5),)
    return Answer(
        query,
        Status.ANSWERED,
        tuple(statements),
        (evidence,),
        hits,
        language=language,
        seconds=0.02,
    )


class FakeLibrary:
    """One document, one ministry, one party."""

    def documents(self) -> list[DocumentInfo]:
        return [
            DocumentInfo(
                SOURCE, DocumentKind.ANSWER, "ah-tk-20982099-12", "klemmende sluizen", "2099-05-03",
                "2099-06-01", 3, 2,
            )
        ]  # fmt: skip

    def facets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return ("Water",), ("Lijst Proef",)


class FakeChatbot:
    """Answers everything the same way, but says that it found nothing about a fair."""

    def __init__(self, notice: str = "") -> None:
        self.library = FakeLibrary()
        self.notice = notice
        self.asked: list[tuple[str, tuple[Turn, ...], Filters]] = []

    def stream(self, query: str, history: Sequence[Turn], filters: Filters) -> Iterator[Answer]:
        yield self.answer(query, history, filters)

    def model_notice(self) -> str:
        return self.notice

    def saved(self, answer: Answer) -> dict[str, str]:
        return {"antwoord.md": f"# {answer.query}"} if answer.statements else {}

    def answer(self, query: str, history: Sequence[Turn], filters: Filters) -> Answer:
        self.asked.append((query, tuple(history), filters))
        if "kermis" in query:
            return Answer(query, Status.NOT_FOUND, reason="Hierover staat geen antwoord.")
        return answered(query)
