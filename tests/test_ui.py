from typing import Any

import gradio
import pytest

import ui
from rag.answers import Answer, Status
from rag.datamodels import Filters
from rag.page import Exchange
from rag.page_talk import Talk
from tests.fake_chatbot import QUOTES, FakeChatbot, answered

VIEW = ui.View("said", "panel", "problem", "message", "examples", writes=True)
FORM = ui.Form("since", "until", "ministry", "party", "filters")


def steps(*fields: str, talk: Talk | None = None, view: ui.View = VIEW) -> list[dict[str, Any]]:
    """Return what changes on the page when a question is asked, step by step."""
    ask = ui._asking(FakeChatbot(), view)
    return list(ask(fields[0], talk or Talk(), *(fields[1:] or [""] * 4)))


def talk_of(*exchanges: Exchange) -> Talk:
    talk = Talk()
    for exchange in exchanges:
        list(talk.follow(talk.take(exchange.message, Filters()), lambda *_, e=exchange: iter([e])))
    return talk


def test_the_box_is_emptied_once_when_the_question_is_accepted() -> None:
    first, waiting, *later, last = steps("Hoeveel sluizen?")
    assert (first["problem"], first["message"], first["examples"]["open"]) == ("", "", False)
    assert "Hoeveel sluizen?" in waiting["said"]
    assert "Even zoeken" in waiting["said"]
    assert "kw-card" not in waiting["panel"]
    assert all("message" not in step for step in [waiting, *later])
    assert "kw-done" in later[-1]["said"]
    assert "kw-card" in later[-1]["panel"]
    assert last == {"problem": gradio.skip()}


def test_an_answer_grows_while_the_model_writes_and_no_longer() -> None:
    def growing(view: ui.View) -> list[bool]:
        changes = steps("Het gaat traag?", view=view)
        return ["kw-growing" in step["said"] for step in changes if "said" in step]

    seen = growing(VIEW)
    assert seen[0] is False  # there is no answer yet
    assert True in seen
    assert seen[-1] is False
    assert True not in growing(ui.View("said", "panel", "problem", "message", "examples"))


def test_nothing_happens_when_nothing_is_asked() -> None:
    assert steps("  \n") == [{"problem": ""}]


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
    (step,) = steps(*fields)
    assert list(step) == ["problem"]
    assert said in step["problem"]
    assert 'role="alert"' in step["problem"]


def test_only_the_question_that_was_asked_last_shows_the_conversation() -> None:
    talk = Talk()
    ask = ui._asking(FakeChatbot(), VIEW)
    first = ask("Duurt het eindeloos?", talk, "", "", "", "")
    while "kw-done" not in next(first).get("said", ""):
        pass
    *_, second, _ = ask("Hoeveel sluizen?", talk, "", "", "", "")
    assert second["said"].count("kw-done") == 2
    assert list(first) == [{"problem": gradio.skip()}]


def test_a_question_that_met_an_error_is_given_back() -> None:
    wrong = Exchange("Is het stuk?", Answer("Is het stuk?", Status.ERROR, reason="Ja."))
    assert ui._kept("", talk_of(wrong)) == "Is het stuk?"
    assert ui._kept("een nieuwe vraag", talk_of(wrong)) != "Is het stuk?"
    assert ui._kept("", talk_of(wrong, Exchange("Is het heel?", answered()))) != "Is het stuk?"


def test_what_was_written_stays_when_the_model_is_stopped() -> None:
    talk = talk_of(Exchange("Hoeveel?", answered()))
    step = ui._stopping(VIEW)(talk)
    assert QUOTES[0] in step["said"]
    assert "kw-growing" not in step["said"]


def test_a_new_conversation_has_no_filters() -> None:
    talk = talk_of(Exchange("Hoeveel?", answered()))
    step = ui._clearing(VIEW, FORM)(talk)
    assert talk.exchanges == []
    assert "kw-empty" in step["said"]
    emptied = ("problem", "message", "since", "until", "ministry", "party")
    assert [step[part] for part in emptied] == [""] * 6
    assert (step["filters"]["label"], step["filters"]["open"]) == ("Filters", False)
    assert step["examples"]["open"]


def test_a_port_in_use_is_said_in_one_sentence(
    tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ui.main(["--index", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("ui.py: no index in")
