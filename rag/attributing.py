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
from rag.wording import said_by

if TYPE_CHECKING:
    from rag.library import Library
    from rag.searching import Search


_BY_ANOTHER: tuple[str, str] = (
    "Hierover staat in deze bibliotheek geen antwoord van {name}{then}. {said}",
    "This library holds no answer by {name} on this{then}. {said}",
)
_NOT_PARLIAMENT: tuple[str, str] = (
    "Wat partijen en Kamerleden vinden staat hier niet, wel wat het kabinet hun antwoordde. {said}",
    "What parties and members think is not in this library; what they were answered is. {said}",
)
_OF_THEN: tuple[str, str] = (" uit die tijd ({limits})", " from that time ({limits})")


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
        if who and not by_name and self._of_parliament(who):
            return _related(made, _NOT_PARLIAMENT)
        asked = question.understood.asked
        called = called_in_office(asked, known) or called_in_office(question.text, known) or by_name
        if called:
            own = replace(within, answerer=called)
            return made if _same(called, quoted) else self._own(question, own, called, made, share)
        code = of_ministry(who)
        if not code or code in {ministry_code(a.ministry) for a in quoted}:
            return made
        return self._own(question, replace(within, ministry=code), who, made, share)

    def _of_parliament(self, who: str) -> bool:
        return is_of_parliament(who, self.library.askers(), self.library.facets()[1])

    def _own(
        self, question: Question, within: Filters, name: str, made: Answer, share: int
    ) -> Answer:
        """Return what is found within the answers of the one who is named, or say that is none."""
        understood = question.understood
        found = self.search.find(understood.query, within)
        own = self.search.answer(understood.asked, found, understood.language, share=share)
        if own.status in (Status.ANSWERED, Status.DECLINED):
            return own
        limits = restriction(Filters(since=within.since, until=within.until), made.language)
        then = _OF_THEN[made.language == "en"].format(limits=limits) if limits else ""
        return _related(made, _BY_ANOTHER, name=name, then=then)


def _related(made: Answer, why: tuple[str, str], **named: str) -> Answer:
    """Return an answer as what comes closest, saying why, and whose it is."""
    reason = why[made.language == "en"].format(said=said_by(made.evidence, made.language), **named)
    return replace(made, status=Status.RELATED, reason=reason)


def _same(name: str, quoted: Sequence[Answerer]) -> bool:
    return bool(surnames(name) & frozenset().union(*(surnames(a.name) for a in quoted)))
