import pytest
from eval_support import case, citation, hits, question, trap

from eval.changes import Standing, Turn, changes
from rag.answers import Status

RIGHT, OTHER = ("doc.txt", (1,)), ("doc.txt", (2, 3))
GOLD = question()
GOOD = case(GOLD, Status.ANSWERED, [citation()], hits=hits(RIGHT))
LATE = case(GOLD, Status.ANSWERED, [citation()], hits=hits(OTHER, RIGHT))
MUTE = case(GOLD, Status.NOT_FOUND, hits=hits(RIGHT))
TRAPPED, HELD = case(trap("t"), Status.ANSWERED), case(trap("t"), Status.NOT_FOUND)


def test_a_standing_is_read_off_a_case():
    assert Standing.of(LATE) == Standing(2, 1.0, 1.0, True, "answered")
    assert Standing.of(HELD) == Standing(None, None, None, True, "not_found")
    assert Standing.of(case(GOLD)) == Standing(None, 0.0, 0.0, False, "missing")


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (GOOD, LATE, Turn.LOST),
        (LATE, GOOD, Turn.GAINED),
        (LATE, MUTE, Turn.MIXED),  # ranked higher, and not answered
        (TRAPPED, HELD, Turn.GAINED),
        (HELD, TRAPPED, Turn.LOST),
        (case(GOLD), GOOD, Turn.GAINED),
    ],
)
def test_which_way_a_question_went(before, after, turn):
    (found,) = changes([before], [after])
    assert found.turn is turn


def test_what_stays_is_not_listed_and_losses_come_first():
    other = question("q2")
    gained = [case(other), case(other, Status.ANSWERED, [citation()], hits=hits(RIGHT))]
    found = changes([gained[0], GOOD, HELD], [gained[1], LATE, HELD])
    assert [(c.case.gold.id, c.turn) for c in found] == [("q1", Turn.LOST), ("q2", Turn.GAINED)]


def test_a_question_in_one_run_only_is_left_out():
    assert changes([GOOD], []) == ()
