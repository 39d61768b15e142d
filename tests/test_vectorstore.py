import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rag import vectorstore
from rag.errors import LibraryError
from rag.vectorstore import FOLDER, VectorStore

DIMENSION = 8


def vectors(count: int, seed: int = 0) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def keys_of(source: str, count: int) -> list[str]:
    return [f"{source}#{n}.0" for n in range(count)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorStore]:
    opened = VectorStore.open(tmp_path)
    yield opened
    opened.close()


def add(store: VectorStore, source: str, count: int, seed: int = 0) -> list[str]:
    keys = keys_of(source, count)
    store.add(keys, vectors(count, seed), [source] * count)
    return keys


def test_the_closest_comes_first_with_its_cosine(store: VectorStore) -> None:
    keys = add(store, "a.txt", 20)
    made = vectors(20)
    found = store.search(made[7], 20)
    assert found[0] == (keys[7], pytest.approx(1.0, abs=1e-5))
    wanted = dict(zip(keys, made @ made[7], strict=True))
    assert dict(found) == pytest.approx(wanted, abs=1e-5)
    assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)


def test_an_empty_store_finds_nothing(store: VectorStore) -> None:
    assert store.search(vectors(1)[0], 5) == []
    assert store.search(vectors(1)[0], 5, frozenset({"a.txt"})) == []
    assert list(store.keys()) == []
    store.drop(["a.txt"])


def test_only_the_wanted_documents_are_searched(store: VectorStore) -> None:
    add(store, "a.txt", 5)
    add(store, "b.txt", 5, seed=1)
    found = store.search(vectors(1)[0], 20, frozenset({"b.txt"}))
    assert sorted(key for key, _ in found) == keys_of("b.txt", 5)
    assert store.search(vectors(1)[0], 5, frozenset()) == []


def test_many_wanted_documents_are_found_by_asking_for_more(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(6):
        add(store, f"{n}.txt", 10, seed=n)
    wanted = frozenset({"4.txt", "5.txt"})
    query = vectors(1)[0]
    few = store.search(query, 7, wanted)
    monkeypatch.setattr(vectorstore, "_FEW", 1)
    assert store.search(query, 7, wanted) == few
    assert len(few) == 7
    assert len(store.search(query, 1000, wanted)) == 20
    assert store.search(query, 3, frozenset({"x.txt", "y.txt"})) == []


def test_a_key_that_is_there_is_replaced(store: VectorStore) -> None:
    keys = add(store, "a.txt", 3)
    add(store, "a.txt", 3, seed=1)
    assert sorted(store.keys()) == keys
    assert store.search(vectors(3, 1)[2], 1)[0] == (keys[2], pytest.approx(1.0, abs=1e-5))


def test_more_than_one_batch_is_added_listed_and_dropped(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_batch", 3)
    monkeypatch.setattr(vectorstore, "_PAGE", 4)
    keys = add(store, "a.txt", 10)
    others = add(store, "b.txt", 7, seed=1)
    assert sorted(store.keys()) == sorted([*keys, *others])
    store.drop(["a.txt", "is er niet.txt"])
    assert sorted(store.keys()) == sorted(others)
    assert len(store.search(vectors(1)[0], 100)) == 7


def test_what_is_stored_is_there_the_next_time(tmp_path: Path) -> None:
    first = VectorStore.open(tmp_path)
    keys = add(first, "één «map»/a.txt", 3)
    first.close()
    again = VectorStore.open(tmp_path)
    assert sorted(again.keys()) == keys
    again.drop(["één «map»/a.txt"])
    assert list(again.keys()) == []
    again.close()


def test_a_closed_store_can_be_deleted_and_made_again(tmp_path: Path) -> None:
    first = VectorStore.open(tmp_path)
    add(first, "a.txt", 3)
    first.close()
    shutil.rmtree(tmp_path / FOLDER)
    second = VectorStore.open(tmp_path)
    assert list(second.keys()) == []
    assert sorted(add(second, "b.txt", 2)) == sorted(second.keys())
    second.close()


@pytest.mark.parametrize("damage", ["a file", "rubbish"])
def test_a_damaged_store_says_how_to_mend_it(tmp_path: Path, damage: str) -> None:
    if damage == "a file":
        (tmp_path / FOLDER).write_text("geen map")
    else:
        (tmp_path / FOLDER).mkdir()
        (tmp_path / FOLDER / "chroma.sqlite3").write_text("geen databank" * 1000)
    with pytest.raises(LibraryError, match=r"the vector store failed .*ingest\.py --rebuild"):
        VectorStore.open(tmp_path)


def test_vectors_of_another_length_are_refused(store: VectorStore) -> None:
    add(store, "a.txt", 1)
    with pytest.raises(LibraryError, match="dimension"):
        store.add(["b.txt#0.0"], np.ones((1, 3), dtype=np.float32), ["b.txt"])
    assert list(store.keys()) == ["a.txt#0.0"]
