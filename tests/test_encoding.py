from pathlib import Path

import numpy as np
import pytest

from rag.encoding import Encoder, SentenceEncoder, TokenEncoder, load_encoder
from rag.errors import EncoderError
from rag.settings import Settings

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "zorg", "tijd"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of random weights, in a folder of its own."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("sentence")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=32).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return load_encoder(Settings(encoder=str(folder)))


def test_a_folder_with_a_model_is_an_encoder(encoder: Encoder, folder: Path) -> None:
    assert isinstance(encoder, Encoder)
    assert not isinstance(encoder, TokenEncoder)
    assert (encoder.name, encoder.dimension) == (str(folder), 32)


def test_its_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(["zorg", "", "tijd " * 200])
    assert (vectors.shape, vectors.dtype) == ((3, 32), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode_passages([]).shape == (0, 32)
    assert encoder.encode_query("").shape == (32,)


def test_the_prefixes_are_those_of_the_settings(folder: Path, encoder: Encoder) -> None:
    bare = load_encoder(Settings(encoder=str(folder), query_prefix="", passage_prefix=""))
    np.testing.assert_allclose(
        encoder.encode_query("zorg"), bare.encode_query("query: zorg"), atol=1e-6
    )
    np.testing.assert_allclose(
        encoder.encode_passages(["zorg"]), bare.encode_passages(["passage: zorg"]), atol=1e-6
    )
    assert not np.allclose(encoder.encode_query("zorg"), bare.encode_query("zorg"))


def test_a_name_that_is_not_here_says_how_to_get_it() -> None:
    with pytest.raises(EncoderError, match=r"'nobody/no-such-model'.*hf download") as caught:
        load_encoder(Settings(encoder="nobody/no-such-model"))
    assert "KAMERANTWOORD_ENCODER=embedded" in str(caught.value)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="expected a folder that holds one"):
        load_encoder(Settings(encoder=str(tmp_path)))


def test_a_model_without_sentence_vectors_is_refused(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    import sentence_transformers

    monkeypatch.setattr(
        sentence_transformers.SentenceTransformer, "get_embedding_dimension", lambda self: None
    )
    with pytest.raises(EncoderError, match="gives no sentence vectors"):
        SentenceEncoder.load(Settings(encoder=str(folder)))


@pytest.mark.model
def test_the_default_is_the_embedded_model_with_tokens() -> None:
    encoder = load_encoder(Settings.from_env())
    assert isinstance(encoder, TokenEncoder)
    assert (encoder.name, encoder.dimension) == ("embedded", 384)
