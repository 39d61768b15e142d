"""The fictional documents in samples/: they parse as they were meant, and the gold file fits."""

import importlib.util
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from eval.gold import GoldQuestion, load_gold
from rag.datamodels import Document, DocumentKind, PairState, QAPair
from rag.parsing import parse
from rag.reading import read

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx", ".pdf", ".xml", ".html"}
)
GROUPS = json.loads((SAMPLES / "pairs.json").read_text(encoding="utf-8"))
GOLD = load_gold(SAMPLES / "gold.jsonl")
ANSWERABLE = [question for question in GOLD if question.answerable]
UNANSWERED = {
    "2099Z00090": (DocumentKind.QUESTION, PairState.UNANSWERED, 5),
    "ah-tk-20982099-85": (DocumentKind.POSTPONEMENT, PairState.POSTPONED, 4),
}


@cache
def _parsed(path: Path) -> Document:
    return parse(read(path), path.name)


def _named(stem: str) -> Document:
    (path,) = (path for path in FILES if path.stem == stem)
    return _parsed(path)


def _answer(document: Document, pair: QAPair) -> str:
    return document.text[pair.answer.start : pair.answer.end] if pair.answer else ""


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _gold_answers(question: GoldQuestion) -> str:
    """Return the answers of the first pair named: the one that the evidence is taken from."""
    first = question.relevant[0]
    document = _named(first.doc)
    return _squeezed(
        " ".join(_answer(document, p) for p in document.pairs if set(p.numbers) == {*first.numbers})
    )


def test_the_folder_holds_the_twelve_documents():
    assert len(FILES) == 12
    assert {path.stem for path in FILES} == {*GROUPS, *UNANSWERED}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sample_parses_without_a_warning(path: Path):
    document = _parsed(path)
    assert document.pairs
    assert document.warnings == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sample_says_that_it_is_fictional(path: Path):
    assert "fictief voorbeeld" in " ".join(_parsed(path).text.split())


@pytest.mark.parametrize("stem", GROUPS)
def test_answers_serve_the_questions_they_were_written_for(stem: str):
    document = _named(stem)
    assert [list(pair.numbers) for pair in document.pairs] == GROUPS[stem]
    assert document.kind is DocumentKind.ANSWER
    assert all(_answer(document, pair) for pair in document.pairs)


@pytest.mark.parametrize("stem", UNANSWERED)
def test_unanswered_documents_hold_no_answer(stem: str):
    kind, state, count = UNANSWERED[stem]
    document = _named(stem)
    assert document.kind is kind
    assert [pair.numbers for pair in document.pairs] == [(n,) for n in range(1, count + 1)]
    assert {pair.state for pair in document.pairs} == {state}
    assert all(pair.answer is None for pair in document.pairs)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_furniture_is_left_in_an_answer(path: Path):
    document = _parsed(path)
    for pair in document.pairs:
        answer = _answer(document, pair)
        assert not re.search(r"ISSN|ah-tk-|Aanhangsel \d|\w-\n", answer), answer


@pytest.mark.parametrize(
    ("stem", "markers"),
    [
        ("ah-tk-20982099-12", ["1", "2", "3"]),
        ("ah-tk-20982099-31", ["1", "2", "3", "4"]),
        ("ah-tk-20982099-77", ["1", "2"]),
        ("ah-tk-20982099-80", ["1", "2"]),
        ("brief-sluizen", ["1)", "2)"]),
    ],
)
def test_footnotes_go_with_the_pair_that_calls_them(stem: str, markers: list[str]):
    pairs = _named(stem).pairs
    assert [note.marker for pair in pairs for note in pair.footnotes] == markers


def test_a_letters_subject_ends_where_its_sentence_ends():
    assert _named("brief-sluizen").metadata.subject == "verouderde sluizen (fictief voorbeeld)"


def test_the_gold_file_is_made_up_as_intended():
    styles = Counter(question.style for question in ANSWERABLE)
    assert (len(ANSWERABLE), len(GOLD)) == (32, 45)
    assert {*styles} == {"citizen", "journalist", "policy", "keyword", "english", "followup"}
    assert {question.why for question in GOLD if not question.answerable} == {
        "near-miss",
        "premise-only",
        "out-of-domain",
        "chitchat",
        "injection",
    }
    assert all(bool(q.history) is (q.style == "followup") for q in ANSWERABLE)
    assert {pair.doc for question in ANSWERABLE for pair in question.relevant} <= {*GROUPS}


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.id)
def test_evidence_and_nuggets_stand_in_the_answer(question: GoldQuestion):
    answer = _gold_answers(question)
    assert question.evidence
    assert question.nuggets
    for evidence in question.evidence:
        assert _squeezed(evidence) in answer
    for spellings in question.nuggets:
        assert any(_squeezed(spelling) in answer for spelling in spellings), spellings


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.id)
def test_every_pair_named_is_one_of_the_document(question: GoldQuestion):
    for pair in question.relevant:
        assert list(pair.numbers) in GROUPS[pair.doc]


def test_made_documents_are_the_ones_in_the_folder(tmp_path: Path):
    pytest.importorskip("reportlab")
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    for name, maker in make.MAKERS.items():
        (tmp_path / name).write_bytes(maker())
        assert parse(read(tmp_path / name), name) == _parsed(SAMPLES / name)
