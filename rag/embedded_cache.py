"""The prepared embedded model on disk: made once, checked by SHA-256 at each load.

A folder `embedded-<recipe>-<checksum of the weights>` holds the ONNX model and a file of
checksums. Both are written elsewhere and moved into place whole, the checksums last: without
them there is no model, so an interrupted preparation leaves nothing that could be taken for one.
Two processes preparing at once make the same bytes, and each may replace the other's.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rag.embedded_weights import Weights
from rag.errors import EncoderError

RECIPE = "int8-3"  # raise it when the same weights should give another model
MODEL = "model.onnx"
CHECKSUMS = "checksums.json"
PREPARING = ".preparing-"
STALE_SECONDS = 3600.0

Progress = Callable[[str], None]


def prepared(weights: Weights, source: str, cache: Path, progress: Progress) -> bytes:
    """Return the ONNX model made from `weights`, whose SHA-256 is `source`.

    It is made when `cache` does not hold it whole. Raises `EncoderError` when it cannot be.
    """
    folder = cache / f"embedded-{RECIPE}-{source[:12]}"
    model = stored(folder, source)
    if model is not None:
        return model
    if folder.exists():
        progress("Het bewaarde taalmodel is beschadigd en wordt opnieuw gemaakt.")
    return _prepare(weights, source, folder, progress)


def stored(folder: Path, source: str) -> bytes | None:
    """Return the model in `folder`, or None when it is absent, damaged or of other weights."""
    try:
        model = (folder / MODEL).read_bytes()
        checksums = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return model if checksums == _checksums(model, source) else None


def _checksums(model: bytes, source: str) -> dict[str, str]:
    return {"recipe": RECIPE, "weights": source, MODEL: hashlib.sha256(model).hexdigest()}


def _prepare(weights: Weights, source: str, folder: Path, progress: Progress) -> bytes:
    progress("Taalmodel eenmalig klaarmaken (ongeveer een halve minuut).")
    try:
        from rag.embedded_build import build

        with _work_folder(folder.parent) as work:
            progress("Gewichten uitpakken en omzetten naar 8 bits.")
            build(weights, work / MODEL)
            model = (work / MODEL).read_bytes()
            checksums = json.dumps(_checksums(model, source), indent=1)
            (work / CHECKSUMS).write_text(checksums, encoding="utf-8")
            folder.mkdir(exist_ok=True)
            for name in (MODEL, CHECKSUMS):
                os.replace(work / name, folder / name)
    except OSError as exc:
        raise EncoderError(
            f"cannot write the prepared model below {folder.parent}: {exc}; expected a writable "
            "folder with 150 MB free: set KAMERANTWOORD_CACHE to one"
        ) from exc
    except (ImportError, RuntimeError, ValueError) as exc:
        raise EncoderError(
            f"the embedded model could not be prepared: {exc}; the installed torch, transformers, "
            "onnx and onnxruntime do not fit together: reinstall from the constraints file"
        ) from exc
    progress("Taalmodel is klaar.")
    return model


@contextmanager
def _work_folder(cache: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the cache, and remove it whatever happens."""
    cache.mkdir(parents=True, exist_ok=True)
    _sweep(cache)
    with tempfile.TemporaryDirectory(
        prefix=PREPARING, dir=cache, ignore_cleanup_errors=True
    ) as work:
        yield Path(work)


def _sweep(cache: Path) -> None:
    """Remove work folders that a killed process left behind an hour ago or more."""
    for left in cache.glob(f"{PREPARING}*"):
        with suppress(FileNotFoundError):  # another process may be sweeping too
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
