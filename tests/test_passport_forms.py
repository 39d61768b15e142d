from pathlib import Path

import pytest

from rag import __version__
from rag.answers import Answer, Status
from rag.errors import NotFoundError, RagError, SettingsError
from rag.passport import PassportRecord, passport
from rag.passport_forms import as_markdown, save
from rag.passport_reading import read
from rag.settings import Settings
from rag.verifying import verify
from tests.passport_support import COST, MADE, TICKS, WHOLE, Take, record_of
from tests.test_connecting import LETTER


def test_the_page_is_readable_and_nothing_in_it_is_markup(record: PassportRecord) -> None:
    record["citations"][1]["quote"] = f"{TICKS}\n1. eerst\n- dan"
    page, _, _ = as_markdown(record).partition("`````")
    assert page.startswith(
        "# Wat kostte de brug?\n\nAntwoord van Kamerantwoord " + __version__ + ", bewaard op 1"
    )
    assert f"> “{COST}” \\[1\\]\n>\n> \\[1\\] minister Sluiswachter (Water), antwoord" in page
    assert "> “Zie \\`\\`\\`json en \\_dit\\_ &lt;b&gt;vet" in page
    assert "\n>\n> 1\\. eerst\n>\n> \\- dan” \\[2\\]" in page


def test_the_fence_is_longer_than_any_in_a_quote(take: Take) -> None:
    record = record_of(take(a=WHOLE), **{TICKS: 2})
    assert as_markdown(record).endswith("}\n````\n")


def test_an_abstention_has_a_passport_too(take: Take, tmp_path: Path) -> None:
    library = take(a=LETTER)
    answer = Answer("Wat eet men?", Status.NOT_FOUND, reason="Hierover staat geen antwoord.")
    save(passport(answer, library, Settings(), MADE), tmp_path / "geen.md")
    assert "Niet gevonden. Hierover staat geen antwoord." in (tmp_path / "geen.md").read_text()
    assert verify(read(tmp_path / "geen.md"), library) == ()


@pytest.mark.parametrize("name", ["a.txt", "a", "a.json.gz"])
def test_another_suffix_is_refused(record: PassportRecord, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=r"saved as \.json or \.md"):
        save(record, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_is_replaced_only_by_force(record: PassportRecord, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("van mij")
    with pytest.raises(SettingsError, match="exists already"):
        save(record, tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text() == "van mij"
    save(record, tmp_path / "a.md", force=True)
    assert read(tmp_path / "a.md") == record


def test_what_cannot_be_written_leaves_nothing(record: PassportRecord, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such folder"):
        save(record, tmp_path / "weg" / "a.md")
    (tmp_path / "map.md").mkdir()
    with pytest.raises(RagError, match="cannot be written"):
        save(record, tmp_path / "map.md", force=True)
    assert not list(tmp_path.glob(".*"))
