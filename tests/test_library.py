import sqlite3
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rag.catalogue import DocumentInfo
from rag.datamodels import DocumentKind, Passage
from rag.errors import IndexMismatch, LibraryError, NotFoundError
from rag.ledger import FILE
from rag.library import Library
from rag.settings import Settings
from rag.splitting import split
from tests.fakes import answer_text, make_document
from tests.texts import APPENDIX, FRESH, POSTPONED

SETTINGS = Settings()


def put(library: Library, text: str, source: str, words: int = 160) -> tuple[Passage, ...]:
    document = make_document(text, source)
    passages = split(document, words)
    library.put(document, passages, f"hash of {text}", f"/docs/{source}")
    return passages


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "index", SETTINGS, create=True) as made:
        yield made


@pytest.mark.parametrize("text", [APPENDIX, FRESH, POSTPONED, answer_text(1)])
def test_a_document_comes_back_without_loss(library: Library, text: str) -> None:
    wanted = make_document(text, "één «proef».txt")
    passages = put(library, text, "één «proef».txt", words=5)
    assert library.document("één «proef».txt") == wanted
    assert library.passages_of("één «proef».txt") == list(passages)
    assert library.passages([p.key for p in passages]) == {p.key: p for p in passages}
    assert all(p.text == p.span.of(wanted.text) for p in passages)


def test_what_is_stored_is_there_the_next_time(library: Library) -> None:
    put(library, APPENDIX, "a.txt")
    library.close()
    with Library.open(library.folder, SETTINGS) as again:
        assert again.document("a.txt") == make_document(APPENDIX, "a.txt")


def test_the_catalogue_has_a_line_a_document(library: Library) -> None:
    put(library, POSTPONED, "b.txt")
    put(library, APPENDIX, "a.txt")
    first, second = library.documents()
    assert first == DocumentInfo(
        *("a.txt", DocumentKind.ANSWER, "ah-tk-20982099-12", "het bericht «Sluis klemt»"),
        *("2099-05-03", "2099-06-01", 2, 2),
    )
    assert (second.source, second.kind) == ("b.txt", DocumentKind.POSTPONEMENT)
    assert (second.submitted, second.received, second.pairs) == ("", "2099-06-05", 0)


def test_a_version_replaces_the_one_before(library: Library) -> None:
    put(library, APPENDIX, "a.txt", words=5)
    library.mark_indexed(["a.txt"])
    passages = put(library, FRESH, "a.txt")
    assert library.pending() == (("a.txt",), ())
    assert library.document("a.txt") == make_document(FRESH, "a.txt")
    assert library.passage_keys() == {p.key for p in passages}
    assert library.known() == (
        {f"hash of {FRESH}": "a.txt"},
        {"/docs/a.txt": ("a.txt", f"hash of {FRESH}")},
    )
    with sqlite3.connect(library.folder / FILE) as db:
        for table in ("people", "links", "passages"):
            (stale,) = db.execute(
                f"SELECT count(*) FROM {table} WHERE source NOT IN (SELECT source FROM documents)"
            ).fetchone()
            assert not stale
    assert library.facets()[1] == ()  # the askers of the first version are gone


def test_pending_until_indexed(library: Library) -> None:
    put(library, FRESH, "b.txt")
    put(library, APPENDIX, "a.txt")
    assert library.pending() == (("a.txt", "b.txt"), ())
    library.mark_indexed(["a.txt"])
    assert library.pending() == (("b.txt",), ())
    library.mark_all_pending()
    assert library.pending() == (("a.txt", "b.txt"), ())


def test_deleting_takes_two_phases(library: Library) -> None:
    passages = put(library, APPENDIX, "a.txt")
    library.mark_indexed(["a.txt"])
    assert library.mark_deleted("ah-tk-20982099-12") == "a.txt"
    assert library.pending() == ((), ("a.txt",))
    assert library.documents() == []
    assert library.passages([p.key for p in passages]) == {}
    assert library.passage_keys() == frozenset()
    assert library.known() == ({}, {})
    assert library.facets() == ((), ())
    with pytest.raises(NotFoundError, match="the library is empty"):
        library.document("a.txt")
    library.forget("a.txt")
    assert library.pending() == ((), ())


@pytest.mark.parametrize("name", ["map/a.txt", "map/a", "ah-tk-20982099-31", "2099Z00031"])
def test_a_document_goes_by_several_names(library: Library, name: str) -> None:
    put(library, FRESH, "map/a.txt")
    assert library.resolve(name) == "map/a.txt"


