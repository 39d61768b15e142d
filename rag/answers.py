"""The nouns of which an answer is made: quotes with their places, evidence, parts, lists.

`Citation` offsets count from the start of the cited pair's answer, the text that
`python -m rag show SOURCE --number N` prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rag.datamodels import Asker, DocumentKind, Metadata


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands: `quote == answer_text[start:end]` of the pair, by construction."""

    source: str
    numbers: tuple[int, ...]
    quote: str
    start: int
    end: int
    role: str = "answer"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said in an answer, and what it rests on."""

    text: str
    citations: tuple[Citation, ...]
    part: int = 0  # which question of the message it answers, from 1; 0: the only one


@dataclass(frozen=True, slots=True)
class Hit:
    """One pair in a ranking; `rank` counts from 1."""

    rank: int
    source: str
    numbers: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation; `role` is "user" or "assistant"."""

    role: str
    content: str


class Status(StrEnum):
    """What became of a query."""

    ANSWERED = "answered"
    RELATED = "related"
    DECLINED = "declined"
    NOT_ANSWERED_YET = "not_answered_yet"
    NOT_FOUND = "not_found"
    CHITCHAT = "chitchat"
    REFUSED = "refused"
    ERROR = "error"


class ConnectionKind(StrEnum):
    """What another document is, seen from this one."""

    QUESTION = "question"  # it asks what this one answers or postpones
    POSTPONEMENT = "postponement"  # it put off what this one asks or answers
    ANSWER = "answer"  # it answers what this one asks or postpones
    CORRECTION = "correction"  # it corrects or completes this one
    CORRECTED = "corrected"  # this one corrects or completes it
    LATER = "later"  # it answers the same questions, on a later day
    EARLIER = "earlier"
    PRINT = "print"  # it is the same answer, in words that differ
    CITED = "cited"  # this one names it
    CITING = "citing"  # it names this one


@dataclass(frozen=True, slots=True)
class Connection:
    """Another document of the library; `number` is the pair that names it, 0 for the whole."""

    kind: ConnectionKind
    source: str
    number: int = 0
    identifier: str = ""
    link: str = ""
    day: date | None = None  # answered, or else asked


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cited pair as a reader wants to see it: whose words, in which office, when."""

    source: str
    numbers: tuple[int, ...]
    question: str
    answer: str
    metadata: Metadata
    footnotes: tuple[tuple[str, str], ...] = ()  # (marker, body)
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions in a message, and what became of it.

    `above` says that its quotes are shown under an earlier question already.
    """

    query: str
    status: Status
    reason: str = ""
    above: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A set of questions in a list from the catalogue; `day` is when it was put.

    `part` says under which of several questions in a message it is listed, 0 for a single one.
    """

    source: str
    kind: DocumentKind
    subject: str
    askers: tuple[Asker, ...] = ()
    day: date | None = None
    identifier: str = ""
    link: str = ""
    questions: int = 0
    answered: date | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The chatbot's answer: statements with citations, or an abstention with its reason.

    `evidence` holds one entry per cited pair, in order of first citation; a citation's number
    in the rendered text is the position of its pair in `evidence`, counted from 1.
    """

    query: str
    status: Status
    statements: tuple[Statement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    hits: tuple[Hit, ...] = ()
    reason: str = ""  # one Dutch (or English) sentence: why there is no answer
    interpretation: str = ""  # the query as it was searched, when it differs
    language: str = "nl"
    phrased: tuple[Statement, ...] = ()  # a language model's checked words, if one is set
    notice: str = ""  # what became of the language model
    parts: tuple[Part, ...] = ()  # the questions of a message that asks several
    listing: tuple[Listed, ...] = ()  # what was counted
    confidence: float | None = None  # the calibrated probability that this answers; None: unasked
    seconds: float = field(default=0.0, compare=False)
