"""What every character of a document is, and an account of it: nothing read may get lost.

Text from a heading on belongs to what the heading opens. Text that no heading opened is metadata
only where it looks like what stands there: titles, the furniture of a letter, identifiers, short
lines. Prose that is none of these is unassigned, and said to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rag.datamodels import Document, Region, RegionSpan, RepairKind, Span

_HEAD = 20_000  # characters; the longest real head has some 3,000: what lies beyond is none
_DASHES = "->–"  # what a letterhead sets before a line
_SHOWN = 80  # characters of unassigned text in a warning
_OFFICE = r"(?:[Mm]inister|[Ss]taatssecretaris)"
_SENTENCE = (  # up to where the next sentence begins, titles and initials aside
    r"[^\n]{0,1000}?(?:(?:(?<=[^\W_]{2})|(?<=[\d)»”’\"']))(?<!\b[mdi]r)(?<!\bdrs)"
    r"[.?!](?=[^\S\n]+[A-ZÀ-Þ«“])|$)"
)
_KNOWN = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # a title; its lines may have stayed apart, its sentences not
        r"(?:Mondelinge\s+)?(?:[Vv]ragen|(?:[A-Z]\w{2,12}\s+)?[Aa]ntwoord(?:en)?|Mededeling)"
        r"\s+(?:van|op)\b"
        r"(?s:(?:(?![.?!:][^\S\n]{0,9}\n|\n[^\S\n]{0,9}\n).){0,1000}?)"
        r"\(\s*(?:ingezonden|ontvangen)\b[^)\n]{0,80}\)(?:\s?\([^)\n]{0,40}\))?\.?",
        rf"(?:Mondelinge\s+)?[Vv]ragen\s+van\s+(?:het|de)\s+(?:lid|leden)\b{_SENTENCE}",
        rf"(?:(?:[A-Z]\w{{2,12}}\s+|en\s+)?[Aa]ntwoord(?:en)?|Mededeling)"
        rf"\s+van\s+(?:de\s+)?{_OFFICE}{_SENTENCE}",
        r"(?:Antwoord(?:en)?|Beantwoording)\s+(?:op\s+|van\s+)?(?:de\s+)?"
        rf"(?:schriftelijke\s+)?(?:Kamer)?vra(?:gen|ag)\b{_SENTENCE}",
        rf"Zie\s+ook\s+Aanhangsel{_SENTENCE}",
        # identifiers
        r"(?:AH[^\S\n]+)?\d{1,5}(?!\S)|\d{4}[^\S\n]?Z[^\S\n]?\d{5}(?!\w)",
        # a letter
        rf"(?:Onderwerp|Betreft|Ons\s+kenmerk|Uw\s+kenmerk|Kenmerk|Uw\s+brief)\b{_SENTENCE}",
        r"(?:Datum|Bijlagen?|Contactpersoon|Retouradres)\b"
        r"[^\S\n]?[^.\n]{0,80}\.?$",
        rf"Aan\s+de\s+[Vv]oorzitter\b{_SENTENCE}|Geachte\s+(?:heer\s+|mevrouw\s+)*[Vv]oorzitter\b,?",
        rf"Bij\s+beantwoording\s+de\s+datum\b{_SENTENCE}|Wilt\s+u\s+slechts\s+één\s+zaak{_SENTENCE}",
        rf"(?:Met\s+verwijzing\s+naar|Naar\s+aanleiding\s+van)\s+(?:de|uw)\s+(?:brief|"
        rf"(?:schriftelijke\s+)?(?:Kamer)?vragen)\b{_SENTENCE}",
        rf"In\s+(?:het\s+)?antwoord\s+op\s+(?:uw|de)\b{_SENTENCE}",
        r"(?:Hierbij|Hiermee|Hiermede|Bijgaand)\s+(?:stuur|zend|bied|doe|beantwoord|geef|ontvangt|"
        rf"treft|informeer)\b{_SENTENCE}",
        rf"(?:[Mm]ede\s+)?[Nn]amens\s+de\s+{_OFFICE}{_SENTENCE}",
    )
)
_NOTICE = re.compile(
    r"[^\n]{0,600}?\bniet\s+binnen\s+de\s+(?:\w+\s+)?termijn\b[^\n]*", re.IGNORECASE
)
_STARTS = re.compile(r"(?<=[.?!)»”’][^\S\n])(?=[A-ZÀ-Þ])")
_ENDED = re.compile(r"[.?!][»”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹\s]*\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PROSE = 60  # characters from which a whole sentence is no line of a letterhead or a title
_WORDS = 8
_LONG = 160  # characters from which a line is prose whatever it ends with


def divide(text: str, blocks: Sequence[tuple[int, Region]], end: int) -> tuple[RegionSpan, ...]:
    """Give every character of the stored text to one region.

    `blocks` tells where each block starts and what it is, `end` where the appended notes start.
    """
    head = text[: min(blocks[0][0] if blocks else end, end)]
    merged = [next(same) for _, same in groupby(_head(head), key=itemgetter(1))]
    marks = [*merged, *blocks, (end, Region.FOOTNOTE)]
    stops = [*(start for start, _ in marks[1:]), len(text)]
    return tuple(
        RegionSpan(Span(start, stop), region)
        for (start, region), stop in zip(marks, stops, strict=True)
        if start < stop
    )


def _head(head: str) -> Iterator[tuple[int, Region]]:
    """Tell the stretches apart that no heading opened, as (start, region)."""
    near = head[:_HEAD]
    position = 0
    announced = False  # after a notice that the answers are to come, prose belongs to it
    yield 0, Region.METADATA
    while position < len(near):
        if near[position].isspace() or near[position] in _DASHES:
            position += 1
            continue
        stop = _known_until(near, position)
        if stop:
            yield position, Region.METADATA
        else:
            stop = _resumes(near, position)
            announced = announced or _NOTICE.match(near, position) is not None
            prose = Region.TAIL if announced else Region.UNASSIGNED
            yield position, prose if _is_prose(near[position:stop]) else Region.METADATA
        position = stop
    if head[_HEAD:].strip():
        yield _HEAD, Region.UNASSIGNED


def _known_until(head: str, position: int) -> int:
    """Return where a known part of a head ends that starts at `position`, or 0."""
    found = (pattern.match(head, position) for pattern in _KNOWN)
    return next((m.end() for m in found if m is not None), 0)


def _resumes(head: str, position: int) -> int:
    """Return where an unknown part ends: at a known sentence, or else at its line's end."""
    end = head.find("\n", position)
    end = end if end >= 0 else len(head)
    starts = (match.start() for match in _STARTS.finditer(head, position, end))
    return next((start for start in starts if _known_until(head, start)), end)


def _is_prose(stretch: str) -> bool:
    """Say whether a stretch of one line is a sentence that somebody wrote to be read."""
    if len(stretch) < _PROSE or len(_WORD.findall(stretch)) < _WORDS:
        return False
    return len(stretch) > _LONG or _ENDED.search(stretch[-20:]) is not None


def warnings(text: str, regions: Sequence[RegionSpan]) -> tuple[str, ...]:
    """Return a warning for every unassigned stretch, with the first words of it."""
    return tuple(
        f'unassigned: "{_start(part.span.of(text))}"'
        for part in regions
        if part.region is Region.UNASSIGNED
    )


def _start(stretch: str) -> str:
    words = " ".join(stretch[: 10 * _SHOWN].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def account(document: Document) -> dict[Region, int]:
    """Return how many characters belong to each region; together all that was read and kept."""
    counts: Counter[Region] = Counter()
    for part in document.regions:
        counts[part.region] += len(part.span)
    counts[Region.FURNITURE] += sum(
        len(r.original) for r in document.repairs if r.kind is RepairKind.FURNITURE
    )
    return {region: counts[region] for region in Region}
