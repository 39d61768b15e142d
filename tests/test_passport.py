import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rag import __version__
from rag import passport as passports
from rag.__main__ import main
from rag.chatbot import Chatbot
from rag.citing import cite_quote
from rag.datamodels import Answer, Evidence, Statement, Status
from rag.errors import CitationError, NotFoundError, ParseError, RagError, ReadError, SettingsError
from rag.indexing import Ingestion
from rag.library import Library
from rag.passport import PassportRecord, as_json, as_markdown, digest, passport, read, save, seal
from rag.settings import Settings
from rag.verifying import FindingKind, differences, nearest, verify
from tests.fakes import FakeTokenEncoder
from tests.test_connecting import CORRECTION, FRESH, LETTER, LONG, TYPESET

MADE = datetime(2099, 7, 1, 14, 3, tzinfo=UTC)
COST = "Het onderhoud kostte 2,5 miljoen euro en duurde 14 weken."
HOURS = "De brug blijft op werkdagen open tussen 6.00 uur en 22.00 uur,"
TICKS = "Zie ```json en _dit_ <b>vet</b> [of](http://x.example) dat."
WHOLE = LETTER.replace(SECOND_END := "de schouw.", f"{SECOND_END} {TICKS}")
Take = Callable[..., Library]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def take(tmp_path: Path, settings: Settings) -> Take:
    """Return what ingests texts by name, deletes others, and opens the library."""

    def taken(*, delete: tuple[str, ...] = (), **texts: str) -> Library:
        folder = tmp_path / "docs"
        folder.mkdir(exist_ok=True)
        ingestion = Ingestion(settings, encoder=FakeTokenEncoder())
        for name in delete:
            ingestion.delete(name)
            (folder / f"{name}.txt").unlink()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        if texts:
            ingestion.run([folder])
        return Library.open(settings.index, settings)

    return taken


def answer_of(library: Library, source: str = "a.txt", **quotes: int) -> Answer:
    document = library.document(source)
    statements, evidence = [], {}
    for quote, number in (quotes or {COST: 1, HOURS: 2}).items():
        pair = document.pair(number)
        assert pair is not None
        citation = cite_quote(document, pair, quote)
        statements.append(Statement(quote, (citation,)))
        evidence[pair.numbers] = Evidence(
            source,
            pair.numbers,
            document.question_text(pair),
            document.answer_text(pair),
            document.metadata,
            connections=library.connections(source),
        )
    return Answer(
        "Wat kostte de brug?",
        Status.ANSWERED,
        tuple(statements),
        tuple(evidence.values()),
        confidence=0.87654321,
    )


def record_of(library: Library, **quotes: int) -> PassportRecord:
    return passport(answer_of(library, **quotes), library, Settings(), MADE)


@pytest.fixture
def record(take: Take) -> PassportRecord:
    return record_of(take(a=WHOLE))


def kinds(record: PassportRecord, library: Library) -> list[tuple[int, str]]:
    return [(f.citation, f.kind.value) for f in verify(record, library)]


def sealed(record: PassportRecord) -> PassportRecord:
    record["sha256"] = seal(record)
    return record


# -- making and forms ---------------------------------------------------------------------------


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
    with pytest.raises(CitationError, match="changed since the answer was given"):
        passport(answer, changed, Settings(), MADE)


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


# -- what became of a quote -------------------------------------------------------------------

BEFORE = LETTER.replace("De brug is in 2098", "Dat klopt. De brug is in 2098")
CHANGED = LETTER.replace("14 weken", "15 weken")
ELSEWHERE = LETTER.replace("De provincie betaalt de helft", "De provincie betaalt een kwart")
RENUMBERED = (
    LETTER.replace("Vraag 1", "Vraag 1 en 2")
    .replace("Antwoord 1", "Antwoord 1 en 2")
    .replace("Vraag 2\n", "Vraag 3\n")
    .replace("Antwoord 2", "Antwoord 3")
)
OTHER_MATTER = LETTER.replace("2099Z00077", "2099Z00099")


@pytest.mark.parametrize(
    ("later", "kind", "said"),
    [
        (LETTER, "unchanged", "Het citaat staat er nog letterlijk."),
        (LETTER + "\n", "unchanged", "; wel veranderd: het bronbestand."),
        (ELSEWHERE, "unchanged", "andere woorden van dit antwoord, het bronbestand."),
        (LETTER.replace("Sluiswachter", "Brugwachter"), "unchanged", "wie antwoordde"),
        (LETTER.replace("1 juni", "2 juni"), "unchanged", "de datum (was 1 juni 2099)"),
        (BEFORE, "moved", "nog letterlijk, nu op teken"),
        (RENUMBERED, "moved", "van het antwoord op vraag 1 en 2"),
        (CHANGED, "changed", "lijkt erop: “Het onderhoud kostte 2,5 miljoen euro en duurde 15"),
        (CHANGED, "changed", "(“14” werd “15”)"),
        (LETTER.replace(LONG, "Nee."), "changed", "niets lijkt er nog op."),
        (LETTER.partition("Antwoord 1")[0], "gone", "staat geen antwoord op vraag 1."),
        (OTHER_MATTER, "gone", "kv-tk-2099Z00077 staat niet in de bibliotheek"),
    ],
)
def test_a_new_version_of_the_file(take: Take, later: str, kind: str, said: str) -> None:
    record = record_of(take(a=LETTER), **{COST: 1})
    (finding,) = verify(record, take(a=later))
    assert (finding.citation, finding.kind.value) == (1, kind)
    assert said in finding.sentence
    assert finding.stands is (kind in ("unchanged", "moved"))


