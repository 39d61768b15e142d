"""A weight file like the embedded model's, small and random, for tests without the real one."""

from __future__ import annotations

import string
import struct
from pathlib import Path

import numpy as np

HIDDEN, LAYERS, HEADS, FEED_FORWARD, POSITIONS = 32, 2, 2, 64, 24
SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")
WORDS = ("▁query", "▁passage", "▁de", "▁wacht", "tijd", "▁zorg", "en", "▁")
PIECES = (*SPECIALS, *WORDS, *(string.ascii_letters + string.digits + ":.,?!"))
NORMALISATION = {0xA0: " ", 0xFB01: "fi", 0x01: ""}


def write_weights(path: Path, seed: int = 1) -> Path:
    """Write a whole weight file with random tensors to `path`, and return it."""
    rng = np.random.default_rng(seed)
    tensors = [(name, *_tensor(rng, name, shape)) for name, shape in _shapes().items()]
    head = _header() + _vocabulary() + _normalisation()
    directory = 4 + sum(2 + len(name) + 21 for name, *_ in tensors)
    offset = len(head) + directory
    listing, body = struct.pack("<i", len(tensors)), b""
    for name, kind, count, raw in tensors:
        listing += struct.pack("<H", len(name)) + name.encode()
        listing += struct.pack("<BIQQ", kind, count, offset + len(body), len(raw))
        body += raw
    path.write_bytes(head + listing + body)
    return path


def _header() -> bytes:
    sizes = (HIDDEN, LAYERS, HEADS, FEED_FORWARD, len(PIECES), POSITIONS, 2)
    return b"E5S1" + struct.pack("<I7ifi", 1, *sizes, 1e-12, 32)


def _vocabulary() -> bytes:
    blob = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blob)], dtype="<u4").tobytes()
    scores = [0.0 if p in SPECIALS else -3.0 if p in WORDS else -6.0 for p in PIECES]
    head = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(b"".join(blob)))
    return head + offsets + np.array(scores, "<f4").tobytes() + b"".join(blob)


def _normalisation() -> bytes:
    rows = [
        struct.pack(f"<IB{len(text)}I", code, len(text), *map(ord, text))
        for code, text in NORMALISATION.items()
    ]
    return struct.pack("<iI", len(rows), len(b"".join(rows))) + b"".join(rows)


def _shapes() -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (len(PIECES), HIDDEN),
        "emb.pos": (POSITIONS, HIDDEN),
        "emb.type": (2, HIDDEN),
        "emb.ln.w": (HIDDEN,),
        "emb.ln.b": (HIDDEN,),
    }
    for n in range(LAYERS):
        for name in ("q", "k", "v", "ao"):
            shapes |= {f"l{n}.{name}.w": (HIDDEN, HIDDEN), f"l{n}.{name}.b": (HIDDEN,)}
        shapes |= {f"l{n}.fi.w": (FEED_FORWARD, HIDDEN), f"l{n}.fi.b": (FEED_FORWARD,)}
        shapes |= {f"l{n}.fo.w": (HIDDEN, FEED_FORWARD), f"l{n}.fo.b": (HIDDEN,)}
        for name in ("aln", "oln"):
            shapes |= {f"l{n}.{name}.w": (HIDDEN,), f"l{n}.{name}.b": (HIDDEN,)}
    return shapes


def _tensor(rng: np.random.Generator, name: str, shape: tuple[int, ...]) -> tuple[int, int, bytes]:
    count = int(np.prod(shape))
    if len(shape) == 2 and name not in ("emb.pos", "emb.type"):
        scales = rng.uniform(0.01, 0.06, count // 32).astype("<f2").view(np.uint8).reshape(-1, 2)
        nibbles = rng.integers(0, 256, (count // 32, 16), dtype=np.uint8)
        return 1, count, np.concatenate([scales, nibbles], axis=1).tobytes()
    centre = 1.0 if name.endswith("ln.w") else 0.0
    return 0, count, rng.normal(centre, 0.1, count).astype("<f4").tobytes()
