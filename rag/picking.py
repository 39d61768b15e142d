"""Which sentences of a long answer are shown: the best, with what they need to be understood; pure.

A condition often stands in the next sentence, so the best come with their neighbours. A list comes
with its introduction, and whole where that fits; a denial at the opening comes along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rag.choosing import ScoredSentence
from rag.enumerating import Enumeration, enumerations, is_number
from rag.formalities import denies, is_verdict

# chosen on the development questions: docs/answers.md
SEEDS = 6  # best sentences around which to build
FIRST = 2  # of them that are shown before any neighbour
BEFORE = 30  # words over the budget for the sentence that a pronoun refers to
LIST = 0.5  # share of the budget that the rest of a list may take over it
OPENING = 12  # words over that for the yes or no that opens the answer
_LEANS = re.compile(
    r"(?:Dat|Dit|Deze|Die|Hij|Zij|Ze|Hun|Daarnaast|Daar\w+|Hier\w+|Ook|Zo|Echter|Tevens|Bovendien|"
    r"Dergelijke|Het gaat|Zodoende|Dan|Toch|Wel|Of|En|Maar|Want|Zie bijvoorbeeld)\b"
)
_TURNS = re.compile(
    r"(?i)(?:\W*\w+\W+){0,5}(?:echter|evenwel|niettemin|desondanks|daarentegen|tenzij|mits)\b|"
    r"\W*(?:maar|toch|wel|daarbij geldt|uitzondering\w*)\b"
)


def pick(sentences: Sequence[ScoredSentence], budget: int) -> list[int]:
    """Pick the best two sentences, and then more, each with its neighbours, within a budget."""
    texts = [s.text for s in sentences]
    picking = _Picking(sentences, budget, enumerations(texts, [s.fresh for s in sentences]))
    order = sorted(range(len(sentences)), key=lambda i: -sentences[i].score)[:SEEDS]
    for seed in order[:FIRST]:
        picking.add(seed)
        if picking.reserves(seed + 1):
            picking.add(seed + 1)
    for seed in order:
        picking.add(seed)
        if seed in picking.picked:
            picking.beside(seed)
    picking.mend()
    return sorted(picking.picked)


@dataclass(slots=True)
class _Picking:
    """The sentences picked so far, and what may be added to them."""

    sentences: Sequence[ScoredSentence]
    budget: int
    lists: Sequence[Enumeration]
    picked: set[int] = field(default_factory=set)

    def room(self, more: Iterable[int] = ()) -> int:
        """How many words of the budget are left when more sentences are picked."""
        return self.budget - sum(self.sentences[i].words for i in self.picked.union(more))

    def list_of(self, index: int) -> Enumeration | None:
        """Return the enumeration that a sentence introduces or belongs to."""
        return next((e for e in self.lists if index in e.whole), None)

    def add(self, index: int) -> None:
        """Pick a sentence, with its list where that takes little more."""
        around = self.list_of(index)
        for part in (around.whole, around.heads, around.around(index)) if around else ():
            if index in part and self.room(part) >= -LIST * self.budget:
                self.picked.update(part)
                return
        if not self.picked or (around is None and self.room([index]) >= 0):
            self.picked.add(index)

    def beside(self, seed: int) -> None:
        """Pick the neighbours of a sentence where there is room; no part of another list."""
        for index in (seed + 1, seed - 1):
            if not 0 <= index < len(self.sentences) or self.room([index]) < 0:
                continue
            around = self.list_of(index)
            if around is None or self.picked.issuperset(around.around(index)[:-1]):
                self.picked.add(index)

    def reserves(self, index: int) -> bool:
        """Say whether there is a sentence that takes back some of the one before it: "echter"."""
        return index < len(self.sentences) and _TURNS.match(self.sentences[index].text) is not None

    def mend(self) -> None:
        """Pick what the picked sentences need to be understood, or let them go."""
        for index in sorted(self.picked):
            around = {i for i in (index - 1, index) if i >= 0 and self._breaks(i)}
            self.picked |= {i for b in around for i in (b, b + 1)}
        self._lean()
        for index in sorted(self.picked):
            if self.reserves(index + 1) and self.room([index + 1]) >= -BEFORE:
                self.picked.add(index + 1)
        self._open()
        for index in sorted(self.picked, reverse=True):
            self._not_bare(index)

    def _open(self) -> None:
        """Pick the yes or no that opens the answer: a denial always, a yes with what follows."""
        first = self.sentences[0]
        wanted = denies(first.text) or (is_verdict(first.text) and 1 in self.picked)
        over = LIST * self.budget if first.words <= OPENING else 0.0
        if wanted and self.room([0]) >= -over - OPENING:
            self.picked.add(0)

    def _lean(self) -> None:
        for index in sorted(self.picked):
            alone = index > 0 and index - 1 not in self.picked
            if alone and _LEANS.match(self.sentences[index].text):
                if self.room([index - 1]) >= -BEFORE:
                    self.picked.add(index - 1)
                elif len(self.picked) > 1:  # "Of sterker nog: dat ..." says the opposite by itself
                    self.picked.remove(index)

    def _not_bare(self, index: int) -> None:
        """Let no "Ja." stand without what follows it, and no number without its item."""
        text = self.sentences[index].text
        if index + 1 in self.picked or len(self.picked) == 1:
            return
        if is_number(text):
            self.picked.remove(index)
        elif is_verdict(text) and index + 1 < len(self.sentences):
            if self.room([index + 1]) >= -BEFORE:
                self.picked.add(index + 1)
            elif not denies(text) or self.sentences[index].words == 1:
                self.picked.remove(index)

    def _breaks(self, index: int) -> bool:
        """Say whether a line ends in mid-sentence: no sign at its end, and no list after it."""
        if index + 1 >= len(self.sentences):
            return False
        text, after = self.sentences[index].text.rstrip(), self.sentences[index + 1].text
        return re.search(r"[^\W\d]$", text) is not None and after[:1].isalpha()
