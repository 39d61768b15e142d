"""Answers as HTML, Markdown and plain text, with numbered citations; pure.

A citation's number is the position of its pair in `Answer.evidence`, counted from 1. Everything
that comes from documents or users is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from rag.asking import is_bare
from rag.datamodels import (
    Answer,
    Citation,
    Connection,
    Evidence,
    Listed,
    Span,
    Statement,
    Status,
)
from rag.notes import mentions
from rag.tallying import listed_line
from rag.wording import (
    HEADINGS,
    MODEL,
    WORDS,
    askers,
    connected,
    day,
    numbers,
    paste_line,
    speakers,
)

_LISTED = 50  # items of a list that are shown on a page


def number_of(answer: Answer, citation: Citation) -> int:
    """Return the number under which a citation's pair is shown."""
    keys = [(e.source, e.numbers) for e in answer.evidence]
    return keys.index((citation.source, citation.numbers)) + 1


def grouped(answer: Answer, part: int = 0) -> Iterator[tuple[int, list[Statement]]]:
    """Yield (number, statements) for each run of a part's statements that cite one pair first."""
    quoting = [s for s in answer.statements if s.citations and s.part == part]
    for number, run in groupby(quoting, key=lambda s: number_of(answer, s.citations[0])):
        yield number, list(run)


def sections(answer: Answer) -> Iterator[tuple[int, str, str]]:
    """Yield (part, heading, reason) of each question of a message; (0, "", "") for a single one."""
    if not answer.parts:
        yield 0, "", ""
    for number, part in enumerate(answer.parts, 1):
        above = WORDS[answer.language]["above"] if part.above else ""
        yield number, f"{number}. {part.query}", part.reason or above


def era(answer: Answer, number: int) -> str:
    """Return whether a pair's words are the latest or earlier ones, where documents differ."""
    days = {e.source: e.metadata.received for e in answer.evidence if e.metadata.received}
    own = answer.evidence[number - 1].metadata.received
    if len(set(days.values())) < 2 or own is None or answer.parts:
        return ""
    return WORDS[answer.language]["latest" if own == max(days.values()) else "earlier"]


def marks(answer: Answer, number: int) -> list[Span]:
    """Return where the quotes of an answer stand in the answer text of pair `number`."""
    spans = [
        Span(c.start, c.end)
        for s in answer.statements
        for c in s.citations
        if number_of(answer, c) == number
    ]
    return sorted(spans)


# -- plain text -------------------------------------------------------------------------------


def text(answer: Answer) -> str:
    """Return the answer as plain text, with its sources below."""
    parts = [*_lead(answer), *_phrased(answer)]
    for part, heading, reason in sections(answer):
        parts += [line for line in (heading, reason) if line]
        for number, statements in grouped(answer, part):
            parts.append(_attribution(answer, number) + ":")
            parts += _bare_question(answer, number, statements)
            parts += [f"“{s.text}” [{number}]" for s in statements]
            parts += [f"  {marker} {body}" for marker, body in quoted_notes(answer, number)]
        parts += [f"- {listed_line(i, answer.language)}" for i in answer.listing if i.part == part]
    if answer.evidence:
        parts.append(
            "\n".join(
                f"[{n}] {paste_line(e.metadata, e.numbers, e.source)}"
                for n, e in enumerate(answer.evidence, 1)
            )
        )
    return "\n\n".join(parts)


def shown(answer: Answer) -> str:
    """Return all that is said, without markup: the reason, or the quotes with their numbers."""
    quotes = [f"{s.text} [{number_of(answer, s.citations[0])}]" for s in answer.statements]
    return "\n".join([*_lead(answer), *quotes])


def _lead(answer: Answer) -> Iterator[str]:
    words = WORDS[answer.language]
    if answer.interpretation:
        yield f"{words['searched']}: {answer.interpretation}"
    if answer.reason:
        yield answer.reason


