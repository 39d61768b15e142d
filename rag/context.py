"""What a conversation is about: its last question, as it was understood then; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from rag.bare_names import bare_name
from rag.conditions import Conditions, conditions
from rag.counting import Counting
from rag.datamodels import Filters
from rag.intent import Understanding
from rag.leaning import asks_by_itself, without_lead
from rag.limits import stated
from rag.message_parts import opens_a_question


@dataclass(frozen=True, slots=True)
class Known:
    """Who may be named: folded names of members, abbreviations of parties, and who answered, each
    with the code of the ministry.
    """

    askers: Collection[str] = ()
    parties: Collection[str] = ()
    answerers: Mapping[str, str] = field(default_factory=dict)

    def conditions(self, text: str) -> Conditions:
        """Split a question into its subject and its conditions; a bare name is a condition."""
        rest, limits = stated(text, self.parties)
        named = bare_name(rest, self.askers, self.parties, self.answerers)
        found = named or conditions(rest, self.askers, self.parties, self.answerers)
        return within(found, limits)


def within(found: Conditions, limits: Filters) -> Conditions:
    """Return conditions within limits that were stated; what the words themselves say stands."""
    if not limits.active:
        return found
    return replace(found, filters=found.filters.within(limits), about=True, loose=False)


@dataclass(frozen=True, slots=True)
class Question:
    """One question to answer: how it is understood, its conditions, and what was asked before.

    `text` is the question as it was put; `count` is there when the catalogue answers it. `source`
    is the document that answered the question before, where this one leans on it; `halves` are
    the questions that it may be joined of.
    """

    text: str
    understood: Understanding
    asked: Conditions
    count: Counting | None = None
    before: str = ""
    source: str = ""
    halves: tuple[Question, ...] = ()

    def by_itself(self) -> Question:
        """Return it without the one before, unless a word of its own points there.

        "En wie is de minister-president?" only leads on.
        """
        part = self.understood
        if not (opens_a_question(without_lead(part.asked)) and asks_by_itself(part.asked)):
            return self
        return replace(self, understood=replace(part, query=part.asked, follows_up=False))


@dataclass(frozen=True, slots=True)
class Context:
    """The last message of a conversation that asked something, as it was answered.

    `base` is the last question that stands by itself, without its conditions, and `last` what
    followed it up. `source` is the document that was quoted first.
    """

    questions: tuple[Question, ...]
    base: str
    last: str = ""
    source: str = ""

    @property
    def question(self) -> Question:
        """The last of the message's questions."""
        return self.questions[-1]

    @property
    def subject(self) -> str:
        """What it is about: of a count the words that are counted, where it has any."""
        count = self.question.count
        return " ".join(count.topic) if count and count.topic else self.base

    @property
    def query(self) -> str:
        """What a follow-up follows."""
        return f"{self.subject} {self.last}" if self.last else self.subject
