import pytest

from rag.datamodels import Span
from rag.enumerating import Enumeration, enumerations, is_number
from rag.splitting import sentences


def found_in(text: str) -> list[Enumeration]:
    spans = sentences(text)
    fresh = [i == 0 or "\n" in text[spans[i - 1].end : s.start] for i, s in enumerate(spans)]
    return enumerations([s.of(text) for s in spans], fresh)


def first_words(text: str, indices: tuple[int, ...]) -> list[str]:
    spans: list[Span] = sentences(text)
    return [spans[i].of(text).split()[0] for i in indices]


def test_dashes_after_a_colon() -> None:
    (made,) = found_in("Wij doen meer. Dit is:\n– een;\n– twee.\nDaarna meer.")
    assert made.opening == 1
    assert made.items == ((2,), (3,))
    assert made.whole == (1, 2, 3)


def test_the_first_item_may_be_glued_to_the_introduction() -> None:
    (made,) = found_in("In deze gevallen;– een;– twee;\n– drie;\n– vier.")
    assert (made.opening, made.items) == (0, ((1,), (2,)))


def test_items_of_several_sentences() -> None:
    text = "Er zijn stappen:1. Geld. Dat is er. 2. Tijd. Die is er ook. 3. Land. Dat ook. En meer."
    (made,) = found_in(text)
    assert first_words(text, made.whole) == [
        "Er", "Geld.", "Dat", "2.", "Tijd.", "Die", "3.", "Land.", "Dat"
    ]  # fmt: skip
    assert first_words(text, made.heads) == ["Er", "Geld.", "2.", "Tijd.", "3.", "Land."]
    assert first_words(text, made.around(made.items[1][1])) == ["Er", "Geld.", "2.", "Tijd."]


def test_the_last_item_ends_with_its_line() -> None:
    (made,) = found_in("Dit is:\n1. Een. Meer.\n2. Twee.\nDaarna iets anders.")
    assert made.items == ((1, 2, 3), (4, 5))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Er zijn drie lijnen. Lijn 1 is een. Lijn 2 is twee. Lijn 3 is drie.", 3),
        ("Er zijn twee redenen. Ten eerste regent het. Ten tweede waait het.", 2),
        ("Er zijn twee fases. In de eerste fase dit. Er komt meer. In de tweede fase dat.", 2),
    ],
)
def test_prose_may_count(text: str, items: int) -> None:
    (made,) = found_in(text)
    assert made.opening == 0
    assert len(made.items) == items


@pytest.mark.parametrize(
    "text",
    [
        "Het eerste advies volgt. De Tweede Kamer hoort het. De derde keer is dat.",
        "Zie artikel 3. Dat geldt. Er is niets te tellen.",
        "De brug is dicht. – Dat is zo.",
        "Lijn 2 is twee. Lijn 3 is drie.",
    ],
)
def test_what_is_no_enumeration(text: str) -> None:
    assert found_in(text) == []


def test_an_enumeration_may_lack_an_introduction() -> None:
    (made,) = found_in("Ten eerste regent het. Ten tweede waait het.")
    assert made.whole == (0, 1)


def test_a_number_by_itself() -> None:
    assert is_number("2.")
    assert is_number(" b) ")
    assert not is_number("2. Tijd.")
    assert not is_number("")


def test_the_rows_of_a_table_with_what_announces_and_restricts_it() -> None:
    text = (
        "Eerst iets anders. De onderstaande tabel geeft de aantallen. Niet alle zijn geteld.\n"
        "Jaar: 2097 2098\nNergensland 612 41\nBedenkstreek: 540 22\nTotaal 1.152 63\nDaarna meer."
    )
    (made,) = found_in(text)
    assert first_words(text, made.whole) == [
        "De", "Niet", "Jaar:", "Nergensland", "Bedenkstreek:", "Totaal"
    ]  # fmt: skip
    assert first_words(text, made.around(5)) == ["De", "Jaar:", "Bedenkstreek:"]


def test_lines_without_figures_are_no_table() -> None:
    assert found_in("Dit zijn\nregels die\nmidden in een zin\neindigen 1 2") == []
