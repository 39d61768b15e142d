"""The extractive composer: sentences chosen from the best answers, verbatim, each cited.

A short answer is shown whole. Of a long one the sentences that match best are shown with their
neighbours, since a condition often stands in the next sentence. Nothing is rephrased.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import log

from rag.answers import Citation, Statement
from rag.asking import Sort, supplies
from rag.choosing import Chosen, Followed, ScoredSentence, scored_sentences
from rag.citing import cite
from rag.datamodels import Span

# words shown, chosen on the development questions: docs/answers.md
WHOLE = 105  # an answer of at most this many words is shown whole
BUDGET = 95  # words shown of a longer one
RUNNERS_UP = (45, 30)  # words shown of the next pairs, when they are close
MOST = 180  # words shown in all
SEEDS = 6  # best sentences around which to build
FIRST = 2  # of them that are shown before any neighbour
LONG = 0.015  # what a sentence loses for each e-fold of its words: more words meet more by chance
WANTED = 0.05  # what a sentence gains by holding the kind of thing that is asked for
POINTER = 40  # words of an answer that does little more than point to another
CLOSE = (0.5, 0.3)  # how close their scores must come, in standard deviations
BEFORE = 30  # words over the budget for the sentence that a pronoun refers to
LIST = 30  # words over the budget for the rest of a list
_LEANS = re.compile(
    r"(?:Dat|Dit|Deze|Die|Hij|Zij|Ze|Hun|Daarnaast|Daar\w+|Hier\w+|Ook|Zo|Echter|Tevens|Bovendien|"
    r"Dergelijke|Het gaat|Zodoende|Dan|Toch|Wel|Of|En|Maar|Want|Zie bijvoorbeeld)\b"
)
_TURNS = re.compile(
    r"(?i)(?:\W*\w+\W+){0,5}(?:echter|evenwel|niettemin|desondanks|daarentegen|tenzij|mits)\b|"
    r"\W*(?:maar|toch|wel|daarbij geldt|uitzondering\w*)\b"
)
_ITEM = re.compile(r"(?:[–•*·-]|\d{1,2}[.)]\s|[a-z][.)]\s)")


def compose(
    chosen: Sequence[Chosen],
    wanted: frozenset[Sort] = frozenset(),
    followed: Sequence[Followed] = (),
    *,
    trend: bool = False,
    history: bool = False,
    share: int = 1,
) -> tuple[Statement, ...]:
    """Choose what to quote from the best pair, and from the runner-up when it is close.

    `wanted` is the kind of thing the question asks for (`rag.asking`). `followed` are the pairs
    that the best one points to: where the words that point are quoted, they are quoted with it,
    in place of a runner-up. With `trend` something is quoted of every pair,
    with `history` of the second, however close. Of `share` questions
    in one message each gets its part of the room, and no runner-up.
    """
    if not chosen:
        return ()
    if share > 1:
        return tuple(quote(chosen[0], 2 * BUDGET // share, 2 * BUDGET // (share + 1), wanted))
    if trend and len(chosen) > 1:
        words = RUNNERS_UP[0]
        return tuple(s for c in chosen for s in quote(c, words, words, wanted))
    first = chosen[0]
    statements = list(quote(first, WHOLE, BUDGET, wanted))
    pointed = [f.chosen for f in followed if _quoted(first, statements, f.words)]
    pointer = len(first.document.answer_text(first.pair).split()) <= POINTER
    if pointed and pointer:
        for other in pointed[:2]:
            share = len(pointed[:2])
            statements += quote(other, WHOLE // share, BUDGET // share, wanted)
    else:
        near = zip(chosen[1:], CLOSE, strict=False)
        close = [c for c, most in near if first.score - c.score < most]
        if history:
            close = [chosen[1], *(c for c in close if c is not chosen[1])]
        for other, room in zip(pointed[:1] or close, RUNNERS_UP, strict=False):
            more = list(quote(other, room, room, wanted))
            if _length(statements) + _length(more) <= MOST:
                statements += more
    return _latest_first(statements, chosen)


def _latest_first(
    statements: Sequence[Statement], chosen: Sequence[Chosen]
) -> tuple[Statement, ...]:
    """Return quotes document by document, the latest answer first, where all have a date."""
    received = {c.document.source: c.document.metadata.received for c in chosen}
    sources = list(dict.fromkeys(s.citations[0].source for s in statements))
    days = {source: received.get(source) for source in sources}
    if all(days.values()):
        sources.sort(key=lambda source: days[source] or date.min, reverse=True)
    return tuple(s for source in sources for s in statements if s.citations[0].source == source)


def _quoted(chosen: Chosen, statements: Sequence[Statement], words: Span) -> bool:
    """Say whether words of a pair's answer stand in what is quoted of it."""
    assert chosen.pair.answer is not None
    start = words.start - chosen.pair.answer.start
    return any(c.start <= start < c.end for s in statements for c in s.citations)


def _length(statements: Iterable[Statement]) -> int:
    return sum(len(s.text.split()) for s in statements)


