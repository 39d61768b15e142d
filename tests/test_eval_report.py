import json
import sys
from types import SimpleNamespace

import pytest
from eval_support import DOC, FakeLibrary, case, citation, hits, question, record, trap
from test_eval_facts import FACTS

from eval import report as reporting_command
from eval.plots import draw
from eval.report import load_cases, main
from eval.reporting import report
from eval.reporting_risk import curves
from rag.answers import Hit, Status
from rag.errors import ReadError

RIGHT, OTHER = ("doc.txt", (1,)), ("doc.txt", (2, 3))
CASES = [
    case(
        question("a"),
        Status.ANSWERED,
        [citation()],
        hits=hits(RIGHT, OTHER),
        hits_lexical=hits(OTHER, RIGHT),
        hits_dense=hits(OTHER),
        seconds=0.02,
        version="0.1.0 embedded",
        repeat_identical=True,
    ),
    case(question("b", style="keyword"), Status.RELATED, [citation()], hits=hits(OTHER)),
    case(question("c", style="keyword")),
    case(trap("d", "injection"), Status.REFUSED, text="Dat kan niet.", hits_lexical=()),
    case(trap("e", "near-miss"), Status.ANSWERED, [citation(numbers=(2, 3), verbatim=False)]),
    case(trap("f", "near-miss"), Status.ERROR),
]


