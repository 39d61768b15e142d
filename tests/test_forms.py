"""Forms that a review met and no fixture had: each with the pairs that a reader sees."""

import zipfile
from pathlib import Path

import pytest

from rag.datamodels import Document, DocumentKind, Region
from rag.parsing import parse
from rag.reading import read
from rag.regions import account
from rag.wrapping import Style
from tests.mutating import reading_of

HEAD = "AH 12\n2099Z00012\nAntwoord van minister Peil (Water) (ontvangen 3 mei 2099)\n\n"
Pairs = list[tuple[tuple[int, ...], str, str]]


def pairs(document: Document) -> Pairs:
    return [
        (
            p.numbers,
            " ".join(document.question_text(p).split()),
            " ".join(document.answer_text(p).split()),
        )
        for p in document.pairs
    ]


def parsed(text: str) -> Document:
    return parse(reading_of(HEAD + text), "2099Z00012.txt")


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Nader antwoord 1", (1,)),
        ("Aanvullend antwoord op vraag 1", (1,)),
        ("Gecorrigeerd antwoord op vraag 1", (1,)),
        ("Antwoord op vraag 1¹", (1,)),
        ("Antwoord Op Vraag 1", (1,)),
        ("Antwoord op vraag 1 [2]", (1,)),
        ("Antwoord op vraag 1 en vraag 2", (1, 2)),
        ("Gezamenlijk antwoord op vragen 1 en 2", (1, 2)),
        ("Antwoord op vraag 1 tot en met vraag 2", (1, 2)),
        ("Antwoord op vraag 1, alsmede 2", (1, 2)),
    ],
)
def test_an_answer_by_any_name(heading: str, numbers: tuple[int, ...]) -> None:
    asked = "".join(f"Vraag {n}\nKlemt sluis {n}?\n" for n in numbers)
    ((found, _, answer),) = pairs(parsed(f"{asked}{heading}\nJa, zij klemt.\n"))
    assert (found, answer) == (numbers, "Ja, zij klemt.")


def test_prose_about_a_question_is_no_heading() -> None:
    text = "Vraag 1\nKlemt zij?\nAntwoord 1\nJa.\nVraag 2 is al beantwoord.\nVraag 3 ook niet.\n"
    assert pairs(parsed(text)) == [
        ((1,), "Klemt zij?", "Ja. Vraag 2 is al beantwoord. Vraag 3 ook niet.")
    ]


def test_headings_with_their_text_behind_them() -> None:
    text = "Vraag 1 Klemt zij?\nAntwoord 1 Ja.\nVraag 2 Sinds wanneer?\nAntwoord 2 Sinds mei.\n"
    assert pairs(parsed(text)) == [
        ((1,), "Klemt zij?", "Ja."),
        ((2,), "Sinds wanneer?", "Sinds mei."),
    ]


@pytest.mark.parametrize("sign", [".", "", ")"])
def test_answers_listed_under_one_heading(sign: str) -> None:
    text = (
        f"Vragen\n1{sign}\nKlemt zij?\n2{sign}\nSinds wanneer?\n3{sign}\nWat kost dat?\n\n"
        f"Antwoorden\n1{sign}\nJa.\n2 en 3{sign}\nSinds mei, voor 3 euro.\n"
    )
    assert pairs(parsed(text)) == [
        ((1,), "Klemt zij?", "Ja."),
        ((2, 3), "Sinds wanneer? Wat kost dat?", "Sinds mei, voor 3 euro."),
    ]


def test_bare_numbers_may_stand_together() -> None:
    text = (
        "1\nKlemt zij?\n\nAntwoord\nJa.\n\n2 en 3\nSinds wanneer? En waarom?\n\nAntwoord\nVorst.\n"
    )
    assert [(n, a) for n, _, a in pairs(parsed(text))] == [((1,), "Ja."), ((2, 3), "Vorst.")]


