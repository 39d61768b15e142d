import pytest
from eval_support import case, citation, hits, question, trap

from eval.gold import GoldPair
from eval.losses import Loss, explain, losses, missing_facts, outcome, reason_of
from rag.answers import Status

RIGHT, OTHER, AWAY = ("doc.txt", (1,)), ("doc.txt", (2, 3)), ("away.txt", (1,))
PAIR = "Het duurt 65 dagen. Dat is lang."
GOOD = citation()
ELSEWHERE = citation(numbers=(2, 3), quote="De gemeente betaalt.")
WON = case(question(), Status.ANSWERED, [GOOD], hits=hits(RIGHT))


def answered(*cites, found=(RIGHT,), gold=None, **changes):
    return case(gold or question(), Status.ANSWERED, cites, hits=hits(*found), **changes)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (WON, ()),
        (answered(GOOD, found=(OTHER, RIGHT)), (Loss.NOT_FIRST,)),
        (
            answered(GOOD, found=(OTHER, *((f"{n}.txt", (1,)) for n in range(4)), RIGHT)),
            (Loss.NOT_FIRST, Loss.NOT_IN_FIVE),
        ),
        (answered(GOOD, found=()), (Loss.NOT_FIRST, Loss.NOT_IN_FIVE)),
        (answered(ELSEWHERE), (Loss.FACT_MISSING, Loss.WRONG_CITATION)),
        (answered(GOOD, ELSEWHERE), (Loss.ALSO_ELSEWHERE,)),
        (answered(citation(verbatim=False)), (Loss.WRONG_CITATION,)),
        (answered(citation(role="question")), (Loss.WRONG_CITATION,)),
        (
            case(question(), Status.RELATED, [GOOD], hits=hits(RIGHT)),
            (Loss.ABSTAINED,),
        ),
        (case(trap(), Status.ANSWERED, [GOOD], hits=hits(RIGHT)), (Loss.ANSWERED,)),
        (case(trap(), Status.RELATED, [GOOD], hits=hits(RIGHT)), ()),
        (case(trap(), Status.ERROR), (Loss.FAILED,)),
        (case(trap()), (Loss.FAILED,)),
    ],
)
def test_a_question_loses_in_these_ways(found, expected):
    assert losses(found) == expected


def test_a_fact_is_missing_when_no_spelling_of_it_was_shown():
    gold = question(nuggets=(("65 dagen", "ruim negen weken"), ("gemeente",)))
    assert missing_facts(answered(GOOD, gold=gold)) == (("gemeente",),)


def test_the_reason_is_what_was_said_beside_the_quotes():
    text = f"Dit komt het dichtst bij.\n{GOOD.quote}"
    assert reason_of(case(question(), Status.RELATED, [GOOD], text=text)) == text.split("\n")[0]
    assert reason_of(case(question(), Status.NOT_FOUND, text="Niets.")) == "Niets."
    assert reason_of(case(question())) == ""


TWO_FACTS = question(nuggets=(("65 dagen",), ("dat is lang",)))
FOREIGN = question(nuggets=(("65 dagen",), ("vier jaar",)))
BOTH = question(nuggets=(("65 dagen",), ("dat is lang",), ("vier jaar",)))


@pytest.mark.parametrize(
    ("found", "answers", "expected"),
    [
        (WON, (), "Right pair, all facts shown."),
        (answered(GOOD, gold=TWO_FACTS), (), "Right pair, but not with “dat is lang”."),
        (answered(GOOD, gold=TWO_FACTS), (PAIR,), "Right pair, sentence cut: “dat is lang” stands"),
        (answered(GOOD, gold=FOREIGN), (PAIR,), "“vier jaar” does not stand in its answer"),
        (answered(GOOD, gold=BOTH), (PAIR,), "“dat is lang”; of “dat is lang”, “vier jaar” the"),
        (answered(GOOD, ELSEWHERE), (), "beside doc.txt (2, 3), which the gold does not name"),
        (answered(GOOD, found=(OTHER, RIGHT)), (), "facts shown; the right pair was ranked 2."),
        (
            answered(ELSEWHERE, found=(OTHER, RIGHT)),
            (),
            "Right document, other pair: quoted doc.txt (2, 3); the right pair was ranked 2.",
        ),
        (
            answered(citation("away.txt"), found=(AWAY,)),
            (),
            "Wrong document: quoted away.txt (1); the right pair is not among the 1 found. All",
        ),
        (answered(found=()), (), "Wrong document: nothing was cited; nothing was found."),
        (
            case(question(), Status.NOT_FOUND, hits=hits(RIGHT), text="Niets.", confidence=0.123),
            (),
            "Abstained (not_found, confidence 0.12) with the reason “Niets.”; the right pair was "
            "ranked 1.",
        ),
        (
            case(question(), Status.RELATED, [GOOD], hits=hits(RIGHT)),
            (),
            "was ranked 1, and is among the related passages shown.",
        ),
        (
            case(trap(), Status.ANSWERED, [GOOD], confidence=0.5),
            (),
            "Answered from doc.txt (1), though nothing answers it (near-miss), confidence 0.50.",
        ),
        (case(trap(), Status.NOT_FOUND), (), "Rightly not answered: nothing answers it"),
        (case(question(), Status.ERROR, text="no model"), (), "It failed: no model"),
        (case(question()), (), "It has no record."),
        (answered(citation(verbatim=False)), (), "1 of its quotes are not the minister's words"),
    ],
)
def test_a_sentence_says_why(found, answers, expected):
    assert expected in explain(found, answers)


def test_a_long_reason_is_cut():
    told = explain(case(question(), Status.NOT_FOUND, text="woord " * 60))
    assert "woord…”" in told
    assert len(told) < 300


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (WON, "good"),
        (answered(GOOD, found=(OTHER, RIGHT)), "good"),  # lost something, but answered rightly
        (answered(ELSEWHERE), "bad"),
        (case(trap(), Status.REFUSED), "held"),
        (case(question(relevant=(GoldPair("doc", (1,)),)), Status.NOT_FOUND), "bad"),
    ],
)
def test_a_colour_for_the_outcome(found, expected):
    assert outcome(found) == expected
