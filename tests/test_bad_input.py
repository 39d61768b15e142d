"""Each kind of bad input: one sentence, exit code 1, the others go on, nothing stored is harmed."""

from __future__ import annotations

import errno
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import ingest
from rag import caches
from rag.ledger import FILE
from rag.lexical import LexicalIndex
from rag.library import Library
from rag.reading import read
from rag.settings import Settings
from tests.fakes import FakeTokenEncoder, answer_text, assert_in_step, library_keys, write_answer

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PUBLICATION = "officiele-publicatie"


@pytest.fixture(autouse=True)
def encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "load_encoder", lambda settings: FakeTokenEncoder())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An index that holds one document already."""
    settings = Settings(index=tmp_path / "index")
    path = write_answer(tmp_path, "oud.txt", answer_text(1))
    assert ingest.main([str(path), f"--index={settings.index}"]) == 0
    return settings


def word(path: Path, xml: str | bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)


def word_body(inner: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'


def pdf(path: Path, text: str = "", password: str = "") -> None:
    encrypt = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(str(path), encrypt=encrypt, invariant=1)
    canvas.rect(50, 50, 200, 300, fill=1)
    if text:
        canvas.drawString(100, 700, text)
    canvas.showPage()
    canvas.save()


def big(path: Path) -> None:
    path.write_bytes(b"Vraag 1\n")
    os.truncate(path, 200_000_000)


def zip_bomb(path: Path) -> None:
    deflated = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
    with deflated as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * 1_000_000)


def lying_zip_bomb(path: Path) -> None:
    """A part of 300 MB whose directory says that it is small."""
    zip_bomb(path)
    data = path.read_bytes()
    path.write_bytes(data.replace((300_000_000).to_bytes(4, "little"), bytes([0, 1, 0, 0])))


def laughs() -> str:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    return f"<!DOCTYPE {PUBLICATION} [{entities}]><{PUBLICATION}>&j;</{PUBLICATION}>"


def nested_tables(levels: int, cells: int = 1) -> str:
    empty = "<w:tc><w:p/></w:tc>" * (cells - 1)
    opened = "<w:tbl><w:tr><w:tc>" * levels
    return (
        opened + "<w:p><w:r><w:t>diep</w:t></w:r></w:p>" + f"</w:tc>{empty}</w:tr></w:tbl>" * levels
    )


def nested(tag: str, levels: int, root: str) -> str:
    return f"<{root}>" + f"<{tag}>" * levels + "diep" + f"</{tag}>" * levels + f"</{root}>"


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "leeg.txt": (lambda p: p.write_bytes(b""), "is empty; expected a document"),
    "wit.txt": (lambda p: p.write_text(" \n\t\n"), "holds no text"),
    "nul.txt": (lambda p: p.write_bytes(bytes(5000)), "is binary data; expected text"),
    "junk.txt": (lambda p: p.write_bytes(bytes(range(256)) * 40), "is not text in UTF-8"),
    "junk.pdf": (lambda p: p.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40), "is damaged"),
    "junk.docx": (lambda p: p.write_bytes(b"PK\x03\x04" + bytes(range(256))), "no readable Word"),
    "junk.xml": (lambda p: p.write_bytes(bytes(range(256)) * 40), "damaged XML"),
    "junk.html": (lambda p: p.write_bytes(bytes(range(256)) * 40), ""),
    "pdf.txt": (lambda p: pdf(p, "Vraag 1"), r"is a .pdf file; give it the suffix of what it is"),
    "txt.pdf": (lambda p: p.write_text(answer_text(3)), "is no .pdf file; give it the suffix"),
    "txt.docx": (lambda p: p.write_text(answer_text(3)), "is no .docx file; give it the suffix"),
    "zip.docx": (lambda p: zipfile.ZipFile(p, "w").close(), "is no .docx file"),
    "slot.pdf": (lambda p: pdf(p, "Vraag 1", "geheim"), "is encrypted; remove its password"),
    "scan.pdf": (pdf, "holds no text; scanned pages need OCR (for example ocrmypdf)"),
    "recept.txt": (lambda p: p.write_text("Neem twee eieren."), "looks like a Kamervraag"),
    "recept.pdf": (lambda p: pdf(p, "Neem twee eieren."), "looks like a Kamervraag"),
    "groot.txt": (big, "200 MB; expected at most 50 MB"),
    "groot.pdf": (big, "200 MB; expected at most 50 MB"),
    "bom.docx": (zip_bomb, "unpacks to 300,000,000 bytes; refused"),
    "leugen.docx": (lying_zip_bomb, ""),
    "lach.xml": (lambda p: p.write_text(laughs()), "entit"),
    "lach.docx": (lambda p: word(p, laughs()), "entit"),
    "diep.docx": (lambda p: word(p, word_body(nested_tables(80))), ""),
    "dieper.docx": (lambda p: word(p, word_body(nested_tables(5000))), "damaged XML inside"),
    "diep.xml": (lambda p: p.write_text(nested("al", 252, PUBLICATION)), "nested more than 250"),
    "dieper.xml": (lambda p: p.write_text(nested("al", 9999, PUBLICATION)), "damaged XML"),
    "diep.html": (lambda p: p.write_text(nested("div", 9999, "html")), ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_sentence_and_the_others_go_on(
    name: str, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, sentence = BAD[name]
    docs = tmp_path / "docs"
    write_answer(docs, "0.txt", answer_text(8))
    write_answer(docs, "z.txt", answer_text(9))
    make(docs / name)
    capsys.readouterr()
    assert ingest.main([str(docs), f"--index={settings.index}"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    failure, summary = said.out.splitlines()
    assert failure.startswith(f"mislukt   {name}: ")
    assert sentence in failure
    assert failure.count(name) == 1
    assert len(failure) < 300
    assert summary.startswith("2 documenten, 4 paren, 4 passages; 0 ongewijzigd, 0 overgeslagen, 1")
    check_stored(settings, ["0.txt", "oud.txt", "z.txt"])


def test_tables_in_tables_are_read_once(tmp_path: Path) -> None:
    word(tmp_path / "tabellen.docx", word_body(nested_tables(10, cells=2)))
    assert read(tmp_path / "tabellen.docx").text.count("diep") == 1


def check_stored(settings: Settings, sources: list[str]) -> None:
    with Library.open(settings.index, settings) as library:
        assert [d.source for d in library.documents()] == sources
        assert library.pending() == ((), ())
    assert_in_step(settings)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("weg.txt", "bestaat niet; geef een bestand of map die er is"),
        ("leeg", "bevat geen documenten; gelezen worden .docx, .htm, .html"),
        ("x" * 300 + ".txt", "bestaat niet"),
        ("oud.txt/binnen.txt", "bestaat niet"),
    ],
)
def test_a_bad_path_gets_one_sentence(
    path: str,
    sentence: str,
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "leeg").mkdir()
    good = write_answer(tmp_path, "goed.txt", answer_text(2))
    capsys.readouterr()
    command = [str(tmp_path / path), str(good), f"--index={settings.index}"]
    assert ingest.main(command) == 1
    failure, summary = capsys.readouterr().out.splitlines()
    assert failure.startswith(f"mislukt   {tmp_path / path}: {sentence}")
    assert summary.startswith("1 documenten")
    check_stored(settings, ["goed.txt", "oud.txt"])


def test_a_name_that_is_no_text_is_still_stored(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = os.fsencode(tmp_path) + b"/br\xfcg.txt"
    with open(path, "wb") as file:
        file.write(answer_text(2).encode())
    assert ingest.main([os.fsdecode(path), f"--index={settings.index}"]) == 0
    check_stored(settings, ["br\\xfcg.txt", "oud.txt"])
    assert ingest.main([os.fsdecode(path), f"--index={settings.index}"]) == 0
    assert "1 ongewijzigd" in capsys.readouterr().out


def refused(
    settings: Settings, path: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> str:
    """Ingest one more file, which fails as a whole; return the sentence."""
    capsys.readouterr()
    assert ingest.main([str(path), f"--index={settings.index}", *options]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert len(said.err) < 400
    return said.err


def test_a_read_only_library_is_said(
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = write_answer(tmp_path, "goed.txt", answer_text(2))
    connect = sqlite3.connect

    def readonly(file: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{file}?mode=ro", uri=True, **options)  # type: ignore[call-overload, no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", readonly)
        said = refused(settings, good, capsys)
        assert ingest.main(["--list", f"--index={settings.index}"]) == 0
    assert "is read-only; check the rights on it, or choose another --index" in said
    check_stored(settings, ["oud.txt"])


@pytest.mark.parametrize("made", ["folder", "file"])
def test_an_index_that_cannot_be_one_is_said(
    made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write_answer(tmp_path, "goed.txt", answer_text(2))
    settings = Settings(index=tmp_path / "index")
    if made == "folder":
        (settings.index / FILE).mkdir(parents=True)
    else:
        settings.index.write_text("geen map")
    said = refused(settings, good, capsys)
    assert "cannot be opened" in said
    assert "check the" in said


class FullDisk(sqlite3.Connection):
    """A connection to a file that cannot grow."""

    def executemany(self, sql: str, *rest: object) -> sqlite3.Cursor:
        if "passages" in sql or "tokens" in sql:
            raise sqlite3.OperationalError("database or disk is full")
        return super().executemany(sql, *rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("file", [FILE, "tokens.sqlite"])
def test_a_full_disk_is_said_and_the_next_run_completes(
    file: str,
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = write_answer(tmp_path, "goed.txt", answer_text(2))
    connect = sqlite3.connect

    def full(path: Path, **options: object) -> sqlite3.Connection:
        kind = FullDisk if Path(path).name == file else sqlite3.Connection
        return connect(path, factory=kind, **options)  # type: ignore[call-overload, no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", full)
        said = refused(settings, good, capsys)
    assert "disk is full" in said
    assert "free some" in said
    assert "oud.txt#0.0" in library_keys(settings)
    assert ingest.main([str(good), f"--index={settings.index}"]) == 0
    check_stored(settings, ["goed.txt", "oud.txt"])


def test_a_disk_that_fills_up_while_tantivy_writes(
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = write_answer(tmp_path, "goed.txt", answer_text(2))

    class Full:
        def __init__(self, writer: object) -> None:
            self._writer = writer

        def __getattr__(self, name: str) -> object:
            return getattr(self._writer, name)

        def commit(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    opened = LexicalIndex._open_writer

    def full(index: LexicalIndex) -> object:
        if index._writer is None:
            index._writer = Full(opened(index))
        return index._writer

    with monkeypatch.context() as patch:
        patch.setattr(LexicalIndex, "_open_writer", full)
        said = refused(settings, good, capsys)
    assert "No space left on device" in said
    assert "if space is short free some" in said
    assert ingest.main([str(good), f"--index={settings.index}"]) == 0
    check_stored(settings, ["goed.txt", "oud.txt"])


@pytest.mark.parametrize("name", ["chroma", "tantivy", "tokens.sqlite"])
def test_a_cache_that_is_damaged_is_rebuilt_as_the_sentence_says(
    name: str, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    good = write_answer(tmp_path, "goed.txt", answer_text(2))
    for path in [settings.index / name, *(settings.index / name).rglob("*")]:
        if path.is_file():
            path.write_bytes(b"kapot" * 1000)
    said = refused(settings, good, capsys)
    assert "python ingest.py --rebuild" in said
    SharedSystemClient.clear_system_cache()  # as in a new process
    assert ingest.main([str(good), "--rebuild", f"--index={settings.index}"]) == 0
    check_stored(settings, ["goed.txt", "oud.txt"])
