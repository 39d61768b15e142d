import base64
from collections.abc import Sequence

import pytest

import ui
from rag.datamodels import Answer, Filters, Status, Turn
from rag.errors import LibraryError, SettingsError
from tests.fake_chatbot import QUOTES, FakeChatbot


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
    assert 'data-turn="bron-1" hidden' in first
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


def test_dates_are_checked() -> None:
    assert ui.to_filters("2099-01-02", None, None, "VBP").party == "VBP"
    with pytest.raises(SettingsError, match=r"Van: 'gisteren' is geen datum; schrijf jjjj-mm-dd"):
        ui.to_filters("gisteren", "", "", "")


def test_the_page_says_what_the_library_holds() -> None:
    chatbot = FakeChatbot()
    assert ui.held(chatbot.library) == (
        "In deze bibliotheek: 1 beantwoorde documenten, 3 vragen, 2099."
    )
    assert ui.examples_of(chatbot.library) == ["Wat antwoordde het kabinet over klemmende sluizen?"]


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
