"""Answers as HTML: what is said, and links to the cards of its sources; pure.

Everything that comes from documents or users is escaped.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from rag.answers import Answer, Evidence, Listed, Statement, Status
from rag.rendering import (
    GAP,
    adjoining,
    attribution,
    grouped,
    needs_question,
    number_of,
    quoted_notes,
    sections,
)
from rag.rendering_cards import LISTED, OPENS, lines, listed_card, notes_list
from rag.tallying import listed_line, title_of
from rag.wording import HEADINGS, MODEL, WORDS, asked, askers

# the mark stands between two quotes, not in one
_GAP = f'</blockquote><p class="kw-gap">{GAP}</p><blockquote lang="nl">'


def html(answer: Answer, turn: str, opened: Collection[str] = ()) -> str:
    """Return the answer as HTML; `turn` makes the links to its evidence unique on a page.

    `opened` are the sources of listed documents that have a card: `documents_html`.
    """
    parts = [_notice(answer.status, answer.reason, answer.language)]
    if answer.interpretation:
        label = WORDS[answer.language]["searched"]
        again = answer.query if answer.parts else answer.interpretation  # of several: as typed
        parts.append(
            f'<p class="kw-searched">{label}: <em>{escape(answer.interpretation)}</em> '
            f'<a class="kw-edit" role="button" href="#kw-message" '
            f'data-query="{escape(again)}">{WORDS[answer.language]["edit"]}</a></p>'
        )
    parts.append(_phrased_html(answer, turn))
    for part, heading, reason in sections(answer):
        parts += [f'<h3 class="kw-part">{escape(heading)}</h3>'] if heading else []
        status = answer.parts[part - 1].status if part else answer.status
        parts.append(_notice(status, reason, answer.language))
        parts += [_quoted(answer, n, run, turn) for n, run in grouped(answer, part)]
        parts.append(_listing(answer, part, turn, opened))
    return f'<div class="kw-answer" lang="{answer.language}">{"".join(parts)}</div>'


def _phrased_html(answer: Answer, turn: str) -> str:
    notice = f'<p class="kw-notice">{escape(answer.notice)}</p>' if answer.notice else ""
    if not answer.phrased:
        return notice
    lines = []
    for statement in answer.phrased:
        numbers = sorted({number_of(answer, c) for c in statement.citations})
        links = " ".join(_link(answer, n, turn) for n in numbers)
        lines.append(f"<p>{escape(statement.text)} {links}</p>")
    title = MODEL[answer.language]["title"]
    return f'<section class="kw-model"><h3>{title}</h3>{"".join(lines)}</section>{notice}'


def _notice(status: Status, reason: str, language: str) -> str:
    """Return what is said of a message, or of one of its questions, in the colour of its status."""
    if not reason:
        return ""
    heading = HEADINGS[status][language == "en"]
    title = f"<strong>{escape(heading)}</strong> " if heading else ""
    kind = "kw-plain" if status is Status.CHITCHAT else f"kw-notice kw-{status.value}"
    return f'<p class="{kind}">{title}{escape(reason)}</p>'


def _quoted(answer: Answer, number: int, statements: Sequence[Statement], turn: str) -> str:
    evidence = answer.evidence[number - 1]
    link = _link(answer, number, turn)
    joins = adjoining(answer, number, statements)
    pieces = [
        ("" if joined else _GAP) + f"<p>{lines(s.text)} {link}</p>"
        for joined, s in zip(joins, statements, strict=True)
    ]
    question = _question(evidence, answer.language, whole=needs_question(statements))
    said = escape(attribution(answer, number))
    level = "h4" if answer.parts else "h3"
    notes = notes_list(quoted_notes(answer, number))
    return (
        f'<section class="kw-quoted"><{level} class="kw-said">{said}</{level}>{question}'
        f'<blockquote lang="nl">{"".join(pieces)}</blockquote>{notes}</section>'
    )


def _listing(answer: Answer, part: int, turn: str, opened: Collection[str]) -> str:
    """Return the list under a part: each title opens its card, and links to the publication."""
    items = [(n, i) for n, i in enumerate(answer.listing, 1) if i.part == part]
    if not items:
        return ""
    made = [
        _item(item, listed_card(turn, n), answer.language, opened) for n, item in items[:LISTED]
    ]
    shown = f'<ol class="kw-list">{"".join(made)}</ol>'
    rest = [_item(item, "", answer.language, ()) for _, item in items[LISTED:]]
    if not rest:
        return shown
    more = f"<summary>… {len(rest)} {WORDS[answer.language]['more']}</summary>"
    further = f'<ol class="kw-list" start="{LISTED + 1}">{"".join(rest)}</ol>'
    return f'{shown}<details class="kw-more">{more}{further}</details>'


def _item(item: Listed, card: str, language: str, opened: Collection[str]) -> str:
    """Return a line of a list: its title, which opens its card, and beneath that the rest."""
    title = escape(title_of(item))
    if item.source in opened:
        title = f'<a class="kw-item" role="button" href="#{card}">{title}</a>'
    official = WORDS[language]["official"]
    link = f' · <a href="{escape(item.link)}" {OPENS}>{official}</a>' if item.link else ""
    rest = escape(listed_line(item, language, titled=False))
    return f'<li><span lang="nl">{title}</span><p class="kw-rest">{rest}{link}</p></li>'


def _link(answer: Answer, number: int, turn: str) -> str:
    label = f"{WORDS[answer.language]['show']} {number}"
    return (
        f'<a class="kw-cite" role="button" href="#{turn}-{number}" '
        f'aria-label="{label}" title="{label}">{number}</a>'
    )


def _question(evidence: Evidence, language: str, *, whole: bool) -> str:
    """Return what was asked, cut short unless it is needed `whole`."""
    words = WORDS[language]
    people = askers(evidence.metadata.askers, language)
    by = f" {words['asked_by']} {escape(people)}" if people else ""
    label = f"{asked(evidence.numbers, language)}{by}"
    short = " ".join(evidence.question.split())
    short = short if whole or len(short) <= 220 else short[: short.rfind(" ", 0, 220)] + " …"
    return (
        f'<p class="kw-asked"><span>{label}:</span> <i lang="nl">{escape(short)}</i></p>'
        if short
        else ""
    )
