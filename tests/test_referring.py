from dataclasses import replace

import pytest

from rag.datamodels import Metadata
from rag.referring import paste_line
from tests.fake_chatbot import METADATA

UNNUMBERED = replace(METADATA, session="", number=None)


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        (
            UNNUMBERED,
            "minister Sluiswachter (Water), antwoord van 1 juni 2099, vragen over het bericht "
            "«Sluis <klemt>», ingezonden 3 mei 2099, antwoord op vraag 7",
        ),
        (
            replace(UNNUMBERED, subject=""),
            "minister Sluiswachter (Water), antwoord van 1 juni 2099, vragen van 3 mei 2099, "
            "antwoord op vraag 7",
        ),
        (
            replace(UNNUMBERED, submitted=None, received=None),
            "minister Sluiswachter (Water), vragen over het bericht «Sluis <klemt>», antwoord op "
            "vraag 7",
        ),
        (Metadata(), "onbekende bewindspersoon, 000_97.txt, antwoord op vraag 7"),
    ],
)
def test_an_answer_without_a_number_is_named_by_what_is_known(
    metadata: Metadata, line: str
) -> None:
    assert paste_line(metadata, (7,), "000_97.txt") == line


def test_in_english_only_the_publication_stays_dutch() -> None:
    numbered = paste_line(METADATA, (2, 3), "a.txt", "en")
    assert numbered == (
        "Minister Sluiswachter (Water), answer of 1 June 2099, Aanhangsel Handelingen, "
        "vergaderjaar 2098-2099, nr. 12, answer to questions 2 and 3, "
        "https://zoek.officielebekendmakingen.nl/ah-tk-20982099-12.html"
    )
    assert paste_line(UNNUMBERED, (7,), "a.txt", "en") == (
        "Minister Sluiswachter (Water), answer of 1 June 2099, questions about het bericht "
        "«Sluis <klemt>», asked 3 May 2099, answer to question 7"
    )
    asked = replace(UNNUMBERED, subject="", question_number="2099Z00012")
    assert "question number 2099Z00012" in paste_line(asked, (7,), "a.txt", "en")
