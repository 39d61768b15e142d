import pytest

from rag.asking import Sort, asked_for, ruled, says_unknown, supplies


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("Hoeveel sluizen klemmen er?", {Sort.NUMBER}),
        ("Hoeveel euro kost de nieuwe sluis?", {Sort.MONEY}),
        ("Wat zijn de bouwkosten van de sluis?", {Sort.MONEY}),
        ("Welk schadebedrag is geclaimd?", {Sort.MONEY}),
        ("Wie betaalt de kosten van de sluis?", set()),
        ("Hoe kan ik de kosten terugkrijgen?", set()),
        ("Wie betaalt dat, en wat kost het?", {Sort.MONEY}),
        ("Hoe lang is de wachttijd?", {Sort.DURATION}),
        ("Hoe oud is de sluis?", {Sort.DURATION}),
        ("Vanaf welke dag geldt dat?", {Sort.DATE}),
        ("sluis Laagveen publicatiedatum", {Sort.DATE}),
        ("By which year should it be ready?", {Sort.DATE}),
        ("Welk percentage van de sluizen klemt?", {Sort.SHARE}),
        ("Waarom klemt de sluis?", set()),
        ("Is de minister het daarmee eens?", set()),
    ],
)
def test_a_question_asks_for_a_kind_of_thing(query: str, wanted: set[Sort]) -> None:
    assert asked_for(query) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted", "holds"),
    [
        ("Er klemmen veertien sluizen.", Sort.NUMBER, True),
        ("De sluis kost € 2,3 miljoen.", Sort.MONEY, True),
        ("De wachttijd is 65 dagen.", Sort.DURATION, True),
        ("De sluis opent in het voorjaar.", Sort.DATE, True),
        ("De helft van de sluizen klemt.", Sort.SHARE, True),
        ("Het bedrag is 40% van de begroting.", Sort.NUMBER, True),
        ("Een helm is daar niet verplicht.", Sort.RULING, True),
        ("Dat is aan de gemeente.", Sort.RULING, False),
        ("Dat is aan de gemeente.", Sort.NUMBER, False),
        ("De sluis kost veel geld.", Sort.MONEY, False),
        ("Dat duurt lang.", Sort.DURATION, False),
        ("De sluiswachter is 45 jaar oud.", Sort.DURATION, True),
        ("Een meerderheid van de Europese landen steunt dat.", Sort.MONEY, False),
        ("Dat kost enkele euro’s.", Sort.MONEY, True),
        ("Zie mijn antwoord op vraag 4.", Sort.NUMBER, False),
        ("Op 8 november 2024 is dat besproken.", Sort.NUMBER, False),
        ("In 2023 is dat besproken in Kamerstuk 29 515, nr. 4.", Sort.NUMBER, False),
        ("In 2023 waren er 14 meldingen.", Sort.NUMBER, True),
        ("Daar moet een eind aan komen.", Sort.DATE, False),
        ("Het is eind 2024 klaar.", Sort.DATE, True),
    ],
)
def test_a_sentence_supplies_it_or_not(sentence: str, wanted: Sort, holds: bool) -> None:
    assert supplies(sentence, frozenset({wanted})) is holds


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Cijfers over wachttijden zijn niet op landelijk niveau beschikbaar.", True),
        ("Hierover is geen precies getal te noemen.", True),
        ("Dat wordt niet centraal geregistreerd.", True),
        ("De sluis gaat niet open.", False),
    ],
)
def test_an_answer_may_say_that_a_thing_is_unknown(text: str, unknown: bool) -> None:
    assert says_unknown(text) is unknown


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("Is de brug open?", True),
        ("En kan dat ook in mei?", True),
        ("Waarom is een helm verplicht?", True),
        ("Must cyclists wear a helmet?", True),
        ("Waarom klemt de sluis?", False),
        ("sluizen Laagveen", False),
    ],
)
def test_a_question_may_ask_whether_something_is_so_or_must_be(query: str, *, asks: bool) -> None:
    assert ruled(query) == (frozenset({Sort.RULING}) if asks else frozenset())
