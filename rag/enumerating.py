"""Enumerations among the sentences of an answer: what introduces them, and their items; pure.

Four forms are told: items with a dash or a number, the first of which may be glued to the
introduction ("... de volgende gevallen:– ..."), items in prose ("Lijn 1 ...", "Ten tweede"), and
the rows of a table. An item may hold several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_DASH = re.compile(r"[–•*·-]")
_NUMBER = re.compile(r"(\d{1,2}|[a-z])[.)](?=\s|$)")
_GLUED_DASH = re.compile(r"[:;]\s?[–•]")
_GLUED_NUMBER = re.compile(r"[:;]\s?(1|a)[.)](?=\s|$)")
_OPENS = re.compile(r"[:;]\s*$")
_FAR = 4  # sentences between an introduction in prose and its first item
_LONGEST = 6  # sentences of one item

_ROWS = 3  # lines of a table at the least
_ROW = 15  # words of a line of a table at the most
_FIGURE = re.compile(r"\d[\d.,]*")
_ENDS = re.compile(r"[.?!;:]\W*$")
_SHOWS = re.compile(r"(?i)\b(?:\w*tabel\w*|\w*overzicht\w*|hieronder|onderstaande?|volgende)\b")

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde")
_COUNTS = ("één", "twee", "drie", "vier", "vijf", "zes")
_BACK = re.compile(r"\b(?:deze|die|alle|beide) \w+")
_PROSE = re.compile(
    rf"(?i)(?:(?:de|het|een|in|bij|op|als|ten|met|is|deze|voor) ){{0,3}}"
    rf"(?:({'|'.join(_ORDINALS)})(?: ([a-zà-ÿ]+))?|"
    rf"((?:actie|beleids|hoofd)?(?:lijn|spoor|stap|fase|pijler|punt|maatregel|doel)) "
    rf"([1-6]|{'|'.join(_COUNTS)}))\b"
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The introduction of an enumeration, and the sentences of each of its items."""

    opening: int
    items: tuple[tuple[int, ...], ...]
    bare: frozenset[int] = frozenset()  # sentences that are, or end with, the number of an item
    header: tuple[int, ...] = ()  # what is read with every item: the first line of a table

    @property
    def whole(self) -> tuple[int, ...]:
        """All its sentences."""
        return tuple(dict.fromkeys((self.opening, *(i for item in self.items for i in item))))

    @property
    def heads(self) -> tuple[int, ...]:
        """Its introduction, and the first sentence of every item, with its number."""
        firsts = (i for item in self.items for i in self._head(item))
        return tuple(dict.fromkeys((self.opening, *firsts)))

    def heads_and(self, index: int) -> tuple[int, ...]:
        """The same, with the item that a sentence belongs to as far as that sentence."""
        return tuple(sorted({*self.heads, *self.around(index)}))

    def around(self, index: int) -> tuple[int, ...]:
        """Its introduction, and the item that a sentence belongs to, as far as that sentence.

        With the introduction comes the first sentence of the first item.
        """
        item = next((item for item in self.items if index in item), ())
        upto = tuple(i for i in item if i <= index) or self._head(self.items[0])
        begun = range(self.opening, self.opening + 1 + (self.opening in self.bare))
        return tuple(dict.fromkeys((*begun, *self.header, *upto)))

    def _head(self, item: tuple[int, ...]) -> tuple[int, ...]:
        return item[: 1 + (item[0] in self.bare)]


def enumerations(texts: Sequence[str], fresh: Sequence[bool]) -> list[Enumeration]:
    """Return the enumerations among sentences; `fresh` are those that begin a line."""
    found: list[Enumeration] = []
    bare = frozenset(i for i, text in enumerate(texts) if is_number(text) or _ends(text))
    for opening, starts in (*_marked(texts), *_in_prose(texts)):
        made = Enumeration(opening, tuple(_items(starts, texts, fresh)), bare)
        if not any(set(made.whole) & set(e.whole) for e in found):
            found.append(made)
    taken = {i for e in found for i in e.whole}
    found += [e for e in _tables(texts, fresh) if taken.isdisjoint(e.whole)]
    return found


def is_number(text: str) -> bool:
    """Say whether a sentence is no more than the number of an item that follows."""
    number = _NUMBER.match(text.strip())
    return number is not None and number.end() == len(text.strip())


def _items(
    starts: Sequence[int], texts: Sequence[str], fresh: Sequence[bool]
) -> Iterator[tuple[int, ...]]:
    """Yield the sentences of each item; the last is no longer than the others, within its line."""
    longest = 1
    for start, after in pairwise(starts):
        longest = max(longest, after - start)
        yield tuple(range(start, after))
    last = starts[-1] + 1
    while last < min(starts[-1] + longest, len(texts)) and not fresh[last]:
        last += 1
    yield tuple(range(starts[-1], last))


