"""What other words a word of a count means."""

import pytest

from rag.inflections import holds, longer


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("de wachttijd bij de brug", "wachttijden", True),
        ("lange wachttijden", "wachttijd", True),
        ("het stikstofbeleid", "stikstof", True),
        ("kosten van kinderopvang", "kinderen", False),
        ("hulp aan kinderen", "kinderen", True),
        ("men maakt zich zorgen", "zorg", False),
        ("de zorg voor ouderen", "ZORG", True),
        ("maatregelen tegen covid-19", "covid-19", True),
        ("maatregelen in 19 gemeenten", "covid-19", False),
        ("de Oekraïense grens", "oekraiense", True),
        ("de komst van wolven", "wolf", True),
        ("schade door de wolf", "wolven", True),
        ("het wolvenbeleid", "wolf", True),
        ("wetten en regels", "wet", True),
        ("dat weten wij niet", "wet", False),
        ("in de wetenschap", "wet", False),
        ("lokale scholen", "school", True),
        ("digitale middelen", "middel", True),
        ("de politieke leiding", "politie", False),
        ("een politieagent", "politie", True),
        ("wachtlijsten in de jeugdzorg", "zorg", True),
        ("de hogere prijzen", "prijs", True),
        ("bent u bereid zorg te dragen voor herstel", "zorg", False),
        ("", "zorg", False),
        ("zorg", "-", False),
    ],
)
def test_forms_of_a_word(text: str, word: str, *, held: bool) -> None:
    assert holds(text, [word]) is held


def test_all_words_must_be_held() -> None:
    assert holds("zorg voor kinderen", ["kinderen", "zorg"])
    assert not holds("zorg voor kinderen", ["kinderen", "onderwijs"])


def test_the_longer_words_by_which_alone_a_text_holds_a_word() -> None:
    assert longer("Geboortezorg en patiëntenzorg", ["zorg"]) == ("geboortezorg", "patiëntenzorg")
    assert longer("de zorg en de jeugdzorg", ["zorg"]) == ()
    assert longer("Israëlische schepen", ["Israël"]) == ()
    assert longer("niets daarvan", ["zorg"]) == ()
