import json
from datetime import timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest

from rag.__main__ import main
from rag.chatbot import Chatbot
from rag.errors import CitationError
from rag.passport import digest, passport
from rag.settings import Settings
from tests.passport_support import BEFORE, CHANGED, COST, HOURS, MADE, Take, answer_of
from tests.test_connecting import LETTER


def test_a_passport_holds_what_it_takes_to_check_an_answer(take: Take, tmp_path: Path) -> None:
    library = take(a=LETTER)
    local = MADE.astimezone(timezone(timedelta(hours=2)))
    record = passport(answer_of(library), library, Settings(), local)
    quote = record["citations"][0]
    stored = library.document("a.txt")
    pair = stored.pair(1)
    assert pair is not None
    answer = stored.answer_text(pair)
    assert answer[quote["start"] : quote["end"]] == quote["quote"] == COST
    assert quote["answer_sha256"] == digest(answer)
    assert quote["file_sha256"] == digest((tmp_path / "docs" / "a.txt").read_text())
    assert quote["said_by"] == [{"office": "minister", "name": "Sluiswachter", "ministry": "Water"}]
    assert (quote["identifier"], quote["question_number"]) == ("kv-tk-2099Z00077", "2099Z00077")
    assert quote["line"].startswith("minister Sluiswachter (Water), antwoord van 1 juni 2099")
    assert (record["made"], record["encoder"]) == ("2099-07-01T14:03:00+00:00", "embedded")
    assert record["confidence"] == 0.8765
    assert [e["numbers"] for e in record["evidence"]] == [[1], [2]]


def test_an_answer_that_the_library_no_longer_holds_gets_no_passport(take: Take) -> None:
    answer = answer_of(take(a=LETTER))
    changed = take(a=LETTER.replace("14 weken", "41 weken"))
    with pytest.raises(CitationError, match="veranderd sinds het antwoord"):
        passport(answer, changed, Settings(), MADE)


def test_quotes_of_one_pair_share_its_number(take: Take) -> None:
    quotes = {COST: 1, HOURS: 2, "De brug is in 2098": 1}
    record = passport(answer_of(take(a=LETTER), **quotes), take(a=LETTER), Settings(), MADE)
    assert [q["number"] for q in record["citations"]] == [1, 2, 1]
    assert [q["quote"] for q in record["citations"]] == list(quotes)


# -- the command line -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["antwoord.md", "antwoord.json"])
@pytest.mark.parametrize(
    ("later", "code", "said"),
    [
        (LETTER, 0, "Alle citaten (2) staan nog letterlijk in de bibliotheek."),
        (BEFORE, 0, "[1] verplaatst: "),
        (CHANGED, 1, "Van de citaten (2) staan er 1 niet meer zo in de bibliotheek."),
    ],
)
def test_ask_saves_and_verify_checks(
    take: Take,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    later: str,
    code: int,
    said: str,
) -> None:
    library = take(a=LETTER)
    answer = answer_of(library)
    fake = SimpleNamespace(
        library=library,
        stream=lambda query, filters: iter([answer]),
        model_notice=lambda: "",
    )
    monkeypatch.setattr(Chatbot, "load", lambda settings: fake)
    index, file = ["--index", str(settings.index)], str(tmp_path / name)
    assert main(["ask", "Wat kostte de brug?", "--save", file, "--json", *index]) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "Wat kostte de brug?"
    assert main(["ask", "Wat kostte de brug?", "--save", file, *index]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["ask", "Wat kostte de brug?", "--save", file, "--force", *index]) == 0
    capsys.readouterr()
    take(a=later)
    assert main(["verify", file, *index]) == code
    printed = capsys.readouterr().out
    assert said in printed
    assert len(printed.splitlines()) == 3
    assert main(["verify", file, "--json", *index]) == code
    told = json.loads(capsys.readouterr().out)
    assert told["stands"] is (code == 0)
    assert [f["citation"] for f in told["findings"]] == [1, 2]


def test_a_wrong_suffix_is_refused_before_anything_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weg = str(tmp_path / "weg")
    assert main(["ask", "nat?", "--save", str(tmp_path / "a.pdf"), "--index", weg]) == 1
    assert "bewaard als .json of .md" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, "# niets", '{"format": "x"}'])
def test_verify_says_in_one_sentence_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    if content is not None:
        (tmp_path / "a.md").write_text(content)
    assert main(["verify", str(tmp_path / "a.md"), "--index", str(tmp_path / "weg")]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
