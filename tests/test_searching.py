"""What stands in the index decides the answer, so these read a small one."""

import pytest

from rag.answers import Answer, Status
from rag.chatbot import Chatbot
from rag.indexing import ingest
from rag.settings import Settings

pytestmark = pytest.mark.model

HEAD = """AH 7
2099Z00077
Antwoord van minister Sluiswachter (Water) (ontvangen 4 juni 2099)

Vragen van het lid De Proef (Lijst Proef) aan de minister van Water over het verbod op vliegers bij
de brug van Laagveen (ingezonden 3 mei 2099)
"""
KNOWN = """
Vraag 1
Bent u bekend met het verbod op vliegers bij de brug van Laagveen?

Antwoord 1
Ja, daarmee ben ik bekend.
"""
RULE = """
Vraag 2
Wat vindt u van de regels voor vliegers bij bruggen?

Antwoord 2
Bij bruggen geldt geen landelijk verbod op vliegers; de gemeente kan er zelf een instellen.
"""
MANNER = """
Vraag 3
Kunt u deze vragen over vliegers bij de brug van Laagveen afzonderlijk beantwoorden?

Antwoord 3
De vragen zijn zoveel mogelijk afzonderlijk van elkaar beantwoord.
"""


def ask(tmp_path_factory: pytest.TempPathFactory, text: str, *questions: str) -> list[Answer]:
    folder = tmp_path_factory.mktemp("index")
    (folder / "2099Z00077.txt").write_text(text)
    settings = Settings(index=folder / "index")
    assert not ingest([folder / "2099Z00077.txt"], settings).failed
    chatbot = Chatbot.load(settings)
    return [chatbot.answer(question) for question in questions]


def test_an_acknowledgement_answers_only_who_asks_for_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    ban, known, manner = ask(
        tmp_path_factory,
        HEAD + KNOWN + RULE + MANNER,
        "Is er een verbod op vliegers bij de brug van Laagveen?",
        "Is de minister bekend met het verbod op vliegers bij de brug van Laagveen?",
        "Wat was het antwoord op de vragen over vliegers bij de brug van Laagveen?",
    )
    assert "geen landelijk verbod" in ban.statements[0].text
    assert ban.hits[0].numbers == (2,)
    assert known.statements[0].text == "Ja, daarmee ben ik bekend."
    assert all("afzonderlijk" not in s.text for s in manner.statements)


def test_an_acknowledgement_with_nothing_beside_it_is_related_at_most(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    (answer,) = ask(
        tmp_path_factory,
        HEAD + KNOWN,
        "Is er een verbod op vliegers bij de brug van Laagveen?",
    )
    assert answer.status is Status.RELATED
    assert answer.statements[0].text == "Ja, daarmee ben ik bekend."
    assert answer.reason
