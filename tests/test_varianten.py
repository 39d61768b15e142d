"""The fixtures of samples/varianten: one document for every way these documents are printed."""

import importlib.util
import json
from functools import cache
from pathlib import Path

import pytest

from rag.datamodels import Document, Metadata, QAPair
from rag.edits import undo
from rag.parsing import parse
from rag.reading import read

FOLDER = Path(__file__).resolve().parent.parent / "samples" / "varianten"
FILES = sorted(
    path for path in FOLDER.iterdir() if path.suffix in {".txt", ".docx", ".pdf", ".xml", ".html"}
)
TWINS = [path for path in FILES if path.stem == "tweeling"]
OPEN: dict[str, str] = {}
CASES = [
    pytest.param(
        path,
        id=path.name,
        marks=[pytest.mark.xfail(strict=True, reason=OPEN[path.name])] if path.name in OPEN else [],
    )
    for path in FILES
]


@cache
def _parsed(path: Path) -> Document:
    return parse(read(path), path.name)


def _expected(path: Path) -> dict[str, object]:
    expected: dict[str, object] = json.loads(
        path.with_suffix(".expected.json").read_text(encoding="utf-8")
    )
    return expected


def _ends(text: str, expected: dict[str, object], part: str) -> dict[str, str]:
    """Return as much of the two ends of `text` as the expectation states."""
    starts, ends = (str(expected.get(f"{part}_{end}", "")) for end in ("starts", "ends"))
    return {
        f"{part}_starts": text[: len(starts)],
        f"{part}_ends": text[len(text) - len(ends) :],
    }


def _notes(document: Document, pair: QAPair, expected: dict[str, str]) -> dict[str, str]:
    bodies = {note.marker: note.span.of(document.text) for note in pair.footnotes}
    return {m: b[: len(expected.get(m, b))] for m, b in bodies.items()}


def _pair(document: Document, pair: QAPair, expected: dict[str, object]) -> dict[str, object]:
    notes = expected.get("notes", {})
    assert isinstance(notes, dict)
    found: dict[str, object] = {"numbers": list(pair.numbers), "state": pair.state.value}
    found |= _ends(document.question_text(pair), expected, "question")
    if pair.answer is not None:
        found |= _ends(document.answer_text(pair), expected, "answer")
    if noted := _notes(document, pair, notes):
        found["notes"] = noted
    return found


def _value(details: Metadata, name: str) -> object:
    value = getattr(details, name)
    if name == "askers":
        return [[asker.name, asker.party] for asker in details.askers]
    if name == "answerers":
        return [[a.name, a.office.value, a.ministry] for a in details.answerers]
    if name in {"submitted", "received"}:
        return value.isoformat() if value else None
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("path", CASES)
def test_a_variant_parses_as_it_is_meant(path: Path):
    document, expected = _parsed(path), _expected(path)
    pairs, details = expected["pairs"], expected["metadata"]
    assert isinstance(pairs, list)
    assert isinstance(details, dict)
    assert document.kind.value == expected["kind"]
    assert [list(pair.numbers) for pair in document.pairs] == [p["numbers"] for p in pairs]
    for pair, wanted in zip(document.pairs, pairs, strict=True):
        assert _pair(document, pair, wanted) == wanted
    assert {name: _value(document.metadata, name) for name in details} == details
    assert bool(document.warnings) is expected["warnings"], document.warnings


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_repair_of_a_variant_can_be_undone(path: Path):
    document = _parsed(path)
    assert undo(document.text, document.repairs) == read(path).text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_variant_says_that_it_is_fictional(path: Path):
    assert "fictief voorbeeld" in " ".join(_parsed(path).text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_variant_has_an_expectation(path: Path):
    assert {*_expected(path)} == {"kind", "pairs", "metadata", "warnings"}


def test_twins_have_the_same_pairs():
    said = {
        tuple(
            (p.numbers, p.state, document.question_text(p), document.answer_text(p))
            for p in document.pairs
        )
        for document in map(_parsed, TWINS)
    }
    assert len(TWINS) == 5
    assert len(said) == 1


def test_made_variants_are_the_ones_in_the_folder(tmp_path: Path):
    pytest.importorskip("reportlab")
    spec = importlib.util.spec_from_file_location("varianten_make", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    for name, maker in make.MAKERS.items():
        (tmp_path / name).write_bytes(maker())
        assert parse(read(tmp_path / name), name) == _parsed(FOLDER / name)