def test_a_second_series_of_questions_is_not_mixed_with_the_first() -> None:
    text = (
        "Vraag 1\nKlemt de sluis?\nAntwoord 1\nJa.\nVraag 1\nIs de brug dicht?\nAntwoord 1\nNee.\n"
    )
    assert pairs(parsed(text)) == [
        ((1,), "Klemt de sluis?", "Ja."),
        ((1,), "Is de brug dicht?", "Nee."),
    ]


def test_an_answer_printed_before_one_of_its_questions() -> None:
    text = (
        "Vraag 1\nKlemt zij?\nAntwoord op vraag 1 en 3\nJa.\n"
        "Vraag 2\nWaarom?\nAntwoord 2\nVorst.\nVraag 3\nNog steeds?\n"
    )
    assert pairs(parsed(text))[0] == ((1, 3), "Klemt zij? Nog steeds?", "Ja.")


def test_a_part_of_a_question_stays_with_it() -> None:
    text = "Vraag 1a\nKlemt zij?\nVraag 1b\nWaarom?\nAntwoord 1a\nJa.\nAntwoord 1b\nVorst.\n"
    ((numbers, question, answer),) = pairs(parsed(text))
    assert numbers == (1,)
    assert question.startswith("Klemt zij?")
    assert question.endswith("Waarom?")
    assert answer.endswith("Vorst.")


@pytest.mark.parametrize(
    "closing",
    [
        "Hoogachtend,\nDe Staatssecretaris van Water,\nP. Peil",
        "Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd.\nHoogachtend,",
        "Bijlage 1: sluizen per provincie\nNoord\t4\nZuid\t5",
    ],
)
def test_what_closes_a_letter_is_no_answer(closing: str) -> None:
    document = parsed(f"Vraag 1\nKlemt zij?\nAntwoord 1\nJa, zij klemt.\n\n{closing}\n")
    assert pairs(document) == [((1,), "Klemt zij?", "Ja, zij klemt.")]
    assert account(document)[Region.TAIL] > 10


def test_who_signs_at_the_end_has_answered() -> None:
    text = (
        "Geachte voorzitter,\n\nHierbij de antwoorden op de vragen van het lid Proef (PvdA).\n\n"
        "Vraag 1\nKlemt zij?\nAntwoord\nJa.\n\nHoogachtend,\n\n"
        "DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,\n\nP. Peil\n"
    )
    (answerer,) = parse(reading_of(text), "brief.txt").metadata.answerers
    assert (answerer.name, answerer.ministry) == ("P. Peil", "Infrastructuur en Waterstaat")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Dat is zo.\n\nToelichting: dit is een gemiddelde.", "Dat is zo. Toelichting: dit is"),
        ("Toelichting\nIn 2098.", "Toelichting In 2098."),
    ],
)
def test_an_explanation_within_the_last_answer_belongs_to_it(text: str, answer: str) -> None:
    ((_, _, found),) = pairs(parsed(f"Vraag 1\nKlemt zij?\nAntwoord 1\n{text}\n"))
    assert found.startswith(answer)


@pytest.mark.parametrize(
    "block",
    [
        "Pagina 2 van 3\n\nDirectie Zee\n\nDatum\n12 juni 2098\n\nOnze referentie\nMIN-12.3",
        "Pagina 2 van 3\n\nDirectie Water\n\nDatum\n12 juni 2098\n\nKenmerk\n359-10-CZ",
        "Pagina 2 van 3\n\nOns kenmerk\n471\nUw kenmerk\n2098Z00009",
        "Pagina 2 van 3\n\nDirectie Water\nDatum12 juni 2098\nOns kenmerk4004404",
        "Directoraat-Generaal Straffen en\nBeschermen\nDatum\n12 juni 2098\nOns kenmerk\n4711223",
    ],
)
def test_a_letterhead_amid_an_answer_is_furniture(block: str) -> None:
    text = f"Vraag 1\nHoeveel?\nAntwoord 1\nEr klemmen er\n\n{block}\n\nveertien in totaal.\n"
    ((_, _, answer),) = pairs(parsed(text))
    assert answer == "Er klemmen er veertien in totaal."


