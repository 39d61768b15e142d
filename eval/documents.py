"""Judging how documents were parsed, against the groups of question numbers they should give."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from eval.gold import GoldQuestion
from eval.jsonlines import parse_object, read_text
from eval.matching import letters
from rag.datamodels import Document, DocumentKind, Metadata, QAPair, Region, RepairKind
from rag.edits import undo
from rag.errors import ParseError, ReadError
from rag.furniture import is_typeset
from rag.vocabulary import Vocabulary
from rag.wrapping import Style

Groups = tuple[tuple[int, ...], ...]
FIELDS = tuple(f.name for f in fields(Metadata) if f.name != "provenance")
# Documents that put off answering or only ask hold no answer.
ANSWERLESS = frozenset({DocumentKind.POSTPONEMENT, DocumentKind.QUESTION})
# What goes wrong with words, counted in a text: by name, in the order of the report.
FAULTS = ("compound or run together", "run together", "space lost", "broken", "hyphen and space")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|www\.|@|\w\.(nl|com|eu|org|net|be|uk)\b|/\w+/")
_LOST = re.compile(r"(?<=[^\W\d_][,;:»)])[^\W\d_]|(?<=[^\W\d_]{2}[.?!])[A-ZÀ-Þ][a-zà-ÿ]")
_SUSPENDED = r"(?!(?:en|of|en/of|of/en|t/m|tot|als|and)\b)"  # in- en uitvoer: no broken word
_AT_LINE_END = re.compile(
    rf"[^\W\d_][-\u00ad\u2010\ufffe\x02][^\S\n]{{0,9}}\n\s{{0,9}}{_SUSPENDED}[^\W\d_]"
)
_INSIDE = re.compile(r"(?<![\w-])([^\W\d_]{1,40}[^\W\d_A-Z])-([^\W\d_A-Z][^\W\d_]{1,40})(?![\w-])")
_BEFORE_SPACE = re.compile(rf"[^\W\d_]{{2}}-[^\S\n]{{1,9}}{_SUSPENDED}[^\W\d_]")
_FUNCTION_WORDS = frozenset(
    """
    de het een van dat die dit deze is zijn wordt worden werd hun wij we te met tot als of om dan
    nog niet geen wie wat waar waarin heeft hebben kan kunnen zal en
    """.split()
)  # hardly ever part of a compound
_LONGEST_WORD = 60  # letters


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file: the document made of it, or why there is none, and the seconds it took."""

    path: Path
    document: Document | None
    error: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """How the groups found compare with the groups expected, both in order of the answers."""

    name: str
    expected: Groups
    found: Groups

    @property
    def reproduced(self) -> int:
        """Count the expected groups that were found."""
        return (Counter(self.expected) & Counter(self.found)).total()

    @property
    def exact(self) -> bool:
        """Say whether all groups were found, no other, and in order."""
        return self.expected == self.found

    @property
    def same_numbers(self) -> bool:
        """Say whether the same question numbers are answered, however grouped."""
        return _numbers(self.expected) == _numbers(self.found)


def load_groups(path: Path) -> dict[str, Groups]:
    """Read the expected groups: an object of lists of lists of question numbers.

    Raises `NotFoundError` or `ReadError`.
    """
    found = parse_object(read_text(path), path.name)
    return {name: _groups(value, f"{path.name}, {name!r}") for name, value in found.items()}


def _groups(value: Any, where: str) -> Groups:
    lists = isinstance(value, list) and all(isinstance(group, list) and group for group in value)
    if not lists or not all(type(number) is int for group in value for number in group):
        found = json.dumps(value)[:60]
        raise ReadError(f"{where} is {found}; expected groups of numbers, such as [[1], [2, 3]]")
    return tuple(tuple(sorted(group)) for group in value)


def parse_file(path: Path) -> Parsed:
    """Read and parse one file; a file that is refused is an outcome, not a failure."""
    from rag.parsing import parse
    from rag.reading import read

    started = time.perf_counter()
    try:
        document, error = parse(read(path), path.name), ""
    except (ReadError, ParseError) as exc:
        document, error = None, str(exc)
    return Parsed(path, document, error, time.perf_counter() - started)


def judge(name: str, expected: Groups, document: Document | None) -> Judgement:
    """Compare a document's answered pairs, in order of their answers, with the groups expected."""
    return Judgement(name, expected, answered_groups(document) if document else ())


def answered_groups(document: Document) -> Groups:
    """Return the numbers of the answered pairs, in order of their answers."""
    answered = sorted(
        (pair.answer.start, tuple(sorted(pair.numbers)))
        for pair in document.pairs
        if pair.answer is not None
    )
    return tuple(numbers for _, numbers in answered)