def _marked(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield (introduction, first sentence of each item) of items with a dash or a number."""
    index = 0
    while index < len(texts):
        mark, opening, starts = _first(texts, index)
        if mark is None:
            index += 1
            continue
        last = starts[-1] if starts else opening
        while (after := _next(texts, last, mark)) is not None:
            starts.append(after)
            last = after
            mark = _following(mark)
        glued = _glued(texts[opening]) is not None
        if starts and (len(starts) > 1 or glued or _OPENS.search(texts[opening])):
            yield opening, starts
        index = max(last, index) + 1


def _first(texts: Sequence[str], index: int) -> tuple[str | None, int, list[int]]:
    """Return the next mark of a list that opens at a sentence, where it opens, its items yet."""
    glued = _glued(texts[index])
    if glued is not None:
        bare = glued != "–" and texts[index].rstrip().endswith((".", ")")) and _ends(texts[index])
        first = [index + 1] if bare and index + 1 < len(texts) else []
        return _following(glued), index, first
    mark = _mark(texts[index])
    if mark in ("–", "1", "a"):
        opening = index - 1 if index else index
        return _following(mark), opening, [index]
    return None, index, []


def _glued(text: str) -> str | None:
    """Return the mark of the item that is glued to an introduction, if any."""
    number = _GLUED_NUMBER.search(text)
    if number is not None:
        return number.group(1)
    return "–" if _GLUED_DASH.search(text) else None


def _ends(text: str) -> bool:
    """Say whether an introduction ends with the number of the first item."""
    found = _GLUED_NUMBER.search(text)
    return found is not None and not text[found.end() :].strip()


def _mark(text: str) -> str | None:
    if _DASH.match(text):
        return "–"
    number = _NUMBER.match(text)
    return number.group(1) if number else None


def _following(mark: str) -> str:
    if mark == "–":
        return mark
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _next(texts: Sequence[str], last: int, mark: str) -> int | None:
    """Return where the next item begins, when that is near."""
    most = 1 if mark == "–" else _LONGEST
    near = range(last + 1, min(last + 1 + most, len(texts)))
    return next((i for i in near if _mark(texts[i]) == mark), None)


def _in_prose(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield (introduction, first sentence of each item) of items that are counted in words."""
    counted = [_ordinal(text) for text in texts]
    for index, found in enumerate(counted):
        if found is None or found[1] != 1:
            continue
        starts = [index]
        for place in range(index + 1, len(texts)):
            if place > starts[-1] + _LONGEST:
                break
            if counted[place] == (found[0], len(starts) + 1):
                starts.append(place)
        if len(starts) > 1:
            yield _introduction(texts, index, found[0], len(starts)), starts


def _tables(texts: Sequence[str], fresh: Sequence[bool]) -> Iterator[Enumeration]:
    """Yield the tables: lines of figures, with the sentence that announces them.

    What stands between that sentence and the lines restricts them, and comes along.
    """
    index = 1
    while index < len(texts):
        last = index
        while last < len(texts) and fresh[last] and _is_line(texts[last]):
            last += 1
        rows = range(index, last)
        if len(rows) >= _ROWS and sum(len(_FIGURE.findall(texts[i])) > 1 for i in rows) >= _ROWS:
            near = range(index - 1, max(-1, index - 1 - _FAR), -1)
            opening = next((i for i in near if _SHOWS.search(texts[i])), index - 1)
            lines = tuple((i,) for i in range(opening + 1, last))
            yield Enumeration(opening, lines, header=(index,))
        index = max(last, index + 1)


def _is_line(text: str) -> bool:
    """Say whether a text may be a line of a table: a few words that end no sentence."""
    return len(text.split()) <= _ROW and (_ENDS.search(text) is None or text.rstrip()[-1:] == ":")


def _ordinal(text: str) -> tuple[str, int] | None:
    """Return what a sentence that opens with an ordinal counts, and its number."""
    found = _PROSE.match(text)
    if found is None:
        return None
    ordinal, noun, counted, number = (group.lower() if group else "" for group in found.groups())
    if ordinal:
        ten = text.lower().startswith("ten ")
        return ("" if ten else noun, _ORDINALS.index(ordinal) + 1) if noun != "kamer" else None
    return counted, int(number) if number.isdigit() else _COUNTS.index(number) + 1


def _introduction(texts: Sequence[str], first: int, noun: str, count: int) -> int:
    """Return the sentence that says how many there are, or the first item where none does."""
    number = _COUNTS[min(count, len(_COUNTS)) - 1]
    for index in range(first - 1, max(-1, first - 1 - _FAR), -1):
        words = _BACK.sub("", texts[index].lower())
        if _OPENS.search(words) and index == first - 1:
            return index
        if noun and noun[:4] in words and (number in words or f" {count} " in words):
            return index
        if not noun and (number in words or f" {count} " in words):
            return index
    return first
