import base64
from collections.abc import Sequence
from typing import Any

import gradio
import pytest

import ui
from rag.answers import Answer, Status, Turn
from rag.datamodels import Document, Filters
from rag.errors import LibraryError, NotFoundError
from rag.page import Exchange
from tests.fake_chatbot import OPEN, QUOTES, SOURCE, FakeChatbot, FakeLibrary


def test_an_exchange_is_added_and_the_history_handed_on() -> None:
    chatbot = FakeChatbot()
    *_, talk = ui.respond(chatbot, "Hoeveel sluizen?", [], Filters())
    *_, talk = ui.respond(chatbot, "En wat kost dat?", talk, Filters(party="VBP"))
    assert [e.message for e in talk] == ["Hoeveel sluizen?", "En wat kost dat?"]
    query, history, filters = chatbot.asked[1]
    assert (query, filters) == ("En wat kost dat?", Filters(party="VBP"))
    assert history[0] == Turn("user", "Hoeveel sluizen?")
    assert history[1].role == "assistant"
    assert QUOTES[0] in history[1].content


def test_sources_of_a_turn_belong_to_that_turn() -> None:
    chatbot = FakeChatbot()
    *_, talk = ui.respond(chatbot, "Hoeveel sluizen?", [], Filters())
    *_, talk = ui.respond(chatbot, "En de kermis?", talk, Filters())
    found = ui.sources(talk)
    first, second = found.split('<div data-turn="bron-2"')
    assert 'data-turn="bron-1" lang="nl" hidden' in first
    assert "bij uw vraag: “Hoeveel sluizen?”" in first
    assert "bij uw vraag: “En de kermis?”" in second
    assert "kw-card" in first
    assert "kw-card" not in second
    assert "geen bronnen" in second


def test_an_error_of_the_library_becomes_one_sentence() -> None:
    class Broken(FakeChatbot):
        def answer(self, query: str, history: Sequence[Turn], filters: Filters) -> Answer:
            raise LibraryError("de schijf is vol")

    *_, talk = ui.respond(Broken(), "nat?", [], Filters())
    assert talk[0].answer.status is Status.ERROR
    assert talk[0].answer.reason == "De bibliotheek gaf een fout: de schijf is vol"


def test_what_a_user_types_is_never_markup() -> None:
    *_, talk = ui.respond(FakeChatbot(), "<img src=x onerror=alert(1)>", [], Filters())
    assert "<img" not in ui.conversation(talk)


def test_a_list_comes_with_the_documents_that_it_can_open() -> None:
    *_, talk = ui.respond(FakeChatbot(), "Welke vragen?", [], Filters())
    assert [d.source for d in talk[0].documents] == [SOURCE, OPEN]

    class Deleting(FakeLibrary):
        def document(self, name: str) -> Document:
            if name == OPEN:
                raise NotFoundError(name)
            return super().document(name)

    chatbot = FakeChatbot()
    chatbot.library = Deleting()
    *_, talk = ui.respond(chatbot, "Welke vragen?", [], Filters())
    assert [d.source for d in talk[0].documents] == [SOURCE]
    page = ui.conversation(talk)
    assert page.count('class="kw-item"') == 1
    assert "roestige sluizen" in page


def steps(*fields: str, talk: list[Exchange] | None = None) -> list[tuple[Any, ...]]:
    return list(ui._asking(FakeChatbot())(fields[0], talk or [], *fields[1:]))


def left_alone(value: Any) -> bool:
    return bool(value == gradio.skip())


def test_the_box_is_emptied_once_when_the_question_is_accepted() -> None:
    first, *later = steps("Hoeveel sluizen?", "", "", "", "")
    assert first[4] == ""
    assert "Hoeveel sluizen?" in first[1]
    assert "Even zoeken" in first[1]
    assert left_alone(first[2])  # the sources stay until there are others
    assert later
    assert all(left_alone(step[4]) for step in later)
    assert "kw-done" in later[-1][1]


def test_nothing_happens_when_nothing_is_asked() -> None:
    ((*page, problem, box),) = steps("  \n", "", "", "", "")
    assert all(map(left_alone, [*page, box]))
    assert problem == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (("Hoe?", "gisteren", "", "", ""), "“Beantwoord vanaf”: “gisteren” is geen datum."),
        (("Hoe?", "2024", "2023", "", ""), "“Tot en met” ligt vóór “Beantwoord vanaf”"),
        (("x" * 2001, "", "", "", ""), "langer dan 2000 tekens"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    fields: tuple[str, ...], said: str
) -> None:
    ((*page, problem, box),) = steps(*fields)
    assert all(map(left_alone, [*page, box]))
    assert said in problem
    assert 'role="alert"' in problem


def test_a_question_that_met_an_error_is_given_back() -> None:
    *_, talk = ui.respond(FakeChatbot(), "Is het stuk?", [], Filters())
    assert ui._kept("", talk) == "Is het stuk?"
    assert left_alone(ui._kept("een nieuwe vraag", talk))
    *_, talk = ui.respond(FakeChatbot(), "Is het heel?", talk, Filters())
    assert left_alone(ui._kept("", talk))


def test_a_new_conversation_has_no_filters() -> None:
    *texts, accordion = ui._cleared()
    assert texts[0] == []
    assert texts[3:] == [""] * 6
    assert accordion["label"] == "Filters"


def test_a_port_in_use_is_said_in_one_sentence(
    tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ui.main(["--index", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("ui.py: no index in")


def test_an_answer_can_be_kept_without_a_file_on_the_server() -> None:
    chatbot = FakeChatbot()
    *_, talk = ui.respond(chatbot, "Hoeveel sluizen?", [], Filters())
    page = ui.conversation(talk)
    link = page.split('<a download="antwoord.md" href="data:text/markdown;charset=utf-8;base64,')[1]
    assert base64.b64decode(link.split('"')[0]).decode() == f"# {talk[0].answer.query}"
    *_, talk = ui.respond(chatbot, "En de kermis?", talk, Filters())
    assert ui.conversation(talk).count("Bewaar dit antwoord") == 1
