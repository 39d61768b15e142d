"""Answers and their evidence as HTML, with the quoted words marked; pure.

Everything that comes from documents or users is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from rag.datamodels import Answer, Connection, Evidence, Listed, Span, Statement, Status
from rag.referring import paste_line
from rag.rendering import GAP, adjoining, attribution, grouped, number_of, quoted_notes, sections
from rag.tallying import listed_line
from rag.wording import (
    HEADINGS,
    MODEL,
    WORDS,
    asked,
    askers,
    connected,
    day,
    speakers,
)

# the mark stands between two quotes, not in one
_GAP = f'</blockquote><p class="kw-gap">{GAP}</p><blockquote lang="nl">'
_LISTED = 50  # items of a list that are shown on a page


def html(answer: Answer, turn: str) -> str:
    """Return the answer as HTML; `turn` makes the links to its evidence unique on a page."""
    parts = [_notice(answer)]
    if answer.interpretation:
        label = WORDS[answer.language]["searched"]
        parts.append(
            f'<p class="kw-searched">{label}: <em>{escape(answer.interpretation)}</em> '
            f'<a class="kw-edit" role="button" href="#kw-message" '
            f'data-query="{escape(answer.interpretation)}">{WORDS[answer.language]["edit"]}</a></p>'
        )
    parts.append(_phrased_html(answer, turn))
    for part, heading, reason in sections(answer):
        parts += [f'<h4 class="kw-part">{escape(heading)}</h4>'] if heading else []
        parts += [f'<p class="kw-notice">{escape(reason)}</p>'] if reason else []
        parts += [_quoted(answer, n, run, turn) for n, run in grouped(answer, part)]
        parts.append(_listing([i for i in answer.listing if i.part == part], answer.language))
    return f'<div class="kw-answer">{"".join(parts)}</div>'


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
    return f'<section class="kw-model"><h4>{title}</h4>{"".join(lines)}</section>{notice}'


def _notice(answer: Answer) -> str:
    if not answer.reason:
        return ""
    heading = HEADINGS[answer.status][answer.language == "en"]
    title = f"<strong>{escape(heading)}</strong> " if heading else ""
    calm = answer.status in (Status.CHITCHAT,)
    kind = "kw-plain" if calm else f"kw-notice kw-{answer.status.value}"
    return f'<p class="{kind}">{title}{escape(answer.reason)}</p>'


def _quoted(answer: Answer, number: int, statements: Sequence[Statement], turn: str) -> str:
    evidence = answer.evidence[number - 1]
    link = _link(answer, number, turn)
    joins = adjoining(answer, number, statements)
    pieces = [
        ("" if joined else _GAP) + f"<p>{_lines(s.text)} {link}</p>"
        for joined, s in zip(joins, statements, strict=True)
    ]
    question = _question(evidence, answer.language)
    said = escape(attribution(answer, number))
    found = quoted_notes(answer, number)
    notes = "".join(f"<li><b>{escape(m)}</b> {escape(b)}</li>" for m, b in found)
    listed = f'<ul class="kw-notes">{notes}</ul>' if notes else ""
    return (
        f'<section class="kw-quoted"><h4>{said}</h4>{question}'
        f'<blockquote lang="nl">{"".join(pieces)}</blockquote>{listed}</section>'
    )


def _listing(items: Sequence[Listed], language: str) -> str:
    if not items:
        return ""
    lines = []
    for item in items[:_LISTED]:
        line = escape(listed_line(item, language))
        opens = 'target="_blank" rel="noopener noreferrer"'
        lines.append(
            f'<li><a href="{escape(item.link)}" {opens}>{line}</a></li>'
            if item.link
            else f"<li>{line}</li>"
        )
    more = len(items) - len(lines)
    if more > 0:
        lines.append(f"<li>… {more} {WORDS[language]['more']}</li>")
    return f'<ol class="kw-list">{"".join(lines)}</ol>'


def _link(answer: Answer, number: int, turn: str) -> str:
    label = f"{WORDS[answer.language]['show']} {number}"
    return (
        f'<a class="kw-cite" role="button" href="#{turn}-{number}" '
        f'aria-label="{label}" title="{label}">{number}</a>'
    )


def _question(evidence: Evidence, language: str) -> str:
    words = WORDS[language]
    people = askers(evidence.metadata.askers)
    by = f" {words['asked_by']} {escape(people)}" if people else ""
    label = f"{asked(evidence.numbers, language)}{by}"
    short = " ".join(evidence.question.split())
    short = short if len(short) <= 220 else short[: short.rfind(" ", 0, 220)] + " …"
    return f'<p class="kw-asked"><span>{label}:</span> {escape(short)}</p>' if short else ""


def evidence_html(answer: Answer, turn: str) -> str:
    """Return every cited pair in full, with the quoted words marked; empty without citations."""
    cards = [_card(answer, n, turn) for n in range(1, len(answer.evidence) + 1)]
    return "".join(cards)


def _card(answer: Answer, number: int, turn: str) -> str:
    evidence = answer.evidence[number - 1]
    meta, words = evidence.metadata, WORDS[answer.language]
    people = askers(meta.askers)
    by = f" {words['asked_by']} {escape(people)}" if people else ""
    notes = "".join(f"<li><b>{escape(m)}</b> {escape(b)}</li>" for m, b in evidence.footnotes)
    listed = f'<h5>{words["notes"]}</h5><ul class="kw-notes">{notes}</ul>' if notes else ""
    listed += _connections(evidence.connections, answer.language)
    return (
        f'<article class="kw-card" id="{turn}-{number}" tabindex="-1">'
        f'<header><span class="kw-number">{number}</span>{_heading(evidence, answer.language)}'
        f"</header>"
        f"<h5>{asked(evidence.numbers, answer.language)}{by}</h5>"
        f'<div class="kw-question">{_lines(evidence.question)}</div>'
        f"<h5>{words['answered']}</h5>"
        f'<div class="kw-text">{marked(evidence.answer, marks(answer, number))}</div>'
        f"{listed}{_foot(evidence, answer.language)}</article>"
    )


def _heading(evidence: Evidence, language: str) -> str:
    meta, words = evidence.metadata, WORDS[language]
    behalf = ", ".join(meta.on_behalf_of)
    also = f"<br><small>{words['on_behalf']} {escape(behalf)}</small>" if behalf else ""
    dates = [
        f"{words[key]} {day(value, language)}"
        for key, value in (("sent", meta.submitted), ("received", meta.received))
        if value
    ]
    name = speakers(meta, language)
    subject = f'<div class="kw-subject">{escape(meta.subject)}</div>' if meta.subject else ""
    return (
        f"<div><b>{escape(name[0].upper() + name[1:])}</b>{also}{subject}"
        f'<div class="kw-dates">{escape(" · ".join([*dates, *_codes(evidence)]))}</div></div>'
    )


def _codes(evidence: Evidence) -> Iterator[str]:
    meta = evidence.metadata
    if meta.session and meta.number is not None:
        yield f"{meta.session}, nr. {meta.number}"
    if meta.question_number:
        yield meta.question_number


def _connections(connections: Sequence[Connection], language: str) -> str:
    lines = []
    for connection in connections:
        relation, name = connected(connection, language)
        shown = escape(name)
        if connection.link:
            opens = 'target="_blank" rel="noopener noreferrer"'
            shown = f'<a href="{escape(connection.link)}" {opens}>{shown}</a>'
        lines.append(f"<li>{escape(relation)}: {shown}</li>")
    title = WORDS[language]["connected"]
    return f'<h5>{title}</h5><ul class="kw-connections">{"".join(lines)}</ul>' if lines else ""


def _foot(evidence: Evidence, language: str) -> str:
    words, link = WORDS[language], evidence.metadata.link
    opens = 'target="_blank" rel="noopener noreferrer"'
    official = f'<a href="{escape(link)}" {opens}>{words["official"]}</a>' if link else ""
    paste = escape(paste_line(evidence.metadata, evidence.numbers, evidence.source))
    return (
        f"<footer>{official}<span>{words['file']}: {escape(evidence.source)}</span>"
        f'<details><summary>{words["cite"]}</summary><code class="kw-paste">{paste}</code>'
        f"</details></footer>"
    )


def marks(answer: Answer, number: int) -> list[Span]:
    """Return where the quotes of an answer stand in the answer text of pair `number`."""
    spans = [
        Span(c.start, c.end)
        for s in answer.statements
        for c in s.citations
        if number_of(answer, c) == number
    ]
    return sorted(spans)


def marked(words: str, spans: Sequence[Span]) -> str:
    """Return escaped text with exactly the characters of `spans` marked."""
    out: list[str] = []
    done = 0
    for span in spans:
        start = max(span.start, done)
        if span.end <= start:
            continue
        out.append(_lines(words[done:start]))
        out.append(f"<mark>{_lines(words[start : span.end])}</mark>")
        done = span.end
    out.append(_lines(words[done:]))
    return "".join(out)


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
