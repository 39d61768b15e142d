"""The record file: what the system answered, one line a gold question.

Beside the keys that `design/evaluation.md` lists, `eval.run` writes extra ones: `hits_lexical` and
`hits_dense` (BM25 alone, vectors alone), `relevant` (the library's answered pairs that the gold
means), `confidence`, `repeat_identical`, `retyped_same_pairs`, `parts` and `listing` (as
`rag ask --json` prints them, shortened), and `verbatim` in a citation.
A file without them can be measured all the same; what they carry is then shown as not measured.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.jsonlines import Fields, read_lines
from rag.answers import Hit, Status
from rag.errors import ReadError


@dataclass(frozen=True, slots=True)
class PairKey:
    """One pair of the library: a file name with suffix, and the numbers the pair serves."""

    source: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """One citation; `verbatim` says whether the stored answer has `quote` at its offsets.

    `role` is whose words the stored text has there: answer, question, or unknown. `verbatim` is
    None when nobody compared.
    """

    source: str
    numbers: tuple[int, ...]
    role: str
    quote: str
    start: int
    end: int
    verbatim: bool | None = None

    @property
    def pair(self) -> PairKey:
        """Return the pair that is cited."""
        return PairKey(self.source, self.numbers)


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One statement as shown, with its citations."""

    text: str
    citations: tuple[CitationRecord, ...]


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One of several questions in a message; `statements` are its places in the list of all."""

    question: str
    status: Status
    statements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A set of questions that was counted."""

    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """What the system answered to one gold question."""

    id: str
    question: str
    status: Status
    hits: tuple[Hit, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    text: str = ""
    seconds: float | None = None
    version: str = ""
    hits_lexical: tuple[Hit, ...] | None = None
    hits_dense: tuple[Hit, ...] | None = None
    relevant: tuple[PairKey, ...] | None = None
    confidence: float | None = None
    repeat_identical: bool | None = None
    retyped_same_pairs: bool | None = None
    parts: tuple[PartRecord, ...] | None = None
    listing: tuple[ListedRecord, ...] | None = None

    @property
    def citations(self) -> tuple[CitationRecord, ...]:
        """Return all citations, in order."""
        return tuple(c for statement in self.statements for c in statement.citations)

    @property
    def cited(self) -> tuple[PairKey, ...]:
        """Return the distinct pairs that are cited, in order of first citation."""
        return tuple(dict.fromkeys(c.pair for c in self.citations))

    def to_json(self) -> str:
        """Return the record as one line of JSON, what is unknown left out."""
        return json.dumps(asdict(self, dict_factory=_known), ensure_ascii=False)


def load_records(path: Path) -> dict[str, Record]:
    """Read a record file, by id.

    Raises `NotFoundError` when it does not exist; `ReadError`, naming line and field, when a line
    is not as described or an id comes twice.
    """
    found: dict[str, Record] = {}
    for fields in read_lines(path):
        record = _record(fields)
        if record.id in found:
            raise ReadError(f"{fields.where}: id {record.id!r} comes twice; run eval.run anew")
        found[record.id] = record
    return found


def _known(items: list[tuple[str, object]]) -> Mapping[str, object]:
    return {key: value for key, value in items if value is not None}


def _record(fields: Fields) -> Record:
    has = fields.has
    return Record(
        id=fields.text("id"),
        question=fields.text("question", ""),
        status=_status(fields),
        hits=_hits(fields, "hits"),
        statements=tuple(_statement(s) for s in fields.objects("statements")),
        text=fields.text("text", ""),
        seconds=fields.number("seconds") if has("seconds") else None,
        version=fields.text("version", ""),
        hits_lexical=_hits(fields, "hits_lexical") if has("hits_lexical") else None,
        hits_dense=_hits(fields, "hits_dense") if has("hits_dense") else None,
        relevant=_pairs(fields) if has("relevant") else None,
        confidence=fields.number("confidence") if has("confidence") else None,
        repeat_identical=fields.flag("repeat_identical") if has("repeat_identical") else None,
        retyped_same_pairs=fields.flag("retyped_same_pairs") if has("retyped_same_pairs") else None,
        parts=tuple(_part(p) for p in fields.objects("parts")) if has("parts") else None,
        listing=_listing(fields) if has("listing") else None,
    )


def _part(fields: Fields) -> PartRecord:
    places = fields.numbers("statements") if fields.values.get("statements") else ()
    return PartRecord(fields.text("question", ""), _status(fields), places)


def _listing(fields: Fields) -> tuple[ListedRecord, ...]:
    return tuple(ListedRecord(item.text("source")) for item in fields.objects("listing"))


def _status(fields: Fields) -> Status:
    name = fields.text("status")
    if name not in set(Status):
        fields.fail("status", "one of " + ", ".join(Status))
    return Status(name)


def _hits(fields: Fields, name: str) -> tuple[Hit, ...]:
    hits = (
        Hit(h.integer("rank"), h.text("source"), h.numbers("numbers"), h.number("score"))
        for h in fields.objects(name)
    )
    return tuple(sorted(hits, key=lambda hit: hit.rank))


def _pairs(fields: Fields) -> tuple[PairKey, ...]:
    pairs = fields.objects("relevant")
    return tuple(PairKey(p.text("source"), p.numbers("numbers")) for p in pairs)


def _statement(fields: Fields) -> StatementRecord:
    citations = tuple(_citation(c) for c in fields.objects("citations"))
    return StatementRecord(fields.text("text"), citations)


def _citation(fields: Fields) -> CitationRecord:
    return CitationRecord(
        source=fields.text("source"),
        numbers=fields.numbers("numbers"),
        role=fields.text("role", "answer"),
        quote=fields.text("quote"),
        start=fields.integer("start"),
        end=fields.integer("end"),
        verbatim=fields.flag("verbatim") if fields.has("verbatim") else None,
    )
