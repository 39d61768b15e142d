"""Gradio chat: a conversation beside its sources. The only file that imports gradio."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rag.answers import Status
from rag.errors import RagError, SettingsError
from rag.page import alert, conversation, sources
from rag.page_answers import Answers, respond
from rag.page_form import SINCE, UNTIL, filters_label, ministry_name, to_filters, wrong_with
from rag.page_head import TITLE, Held, examples_of, head
from rag.page_talk import Talk
from rag.settings import Settings

ASSETS = Path(__file__).parent / "assets"
_AT_ONCE = 20  # answers that may be under way; those that a language model adds to only wait for it


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

    said: Any
    panel: Any
    problem: Any
    message: Any
    examples: Any
    writes: bool = False  # whether a language model does

    @property
    def parts(self) -> list[Any]:
        """All of them."""
        return [self.said, self.panel, self.problem, self.message, self.examples]

    def of(self, talk: Talk) -> dict[Any, Any]:
        """Return what shows a conversation as it is now."""
        exchanges, grows = talk.exchanges, self.writes and talk.growing
        return {
            self.said: conversation(exchanges, *talk.waiting, grows=grows),
            self.panel: sources(exchanges),
        }


def build(chatbot: Answers) -> Any:
    """Return the page (a `gradio.Blocks`) for a chatbot."""
    import gradio as gr

    examples, notice = examples_of(chatbot.library), chatbot.model_notice()
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        gr.HTML(head(chatbot.library, notice))
        talk = gr.State(Talk())
        with gr.Row(elem_id="kw-body"):
            with gr.Column(scale=6, min_width=320):
                said = gr.HTML(conversation([]), elem_id="kw-talk")
                with gr.Column(elem_id="kw-bar", min_width=0):
                    problem = gr.HTML("", elem_id="kw-problem")
                    message, send = _box(gr)
                    stop = gr.Button("Stop het taalmodel", size="sm", elem_id="kw-stop")
                folded = gr.Accordion("Voorbeelden", open=True, elem_id="kw-examples")
                with folded, gr.Row(elem_classes="kw-examples"):
                    offered = [gr.Button(text, size="sm") for text in examples]
                form = _form(gr, chatbot.library)
                fresh = gr.Button("Nieuw gesprek", size="sm", elem_id="kw-fresh")
            with gr.Column(scale=5, min_width=320):
                panel = gr.HTML(sources([]), elem_id="kw-panel")
        view = View(said, panel, problem, message, folded, writes=bool(notice))
        _wire(gr, chatbot, talk, view, form, send, offered, stop, fresh)
    return page


def _wire(
    gr: Any,
    chatbot: Answers,
    talk: Any,
    view: View,
    form: Form,
    send: Any,
    offered: Sequence[Any],
    stop: Any,
    fresh: Any,
) -> None:
    """Say what happens at a question, an example, a filter, and at the two buttons.

    Questions are taken up while another one is still being answered: `Talk` puts them in order.
    """
    quiet = {"api_name": False, "show_progress": "hidden"}
    asking = quiet | {"concurrency_limit": _AT_ONCE, "trigger_mode": "multiple"}
    ask, example = _asking(chatbot, view), _asking(chatbot, view, emptied=gr.skip())
    inputs = [talk, *form.fields]
    triggers = [view.message.submit, send.click]
    running = [gr.on(triggers, ask, [view.message, *inputs], view.parts, **asking)]
    running += [b.click(example, [b, *inputs], view.parts, **asking) for b in offered]
    for event in running:
        event.then(_kept, [view.message, talk], view.message, **quiet)
        event.failure(view.of, talk, view.parts, **quiet)
    for field in form.fields:
        field.change(_labelled, form.fields, [form.accordion, view.problem], **quiet)
    stop.click(_stopping(view), talk, view.parts, **quiet)
    cleared = [*view.parts, *form.fields, form.accordion]
    fresh.click(_clearing(view, form), talk, cleared, **quiet)


def _box(gr: Any) -> tuple[Any, Any]:
    """Return the box for a question, and its button."""
    with gr.Row(elem_id="kw-ask"):
        message = gr.Textbox(
            placeholder="Stel uw vraag …",
            show_label=False,
            label="Uw vraag",
            max_lines=6,
            scale=8,
            elem_id="kw-message",
        )
        return message, gr.Button("Vraag", variant="primary", scale=1, elem_id="kw-send")


def _form(gr: Any, library: Held) -> Form:
    """Return the filters, folded away under a heading that says which are active."""
    ministries, parties = library.facets()
    named = [("Alle ministeries", ""), *((ministry_name(code), code) for code in ministries)]
    groups = [("Alle fracties", ""), *((name, name) for name in parties)]
    with gr.Accordion(filters_label("", "", "", ""), open=False, elem_id="kw-filters") as accordion:
        with gr.Row():
            since = gr.Textbox(label=SINCE, placeholder="bijvoorbeeld 1 maart 2022")
            until = gr.Textbox(label=UNTIL, placeholder="bijvoorbeeld 31-12-2023")
        with gr.Row():
            ministry = gr.Dropdown(named, label="Ministerie", value="")
            party = gr.Dropdown(groups, label="Fractie van de vrager", value="")
    return Form(since, until, ministry, party, accordion)


def _asking(
    chatbot: Answers, view: View, emptied: Any = ""
) -> Callable[..., Iterator[dict[Any, Any]]]:
    """Return what handles a question: it yields what changes on the page.

    The box becomes `emptied` once, when the question is accepted, and is left alone after that.
    Only the question that was asked last shows the conversation, and all of it.
    """
    import gradio as gr

    left_alone = {view.problem: gr.skip()}

    def ask(
        message: str,
        talk: Talk,
        since: str | None,
        until: str | None,
        ministry: str | None,
        party: str | None,
    ) -> Iterator[dict[Any, Any]]:
        if not message.strip():
            yield {view.problem: ""}
            return
        try:
            filters = to_filters(since, until, ministry, party)
            if wrong := wrong_with(message):
                raise SettingsError(wrong)
        except SettingsError as exc:
            yield {view.problem: alert(str(exc))}
            return
        folded = gr.update(open=False)
        yield {view.problem: "", view.message: emptied, view.examples: folded}
        asked = talk.take(message, filters)
        if asked is not None:
            for _ in talk.follow(asked, partial(respond, chatbot, message, filters)):
                if talk.newest(asked):
                    yield view.of(talk)
            if talk.newest(asked):
                yield view.of(talk)
        yield left_alone  # the last step is shown again at the end: others may have begun by then

    return ask


def _kept(message: str, talk: Talk) -> Any:
    """Give a question back that met an error, unless another one is being typed."""
    import gradio as gr

    last = talk.exchanges[-1:]
    failed = bool(last) and last[0].answer.status is Status.ERROR and not message.strip()
    return last[0].message if failed else gr.skip()


def _labelled(*fields: str | None) -> tuple[Any, Any]:
    """Return the heading of the filters; what was wrong before may have been mended."""
    import gradio as gr

    return gr.update(label=filters_label(*fields)), ""


def _stopping(view: View) -> Callable[[Talk], dict[Any, Any]]:
    """Return what ends the language model's writing."""

    def stop(talk: Talk) -> dict[Any, Any]:
        talk.stop()
        return view.of(talk)

    return stop


def _clearing(view: View, form: Form) -> Callable[[Talk], dict[Any, Any]]:
    """Return what begins a new conversation: an empty one, without filters, with the examples."""
    import gradio as gr

    def clear(talk: Talk) -> dict[Any, Any]:
        talk.clear()
        closed = gr.update(label=filters_label("", "", "", ""), open=False)
        emptied = dict.fromkeys([view.problem, view.message, *form.fields], "")
        folds = {form.accordion: closed, view.examples: gr.update(open=True)}
        return view.of(talk) | emptied | folds

    return clear


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
