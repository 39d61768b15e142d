"""TREC files: their form, and that trec_eval makes the same of them as our own measures."""

import json
from pathlib import Path

import numpy as np
import pytest
from eval_support import case, hits, question, record, trap

from eval import scoring
from eval.cases import Case, System
from eval.gold import GoldPair
from eval.measures import average_precision, reciprocal_rank
from eval.records import PairKey
from eval.trec import document_id, main, qrels_lines, run_lines, write
from rag.answers import Status

RIGHT, OTHER = ("doc.txt", (1,)), ("doc.txt", (2, 3))
# trec_eval's name and ours
SAME = {
    "ndcg_cut_10": "nDCG@10",
    "success_1": "success@1",
    "success_5": "success@5",
    "recall_5": "recall@5",
    "recall_10": "recall@10",
    "map_cut_10": "MAP@10",
}


def agree(cases: tuple[Case, ...], folder: Path, system: System = System.WHOLE) -> None:
    """Write both files, let trec_eval read and measure them, and compare question by question."""
    pytrec_eval = pytest.importorskip("pytrec_eval", reason="pytrec_eval-terrier is not installed")
    write(folder / "run", run_lines(cases, system))
    write(folder / "qrels", qrels_lines(cases))
    with (folder / "run").open() as ran, (folder / "qrels").open() as judged:
        run, qrels = pytrec_eval.parse_run(ran), pytrec_eval.parse_qrel(judged)
    names = {"ndcg_cut.10", "recip_rank", "success.1,5", "recall.5,10", "map", "map_cut.10"}
    found = pytrec_eval.RelevanceEvaluator(qrels, names).evaluate(run)
    ours = {m.name: m.values(cases) for m in scoring.retrieval(system)}
    answerable = [one for one in cases if one.gold.answerable]
    assert answerable
    for one in answerable:
        theirs = found.get(one.gold.id, {})  # nothing ranked: trec_eval -c counts 0
        for name, own in SAME.items():
            assert ours[own][one.gold.id] == pytest.approx(theirs.get(name, 0)), (one.gold.id, own)
        ranking = one.ranking(system)
        assert ranking is not None
        rank = reciprocal_rank(ranking.hits, k=len(ranking.hits) or 1)
        assert rank == pytest.approx(theirs.get("recip_rank", 0))
        precision = average_precision(ranking.hits, ranking.relevant)
        assert precision == pytest.approx(theirs.get("map", 0))


def random_cases() -> tuple[Case, ...]:
    """Return cases with rankings of any length, merged pairs, and pairs that nobody finds."""
    rng = np.random.default_rng(11)
    found = []
    for index in range(60):
        numbers = tuple(sorted({int(n) for n in rng.integers(1, 30, 4)}))
        gold = question(f"q{index}", relevant=(GoldPair("doc", numbers), GoldPair("two", (1,))))
        order = [int(n) for n in rng.permutation(30)[: rng.integers(0, 31)] + 1]
        ranked = hits(*(("doc.txt", (n, n + 50)) for n in order))
        known = tuple(PairKey("doc.txt", (n, n + 50)) for n in numbers[: rng.integers(1, 4)])
        changes = {} if index % 3 else {"relevant": (*known, PairKey("two.txt", (1,)))}
        if "relevant" in changes:  # the library's word is final: rank no pair that it lacks
            kept = {PairKey("doc.txt", (n, n + 50)) for n in numbers} - {*known}
            ranked = hits(*((h.source, h.numbers) for h in ranked
                            if PairKey(h.source, h.numbers) not in kept))  # fmt: skip
        found.append(case(gold, Status.ANSWERED, hits=ranked, **changes))
    return (*found, case(question("gone")), case(trap("t"), Status.ANSWERED, hits=hits(OTHER)))


def test_trec_eval_measures_the_same(tmp_path):
    agree(random_cases(), tmp_path)


def test_the_lines_by_hand():
    cases = [
        case(question("a", relevant=(GoldPair("doc", (1, 2)),)), Status.ANSWERED,
             hits=hits(OTHER, RIGHT, OTHER)),
        case(trap("b"), Status.ANSWERED, hits=hits(RIGHT)),
        case(question("c")),
    ]  # fmt: skip
    assert run_lines(cases) == [
        "a Q0 doc.txt|2,3 1 1.000000 kamerantwoord",
        "a Q0 doc.txt|1 2 0.500000 kamerantwoord",
        "b Q0 doc.txt|1 1 1.000000 kamerantwoord",
    ]
    assert qrels_lines(cases) == ["a 0 doc.txt|2,3 1", "a 0 doc.txt|1 1", "c 0 doc|1 1"]


def test_what_the_library_lacks_is_not_judged():
    known = (PairKey("doc.txt", (1,)),)
    gold = question(relevant=(GoldPair("doc", (1, 9)),))
    assert qrels_lines([case(gold, Status.ANSWERED, relevant=known)]) == ["q1 0 doc.txt|1 1"]
    assert qrels_lines([case(gold, Status.ANSWERED, relevant=())]) == ["q1 0 doc|1,9 1"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a b.txt", "a%20b.txt|1,2"),
        ("a|b%.txt", "a%7Cb%25.txt|1,2"),
        ("regel\n.txt", "regel%0A.txt|1,2"),
        ("brief-é.docx", "brief-é.docx|1,2"),
    ],
)
def test_a_file_name_breaks_no_field(source, expected):
    assert document_id(PairKey(source, (1, 2))) == expected


def test_the_command_writes_both_files(tmp_path, capsys):
    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    line = {"id": "q1", "question": "?", "style": "citizen", "answerable": True}
    gold.write_text(json.dumps(line | {"doc": "doc", "qa": [1]}))
    records.write_text(record(hits=hits(OTHER), hits_dense=hits(RIGHT)).to_json())
    run, qrels = tmp_path / "out" / "run.trec", tmp_path / "out" / "qrels.trec"
    command = [str(records), "--gold", str(gold), "--run", str(run), "--qrels", str(qrels)]
    assert main(command) == 0
    assert run.read_text() == "q1 Q0 doc.txt|2,3 1 1.000000 kamerantwoord\n"
    assert qrels.read_text() == "q1 0 doc.txt|1 1\n"
    assert main([*command, "--system", "hits_dense"]) == 0
    assert "doc.txt|1 1 " in run.read_text()
    assert main([str(tmp_path / "none"), *command[1:]]) == 1
    assert "eval.trec:" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    assert main([*command[:-1], str(tmp_path / "file" / "qrels")]) == 1
    assert "cannot be written" in capsys.readouterr().err
