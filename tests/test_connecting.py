"""What documents are to one another, and how the library keeps two prints of one as one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag.answers import ConnectionKind
from rag.connecting import filled, relation, same_matter
from rag.datamodels import Document
from rag.duplicates import better, is_typeset, same
from rag.indexing import Ingestion
from rag.library import Library
from rag.retrieval import Retriever
from rag.settings import Settings
from tests.fakes import FakeTokenEncoder, cache_keys, library_keys, make_document, passages_of

LONG = (
    "De brug is in 2098 voor het laatst onderhouden. Het onderhoud kostte 2,5 miljoen euro en "
    "duurde 14 weken. De provincie betaalt de helft daarvan, omdat zij de weg over de brug beheert."
)
SECOND = (
    "Nee, dat is niet het geval. De brug blijft op werkdagen open tussen 6.00 uur en 22.00 uur, "
    "zodat fietsers en voetgangers haar kunnen gebruiken, ook in de 3 weken van de schouw."
)
LETTER = f"""2099Z00077
Vragen van het lid De Proef (Lijst Proef) aan de Minister van Water over het onderhoud van de brug
(ingezonden 3 mei 2099).
Antwoord van Minister Sluiswachter (Water) (ontvangen 1 juni 2099).
Vraag 1
Wanneer is de brug onderhouden, en wat kostte dat?
Antwoord 1
{LONG}
Vraag 2
Gaat de brug dicht?
Antwoord 2
{SECOND}
"""
TYPESET = f"""Tweede Kamer der Staten-Generaal2
Vergaderjaar 2098–2099 Aanhangsel van de Handelingen
77
Vragen van het lid De Proef (Lijst Proef) aan de Minister van Water over het onderhoud van
de brug (ingezonden 3 mei 2099).
Antwoord van Minister Sluiswachter (Water) (ontvangen 1 juni 2099).
Vraag 1
Wanneer is de brug onderhouden, en wat kostte dat?
Antwoord 1
{LONG.replace("onderhouden. Het", "onderhouden.1 Het")}
Vraag 2
Gaat de brug dicht?
Antwoord 2
{SECOND}
1 Onderhoudsboek, blz. 4
ah-tk-20982099-77
ISSN 0921 - 7398
"""
QUESTIONS = """2099Z00077
(ingezonden 3 mei 2099)
Vragen van het lid De Proef (Lijst Proef) aan de minister van Water over het onderhoud van de brug

1
Wanneer is de brug onderhouden, en wat kostte dat?

2
Gaat de brug dicht?
"""
POSTPONED = """AH 70
2099Z00077
Mededeling van minister Sluiswachter (Water) (ontvangen 20 mei 2099)

De vragen van het lid De Proef (Lijst Proef) over het onderhoud van de brug (2099Z00077) kunnen
niet binnen de gebruikelijke termijn worden beantwoord, omdat de afstemming meer tijd kost.
"""
FRESH = f"""AH 77
2099Z00077
Antwoord van minister Sluiswachter (Water) (ontvangen 1 juni 2099)

1. Wanneer is de brug onderhouden, en wat kostte dat?

Antwoord:
{LONG}

2. Gaat de brug dicht?

Antwoord:
{SECOND}
"""
CORRECTION = f"""AH 99
2099Z00077
Nader antwoord van minister Sluiswachter (Water) (ontvangen 20 juni 2099)
Zie ook Aanhangsel Handelingen, vergaderjaar 2098–2099, nr. 77

1. Wanneer is de brug onderhouden, en wat kostte dat?

