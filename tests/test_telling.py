"""What is said of the answer that was shown before."""

from datetime import date

from rag.answers import Evidence
from rag.datamodels import Asker, Metadata
from rag.telling import asked_by

ASKED = Metadata(askers=(Asker("Proef", "SP"),), submitted=date(2099, 5, 3))


def test_one_who_asked_two_questions_that_are_shown_is_one() -> None:
    shown = [Evidence("a.txt", (number,), "", "", ASKED) for number in (1, 2)]
    assert asked_by(shown) == "Dit vroeg Proef (SP) op 3 mei 2099."
