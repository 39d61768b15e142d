"""Messages about the answer before."""

import pytest

from rag.asking_back import Back, asks_back


@pytest.mark.parametrize(
    "message",
    [
        "Wie zei dat?",
        "En wie zegt dat eigenlijk?",
        "Welke minister was dat?",
        "Wie beweert dat?",
        "Wie heeft dit antwoord gegeven?",
        "Van welke minister is dat?",
        "Van wie is dit citaat?",
        "Wanneer zei hij dat?",
        "Wanneer is dit geantwoord?",
        "Van wanneer is dat antwoord?",
        "Hoe oud is dit antwoord?",
        "Who said that?",
        "When did the minister say that?",
        "When was this answered?",
        "Volgens wie?",
        "Volgens wie is dat zo?",
        "Door wie is dat gezegd?",
        "According to whom?",
    ],
)
def test_who_said_it_and_when(message: str) -> None:
    assert asks_back(message) is Back.SPEAKER


@pytest.mark.parametrize(
    "message",
    [
        "Wie stelde deze vragen?",
        "Wie vroeg dat?",
        "Welk Kamerlid stelde die vraag?",
        "Wie heeft dat gevraagd?",
        "Van wie zijn deze vragen?",
        "Who asked that?",
        "Which MP asked this question?",
        "Wie heeft daarnaar gevraagd?",
        "Wie heeft hiernaar eigenlijk gevraagd?",
        "Wanneer is dat gevraagd?",
        "Wanneer zijn deze vragen gesteld?",
        "Door wie is dat gevraagd?",
        "Van welke partij is zij?",
        "En bij welke partij hoort hij?",
        "Van welke fractie is dat Kamerlid?",
        "Which party is she from?",
        "Van welke partijen zijn die vragen?",
        "When was that question asked?",
    ],
)
def test_who_had_asked(message: str) -> None:
    assert asks_back(message) is Back.ASKER


@pytest.mark.parametrize(
    ("message", "back"),
    [
        ("Bron?", Back.SPEAKER),
        ("Geef de bron, graag", Back.SPEAKER),
        ("Waar staat dat?", Back.SPEAKER),
        ("Meer informatie", Back.MORE),
        ("Vertel meer", Back.MORE),
        ("Wat nog meer?", Back.MORE),
        ("Noem er nog een paar", Back.MORE),
        ("Geef het hele antwoord", Back.WHOLE),
        ("Tell me more", Back.MORE),
        ("What else?", Back.MORE),
        ("Kun je dat samenvatten?", Back.LESS),
        ("Kan dat korter?", Back.LESS),
        ("Summarise that, please", Back.LESS),
    ],
)
def test_the_source_more_and_less(message: str, back: Back) -> None:
    assert asks_back(message) is back


@pytest.mark.parametrize(
    "message",
    [
        "Meer geld voor bruggen",
        "Wat is de bron van het lawaai?",
        "Kan de sluis korter dicht?",
        "Wie zei dat de brug dicht is?",
        "Wanneer is de brug klaar?",
        "Wanneer wordt dat verplicht?",
        "Wie stelde vragen over de brug?",
        "Welke minister is dat van plan?",
        "Who said that the bridge is closed?",
        "Wie betaalt dat?",
        "Wanneer wordt daarnaar gekeken?",
        "Wie heeft daarover te beslissen?",
        "Van welke partij is de meerderheid?",
        "Volgens wie is de brug onveilig?",
        "Wanneer zijn de vragen over de brug gesteld?",
    ],
)
def test_other_questions(message: str) -> None:
    assert asks_back(message) is None
