import json
from pathlib import Path

import pytest

from rag.__main__ import main
from rag.indexing import Ingestion
from rag.records import answer_record
from rag.settings import Settings
from tests.fake_chatbot import STORED, answered
from tests.fakes import FakeEncoder
from tests.texts import APPENDIX, POSTPONED


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("main")
    (folder / "ah-tk-20982099-12.txt").write_text(APPENDIX)
    (folder / "2099Z00040.txt").write_text(POSTPONED)
    Ingestion(Settings(index=folder / "index"), encoder=FakeEncoder()).run([folder])
    return folder / "index"


def test_a_record_holds_what_the_format_asks() -> None:
    record = answer_record(answered())
    citation = record["statements"][0]["citations"][0]
    assert STORED[citation["start"] : citation["end"]] == citation["quote"]
    assert (citation["role"], record["status"]) == ("answer", "answered")
    assert record["hits"] == [
        {"rank": 1, "source": "ah-tk-20982099-12.txt", "numbers": [2, 3], "score": 2.5}
    ]
    assert record["text"].startswith("Er klemmen 14 van de 212 sluizen. [1]")
    assert {"question", "seconds", "version"} <= set(record)


@pytest.mark.parametrize("name", ["ah-tk-20982099-12.txt", "ah-tk-20982099-12"])
def test_show_prints_the_stored_answer_and_nothing_else(
    index: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["show", name, "--number", "3", "--index", str(index)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Er klemmen 14 van de 212 sluizen. ")
    assert printed.endswith("Zie verder het antwoord op vraag 1.\n")


def test_show_without_a_number_gives_an_overview(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "ah-tk-20982099-12", "--index", str(index)]) == 0
    printed = capsys.readouterr().out
    assert "het bericht «Sluis klemt»" in printed
    assert "minister Sluiswachter (Water)" in printed


def test_pairs_come_as_json(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pairs", "ah-tk-20982099-12", "--json", "--index", str(index)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [p["numbers"] for p in record["pairs"]] == [[1], [2, 3]]
    assert record["pairs"][0]["answer"] == "Ja."
    assert record["pairs"][0]["footnotes"][0]["marker"] == "1"
    assert record["metadata"]["received"] == "2099-06-01"


def test_pairs_of_a_file_need_no_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ah.txt").write_text(APPENDIX)
    assert main(["pairs", str(tmp_path / "ah.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == "ah.txt"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "bestaat-niet"], "not in the library; closest are"),
        (["show", "ah-tk-20982099-12", "--number", "9"], "has no answer 9; it has 1, 2, 3"),
        (["show", "2099Z00040", "--number", "1"], "has no answer 1; it has none"),
    ],
)
def test_errors_are_one_sentence_and_exit_code_one(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main([*arguments, "--index", str(index)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_no_index_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "nat?", "--index", str(tmp_path / "weg")]) == 1
    assert "make one: python ingest.py PATH" in capsys.readouterr().err


def test_wrong_usage_is_exit_code_two() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["vraag"])
