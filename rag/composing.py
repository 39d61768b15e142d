"""The extractive composer: sentences chosen from the best answers, verbatim, each cited.

A short answer is shown whole. Of a long one the sentences that match best are shown with their
neighbours, since a condition often stands in the next sentence. Nothing is rephrased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rag.asking import Sort, supplies
from rag.choosing import Chosen, ScoredSentence, scored_sentences
from rag.citing import cite
from rag.datamodels import Citation, Span, Statement

# words shown, chosen on the development questions: docs/answers.md
WHOLE = 115  # an answer of at most this many words is shown whole
BUDGET = 95  # words shown of a longer one
SECOND = 50  # words shown of the runner-up, when it is close
SEEDS = 4  # best sentences around which to build
WANTED = 0.05  # what a sentence gains by holding the kind of thing that is asked for
POINTER = 40  # words of an answer that does little more than point to another
CLOSE = 0.8  # how close a runner-up's score must come, in standard deviations


def compose(
    chosen: Sequence[Chosen],
    wanted: frozenset[Sort] = frozenset(),
    followed: Sequence[Chosen] = (),
    *,
    trend: bool = False,
    share: int = 1,
) -> tuple[Statement, ...]:
    """Choose what to quote from the best pair, and from the runner-up when it is close.

    `wanted` is the kind of thing the question asks for (`rag.asking`). `followed` are the pairs
    that the best one points to: they are quoted with it, in place of a runner-up. With `trend`
    something is quoted of every pair. Of `share` questions in one message each gets its part of
    the room, and no runner-up.
    """
    if not chosen:
        return ()
    if share > 1:
        return tuple(quote(chosen[0], 2 * BUDGET // share, 2 * BUDGET // (share + 1), wanted))
    if trend and len(chosen) > 1:
        return tuple(s for c in chosen for s in quote(c, SECOND, SECOND, wanted))
    first = chosen[0]
    statements = list(quote(first, WHOLE, BUDGET, wanted))
    pointer = len(first.document.answer_text(first.pair).split()) <= POINTER
    if followed and pointer:
        for other in followed[:2]:
            statements += quote(
                other, WHOLE // len(followed[:2]), BUDGET // len(followed[:2]), wanted
            )
    elif followed:
        statements += quote(followed[0], SECOND, SECOND, wanted)
    elif len(chosen) > 1 and first.score - chosen[1].score < CLOSE:
        statements += quote(chosen[1], SECOND, SECOND, wanted)
    return tuple(statements)


def quote(
    chosen: Chosen, whole: int, budget: int, wanted: frozenset[Sort] = frozenset()
) -> Iterator[Statement]:
    """Yield one statement per run of adjoining sentences chosen from a pair's answer."""
    sentences = [_wanting(s, wanted) for s in scored_sentences(chosen)]
    total = sum(_words(s) for s in sentences)
    picked = range(len(sentences)) if total <= whole else _pick(sentences, budget)
    for first, last in _runs(picked):
        span = Span(sentences[first].span.start, sentences[last].span.end)
        citation = cite(chosen.document, chosen.pair, span)
        yield Statement(citation.quote, (citation,))


def _wanting(sentence: ScoredSentence, wanted: frozenset[Sort]) -> ScoredSentence:
    """Return a sentence with what it gains by holding the kind of thing that is asked for."""
    gain = WANTED if wanted and supplies(sentence.text, wanted) else 0.0
    return replace(sentence, score=sentence.score + gain)


def _pick(sentences: Sequence[ScoredSentence], budget: int) -> list[int]:
    """Pick the best sentences, each with the one after and the one before, within a budget."""
    order = sorted(range(len(sentences)), key=lambda i: -sentences[i].score)[:SEEDS]
    picked: set[int] = set()
    words = 0
    for seed in order:
        for index in (seed, seed + 1, seed - 1):
            if not 0 <= index < len(sentences) or index in picked:
                continue
            if not picked or words + _words(sentences[index]) <= budget:
                picked.add(index)
                words += _words(sentences[index])
    return sorted(picked)


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