def section(text, title):
    return text.split(f"## {title}\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def whole():
    return report(CASES, FACTS, [("Risk and coverage", "plots/risk.png")])


def test_the_head_counts_what_was_asked(whole):
    assert "6 questions: 3 answerable, 3 not; 1 without a record, 1 failed" in whole
    assert "1 failed. Version: 0.1.0 embedded.\n" in whole
    assert "68 documents, 253 pairs, 607 passages; 1 files skipped, 0 failed" in whole


def test_the_systems_stand_side_by_side(whole):
    text = section(whole, "Retrieval")
    assert "| measure | system | BM25 alone | dense alone |" in text
    assert text.count("| success@1 | 0.333 [0.000, 1.000] n=3 |") == 1
    assert "### keyword" in text


def test_retrieval_per_style(whole):
    keyword = section(whole, "Retrieval").split("### keyword")[1]
    assert "| success@1 | 0.000 [0.000, 0.000] n=2 |" in keyword


def test_answers_and_citations_per_style(whole):
    answers = section(whole, "Answers")
    assert "| measure | all | citizen | keyword |" in answers
    citations = section(whole, "Citations")
    assert (
        "3 citations; 3 compared with the stored text, 1 not verbatim; 0 role errors" in citations
    )
    assert "| citation precision | 1.000 [1.000, 1.000] n=1 |" in citations


def test_abstention_per_why(whole):
    text = section(whole, "Abstention")
    assert "| measure | all | injection | near-miss |" in text
    assert "| abstention recall | 0.333 [0.000, 1.000] n=3 | 1.000 [1.000, 1.000] n=1 |" in text
    assert "| near-miss | 2 | 1 | 0 | 0 | 0 | 1 |" in text


def test_risk_stability_speed_and_plots(whole):
    assert "The system itself answers 0.333 of all questions" in section(whole, "Risk and coverage")
    assert "| same question twice: identical | 1.000 [1.000, 1.000] n=1 |" in section(
        whole, "Stability"
    )
    assert "passages indexed a second 21.5, peak memory 512 MiB" in section(whole, "Speed")
    assert "| all | 0.0200 | 0.0200 | 1 |" in section(whole, "Speed")
    assert "![Risk and coverage](plots/risk.png)" in whole


def test_the_report_is_the_same_each_time(whole):
    assert report(CASES, FACTS, [("Risk and coverage", "plots/risk.png")]) == whole


def test_a_file_with_only_the_agreed_keys_is_reported():
    bare = [case(question(), Status.ANSWERED, [citation(verbatim=None)], hits=hits(RIGHT))]
    text = report(bare, None, [])
    assert "BM25" not in section(text, "Retrieval").split("| measure |")[1]
    assert "| verbatim rate | – |" in section(text, "Citations")
    assert "1 citations; 0 compared" in text
    assert "## Plots" not in text


def test_nothing_answered_is_reported():
    text = report([case(question()), case(trap())], None, [])
    assert "2 without a record" in text
    assert "## Risk and coverage" not in text
    assert curves([case(question())]) == {}


SURE = [
    case(question("a"), Status.ANSWERED, [citation()], confidence=0.9),
    case(question("b"), Status.RELATED, [citation()], confidence=0.2),
    case(trap("c", "near-miss"), Status.ANSWERED, [citation()], confidence=0.5),
    case(trap("d", "premise-only"), Status.NOT_FOUND, confidence=0.1),
    case(trap("e", "chitchat"), Status.CHITCHAT),
]


def test_without_a_confidence_that_is_said(whole):
    assert "The records carry no confidence" in section(whole, "Risk and coverage")
    assert "### Confidence" not in whole


def test_a_score_of_retrieval_is_no_confidence():
    scored = [case(question(), Status.ANSWERED, [citation()], confidence=5.3)]
    assert "The records carry no confidence" in report(scored, None, [])


def test_with_a_confidence_its_curve_area_and_aucs_are_shown():
    text = section(report(SURE, None, []), "Risk and coverage")
    assert "The system itself answers 0.400 of all questions, of which 0.500 is wrong" in text
    assert "| answers, by confidence | 0.500 | 0.500 | 0.333 | – | – | 0.600 | 0.278 [" in text
    assert "| answerable, near-miss | 0.500 [0.000, 1.000] n=3 |" in text
    assert "| answerable, premise-only | 1.000 [1.000, 1.000] n=3 |" in text
    assert "answerable, chitchat" not in text
    assert "| 0.8 – 1.0 | 0.900 | 1.000 [1.000, 1.000] n=1 |" in text


def test_pictures_of_confidence(tmp_path):
    assert len(draw(SURE, tmp_path)) == 6


def test_all_pictures_are_drawn(tmp_path):
    drawn = draw(CASES, tmp_path / "plots")
    assert [path.name for _, path in drawn] == [
        "retrieval.png",
        "risk-coverage.png",
        "confidence.png",
        "calibration.png",
        "statuses.png",
        "losses.png",
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for _, path in drawn)


def test_pictures_of_nothing(tmp_path):
    assert len(draw([case(trap())], tmp_path)) == 6


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    line = {"id": "q1", "question": "?", "style": "citizen", "answerable": True}
    gold.write_text(json.dumps(line | {"doc": "doc", "qa": [1]}))
    lying = citation(quote="Het duurt 66 dagen.", verbatim=True)
    ranked = (Hit(1, DOC.source, (1,), 1.0),)
    records.write_text(record(cites=(citation(), lying), hits=ranked).to_json())
    return gold, records


def test_the_report_is_printed(files, capsys):
    gold, records = files
    assert main([str(records), "--gold", str(gold)]) == 0
    assert "| success@1 | 1.000 | 1.000 – 1.000 | 1 |" in capsys.readouterr().out


def test_the_report_is_written_with_pictures_beside_it(files, tmp_path):
    gold, records = files
    out, plots = tmp_path / "docs" / "report.md", tmp_path / "docs" / "plots"
    command = [str(records), "--gold", str(gold), "--out", str(out), "--plots", str(plots)]
    assert main(command) == 0
    assert "![Risk and coverage](plots/risk-coverage.png)" in out.read_text(encoding="utf-8")
    assert (plots / "statuses.png").is_file()


def test_with_an_index_every_citation_is_checked_anew(files, monkeypatch):
    gold, records = files
    (trusting,) = load_cases(records, gold)
    assert [c.verbatim for c in trusting.citations] == [True, True]

    class Opened(FakeLibrary):
        def __enter__(self):
            return self

        def __exit__(self, *exc):
            return None

    library = SimpleNamespace(open=lambda folder, settings: Opened())
    monkeypatch.setitem(sys.modules, "rag.library", SimpleNamespace(Library=library))
    (checked,) = load_cases(records, gold, index=records.parent)
    assert [c.verbatim for c in checked.citations] == [True, False]


def test_records_of_another_gold_file_are_refused(files, tmp_path):
    gold, _ = files
    other = tmp_path / "other.jsonl"
    other.write_text(record("x9").to_json())
    with pytest.raises(ReadError, match=r"answers none of the questions of gold\.jsonl.*'x9'"):
        load_cases(other, gold)


def test_some_strangers_are_mentioned(files, capsys):
    gold, records = files
    with records.open("a") as file:
        file.write("\n" + record("x9").to_json())
    assert len(load_cases(records, gold)) == 1
    assert "1 records are of no gold question: ignored" in capsys.readouterr().err


def test_the_command_says_what_is_wrong(files, tmp_path, capsys):
    gold, _ = files
    assert main([str(tmp_path / "none.jsonl"), "--gold", str(gold)]) == 1
    assert "none.jsonl does not exist" in capsys.readouterr().err


def test_a_report_that_cannot_be_written(files, tmp_path, capsys):
    gold, records = files
    (tmp_path / "file").write_text("")
    assert main([str(records), "--gold", str(gold), "--out", str(tmp_path / "file" / "r.md")]) == 1
    assert "the report cannot be written" in capsys.readouterr().err
    assert reporting_command.__doc__
