import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rag import passport_reading
from rag.errors import NotFoundError, ParseError, RagError, ReadError
from rag.findings import FindingKind
from rag.passport import PassportRecord
from rag.passport_forms import as_json, as_markdown, save
from rag.passport_reading import read
from rag.verifying import verify
from tests.passport_support import COST, HOURS, TICKS, WHOLE, Take, edited, record_of, sealed
from tests.test_connecting import LETTER, LONG

PART = {"question": "?", "status": "answered", "reason": "", "statements": []}
ITEM = {
    **dict.fromkeys(("source", "subject", "identifier", "link"), ""),
    **{"kind": "question", "askers": [], "submitted": None, "answered": None},
    **{"questions": 2, "part": 0},
}


@pytest.mark.parametrize("name", ["antwoord.json", "antwoord.md", "antwoord.MD"])
@pytest.mark.parametrize("quotes", [{COST: 1, HOURS: 2}, {TICKS: 2}, {LONG: 1}])
def test_both_forms_give_the_passport_back(
    take: Take, tmp_path: Path, name: str, quotes: dict[str, int]
) -> None:
    record = record_of(take(a=WHOLE), **quotes)
    save(record, tmp_path / name)
    assert read(tmp_path / name) == record
    assert not list(tmp_path.glob(".*"))
    assert (tmp_path / name).read_bytes().endswith(b"\n")


@pytest.mark.parametrize("form", [as_json, as_markdown])
def test_a_passport_survives_windows_and_half_a_character(
    record: PassportRecord, tmp_path: Path, form: Callable[[PassportRecord], str]
) -> None:
    record["question"] = "half \udcff, met “aanhalingstekens” en\neen regel"
    path = tmp_path / "antwoord"
    path.write_bytes(b"\xef\xbb\xbf" + form(sealed(record)).replace("\n", "\r\n").encode())
    assert read(path) == record


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("> “Het onderhoud kostte 2,5", "> “Het onderhoud kostte 9,5"),
        ("> \\[1\\] minister Sluiswachter", "> \\[1\\] minister Nep"),
        ("## Citaten", "## Citaten\n\n> “Alles is gratis.”"),
    ],
)
def test_a_page_that_shows_other_quotes_than_it_holds_is_refused(
    record: PassportRecord, tmp_path: Path, old: str, new: str
) -> None:
    page = as_markdown(record)
    assert page.count(old) == 1
    (tmp_path / "a.md").write_text(page.replace(old, new))
    with pytest.raises(ParseError, match="bewerkt: "):
        read(tmp_path / "a.md")