def test_a_document_that_was_deleted_is_gone(take: Take) -> None:
    record = record_of(take(a=LETTER, b=OTHER_MATTER), **{COST: 1})
    assert kinds(record, take(delete=("a",))) == [(1, "gone")]


@pytest.mark.parametrize(
    ("deleted", "texts", "stands", "said"),
    [
        ((), {"b": TYPESET}, False, "(“onderhouden.” werd “onderhouden.¹”)"),
        (("a",), {"b": LETTER}, True, "In plaats van a.txt staat nu b.txt in de bibliotheek"),
        (("a",), {"b": BEFORE}, True, "ook daar letterlijk, op teken 11"),
        (("a",), {"b": CHANGED}, False, "het citaat staat niet in het antwoord op vraag 1 daarvan"),
    ],
)
def test_another_print_took_its_place(
    take: Take, deleted: tuple[str, ...], texts: dict[str, str], stands: bool, said: str
) -> None:
    first = LONG.partition(" Het")[0] + " Het onderhoud kostte 2,5 miljoen euro en duurde 14 weken."
    record = record_of(take(a=LETTER), **{first: 1})
    (finding,) = verify(record, take(delete=deleted, **texts))
    assert finding.kind is FindingKind.OTHER_DOCUMENT
    assert said in finding.sentence
    assert finding.stands is stands


def test_a_correction_of_the_same_number_is_not_another_print(take: Take) -> None:
    record = record_of(take(a=FRESH, b=CORRECTION), **{COST: 1})
    assert kinds(record, take(delete=("a",))) == [(1, "gone")]


def test_a_correction_since_is_told_once_a_document(take: Take) -> None:
    record = record_of(take(a=FRESH))
    library = take(b=CORRECTION)
    assert kinds(record, library) == [(1, "unchanged"), (1, "later"), (2, "unchanged")]
    told = verify(record, library)[1].sentence
    assert told.startswith("Dit antwoord is later verbeterd of aangevuld: ")
    assert told.endswith("(20 juni 2099).")
    assert "dat was al zo" in verify(record_of(library), library)[1].sentence


def test_a_later_answer_is_told(take: Take) -> None:
    record = record_of(take(a=FRESH), **{COST: 1})
    again = CORRECTION.replace("Nader antwoord", "Antwoord").replace("20 juni", "21 juni")
    library = take(b=again)
    assert kinds(record, library) == [(1, "unchanged"), (1, "later")]
    assert "later opnieuw beantwoord" in verify(record, library)[1].sentence


# -- tampering ----------------------------------------------------------------------------------


def edited(record: PassportRecord, change: Callable[[Any], object]) -> PassportRecord:
    made = copy.deepcopy(record)
    change(made)
    return made


def change_quote(record: Any) -> None:
    record["citations"][0]["quote"] = COST.replace("2,5", "9,5")


def change_quote_and_hash(record: Any) -> None:
    change_quote(record)
    record["citations"][0]["quote_sha256"] = digest(record["citations"][0]["quote"])
    sealed(record)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (change_quote, [(1, "tampered"), (2, "unchanged")]),
        (change_quote_and_hash, [(1, "tampered"), (2, "unchanged")]),
        (
            lambda r: r["citations"][0]["said_by"][0].update(name="Nep"),
            [(0, "tampered"), (1, "unchanged"), (2, "unchanged")],
        ),
        (
            lambda r: r.update(question="Iets anders?"),
            [(0, "tampered"), (1, "unchanged"), (2, "unchanged")],
        ),
    ],
)
def test_an_edited_passport_is_seen(
    record: PassportRecord,
    take: Take,
    change: Callable[[Any], object],
    found: list[tuple[int, str]],
) -> None:
    assert kinds(edited(record, change), take()) == found


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
    with pytest.raises(ParseError, match="the page was edited"):
        read(tmp_path / "a.md")


def test_a_note_may_be_added_to_a_page(record: PassportRecord, tmp_path: Path) -> None:
    page = as_markdown(record).replace("## Citaten", "Voor de nota van 3 juli.\n\n## Citaten")
    (tmp_path / "a.md").write_text(page + "\nGezien door mij.\n")
    assert read(tmp_path / "a.md") == record


