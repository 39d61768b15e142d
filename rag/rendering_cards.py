"""The cards beside an answer: cited pairs with the quoted words marked, listed documents; pure.

Everything that comes from documents or users is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from rag.answers import Answer, Connection, Evidence
from rag.datamodels import Document, DocumentKind, Metadata, QAPair, Span
from rag.offices import office
from rag.referring import paste_line
from rag.rendering import number_of
from rag.tallying import state_of
from rag.wording import WORDS, asked, askers, connected, day, speakers

LISTED = 50  # items of a list that are shown on a page
OPENS = 'target="_blank" rel="noopener noreferrer"'


def evidence_html(answer: Answer, turn: str) -> str:
    """Return every cited pair in full, with the quoted words marked; empty without citations."""
    cards = [_card(answer, n, turn) for n in range(1, len(answer.evidence) + 1)]
    return "".join(cards)


def _card(answer: Answer, number: int, turn: str) -> str:
    evidence = answer.evidence[number - 1]
    meta, words = evidence.metadata, WORDS[answer.language]
    people = askers(meta.askers, answer.language)
    by = f" {words['asked_by']} {escape(people)}" if people else ""
    notes = notes_list(evidence.footnotes)
    listed = f"<h4>{words['notes']}</h4>{notes}" if notes else ""
    listed += _connections(evidence.connections, answer.language)
    return (
        f"{_opening(f'{turn}-{number}', answer.language)}"
        f'<header><span class="kw-number">{number}</span>{_heading(evidence, answer.language)}'
        f"</header>"
        f"<h4>{asked(evidence.numbers, answer.language)}{by}</h4>"
        f'<div class="kw-question" lang="nl">{lines(evidence.question)}</div>'
        f"<h4>{words['answered']}</h4>"
        f'<div class="kw-text" lang="nl">{marked(evidence.answer, marks(answer, number))}</div>'
        f"{listed}{_foot(meta, evidence.source, evidence.numbers, answer.language)}</article>"
    )


def _opening(card: str, language: str) -> str:
    """Return how a card begins: with the way back to what opened it."""
    back = WORDS[language]["back"]
    return (
        f'<article class="kw-card" id="{card}" tabindex="-1">'
        f'<a class="kw-back" role="button" href="#kw-talk">{back}</a>'
    )


def notes_list(notes: Sequence[tuple[str, str]]) -> str:
    """Return footnotes, (marker, body), as a list; empty without any."""
    found = "".join(f"<li><b>{escape(m)}</b> {escape(b)}</li>" for m, b in notes)
    return f'<ul class="kw-notes" lang="nl">{found}</ul>' if found else ""


def _heading(evidence: Evidence, language: str) -> str:
    meta, words = evidence.metadata, WORDS[language]
    behalf = ", ".join(office(name, language) for name in meta.on_behalf_of)
    also = f"<small>{words['on_behalf']} {escape(behalf)}</small>" if behalf else ""
    name = speakers(meta, language)
    subject = f'<div class="kw-subject" lang="nl">{escape(meta.subject)}</div>'
    return (
        f"<div><h3>{escape(name[0].upper() + name[1:])}</h3>{also}"
        f"{subject if meta.subject else ''}{_dates(meta, language)}</div>"
    )


def _dates(meta: Metadata, language: str) -> str:
    dates = [
        f"{WORDS[language][key]} {day(value, language)}"
        for key, value in (("sent", meta.submitted), ("received", meta.received))
        if value
    ]
    return f'<div class="kw-dates">{escape(" · ".join([*dates, *_codes(meta)]))}</div>'


def _codes(meta: Metadata) -> Iterator[str]:
    if meta.session and meta.number is not None:
        yield f"{meta.session}, nr. {meta.number}"
    if meta.question_number:
        yield meta.question_number


def _connections(connections: Sequence[Connection], language: str) -> str:
    found = []
    for connection in connections:
        relation, name = connected(connection, language)
        shown = escape(name)
        if connection.link:
            shown = f'<a href="{escape(connection.link)}" {OPENS}>{shown}</a>'
        found.append(f"<li>{escape(relation)}: {shown}</li>")
    title = WORDS[language]["connected"]
    return f'<h4>{title}</h4><ul class="kw-connections">{"".join(found)}</ul>' if found else ""


def _foot(metadata: Metadata, source: str, numbers: tuple[int, ...], language: str) -> str:
    """Return where a card's words come from; `numbers` are those to cite, if any."""
    words, link = WORDS[language], metadata.link
    official = f'<a href="{escape(link)}" {OPENS}>{words["official"]}</a>' if link else ""
    paste = escape(paste_line(metadata, numbers, source, language)) if numbers else ""
    code = f'<code class="kw-paste" lang="{language}">{paste}</code>'
    cite = f"<details><summary>{words['cite']}</summary>{code}</details>"
    file = f"<span>{words['file']}: {escape(source)}</span>"
    return f"<footer>{official}{file}{cite if paste else ''}</footer>"


