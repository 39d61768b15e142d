"""Which sentences of a long answer are shown: the best, with what they need to be understood; pure.

A condition often stands in the next sentence, so the best come with their neighbours. A list comes
with its introduction, and whole where that fits; a denial at the opening comes along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rag.asking import declines
from rag.choosing import ScoredSentence
from rag.enumerating import Enumeration, enumerations, is_number
from rag.formalities import denies, is_verdict

# chosen on the development questions: docs/answers.md
SEEDS = 5  # best sentences around which to build
FIRST = 2  # of them that are shown before any neighbour
OVER = 0.5  # share of the budget that may be taken over it by what the picked sentences need
CHAIN = 2  # sentences before one that leans, each leaning on the next
OPENING = 12  # words over that for the yes or no that opens the answer
_LEANS = re.compile(
    r"(?:Dat|Dit|Deze|Die|Hij|Zij|Ze|Hun|Daarnaast|Daar\w*|Hier\w*|Ook|Zo|Echter|Tevens|Bovendien|"
    r"Dergelijke|Het gaat|Zodoende|Dan|Toch|Wel|Of|En|Maar|Want|Zie bijvoorbeeld)\b"
)
_ADDS = re.compile(r"(?:Daarnaast|Ook|Zo|Tevens|Bovendien|Zodoende|Zie bijvoorbeeld)\b")
_JOINS = re.compile(r"(?:Of|En|Maar|Want|Toch)\b")
_TURNS = re.compile(
    r"(?i)(?:\W*\w+\W+){0,5}(?:echter|evenwel|niettemin|desondanks|daarentegen|tenzij|mits)\b|"
    r"\W*(?:maar|toch|wel|tegelijk(?:ertijd)?|daar staat tegenover|daarbij geldt|uitzondering\w*)\b"
)


def pick(sentences: Sequence[ScoredSentence], budget: int) -> list[int]:
    """Pick the best two sentences, and then more, each with its neighbours, within a budget."""
    texts = [s.text for s in sentences]
    order = sorted(range(len(sentences)), key=lambda i: -sentences[i].score)[:SEEDS]
    lists = enumerations(texts, [s.fresh for s in sentences])
    picking = _Picking(sentences, budget, lists, frozenset(order[:FIRST]))
    for seed in order[:FIRST]:
        picking.add(seed)
        if picking.reserves(seed + 1):
            picking.add(seed + 1)
    for seed in order[FIRST:]:
        if declines(texts[seed]):  # what is not known or not said decides
            picking.add(seed)
    for seed in order:
        picking.add(seed)
        if seed in picking.picked:
            picking.beside(seed)
    if not picking.picked and (around := picking.list_of(order[0])):
        picking.picked.update(around.around(order[0]))
    picking.mend()
    return sorted(picking.picked)


@dataclass(slots=True)
class _Picking:
    """The sentences picked so far, and what may be added to them."""

    sentences: Sequence[ScoredSentence]
    budget: int
    lists: Sequence[Enumeration]
    best: frozenset[int]
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
        parts = (around.whole, around.heads_and(index), around.around(index)) if around else ()
        for part in parts:
            if index in part and self.room(part) >= -OVER * self.budget:
                self.picked.update(part)
                return
        if around is None and (not self.picked or self.room([index]) >= 0):
            self.picked.add(index)

    def beside(self, seed: int) -> None:
        """Pick the neighbours of a sentence where there is room; no part of another list."""
        for index in (seed + 1, seed - 1):
            if not 0 <= index < len(self.sentences) or self.room([index]) < 0:
                continue
            around = self.list_of(index)
            if around is None or self._continues(around, index):
                self.picked.add(index)

    def _continues(self, around: Enumeration, index: int) -> bool:
        """Say whether a sentence of a list follows what is picked of it, with none in between."""
        begun = self.picked.issuperset(around.around(index)[:-1])
        return begun and (index == around.opening or index - 1 in self.picked)

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
            if self.reserves(index + 1) and self.room([index + 1]) >= -OVER * self.budget:
                self.picked.add(index + 1)
        self._open()
        for index in sorted(self.picked, reverse=True):
            self._not_bare(index)

    def _open(self) -> None:
        """Pick the yes or no that opens the answer; a bare one only with what follows it."""
        first = self.sentences[0]
        denial = denies(first.text)
        if not (denial or is_verdict(first.text)) or len(self.sentences) == 1:
            return
        bare = first.words == 1
        if bare and not denial and 1 not in self.picked:
            return
        opening = (0, 1) if bare else (0,)
        over = OVER * self.budget if first.words <= OPENING else 0.0
        if self.room(opening) >= -over - OPENING:
            self.picked.update(opening)

    def _lean(self) -> None:
        """Pick the sentence that another leans on; where it is too long, let the other go.

        "Of sterker nog: dat ..." says the opposite by itself. One that only adds to what was said
        stays, and so does one of the best that refers to it: it may hold the answer.
        """
        for index in sorted(self.picked):
            text = self.sentences[index].text
            chain = self._leant_on(index)
            if not chain:
                continue
            if self.room(chain) >= -OVER * self.budget:
                self.picked.update(chain)
            elif self.room([index - 1]) >= -OVER * self.budget:
                self.picked.add(index - 1)
            elif _ADDS.match(text) or (index in self.best and not _JOINS.match(text)):
                continue
            elif len(self.picked) > 1:
                self.picked.remove(index)

    def _leant_on(self, index: int) -> list[int]:
        """Return the sentences before one that leans, back to one that stands by itself."""
        chain: list[int] = []
        while index > 0 and index - 1 not in self.picked and len(chain) < CHAIN:
            if not _LEANS.match(self.sentences[index].text):
                break
            index -= 1
            chain.append(index)
        return chain

    def _not_bare(self, index: int) -> None:
        """Let no "Ja." stand without what follows it, and no number without its item."""
        text = self.sentences[index].text
        if index + 1 in self.picked or len(self.picked) == 1:
            return
        if is_number(text):
            self.picked.remove(index)
        elif is_verdict(text) and index + 1 < len(self.sentences):
            if self.room([index + 1]) >= -OVER * self.budget:
                self.picked.add(index + 1)
            elif self.sentences[index].words == 1:
                self.picked.remove(index)

    def _breaks(self, index: int) -> bool:
        """Say whether a line ends in mid-sentence: no sign at its end, and no list after it."""
        if index + 1 >= len(self.sentences):
            return False
        text, after = self.sentences[index].text.rstrip(), self.sentences[index + 1].text
        return re.search(r"[^\W\d]$", text) is not None and after[:1].isalpha()
