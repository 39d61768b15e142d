"""The conversation and its sources as the HTML of a page; pure.

Turns are marked with the identity that the cards of their sources have, so that a citation opens
its own card and never one of another turn.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from rag.answers import Answer
from rag.datamodels import Document
from rag.function_words import language_of
from rag.rendering_cards import documents_html, evidence_html
from rag.rendering_html import html
from rag.wording import HEADINGS, WORDS

_EMPTY = "Stel hieronder een vraag, of kies een voorbeeld. Klik op een cijfer om de bron te openen."
_HINT = "De bronnen van het laatste antwoord staan hier, met de geciteerde woorden gemarkeerd."
_SHOWN = 600  # characters of a message that are shown
_NAMED = 140  # characters of a message by which its sources are named
_SAID = 240  # characters of an answer that a screen reader is told
_SAID_EACH = 120  # of each of several
_FORMATS = {".md": ("Markdown", "text/markdown"), ".json": ("JSON", "application/json")}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of the user and its answer."""

    message: str
    answer: Answer
    files: tuple[tuple[str, str], ...] = ()  # (name, text) of what can be kept
    documents: tuple[Document, ...] = ()  # those of a list, which can be opened


def conversation(talk: Sequence[Exchange], *waiting: str, grows: bool = False) -> str:
    """Return the conversation as HTML, or an invitation when there is none yet.

    `waiting` are messages that have no answer yet; the last answer is marked when it still grows.
    """
    if not talk and not waiting:
        return f'<div class="kw-empty">{_EMPTY}</div>'
    growing = len(talk) if grows else 0
    turns = [_answered(e, _turn(n), grows=n == growing) for n, e in enumerate(talk, 1)]
    return "".join([*turns, *map(_waiting, waiting)])


def _waiting(message: str) -> str:
    language = language_of(message)
    searching = f'<p class="kw-searching">{WORDS[language]["searching"]}</p>'
    return _asked(message, language, "kw-waiting") + searching + "</div>"


def _answered(exchange: Exchange, turn: str, *, grows: bool) -> str:
    answer, kind = exchange.answer, "kw-done kw-growing" if grows else "kw-done"
    opened = {document.source for document in exchange.documents}
    quote = "" if answer.reason or answer.parts else _short(_quote(answer), _SAID)
    said = f' data-said="{escape(_said(answer))}" data-quote="{escape(quote)}"'
    return (
        f"{_asked(exchange.message, answer.language, kind, said)}"
        f"{html(answer, turn, opened)}{_keep(exchange)}</div>"
    )


def _asked(message: str, language: str, kind: str, more: str = "") -> str:
    """Return how a turn begins; a screen reader is told whose words these are."""
    label = f'<span class="kw-hidden">{WORDS[language]["you_asked"]}: </span>'
    return (
        f'<div class="kw-turn {kind}" lang="{language}"{more}>'
        f'<h2 class="kw-user">{label}{escape(_short(message, _SHOWN))}</h2>'
    )


def _said(answer: Answer) -> str:
    """Return what an answer says first, to be read out: of several questions each.

    What is quoted of a single one is read out after it, in Dutch.
    """
    told = [_short(answer.reason or (_quote(answer) if answer.parts else ""), _SAID)]
    for number, part in enumerate(answer.parts, 1):
        heading = HEADINGS[part.status][answer.language == "en"]
        first = heading or part.reason or _quote(answer, number)
        told.append(f"{number}. {_short(first, _SAID_EACH)}")
    return f"{WORDS[answer.language]['answered']}: {' '.join(filter(None, told))}".rstrip()


def _quote(answer: Answer, part: int = 0) -> str:
    """Return the first words that are quoted under a part of an answer, if any."""
    quoted = (s.text for s in answer.statements if s.part == part)
    return next(quoted, WORDS[answer.language]["above"] if part else "")


def _keep(exchange: Exchange) -> str:
    """Return links that save an answer, its files inside them: nothing is stored on the server."""
    links = []
    for name, text in exchange.files:
        data = base64.b64encode(text.encode("utf-8")).decode("ascii")
        label, kind = _FORMATS[Path(name).suffix]
        address = f"data:{kind};charset=utf-8;base64,{data}"
        links.append(f'<a download="{escape(name)}" href="{address}">{label}</a>')
    keep = WORDS[exchange.answer.language]["keep"]
    return f'<p class="kw-keep">{keep}: {" ".join(links)}</p>' if links else ""


def sources(talk: Sequence[Exchange]) -> str:
    """Return the sources of every turn as HTML; only those of the last one are shown."""
    if not talk:
        return f'<h2>{WORDS["nl"]["sources"]}</h2><p class="kw-hint">{_HINT}</p>'
    return "".join(
        _sources(exchange, _turn(n), hidden=n < len(talk)) for n, exchange in enumerate(talk, 1)
    )


def _sources(exchange: Exchange, turn: str, *, hidden: bool) -> str:
    """Return the sources of one turn, named after its question."""
    answer, words = exchange.answer, WORDS[exchange.answer.language]
    documents = {document.source: document for document in exchange.documents}
    cards = evidence_html(answer, turn) + documents_html(answer, turn, documents)
    named = escape(_short(exchange.message, _NAMED))
    return (
        f'<div data-turn="{turn}" lang="{answer.language}"{" hidden" if hidden else ""}>'
        f'<h2>{words["sources"]}</h2><p class="kw-for">{words["for_question"]}: “{named}”</p>'
        + (cards or f'<p class="kw-hint">{words["no_sources"]}</p>')
        + "</div>"
    )


def alert(problem: str) -> str:
    """Return what is wrong with what was typed, so that it is read out at once."""
    return f'<p class="kw-problem" role="alert">{escape(problem)}</p>'


def _turn(number: int) -> str:
    return f"bron-{number}"


def _short(message: str, most: int) -> str:
    return message if len(message) <= most else message[:most] + " …"
