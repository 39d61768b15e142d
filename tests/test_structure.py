from rag.headings import Heading, Opens
from rag.structure import RawPair, blocks, join


def _joined(*parts: tuple[str, tuple[int, ...]]) -> tuple[list[RawPair], list[str]]:
    headings = [Heading(i, Opens(kind), numbers, 0) for i, (kind, numbers) in enumerate(parts)]
    return join(blocks(headings, len(parts)))


def _numbers(pairs: list[RawPair]) -> list[tuple[tuple[int, ...], int, bool]]:
    return [(p.numbers, len(p.questions), p.answer is not None) for p in pairs]


def test_pairs_are_joined_by_number_not_by_position() -> None:
    pairs, _ = _joined(
        ("question", (1,)),
        ("question", (2,)),
        ("answer", (2,)),
        ("question", (3,)),
        ("answer", (1, 3)),
    )
    assert _numbers(pairs) == [((2,), 1, True), ((1, 3), 2, True)]


def test_a_lost_answer_heading_shifts_nothing() -> None:
    pairs, _ = _joined(
        ("question", (1,)),
        ("question", (2,)),
        ("answer", (2,)),
        ("question", (3,)),
        ("answer", (3,)),
    )
    assert _numbers(pairs) == [((2,), 1, True), ((3,), 1, True), ((1,), 1, False)]


def test_an_unnumbered_answer_serves_the_open_questions() -> None:
    pairs, warnings = _joined(("question", (1,)), ("question", (2,)), ("answer", ()))
    assert _numbers(pairs) == [((1, 2), 2, True)]
    assert warnings == ["an unnumbered answer is taken for questions 1, 2"]


def test_a_number_printed_twice_is_named_and_nothing_is_dropped() -> None:
    pairs, warnings = _joined(
        ("question", (7,)),
        ("question", (7,)),
        ("answer", (8,)),
        ("question", (9,)),
        ("answer", (9,)),
    )
    assert _numbers(pairs) == [((8,), 1, True), ((9,), 1, True), ((7,), 1, False)]
    assert warnings == ["question 7 is printed twice"]


def test_a_merged_question_serves_two_answers() -> None:
    pairs, _ = _joined(("question", (1, 2)), ("answer", (1,)), ("answer", (2,)))
    assert _numbers(pairs) == [((1,), 1, True), ((2,), 1, True)]


def test_an_answer_without_a_question_is_kept_and_named() -> None:
    pairs, warnings = _joined(("question", (1,)), ("answer", (1,)), ("answer", (5,)))
    assert _numbers(pairs) == [((1,), 1, True), ((5,), 0, True)]
    assert warnings == ["answer 5 has no question 5"]
