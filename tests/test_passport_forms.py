from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag import __version__
from rag.answers import Answer, Listed, Part, Status
from rag.datamodels import DocumentKind
from rag.errors import NotFoundError, RagError, SettingsError
from rag.library import Library
from rag.passport import PassportRecord, passport
from rag.passport_forms import as_json, as_markdown, save
from rag.passport_reading import read
from rag.settings import Settings
from rag.verifying import verify
from tests.passport_support import (
    COST,
    HOURS,
    MADE,
    TICKS,
    WHOLE,
    Take,
    answer_of,
    record_of,
)
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


OPEN = "Er zijn vragen gesteld over de sluis, maar een antwoord staat hier nog niet."
COUNTED = "In deze bibliotheek staan 2 sets Kamervragen, met samen 3 vragen; 1 is beantwoord."


def several(library: Library) -> Answer:
    """Return the answer to a message of four questions: quoted, open, counted, quoted above."""
    single = answer_of(library)
    first, second = single.statements
    listed = (
        Listed("b.txt", DocumentKind.QUESTION, "de sluis", questions=1, part=3),
        Listed(
            *("c.txt", DocumentKind.ANSWER, "de brug"),
            answered=date(2099, 6, 1),
            questions=2,
            part=3,
        ),
    )
    parts = (
        Part("Wat kostte de brug?", Status.ANSWERED),
        Part("En de sluis?", Status.NOT_ANSWERED_YET, OPEN),
        Part("Hoeveel vragen zijn er gesteld?", Status.ANSWERED, COUNTED),
        Part("Wanneer is zij open?", Status.ANSWERED),
        Part("En op werkdagen?", Status.ANSWERED, above=True),
    )
    statements = (replace(first, part=1), replace(second, part=4))
    return replace(single, statements=statements, parts=parts, listing=listed)


def test_a_page_of_several_questions_tells_what_became_of_each(take: Take, tmp_path: Path) -> None:
    library = take(a=LETTER)
    record = passport(several(library), library, Settings(), MADE)
    page = as_markdown(record).partition("```")[0]
    sections = page.split("\n## ")[1:]
    told = [s.split("\n\n")[1].strip() for s in sections[:5]]
    assert [s.partition("\n")[0] for s in sections[:5]] == [
        f"{n}. {part.query}" for n, part in enumerate(several(library).parts, 1)
    ]
    assert told[0].startswith(f"> “{COST}")
    assert told[1] == f"Nog niet beantwoord. {OPEN}"
    assert told[2] == COUNTED
    assert "- de sluis · 1 vraag · nog niet beantwoord" in sections[2]
    assert "- de brug · 2 vragen · beantwoord op 1 juni 2099" in sections[2]
    assert told[3].startswith(f"> “{HOURS}")
    assert told[4] == "Zie het citaat hierboven."
    assert "Citaten" not in page
    save(record, tmp_path / "a.md")
    assert read(tmp_path / "a.md") == record


def test_a_page_of_several_questions_as_it_was_saved_before_is_read(
    take: Take, tmp_path: Path
) -> None:
    """It showed the quotes together and no parts."""
    library = take(a=LETTER)
    record = passport(several(library), library, Settings(), MADE)
    whole = as_markdown({**record, "parts": [], "listing": []})
    data = "```json\n" + as_json(record) + "```\n"
    (tmp_path / "a.md").write_text(whole.partition("```json")[0] + data)
    assert read(tmp_path / "a.md") == record
    astray = {**record, "parts": [{**record["parts"][0], "statements": [7, 1, 1]}]}
    assert as_markdown(astray).count("\n> “") == 2  # whatever the parts say, every quote once


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_list_says_what_became_of_its_questions(take: Take, kind: DocumentKind) -> None:
    library = take(a=LETTER)
    listed = (Listed("a.txt", kind, "de brug"),)
    answer = Answer("Hoeveel?", Status.ANSWERED, reason=COUNTED, listing=listed)
    page = as_markdown(passport(answer, library, Settings(), MADE))
    state = {DocumentKind.ANSWER: "beantwoord", DocumentKind.POSTPONEMENT: "uitgesteld"}
    assert f"- de brug · {state.get(kind, 'nog niet beantwoord')}\n" in page


@pytest.mark.parametrize("name", ["a.txt", "a", "a.json.gz"])
def test_another_suffix_is_refused(record: PassportRecord, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=r"bewaard als \.json of \.md"):
        save(record, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_is_replaced_only_by_force(record: PassportRecord, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("van mij")
    with pytest.raises(SettingsError, match="bestaat al"):
        save(record, tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text() == "van mij"
    save(record, tmp_path / "a.md", force=True)
    assert read(tmp_path / "a.md") == record


def test_what_cannot_be_written_leaves_nothing(record: PassportRecord, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="deze map bestaat niet"):
        save(record, tmp_path / "weg" / "a.md")
    (tmp_path / "map.md").mkdir()
    with pytest.raises(RagError, match="niet te schrijven"):
        save(record, tmp_path / "map.md", force=True)
    assert not list(tmp_path.glob(".*"))
