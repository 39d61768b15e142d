"""Gradio chat: a conversation beside its sources. The only file that imports gradio."""

from __future__ import annotations

import argparse
import base64
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rag.datamodels import Answer, Filters, Status, Turn
from rag.errors import RagError, SettingsError
from rag.rendering import shown
from rag.rendering_html import evidence_html, html
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.catalogue import DocumentInfo

ASSETS = Path(__file__).parent / "assets"
_TITLE = "Kamerantwoord"
_INTRODUCTION = (
    "Vraag wat het kabinet de Tweede Kamer heeft geantwoord. U krijgt <b>letterlijke citaten</b> "
    "uit antwoorden op Kamervragen, met de bron erbij."
)
_WARNING = (
    "Dit is een computerprogramma: het kiest de citaten automatisch en kan het beste antwoord "
    "missen. Controleer de bron voordat u een citaat overneemt."
)
_EMPTY = "Stel hieronder een vraag, of kies een voorbeeld. Klik op een cijfer om de bron te openen."
_HINT = "De bronnen van het laatste antwoord staan hier, met de geciteerde woorden gemarkeerd."
_EXAMPLES = 3
_SUBJECT = 80  # characters; a longer subject makes no readable example


class Held(Protocol):
    """What the page says about the library."""

    def documents(self) -> list[DocumentInfo]:
        """Return the catalogue."""

    def facets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return ministries and parties."""


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
class Exchange:
    """One message of the user and its answer."""

    message: str
    answer: Answer
    files: tuple[tuple[str, str], ...] = ()  # (name, text) of what can be kept


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
            yield [*talk, Exchange(message, answer, tuple(chatbot.saved(answer).items()))]
    except RagError as exc:
        answer = Answer(message, Status.ERROR, reason=f"De bibliotheek gaf een fout: {exc}")
        yield [*talk, Exchange(message, answer)]


def conversation(talk: Sequence[Exchange]) -> str:
    """Return the conversation as HTML, or an invitation when there is none yet."""
    if not talk:
        return f'<div class="kw-empty">{_EMPTY}</div>'
    return "".join(
        f'<div class="kw-turn"><div class="kw-user">{escape(_short(e.message))}</div>'
        f"{html(e.answer, _turn(n))}{_keep(e)}</div>"
        for n, e in enumerate(talk, 1)
    )


def _keep(exchange: Exchange) -> str:
    """Return links that save an answer, its files inside them: nothing is stored on the server."""
    links = []
    for name, text in exchange.files:
        data = base64.b64encode(text.encode("utf-8")).decode("ascii")
        kind = "application/json" if name.endswith(".json") else "text/markdown"
        label = Path(name).suffix.removeprefix(".")
        address = f"data:{kind};charset=utf-8;base64,{data}"
        links.append(f'<a download="{escape(name)}" href="{address}">{label}</a>')
    return f'<p class="kw-keep">Bewaar dit antwoord: {" · ".join(links)}</p>' if links else ""


def sources(talk: Sequence[Exchange]) -> str:
    """Return the sources of every turn as HTML; only those of the last one are shown."""
    parts = []
    for n, exchange in enumerate(talk, 1):
        cards = evidence_html(exchange.answer, _turn(n))
        hidden = "" if n == len(talk) else " hidden"
        none = '<p class="kw-hint">Bij dit antwoord horen geen bronnen.</p>'
        parts.append(f'<div data-turn="{_turn(n)}"{hidden}>{cards or none}</div>')
    hint = f'<p class="kw-hint">{_HINT}</p>'
    return f"<h3>Bronnen</h3>{''.join(parts) or hint}"


def _turn(number: int) -> str:
    return f"bron-{number}"


def _short(message: str) -> str:
    return message if len(message) <= 600 else message[:600] + " …"


def held(library: Held) -> str:
    """Say what the library holds, in one line."""
    documents = [d for d in library.documents() if d.passages]
    years = sorted({d.received[:4] for d in documents if d.received})
    span = f", {years[0]}–{years[-1]}" if len(years) > 1 else f", {years[0]}" if years else ""
    pairs = sum(d.pairs for d in documents)
    return f"In deze bibliotheek: {len(documents)} beantwoorde documenten, {pairs} vragen{span}."


def to_filters(
    since: str | None, until: str | None, ministry: str | None, party: str | None
) -> Filters:
    """Return filters from what was typed; raises `SettingsError` on an impossible date."""
    return Filters(_day(since, "Van"), _day(until, "Tot en met"), ministry or "", party or "")


def _day(text: str | None, label: str) -> date | None:
    if text is None or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as exc:
        raise SettingsError(f"{label}: {text!r} is geen datum; schrijf jjjj-mm-dd") from exc


def examples_of(library: Held) -> list[str]:
    """Return example questions about the latest answers with a short subject."""
    answered = [d for d in library.documents() if d.passages and 0 < len(d.subject) <= _SUBJECT]
    latest = sorted(answered, key=lambda d: d.received, reverse=True)[:_EXAMPLES]
    return [f"Wat antwoordde het kabinet over {d.subject}?" for d in latest]


def build(chatbot: Answers) -> Any:
    """Return the page (a `gradio.Blocks`) for a chatbot."""
    import gradio as gr

    examples = examples_of(chatbot.library)
    ministries, parties = chatbot.library.facets()
    with gr.Blocks(title=_TITLE, analytics_enabled=False, fill_width=True) as page:
        notice = chatbot.model_notice()
        model = f'<p class="kw-leaves">{escape(notice)}</p>' if notice else ""
        gr.HTML(
            f'<div id="kw-head"><h1>{_TITLE}</h1><p>{_INTRODUCTION}</p><p>{_WARNING}</p>'
            f'<p class="kw-held">{escape(held(chatbot.library))}</p>{model}</div>'
        )
        talk = gr.State([])
        with gr.Row(elem_id="kw-body"):
            with gr.Column(scale=6, min_width=320):
                said = gr.HTML(conversation([]), elem_id="kw-talk")
                with gr.Row():
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
                    send = gr.Button("Vraag", variant="primary", scale=1, elem_id="kw-send")
                with gr.Row(elem_classes="kw-examples"):
                    offered = [gr.Button(text, size="sm") for text in examples]
                with gr.Accordion("Filters", open=False):
                    with gr.Row():
                        since = gr.Textbox(label="Beantwoord vanaf", placeholder="jjjj-mm-dd")
                        until = gr.Textbox(label="Tot en met", placeholder="jjjj-mm-dd")
                    with gr.Row():
                        ministry = gr.Dropdown(["", *ministries], label="Ministerie", value="")
                        party = gr.Dropdown(["", *parties], label="Fractie van de vrager", value="")
                stop = gr.Button("Stop het taalmodel", size="sm", visible=bool(notice))
                fresh = gr.Button("Nieuw gesprek", size="sm", variant="secondary")
            with gr.Column(scale=5, min_width=320):
                panel = gr.HTML(sources([]), elem_id="kw-panel")
        ask = _asking(chatbot)
        wired = [talk, said, panel, message]
        inputs = [message, talk, since, until, ministry, party]
        running = [
            trigger(ask, inputs, wired, api_name=False, concurrency_limit=4)
            for trigger in (message.submit, send.click)
        ]
        for button, text in zip(offered, examples, strict=True):
            filled = button.click(_always(text), None, message, api_name=False)
            running.append(filled.then(ask, inputs, wired, api_name=False))
        if notice:
            stop.click(None, None, None, cancels=running, api_name=False)
        fresh.click(lambda: ([], conversation([]), sources([]), ""), None, wired, api_name=False)
    return page


def _asking(chatbot: Answers) -> Callable[..., Iterator[tuple[list[Exchange], str, str, str]]]:
    def ask(
        message: str,
        talk: list[Exchange],
        since: str | None,
        until: str | None,
        ministry: str | None,
        party: str | None,
    ) -> Iterator[tuple[list[Exchange], str, str, str]]:
        try:
            filters = to_filters(since, until, ministry, party)
        except SettingsError as exc:
            answer = Answer(message, Status.ERROR, reason=str(exc))
            states: Iterable[list[Exchange]] = [[*talk, Exchange(message, answer)]]
        else:
            states = respond(chatbot, message, talk, filters)
        for state in states:
            yield state, conversation(state), sources(state), ""

    return ask


def _always(text: str) -> Callable[[], str]:
    return lambda: text


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
