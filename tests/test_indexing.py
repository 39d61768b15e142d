import shutil
from pathlib import Path

import pytest

from rag import caches
from rag.datamodels import Filters
from rag.errors import IndexMismatch, LibraryError, NotFoundError
from rag.indexing import Ingestion, ingest
from rag.ingest_report import IngestReport
from rag.lexical import LexicalIndex
from rag.library import Library
from rag.retrieval import Retriever
from rag.settings import Settings
from rag.tokenstore import TokenStore
from rag.vectorstore import VectorStore
from tests.fakes import (
    FakeEncoder,
    FakeTokenEncoder,
    answer_text,
    assert_in_step,
    cache_keys,
    library_keys,
    passages_of,
    write_answer,
)
from tests.texts import FRESH, POSTPONED


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for number in (1, 2, 3):
        write_answer(folder, f"{number}.txt", answer_text(number))
    return folder


def run(settings: Settings, *paths: Path, **options: bool) -> IngestReport:
    return Ingestion(settings, encoder=FakeTokenEncoder()).run(paths, **options)


def sources(settings: Settings) -> list[str]:
    with Library.open(settings.index, settings) as library:
        return [d.source for d in library.documents()]


def no_encoder(settings: Settings) -> FakeEncoder:
    raise AssertionError("the encoder was loaded")


def test_a_folder_is_stored_and_taken_up(settings: Settings, docs: Path) -> None:
    report = run(settings, docs)
    assert (report.documents, report.pairs, report.passages) == (3, 6, 6)
    assert (report.unchanged, report.skipped, report.failed) == (0, [], [])
    assert report.seconds > 0
    assert_in_step(settings)


