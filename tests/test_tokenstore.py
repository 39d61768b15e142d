from pathlib import Path

import numpy as np
import pytest

from rag.errors import LibraryError
from rag.tokenstore import FILE, Encoded, TokenStore, TokenVectors


def unit_vectors(count: int, dimension: int = 384, seed: int = 0) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def tokens(count: int, seed: int = 0) -> TokenVectors:
    return TokenVectors.of([1, count - 1], unit_vectors(count, 16, seed))


def row(key: str, source: str, kept: TokenVectors | None) -> Encoded:
    return Encoded(key, source, f"digest of {key}", unit_vectors(1, 16)[0], kept)


def test_an_endless_sentence_is_counted_as_far_as_possible() -> None:
    assert TokenVectors.of([3, 70_000], unit_vectors(2)).counts.tolist() == [3, 65_535]


def test_vectors_come_back_as_they_were(tmp_path: Path) -> None:
    store = TokenStore.open(tmp_path)
    kept = {
        "é«1»#0.0": tokens(3),
        "b#0.0": tokens(9, seed=1),
        "c#0.0": TokenVectors.of([], np.zeros((0, 16), dtype=np.float32)),
    }
    store.add([row(key, "a", found) for key, found in kept.items()])
    store.close()
    again = TokenStore.open(tmp_path)
    found = again.get([*kept, "onbekend"])
    assert set(found) == set(kept)
    for key, wanted in kept.items():
        assert np.array_equal(found[key].vectors, wanted.vectors)
        assert np.array_equal(found[key].counts, wanted.counts)
    again.close()


def test_documents_are_replaced_and_deleted(tmp_path: Path) -> None:
    store = TokenStore.open(tmp_path)
    sizes = {"a#0.0": 2, "a#1.0": 3, "b#0.0": 4}
    store.add([row(key, key[0], tokens(size)) for key, size in sizes.items()])
    store.add([row("a#0.0", "a", tokens(5))])
    assert len(store.get(["a#0.0"])["a#0.0"].vectors) == 5
    assert sorted(store.keys()) == ["a#0.0", "a#1.0", "b#0.0"]
    store.delete(["a", "x' OR 1=1 --"])
    assert store.keys() == ["b#0.0"]
    store.close()


def test_many_keys_may_be_asked_at_once(tmp_path: Path) -> None:
    store = TokenStore.open(tmp_path)
    keys = [f"a#{n}.0" for n in range(1200)]
    store.add([row(key, "a", tokens(2)) for key in keys])
    assert set(store.get(keys)) == set(keys)
    assert store.get([]) == {}
    store.close()


def test_a_failed_batch_leaves_nothing_behind(tmp_path: Path) -> None:
    store = TokenStore.open(tmp_path)
    with pytest.raises(LibraryError, match=r"tokens\.sqlite: .*ingest\.py --rebuild"):
        store.add([row("a#0.0", "a", tokens(2)), row("b#0.0", None, tokens(2))])
    assert store.keys() == []
    store.close()


def test_what_was_encoded_comes_back_with_what_it_was_made_of(tmp_path: Path) -> None:
    store = TokenStore.open(tmp_path)
    store.add([row("a#0.0", "a", None), row("a#1.0", "a", tokens(2))])
    found = store.encoded(["a#0.0", "x"])
    assert set(found) == {"a#0.0"}
    digest, vector = found["a#0.0"]
    assert digest == "digest of a#0.0"
    assert np.array_equal(vector, unit_vectors(1, 16)[0])
    store.prune("a", {"a#1.0"})
    assert store.keys() == ["a#1.0"]
    store.close()


@pytest.mark.parametrize("damage", ["a folder", "rubbish"])
def test_a_damaged_file_is_said(tmp_path: Path, damage: str) -> None:
    if damage == "a folder":
        (tmp_path / FILE).mkdir()
    else:
        (tmp_path / FILE).write_text("geen databank" * 100)
    with pytest.raises(LibraryError, match=r"tokens\.sqlite: "):
        TokenStore.open(tmp_path)
