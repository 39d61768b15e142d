"""From headings to pairs: which lines are whose words, joined by number and never by position.

Everything here is in lines of the text as it was read; `parsing` turns lines into offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    questions: list[Block] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)  # questions without an answer so far
    pairs: list[RawPair] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def question(self, block: Block) -> None:
        seen = {n for q in self.questions for n in q.numbers}
        if seen & set(block.numbers):
            self.warnings.append(f"question {_list(block.numbers)} is printed twice")
        self.questions.append(block)
        self.open.append(block)

    def answer(self, block: Block) -> None:
        numbers = block.numbers or tuple(n for q in self.open for n in q.numbers)
        if not block.numbers and len(self.open) > 1:
            self.warnings.append(f"an unnumbered answer is taken for questions {_list(numbers)}")
        served = [q for q in self.questions if set(q.numbers) & set(numbers)]
        missing = set(numbers) - {n for q in served for n in q.numbers}
        if missing and (stray := self._stray(missing)):
            served.append(stray)
            missing -= missing
        if missing:
            self.warnings.append(f"answer {_list(numbers)} has no question {_list(missing)}")
        self.open = [q for q in self.open if q not in served]
        self.pairs.append(RawPair(tuple(sorted(numbers)), tuple(served), block))

    def _stray(self, missing: set[int]) -> Block | None:
        """Return a question printed twice that must be the one number that is missing."""
        if len(missing) != 1 or not self.open:
            return None
        block = self.open[-1]
        twice = [q for q in self.questions if q.numbers == block.numbers]
        due = next(iter(missing))
        return block if len(twice) > 1 and block.numbers == (due - 1,) else None

    def finish(self) -> None:
        answered = {n for p in self.pairs for n in p.numbers}
        for block in self.open:
            left = tuple(n for n in block.numbers if n not in answered)
            if left:
                self.pairs.append(RawPair(left, (block,), None))


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
    return joiner.pairs, joiner.warnings


def _list(numbers: Sequence[int] | set[int]) -> str:
    return ", ".join(str(n) for n in sorted(numbers)) or "(unnumbered)"
