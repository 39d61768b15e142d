"""The gold file: questions with the pairs that answer them, or the reason that none does.

Beside what `design/evaluation.md` describes a line may hold: `count` (how many sets of questions
must be listed; no pair answers such a question, so `doc` and `qa` may be left out), `parts` (the
questions of the message, each with `doc`, `qa` and `nuggets`, or `"answerable": false`; without
`doc` and `nuggets` on the line itself those of the parts hold), `latest` (the document that must
be cited first) and `leak` (the document of an earlier turn, not to be cited).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.jsonlines import Fields, read_lines
from rag.answers import Turn
from rag.errors import ReadError


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Where an answer stands: a document (file name without suffix) and question numbers.

    Several numbers may be one pair of the library or several: that is for the library to say.
    """

    doc: str
    numbers: tuple[int, ...]

    def covers(self, source: str, numbers: tuple[int, ...]) -> bool:
        """Say whether the pair `numbers` of the file `source` is meant here."""
        return Path(source).stem == self.doc and not set(self.numbers).isdisjoint(numbers)


@dataclass(frozen=True, slots=True)
class GoldPart:
    """One question of a message that asks several; `relevant` is empty when nothing answers it."""

    relevant: tuple[GoldPair, ...] = ()
    nuggets: tuple[tuple[str, ...], ...] = ()

    @property
    def answerable(self) -> bool:
        """Say whether a document answers it."""
        return bool(self.relevant)


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """One judged question; `relevant` is empty, and `why` is not, when nothing answers it."""

    id: str
    question: str
    lang: str
    style: str
    answerable: bool
    why: str = ""
    relevant: tuple[GoldPair, ...] = ()
    evidence: tuple[str, ...] = ()
    nuggets: tuple[tuple[str, ...], ...] = ()
    reference: str = ""
    history: tuple[Turn, ...] = ()
    count: int | None = None
    parts: tuple[GoldPart, ...] = ()
    latest: str = ""
    leak: str = ""

    @property
    def searched(self) -> bool:
        """Say whether pairs answer this question: nothing does, or the catalogue, otherwise."""
        return self.answerable and bool(self.relevant)

    def is_relevant(self, source: str, numbers: tuple[int, ...]) -> bool:
        """Say whether the pair `numbers` of the file `source` answers this question."""
        return any(pair.covers(source, numbers) for pair in self.relevant)


def load_gold(path: Path) -> tuple[GoldQuestion, ...]:
    """Read a gold file.

    Raises `NotFoundError` when it does not exist; `ReadError`, naming line and field, when a line
    is not as `design/evaluation.md` describes, an id comes twice, or there is no question at all.
    """
    found: dict[str, GoldQuestion] = {}
    for fields in read_lines(path):
        question = _question(fields)
        if question.id in found:
            raise ReadError(f"{fields.where}: id {question.id!r} comes twice; ids must be unique")
        found[question.id] = question
    if not found:
        raise ReadError(f"{path.name} holds no question; expected one JSON object a line")
    return tuple(found.values())


def _question(fields: Fields) -> GoldQuestion:
    answerable = fields.flag("answerable")
    identifier, style = fields.text("id"), fields.text("style")
    if not identifier or not style:
        fields.fail("style" if identifier else "id", "a string that is not empty")
    parts = tuple(_part(part) for part in fields.objects("parts"))
    return GoldQuestion(
        id=identifier,
        question=fields.text("question"),
        lang=fields.text("lang", "nl"),
        style=style,
        answerable=answerable,
        why="" if answerable else fields.text("why"),
        relevant=_relevant(fields, parts) if answerable else (),
        evidence=fields.strings("evidence"),
        nuggets=_nuggets(fields) or tuple(n for part in parts for n in part.nuggets),
        reference=fields.text("reference", ""),
        history=tuple(Turn(t.text("role"), t.text("content")) for t in fields.objects("history")),
        count=fields.integer("count") if fields.has("count") else None,
        parts=parts,
        latest=fields.text("latest", ""),
        leak=fields.text("leak", ""),
    )


def _part(fields: Fields) -> GoldPart:
    if fields.has("answerable") and not fields.flag("answerable"):
        return GoldPart()
    return GoldPart((GoldPair(fields.text("doc"), fields.numbers("qa")),), _nuggets(fields))


def _relevant(fields: Fields, parts: Sequence[GoldPart]) -> tuple[GoldPair, ...]:
    if not fields.has("doc") and (parts or fields.has("count")):
        return tuple(dict.fromkeys(pair for part in parts for pair in part.relevant))
    pairs = (fields, *fields.objects("also"))
    return tuple(GoldPair(p.text("doc"), p.numbers("qa")) for p in pairs)


def _nuggets(fields: Fields) -> tuple[tuple[str, ...], ...]:
    groups = fields.values.get("nuggets", [])
    lists = isinstance(groups, list) and all(isinstance(g, list) and g for g in groups)
    if not lists or not all(isinstance(s, str) and s.strip() for g in groups for s in g):
        fields.fail("nuggets", 'a list of lists of spellings, such as [["65 dagen"], ["2025"]]')
    return tuple(tuple(group) for group in groups)