def test_an_item_of_a_list_is_no_marker_of_a_note() -> None:
    text = (
        "Vraag 1\nKent u het plan?1\nAntwoord 1\nIk doe drie dingen:\n1. Ik meet de sluizen.\n"
        "2. Ik herstel de sluizen.\n3. Ik betaal de sluizen, samen 119.0002, zo blijkt.\n"
        "1 Het Plan, 3 mei 2099\n2 Rekening, 4 mei 2099\n"
    )
    document = parsed(text)
    ((_, question, answer),) = pairs(document)
    assert question == "Kent u het plan?¹"
    assert "2. Ik herstel de sluizen." in answer
    assert "119.000²" in answer


def test_compounds_in_unwrapped_text_stay_whole() -> None:
    long = (
        "De terugleverkosten en de warmtepompregeling zijn in de bermbomincidenten besproken " * 3
    )
    text = "".join(f"Vraag {n}\nHoe dan?\nAntwoord {n}\n{long.strip()}.\n\n" for n in range(1, 9))
    for _, _, answer in pairs(parsed(text)):
        assert "terugleverkosten en de warmtepompregeling" in answer
        assert "bermbomincidenten" in answer


def test_words_run_together_are_mended_in_any_column_of_a_publication() -> None:
    assert Style.of(["Vraag 1", "Ja."] * 9, typeset=True).glued
    assert not Style.of(["Vraag 1", "Hoe dan"] * 9, typeset=False).glued


def test_two_who_answer_in_one_line() -> None:
    head = (
        "AH 3\n2099Z00003\nAntwoord van minister Peil (Water) en staatssecretaris Dijk (Natuur) "
        "(ontvangen 3 mei 2099)\n"
    )
    document = parse(reading_of(f"{head}Vraag 1\nKlemt zij?\nAntwoord 1\nJa.\n"), "x.txt")
    assert [a.name for a in document.metadata.answerers] == ["Peil", "Dijk"]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(path: Path, paragraphs: list[tuple[str, str]]) -> Document:
    """Write paragraphs (text, mark) as a Word file and parse it."""
    body = "".join(
        f"<w:p><w:r><w:rPr>{f'<w:{mark}/>' if mark else ''}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
        for text, mark in paragraphs
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return parse(read(path), path.name)


@pytest.mark.parametrize("mark", ["b", "i"])
@pytest.mark.parametrize("number", ["1. ", ""])
def test_a_question_set_apart_needs_no_heading(tmp_path: Path, mark: str, number: str) -> None:
    document = word(
        tmp_path / "a.docx",
        [
            ("Beantwoording van de vragen van het lid Proef (PvdA) over sluizen", ""),
            (f"{number}Klemt de sluis bij Laagveen al lang?", mark),
            ("Ja, sinds mei.", ""),
            (f"{number.replace('1', '2')}Wat kost dat? Graag een toelichting.", mark),
            ("Dat kost 3 euro.", ""),
        ],
    )
    assert document.kind is DocumentKind.ANSWER
    assert [(n, a) for n, _, a in pairs(document)] == [
        ((1,), "Ja, sinds mei."),
        ((2,), "Dat kost 3 euro."),
    ]


def test_a_numbered_list_in_html_keeps_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><p>Antwoord van minister Peil (Water) (ontvangen 3 mei 2099)</p>"
        "<ol><li>Klemt de sluis?</li></ol><p>Antwoord</p><p>Ja.</p>"
        "<ol start='2'><li>Sinds wanneer?</li></ol><p>Antwoord</p><p>Mei.</p></body></html>",
        encoding="utf-8",
    )
    document = parse(read(path), path.name)
    assert [(n, a) for n, _, a in pairs(document)] == [((1,), "Ja."), ((2,), "Mei.")]
