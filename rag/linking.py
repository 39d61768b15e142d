"""Cross-references: the words in an answer that point elsewhere, as links to follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from rag.datamodels import Document, Link, QAPair, Span
from rag.headings import numbers_in

_NUMBERS = r"\d{1,3}(?:(?:\s*,\s*en|\s*,|\s+en|\s+t/m|\s*-)\s*\d{1,3}(?!\d))*"
_WORDS = {
    w: n
    for n, w in enumerate(
        """
    één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
    """.split(),
        1,
    )
}
_PAIR = re.compile(
    rf"(?:antwoord(?:en)?(?:\s+op)?|beantwoording\s+(?:van|op)|reactie\s+op|bij|gesteld(?:e)?\s+(?:bij|in|onder))"
    rf"\s+(?:(?:de|mijn|onze)\s+)?(?:vraag|vragen)\s*(?P<numbers>{_NUMBERS})"
    rf"|(?:zie|mijn|het|in)\s+antwoord(?:en)?\s+(?P<short>{_NUMBERS}|{'|'.join(_WORDS)})\b(?!\s*(?:van|uur|%))",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"Aanhangsel\s+(?:van\s+de\s+)?Handelingen(?:\s+II)?,?\s*(?:vergaderjaar\s+)?(\d{4})\s*[/–-]\s*(\d{2,4}),?\s*nrs?\.?\s*(\d+)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"Kamerstuk(?:-?ken)?\s*(?:(?:II|I)\b,?\s*)?(?:vergaderjaar\s*)?(?:\d{4}\s*[/–-]\s*\d{2,4}\b,?\s*)?"
    r"(\d{2}\s?\d{3})(?:\s*-?\s*([IVXLC]+\b|[A-Z]{1,2}\b))?\s*,?\s*(?:bijlage\s+bij\s+)?nrs?\.?\s*(\d+)",
    re.IGNORECASE,
)
_RESTATED = re.compile(r"(?i)\bzoals\s+(?:[^\s.;:!?]{1,30}\s+){0,6}$")
_BEFORE = 100  # characters before a link in which that may be said
_QUESTION = re.compile(r"\b(\d{4})\s?Z\s?(\d{5})\b")


def find_links(document: Document) -> Document:
    """Return the document with its links: within it, to appendices, papers and questions."""
    found: list[Link] = []
    known = {n for p in document.pairs if p.answer for n in p.numbers}
    for pair in document.pairs:
        if pair.answer is not None:
            found += _within(document, pair, pair.answer, known)
    found += _beyond(document)
    return replace(document, links=tuple(found))


def says_again(text: str, answer: Span, link: Link) -> bool:
    """Say whether an answer says what it points to: "zoals bij vraag 3 aangegeven, is ..."."""
    start = max(answer.start, link.span.start - _BEFORE)
    return _RESTATED.search(text[start : link.span.start]) is not None


def _within(
    document: Document, pair: QAPair, answer: Span, known: Collection[int]
) -> Iterator[Link]:
    for match in _PAIR.finditer(document.text, answer.start, answer.end):
        named = match["numbers"] or match["short"]
        numbers = numbers_in(named) or ((_WORDS[named.lower()],) if named.lower() in _WORDS else ())
        for number in numbers:
            if number in known and number not in pair.numbers:
                yield Link(pair.numbers[0], "pair", str(number), Span(*match.span()))


def _beyond(document: Document) -> Iterator[Link]:
    for match in _APPENDIX.finditer(document.text):
        first, second, number = match.groups()
        second = first[:2] + second if len(second) == 2 else second
        target = f"ah-tk-{first}{second}-{number}"
        yield Link(_owner(document, match.start()), "appendix", target, Span(*match.span()))
    for match in _PAPER.finditer(document.text):
        dossier, chapter, number = match.groups()
        parts = ["kst", re.sub(r"\s", "", dossier), *([chapter] if chapter else []), number]
        yield Link(_owner(document, match.start()), "paper", "-".join(parts), Span(*match.span()))
    own = document.metadata.question_number
    for match in _QUESTION.finditer(document.text):
        target = f"{match[1]}Z{match[2]}"
        if target != own:
            yield Link(_owner(document, match.start()), "question", target, Span(*match.span()))


def _owner(document: Document, position: int) -> int:
    """Return the first number of the pair whose words or notes hold a position, or 0."""
    for pair in document.pairs:
        spans = [*pair.questions, *([pair.answer] if pair.answer else [])]
        spans += [note.span for note in pair.footnotes]
        if any(s.start <= position < s.end for s in spans):
            return pair.numbers[0]
    return 0
