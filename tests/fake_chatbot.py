"""A chatbot that answers from memory and records what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from time import monotonic, sleep

from rag.answers import Answer, Citation, Evidence, Hit, Listed, Statement, Status, Turn
from rag.catalogue import DocumentInfo
from rag.datamodels import (
    Answerer,
    Asker,
    Document,
    DocumentKind,
    Filters,
    Metadata,
    Office,
    PairState,
    QAPair,
    Span,
)
from rag.errors import LibraryError, NotFoundError

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
SLOW = 0.8  # seconds
OPEN = "000_97.txt"  # a set of questions without an official number, still open
UNNUMBERED = replace(METADATA, session="", number=None, answerers=(), received=None)


def answered(query: str = "Hoeveel sluizen klemmen er?", language: str = "nl") -> Answer:
    """Return an answer with two quotes from one pair."""
    statements = []
    for quote in QUOTES:
        at = STORED.index(quote)
        citation = Citation(SOURCE, NUMBERS, quote, at, at + len(quote))
        statements.append(Statement(quote, (citation,)))
    evidence = Evidence(
        SOURCE,
        NUMBERS,
        "Hoeveel <script>window.hacked=1</script> sluizen?",
        STORED,
        METADATA,
        (("1", "Krant <i>3 mei</i>"),),
    )
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


def listed_document(source: str) -> Document:
    """Return a document of one pair, answered or still open, whose words are hostile."""
    asked, said = "Klemt <i>het</i>?", "Ja, in 14 <script>sluizen</script>."
    text = f"{asked}\n{said}"
    answer = Span(len(asked) + 1, len(text)) if source == SOURCE else None
    state = PairState.ANSWERED if answer else PairState.UNANSWERED
    pair = QAPair((1,), (Span(0, len(asked)),), answer, state)
    kind = DocumentKind.ANSWER if answer else DocumentKind.QUESTION
    return Document(source, kind, text, METADATA if answer else UNNUMBERED, (pair,))


def listing(query: str = "Welke vragen zijn gesteld?", language: str = "nl") -> Answer:
    """Return a list of an answered set of questions with a number and an open one without."""
    people = METADATA.askers
    items = (
        Listed(
            SOURCE,
            DocumentKind.ANSWER,
            "klemmende sluizen",
            people,
            METADATA.submitted,
            METADATA.identifier,
            METADATA.link,
            1,
            METADATA.received,
        ),
        Listed(
            OPEN, DocumentKind.QUESTION, "roestige sluizen", people, METADATA.submitted, questions=1
        ),
    )
    return Answer(
        query, Status.ANSWERED, reason="Er zijn 2 sets.", listing=items, language=language
    )


class FakeLibrary:
    """One document, one ministry, one party."""

    def documents(self) -> list[DocumentInfo]:
        return [
            DocumentInfo(
                SOURCE,
                DocumentKind.ANSWER,
                "ah-tk-20982099-12",
                "klemmende sluizen",
                "2099-05-03",
                "2099-06-01",
                3,
                2,
            )
        ]

    def document(self, name: str) -> Document:
        if name not in (SOURCE, OPEN):
            raise NotFoundError(f"{name}: not in the library")
        return listed_document(name)

    def facets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return ("Water",), ("Lijst Proef",)


class FakeChatbot:
    """Answers everything the same way, but says that it found nothing about a fair.

    Words in the message make an answer another one: "welke" a list, "which" one in English; "zoek"
    says what was looked for, "stuk" is an error. To "traag" something is added after a while, to
    "eindeloos" after a minute; "doof" does not hear for a while that it is cancelled.
    """

    def __init__(self, notice: str = "") -> None:
        self.library = FakeLibrary()
        self.notice = notice
        self.asked: list[tuple[str, tuple[Turn, ...], Filters]] = []

    def stream(
        self,
        query: str,
        history: Sequence[Turn],
        filters: Filters,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Answer]:
        answer = self.answer(query, history, filters)
        yield answer
        if "doof" in query:
            sleep(SLOW)
        waits = 60 if "eindeloos" in query else SLOW if "traag" in query else 0
        ends = monotonic() + waits
        while monotonic() < ends:
            if cancelled():
                return
            sleep(0.02)
        if waits:
            yield replace(answer, notice="Het taalmodel zei niets.")

    def model_notice(self) -> str:
        return self.notice

    def saved(self, answer: Answer) -> dict[str, str]:
        return {"antwoord.md": f"# {answer.query}"} if answer.statements else {}

    def answer(self, query: str, history: Sequence[Turn], filters: Filters) -> Answer:
        self.asked.append((query, tuple(history), filters))
        if "stuk" in query:
            raise LibraryError("de schijf is vol")
        for word, language in (("welke", "nl"), ("which", "en")):
            if word in query.lower():
                return listing(query, language)
        if query.startswith("How"):
            return answered(query, "en")
        if "kermis" in query:
            return Answer(query, Status.NOT_FOUND, reason="Hierover staat geen antwoord.")
        return replace(answered(query), interpretation=query if "zoek" in query else "")