def quote(
    chosen: Chosen, whole: int, budget: int, wanted: frozenset[Sort] = frozenset()
) -> Iterator[Statement]:
    """Yield one statement per run of adjoining sentences chosen from a pair's answer."""
    sentences = [_weighed(s, wanted) for s in scored_sentences(chosen)]
    total = sum(_words(s) for s in sentences)
    picked = range(len(sentences)) if total <= whole else _pick(sentences, budget)
    for first, last in _runs(picked):
        span = Span(sentences[first].span.start, sentences[last].span.end)
        citation = cite(chosen.document, chosen.pair, span)
        yield Statement(citation.quote, (citation,))


def _weighed(sentence: ScoredSentence, wanted: frozenset[Sort]) -> ScoredSentence:
    """Return a sentence with what it gains by holding what is asked for, and loses by length."""
    gain = WANTED if wanted and supplies(sentence.text, wanted) else 0.0
    return replace(sentence, score=sentence.score + gain - LONG * log(1 + _words(sentence)))


def _pick(sentences: Sequence[ScoredSentence], budget: int) -> list[int]:
    """Pick the best two sentences, and then more, each with its neighbours, within a budget.

    A list is kept whole, and a sentence that leans on the one before it is not left alone, where
    that takes little more.
    """
    order = sorted(range(len(sentences)), key=lambda i: -sentences[i].score)[:SEEDS]
    picked: set[int] = set()

    def room(more: Iterable[int]) -> int:
        return budget - sum(_words(sentences[i]) for i in picked.union(more))

    def add(index: int) -> None:
        items = _list_around(sentences, index)
        if len(items) > 1 and room(items) >= -LIST:
            picked.update(items)
        elif not picked or room([index]) >= 0:
            picked.add(index)

    for seed in order[:FIRST]:
        add(seed)
        if _reserves(sentences, seed + 1):
            add(seed + 1)
    for seed in order:
        add(seed)
        for index in (seed + 1, seed - 1):
            near = seed in picked and 0 <= index < len(sentences)
            if near and room([index]) >= 0:
                picked.add(index)
    for index in sorted(picked):
        around = {i for i in (index - 1, index) if i >= 0 and _is_broken(sentences, i)}
        picked |= {i for b in around for i in (b, b + 1)}
    for index in sorted(picked):
        alone = index > 0 and index - 1 not in picked
        if alone and _LEANS.match(sentences[index].text):
            if room([index - 1]) >= -BEFORE:
                picked.add(index - 1)
            elif len(picked) > 1:  # "Of sterker nog: dat ..." says the opposite by itself
                picked.remove(index)
    for index in sorted(picked):
        if _reserves(sentences, index + 1) and room([index + 1]) >= -BEFORE:
            picked.add(index + 1)
    return sorted(i for i in picked if i + 1 in picked or not _is_label(sentences[i].text))


def _reserves(sentences: Sequence[ScoredSentence], index: int) -> bool:
    """Say whether there is a sentence that takes back some of the one before it: "echter"."""
    return index < len(sentences) and _TURNS.match(sentences[index].text) is not None


def _is_label(text: str) -> bool:
    """Say whether a sentence is no more than the number of an item that follows."""
    return re.fullmatch(r"\s*(?:\d{1,2}|[a-z])[.)]\s*", text) is not None


def _is_broken(sentences: Sequence[ScoredSentence], index: int) -> bool:
    """Say whether a line ends in mid-sentence: no sign at its end, and no list after it."""
    if index + 1 >= len(sentences):
        return False
    text, after = sentences[index].text.rstrip(), sentences[index + 1].text
    return re.search(r"[^\W\d]$", text) is not None and after[:1].isalpha()


def _list_around(sentences: Sequence[ScoredSentence], index: int) -> list[int]:
    """Return the list that a sentence opens or belongs to, with what introduces it."""
    first = index
    while first > 0 and _ITEM.match(sentences[first].text):
        first -= 1
    if not sentences[first].text.rstrip().endswith(":"):
        return [index]
    last = first + 1
    while last < len(sentences) and _ITEM.match(sentences[last].text):
        last += 1
    return list(range(first, last))


def _words(sentence: ScoredSentence) -> int:
    return len(sentence.text.split())


def _runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of consecutive numbers in rising order."""
    first = last = None
    for index in indices:
        if last is not None and first is not None and index != last + 1:
            yield first, last
            first = index
        first = index if first is None else first
        last = index
    if first is not None and last is not None:
        yield first, last


def cited_pairs(statements: Sequence[Statement]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return (source, numbers) of every cited pair, in order of first citation."""
    seen: dict[tuple[str, tuple[int, ...]], None] = {}
    for citation in citations(statements):
        seen.setdefault((citation.source, citation.numbers))
    return tuple(seen)


def citations(statements: Sequence[Statement]) -> Iterator[Citation]:
    """Yield all citations in order."""
    for statement in statements:
        yield from statement.citations
