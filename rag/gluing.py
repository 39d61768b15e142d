"""Words that lost the space between them when a line end was dropped by an extractor.

Only typeset texts with lines far longer than a line can be are looked at. A line end must lie
about every `width` characters; within that window the split is chosen that the word list
supports best, and made only when the run-together string is no word and its halves are.
Nothing is ever split that could be a word or a compound unless its place says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.datamodels import RepairKind, Span
from rag.edits import Edit
from rag.vocabulary import Vocabulary
from rag.wrapping import keeps_hyphen

_LONG = 1.4  # a line this many times as long as a full one is several lines run together
_SUSPECT = 1.1  # from here on a line may hold two; only what is certain by itself is mended
_MAX_TOKEN = 120  # characters; longer strings are no words run together
_UNLISTED = 8.0  # what it costs that half of a split is only a plausible compound
_SURE = -6.0  # a cost at which no evidence of place is needed
_TOKEN = re.compile(r"\S+")
_PUNCTUATED = re.compile(
    r"(?<=[^\W\d_]{2}[.?!])(?=[A-ZÀ-Þ«][a-zà-ÿ]?)|(?<=[^\W\d_][,;:»)])(?=[^\W\d_«])"
    r"|(?<=\d{4}\.)(?=[A-Z])|(?<=[^\W\d_][?!][»”’])(?=[A-Z])"
)
_ADDRESS = re.compile(r"://|www\.|@|\w\.(nl|com|eu|org|net|be|uk)\b|/\w+/")
_FREE_END = 12.0  # cost of a line end at a space already there
_SPREAD = 7.0  # how far a line's length strays from the width, in characters


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where two lines may have been run together, and what supports it (low is good)."""

    position: int
    cost: float
    edit: Edit | None


def mend_line(text: str, span: Span, width: int, vocabulary: Vocabulary) -> list[Edit]:
    """Propose the spaces that are missing in one line that holds several."""
    line = span.of(text)
    if len(line.strip()) < _SUSPECT * width:
        return []
    cuts = sorted(_cuts(text, span, vocabulary), key=lambda c: c.position)
    chosen = _best_path(cuts, span, width) if len(line.strip()) > _LONG * width else []
    sure = [c for c in cuts if c.edit and c.cost <= _SURE]
    return [c.edit for c in {*chosen, *sure} if c.edit is not None]


def _best_path(cuts: list[_Cut], span: Span, width: int) -> list[_Cut]:
    """Choose the cheapest series of line ends from the start of the line to its end."""
    best: list[tuple[float, int]] = []  # cost up to and with cut i, and the cut before it
    for i, cut in enumerate(cuts):
        options = [(_length_cost(cut.position - span.start, width), -1)]
        for j in range(i - 1, -1, -1):
            gap = cut.position - cuts[j].position
            if gap > width + 4 * _SPREAD:
                break
            options.append((best[j][0] + _length_cost(gap, width), j))
        cost, before = min(options)
        best.append((cost + cut.cost, before))
    last = [(0.0 if span.end - span.start <= width + 2 * _SPREAD else 1e9, -1)]
    for i, cut in enumerate(cuts):
        rest = span.end - cut.position
        last.append((best[i][0] + max(0.0, rest - width - _SPREAD) ** 2 / 20, i))
    index = min(last)[1]
    path: list[_Cut] = []
    while index >= 0:
        path.append(cuts[index])
        index = best[index][1]
    return path


def _length_cost(length: int, width: int) -> float:
    short = width - 4  # `width` is that of the longest lines; most are somewhat shorter
    return ((length - short) / _SPREAD) ** 2 / 2


