"""Whose words answer a question for someone's view: theirs, or it is said whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.answers import Answer, Status
from rag.context import Question
from rag.datamodels import Answerer, Filters
from rag.limits import restriction
from rag.naming import called_in_office, surnames
from rag.registers import ministry_code
from rag.speakers import by_surname, is_of_parliament, of_ministry, whose
from rag.wording import BY_ANOTHER, NOT_PARLIAMENT, OF_THEN, said_by

if TYPE_CHECKING:
    from rag.library import Library
    from rag.searching import Search


@dataclass(frozen=True, slots=True)
class Attributing:
    """Compares who is named in a question with who gave the answers that are quoted."""

    library: Library
    search: Search

    def by_the_named(self, question: Question, within: Filters, made: Answer, share: int) -> Answer:
        """Return what the one who is named says of it; where that is nothing, say so.

        The name may stand in the words that were taken for conditions. What parties and members
        think is not in the library.
        """
        quoted = [a for e in made.evidence for a in e.metadata.answerers]
        if not quoted:
            return made
        who, known = whose(question.text), self.library.answerers()
        by_name = by_surname(who, known)
        groups = self.library.facets()[1]
        if who and not by_name and is_of_parliament(who, self.library.askers(), groups):
            said, english = said_by(made.evidence, made.language), made.language == "en"
            reason = NOT_PARLIAMENT[english].format(said=said)
            return replace(made, status=Status.RELATED, reason=reason)
        asked = question.understood.asked
        called = called_in_office(asked, known) or called_in_office(question.text, known) or by_name
        if called:
            own = replace(within, answerer=called)
            return made if _same(called, quoted) else self._own(question, own, called, made, share)
        code = of_ministry(who)
        if not code or code in {ministry_code(a.ministry) for a in quoted}:
            return made
        return self._own(question, replace(within, ministry=code), who, made, share)

    def _own(
        self, question: Question, within: Filters, name: str, made: Answer, share: int
    ) -> Answer:
        """Return what is found within the answers of the one who is named, or say that is none."""
        understood = question.understood
        found = self.search.find(understood.query, within)
        own = self.search.answer(understood.asked, found, understood.language, share=share)
        if own.status in (Status.ANSWERED, Status.DECLINED):
            return own
        said, english = said_by(made.evidence, made.language), made.language == "en"
        limits = restriction(Filters(since=within.since, until=within.until), made.language)
        then = OF_THEN[english].format(limits=limits) if limits else ""
        reason = BY_ANOTHER[english].format(name=name, said=said, then=then)
        return replace(made, status=Status.RELATED, reason=reason)


def _same(name: str, quoted: Sequence[Answerer]) -> bool:
    return bool(surnames(name) & frozenset().union(*(surnames(a.name) for a in quoted)))
