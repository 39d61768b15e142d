import pytest

from rag.datamodels import Span
from rag.vocabulary import Vocabulary
from rag.wrapping import Style, is_tabular, joins, mend

STYLE = Style(typeset=True, width=76)
FULL = "Dit is een regel die zo lang is als een volle regel van de gezette tekst is,"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        (FULL, "en hier gaat de zin verder.", True),
        (FULL.replace(",", "."), "Een nieuwe zin in dezelfde alinea.", True),
        ("Een korte laatste regel.", "Een nieuwe alinea.", False),
        (FULL, "– een punt van een lijst", False),
        (FULL, "1. een genummerd punt", False),
        ("Ierland: 1.765 1.209 2.145", "Noord-Ierland: 512 1.081", False),
        ("Tussenkop", "Een alinea onder een kop.", False),
        ("", "tekst", False),
    ],
)
def test_which_line_ends_are_wraps(before: str, after: str, joined: bool) -> None:
    assert joins(before, after, STYLE) is joined


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("de melkvee-\nhouders", "de melkveehouders"),
        ("de ICT-\nleverancier", "de ICT-leverancier"),
        ("het A2-\ntraject", "het A2-traject"),
        ("een hiv-\nbesmetting", "een hiv-besmetting"),
        ("nieuwe re-\nintegratie", "nieuwe re-integratie"),
        ("in-\nen uitvoer", "in- en uitvoer"),
        (
            "zie https://krant.example/nieuws/natte-\nvoeten",
            "zie https://krant.example/nieuws/natte-voeten",
        ),
        ("het water\nstaat hoog", "het water staat hoog"),
    ],
)
def test_a_wrap_is_mended_by_evidence(text: str, mended: str) -> None:
    end = text.index("\n")
    edit = mend(text, Span(end, end + 1), Vocabulary(text))
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == mended


def test_rows_of_figures_are_tables() -> None:
    assert is_tabular("2019 22 2 486,8")
    assert is_tabular("Jaar\tAantal")
    assert not is_tabular("In 2019 waren er 22 meldingen over 2 bedrijven in het land.")
