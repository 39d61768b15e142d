from hypothesis import given
from hypothesis import strategies as st

from rag.datamodels import RepairKind, Span
from rag.edits import Edit, apply, undo


def _edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text, RepairKind.WRAP)


def test_edits_are_made_and_positions_follow() -> None:
    edited = apply("melkvee-\nhouders klagen", [_edit(7, 9, ""), _edit(16, 17, "  ")])
    assert edited.text == "melkveehouders  klagen"
    assert edited.position(9) == 7
    assert edited.position(17) == 16
    assert edited.span(Span(0, 23)).of(edited.text) == "melkveehouders  klagen"


def test_of_two_overlapping_edits_the_first_holds() -> None:
    edited = apply("abcdef", [_edit(2, 5, "X"), _edit(1, 3, "Y")])
    assert edited.text == "aYdef"
    assert [r.original for r in edited.repairs] == ["bc"]


@given(
    st.text(min_size=0, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.text(max_size=4)), max_size=8),
)
def test_undo_returns_what_was_read(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits = [_edit(a, min(len(text), a + n), new) for a, n, new in raw if a <= len(text)]
    edited = apply(text, edits)
    assert undo(edited.text, edited.repairs) == text
    assert all(0 <= edited.position(p) <= len(edited.text) for p in range(len(text) + 1))
