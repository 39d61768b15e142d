"""Answers to passages: sentence-aligned, verbatim, never across two pairs; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.datamodels import Document, DocumentKind, Passage, QAPair, Span

ASKED = "#?"  # in the key of a question nobody has answered
_ABBREVIATIONS = frozenset(
    """
    a art artt b.v bijv bv c ca cf d dhr dr drs e ed ev evt excl fig gem hfst i incl ing
    inz ir jr kst l lid m max med mej mevr min mln mld mr ms mw n nl no nr nrs o okt ong p
    pag par pp prof r red resp s sec sept sr st stb stcrt t tel u v vgl vz w wnd x z zgn
    zn zo.z jl etc enz
    """.split()
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,}[^\W\d_]?$")
_END = re.compile(r"(?<![.?!…])[.?!…]++[»”’\"')\]]*+[⁰¹²³⁴⁵⁶⁷⁸⁹]*+(?:\s?\[\d{1,2}\])?+(?=\s)|\n++")
_OPENS_LOWER = re.compile(r"\s*[a-zà-ÿ]")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def sentences(text: str, span: Span | None = None) -> list[Span]:
    """Return the sentences of `text` (within `span`) in order, without white space around them.

    A line end always ends a sentence; a full stop does not after an abbreviation, an initial or
    an ordinal, nor before a small letter. "Auto’s." is none of these.
    """
    span = span or Span(0, len(text))
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if "\n" not in match.group() and not _really_ends(
            text, match.start(), match.end(), span.end
        ):
            continue
        found += _trimmed(text, start, match.end())
        start = match.end()
    return found + _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return [Span(start, end)] if end > start else []


def _really_ends(text: str, stop: int, after: int, limit: int) -> bool:
    if text[stop] != ".":
        return not _OPENS_LOWER.match(text, after, limit)
    if _OPENS_LOWER.match(text, after, limit):
        return False
    word = re.search(r"[\w.’']*$", text[max(0, stop - 20) : stop])
    last = (word.group() if word else "").lower().lstrip("’'")
    if last in _ABBREVIATIONS or _DOTTED.fullmatch(last):
        # jl. and c.s. often do end a sentence: believe a capital that is no name's
        return last in ("jl", "etc", "enz") and bool(
            re.match(r"\s+(De|Het|Een|Ik|Dit|Deze|Op|In|Er)\b", text[after:limit])
        )
    return not (last.isdigit() and len(last) <= 2 and re.match(r"\s+\d", text[after:limit]))


def split(document: Document, max_words: int) -> tuple[Passage, ...]:
    """Cut every answer into passages of whole sentences, at most `max_words` words each.

    A sentence longer than that is a passage of its own. Unanswered pairs give no passage.
    """
    return tuple(
        passage
        for index, pair in enumerate(document.pairs)
        if pair.answer is not None
        for passage in _passages(document, index, pair, max_words)
    )


def asked(document: Document) -> tuple[Passage, ...]:
    """Return the questions of a document that only asks or postpones, for finding, not quoting.

    A document without numbered questions gives its subject, under no number.
    """
    if document.kind not in (DocumentKind.QUESTION, DocumentKind.POSTPONEMENT):
        return ()
    subject = document.metadata.subject
    questions = [
        _question(document, f"{index}", pair.numbers, pair.questions[0], subject)
        for index, pair in enumerate(document.pairs)
        if pair.answer is None and pair.questions
    ]
    at = max(document.text.find(subject), 0)
    whole = Span(at, at + len(subject)) if document.text[at:].startswith(subject) else Span(0, 0)
    return tuple(questions) or (_question(document, "", (), whole, subject),)


def _question(
    document: Document, index: str, numbers: tuple[int, ...], span: Span, subject: str
) -> Passage:
    text = span.of(document.text)
    return Passage(
        f"{document.source}{ASKED}{index}", document.source, numbers, span, text, subject
    )


def _passages(document: Document, index: int, pair: QAPair, max_words: int) -> Iterator[Passage]:
    assert pair.answer is not None
    context = indexable(f"{document.metadata.subject}\n{document.question_text(pair)}".strip())
    for part, span in enumerate(_windows(document.text, pair.answer, max_words)):
        yield Passage(
            key=f"{document.source}#{index}.{part}",
            source=document.source,
            numbers=pair.numbers,
            span=span,
            text=span.of(document.text),
            context=context,
        )


def _windows(text: str, answer: Span, max_words: int) -> list[Span]:
    """Share the sentences over as few passages as possible, of about the same length."""
    pieces = sentences(text, answer)
    counts = [len(s.of(text).split()) for s in pieces]
    target = max(1.0, sum(counts) / max(1, -(-sum(counts) // max_words)))
    windows: list[Span] = []
    first, words = 0, 0
    for n, count in enumerate(counts):
        if words and (words + count > max_words or words + count / 2 > target):
            windows.append(Span(pieces[first].start, pieces[n - 1].end))
            first, words = n, 0
        words += count
    if pieces:
        windows.append(Span(pieces[first].start, pieces[-1].end))
    return windows


def indexable(text: str) -> str:
    """Return text as it is indexed: footnote markers, which stick to words, left out."""
    return _SUPERSCRIPT.sub("", text)