Antwoord:
{LONG.replace("2,5 miljoen", "3,5 miljoen")}
"""
AGAIN = CORRECTION.replace("Nader antwoord", "Antwoord")
COPY = FRESH.replace("14 weken", "41 weken")


def made(text: str, source: str = "a.txt") -> Document:
    return make_document(text, source)


def test_the_letter_and_its_publication_are_one_and_the_typeset_one_wins() -> None:
    letter, typeset = made(LETTER, "brief.docx"), made(TYPESET, "ah-tk-20982099-77.txt")
    assert same(letter, typeset)
    assert same(typeset, letter)
    assert is_typeset(typeset)
    assert not is_typeset(letter)
    assert better(letter, typeset) is typeset is better(typeset, letter)


@pytest.mark.parametrize(
    "change",
    [
        ("2,5 miljoen", "3,5 miljoen"),
        ("Nee, dat is niet het geval", "Ja, dat is het geval"),
        ("14 weken", "15 weken"),
        ("2,5 miljoen", "25 miljoen"),
        ("betaalt de helft", "eist de helft"),
        ("ook in de 3 weken van de schouw.", "ook in de 3 weken van de schouw. Dat vervalt nu."),
        ("De brug is", "De sluis van de gemeente Verweg, waarover ook eerder is gevraagd, is"),
    ],
)
def test_a_text_that_differs_in_substance_makes_two_documents(change: tuple[str, str]) -> None:
    letter, other = made(LETTER), made(TYPESET.replace(*change), "b.txt")
    assert change[0] in TYPESET
    assert not same(letter, other)


def test_other_numbers_of_their_own_make_two_documents() -> None:
    assert not same(made(LETTER), made(LETTER.replace("2099Z00077", "2099Z00078"), "b.txt"))
    assert not same(made(FRESH), made(FRESH.replace("AH 77", "AH 78"), "b.txt"))


def test_short_answers_alone_are_no_evidence() -> None:
    text = LETTER.replace(LONG, "Ja.").replace(SECOND, "Nee.").replace("2099Z00077\n", "")
    assert not same(made(text), made(text, "b.txt"))
    numbered = LETTER.replace(LONG, "Ja.").replace(SECOND, "Nee.")
    assert same(made(numbered), made(numbered, "b.txt"))


def test_of_equals_the_first_stays() -> None:
    one, other = made(LETTER, "a.docx"), made(LETTER, "b.docx")
    assert better(one, other) is one
    assert better(other, one) is other
    undated = replace(other, metadata=replace(other.metadata, received=None))
    dated = replace(one, metadata=replace(one.metadata, received=date(2099, 6, 1)))
    assert better(undated, dated) is dated is better(dated, undated)


@pytest.mark.parametrize(
    ("one", "other", "seen"),
    [
        (QUESTIONS, LETTER, ConnectionKind.ANSWER),
        (LETTER, QUESTIONS, ConnectionKind.QUESTION),
        (POSTPONED, LETTER, ConnectionKind.ANSWER),
        (TYPESET, QUESTIONS, ConnectionKind.QUESTION),
        (FRESH, POSTPONED, ConnectionKind.POSTPONEMENT),
        (FRESH, CORRECTION, ConnectionKind.CORRECTION),
        (CORRECTION, FRESH, ConnectionKind.CORRECTED),
        (FRESH, AGAIN, ConnectionKind.LATER),
        (AGAIN, FRESH, ConnectionKind.EARLIER),
        (FRESH, COPY, ConnectionKind.PRINT),
        (COPY, FRESH, ConnectionKind.PRINT),
        (FRESH, COPY.replace("1 juni", "2 juni"), ConnectionKind.PRINT),
        (LETTER, COPY, ConnectionKind.PRINT),
        (LETTER, COPY.replace("(ontvangen 1 juni 2099)", ""), ConnectionKind.PRINT),
        (CORRECTION, CORRECTION.replace("14 weken", "41 weken"), ConnectionKind.PRINT),
    ],
)
def test_documents_on_one_matter_are_something_to_each_other(
    one: str, other: str, seen: ConnectionKind
) -> None:
    first, second = made(one), made(other, "b.txt")
    assert same_matter(first, second)
    assert relation(first, second) is seen


def test_answers_of_one_day_to_other_questions_are_no_prints_of_one() -> None:
    second = LETTER.replace("Vraag 2", "Vraag 4").replace("Antwoord 2", "Antwoord 4")
    second = second.replace("Vraag 1", "Vraag 3").replace("Antwoord 1", "Antwoord 3")
    assert same_matter(made(LETTER), made(second, "b.txt"))
    assert relation(made(LETTER), made(second, "b.txt")) is None


def test_of_two_numbers_of_one_day_the_higher_is_later() -> None:
    other = AGAIN.replace("20 juni", "1 juni").replace("AH 99", "AH 100")
    assert relation(made(FRESH, "z.txt"), made(other, "b.txt")) is ConnectionKind.LATER


def test_one_day_one_member_two_subjects_are_two_matters() -> None:
    other = QUESTIONS.replace("2099Z00077\n", "").replace(
        "het onderhoud van de brug", "natte voeten"
    )
    assert same_matter(made(TYPESET), made(QUESTIONS.replace("2099Z00077\n", ""), "b.txt"))
    assert not same_matter(made(TYPESET), made(other, "b.txt"))


def test_an_answer_takes_from_its_questions_only_what_it_lacks() -> None:
    complete = filled(made(FRESH), made(QUESTIONS, "vragen.txt"))
    assert complete.metadata.subject == "het onderhoud van de brug"
    assert [a.name for a in complete.metadata.askers] == ["De Proef"]
    assert ("subject", "vragen.txt") in complete.metadata.provenance
    assert complete.metadata.received == made(FRESH).metadata.received
    assert filled(complete, made(POSTPONED, "b.txt")) == complete


# -- in the library ---------------------------------------------------------------------------


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def take(settings: Settings, docs: Path, **texts: str) -> Ingestion:
    for name, text in texts.items():
        (docs / f"{name}.txt").write_text(text, encoding="utf-8")
    ingestion = Ingestion(settings, encoder=FakeTokenEncoder())
    ingestion.run([docs])
    searched = cache_keys(settings.index)
    assert searched["chroma"] == searched["tantivy"] == library_keys(settings)
    return ingestion


def library_of(settings: Settings) -> Library:
    return Library.open(settings.index, settings)


@pytest.mark.parametrize("order", [("letter", "typeset"), ("typeset", "letter")])
def test_two_prints_are_one_document_with_two_sources(
    settings: Settings, docs: Path, order: tuple[str, str]
) -> None:
    texts = {"letter": LETTER, "typeset": TYPESET}
    for name in order:
        take(settings, docs, **{name: texts[name]})
    report = Ingestion(settings, encoder=FakeTokenEncoder()).run([docs])
    assert (report.unchanged, report.documents, report.merged) == (2, 0, [])
    with library_of(settings) as library:
        (info,) = library.documents()
        assert (info.source, info.also) == ("typeset.txt", ("letter.txt",))
        for name in ("letter.txt", "letter", "2099Z00077", "ah-tk-20982099-77"):
            assert library.document(name).source == "typeset.txt"
        assert library.document("typeset").metadata.question_number == "2099Z00077"
        found = Retriever.load(settings, library)
        assert found.vectors.count() == len(passages_of(settings, "typeset.txt")) == 2


def test_deleting_a_document_deletes_all_its_sources(settings: Settings, docs: Path) -> None:
    ingestion = take(settings, docs, letter=LETTER, typeset=TYPESET)
    assert ingestion.delete("letter") == "typeset.txt"
    assert cache_keys(settings.index) == {"chroma": [], "tantivy": [], "tokens": []}
    with library_of(settings) as library:
        assert library.documents() == []
        assert library.known() == ({}, {})


def test_a_new_version_that_differs_stands_by_itself_again(settings: Settings, docs: Path) -> None:
    take(settings, docs, letter=LETTER, typeset=TYPESET)
    take(settings, docs, typeset=TYPESET.replace("14 weken", "41 weken"))
    with library_of(settings) as library:
        assert [d.source for d in library.documents()] == ["letter.txt", "typeset.txt"]
    take(settings, docs, letter=LETTER.replace("14 weken", "41 weken"))
    with library_of(settings) as library:
        assert [(d.source, d.also) for d in library.documents()] == [
            ("typeset.txt", ("letter.txt",))
        ]


def test_three_prints_are_one_document(settings: Settings, docs: Path) -> None:
    take(settings, docs, letter=LETTER)
    take(settings, docs, fresh=FRESH, typeset=TYPESET)
    with library_of(settings) as library:
        (info,) = library.documents()
        assert (info.source, info.also) == ("typeset.txt", ("fresh.txt", "letter.txt"))


@pytest.mark.parametrize("first", ["vragen", "antwoord"])
def test_the_subject_of_an_answer_comes_from_its_questions(
    settings: Settings, docs: Path, first: str
) -> None:
    texts = {"vragen": QUESTIONS, "antwoord": FRESH}
    take(settings, docs, **{first: texts[first]})
    take(settings, docs, **texts)
    with library_of(settings) as library:
        document = library.document("antwoord")
        assert document.metadata.subject == "het onderhoud van de brug"
        assert all(
            "onderhoud van de brug" in p.context for p in passages_of(settings, "antwoord.txt")
        )
        assert library.facets()[1] == ("Lijst Proef",)


def test_what_was_asked_is_no_longer_open_once_it_is_answered(
    settings: Settings, docs: Path
) -> None:
    take(settings, docs, vragen=QUESTIONS)
    query = "Wanneer is de brug onderhouden, en wat kostte dat?"

    def open_question(library: Library) -> tuple[str, float] | None:
        retriever = replace(Retriever.load(settings, library), encoder=FakeTokenEncoder())
        return retriever.asked(retriever.encode(query))

    with library_of(settings) as library:
        found = open_question(library)
        assert found is not None
        assert found[0] == "vragen.txt"
    take(settings, docs, antwoord=FRESH)
    with library_of(settings) as library:
        assert library.is_answered("vragen.txt")
        assert open_question(library) is None


def test_a_correction_and_a_postponement_are_connected(settings: Settings, docs: Path) -> None:
    take(settings, docs, a=FRESH, b=CORRECTION, c=POSTPONED, d=QUESTIONS)
    with library_of(settings) as library:
        seen = [(c.kind.value, c.source) for c in library.connections("a")]
        assert seen == [
            ("question", "d.txt"), ("postponement", "c.txt"), ("correction", "b.txt"),
        ]  # fmt: skip
        assert ("corrected", "a.txt") in [
            (c.kind.value, c.source) for c in library.connections("b")
        ]
        assert {c.source for c in library.connections("d") if c.kind is ConnectionKind.ANSWER} == {
            "a.txt",
            "b.txt",
        }


def test_a_document_that_is_named_is_connected(settings: Settings, docs: Path) -> None:
    naming = (
        LETTER.replace("2099Z00077", "2099Z00080")
        .replace(
            "omdat zij de weg",
            "zie Aanhangsel Handelingen, vergaderjaar 2097–2098, nr. 5, omdat zij",
        )
        .replace("het onderhoud van de brug", "geheel iets anders dan dat")
    )
    named = FRESH.replace("AH 77", "AH 5").replace("1 juni 2099", "1 juni 2098")
    named = named.replace("2099Z00077", "2098Z00005").replace("14 weken", "11 weken")
    take(settings, docs, naming=naming, named=named)
    with library_of(settings) as library:
        (there,) = library.connections("naming")
        assert (there.kind, there.source, there.number) == (ConnectionKind.CITED, "named.txt", 1)
        assert there.identifier == "ah-tk-20972098-5"
        assert there.link.endswith("20972098-5.html")
        (back,) = library.connections("named")
        assert (back.kind, back.source, back.number) == (ConnectionKind.CITING, "naming.txt", 1)


def test_copies_that_are_left_by_a_change_are_still_one(settings: Settings, docs: Path) -> None:
    take(settings, docs, a=TYPESET, b=LETTER, c=FRESH)
    take(settings, docs, a=TYPESET.replace("14 weken", "41 weken"))
    with library_of(settings) as library:
        found = {d.source: d.also for d in library.documents()}
    assert found == {"a.txt": (), "c.txt": ("b.txt",)}
