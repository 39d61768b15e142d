"""Whose words the sentences of an answer are, where it quotes several of another."""

import pytest

from rag.datamodels import Span
from rag.quotations import quotations, runs_on
from rag.splitting import sentences


def running(text: str) -> list[str]:
    spans = sentences(text)
    running = runs_on(text, Span(0, len(text)), spans)
    return [s.of(text) for s, on in zip(spans, running, strict=True) if on]


@pytest.mark.parametrize(
    ("opens", "closes"), ["“”", "„”", "„“", "«»", '""', "‘’", "‚‘", "''", "””", ("„", '"')]
)
def test_what_stands_in_a_quotation_over_several_sentences(opens: str, closes: str) -> None:
    text = (
        f"De brug is dicht. De gemeente zei: {opens}De brug is rot. Dat blijft zo. "
        f"Niemand betaalt{closes}. Ik deel dat niet."
    )
    assert running(text) == [
        f"De gemeente zei: {opens}De brug is rot.",
        "Dat blijft zo.",
        f"Niemand betaalt{closes}.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente zei: “De brug is rot.” Dat blijft zo.",
        "De gemeente noemt ‘de brug’ in de foto’s ’s avonds rot. Dat blijft zo. Zo'n brug is oud.",
        "Frans' brug is rot. Dat blijft zo.",
        "De brug (“Linge”) is rot. De “oude” sluis ook. Dat blijft zo.",
        "Het jaar '98 was nat. De brug is 40\" breed.",
    ],
)
def test_a_quotation_within_a_sentence_runs_nowhere(text: str) -> None:
    assert running(text) == []


def test_a_straight_mark_opens_where_none_is_open() -> None:
    glued = 'De gemeente zei:"De brug is rot. Dat blijft zo." Ik deel dat niet.'
    assert len(running(glued)) == 2
    nested = '“De brug is rot. Hij heet "oude" brug. Dat blijft zo.” Ik deel dat niet.'
    assert len(running(nested)) == 3


def test_one_without_its_end_is_the_whole_rest() -> None:
    text = "De gemeente zei: “De brug is rot. Dat blijft zo. Ik deel dat niet."
    assert len(running(text)) == 3
    assert running(text.replace("“", "‘")) == []


def test_quotations_within_quotations() -> None:
    text = "Zij zei: “De brug ‘is rot’. Hij zei ‘niets. Niets.’ Dat blijft zo.” Ik deel dat."
    assert len(running(text)) == 4
    assert max(quotations(text), key=len).of(text).startswith("“De brug")
