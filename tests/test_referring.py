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