def test_nothing_is_done_twice(
    settings: Settings, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(settings, docs)
    before = library_keys(settings)
    monkeypatch.setattr(caches, "load_encoder", no_encoder)
    report = ingest([docs], settings)
    assert (report.documents, report.unchanged) == (0, 3)
    assert library_keys(settings) == before
    assert_in_step(settings)


def test_open_questions_are_found_apart_and_never_among_passages(
    settings: Settings, tmp_path: Path
) -> None:
    encoder = FakeTokenEncoder()
    Ingestion(settings, encoder=encoder).run([write_answer(tmp_path, "later.txt", POSTPONED)])
    vectors = VectorStore.open(settings.index)
    assert list(vectors.keys()) == []
    assert list(vectors.sibling(caches.OPEN_QUESTIONS).keys()) == ["later.txt#?"]
    vectors.close()
    assert library_keys(settings) == []
    with Library.open(settings.index, settings) as library:
        library.mark_deleted("later.txt")
    Ingestion(settings, encoder=encoder).run([])
    vectors = VectorStore.open(settings.index)
    assert list(vectors.sibling(caches.OPEN_QUESTIONS).keys()) == []
    vectors.close()


def test_only_what_is_new_is_encoded(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    write_answer(docs, "4.txt", answer_text(4))
    encoder = FakeTokenEncoder()
    assert Ingestion(settings, encoder=encoder).run([docs]).documents == 1
    assert [len(texts) for texts in encoder.calls] == [2]
    assert all("brug 4" in text for text in encoder.calls[0])


def test_what_is_encoded_says_what_it_is_about(settings: Settings, tmp_path: Path) -> None:
    encoder = FakeEncoder()
    Ingestion(settings, encoder=encoder).run([write_answer(tmp_path, "9.txt", answer_text(9))])
    assert "Klopt het dat brug 9 dicht is?\nNee, brug 9 niet." in encoder.calls[0][0]


def test_an_encoder_without_tokens_keeps_passage_vectors_alone(
    settings: Settings, docs: Path
) -> None:
    Ingestion(settings, encoder=FakeEncoder()).run([docs])
    keys = library_keys(settings)
    assert cache_keys(settings.index) == {"chroma": keys, "tantivy": keys, "tokens": keys}
    store = TokenStore.open(settings.index)
    assert all(len(found.vectors) == 0 for found in store.get(keys).values())
    store.close()


def test_after_a_death_while_writing_chroma_is_filled_again_without_encoding(
    settings: Settings, docs: Path
) -> None:
    run(settings, docs)
    with Library.open(settings.index, settings) as library:
        library.begin_writing()
    (settings.index / "chroma" / "chroma.sqlite3").write_bytes(b"half written")
    encoder = FakeTokenEncoder()
    Ingestion(settings, encoder=encoder).run([docs])
    keys = library_keys(settings)
    assert cache_keys(settings.index) == {"chroma": keys, "tantivy": keys, "tokens": keys}
    assert encoder.calls == []


@pytest.mark.parametrize("lost", ["chroma", "tantivy", "tokens.sqlite", "interrupted", "a part"])
def test_an_incomplete_index_is_refused_with_what_mends_it(
    settings: Settings, docs: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    run(settings, docs)
    monkeypatch.setattr("rag.retrieval.load_encoder", lambda settings: FakeTokenEncoder())
    if lost == "interrupted":
        with Library.open(settings.index, settings) as library:
            library.begin_writing()
    elif lost == "a part":
        index = LexicalIndex.open(settings.index)
        index.delete(["1.txt"])
        index.commit()
        index.close()
    elif lost == "tokens.sqlite":
        (settings.index / lost).unlink()
    else:
        shutil.rmtree(settings.index / lost)
    with pytest.raises(LibraryError, match=r"missing or incomplete.*ingest\.py --rebuild --index"):
        Retriever.load(settings)


def test_a_changed_file_replaces_its_version(settings: Settings, docs: Path) -> None:
    long = " ".join(f"Dit is zin {n} over de oude gemalen van het waterschap." for n in range(60))
    write_answer(docs, "2.txt", answer_text(2, answer=long))
    run(settings, docs)
    assert len(passages_of(settings, "2.txt")) > 2
    write_answer(docs, "2.txt", answer_text(2, answer="Alles is nieuw."))
    report = run(settings, docs)
    assert (report.documents, report.unchanged) == (1, 2)
    assert passages_of(settings, "2.txt")[-1].text == "Alles is nieuw."
    assert_in_step(settings)
    index = LexicalIndex.open(settings.index)
    assert index.search("oude gemalen waterschap", 10) == []
    assert [key for key, _ in index.search("nieuw", 10)] == ["2.txt#1.0"]


def test_a_change_that_cannot_be_read_leaves_the_stored_version(
    settings: Settings, docs: Path
) -> None:
    run(settings, docs)
    write_answer(docs, "2.txt", "")
    report = run(settings, docs)
    assert report.failed == [("2.txt", "is empty; expected a document")]
    assert sources(settings) == ["1.txt", "2.txt", "3.txt"]
    assert_in_step(settings)


def test_one_name_in_two_folders_is_two_documents(settings: Settings, tmp_path: Path) -> None:
    first = write_answer(tmp_path / "een", "a.txt", answer_text(1))
    second = write_answer(tmp_path / "twee", "a.txt", answer_text(2))
    run(settings, first, second)
    assert sources(settings) == ["a.txt", "twee/a.txt"]
    assert run(settings, first, second).unchanged == 2
    second.write_text(answer_text(2, answer="Anders."), encoding="utf-8")
    run(settings, second)
    assert sources(settings) == ["a.txt", "twee/a.txt"]
    assert passages_of(settings, "twee/a.txt")[-1].text == "Anders."
    assert_in_step(settings)


def test_the_same_content_twice_is_stored_once(settings: Settings, tmp_path: Path) -> None:
    first = write_answer(tmp_path, "a.txt")
    second = write_answer(tmp_path, "b.txt")
    assert run(settings, first, second).skipped == [("b.txt", "zelfde inhoud als a.txt")]
    assert run(settings, second).skipped == [("b.txt", "zelfde inhoud als a.txt")]
    assert run(settings, first, first).unchanged == 1
    with Library.open(settings.index, settings) as library:
        assert [(d.source, d.also) for d in library.documents()] == [("a.txt", ("b.txt",))]
        assert library.resolve("b") == library.resolve("b.txt") == "a.txt"


def test_a_file_that_was_moved_is_the_same_document(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    report = run(settings, docs.rename(docs.with_name("elders")))
    assert (report.unchanged, report.documents, report.skipped) == (3, 0, [])
    assert run(settings, docs.with_name("elders")).unchanged == 3


def test_an_index_among_the_documents_is_not_read(tmp_path: Path, docs: Path) -> None:
    inside = Settings(index=docs / "index")
    run(inside, docs)
    again = run(inside, docs)
    assert (again.unchanged, again.skipped, again.failed) == (3, [], [])


def test_content_that_moved_to_another_name_is_not_lost(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    write_answer(docs, "4.txt", (docs / "1.txt").read_text(encoding="utf-8"))
    write_answer(docs, "1.txt", answer_text(1, answer="Nieuwe tekst."))
    report = run(settings, docs)
    assert (report.documents, report.skipped) == (2, [])
    assert sources(settings) == ["1.txt", "2.txt", "3.txt", "4.txt"]
    assert_in_step(settings)


def test_files_of_another_kind_are_skipped_and_said(settings: Settings, docs: Path) -> None:
    write_answer(docs, "lijst.csv", "a,b")
    write_answer(docs, "LEESMIJ", "hallo")
    write_answer(docs, ".verborgen.txt", FRESH)
    write_answer(docs / ".git", "x.txt", FRESH)
    report = run(settings, docs)
    assert sorted(report.skipped) == [
        ("LEESMIJ", "zonder achtervoegsel wordt niet gelezen"),
        ("lijst.csv", ".csv wordt niet gelezen"),
    ]
    assert (report.documents, report.failed) == (3, [])


def test_a_deleted_document_is_nowhere(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    assert Ingestion(settings, encoder=FakeTokenEncoder()).delete("2099Z00002") == "2.txt"
    assert sources(settings) == ["1.txt", "3.txt"]
    assert_in_step(settings)
    with pytest.raises(NotFoundError, match=r"2\.txt: not in the library; closest are"):
        Ingestion(settings).delete("2.txt")


def test_deleting_needs_no_encoder(
    settings: Settings, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(settings, docs)
    monkeypatch.setattr(caches, "load_encoder", no_encoder)
    Ingestion(settings).delete("1.txt")
    assert_in_step(settings)


def test_a_deletion_broken_off_is_finished_by_the_next_run(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    with Library.open(settings.index, settings) as library:
        library.mark_deleted("2.txt")
    assert sources(settings) == ["1.txt", "3.txt"]
    run(settings, docs / "1.txt")
    assert_in_step(settings)
    assert run(settings, docs).documents == 1  # its file is still there
    assert_in_step(settings)


def test_a_document_being_deleted_may_come_back(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    with Library.open(settings.index, settings) as library:
        library.mark_deleted("2.txt")
    run(settings, docs)
    assert sources(settings) == ["1.txt", "2.txt", "3.txt"]
    assert_in_step(settings)


def test_other_settings_are_refused_until_rebuilt(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    other = Settings(index=settings.index, passage_words=4)
    with pytest.raises(IndexMismatch) as caught:
        run(other, docs)
    for part in ("passage_words = 160", "now it is 4", "ingest.py --rebuild", str(other.index)):
        assert part in str(caught.value)
    before = library_keys(settings)
    run(other, rebuild=True)
    assert len(library_keys(other)) > len(before)
    assert_in_step(other)
    assert run(other, docs).unchanged == 3
    with pytest.raises(IndexMismatch, match="passage_words = 4"):
        run(settings, docs)


def test_a_rebuild_that_is_broken_off_is_finished_by_the_next_run(
    settings: Settings, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(settings, docs)
    other = Settings(index=settings.index, passage_words=4)
    with monkeypatch.context() as patch:
        patch.setattr(Ingestion, "_split", _fails_at_second())
        with pytest.raises(KeyboardInterrupt):
            run(other, rebuild=True)
    run(other, docs)
    assert all(len(p.text.split()) <= 8 for n in "123" for p in passages_of(other, f"{n}.txt"))
    assert_in_step(other)
    assert not run(other, docs).documents


def _fails_at_second():
    split, seen = Ingestion._split, []

    def failing(self: Ingestion, document: object) -> object:
        seen.append(document)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return split(self, document)  # type: ignore[arg-type]

    return failing


def test_a_rebuild_needs_an_index(settings: Settings) -> None:
    with pytest.raises(LibraryError, match=r"no index in .*python ingest\.py PATH"):
        run(settings, rebuild=True)
    assert not settings.index.exists()


@pytest.mark.parametrize("lost", ["chroma", "tantivy", "tokens.sqlite", "all"])
def test_lost_caches_are_made_again(settings: Settings, docs: Path, lost: str) -> None:
    run(settings, docs)
    for name in ("chroma", "tantivy", "tokens.sqlite"):
        if lost in (name, "all"):
            path = settings.index / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    report = run(settings, docs)
    assert (report.documents, report.unchanged) == (0, 3)
    assert_in_step(settings)


def test_what_was_stored_before_a_failure_of_the_caches_is_taken_up_later(
    settings: Settings, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(VectorStore, "add", _failing)
        with pytest.raises(LibraryError, match="no room"):
            run(settings, docs)
    assert len(sources(settings)) == 3
    run(settings, docs)
    assert_in_step(settings)


def _failing(*_: object) -> None:
    raise LibraryError("no room")


def test_more_documents_than_one_commit_takes(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.indexing._BATCH", 2)
    for number in range(5):
        write_answer(tmp_path / "docs", f"{number}.txt", answer_text(number))
    told: list[tuple[str, int, int]] = []
    Ingestion(settings, lambda *step: told.append(step), FakeTokenEncoder()).run(
        [tmp_path / "docs"]
    )
    assert_in_step(settings)
    assert [step for step in told if step[0] == "indexeren"] == [
        ("indexeren", done, 5) for done in range(6)
    ]
    assert told[5] == ("lezen", 5, 5)


def test_stored_documents_can_be_filtered(settings: Settings, docs: Path) -> None:
    run(settings, docs)
    with Library.open(settings.index, settings) as library:
        assert library.sources(Filters(source="2")) == {"2.txt"}
