import json
from pathlib import Path

import pytest

from eval.gold import GoldPair, load_gold
from rag.answers import Turn
from rag.errors import ReadError

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "dev.jsonl"
ANSWERABLE = {
    "id": "d001",
    "question": "Hoe lang duurt het?",
    "lang": "nl",
    "style": "followup",
    "answerable": True,
    "doc": "ah-tk-20242025-1",
    "qa": [5, 6],
    "also": [{"doc": "other.v2", "qa": [2]}],
    "evidence": ["Het duurt 65 dagen."],
    "nuggets": [["65 dagen", "ruim negen weken"]],
    "reference": "65 dagen.",
    "history": [{"role": "user", "content": "Duurt het lang?"}],
}
TRAP = {"id": "d2", "question": "Hoi", "style": "citizen", "answerable": False, "why": "chitchat"}


def write(tmp_path, *lines):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def without(line, name):
    return {key: value for key, value in line.items() if key != name}


def test_a_whole_line_is_read(tmp_path):
    (found,) = load_gold(write(tmp_path, ANSWERABLE))
    assert found.relevant == (GoldPair("ah-tk-20242025-1", (5, 6)), GoldPair("other.v2", (2,)))
    assert found.nuggets == (("65 dagen", "ruim negen weken"),)
    assert found.history == (Turn("user", "Duurt het lang?"),)
    assert (found.why, found.evidence) == ("", ("Het duurt 65 dagen.",))


def test_an_unanswerable_line_has_a_why_and_nothing_relevant(tmp_path):
    (found,) = load_gold(write(tmp_path, TRAP))
    assert (found.why, found.relevant, found.lang) == ("chitchat", (), "nl")


@pytest.mark.parametrize(
    ("source", "numbers", "relevant"),
    [
        ("ah-tk-20242025-1.txt", (5,), True),
        ("ah-tk-20242025-1.pdf", (6, 7), True),
        ("ah-tk-20242025-1.txt", (4, 7), False),
        ("ah-tk-20242025-11.txt", (5,), False),
        ("other.v2.docx", (2, 3), True),
        ("other.v2.docx", (5,), False),
    ],
)
def test_relevance_is_document_and_a_shared_number(tmp_path, source, numbers, relevant):
    (found,) = load_gold(write(tmp_path, ANSWERABLE))
    assert found.is_relevant(source, numbers) is relevant


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (without(ANSWERABLE, "qa"), "line 1: field 'qa' is missing; expected a list of question"),
        (without(ANSWERABLE, "doc"), "field 'doc' is missing"),
        (without(ANSWERABLE, "style"), "field 'style' is missing"),
        (without(TRAP, "why"), "field 'why' is missing"),
        (without(TRAP, "answerable"), "field 'answerable' is missing; expected true or false"),
        (ANSWERABLE | {"id": ""}, "field 'id' is \"\"; expected a string that is not empty"),
        (ANSWERABLE | {"qa": ["5"]}, "field 'qa' is"),
        (ANSWERABLE | {"nuggets": ["65"]}, "field 'nuggets' is"),
        (ANSWERABLE | {"nuggets": [[" "]]}, "field 'nuggets' is"),
        (ANSWERABLE | {"also": [{"doc": "x"}]}, r"also\[0\]: field 'qa' is missing"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, line, message):
    with pytest.raises(ReadError, match=message):
        load_gold(write(tmp_path, line))


def test_ids_are_unique(tmp_path):
    with pytest.raises(ReadError, match="line 2: id 'd2' comes twice"):
        load_gold(write(tmp_path, TRAP, TRAP))


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(ReadError, match="holds no question"):
        load_gold(write(tmp_path))


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.is_file(), reason="../shared/gold is not beside this checkout")
def test_the_development_set_is_read_whole():
    gold = load_gold(SHARED)
    assert (len(gold), sum(q.answerable for q in gold)) == (170, 133)