# -- documents in a list --------------------------------------------------------------------------


def listed_card(turn: str, number: int) -> str:
    """Return the identity of the card of a listed item, counted from 1."""
    return f"{turn}-lijst-{number}"


def documents_html(answer: Answer, turn: str, documents: Mapping[str, Document]) -> str:
    """Return a card for every listed item whose document is given, by source."""
    cards = []
    for number, item in enumerate(answer.listing, 1):
        document = documents.get(item.source)
        if document is None:
            continue
        place = sum(other.part == item.part for other in answer.listing[:number])
        state = f"{item.questions} {WORDS[answer.language]['questions']}" if item.questions else ""
        summary = ", ".join(p for p in (state, state_of(item, answer.language)) if p)
        opening = _opening(listed_card(turn, number), answer.language)
        cards.append(opening + _document(document, place, summary, answer.language))
    return "".join(cards)


def _document(document: Document, place: int, summary: str, language: str) -> str:
    meta, words = document.metadata, WORDS[language]
    people = askers(meta.askers, language)
    by = [f"{words['asked_by']} {people}"] if people else []
    if document.kind is DocumentKind.ANSWER:
        by.append(f"{words['answered_by']} {speakers(meta, language)}")
    else:  # the day of its letter is not that of an answer
        meta = replace(meta, received=None)
    pairs = "".join(_pair(document, pair, language) for pair in document.pairs)
    return (
        f'<header><span class="kw-number">{place}</span>'
        f'<div><h3 lang="nl">{escape(meta.subject or meta.identifier or document.source)}</h3>'
        f'<div class="kw-subject">{escape(" · ".join(by))}</div>{_dates(meta, language)}</div>'
        f"</header><details><summary>{escape(summary)}</summary>{pairs}</details>"
        f"{_foot(meta, document.source, (), language)}</article>"
    )


def _pair(document: Document, pair: QAPair, language: str) -> str:
    words, answer = WORDS[language], document.answer_text(pair)
    notes = [(n.marker, n.span.of(document.text)) for n in pair.footnotes]
    question = lines(document.question_text(pair))
    left = document.kind is DocumentKind.ANSWER  # of the others the card says so once
    open_yet = f'<p class="kw-hint">{words["open"]}</p>' if left else ""
    said = (
        f'<h4>{words["answered"]}</h4><div class="kw-text" lang="nl">{lines(answer)}</div>'
        if answer
        else open_yet
    )
    return (
        f"<h4>{asked(pair.numbers, language)}</h4>"
        f'<div class="kw-question" lang="nl">{question}</div>{said}{notes_list(notes)}'
    )


# -- marking --------------------------------------------------------------------------------------


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
        out.append(lines(words[done:start]))
        out.append(f"<mark>{lines(words[start : span.end])}</mark>")
        done = span.end
    out.append(lines(words[done:]))
    return "".join(out)


def lines(words: str) -> str:
    """Return escaped text with its line ends kept."""
    return escape(words).replace("\n", "<br>")
