from pathlib import Path

import pytest

from rag.datamodels import Document, DocumentKind, Region, Span
from rag.indexing import parse_file
from rag.regions import account, divide, warnings
from tests.mutating import sound
from tests.texts import APPENDIX, FRESH, POSTPONED

STRAY = (
    "De provincie heeft in de zomer besloten om de brug te vervangen, omdat de pijlers waren "
    "verzakt en het verkeer gevaar liep.\n"
)
SAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parent.parent / "samples").rglob("*")
    if path.suffix in {".txt", ".docx", ".pdf", ".xml", ".html"}
)
LETTER = """Ministerie van Water
> Retouradres Postbus 1 2500 AA Den Haag
Aan de Voorzitter van de Tweede Kamer
Datum 3 mei 2099
Onderwerp Beantwoording Kamervragen over de brug, de sluis en alles wat daar nog meer bij hoort.
Geachte voorzitter,
Hierbij stuur ik u de antwoorden op de vragen van het lid De Proef (PvdV) over de brug.
De minister van Water, mede namens de minister van Dijken en de staatssecretaris van Veren
S. Sluiswachter
"""


def unassigned(document: Document) -> list[str]:
    return [
        part.span.of(document.text).strip()
        for part in document.regions
        if part.region is Region.UNASSIGNED
    ]


def regions_of(head: str) -> list[tuple[Region, str]]:
    return [(part.region, part.span.of(head)) for part in divide(head, [], len(head))]


@pytest.mark.parametrize("before", ["Vraag 1\n", "Vragen van de leden", "Antwoord van Minister"])
def test_stray_prose_before_the_first_heading_is_unassigned_and_said(before: str) -> None:
    document = sound(APPENDIX.replace(before, STRAY + before, 1))
    assert unassigned(document) == [STRAY.strip()]
    assert document.warnings == (f'unassigned: "{STRAY[:80]}…"',)
    assert account(document)[Region.UNASSIGNED] >= len(STRAY.strip())
    assert [pair.numbers for pair in document.pairs] == [(1,), (2, 3)]


def test_prose_behind_a_title_on_its_line_is_unassigned() -> None:
    document = sound(APPENDIX.replace("nr. 7.\n", f"nr. 7. {STRAY}"))
    assert unassigned(document) == [STRAY.strip()]


@pytest.mark.parametrize(
    "text", [APPENDIX, FRESH, POSTPONED, LETTER + "Vraag 1\nA?\nAntwoord 1\nJa."]
)
def test_titles_and_letters_are_metadata(text: str) -> None:
    assert unassigned(sound(text)) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_sample_has_unassigned_text(path: Path) -> None:
    document = parse_file(path, path.name)
    assert unassigned(document) == []
    assert not any(warning.startswith("unassigned") for warning in document.warnings)


def test_a_postponement_without_questions_is_a_notice_after_its_title() -> None:
    document = sound(
        POSTPONED + "Ik stuur uw Kamer de antwoorden toe zodra alle pijlers zijn nagemeten.\n"
    )
    assert document.kind is DocumentKind.POSTPONEMENT
    assert unassigned(document) == []
    (notice,) = [p.span.of(document.text) for p in document.regions if p.region is Region.TAIL]
    assert notice.startswith("De vragen van het lid De Proef")
    assert notice.strip().endswith("nagemeten.")


def test_a_document_without_blocks_may_hold_unassigned_text() -> None:
    asked = "Mondelinge vragen van het lid X (Y) aan de Minister van Water over de brug.\n"
    document = sound(asked + STRAY)
    assert unassigned(document) == [STRAY.strip()]


def test_a_title_may_run_over_lines_but_not_over_a_sentence() -> None:
    title = (
        "Vragen van het lid X (Y) over het bericht\n"
        "«Brug. Sluis» van gisteren (ingezonden 3 mei 2099).\n"
    )
    assert regions_of(title) == [(Region.METADATA, title)]
    answer = "Antwoord van Minister A (B) (ontvangen 3 mei 2099).\n"
    broken = f"Vragen van het lid X (Y) over de brug.\n{STRAY}{answer}"
    assert [region for region, _ in regions_of(broken)] == [
        Region.METADATA,
        Region.UNASSIGNED,
        Region.METADATA,
    ]


def test_a_head_longer_than_any_head_is_unassigned() -> None:
    found = regions_of("Brug\n" * 6000)
    assert [(region, len(text)) for region, text in found] == [
        (Region.METADATA, 20_000),
        (Region.UNASSIGNED, 10_000),
    ]


def test_long_text_is_prose_without_a_full_stop() -> None:
    found = regions_of("water en wind " * 20)
    assert [region for region, _ in found] == [Region.UNASSIGNED]


def test_blocks_and_notes_follow_the_head() -> None:
    text = "Titel\nVraag 1\nA?\n\n1 noot"
    found = divide(text, [(6, Region.QUESTION)], 16)
    assert [(part.span, part.region) for part in found] == [
        (Span(0, 6), Region.METADATA),
        (Span(6, 16), Region.QUESTION),
        (Span(16, len(text)), Region.FOOTNOTE),
    ]


def test_a_warning_shows_the_first_80_characters_or_all() -> None:
    short = "Wie dit leest, weet dat er een brug was over de Proefvaart."
    short = f"{short[:-1]} en meer."
    assert warnings(short, divide(short, [], len(short))) == (f'unassigned: "{short}"',)
    assert warnings(STRAY, divide(STRAY, [], len(STRAY))) == (f'unassigned: "{STRAY[:80]}…"',)
