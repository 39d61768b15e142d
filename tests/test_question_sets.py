"""Which sets of questions a count means."""

from datetime import date

import pytest

from rag.datamodels import Answerer, Document, DocumentKind, Metadata, Office
from rag.question_sets import QuestionSet, of_ministry, question_sets

WATER = "Minister van Infrastructuur en Waterstaat"


def one_set(**meta: object) -> QuestionSet:
    answer = Document("a.txt", DocumentKind.ANSWER, "", Metadata(**meta), ())  # type: ignore[arg-type]
    (found,) = question_sets([answer])
    return found


def answered(ministry: str, *behalf: str, to: tuple[str, ...] = ()) -> QuestionSet:
    by = (Answerer("Peil", Office.MINISTER, ministry),)
    return one_set(answerers=by, on_behalf_of=behalf, addressees=to, received=date(2099, 5, 1))


@pytest.mark.parametrize(
    ("found", "put", "given"),
    [
        (answered("Infrastructuur en Waterstaat"), True, True),
        (answered("Defensie", WATER), False, True),
        (answered("Defensie", WATER, to=("Minister van Defensie",)), False, True),
        (answered("Defensie", WATER, to=(WATER,)), True, True),
        (
            answered("Infrastructuur en Waterstaat", to=("Minister van Defensie",)),
            False,
            True,
        ),
    ],
)
def test_questions_are_of_the_ministry_they_were_put_to(
    found: QuestionSet, *, put: bool, given: bool
) -> None:
    """Whoever answers for another as well has not been asked for that."""
    assert of_ministry(found, "IenW", {"a.txt"}) is put
    assert of_ministry(found, "IenW", {"a.txt"}, answered=True) is given
