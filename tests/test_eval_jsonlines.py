import pytest

from eval.jsonlines import Fields, read_lines
from rag.errors import NotFoundError, ReadError


def test_lines_are_read_and_empty_ones_skipped(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('\ufeff{"a": 1}\n\n{"a": "regel\u2028twee"}\n', encoding="utf-8")
    found = list(read_lines(path))
    assert [f.values["a"] for f in found] == [1, "regel\u2028twee"]
    assert found[1].where == "a.jsonl, line 3"


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "a.jsonl, line 1: not JSON"), ("[1]", "line 1: a list; expected an object in braces")],
)
def test_a_line_that_is_no_object_is_named(tmp_path, line, message):
    (tmp_path / "a.jsonl").write_text(line)
    with pytest.raises(ReadError, match=message):
        list(read_lines(tmp_path / "a.jsonl"))


def test_a_file_that_does_not_exist(tmp_path):
    with pytest.raises(NotFoundError, match=r"none\.jsonl does not exist"):
        list(read_lines(tmp_path / "none.jsonl"))


def test_a_file_that_is_not_text(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadError, match="cannot be read as UTF-8"):
        list(read_lines(tmp_path / "a.jsonl"))


@pytest.mark.parametrize(
    ("getter", "value", "expected"),
    [
        ("text", 3, "a string"),
        ("flag", "yes", "true or false"),
        ("number", True, "a number"),
        ("integer", 1.5, "a whole number"),
        ("numbers", [], "a list of question numbers"),
        ("numbers", [True], "a list of question numbers"),
        ("strings", ["a", 1], "a list of strings"),
        ("objects", [1], "a list of objects"),
    ],
)
def test_a_wrong_value_is_shown_with_what_was_expected(getter, value, expected):
    with pytest.raises(ReadError, match=f"here: field 'x' is .*; expected {expected}"):
        getattr(Fields("here", {"x": value}), getter)("x")


def test_an_absent_field_is_called_missing():
    with pytest.raises(ReadError, match="field 'x' is missing; expected a string"):
        Fields("here", {}).text("x")