def test_an_answer_goes_before_its_postponement(library: Library) -> None:
    put(library, POSTPONED.replace("AH 40", "AH 31").replace("00040", "00031"), "a.txt")
    put(library, FRESH, "b.txt")
    assert library.resolve("2099Z00031") == "b.txt"


@pytest.mark.parametrize("name", ["", "%", "brug", "a", "A.TXT", "a.txt' OR '1'='1"])
def test_an_unknown_name_gets_the_closest(library: Library, name: str) -> None:
    put(library, FRESH, "aa.txt")
    with pytest.raises(NotFoundError, match=r"not in the library; closest are aa\.txt"):
        library.resolve(name)


def test_passages_come_in_the_order_asked(library: Library) -> None:
    keys = [p.key for p in put(library, FRESH, "a.txt", words=3)]
    asked = [*reversed(keys), "a.txt#9.9"]
    assert list(library.passages(asked)) == asked[:-1]
    assert library.passages([]) == {}


def test_more_keys_than_one_statement_takes(library: Library) -> None:
    long = " ".join(f"Zin {n} is kort." for n in range(1100))
    keys = [p.key for p in put(library, answer_text(1, answer=long), "a.txt", words=4)]
    assert len(keys) > 1000
    assert list(library.passages(keys)) == keys


def test_links_are_found_from_their_target(library: Library) -> None:
    put(library, APPENDIX, "a.txt")
    assert ("a.txt", 2, "pair") in library.linking_to("1")
    assert library.linking_to("ah-tk-20982099-7")[0][2] == "appendix"


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no index in .*x; make one: python ingest\.py PATH"):
        Library.open(tmp_path / "x", SETTINGS)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Settings(encoder="ander/model"), "encoder = embedded, now it is ander/model"),
        (Settings(passage_words=99), "passage_words = 160, now it is 99"),
        (Settings(query_prefix=""), "query_prefix = query: , now it is ;"),
    ],
)
def test_other_settings_are_refused(library: Library, other: Settings, said: str) -> None:
    for create in (False, True):
        with pytest.raises(IndexMismatch, match=said) as caught:
            Library.open(library.folder, other, create=create)
        assert f"python ingest.py --rebuild --index {library.folder}" in str(caught.value)
    Library.open(library.folder, Settings(candidates=3, port=1)).close()


def test_adopted_settings_are_noted_until_all_is_made_again(library: Library) -> None:
    assert not library.rebuilding()
    other = Settings(passage_words=99)
    Library.open(library.folder, other, adopt=True).close()
    with Library.open(library.folder, other) as again:
        assert again.rebuilding()
        again.mark_rebuilt()
        assert not again.rebuilding()
    with pytest.raises(IndexMismatch, match="passage_words = 99"):
        Library.open(library.folder, SETTINGS)


@pytest.mark.parametrize("content", [b"geen databank" * 100, b"SQLite format 3\x00" + b"x" * 5000])
def test_a_file_that_is_no_library_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    for create in (False, True):
        with pytest.raises(LibraryError, match=r"library\.sqlite: .*choose another --index"):
            Library.open(tmp_path, SETTINGS, create=create)
    assert (tmp_path / FILE).read_bytes() == content


def test_another_programs_database_is_not_taken_for_ours(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("CREATE TABLE recepten (naam TEXT)")
    with pytest.raises(LibraryError, match="is no library of this program"):
        Library.open(tmp_path, SETTINGS)


def test_a_transaction_is_whole_or_not_at_all(library: Library) -> None:
    put(library, FRESH, "a.txt")
    document = make_document(APPENDIX, "a.txt")
    twice = split(document, 160)[:1] * 2  # the same key twice
    with pytest.raises(LibraryError, match="UNIQUE"):
        library.put(document, twice, "hash", "/docs/a.txt")
    assert library.document("a.txt") == make_document(FRESH, "a.txt")
    assert library.passages_of("a.txt") == list(split(make_document(FRESH, "a.txt"), 160))


def test_several_threads_may_use_it(library: Library) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(5):
                put(library, answer_text(number), f"{number}.txt")
                assert library.document(f"{number}.txt").metadata.received == date(2099, 6, 4)
                library.documents()
        except BaseException as exc:
            failures.append(exc)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.documents()) == 6


def test_another_process_that_writes_is_waited_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(library.folder / FILE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="another process is writing; wait for it"):
        put(library, FRESH, "a.txt")
    other.rollback()
    other.close()
    put(library, FRESH, "a.txt")
