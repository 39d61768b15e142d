import pytest
from eval_support import case, citation, hits, question, record, trap

from eval import compare as comparing
from eval import scoring
from eval.changes import changes
from eval.compare import compare, differences, listing
from rag.answers import Status

RIGHT = hits(("doc.txt", (1,)))


def cases(*statuses):
    return [case(question(f"q{i}"), status) for i, status in enumerate(statuses)]


YES, NO = Status.ANSWERED, Status.NOT_FOUND


def test_differences_are_paired():
    found = compare(cases(YES, NO, NO, YES), cases(YES, YES, YES, NO), scoring.ANSWER_RATE)
    assert (found.first, found.second) == (0.5, 0.75)
    assert (found.better, found.worse) == (2, 1)
    assert found.difference.value == pytest.approx(0.25)
    assert found.difference.n == 4


def test_what_is_hard_for_both_makes_no_difference_uncertain():
    half = [YES, NO] * 10
    found = compare(cases(*half), cases(*half), scoring.ANSWER_RATE)
    assert (found.difference.low, found.difference.high) == (0, 0)


def test_a_clear_gain_excludes_zero():
    found = compare(cases(*[NO] * 20), cases(*[YES] * 15, *[NO] * 5), scoring.ANSWER_RATE)
    assert found.difference.low > 0.5


def test_a_missing_record_counts_zero_on_its_side():
    first, second = [case(question())], [case(question(), YES, hits=RIGHT)]
    found = compare(first, second, comparing.MEASURES[0])
    assert (found.name, found.first, found.second) == ("success@1", 0, 1)


def test_nothing_shared_is_no_comparison():
    assert compare([case(trap())], [case(trap())], scoring.ANSWER_RATE) is None


def test_the_table_has_all_and_each_style():
    first = [case(question("a", style="keyword"), YES, [citation()], hits=RIGHT)]
    table = differences(first, first)
    assert "| all | nDCG@10 | 1.000 | 1.000 | 0.000 [0.000, 0.000] n=1 | 0 | 0 |" in table
    assert "| keyword | answer rate (answerable) |" in table
    assert "abstention recall" not in table  # no question here is unanswerable


def test_the_command(tmp_path, capsys):
    gold, a, b = (tmp_path / name for name in ("gold.jsonl", "a.jsonl", "b.jsonl"))
    gold.write_text(
        '{"id": "q1", "question": "?", "style": "citizen", "answerable": true, '
        '"doc": "doc", "qa": [1]}'
    )
    a.write_text(record(status=NO).to_json())
    b.write_text(record(hits=RIGHT).to_json())
    assert comparing.main([str(a), str(b), "--gold", str(gold)]) == 0
    shown = capsys.readouterr().out
    assert "A is a.jsonl, B is b.jsonl" in shown
    assert "| all | success@1 | 0.000 | 1.000 | 1.000 [1.000, 1.000] n=1 | 1 | 0 |" in shown


def test_the_questions_are_listed_with_what_became_of_them():
    gold = question("q1", question="Wat | kost\n*dat*?")
    before = [case(gold, YES, [citation()], hits=RIGHT)]
    after = [case(gold, NO, hits=hits(("doc.txt", (2, 3)), ("doc.txt", (1,))))]
    shown = listing(changes(before, after))
    lost = shown.split("## Lost by B: 1")[1].split("##")[0]
    assert "| Wat \\| kost \\*dat\\*? | 1 → 2 | 1.00 | 1.00 → 0.00 |" in lost
    assert "| answered ✓ → not_found ✗ | q1, citizen |" in lost
    assert "## Gained by B: 0" in shown
    assert "Gained by B: 1" in listing(changes(after, before))


def test_an_unanswerable_question_has_no_rank():
    shown = listing(changes([case(trap("t"), YES)], [case(trap("t"), NO)]))
    assert "| – | – | – | answered ✗ → not_found ✓ | t, citizen, near-miss |" in shown


def test_the_command_writes_a_file(tmp_path, capsys):
    gold, records, out = (tmp_path / name for name in ("gold.jsonl", "a.jsonl", "out.md"))
    gold.write_text(
        '{"id": "q1", "question": "?", "style": "citizen", "answerable": true, '
        '"doc": "doc", "qa": [1]}'
    )
    records.write_text(record(hits=RIGHT).to_json())
    command = [str(records), str(records), "--gold", str(gold), "--out", str(out)]
    assert comparing.main(command) == 0
    assert "## Lost by B: 0" in out.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    assert comparing.main(["a", "b", "--gold", str(tmp_path / "none")]) == 1
    assert "eval.compare:" in capsys.readouterr().err
