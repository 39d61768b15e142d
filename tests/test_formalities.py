import pytest

from rag.formalities import (
    asks_how_answered,
    asks_the_same,
    asks_whether_known,
    denies,
    is_about_answering,
    is_verdict,
    opens_with_verdict,
    says_nothing,
)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Ja.", True),
        ("Nee, deze mening deelt het kabinet niet.", True),
        ("Dat kan ik niet bevestigen.", True),
        ("Ja, daarmee ben ik bekend.", True),
        ("Nee, de brug is dicht.", False),
        ("De brug klopt.", False),
        ("Dat is het.", False),
        ("", False),
    ],
)
def test_a_verdict_only_affirms_or_denies(sentence: str, verdict: bool) -> None:
    assert is_verdict(sentence) is verdict


def test_a_text_may_open_with_a_verdict() -> None:
    assert opens_with_verdict("Nee. De brug is dicht.")
    assert not opens_with_verdict("De brug is dicht. Nee.")
    assert not opens_with_verdict("")


@pytest.mark.parametrize(
    ("sentence", "denial"),
    [
        ("Nee, de brug is dicht.", True),
        ("Die opvatting deel ik niet.", True),
        ("Ja.", False),
        ("De brug is niet dicht.", False),
        ("Nee, " + "de brug " * 20, False),
    ],
)
def test_a_short_sentence_denies_what_was_asked(sentence: str, denial: bool) -> None:
    assert denies(sentence) is denial


@pytest.mark.parametrize(
    ("question", "answer", "nothing"),
    [
        ("Bent u bekend met het bericht «Brug dicht?»?¹", "Ja.", True),
        ("Heeft u kennisgenomen van het rapport?", "Ja, ik heb het rapport gelezen.", True),
        ("Kunt u zich de storm herinneren?", "Ja.", True),
        ("Heeft u de uitzending over de brug gezien?", "Ja.", True),
        ("Bent u op de hoogte van het plan?", "Ja, daarvan ben ik op de hoogte.", True),
        ("Klopt het dat de brug dicht is?", "Ja.", False),
        ("Kent u het bericht? Klopt het dat de brug dicht is?", "Ja.", False),
        ("Bent u bekend met klachten?", "Mij zijn geen klachten bekend.", False),
        ("Bent u bekend met het bericht?", "Ja. De brug ging in mei dicht.", False),
        ("Bent u op de hoogte van het plan?", "Ja, zie het antwoord op vraag 3.", False),
        ("Kunt u deze vragen afzonderlijk beantwoorden?", "Dat is gedaan: beantwoord.", True),
        ("Wilt u deze vragen voor het debat beantwoorden?", "Ja", True),
        ("Kunt u deze vragen beantwoorden?", "De brug is dicht.", False),
        ("Kunt u vragen van burgers over de brug toelichten?", "Ja.", False),
        ("", "Ja.", False),
    ],
)
def test_a_pair_may_say_nothing(question: str, answer: str, nothing: bool) -> None:
    assert says_nothing(question, answer) is nothing


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("Is de minister bekend met het bericht?", True),
        ("Kent de minister het bericht?", True),
        ("Wist het ministerie van de misstanden?", True),
        ("Is the minister aware of the report?", True),
        ("Is er een verbod op bruggen?", False),
    ],
)
def test_a_query_may_ask_whether_something_is_known(query: str, known: bool) -> None:
    assert asks_whether_known(query) is known
    assert asks_the_same(query, "Bent u bekend met het bericht?") is known


def test_a_query_may_ask_how_questions_are_answered() -> None:
    assert asks_how_answered("Kan de minister de vragen apart beantwoorden?")
    assert not asks_how_answered("Wat was het antwoord op de vragen over de brug?")


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Vanwege de samenhang beantwoord ik deze vragen gezamenlijk.", True),
        ("Ik heb de vragen afzonderlijk beantwoord.", True),
        ("Gemeenten beantwoorden vragen van bewoners over de brug.", False),
        ("Wij werken samen aan de brug.", False),
    ],
)
def test_a_sentence_may_be_about_the_answering(sentence: str, about: bool) -> None:
    assert is_about_answering(sentence) is about


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Nee, zie het antwoord op vraag 6.", True), ("Jazeker is dat zo.", True), ("Jaren.", False)],
)
def test_a_text_may_open_with_yes_or_no(text: str, opens: bool) -> None:
    assert opens_with_verdict(text) is opens
