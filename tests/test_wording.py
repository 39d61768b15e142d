from datetime import date

from rag.answers import Evidence
from rag.datamodels import Answerer, Asker, Document, Metadata, Office
from rag.parsing import parse
from rag.wording import NOT_FOUND, asked, askers, day, numbers, open_question, said_by
from tests.mutating import reading_of
from tests.texts import APPENDIX, POSTPONED


def asking() -> Document:
    text = APPENDIX[: APPENDIX.index("Antwoord van")] + "Vraag 1\nNat?\n"
    return parse(reading_of(text), "kv.txt")


def test_an_open_question_is_named_with_who_asked_and_when() -> None:
    assert open_question(asking()) == (
        "Er zijn vragen gesteld over het bericht «Sluis klemt» (Van Voorbeeld (PvdV) en De Proef "
        "(Lijst Proef), 3 mei 2099, ah-tk-20982099-12), maar een antwoord staat hier nog niet."
    )


def test_a_postponement_is_named_with_who_postponed() -> None:
    postponed = parse(reading_of(POSTPONED), "ah.txt")
    assert open_question(postponed, "en") == (
        "Questions were asked about natte voeten, but the answer was postponed (Minister "
        "Sluiswachter (Water), 5 June 2099, ah-tk-20982099-40)."
    )


def test_numbers_names_and_days_are_written_out() -> None:
    assert numbers((4,)) == "4"
    assert numbers((4, 5, 6)) == "4, 5 en 6"
    assert numbers((4, 5), "en") == "4 and 5"
    people = (Asker("A", "X"), Asker("B"), Asker("C", "Y"))
    assert askers(people) == "A (X), B en C (Y)"
    assert askers(people, "en") == "A (X), B and C (Y)"
    assert askers(()) == ""
    assert day(date(2099, 3, 1)) == "1 maart 2099"
    assert day(None) == ""


def answered(name: str, day: date) -> Metadata:
    return Metadata(answerers=(Answerer(name, Office.MINISTER, "Water"),), received=day)


def test_all_who_answered_are_named_once() -> None:
    one = Evidence("a", (1,), "", "", answered("Sluiswachter", date(2099, 6, 1)))
    other = Evidence("b", (1,), "", "", answered("Dijkgraaf", date(2098, 6, 1)))
    said = said_by([one, one, other])
    assert said == (
        "Dit antwoordden minister Sluiswachter (Water) op 1 juni 2099 en minister Dijkgraaf "
        "(Water) op 1 juni 2098."
    )
    english = "This was answered by Minister Sluiswachter (Water) on 1 June 2099."
    assert said_by([one], "en") == english
    assert said_by([]) == ""


def test_several_questions_are_plural_in_english() -> None:
    assert asked((4,), "en") == "Question 4"
    assert asked((4, 5, 6), "en") == "Questions 4, 5 and 6"
    assert asked((4, 5)) == "Vraag 4 en 5"


def test_what_is_held_names_no_ministry_by_its_letters() -> None:
    for texts in NOT_FOUND.values():
        for text in texts:
            said = text.format(count=27, years="2022–2025", ministries="AenM, LVVN")
            assert "27 document" in said
            assert "LVVN" not in said
