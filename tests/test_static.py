"""The static encoder: the embedded model's word vectors, weighted by how rare they are."""

import numpy as np
import pytest

from rag.encoding import TokenEncoder, load_encoder
from rag.settings import STATIC, Settings
from rag.static import StaticEncoder

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    found = load_encoder(Settings(encoder=STATIC))
    assert isinstance(found, StaticEncoder)
    return found


def test_vectors_have_length_one_and_a_query_is_a_passage(encoder: StaticEncoder) -> None:
    matrix = encoder.encode_passages(["De sluis klemt.", "de SLUIS klemt."])
    assert matrix.shape == (2, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-5)
    assert (
        matrix[0].tobytes()
        == matrix[1].tobytes()
        == encoder.encode_query("De sluis klemt.").tobytes()
    )


def test_a_text_without_words_is_near_nothing(encoder: StaticEncoder) -> None:
    assert not encoder.encode_query("").any()
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


def test_rare_words_count_for_more(encoder: StaticEncoder) -> None:
    about, other = encoder.encode_passages(
        ["In Kerkdriel is het slachthuis in de nacht van een maandag gesloten.",
         "In de nacht van een maandag is het in de stad altijd stil."]
    )  # fmt: skip
    query = encoder.encode_query("Is het slachthuis in de nacht gesloten?")
    assert about @ query > other @ query + 0.1


def test_it_gives_no_token_vectors(encoder: StaticEncoder) -> None:
    assert not isinstance(encoder, TokenEncoder)
    assert encoder.name == STATIC
