"""Measure how documents are parsed.

python -m eval.parsing --gold PAIRS.json --corpus FOLDER [--evidence GOLD.jsonl]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval import documents as docs
from eval import markdown as md
from eval.bootstrap import estimate, mean
from eval.documents import Groups, Judgement, Parsed
from eval.gold import GoldQuestion, load_gold
from rag.datamodels import Document, Region
from rag.errors import NotFoundError, RagError
from rag.vocabulary import Vocabulary

SUFFIXES = frozenset({".txt", ".docx", ".pdf", ".html", ".htm", ".xml"})


@dataclass(frozen=True, slots=True)
class Parsing:
    """All files of a corpus, and the judgement of those whose pairs are known."""

    files: tuple[Parsed, ...]
    judgements: tuple[Judgement, ...]
    absent: tuple[str, ...]  # expected documents that the folder does not have

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the documents that were made of the files."""
        return tuple(file.document for file in self.files if file.document)

    @property
    def others(self) -> tuple[Parsed, ...]:
        """Return the files of which no answered pair is expected."""
        known = {judgement.name for judgement in self.judgements}
        return tuple(file for file in self.files if file.path.stem not in known)


def measure(expected: dict[str, Groups], corpus: Path) -> Parsing:
    """Parse every file under `corpus` and compare with `expected`.

    Raises `NotFoundError` when the folder holds no document.
    """
    paths = sorted(p for p in corpus.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not paths:
        raise NotFoundError(f"{corpus} holds no document; give --corpus a folder that does")
    files = tuple(docs.parse_file(path) for path in paths)
    by_name = {file.path.stem: file.document for file in files}
    judgements = tuple(docs.judge(name, want, by_name.get(name)) for name, want in expected.items())
    return Parsing(files, judgements, tuple(name for name in expected if name not in by_name))


def report(parsing: Parsing, questions: Sequence[GoldQuestion] = ()) -> str:
    """Return what was measured, as Markdown; with `questions`, their evidence is looked up too."""
    read = parsing.documents
    return "\n\n".join(
        (
            _pairs(parsing),
            *([_evidence(read, questions)] if questions else []),
            _traps(parsing),
            md.section("Characters per region", _regions(read)),
            md.section("Metadata found, per kind of document", _metadata(read)),
            md.section("Repairs", _repairs(read)),
            md.section("Words per 1,000 that are wrong, as read and as stored", _words(parsing)),
            md.section("Warnings", *_warnings(parsing)),
            _seconds(parsing),
        )
    )


def _pairs(parsing: Parsing) -> str:
    judged = parsing.judgements
    accuracy = estimate(
        [(j.reproduced, len(j.expected)) for j in judged], n=sum(len(j.expected) for j in judged)
    )
    rows = [
        ["pair accuracy", md.cell(accuracy)],
        ["documents exact", md.cell(mean([j.exact for j in judged]))],
        ["number sets equal", md.cell(mean([j.same_numbers for j in judged]))],
    ]
    wrong = [_difference(judgement) for judgement in judged if not judgement.exact]
    absent = f"Not in the folder: {', '.join(parsing.absent)}" if parsing.absent else ""
    return md.section("Pairs", md.table(("measure", "value"), rows), absent, "\n".join(wrong))


def _difference(judgement: Judgement) -> str:
    missed = Counter(judgement.expected) - Counter(judgement.found)
    extra = Counter(judgement.found) - Counter(judgement.expected)
    said = [
        f"{word} {', '.join(str(list(group)) for group in groups.elements())}"
        for word, groups in (("missed", missed), ("not expected", extra))
        if groups
    ]
    return f"- {judgement.name}: {'; '.join(said) or 'another order'}"


def _evidence(read: Sequence[Document], questions: Sequence[GoldQuestion]) -> str:
    """Look up the words that answer each question in the answers that should hold them."""
    found = {
        (question.id, words): docs.holds_evidence(question, read, words)
        for question in questions
        for words in question.evidence
    }
    lost = [f"- {identifier}: {words}" for (identifier, words), held in found.items() if not held]
    share = md.cell(mean([float(held) for held in found.values()]))
    text = f"Evidence found in the answer, or in a note to it, of the pair that is named: {share}."
    return md.section("Evidence", text, "\n".join(lost))


def _traps(parsing: Parsing) -> str:
    others = parsing.others
    read = [file.document for file in others if file.document]
    kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(d.kind for d in read).items()) or "none"
    wrong = [f"- {d.source}: {said}" for d in read if (said := docs.trap(d))]
    refused = [f"- {f.path.name}: refused: {f.error}" for f in others if not f.document]
    summary = (
        f"{len(others)} documents of which no answered pair is expected: {kinds}; "
        f"{len(refused)} refused, {len(wrong)} wrong."
    )
    return md.section("Questions and postponements", summary, "\n".join(wrong + refused))


