"""Gradio chat: a conversation beside its sources. The only file that imports gradio."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from rag.answers import Answer, Status, Turn
from rag.datamodels import Filters
from rag.errors import RagError, SettingsError
from rag.page import Exchange, alert, conversation, sources
from rag.page_form import SINCE, UNTIL, filters_label, ministry_name, to_filters, wrong_with
from rag.page_head import TITLE, Held, examples_of, head, listed_documents
from rag.rendering import shown
from rag.settings import Settings

ASSETS = Path(__file__).parent / "assets"


class Answers(Protocol):
    """What the page needs of a chatbot."""

    @property
    def library(self) -> Held:
        """The library behind it."""

    def stream(self, query: str, history: Sequence[Turn], filters: Filters) -> Iterator[Answer]:
        """Yield the answer, and then what a language model adds to it, if one is set."""

    def model_notice(self) -> str:
        """Say which language model writes along and where; empty for none."""

    def saved(self, answer: Answer) -> dict[str, str]:
        """Return an answer as files to keep, by name; none for one without quotes or list."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the page asks its user for, as gradio components."""

    since: Any
    until: Any
    ministry: Any
    party: Any
    accordion: Any

    @property
    def fields(self) -> list[Any]:
        """The filters."""
        return [self.since, self.until, self.ministry, self.party]


@dataclass(frozen=True, slots=True)
class View:
    """What a question changes on the page, as gradio components."""

    talk: Any
    said: Any
    panel: Any
    problem: Any
    message: Any

    @property
    def parts(self) -> list[Any]:
        """All of them, in the order in which answers are yielded."""
        return [self.talk, self.said, self.panel, self.problem, self.message]


def respond(
    chatbot: Answers, message: str, talk: Sequence[Exchange], filters: Filters
) -> Iterator[list[Exchange]]:
    """Yield the conversation with one more exchange, ever more complete.

    An error becomes its answer.
    """
    history = [
        turn for e in talk for turn in (Turn("user", e.message), Turn("assistant", shown(e.answer)))
    ]
    try:
        for answer in chatbot.stream(message, history, filters):
            files = tuple(chatbot.saved(answer).items())
            documents = tuple(listed_documents(chatbot.library, answer))
            yield [*talk, Exchange(message, answer, files, documents)]
    except RagError as exc:
        answer = Answer(message, Status.ERROR, reason=f"De bibliotheek gaf een fout: {exc}")
        yield [*talk, Exchange(message, answer)]


def build(chatbot: Answers) -> Any:
    """Return the page (a `gradio.Blocks`) for a chatbot."""
    import gradio as gr

    examples = examples_of(chatbot.library)
    notice = chatbot.model_notice()
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        gr.HTML(head(chatbot.library, notice))
        talk = gr.State([])
        with gr.Row(elem_id="kw-body"):
            with gr.Column(scale=6, min_width=320):
                said = gr.HTML(conversation([]), elem_id="kw-talk")
                message, send = _box(gr)
                problem = gr.HTML("", elem_id="kw-problem")
                with gr.Row(elem_classes="kw-examples"):
                    offered = [gr.Button(text, size="sm") for text in examples]
                form = _form(gr, chatbot.library)
                stop = gr.Button("Stop het taalmodel", size="sm", visible=bool(notice))
                fresh = gr.Button("Nieuw gesprek", size="sm", variant="secondary")
            with gr.Column(scale=5, min_width=320):
                panel = gr.HTML(sources([]), elem_id="kw-panel")
        view = View(talk, said, panel, problem, message)
        _wire(gr, chatbot, view, form, send, offered, stop, fresh)
    return page


def _wire(
    gr: Any,
    chatbot: Answers,
    view: View,
    form: Form,
    send: Any,
    offered: Sequence[Any],
    stop: Any,
    fresh: Any,
) -> None:
    """Say what happens at a question, an example, a filter, and at the two buttons."""
    ask, example = _asking(chatbot), _asking(chatbot, emptied=gr.skip())
    quiet = {"api_name": False, "show_progress": "hidden"}
    asking = quiet | {"concurrency_limit": 4}
    inputs, outputs = [view.talk, *form.fields], view.parts
    triggers = [view.message.submit, send.click]
    running = [gr.on(triggers, ask, [view.message, *inputs], outputs, **asking)]
    running += [b.click(example, [b, *inputs], outputs, **asking) for b in offered]
    for event in running:
        event.then(_kept, [view.message, view.talk], view.message, **quiet)
        event.failure(conversation, view.talk, view.said, **quiet)
    for field in form.fields:
        field.change(_labelled, form.fields, form.accordion, **quiet)
    stop.click(conversation, view.talk, view.said, cancels=running, **quiet)
    cleared = [*outputs, *form.fields, form.accordion]
    fresh.click(_cleared, None, cleared, cancels=running, **quiet)


