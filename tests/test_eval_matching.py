import pytest

from eval.matching import contains, found_nuggets, letters


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("Het duurt 65 dagen.", "65 dagen"),
        ("Het duurt 65\u00a0\n dagen.", "65 dagen"),
        ("GEMEENTE Utrecht", "gemeente utrecht"),
        ("de melkvee-\nhouders krijgen", "melkveehouders"),
        ("de melkvee\u00adhouders krijgen", "melkveehouders"),
        ("de ICT-\nleverancier", "ICT-leverancier"),
        ("de ICT\u2011leverancier", "ict-leverancier"),
        ("pakken,zodat het", "pakken, zodat"),
        ("ﬁnanciële steun", "financiële steun"),
        ("financie\u0308le steun", "financiële steun"),
        ("de zogenoemde ‘noodknop’", "'noodknop'"),
        ("2020–2025", "2020-2025"),
        ("één m² grond", "m2 grond"),
    ],
)
def test_the_same_words_are_found(text, spelling):
    assert contains(text, spelling)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("Het duurt 56 dagen.", "65 dagen"),
        ("Het duurt 65 weken en dagen.", "65 dagen"),
        ("de melkveehouders", "melkvee-houders"),  # a hyphen that is spelled must be there
        ("", "65 dagen"),
    ],
)
def test_other_words_are_not(text, spelling):
    assert not contains(text, spelling)


def test_a_spelling_of_nothing_is_never_found():
    assert not contains("iets", "\u00ad ")


def test_a_fact_counts_once_in_any_spelling():
    nuggets = (("65 dagen", "ruim negen weken"), ("gemeente",), ("provincie",))
    assert found_nuggets("Na 65 dagen, ruim negen weken, betaalt de Gemeente.", nuggets) == 2
    assert found_nuggets("", nuggets) == 0


def test_letters_leave_all_else_out():
    assert letters("Ten-\nminste (13) m²!") == "tenminste13m2"
