"""The gold file: questions with the pairs that answer them, or the reason that none does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.jsonlines import Fields, read_lines
from rag.datamodels import Turn
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
    return GoldQuestion(
        id=identifier,
        question=fields.text("question"),
        lang=fields.text("lang", "nl"),
        style=style,
        answerable=answerable,
        why="" if answerable else fields.text("why"),
        relevant=_relevant(fields) if answerable else (),
        evidence=fields.strings("evidence"),
        nuggets=_nuggets(fields),
        reference=fields.text("reference", ""),
        history=tuple(Turn(t.text("role"), t.text("content")) for t in fields.objects("history")),
    )


def _relevant(fields: Fields) -> tuple[GoldPair, ...]:
    pairs = (fields, *fields.objects("also"))
    return tuple(GoldPair(p.text("doc"), p.numbers("qa")) for p in pairs)


def _nuggets(fields: Fields) -> tuple[tuple[str, ...], ...]:
    groups = fields.values.get("nuggets", [])
    lists = isinstance(groups, list) and all(isinstance(g, list) and g for g in groups)
    if not lists or not all(isinstance(s, str) and s.strip() for g in groups for s in g):
        fields.fail("nuggets", 'a list of lists of spellings, such as [["65 dagen"], ["2025"]]')
    return tuple(tuple(group) for group in groups)
