"""The extractive composer: sentences chosen from the best answers, verbatim, each cited.

A short answer is shown whole. Of a long one the sentences that match best are shown with their
neighbours, since a condition often stands in the next sentence. Nothing is rephrased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import log

from rag.answers import Citation, Statement
from rag.asking import Sort, supplies
from rag.choosing import Chosen, Followed, ScoredSentence, scored_sentences
from rag.citing import cite
from rag.datamodels import Span
from rag.formalities import is_about_answering, is_verdict
from rag.picking import pick

# words shown, chosen on the development questions: docs/answers.md
WHOLE = 105  # an answer of at most this many words is shown whole
BUDGET = 95  # words shown of a longer one
RUNNERS_UP = (45, 30)  # words shown of the next pairs, when they are close
MOST = 180  # words shown in all
LONG = 0.015  # what a sentence loses for each e-fold of its words: more words meet more by chance
WANTED = 0.08  # what a sentence gains by holding the kind of thing that is asked for
RULING = 0.02  # and by denying, forbidding or limiting, when it is asked whether something is so
POINTER = 40  # words of an answer that does little more than point to another
CLOSE = (0.5, 0.3)  # how close their scores must come, in standard deviations


def compose(
    chosen: Sequence[Chosen],
    wanted: frozenset[Sort] = frozenset(),
    followed: Sequence[Followed] = (),
    *,
    trend: bool = False,
    history: bool = False,
    near: bool = False,
    elsewhere: bool = True,
    share: int = 1,
) -> tuple[Statement, ...]:
    """Choose what to quote from the best pair, and with `near` from the next when they are close.

    `wanted` is the kind of thing the question asks for (`rag.asking`). `followed` are the pairs
    that the best one points to: where the words that point are quoted, they are quoted with it,
    in place of a runner-up. With `trend` something is quoted of every pair,
    with `history` of the second, however close. Without `elsewhere` a runner-up is of the best
    pair's document: what comes closest elsewhere is about something else. Of `share` questions
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
        statements += _pointed_to(pointed[:2], MOST - _length(statements), wanted)
    else:
        next_ones = zip(chosen[1:], CLOSE, strict=False) if near else ()
        close = [c for c, most in next_ones if first.score - c.score < most]
        close = [c for c in close if elsewhere or c.document.source == first.document.source]
        if history:
            close = [chosen[1], *(c for c in close if c is not chosen[1])]
        for other, room in zip(pointed[:1] or close, RUNNERS_UP, strict=False):
            more = list(quote(other, room, room, wanted))
            if _length(statements) + _length(more) <= MOST:
                statements += more
    return _latest_first(statements, chosen)


def _pointed_to(
    pointed: Sequence[Chosen], room: int, wanted: frozenset[Sort]
) -> Iterator[Statement]:
    """Yield what is quoted of the pairs that an answer of a few words points to, within room."""
    share = room // len(pointed)
    for other in pointed:
        quoted = list(quote(other, min(WHOLE, share), BUDGET // len(pointed), wanted))
        if _length(quoted) > share:
            quoted = list(quote(other, share // 2, share // 2, wanted))
        yield from quoted


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
    total = sum(s.words for s in sentences)
    picked = range(len(sentences)) if total <= whole else pick(sentences, budget)
    for first, last in _runs(picked):
        span = Span(sentences[first].span.start, sentences[last].span.end)
        citation = cite(chosen.document, chosen.pair, span)
        yield Statement(citation.quote, (citation,))


def _weighed(sentence: ScoredSentence, wanted: frozenset[Sort]) -> ScoredSentence:
    """Return a sentence with what it gains by holding what is asked for, and loses by length.

    "Ja." matches nothing, however short it is.
    """
    if is_verdict(sentence.text) or is_about_answering(sentence.text):
        return replace(sentence, score=0.0)
    things = wanted - {Sort.RULING}
    gain = WANTED if supplies(sentence.text, things) else 0.0
    gain += RULING if supplies(sentence.text, wanted - things) else 0.0
    return replace(sentence, score=sentence.score + gain - LONG * log(1 + sentence.words))


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