def _cuts(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[_Cut]:
    for match in _TOKEN.finditer(text, span.start, span.end):
        token, start = match.group(), match.start()
        if start > span.start:
            yield _Cut(start, _FREE_END, None)
        if len(token) > _MAX_TOKEN or _ADDRESS.search(token):
            continue
        for point in _PUNCTUATED.finditer(token):
            if token[point.start() - 1] == ")" and "(" in token[: point.start()]:
                continue  # (vlees)keten
            at = start + point.start()
            yield _Cut(at, -8.0, Edit(Span(at, at), " ", RepairKind.GLUE))
        broken = list(_hyphens(token, start, vocabulary))
        yield from broken
        inside = [c.edit.span for c in broken if c.edit]
        for word in re.finditer(r"[^\W\d_]+", token):
            beside = Span(start + word.start(), start + word.end())
            if not any(beside.start <= s.end and s.start <= beside.end for s in inside):
                yield from _word_cuts(word.group(), beside.start, vocabulary)
        for figure in re.finditer(
            r"(?<=[a-zà-ÿ]{3})(?=\d{2,}[^\w]?|\d$)|(?<=\d{2})(?=[A-ZÀ-Þ]?[a-zà-ÿ]{4})", token
        ):
            at = start + figure.start()
            yield _Cut(at, 0.0, Edit(Span(at, at), " ", RepairKind.GLUE))


def _hyphens(token: str, start: int, vocabulary: Vocabulary) -> Iterator[_Cut]:
    for match in re.finditer(r"(?<=[^\W\d_])-(?=[^\W\d_])", token):
        left = re.search(r"[^\W\d_]+$", token[: match.start()])
        right = re.match(r"[^\W\d_]+", token[match.end() :])
        if left is None or right is None:
            continue
        at = start + match.end()
        whole = left[0] + right[0]
        sound = vocabulary.plausible(left[0]) and vocabulary.plausible(right[0])
        if token.count("-") > 1 or keeps_hyphen(left[0], right[0], vocabulary):
            yield _Cut(at, 1.0, None)
        elif vocabulary.knows(whole) or not sound:
            yield _Cut(at, _SURE, Edit(Span(at - 1, at), "", RepairKind.HYPHEN))
        else:  # two sound words: the hyphen may be the author's
            yield _Cut(at, -2.0, None)


def _word_cuts(word: str, start: int, vocabulary: Vocabulary) -> Iterator[_Cut]:
    if len(word) < 4:
        return
    known = vocabulary.knows(word) and not _odd_capital(word)
    scored = [(s, i) for i in range(1, len(word)) if (s := _split_cost(word, i, vocabulary)) < 90]
    for cost, index in sorted(scored)[:3]:
        at = start + index
        if not known or _two_grammar_words(word, index, vocabulary):
            sure = _SURE if known else cost
            yield _Cut(at, sure, Edit(Span(at, at), " ", RepairKind.GLUE))


def _two_grammar_words(word: str, index: int, vocabulary: Vocabulary) -> bool:
    """Say whether a rare listed form is far likelier as two very common words."""
    left, right = word[:index], word[index:]
    if not (vocabulary.is_grammar(left) and vocabulary.is_grammar(right)):
        return False
    apart = vocabulary.log_frequency(left) + vocabulary.log_frequency(right)
    whole = vocabulary.log_frequency(word)
    return whole < -5.2 and apart > whole + 2


def _odd_capital(word: str) -> bool:
    return re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", word) is not None and not word[0].isupper()


def _split_cost(word: str, index: int, vocabulary: Vocabulary) -> float:
    """Say how unlikely it is that a line ended at `index` of an unknown word; low is likely.

    99 and more means never.
    """
    left, right = word[:index], word[index:]
    if left[-1].isupper() and not left.isupper():
        return 99.0
    turns = right[0].isupper() and left[-1].islower()  # a capital in mid-word
    acronym = left.isupper() and index > 1 and right[0].islower()
    if not all(_may_stand(part, vocabulary) for part in (left, right)):
        named = turns and vocabulary.knows(left) and len(right) > 2
        if not named and not (
            acronym and index < 8 and vocabulary.listed(right) and len(right) > 1
        ):
            return 99.0
    rarity = -(vocabulary.log_frequency(left) + vocabulary.log_frequency(right))
    rarity += sum(_UNLISTED for part in (left, right) if not vocabulary.knows(part))
    if turns and word[0].isupper() and (len(left) < 5 or len(right) < 3 or rarity > 10.5):
        return 99.0  # TikTok, YouTube
    if turns:
        return min(rarity, 12.0) / 2 - 12
    if acronym:
        return rarity / 2 - 9
    grammar = vocabulary.is_grammar(left) or vocabulary.is_grammar(right)
    return rarity - (10.5 if grammar else 3.5)


def _may_stand(part: str, vocabulary: Vocabulary) -> bool:
    """Say whether half of a split is a word: short ones must be common."""
    if len(part) <= 3:
        return vocabulary.log_frequency(part) > -5.0 and (len(part) > 1 or part.lower() in "uà")
    return vocabulary.plausible(part)
