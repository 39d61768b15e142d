import json

import pytest
from eval_support import case, citation, hits, question, record, trap

from eval.freeze import main
from eval.freezing import Frozen, drops, restated
from rag.answers import Status
from rag.errors import ReadError

RIGHT = ("doc.txt", (1,))


def run(*ranks):
    """Return answered cases with the relevant pair at these ranks; None: not ranked."""
    found = []
    for index, rank in enumerate(ranks):
        order = [(f"{n}.txt", (1,)) for n in range((rank or 9) - 1)]
        ranked = hits(*order, *([RIGHT] if rank else []))
        found.append(case(question(f"q{index}"), Status.ANSWERED, [citation()], hits=ranked))
    return Frozen.of([*found, case(trap("t"), Status.NOT_FOUND)])


def test_a_frozen_run_survives_the_file(tmp_path):
    path = tmp_path / "frozen.json"
    path.write_text(run(1, 2, None).to_json())
    assert Frozen.load(path) == run(1, 2, None)
    means = json.loads(path.read_text())["means"]
    assert means["success@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert means["abstention recall"] == 1


def test_one_question_may_be_lost_and_no_more():
    assert drops(run(1, 1, 1), run(1, 1, 2)) == ()
    (found,) = (d for d in drops(run(1, 1, 1), run(1, 2, 2)) if d.measure == "success@1")
    assert found.worse == (("q1", 1.0, 0.0), ("q2", 1.0, 0.0))
    assert str(found) == "success@1 fell from 1.000 to 0.333: q1 1.00 → 0.00; q2 1.00 → 0.00"


def test_what_is_gained_makes_up_for_what_is_lost():
    assert drops(run(1, 1, 2, 2), run(2, 2, 1, 1)) == ()


def test_a_question_that_is_gone_counts_nothing():
    assert {d.measure for d in drops(run(1, 1, 1), run(1))} >= {"success@1", "nDCG@10"}


def test_a_tighter_tolerance():
    assert drops(run(1, 1, 1), run(1, 1, 2), tolerance=0)


def test_other_endings_are_told():
    now = Frozen.of([case(question("q0"), Status.RELATED), case(trap("t"), Status.NOT_FOUND)])
    assert restated(run(1), now) == ("q0: answered → related",)
    assert restated(run(1), Frozen.of([])) == ("q0: answered → missing", "t: not_found → missing")


def test_a_file_that_is_none(tmp_path):
    (tmp_path / "f.json").write_text('{"questions": [{"id": 3}]}')
    with pytest.raises(ReadError, match=r"f\.json, questions\[0\]: field 'id' is 3"):
        Frozen.load(tmp_path / "f.json")


def test_the_command_freezes_and_holds_against(tmp_path, capsys):
    gold, records, frozen = (tmp_path / n for n in ("gold.jsonl", "r.jsonl", "frozen.json"))
    lines = [
        {"id": f"q{n}", "question": "?", "style": "citizen", "answerable": True, "doc": "doc"}
        for n in (1, 2)
    ]
    gold.write_text("\n".join(json.dumps(line | {"qa": [1]}) for line in lines))
    good = [record(f"q{n}", cites=[citation()], hits=hits(RIGHT)).to_json() for n in (1, 2)]
    records.write_text("\n".join(good))
    command = [str(records), "--gold", str(gold)]
    assert main([*command, "--out", str(frozen)]) == 0
    assert main([*command, "--against", str(frozen)]) == 0
    records.write_text(record("q1", Status.NOT_FOUND).to_json())
    assert main([*command, "--against", str(frozen)]) == 1
    told = capsys.readouterr().out
    assert "success@1 fell from 1.000 to 0.000: q1 1.00 → 0.00; q2 1.00 → 0.00" in told
    assert "ends otherwise: q1: answered → not_found" in told
    assert main([*command, "--against", str(frozen), "--tolerance", "2"]) == 0
    assert main([*command, "--against", str(tmp_path / "none")]) == 1