def test_a_note_may_be_added_to_a_page(record: PassportRecord, tmp_path: Path) -> None:
    page = as_markdown(record).replace("## Citaten", "Voor de nota van 3 juli.\n\n## Citaten")
    (tmp_path / "a.md").write_text(page + "\nGezien door mij.\n")
    assert read(tmp_path / "a.md") == record


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r.update(format="iets"), "geen bewaard antwoord"),
        (lambda r: r.update(format_version=3), "format_version is 3, bekend is tot en met 2"),
        (lambda r: r.update(format_version="1"), "format_version is niet 1 tot en met 2"),
        (lambda r: r.update(format_version=True), "format_version is niet een geheel getal"),
        (lambda r: r.pop("citations"), "passport mist 'citations'"),
        (lambda r: r.update(extra=1), "passport heeft een onbekend 'extra'"),
        (lambda r: r.update(citations={}), "passport.citations is niet een lijst"),
        (lambda r: r.update(citations=[1]), r"passport.citations\[1\] is niet een object"),
        (lambda r: r.update(question=None), "passport.question is niet een tekst"),
        (lambda r: r.update(confidence="hoog"), "passport.confidence is niet een getal"),
        (lambda r: r.update(confidence=float("nan")), "passport.confidence is niet een getal"),
        (lambda r: r.update(made="gisteren"), "made is geen moment: 'gisteren'"),
        (lambda r: r.update(made="2099-07-01"), "made is niet een moment met tijdzone"),
        (lambda r: r.update(status="ja"), "status 'ja' is niet bekend"),
        (lambda r: r.update(parts=[PART | {"status": "ja"}]), "status 'ja' is niet bekend"),
        (lambda r: r["listing"].append(ITEM | {"kind": "brief"}), "kind 'brief' is niet bekend"),
        (lambda r: r["listing"].append(ITEM | {"answered": "ja"}), "geen dag: 'ja'"),
        (lambda r: r.update(language="fr"), "language is niet nl of en"),
        (lambda r: r["citations"][0].update(start=-1), r"\.start is niet 0 of meer"),
        (lambda r: r["citations"][0].update(start=True), r"\.start is niet een geheel"),
        (lambda r: r["citations"][0].update(numbers=["1"]), r"numbers\[1\] is niet een geheel"),
        (lambda r: r["citations"][0].update(numbers=[]), "citaat 1 is niet gevuld"),
        (lambda r: r["citations"][0].update(quote=""), "citaat 1 is niet gevuld"),
        (lambda r: r["citations"][0].update(number=7), "number is niet 1"),
        (lambda r: r["citations"][0].update(file_sha256="x"), "is niet een SHA-256"),
        (lambda r: r["citations"][0].update(source="x" * 2000), "een naam is niet kort"),
        (lambda r: r["citations"][0].update(received="morgen"), "geen dag: 'morgen'"),
        (lambda r: r["evidence"][0].update(numbers=[]), "evidence.numbers is niet gevuld"),
    ],
)
def test_every_field_is_checked(
    record: PassportRecord, tmp_path: Path, change: Callable[[Any], object], said: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(edited(record, change)))
    with pytest.raises(ParseError, match=said):
        read(path)


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", ParseError, "geen bewaard antwoord"),
        (b"# Een gewone pagina\n", ParseError, "geen bewaard antwoord"),
        (b"{}", ParseError, "geen bewaard antwoord"),
        (b'{"format": ', ParseError, "beschadigde JSON"),
        (b'{"a":' * 100_000, ParseError, "beschadigde JSON"),
        (b'{"a":' + b"9" * 5000 + b"}", ParseError, "beschadigde JSON"),
        (b"# Vraag\n\n```json\n{}\n", ParseError, "afgebroken"),
        (b"# Vraag\n\n```json\n[]\n```\n", ParseError, "geen bewaard antwoord"),
        (b"\xff\xfe{}", ReadError, "geen UTF-8"),
        (b" " * 101, ReadError, "groter dan"),
    ],
)
def test_what_is_no_passport_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    error: type[RagError],
    said: str,
) -> None:
    if "groter" in said:
        monkeypatch.setattr(passport_reading, "LARGEST", 100)
    (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(error, match=said):
        read(tmp_path / "a.md")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="bestaat niet"):
        read(tmp_path / "weg.json")
    with pytest.raises(ReadError, match="geen bestand"):
        read(tmp_path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("form", [as_json, as_markdown])
def test_a_file_cut_short_is_refused(
    record: PassportRecord, tmp_path: Path, form: Callable[[PassportRecord], str], cut: float
) -> None:
    whole = form(record)
    (tmp_path / "a").write_text(whole[: int(len(whole) * cut)])
    with pytest.raises(ParseError):
        read(tmp_path / "a")


@pytest.mark.parametrize("name", ["a.md", "a.json"])
def test_a_file_that_numbers_quotes_one_by_one_is_still_checked(
    take: Take, tmp_path: Path, name: str
) -> None:
    library = take(a=LETTER)
    record = record_of(library, **{COST: 1, "De brug is in 2098": 1})
    assert [q["number"] for q in record["citations"]] == [1, 1]
    record["format_version"] = 1
    record["citations"][1]["number"] = 2
    save(sealed(record), tmp_path / name)
    old = read(tmp_path / name)
    assert [q["number"] for q in old["citations"]] == [1, 2]
    findings = verify(old, library)
    assert [(f.citation, f.kind) for f in findings] == [
        (1, FindingKind.UNCHANGED),
        (2, FindingKind.UNCHANGED),
    ]


def test_a_new_file_does_not_number_quotes_one_by_one(take: Take, tmp_path: Path) -> None:
    record = record_of(take(a=LETTER), **{COST: 1, "De brug is in 2098": 1})
    record["citations"][1]["number"] = 2
    save(sealed(record), tmp_path / "a.json")
    with pytest.raises(ParseError, match="citaat 2: number is niet 1"):
        read(tmp_path / "a.json")
