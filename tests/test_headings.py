import pytest

from rag.headings import Opens, find, numbers_in


@pytest.mark.parametrize(
    ("line", "opens", "numbers"),
    [
        ("Vraag 1", "question", (1,)),
        (" Vraag 12 \u00a0", "question", (12,)),
        ("Vraag 4 en 5", "question", (4, 5)),
        ("Vraag 1 en 4", "question", (1, 4)),
        ("Vraag 4, 5, 7 en 8", "question", (4, 5, 7, 8)),
        ("Vraag 2 t/m 6", "question", (2, 3, 4, 5, 6)),
        ("Vragen 2 tot en met 4", "question", (2, 3, 4)),
        ("Vraag 3: Klopt dat?", "question", (3,)),
        ("Antwoord 5:", "answer", (5,)),
        ("Antwoorden 5 en 6", "answer", (5, 6)),
        ("Antwoord op vraag 8 en 3", "answer", (3, 8)),
        ("Antwoord op vragen 7, 8, en 9", "answer", (7, 8, 9)),
        ("Antwoorden op vraag 3, 4, 5, 9 en 10", "answer", (3, 4, 5, 9, 10)),
        ("Antwoord op de vragen 1 en 2", "answer", (1, 2)),
        ("Antwoord vraag 4-7:", "answer", (4, 5, 6, 7)),
        ("Antwoord vragen 1,2,3,4 en 5", "answer", (1, 2, 3, 4, 5)),
        ("Antwoord", "answer", ()),
        ("Antwoord: Ja.", "answer", ()),
        ("Mededeling", "notice", ()),
    ],
)
def test_every_variant_opens_what_it_should(line: str, opens: str, numbers: tuple[int]) -> None:
    found = find([(0, "Vraag 1"), (1, line)])
    assert (found[-1].opens.value, found[-1].numbers) == (opens, numbers)


@pytest.mark.parametrize(
    "line",
    [
        "antwoord op vraag 5",
        "Antwoord op vraag 5 is dat het kan.",
        "Vraag 3 is al eerder beantwoord.",
        "Antwoord van Minister Sluiswachter (Water)",
        "Vragen van het lid De Proef (Lijst Proef)",
        "Vraag",
        "Antwoorden kunnen lang zijn",
    ],
)
def test_prose_opens_nothing(line: str) -> None:
    assert [h.index for h in find([(0, "Vraag 1"), (1, line)])] == [0]


def test_bare_numbers_count_only_one_after_the_other() -> None:
    lines = [
        "1",
        "Is dat zo?",
        "Antwoord",
        "Ja, om 2 redenen:",
        "3",
        "dagen",
        "2. En dan?",
        "Antwoord:",
    ]
    found = find(list(enumerate(lines)))
    assert [(h.opens, h.numbers) for h in found] == [
        (Opens.QUESTION, (1,)),
        (Opens.ANSWER, ()),
        (Opens.QUESTION, (2,)),
        (Opens.ANSWER, ()),
    ]


def test_numbers_of_a_heading_come_in_rising_order() -> None:
    assert numbers_in("10, 9 en 3 t/m 5") == (3, 4, 5, 9, 10)