def characters(document: Document) -> Counter[str]:
    """Count the characters of each region; furniture is counted from the repairs.

    Furniture was taken out of the text, so its characters come on top of the text's. Characters
    in no region, or counted twice by overlapping regions, show as `unassigned` and `overlapping`.
    """
    counts: Counter[str] = Counter()
    covered = 0
    end = 0
    for region in sorted(document.regions, key=lambda r: r.span):
        counts[region.region] += len(region.span)
        counts["overlapping"] += max(0, min(end, region.span.end) - region.span.start)
        covered += max(0, region.span.end - max(end, region.span.start))
        end = max(end, region.span.end)
    counts[Region.UNASSIGNED] += len(document.text) - covered
    counts[Region.FURNITURE] += sum(
        len(r.original) for r in document.repairs if r.kind is RepairKind.FURNITURE
    )
    return +counts


def filled(document: Document) -> frozenset[str]:
    """Return the names of the metadata fields that the document gave a value."""
    return frozenset(name for name in FIELDS if getattr(document.metadata, name))


def repairs(document: Document) -> Counter[str]:
    """Count the repairs of each kind."""
    return Counter(str(repair.kind) for repair in document.repairs)


def as_read(document: Document) -> str:
    """Return the text with its words as they were read: furniture and notes stay out of it."""
    moved = (RepairKind.FURNITURE, RepairKind.FOOTNOTE)
    return undo(document.text, (r for r in document.repairs if r.kind not in moved))


def setting(document: Document, suffix: str) -> str:
    """Say in what form a document came: its suffix, and whether its lines are typographic ones."""
    lines = undo(document.text, document.repairs).split("\n")
    style = Style.of(lines, is_typeset(lines), suffix == ".docx")
    return f"{suffix}, {'typeset' if style.typeset else 'not typeset'}"


def faults(text: str, vocabulary: Vocabulary) -> Counter[str]:
    """Count the `words` of a text and its `FAULTS`; addresses hold none.

    A word is broken at a line end, or at one that extraction dropped: then it is listed without
    its hyphen. A word is run together when no list knows it, the document has it once, and it
    falls into two known words, one of them a function word or with a capital in mid-word; without
    those it may be a compound as well.
    """
    tokens = [token for token in text.split() if not _ADDRESS.search(token)]
    words = [word for token in tokens for word in _WORD.findall(token)]
    unknown = [w for w in words if 4 <= len(w) <= _LONGEST_WORD and not vocabulary.knows(w)]
    inside = [left + right for token in tokens for left, right in _INSIDE.findall(token)]
    return Counter(
        {
            "words": len(words),
            "compound or run together": sum(_falls_apart(w, vocabulary) for w in unknown),
            "run together": sum(_run_together(w, vocabulary) for w in unknown),
            "space lost": sum(len(_LOST.findall(token)) for token in tokens),
            "broken": len(_AT_LINE_END.findall(text))
            + sum(vocabulary.listed(w) and not vocabulary.rare(w) for w in inside),
            "hyphen and space": len(_BEFORE_SPACE.findall(text)),
        }
    )


def _falls_apart(word: str, vocabulary: Vocabulary) -> bool:
    return any(
        _stands(word[:i], vocabulary) and _stands(word[i:], vocabulary) for i in range(2, len(word))
    )


def _run_together(word: str, vocabulary: Vocabulary) -> bool:
    return any(
        (word[i - 1].islower() and word[i].isupper())
        or (word[:i].lower() in _FUNCTION_WORDS and _stands(word[i:], vocabulary))
        or (word[i:] in _FUNCTION_WORDS - {"en"} and _stands(word[:i], vocabulary))
        for i in range(2, len(word) - 1)
    )


def _stands(part: str, vocabulary: Vocabulary) -> bool:
    """Say whether a part is a word that people use; a short one must be common."""
    least = -5.0 if len(part) <= 3 else -7.0
    return len(part) > 1 and vocabulary.log_frequency(part) > least


def trap(document: Document) -> str:
    """Say what is wrong with a document that should hold no answer; empty when nothing is."""
    answered = len(answered_groups(document))
    if document.kind not in ANSWERLESS:
        return f"taken for {document.kind}, with {answered} answered pairs"
    return f"{document.kind}, but {answered} pairs are answered" if answered else ""


def holds_evidence(question: GoldQuestion, read: Iterable[Document], evidence: str) -> bool:
    """Say whether an answer that the gold question names, or a note to it, holds `evidence`.

    Letters and figures are compared, nothing else: evidence was copied before glued and broken
    words were repaired.
    """
    return any(
        letters(evidence) in letters(words)
        for document in read
        for pair in document.pairs
        if pair.answer and question.is_relevant(document.source, pair.numbers)
        for words in _answer_words(document, pair)
    )


def _answer_words(document: Document, pair: QAPair) -> Iterator[str]:
    yield document.answer_text(pair)
    yield from (note.span.of(document.text) for note in pair.footnotes)


def _numbers(groups: Groups) -> frozenset[int]:
    return frozenset(number for group in groups for number in group)
