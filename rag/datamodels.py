"""The nouns of which a document is made; those of an answer are in `rag.answers`.

One coordinate system: every `Span` is an offset into `Document.text`, which is normalised once,
before any span exists.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from rag.identifiers import link_of


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start` included and `end` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Say whether this span lies wholly inside `other`."""
        return other.start <= self.start and self.end <= other.end


class Region(StrEnum):
    """What a stretch of a document is; every character belongs to exactly one."""

    FURNITURE = "furniture"
    METADATA = "metadata"
    QUESTION = "question"
    ANSWER = "answer"
    FOOTNOTE = "footnote"
    TAIL = "tail"
    UNASSIGNED = "unassigned"


class RepairKind(StrEnum):
    """Why the stored text differs from the text that was read."""

    CHARACTER = "character"  # another code point for the same character, or white space
    WRAP = "wrap"  # a line end inside a paragraph
    HYPHEN = "hyphen"  # a word broken over two lines
    GLUE = "glue"  # two words that extraction had run together
    FURNITURE = "furniture"  # masthead, footer, page number: taken out
    FOOTNOTE = "footnote"  # a footnote's body: taken out here, stored at the end


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made to the text that was read; `original` at `span` undoes it."""

    span: Span
    original: str
    kind: RepairKind


@dataclass(frozen=True, slots=True)
class RegionSpan:
    """A stretch of `Document.text` and what it is."""

    span: Span
    region: Region


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its marker as printed, and where its body stands in `Document.text`."""

    marker: str
    span: Span


class Office(StrEnum):
    """The rank in which a member of government answers."""

    MINISTER = "minister"
    STATE_SECRETARY = "staatssecretaris"
    PRIME_MINISTER = "minister-president"


@dataclass(frozen=True, slots=True)
class Asker:
    """A member of parliament who put the questions; `party` as its abbreviation, or empty."""

    name: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Answerer:
    """A member of government, with the ministry as the document names it."""

    name: str
    office: Office
    ministry: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself; empty where it says nothing."""

    subject: str = ""
    title: str = ""
    askers: tuple[Asker, ...] = ()
    addressees: tuple[str, ...] = ()
    answerers: tuple[Answerer, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    submitted: date | None = None  # ingezonden
    received: date | None = None  # ontvangen, or a letter's date
    question_number: str = ""  # vraagnummer, such as 2024Z18294
    session: str = ""  # vergaderjaar, such as 2024-2025
    number: int | None = None  # aanhangselnummer within the session
    reference: str = ""  # ons kenmerk
    provenance: tuple[tuple[str, str], ...] = ()  # (field, where it was found)

    @property
    def identifier(self) -> str:
        """The official identifier, such as ah-tk-20242025-604, or the question number, or empty."""
        if self.session and self.number is not None:
            return f"ah-tk-{self.session.replace('-', '')}-{self.number}"
        return f"kv-tk-{self.question_number}" if self.question_number else ""

    @property
    def link(self) -> str:
        """Where the official publication can be read, or empty when no identifier is known.

        Of questions whose answer's number is unknown that is the Chamber's page, which lists all.
        """
        numbered = self.session and self.number is not None
        return link_of(self.identifier if numbered else self.question_number)


class DocumentKind(StrEnum):
    """What a document does: answer, put off answering, or only ask."""

    ANSWER = "answer"
    POSTPONEMENT = "postponement"
    QUESTION = "question"
    OTHER = "other"


class PairState(StrEnum):
    """Whether a question has been answered in this document."""

    ANSWERED = "answered"
    POSTPONED = "postponed"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class QAPair:
    """One answer and the numbered question or questions it serves.

    `questions` holds one span per printed question (merged headings have one span for several
    numbers). `answer` is None when the document does not answer.
    """

    numbers: tuple[int, ...]
    questions: tuple[Span, ...]
    answer: Span | None
    state: PairState
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one pair (its first number; 0 for the document) to something else.

    `kind` is `pair` (target "5": a pair of the same document), `appendix` (ah-tk-…),
    `paper` (kst-…) or `question` (a vraagnummer). `span` is where the words stand.
    """

    number: int
    kind: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One Kamervraag document, normalised, with its pairs joined by number."""

    source: str  # file name with suffix: the key in the library
    kind: DocumentKind
    text: str
    metadata: Metadata
    pairs: tuple[QAPair, ...]
    regions: tuple[RegionSpan, ...] = ()
    repairs: tuple[Repair, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()

    def pair(self, number: int) -> QAPair | None:
        """Return the pair that serves question `number`, an answered one first."""
        having = [p for p in self.pairs if number in p.numbers]
        answered = [p for p in having if p.answer is not None]
        return next(iter(answered or having), None)

    def question_text(self, pair: QAPair) -> str:
        """Return the MP's words of `pair`, one paragraph per printed question."""
        return "\n".join(s.of(self.text) for s in pair.questions)

    def answer_text(self, pair: QAPair) -> str:
        """Return the government's words of `pair`, empty when it is not answered."""
        return pair.answer.of(self.text) if pair.answer else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim stretch of one answer: the unit that is embedded and found.

    `text == span.of(document.text)` always. `context` (subject and question) is indexed with it
    and can never be quoted. `numbers` are the pair's; `key` is unique in the library.
    """

    key: str
    source: str
    numbers: tuple[int, ...]
    span: Span
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage and how well it matches a query; higher is better."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents may be searched; None or empty means no restriction."""

    since: date | None = None
    until: date | None = None
    ministry: str = ""
    party: str = ""
    asker: str = ""
    answerer: str = ""
    source: str = ""

    @property
    def active(self) -> bool:
        """Say whether anything is restricted at all."""
        return self != Filters()

    def within(self, other: Filters) -> Filters:
        """Return both together: the days that both leave, and of the rest these before others."""
        kept = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        if self.since and other.since:
            kept["since"] = max(self.since, other.since)
        if self.until and other.until:
            kept["until"] = min(self.until, other.until)
        return Filters(**kept)

    @property
    def empty(self) -> bool:
        """Say whether the period ends before it begins."""
        return self.since is not None and self.until is not None and self.since > self.until