def test_what_is_shown_of_a_file_cannot_steer_a_terminal(
    record: PassportRecord, take: Take
) -> None:
    quote = record["citations"][0]
    quote["source"] = quote["identifier"] = "\x1b[2Jweg\n"
    quote["question_number"], quote["also"] = "", []
    finding = verify(sealed(record), take())[0]
    assert finding.kind is FindingKind.GONE
    assert "\x1b" not in finding.sentence
    assert "?[2Jweg" in finding.sentence


# -- damaged files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r.update(format="iets"), "no passport"),
        (lambda r: r.update(format_version=2), "format version 2, known is up to 1"),
        (lambda r: r.update(format_version="1"), "format_version is not 1"),
        (lambda r: r.update(format_version=True), "format_version is not a whole number"),
        (lambda r: r.pop("citations"), "passport lacks 'citations'"),
        (lambda r: r.update(extra=1), "passport has an unknown 'extra'"),
        (lambda r: r.update(citations={}), "passport.citations is not a list"),
        (lambda r: r.update(citations=[1]), r"passport.citations\[1\] is not fields"),
        (lambda r: r.update(question=None), "passport.question is not a text"),
        (lambda r: r.update(confidence="hoog"), "passport.confidence is not a number"),
        (lambda r: r.update(confidence=float("nan")), "passport.confidence is not a number"),
        (lambda r: r.update(made="gisteren"), "Invalid isoformat string"),
        (lambda r: r.update(made="2099-07-01"), "made is not a date with a time zone"),
        (lambda r: r.update(status="ja"), "'ja' is not a valid Status"),
        (lambda r: r.update(language="fr"), "language is not nl or en"),
        (lambda r: r["citations"][0].update(start=-1), r"\.start is not 0 or more"),
        (lambda r: r["citations"][0].update(start=True), r"\.start is not a whole number"),
        (lambda r: r["citations"][0].update(numbers=["1"]), r"numbers\[1\] is not a whole"),
        (lambda r: r["citations"][0].update(numbers=[]), "citation 1 is not filled"),
        (lambda r: r["citations"][0].update(quote=""), "citation 1 is not filled"),
        (lambda r: r["citations"][0].update(number=7), "its number is not 1"),
        (lambda r: r["citations"][0].update(file_sha256="x"), "is not a SHA-256"),
        (lambda r: r["citations"][0].update(source="x" * 2000), "a name is not short"),
        (lambda r: r["citations"][0].update(received="morgen"), "Invalid isoformat string"),
        (lambda r: r["evidence"][0].update(numbers=[]), "evidence.numbers is not filled"),
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
        (b"", ParseError, "no passport"),
        (b"# Een gewone pagina\n", ParseError, "no passport"),
        (b"{}", ParseError, "no passport"),
        (b'{"format": ', ParseError, "damaged JSON"),
        (b'{"a":' * 100_000, ParseError, "damaged JSON"),
        (b'{"a":' + b"9" * 5000 + b"}", ParseError, "damaged JSON"),
        (b"# Vraag\n\n```json\n{}\n", ParseError, "cut short"),
        (b"# Vraag\n\n```json\n[]\n```\n", ParseError, "no passport"),
        (b"\xff\xfe{}", ReadError, "not UTF-8"),
        (b" " * 101, ReadError, "larger than"),
    ],
)
def test_what_is_no_passport_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    error: type[RagError],
    said: str,
) -> None:
    if "larger" in said:
        monkeypatch.setattr(passports, "LARGEST", 100)
    (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(error, match=said):
        read(tmp_path / "a.md")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        read(tmp_path / "weg.json")
    with pytest.raises(ReadError, match="not a file"):
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


# -- saving -------------------------------------------------------------------------------------


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
    assert "saved as .json or .md" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, "# niets", '{"format": "x"}'])
def test_verify_says_in_one_sentence_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    if content is not None:
        (tmp_path / "a.md").write_text(content)
    assert main(["verify", str(tmp_path / "a.md"), "--index", str(tmp_path / "weg")]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)


# -- what a lost quote looks like -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "answer", "near"),
    [
        ("De brug is dicht.", "Ja. De brug is open. Nee.", "De brug is open."),
        ("De brug is dicht. Dat is zo.", "Ja. De brug is open. Dat is zo.", "De brug is open. Dat"),
        ("De brug is dicht.", "Fietsers varen elders om.", ""),
        ("De brug is dicht.", "", ""),
        ("x", "", ""),
    ],
)
def test_the_nearest_text_is_found(quote: str, answer: str, near: str) -> None:
    assert nearest(quote, answer).startswith(near)
    assert bool(nearest(quote, answer)) is bool(near)


def test_differences_are_words() -> None:
    assert differences("de brug is dicht", "de brug is nu open") == [("dicht", "nu open")]