def _box(gr: Any) -> tuple[Any, Any]:
    """Return the box for a question, and its button."""
    with gr.Row(elem_id="kw-ask"):
        message = gr.Textbox(
            placeholder="Stel uw vraag …",
            show_label=False,
            label="Uw vraag",
            lines=1,
            max_lines=6,
            scale=8,
            elem_id="kw-message",
            autofocus=True,
        )
        return message, gr.Button("Vraag", variant="primary", scale=1, elem_id="kw-send")


def _form(gr: Any, library: Held) -> Form:
    """Return the filters, folded away under a heading that says which are active."""
    ministries, parties = library.facets()
    named = [("", ""), *((ministry_name(code), code) for code in ministries)]
    with gr.Accordion(filters_label("", "", "", ""), open=False, elem_id="kw-filters") as accordion:
        with gr.Row():
            since = gr.Textbox(label=SINCE, placeholder="bijvoorbeeld 1 maart 2022")
            until = gr.Textbox(label=UNTIL, placeholder="bijvoorbeeld 31-12-2023")
        with gr.Row():
            ministry = gr.Dropdown(named, label="Ministerie", value="")
            party = gr.Dropdown(["", *parties], label="Fractie van de vrager", value="")
    return Form(since, until, ministry, party, accordion)


def _asking(chatbot: Answers, emptied: Any = "") -> Callable[..., Iterator[tuple[Any, ...]]]:
    """Return what handles a question: it yields talk, conversation, sources, problem and box.

    The box becomes `emptied` once, when the question is accepted, and is left alone after that.
    """
    import gradio as gr

    def ask(
        message: str,
        talk: list[Exchange],
        since: str | None,
        until: str | None,
        ministry: str | None,
        party: str | None,
    ) -> Iterator[tuple[Any, ...]]:
        same = gr.skip()
        if not message.strip():
            yield same, same, same, "", same
            return
        try:
            filters = to_filters(since, until, ministry, party)
            if wrong := wrong_with(message):
                raise SettingsError(wrong)
        except SettingsError as exc:
            yield same, same, same, alert(str(exc)), same
            return
        yield same, conversation(talk, message), same, "", emptied
        for state in respond(chatbot, message, talk, filters):
            yield state, conversation(state), sources(state), same, same

    return ask


def _kept(message: str, talk: list[Exchange]) -> Any:
    """Give a question back that met an error, unless another one is being typed."""
    import gradio as gr

    failed = bool(talk) and talk[-1].answer.status is Status.ERROR and not message.strip()
    return talk[-1].message if failed else gr.skip()


def _labelled(*fields: str | None) -> Any:
    import gradio as gr

    return gr.update(label=filters_label(*fields))


def _cleared() -> tuple[Any, ...]:
    """Return an empty conversation and empty filters."""
    import gradio as gr

    closed = gr.update(label=filters_label("", "", "", ""))
    return [], conversation([]), sources([]), "", "", "", "", "", "", closed


def launch(page: Any, settings: Settings, *, block: bool = True) -> str:
    """Serve the page on `settings.host` and `settings.port`; returns its address."""
    import gradio as gr

    theme = gr.themes.Base(
        font=["Segoe UI", "Helvetica Neue", "Arial", "sans-serif"], font_mono=["monospace"]
    )
    _, address, _ = page.launch(
        server_name=settings.host,
        server_port=settings.port,
        share=False,
        quiet=True,
        prevent_thread_lock=True,
        footer_links=[],
        theme=theme,
        css=(ASSETS / "ui.css").read_text(encoding="utf-8"),
        js=(ASSETS / "ui.js").read_text(encoding="utf-8"),
    )
    print(f"Kamerantwoord staat klaar op {address}", flush=True)  # noqa: T201
    if block:
        page.block_thread()
    return str(address)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the chat; returns 1 with one sentence when it cannot."""
    parser = argparse.ArgumentParser(
        prog="ui.py", description="Chat met antwoorden op Kamervragen."
    )
    parser.add_argument("--index", type=Path, metavar="DIR", help="map van de index (index)")
    parser.add_argument("--host", help="adres waarop geluisterd wordt (127.0.0.1)")
    parser.add_argument("--port", type=int, help="poort (7860)")
    options = parser.parse_args(argv)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        settings = Settings.from_env(index=options.index, host=options.host, port=options.port)
        with ThreadPoolExecutor(1) as pool:  # the model loads while gradio imports
            loading = pool.submit(_load, settings)
            import gradio  # noqa: F401

            chatbot = loading.result()
        launch(build(chatbot), settings)
    except RagError as exc:
        print(f"ui.py: {exc}", file=sys.stderr)  # noqa: T201
        return 1
    except OSError as exc:
        print(f"ui.py: {exc}; kies een andere --port", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _load(settings: Settings) -> Answers:
    from rag.chatbot import Chatbot

    return Chatbot.load(settings)


if __name__ == "__main__":
    sys.exit(main())
