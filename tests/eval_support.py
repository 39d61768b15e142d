"""Gold questions, records and a chatbot, made for the tests of eval."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from eval.cases import Case
from eval.gold import GoldPair, GoldQuestion
from eval.records import CitationRecord, Record, StatementRecord
from rag.answers import Answer, Citation, Hit, Statement, Status, Turn
from rag.datamodels import (
    Document,
    DocumentKind,
    Filters,
    Metadata,
    PairState,
    Passage,
    QAPair,
    Region,
    RegionSpan,
    ScoredPassage,
    Span,
)
from rag.errors import ModelError, NotFoundError

TEXT = (
    "Hoe lang duurt het?\nHet duurt 65 dagen. Dat is lang.\nEn wie betaalt?\nDe gemeente betaalt."
)
DOC = Document(
    source="doc.txt",
    kind=DocumentKind.ANSWER,
    text=TEXT,
    metadata=Metadata(subject="duur"),
    pairs=(
        QAPair((1,), (Span(0, 19),), Span(20, 52), PairState.ANSWERED),
        QAPair((2, 3), (Span(53, 68),), Span(69, 89), PairState.ANSWERED),
        QAPair((4,), (), None, PairState.UNANSWERED),
    ),
    regions=(
        RegionSpan(Span(0, 19), Region.QUESTION),
        RegionSpan(Span(20, 52), Region.ANSWER),
        RegionSpan(Span(53, 68), Region.QUESTION),
        RegionSpan(Span(69, 89), Region.ANSWER),
    ),
)


def question(identifier: str = "q1", **changes) -> GoldQuestion:
    values = {
        "id": identifier,
        "question": "Hoe lang duurt het?",
        "lang": "nl",
        "style": "citizen",
        "answerable": True,
        "relevant": (GoldPair("doc", (1,)),),
        "nuggets": (("65 dagen",),),
    }
    return GoldQuestion(**(values | changes))


def trap(identifier: str = "t1", why: str = "near-miss", **changes) -> GoldQuestion:
    return question(identifier, answerable=False, why=why, relevant=(), nuggets=(), **changes)


def hits(*pairs: tuple[str, tuple[int, ...]]) -> tuple[Hit, ...]:
    return tuple(Hit(r, source, numbers, 1 / r) for r, (source, numbers) in enumerate(pairs, 1))


def citation(source="doc.txt", numbers=(1,), quote="Het duurt 65 dagen.", **changes):
    values = {"role": "answer", "start": 0, "end": len(quote), "verbatim": True}
    return CitationRecord(source=source, numbers=numbers, quote=quote, **(values | changes))


def record(
    identifier: str = "q1",
    status: Status = Status.ANSWERED,
    cites: Sequence[CitationRecord] = (),
    **changes,
) -> Record:
    statements = tuple(StatementRecord(c.quote, (c,)) for c in cites)
    text = "\n".join(s.text for s in statements)
    return Record(identifier, "?", status, **({"statements": statements, "text": text} | changes))


def case(gold: GoldQuestion, status: Status | None = None, cites=(), **changes) -> Case:
    return Case(gold, None if status is None else record(gold.id, status, cites, **changes))


@dataclass
class FakeLibrary:
    stored: dict[str, Document] = field(default_factory=lambda: {DOC.source: DOC})
    fetched: list[str] = field(default_factory=list)

    def documents(self) -> Sequence[Document]:
        return list(self.stored.values())

    def document(self, source: str) -> Document:
        self.fetched.append(source)
        if source not in self.stored:
            raise NotFoundError(f"{source} is not in the library")
        return self.stored[source]


@dataclass
class FakeRetriever:
    passages: Sequence[ScoredPassage] = ()
    asked: list[tuple[str, str]] = field(default_factory=list)

    def rank(self, query, k=50, filters=Filters(), mode="hybrid"):
        self.asked.append((query, mode))
        return list(self.passages)[:k]


@dataclass
class FakeChatbot:
    """Answers from a table; what stands there as None fails."""

    answers: dict[str, Answer | None]
    library: FakeLibrary = field(default_factory=FakeLibrary)
    retriever: FakeRetriever = field(default_factory=FakeRetriever)
    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)

    def answer(self, query, history=(), filters=Filters()):
        self.asked.append((query, tuple(history)))
        found = self.answers.get(query, Answer(query, Status.NOT_FOUND, reason="Niets gevonden."))
        if found is None:
            raise ModelError("the model does not answer; start it")
        return found


def answer(*cites: Citation, status: Status = Status.ANSWERED, **changes) -> Answer:
    statements = tuple(Statement(c.quote, (c,)) for c in cites)
    return Answer("Hoe lang duurt het?", status, statements, **changes)


def quote(text: str, numbers: tuple[int, ...] = (1,), source: str = "doc.txt") -> Citation:
    pair = next(p for p in DOC.pairs if p.numbers == numbers)
    start = DOC.answer_text(pair).index(text)
    return Citation(source, numbers, text, start, start + len(text))


def passage(source: str, numbers: tuple[int, ...], score: float, part: int = 1) -> ScoredPassage:
    key = f"{source}#{numbers[0]}.{part}"
    return ScoredPassage(Passage(key, source, numbers, Span(0, 1), "x", ""), score)
