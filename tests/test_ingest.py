from pathlib import Path

import pytest

import ingest
from rag import caches
from tests.fakes import FakeTokenEncoder, answer_text, write_answer
from tests.texts import FRESH


@pytest.fixture(autouse=True)
def encoder(monkeypatch: pytest.MonkeyPatch) -> FakeTokenEncoder:
    fake = FakeTokenEncoder()
    monkeypatch.setattr(caches, "load_encoder", lambda settings: fake)
    return fake


@pytest.fixture
def index(tmp_path: Path) -> str:
    return f"--index={tmp_path / 'index'}"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for number in (1, 2):
        write_answer(folder, f"{number}.txt", answer_text(number))
    return folder


def test_a_summary_closes_the_ingestion(
    docs: Path, index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_answer(docs, "3.txt", answer_text(1))
    write_answer(docs, "notitie.md", "hallo")
    assert ingest.main([str(docs), index]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    *skipped, summary = said.out.splitlines()
    assert skipped == [
        "overgeslagen notitie.md: .md wordt niet gelezen",
        "overgeslagen 3.txt: zelfde inhoud als 1.txt",
    ]
    assert summary.startswith(
        "2 documenten, 4 paren, 4 passages; 0 ongewijzigd, 2 overgeslagen, 0 mislukt; "
    )
    assert summary.endswith(" s")


def test_a_second_time_changes_nothing(
    docs: Path, index: str, encoder: FakeTokenEncoder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingest.main([str(docs), index]) == 0
    encoder.calls.clear()
    capsys.readouterr()
    assert ingest.main([str(docs), index]) == 0
    assert capsys.readouterr().out.startswith("0 documenten, 0 paren, 0 passages; 2 ongewijzigd")
    assert encoder.calls == []


def test_a_failed_file_is_named_and_the_others_go_on(
    docs: Path, index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_answer(docs, "1a.txt", "")
    assert ingest.main([str(docs), str(docs / "weg.txt"), index]) == 1
    first, second, summary = capsys.readouterr().out.splitlines()
    assert first == (
        f"mislukt   {docs / 'weg.txt'}: bestaat niet; geef een bestand of map die er is"
    )
    assert second == "mislukt   1a.txt: is empty; expected a document"
    assert "2 documenten" in summary
    assert "2 mislukt" in summary


def test_the_catalogue_is_listed(
    docs: Path, index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingest.main([str(docs), "--list", index]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1.txt\tanswer\t2099-06-04\t2 paren\tbrug 1",
        "2.txt\tanswer\t2099-06-04\t2 paren\tbrug 2",
        "2 documenten",
    ]


def test_a_document_is_deleted(docs: Path, index: str, capsys: pytest.CaptureFixture[str]) -> None:
    ingest.main([str(docs), index])
    capsys.readouterr()
    assert ingest.main(["--delete", "2099Z00001", "--list", index]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "verwijderd: 1.txt",
        "2.txt\tanswer\t2099-06-04\t2 paren\tbrug 2",
        "1 documenten",
    ]
    assert ingest.main(["--delete", "1.txt", index]) == 1
    assert capsys.readouterr().err == (
        "ingest.py: 1.txt: not in the library; closest are 2.txt (python ingest.py --list)\n"
    )


def test_another_setting_needs_a_rebuild(
    docs: Path, index: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest.main([str(docs), index])
    capsys.readouterr()
    monkeypatch.setenv("KAMERANTWOORD_PASSAGE_WORDS", "4")
    for command in ([str(docs), index], ["--list", index], ["--delete", "1.txt", index]):
        assert ingest.main(command) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "passage_words = 160, now it is 4" in said.err
        assert "python ingest.py --rebuild --index" in said.err
    assert ingest.main(["--rebuild", index]) == 0
    assert ingest.main([str(docs), index]) == 0
    assert "2 ongewijzigd" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["--list"], ["--delete", "1.txt"], ["--rebuild"]])
def test_without_an_index_it_says_how_to_make_one(
    command: list[str], index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingest.main([*command, index]) == 1
    said = capsys.readouterr().err
    assert "no index in" in said
    assert "python ingest.py PATH --index" in said
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_do_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        ingest.main([])
    assert caught.value.code == 2
    assert "geef een bestand of map, of --list, --delete of --rebuild" in capsys.readouterr().err


def test_an_unknown_setting_is_one_sentence(
    index: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAMERANTWOORD_PASAGE_WORDS", "4")
    assert ingest.main(["--list", index]) == 1
    assert "KAMERANTWOORD_PASAGE_WORDS is not a setting" in capsys.readouterr().err


def test_progress_is_shown_on_a_terminal_only(
    tmp_path: Path, index: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_answer(tmp_path, "a.txt", FRESH)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert ingest.main([str(path), index]) == 0
    said = capsys.readouterr().err
    assert "lezen      " + "█" * 30 + " 1/1\n" in said
    assert "indexeren  " + "█" * 30 + " 1/1\n" in said
