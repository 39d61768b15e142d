import zipfile
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import OxmlElement

from rag.errors import ReadError
from rag.parsing import parse
from rag.reading import SUPERSCRIPT, RawLine, assemble, read


def lines(path: Path) -> list[str]:
    reading = read(path)
    return [line.span.of(reading.text) for line in reading.lines]


def test_lines_know_where_they_stand() -> None:
    reading = assemble([RawLine("een\ntwee"), RawLine("drie", bold=True)], typeset=None)
    assert reading.text == "een\ntwee\ndrie"
    assert [line.span.of(reading.text) for line in reading.lines] == ["een", "twee", "drie"]
    assert [line.bold for line in reading.lines] == [False, False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes("Financiën\r\nen zorg".encode(encoding))
    assert lines(path) == ["Financiën", "en zorg"]


def test_a_form_feed_starts_a_page(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("een\ftwee")
    assert [line.page for line in read(path).lines] == [1, 2]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.txt", b"", r"leeg\.txt: is empty"),
        ("wit.txt", b" \n\n ", r"wit\.txt: holds no text"),
        ("junk.txt", bytes(range(32)) * 20, r"junk\.txt: is binary data"),
        ("brief.txt", b"%PDF-1.7 ...", r"brief\.txt: is a \.pdf file"),
        ("brief.pdf", b"gewoon tekst", r"brief\.pdf: is no \.pdf file"),
        ("brief.docx", b"gewoon tekst", r"brief\.docx: is no \.docx file"),
        (
            "brief.doc",
            b"\xd0\xcf\x11\xe0oud",
            r"brief\.doc: \.doc cannot be read; save it as \.docx",
        ),
        ("brief.docx", b"\xd0\xcf\x11\xe0versleuteld", r"an old or encrypted Word file"),
        ("blad.xlsx", b"PK\x03\x04", r"blad\.xlsx: \.xlsx cannot be read; supported are"),
        ("x.xml", b"<ander/>", r"x\.xml: its root is <ander>"),
        ("x.xml", b"<officiele-publicatie>", r"x\.xml: damaged XML"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=said) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        read(tmp_path / "weg.txt")


def test_word_runs_tell_bold_from_plain(tmp_path: Path) -> None:
    word = Word()
    word.add_paragraph().add_run("Vraag 1").bold = True
    word.add_paragraph("Gewoon")
    word.save(str(tmp_path / "brief.docx"))
    assert [line.bold for line in read(tmp_path / "brief.docx").lines] == [True, False]


def test_word_numbers_are_written_out(tmp_path: Path) -> None:
    word = Word()
    word.add_paragraph("Vragen van het lid X (VBP) aan de minister van Water over natte voeten")
    for text in ("Kent u dit?", "Wat doet u eraan?"):
        word.add_paragraph(text, style="List Number")
    word.save(str(tmp_path / "vragen.docx"))
    document = parse(read(tmp_path / "vragen.docx"), "vragen.docx")
    assert [p.numbers for p in document.pairs] == [(1,), (2,)]
    assert document.question_text(document.pairs[1]) == "Wat doet u eraan?"


def test_tracked_changes_are_accepted(tmp_path: Path) -> None:
    word = Word()
    paragraph = word.add_paragraph("Het kan ")
    for tag, inner, text in (("w:del", "w:delText", "niet "), ("w:ins", "w:t", "wel")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    word.save(str(tmp_path / "brief.docx"))
    assert lines(tmp_path / "brief.docx") == ["Het kan wel"]


def test_a_table_row_is_one_line(tmp_path: Path) -> None:
    word = Word()
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Jaar", "Aantal", "2098", "14"], strict=True):
        cell.text = text
    word.save(str(tmp_path / "tabel.docx"))
    assert "2098\t14" in lines(tmp_path / "tabel.docx")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 250_000_000)
    with pytest.raises(ReadError, match=r"bom\.docx: unpacks to 250,000,000 bytes"):
        read(path)


@pytest.mark.parametrize("suffix", [".xml", ".docx"])
def test_entities_are_refused(tmp_path: Path, suffix: str) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        "<officiele-publicatie>&b;</officiele-publicatie>"
    )
    path = tmp_path / f"bom{suffix}"
    if suffix == ".docx":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", bomb)
    else:
        path.write_text(bomb)
    with pytest.raises(ReadError, match="entities"):
        read(path)


def test_official_xml_reads_as_the_printed_document(tmp_path: Path) -> None:
    path = tmp_path / "ah-tk-20982099-12.xml"
    path.write_text(
        """<officiele-publicatie><metadata/><kamervragen><kamervraagkop>
        <tekstregel inhoud="x">Tweede Kamer der Staten-Generaal</tekstregel>
        <tekstregel inhoud="y">Vergaderjaar 2098–2099</tekstregel></kamervraagkop>
        <kamervraagnummer>12</kamervraagnummer>
        <kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>De Proef
        </achternaam></naam> (Lijst Proef) aan de Minister van Water over
        <kamervraagonderwerp>natte voeten</kamervraagonderwerp> (ingezonden 3 mei 2099).
        </kamervraagomschrijving><kamervraagomschrijving type="antwoord">Antwoord van Minister
        Sluiswachter (Water) (ontvangen 1 juni 2099).</kamervraagomschrijving>
        <vraag><nr>Vraag 1</nr><al>Nat?<noot type="voet"><noot.nr>1</noot.nr><noot.al>Krant
        </noot.al></noot></al></vraag><antwoord><nr>Antwoord 1</nr><al>Ja.</al><lijst><li>
        <li.nr>–</li.nr><al>heel nat</al></li></lijst></antwoord></kamervragen>
        </officiele-publicatie>"""
    )
    document = parse(read(path), path.name)
    pair = document.pairs[0]
    assert document.question_text(pair) == "Nat?" + "1".translate(SUPERSCRIPT)
    assert document.answer_text(pair) == "Ja.\n– heel nat"
    assert [n.span.of(document.text) for n in pair.footnotes] == ["Krant"]
    assert document.metadata.identifier == "ah-tk-20982099-12"
