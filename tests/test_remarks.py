"""Messages that ask nothing of the documents."""

import pytest

from rag.remarks import Remark, remark_in


@pytest.mark.parametrize(
    ("message", "remark"),
    [
        ("Hallo", Remark.GREETING),
        ("Goedemiddag, hoe gaat het?", Remark.GREETING),
        ("Good morning", Remark.GREETING),
        ("Dank u wel", Remark.THANKS),
        ("Bedankt, hier heb ik wat aan", Remark.THANKS),
        ("Top, dat is wat ik zocht", Remark.THANKS),
        ("Ik snap het", Remark.THANKS),
        ("Goed antwoord!", Remark.THANKS),
        ("Nee hoor, dat was alles", Remark.THANKS),
        ("Perfect, bedankt voor uw tijd", Remark.THANKS),
        ("Thanks, that helps", Remark.THANKS),
        ("Thank you very much for your help", Remark.THANKS),
        ("Onzin!", Remark.THANKS),
        ("Ja", Remark.THANKS),
        ("Nee.", Remark.THANKS),
        ("Help", Remark.HELP),
        ("Wat kun je allemaal?", Remark.HELP),
        ("What can you do?", Remark.HELP),
        ("Hoe werkt dit?", Remark.HELP),
    ],
)
def test_a_remark_asks_nothing(message: str, remark: Remark) -> None:
    assert remark_in(message) is remark


@pytest.mark.parametrize(
    "message",
    [
        "Waarom?",
        "Waarom niet, dan?",
        "Hoeveel is genoeg?",
        "Mooi, en hoe zit dat in België?",
        "Nee, ik bedoel de das",
        "Ja, maar wat kost het?",
        "Wat kun je doen tegen lawaai?",
        "Help de minister de sluiswachters?",
        "Hoe werkt dit fonds?",
        "What can the minister do?",
        "Goed nieuws over de brug?",
        "Is dat alles?",
    ],
)
def test_a_question_is_no_remark(message: str) -> None:
    assert remark_in(message) is None