def _phrased(answer: Answer) -> Iterator[str]:
    """Yield what a language model made of the quotes, and what became of it."""
    if answer.phrased:
        lines = [f"- {s.text} {_numbers(answer, s)}" for s in answer.phrased]
        yield "\n".join([f"{MODEL[answer.language]['title']}:", *lines])
    if answer.notice:
        yield answer.notice


def _numbers(answer: Answer, statement: Statement) -> str:
    found = sorted({number_of(answer, c) for c in statement.citations})
    return "".join(f"[{n}]" for n in found)


def _attribution(answer: Answer, number: int) -> str:
    """Return who said it when, in answer to which question, and whether that is the latest."""
    evidence, language = answer.evidence[number - 1], answer.language
    when = day(evidence.metadata.received, language)
    name = speakers(evidence.metadata, language)
    asked = f"{WORDS[language]['question'].lower()} {numbers(evidence.numbers, language)}"
    said = ", ".join(p for p in (name[0].upper() + name[1:], when, asked) if p)
    moment = era(answer, number)
    return f"{moment}: {said}" if moment else said


def _bare_question(answer: Answer, number: int, statements: Sequence[Statement]) -> list[str]:
    """Return the question that "Ja." answers: by itself it says nothing."""
    if not all(is_bare(s.text) for s in statements):
        return []
    asked = " ".join(answer.evidence[number - 1].question.split())
    return [f"{WORDS[answer.language]['question']}: {asked}"] if asked else []


def quoted_notes(answer: Answer, number: int) -> list[tuple[str, str]]:
    """Return the notes, (marker, body), whose markers stand in the words quoted of a pair."""
    words = " ".join(c.quote for s in answer.statements for c in s.citations
                     if number_of(answer, c) == number)  # fmt: skip
    return [(m, b) for m, b in answer.evidence[number - 1].footnotes if mentions(words, m)]


# -- Markdown ---------------------------------------------------------------------------------


def markdown(answer: Answer) -> str:
    """Return the answer as Markdown: quotes as block quotes, sources as a numbered list."""
    parts = [_plain(p) for p in (*_lead(answer), *_phrased(answer))]
    for part, heading, reason in sections(answer):
        parts += [f"### {_plain(heading)}"] if heading else []
        parts += [_plain(reason)] if reason else []
        for number, statements in grouped(answer, part):
            parts.append(f"**{_plain(_attribution(answer, number))}**")
            parts += [_plain(q) for q in _bare_question(answer, number, statements)]
            quotes = [_plain(f"{s.text} [{number}]").replace("\n", "\n> ") for s in statements]
            parts.append("> " + "\n>\n> ".join(quotes))
        items = [_plain(listed_line(i, answer.language)) for i in answer.listing if i.part == part]
        parts += ["\n".join(f"- {line}" for line in items)] if items else []
    parts += [
        f"{n}. {_plain(paste_line(e.metadata, e.numbers, e.source))}"
        for n, e in enumerate(answer.evidence, 1)
    ]
    return "\n\n".join(parts)


def _plain(words: str) -> str:
    """Keep Markdown and HTML in quoted text from being read as markup."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\`*_#|~":
        escaped = escaped.replace(sign, "\\" + sign)
    return escaped


# -- HTML -------------------------------------------------------------------------------------


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
    quotes = "".join(f"<p>{_lines(s.text)} {link}</p>" for s in statements)
    question = _question(evidence, answer.language)
    attribution = escape(_attribution(answer, number))
    found = quoted_notes(answer, number)
    notes = "".join(f"<li><b>{escape(m)}</b> {escape(b)}</li>" for m, b in found)
    listed = f'<ul class="kw-notes">{notes}</ul>' if notes else ""
    return (
        f'<section class="kw-quoted"><h4>{attribution}</h4>{question}'
        f"<blockquote>{quotes}</blockquote>{listed}</section>"
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
    label = f"{words['question']} {numbers(evidence.numbers, language)}{by}"
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
        f"<h5>{words['question']} {numbers(evidence.numbers, answer.language)}{by}</h5>"
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
