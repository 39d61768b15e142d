"""How well words are met by prose about nothing in particular."""

import numpy as np
import pytest

from rag.embedded import EmbeddedEncoder
from rag.naming import name_tokens
from rag.ordinary import ORDINARY, met_by_ordinary
from rag.settings import Settings


def test_vectors_of_another_model_are_not_compared() -> None:
    assert met_by_ordinary(np.ones((3, 8), dtype=np.float32)) == ()
    assert met_by_ordinary(np.zeros((0, 384), dtype=np.float32)) == ()


def test_what_is_kept_is_small() -> None:
    assert np.load(ORDINARY).shape == (16, 64, 384)
    assert ORDINARY.stat().st_size < 500_000


@pytest.mark.model
def test_a_question_that_any_letter_could_answer_is_met_better_than_one_that_none_does() -> None:
    encoder = EmbeddedEncoder.load(Settings.from_env())

    def mean(question: str) -> float:
        found = encoder.encode_query_with_tokens(question)
        assert len(found.ordinary) == len(found.tokens)
        return float(np.mean(found.ordinary))

    anything = mean("hoeveel miljoen euro is er per jaar beschikbaar")
    assert anything - mean("hoe dik is het pantser van een neushoornkever") > 0.05


@pytest.mark.parametrize(
    ("tokens", "names", "places"),
    [
        (("▁minister", "▁ke", "ij", "zer", "▁doet"), {"keijzer"}, [1, 2, 3]),
        (("▁minister", "▁van", "▁we", "el", "?"), {"van weel"}, [2, 3, 4]),
        (("▁ye", "ş", "il", "göz", "-", "zeg", "erius"), {"d. yesilgoz-zegerius"}, [*range(7)]),
        (("▁de", "▁sluis"), {"keijzer"}, []),
        ((), {"keijzer"}, []),
    ],
)
def test_the_tokens_of_a_name(tokens: tuple[str, ...], names: set[str], places: list[int]) -> None:
    assert name_tokens(tokens, names) == places
