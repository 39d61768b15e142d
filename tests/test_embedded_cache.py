import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_model import write_weights

from rag import embedded_build
from rag.embedded_cache import MODEL, PREPARING, prepared
from rag.embedded_weights import Weights, read
from rag.errors import EncoderError

SOURCE = "0123456789abcdef" * 4


class Builder:
    """Writes a fixed model instead of converting one, and counts how often."""

    def __init__(self, before: Callable[[Path], None] = lambda _: None) -> None:
        self.calls = 0
        self.before = before

    def __call__(self, weights: Weights, path: Path) -> None:
        self.calls += 1
        self.before(path)
        path.write_bytes(b"model" * 100)


@pytest.fixture
def weights(tmp_path: Path) -> Weights:
    return read(write_weights(tmp_path / "tiny.bin"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Builder:
    return use(monkeypatch, Builder())


def use(monkeypatch: pytest.MonkeyPatch, builder: Builder) -> Builder:
    monkeypatch.setattr(embedded_build, "build", builder)
    return builder


def folder_of(cache: Path) -> Path:
    (folder,) = cache.glob("embedded-*")
    return folder


def test_a_model_is_prepared_once(weights: Weights, cache: Path, builder: Builder) -> None:
    told: list[str] = []
    first = prepared(weights, SOURCE, cache, told.append)
    assert told[0].startswith("Taalmodel eenmalig klaarmaken")
    assert told[-1] == "Taalmodel is klaar."
    told.clear()
    assert prepared(weights, SOURCE, cache, told.append) == first
    assert (told, builder.calls) == ([], 1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda f: (f / MODEL).write_bytes(b"model" * 99),
        lambda f: (f / MODEL).write_bytes(b"MODEL" * 100),
        lambda f: (f / MODEL).unlink(),
        lambda f: (f / "checksums.json").unlink(),
        lambda f: (f / "checksums.json").write_text("{", encoding="utf-8"),
    ],
    ids=["truncated", "changed", "gone", "no checksums", "half a checksum file"],
)
def test_a_damaged_model_is_made_again(
    weights: Weights, cache: Path, builder: Builder, damage: Callable[[Path], object]
) -> None:
    whole = prepared(weights, SOURCE, cache, lambda _: None)
    damage(folder_of(cache))
    told: list[str] = []
    assert prepared(weights, SOURCE, cache, told.append) == whole
    assert "beschadigd" in told[0]
    assert builder.calls == 2
    assert [p.name for p in cache.iterdir()] == [folder_of(cache).name]


def test_other_weights_get_a_model_of_their_own(
    weights: Weights, cache: Path, builder: Builder
) -> None:
    prepared(weights, SOURCE, cache, lambda _: None)
    prepared(weights, SOURCE[::-1], cache, lambda _: None)
    assert builder.calls == 2
    assert len(list(cache.glob("embedded-*"))) == 2


def test_an_interrupted_preparation_leaves_nothing(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    use(monkeypatch, Builder(interrupt))
    with pytest.raises(KeyboardInterrupt):
        prepared(weights, SOURCE, cache, lambda _: None)
    assert list(cache.iterdir()) == []


def test_what_a_killed_process_left_is_swept_an_hour_later(
    weights: Weights, cache: Path, builder: Builder
) -> None:
    old, fresh = cache / f"{PREPARING}old", cache / f"{PREPARING}fresh"
    for left in (old, fresh):
        left.mkdir(parents=True)
    os.utime(old, (time.time() - 4000,) * 2)
    prepared(weights, SOURCE, cache, lambda _: None)
    assert fresh.exists()
    assert not old.exists()


@pytest.mark.parametrize("damaged_first", [False, True])
def test_two_preparations_at_once_both_succeed(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch, damaged_first: bool
) -> None:
    if damaged_first:
        use(monkeypatch, Builder())
        prepared(weights, SOURCE, cache, lambda _: None)
        (folder_of(cache) / MODEL).write_bytes(b"damaged")
    together = threading.Barrier(2, timeout=20)
    use(monkeypatch, Builder(lambda _: together.wait() and None))
    models: list[bytes] = []

    def run() -> None:
        models.append(prepared(weights, SOURCE, cache, lambda _: None))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert models == [b"model" * 100] * 2
    assert [p.name for p in cache.iterdir()] == [folder_of(cache).name]


def test_a_cache_that_cannot_be_written_says_which_setting_helps(
    weights: Weights, cache: Path, builder: Builder
) -> None:
    cache.write_text("a file where a folder is expected", encoding="utf-8")
    with pytest.raises(EncoderError, match="KAMERANTWOORD_CACHE"):
        prepared(weights, SOURCE, cache, lambda _: None)


def test_a_full_disk_is_reported_and_leaves_nothing(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    use(monkeypatch, Builder(full))
    with pytest.raises(EncoderError, match="No space left"):
        prepared(weights, SOURCE, cache, lambda _: None)
    assert list(cache.iterdir()) == []
