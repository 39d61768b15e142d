"""From headings to pairs: which lines are whose words, joined by number and never by position.

Everything here is in lines of the text as it was read; `parsing` turns lines into offsets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rag.headings import Heading, Opens


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines, `first` to `last` included, and what opened it.

    `text_at` is where its words begin within the first line.
    """

    opens: Opens
    numbers: tuple[int, ...]
    first: int
    last: int
    text_at: int
    heading: bool = True  # False: told apart by layout, not by a heading


@dataclass(frozen=True, slots=True)
class RawPair:
    """Question blocks and the answer block that serves them; either may be missing."""

    numbers: tuple[int, ...]
    questions: tuple[Block, ...]
    answer: Block | None


@dataclass
class _Joiner:
    by_number: dict[int, list[Block]] = field(default_factory=dict)
    open: dict[Block, None] = field(default_factory=dict)  # questions without an answer so far
    pairs: list[RawPair] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)
    late: list[tuple[int, tuple[int, ...], set[int]]] = field(default_factory=list)
    printed: Counter[int] = field(default_factory=Counter)  # how often each number asks

    def question(self, block: Block) -> None:
        if any(n in self.by_number for n in block.numbers):
            self.warn(f"question {_list(block.numbers)} is printed twice")
        for number in block.numbers:
            before = self.by_number.setdefault(number, [])
            if before and before[-1] not in self.open:  # answered: a new series asks anew
                before.clear()
            before.append(block)
        self.printed.update(block.numbers)
        self.open[block] = None

    def answer(self, block: Block) -> None:
        numbers = block.numbers or tuple(sorted({n for q in self.open for n in q.numbers}))
        if not numbers:
            self.extend(block)
            return
        if not block.numbers and len(self.open) > 1:
            self.warn(f"an unnumbered answer is taken for questions {_list(numbers)}")
        served = list(dict.fromkeys(q for n in numbers for q in self.by_number.get(n, ())))
        missing = {n for n in numbers if n not in self.by_number}
        if missing and (stray := self._stray(missing)):
            served.append(stray)
            missing = set()
        if missing:
            self.late.append((len(self.pairs), numbers, missing))
        for question in served:
            self.open.pop(question, None)
        self.pairs.append(RawPair(tuple(sorted(numbers)), tuple(sorted(served, key=_place)), block))

    def extend(self, block: Block) -> None:
        """Let an answer that no question is left for go on with the answer before it."""
        self.warn("an answer heading follows no question")
        if self.pairs and (before := self.pairs[-1].answer) is not None:
            longer = replace(before, last=block.last)
            self.pairs[-1] = replace(self.pairs[-1], answer=longer)

    def warn(self, text: str) -> None:
        self.warnings.setdefault(text)

    def _stray(self, missing: set[int]) -> Block | None:
        """Return a question printed twice that must be the one number that is missing."""
        if len(missing) != 1 or not self.open:
            return None
        block = next(reversed(self.open))
        due = next(iter(missing))
        twice = self.printed[due - 1] > 1
        return block if twice and block.numbers == (due - 1,) else None

    def settle(self) -> None:
        """Give answers that were printed first the questions that followed."""
        for place, numbers, missing in self.late:
            pair = self.pairs[place]
            follow = [q for q in self.open if missing & set(q.numbers)]
            for question in follow:
                self.open.pop(question)
            served = sorted([*pair.questions, *follow], key=_place)
            self.pairs[place] = replace(pair, questions=tuple(served))
            left = missing - {n for q in follow for n in q.numbers}
            if left:
                self.warn(f"answer {_list(numbers)} has no question {_list(left)}")

    def finish(self) -> None:
        self.settle()
        answered = {n for p in self.pairs for n in p.numbers}
        for block in self.open:
            left = tuple(n for n in block.numbers if n not in answered)
            if left:
                self.pairs.append(RawPair(left, (block,), None))


def _place(block: Block) -> int:
    return block.first


def blocks(headings: Sequence[Heading], end: int) -> list[Block]:
    """Cut lines into blocks: each heading's runs to the line before the next heading.

    `end` is the number of lines.
    """
    nexts = [*(h.index for h in headings[1:]), end][: len(headings)]
    last_number = 0
    made = []
    for heading, following in zip(headings, nexts, strict=True):
        numbers = heading.numbers
        if heading.opens is Opens.QUESTION:
            numbers = numbers or (last_number + 1,)
            last_number = numbers[-1]
        made.append(Block(heading.opens, numbers, heading.index, following - 1, heading.text_at))
    return made


def join(parts: Sequence[Block]) -> tuple[list[RawPair], list[str]]:
    """Join question and answer blocks by their numbers; return pairs and warnings.

    Answered pairs come in the order of their answers; questions nobody answered come last.
    """
    joiner = _Joiner()
    for block in parts:
        if block.opens is Opens.QUESTION:
            joiner.question(block)
        elif block.opens is Opens.ANSWER:
            joiner.answer(block)
    joiner.finish()
    return joiner.pairs, list(joiner.warnings)


def _list(numbers: Sequence[int] | set[int]) -> str:
    return ", ".join(str(n) for n in sorted(numbers)) or "(unnumbered)"
