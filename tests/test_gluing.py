import pytest

from rag.datamodels import Span
from rag.edits import apply
from rag.gluing import mend_line
from rag.vocabulary import Vocabulary

WIDTH = 74


def mended(line: str) -> str:
    return apply(line, mend_line(line, Span(0, len(line)), WIDTH, Vocabulary(line))).text


def test_lost_line_ends_become_spaces() -> None:
    lines = [
        "gegevens vastgelegd over de invoer en uitvoer van dieren. Wanneer een",
        "exploitant een paard wil verplaatsen naar een ander land, meldt de",
        "exploitant het voornemen van deze verplaatsing in het systeem, en vraagt",
        "de autoriteit om een certificaat.",
    ]
    assert mended("".join(lines)) == " ".join(lines)


def test_a_broken_word_and_a_sentence_end_are_mended_too() -> None:
    lines = [
        "advies uitgebracht over de risico’s voor de volksgezondheid van paarden-",
        "vlees met onbekende herkomst, en hieruit blijkt dat het risico laag is.",
        "Dit laat onverlet dat er een einde moet komen aan deze praktijken.",
    ]
    joined = "".join(lines)
    assert mended(joined) == (lines[0][:-1] + lines[1] + " " + lines[2])


@pytest.mark.parametrize(
    "line",
    [
        "Het kabinet werkt aan jeugdgezondheidszorg en arbeidsmarktbeleid.",
        "De Nederlandse Voedsel- en Warenautoriteit controleert paardenpaspoorten, ook op TikTok.",
    ],
)
def test_lines_of_normal_length_are_left_alone(line: str) -> None:
    assert mended(line) == line


def test_compounds_are_not_split_when_the_line_end_is_elsewhere() -> None:
    lines = [
        "De arbeidsmarktpositie van mbo-studenten is goed, zoals blijkt uit een",
        "onderzoek naar de arbeidsmarktpositie van studenten van het afgelopen jaar.",
    ]
    assert "arbeidsmarktpositie" in mended("".join(lines))
    assert mended("".join(lines)).count("arbeidsmarktpositie") == 2