def _regions(read: Sequence[Document]) -> str:
    counts = sum((docs.characters(document) for document in read), Counter[str]())
    total = sum(count for name, count in counts.items() if name != "overlapping") or 1
    names = [*map(str, Region), "overlapping"]
    rows = [[name, str(counts[name]), f"{counts[name] / total:.2%}"] for name in names]
    return md.table(("region", "characters", "share"), rows)


def _metadata(read: Sequence[Document]) -> str:
    kinds = Counter(document.kind for document in read)
    found = Counter((d.kind, name) for d in read for name in docs.filled(d))
    rows = [
        [name, *(f"{found[kind, name]} ({found[kind, name] / n:.0%})" for kind, n in kinds.items())]
        for name in docs.FIELDS
    ]
    return md.table(("field", *(f"{kind}, n={n}" for kind, n in kinds.items())), rows)


def _repairs(read: Sequence[Document]) -> str:
    counts = sum((docs.repairs(document) for document in read), Counter[str]())
    having = Counter(kind for document in read for kind in docs.repairs(document))
    rows = [[kind, str(n), str(having[kind])] for kind, n in counts.most_common()]
    return md.table(("kind", "repairs", "documents"), rows)


def _words(parsing: Parsing) -> str:
    rows = [
        [form, stage, str(counts["words"]), *(f"{_rate(counts, name):.2f}" for name in docs.FAULTS)]
        for (form, stage), counts in rates(parsing.files).items()
    ]
    return md.table(("form", "text", "words", *docs.FAULTS), rows)


def rates(files: Sequence[Parsed]) -> dict[tuple[str, str], Counter[str]]:
    """Count what is wrong with words, per form of document, before and after the repairs."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for file in files:
        if file.document is None:
            continue
        vocabulary = Vocabulary(file.document.text)
        texts = {"as read": docs.as_read(file.document), "as stored": file.document.text}
        for stage, text in texts.items():
            counts = docs.faults(text, vocabulary)
            for form in (docs.setting(file.document, file.path.suffix.lower()), "all"):
                found[form, stage] += counts
    return dict(sorted(found.items(), key=lambda item: (item[0][0] == "all", item[0])))


def _rate(counts: Counter[str], name: str) -> float:
    return 1000 * counts[name] / (counts["words"] or 1)


def _warnings(parsing: Parsing) -> tuple[str, ...]:
    lines = [
        f"- {file.path.name}: {warning}"
        for file in parsing.files
        if file.document
        for warning in file.document.warnings
    ]
    refused = [f"- {f.path.name}: refused: {f.error}" for f in parsing.files if not f.document]
    return f"{len(lines)} warnings, {len(refused)} files refused.", "\n".join(lines)


def _seconds(parsing: Parsing) -> str:
    taken = [file.seconds for file in parsing.files]
    half, most = np.percentile(taken, (50, 95))
    text = f"{len(taken)} files in {sum(taken):.2f} s: p50 {half:.4f} s, p95 {most:.4f} s a file."
    return md.section("Speed", text)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        questions = load_gold(options.evidence) if options.evidence else ()
        print(report(measure(docs.load_groups(options.gold), options.corpus), questions))
    except RagError as exc:
        print(f"eval.parsing: {exc}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    about = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m eval.parsing", description=about)
    parser.add_argument("--gold", type=Path, required=True, help="expected groups of numbers, JSON")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of documents")
    parser.add_argument("--evidence", type=Path, help="questions whose evidence is looked up")
    return parser


if __name__ == "__main__":
    sys.exit(main())
