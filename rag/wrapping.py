"""Line ends: which of them are paragraphs, which are wraps, which broke a word.

A broken word is joined or keeps its hyphen by evidence: the word list, the document's own
words, capitals and figures, and the Dutch rule for clashing vowels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.datamodels import RepairKind, Span
from rag.edits import Edit
from rag.vocabulary import Vocabulary

_ITEM = re.compile(r"\s*([-–—•·▪○*]\s|[a-z]\)\s|\(?[ivx]{1,4}[.)]\s|\d{1,2}[.)]\s|\d{1,2}°)")
_ENDS = re.compile(r"[.?!:;][»”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹\d]*$")
_BROKEN = re.compile(r"([^\W\d_]+|\d+[^\W\d_]*|\w*\d\w*)[-\u00ad\u2010\ufffe\x02]$")
_URL = re.compile(r"\S*(://|www\.|\w/\w)\S*$")
_CLASH = frozenset(
    """
    aa ae ai au ee ei eu ie ii oo oe oi ou uu ui eï aï
    """.split()
)
_HYPHENATING = frozenset(
    """
    ai apk btw cao eu ex ggd ggz hbo havo hiv ict it mbo mkb niet non oud ozb pgb soa tbs
    vmbo vn vwo wmo zzp januari februari maart april mei juni juli augustus september oktober
    november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """.split()
)  # first parts that are written with a hyphen
_COORDINATION = frozenset(["en", "of", "en/of", "and", "of/en", "t/m", "tot", "als"])
_COLUMN = 50  # characters; shorter lines are headings, whatever their number
_NEAR = 200  # characters around a line end that are looked at
_FIGURES = re.compile(r"\d[\d.,%]*|[-–]|\d+[-–]\d+")


@dataclass(frozen=True, slots=True)
class Style:
    """How the lines of a document were set: `width` is that of a full line, in characters.

    `paragraphs` says that the format itself makes every line a paragraph, `printed` that the text
    carries the masthead of a typeset publication.
    """

    typeset: bool
    width: int
    paragraphs: bool = False
    printed: bool = False

    @classmethod
    def of(cls, lines: Sequence[str], typeset: bool, paragraphs: bool = False) -> Style:
        """Measure the lines: most full lines of a typeset text are about equally long."""
        if paragraphs:
            return cls(typeset=False, width=0, paragraphs=True)
        lengths = sorted(len(line.strip()) for line in lines if line.strip())
        usual = [n for n in lengths if n <= 110] or lengths or [80]
        width = usual[int(len(usual) * 0.85)]
        return cls(typeset or _looks_set(lines, width), width, printed=typeset)

    @property
    def glued(self) -> bool:
        """Say whether lines may have been run together: they were set to a column's width."""
        return self.printed or (self.typeset and self.width >= _COLUMN)


def _looks_set(lines: Sequence[str], width: int) -> bool:
    """Say whether lines end in mid-sentence so often that they must be typographic lines."""
    full = [line.strip() for line in lines if len(line.strip()) > 0.6 * width]
    broken = sum(1 for line in full if not _ENDS.search(line))
    return len(full) > 8 and broken > 0.4 * len(full) and width <= 110


def joins(before: str, after: str, style: Style) -> bool:
    """Say whether a line end between two lines of one block is a wrap, not a paragraph."""
    before, after = before.strip(), after.strip()
    if not before or not after or is_tabular(before) or is_tabular(after):
        return False
    if _ITEM.match(after + " "):
        return False
    if style.paragraphs:
        return after[0].islower() and not _ENDS.search(before) and len(before) > 40
    if after[0].islower() or before.endswith((",", "-", "–")):
        return True
    if _ENDS.search(before):
        return style.typeset and len(before) >= 0.9 * style.width
    return len(before) >= max(45, (0.6 if style.typeset else 0.8) * style.width)


def is_tabular(line: str) -> bool:
    """Say whether a line is a row of a table: mostly figures, or cells set apart."""
    if "\t" in line.strip():
        return True
    words = line.split()
    figures = sum(1 for w in words if _FIGURES.fullmatch(w))
    return len(words) > 1 and figures >= 2 and 2 * figures >= len(words)


def mend(text: str, gap: Span, vocabulary: Vocabulary) -> Edit:
    """Propose what replaces the white space of a wrap, and a hyphen before it."""
    after = text[gap.end : gap.end + _NEAR]
    start = max(text.rfind("\n", 0, gap.start) + 1, gap.start - _NEAR)
    line = text[start : gap.start]
    word = re.match(r"[^\W\d_]+", after)
    if _URL.search(line) and re.match(r"[\w/?&=%~.-]+", after) and _goes_on(line, after):
        return Edit(gap, "", RepairKind.WRAP)
    broken = _BROKEN.search(line)
    if broken is None:
        return Edit(gap, "" if line.endswith("/") else " ", RepairKind.WRAP)
    if word is None or word.group() in _COORDINATION:
        spaced = " " if word is not None else ""
        return Edit(gap, spaced, RepairKind.WRAP)
    if line[: broken.start()].endswith("-") or re.match(r"[^\W\d_]+-[^\W\d_]", after):
        return Edit(gap, "", RepairKind.WRAP)  # vier-ogen-principe: its hyphens are its own
    if keeps_hyphen(broken[1], word.group(), vocabulary):
        return Edit(Span(gap.start - 1, gap.end), "-", RepairKind.WRAP)
    return Edit(Span(gap.start - 1, gap.end), "", RepairKind.HYPHEN)


def _goes_on(line: str, after: str) -> bool:
    """Say whether an address runs on over the line end."""
    if line.endswith(("-", "/", "=", "?", "&", "%", "_", "~")):
        return True
    return "/" in after.split()[0] and not line.endswith((".", ",", ";", ")"))


def keeps_hyphen(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Decide whether a hyphen between two halves belongs to the word."""
    if left[-1].isupper() or left[-1].isdigit() or right[0].isupper() or len(left) == 1:
        return True
    clash = (left[-1] + right[0]).lower() in _CLASH
    if vocabulary.knows(left + right) and not (clash and vocabulary.rare(left + right)):
        return False
    if left.lower() in _HYPHENATING or vocabulary.hyphenates(left):
        return True
    return clash
