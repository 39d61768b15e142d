import json

import pytest
from eval_support import citation, hits, record

from eval.records import PairKey, Record, load_records
from rag.answers import Status
from rag.errors import ReadError

FULL = record(
    cites=(citation(), citation(numbers=(2, 3), quote="De gemeente betaalt.", verbatim=False)),
    hits=hits(("doc.txt", (1,)), ("doc.txt", (2, 3))),
    seconds=0.021,
    version="1 embedded",
    hits_lexical=(),
    hits_dense=hits(("doc.txt", (1,))),
    relevant=(PairKey("doc.txt", (1,)),),
    confidence=0.5,
    repeat_identical=True,
    retyped_same_pairs=False,
)


def write(tmp_path, *lines):
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_record_survives_the_file(tmp_path):
    bare = record("q2", Status.NOT_FOUND)
    found = load_records(write(tmp_path, FULL.to_json(), bare.to_json()))
    assert found == {"q1": FULL, "q2": bare}


def test_the_line_has_the_agreed_keys():
    line = json.loads(FULL.to_json())
    assert {"id", "question", "status", "hits", "statements", "text", "seconds", "version"} <= set(
        line
    )
    assert line["hits"][1] == {"rank": 2, "source": "doc.txt", "numbers": [2, 3], "score": 0.5}
    assert line["statements"][0]["citations"][0] == {
        "source": "doc.txt",
        "numbers": [1],
        "role": "answer",
        "quote": "Het duurt 65 dagen.",
        "start": 0,
        "end": 19,
        "verbatim": True,
    }


def test_a_record_with_only_the_agreed_keys_is_read(tmp_path):
    line = (
        '{"id": "d1", "question": "?", "status": "answered", "hits": [], "text": "Ja.", '
        '"statements": [{"text": "Ja.", "citations": [{"source": "a.txt", "numbers": [5], '
        '"role": "answer", "quote": "Ja.", "start": 4, "end": 7}]}], "seconds": 1, "version": ""}'
    )
    found = load_records(write(tmp_path, line))["d1"]
    assert found.citations[0].verbatim is None
    assert (found.hits_lexical, found.hits_dense, found.relevant) == (None, None, None)


def test_hits_come_in_order_of_rank(tmp_path):
    swapped = record(hits=tuple(reversed(FULL.hits)))
    assert load_records(write(tmp_path, swapped.to_json()))["q1"].hits == FULL.hits


def test_cited_pairs_are_counted_once():
    twice = record(cites=(citation(), citation(quote="Dat is lang."), citation(numbers=(9,))))
    assert twice.cited == (PairKey("doc.txt", (1,)), PairKey("doc.txt", (9,)))
    assert len(twice.citations) == 3


def test_an_unknown_status_is_refused_with_the_known_ones(tmp_path):
    line = '{"id": "d1", "status": "maybe"}'
    with pytest.raises(ReadError, match=r"line 1: field 'status' is .maybe.; expected.*related"):
        load_records(write(tmp_path, line))


def test_an_id_comes_once(tmp_path):
    with pytest.raises(ReadError, match="line 2: id 'q1' comes twice"):
        load_records(write(tmp_path, FULL.to_json(), FULL.to_json()))


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_read(tmp_path, status):
    found = load_records(write(tmp_path, Record("a", "?", status).to_json()))
    assert found["a"].status is status
