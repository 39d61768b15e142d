"""From a question to its answer: from the catalogue, by a search, or by saying why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.adding import unmentioned
from rag.answerability import WHOLE
from rag.answers import Answer, Status
from rag.asking_back import Back
from rag.attributing import Attributing
from rag.conditions import Conditions
from rag.context import Question
from rag.counting import counting, unasked
from rag.datamodels import Filters
from rag.enlarging import more, whole
from rag.intent import Understanding, unclear
from rag.interpreting import interpretation, with_limits
from rag.leaning import points_to_persons_only, refers, without_about
from rag.numbered import numbered
from rag.refusing import MOST, left_out, no_day, without_search
from rag.trends import Trend
from rag.unbounded import unbounded

if TYPE_CHECKING:
    from rag.library import Library
    from rag.searching import Found, Search

# how much worse a message may be met alone than with what was asked before, and yet be a new
# subject: docs/retrieval.md
_NEW = 0.01
_ELSEWHERE = 0.02  # how much better a question may be met outside its conditions than inside
_SAME_DOCUMENT = 0.03  # the same for a question after another, and the document of that one

_BRIEF = 4  # of so many questions an answer has to leave room for when it is to be short
# "sinds wanneer" asks for a day in the answer, never for the day of it
_WHEN = re.compile(
    r"(?i)(?<!\bsinds )(?<!\bvanaf )(?<!\btot )(?<!\bper )(?<!\bsince )(?<!\bfrom )(?<!\buntil )"
    r"\b(?:wanneer|when)\b"
)

Settled = tuple[Question, Answer]  # a question as it turned out to be meant, and its answer


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers the questions of one message from one index."""

    library: Library
    search: Search
    filters: Filters

    def all(self, asked: Sequence[Question], enlarged: int = 0) -> list[Settled]:
        """Answer the questions of one message in turn, as many as fit in an answer.

        A single one that is joined of several is answered as such, where they are about
        different documents. `enlarged` is how often more was asked of them before.
        """
        if len(asked) == 1 and self._apart(asked[0]):
            asked = asked[0].halves
        back = asked[0].understood.back
        if back is Back.LESS:
            return [self._one(question, _BRIEF) for question in asked]
        found = [self._one(asked[0])] if len(asked) == 1 else self._several(asked)
        if back is Back.WHOLE:
            return [(question, whole(self.search, made)) for question, made in found]
        if back is Back.MORE:
            return [(question, more(self.search, made, enlarged)) for question, made in found]
        return found

    def _apart(self, question: Question) -> bool:
        """Say whether the questions that one may be joined of are about different documents.

        "Wat kost de brug, en wie betaalt dat?" is one question; three in a row are not.
        """
        halves = question.halves
        if len(halves) != 2 or not points_to_persons_only(halves[1].text):
            return len(halves) > 2
        whole = self.search.find(question.understood.query, self.filters)
        source = whole.candidates[0].passage.source if whole.candidates else ""
        return any(self._inside(half, source) is None for half in halves)

    def _inside(self, question: Question, source: str) -> Found | None:
        """Return what a question finds in one document, if it is not far better met elsewhere."""
        asked = question.understood.asked
        inside = self.search.find(asked, replace(self.filters, source=source))
        outside = self.search.find(asked, self.filters)
        return inside if inside.nearness >= outside.nearness - _SAME_DOCUMENT else None

    def _several(self, asked: Sequence[Question]) -> list[Settled]:
        """Answer each question; one that leans on the first is looked for in the first one's
        document before elsewhere.
        """
        share = min(len(asked), MOST)
        found = [self._one(asked[0], share)]
        evidence = found[0][1].evidence
        for question in asked[1:MOST]:
            part, made = question.understood, None
            if part.follows_up and evidence and question.count is None:
                inside = self._inside(question, evidence[0].source)
                if inside is not None:
                    points = part.bare or refers(part.asked)
                    given = points or inside.nearness >= WHOLE[part.language]
                    made = self.search.answer(
                        part.asked, inside, part.language, share=share, given=given
                    )
            if made is None or made.status is not Status.ANSWERED:
                question, made = self._one(question.by_itself(), share)
            found.append((question, made))
        found += [(question, left_out(question)) for question in asked[MOST:]]
        return [(question, replace(made, query=question.text)) for question, made in found]

    def _one(self, question: Question, share: int = 1) -> Settled:
        if question.understood.status is not None:
            return question, without_search(question.understood)
        named = numbered(question.text)
        if named is not None:
            from rag.lookup import looked_up

            language = question.understood.language
            made = looked_up(
                self.library, self.search, question.text, named, self.filters, language
            )
            if made is not None:
                return question, made
        within = self.filters.within(question.asked.filters)
        if within.empty:
            return question, no_day(question, self.filters)
        if question.count is not None:
            return self._listed(question)
        question, made = self._searched(question, share)
        if self.filters.active:
            return question, made
        return question, self.search.within_its_own(made, question.asked.filters)

    def _listed(self, question: Question) -> Settled:
        from rag.listing import listed, subject_of

        count, asked, language = question.count, question.asked, question.understood.language
        assert count is not None
        limits = asked.filters
        if asked.exact is not None:  # what was said until then; what was asked on the day
            limits = replace(limits, since=asked.exact)
        if count.points_back:
            before = question.before or question.text  # "..., en hoeveel vragen daarover?"
            told = counting(question.before)
            topic = told.topic if told else subject_of(self.library, before)
            if not topic:
                return question, without_search(unclear(language))
            count = replace(count, topic=topic, points_back=False)
            about = "Which questions about" if language == "en" else "Welke vragen over"
            asked = replace(asked, query=f"{about} {' '.join(topic)}")
            shown = True
        else:
            shown = question.understood.follows_up or limits.active
        made = listed(self.library, question.text, count, self.filters.within(limits), language)
        about = (
            unasked(asked.query) if limits.party or limits.asker or limits.answerer else asked.query
        )
        note = with_limits(about, limits, language)
        note = note if shown and note != question.text else ""
        return replace(question, count=count, asked=asked), replace(made, interpretation=note)

    def _searched(self, question: Question, share: int = 1) -> Settled:
        """Answer one question, within its conditions; a doubtful period may be let go."""
        understood, asked = question.understood, question.asked
        within = self.filters.within(asked.filters)
        bounded = asked.filters.until is not None and asked.about
        trend = asked.trend or (Trend.PERIOD if bounded else Trend.NONE)
        if understood.general and question.source:
            made = self._of_the_document(question, share)
            if made is not None:
                return question, made
        read = None
        if asked.exact is not None and asked.about:  # first what was said on the very day
            that_day = replace(asked.filters, since=asked.exact)
            chosen = self.filters.within(that_day)
            read = self._read(understood, chosen, trend=Trend.NONE, share=share)
            if read[2].status in (Status.ANSWERED, Status.DECLINED):
                asked, within = replace(asked, filters=that_day), chosen
            else:
                read = None
        read = read or self._read(understood, within, trend=trend, share=share)
        understood, found, made = read
        question = replace(question, understood=understood)
        named = Attributing(self.library, self.search)
        if within != self.filters:
            wider = self._elsewhere(understood, asked, found, made, share)
            if wider is not None:
                return question, named.by_the_named(question, self.filters, wider, share)
        made = named.by_the_named(question, within, made, share)
        made = unmentioned(understood, made, self.search.retriever.lexical)
        return question, replace(
            made, interpretation=interpretation(understood, asked, self.filters)
        )

    def _of_the_document(self, question: Question, share: int) -> Answer | None:
        """Answer "wie betaalt dat?" from the document that answered the question before, unless
        it is far better met elsewhere; "waarom?" in any case.
        """
        understood, asked = question.understood, question.asked
        within = self.filters.within(asked.filters)
        found = self.search.find(understood.query, replace(within, source=question.source))
        if not understood.bare:
            anywhere = self.search.find(understood.query, within)
            if anywhere.nearness - found.nearness > _SAME_DOCUMENT:
                return None
        made = self.search.answer(
            understood.query, found, understood.language, share=share, given=True
        )
        if not made.statements:
            return None
        if _WHEN.search(understood.asked):  # it may ask when this was said
            from rag.wording import said_by

            said = said_by(made.evidence, made.language)
            made = replace(made, reason=" ".join(filter(None, [made.reason, said])))
        return replace(made, interpretation=interpretation(understood, asked, self.filters))

    def _read(
        self, understood: Understanding, within: Filters, *, trend: Trend, share: int
    ) -> tuple[Understanding, Found, Answer]:
        """Answer a message with what was asked before, or alone, whichever it means.

        It stands alone when it is met nearly as well so, or when only so it is answered.
        """
        search, language = self.search, understood.language
        message = understood.asked if understood.asked != understood.query else ""
        found = search.find(understood.query, within, message)
        alone = None
        if understood.follows_up and not understood.sure:
            alone = search.find(understood.asked, within)
            if alone.nearness >= found.nearness - _NEW:
                found, alone = alone, found
        made = search.answer(understood.asked, found, language, trend=trend, share=share)
        if alone is not None and self._other_way(understood, alone, made):
            again = search.answer(understood.asked, alone, language, trend=trend, share=share)
            if again.status is Status.ANSWERED:
                found, made = alone, again
        follows = understood.follows_up and found.query == understood.query
        return replace(understood, sure=True, follows_up=follows, query=found.query), found, made

    def _other_way(self, understood: Understanding, other: Found, made: Answer) -> bool:
        """Say whether a message that is not answered as it was read may be meant otherwise.

        With what was asked before it is only meant where a pronoun points there, or where it may
        name another side of that: a new subject that is not held is not answered from the old one.
        """
        asked = understood.asked
        if other.query == understood.query:
            points = refers(asked) or without_about(asked) != asked
            return made.status is Status.NOT_FOUND and points
        return made.status is not Status.ANSWERED

    def _elsewhere(
        self,
        understood: Understanding,
        asked: Conditions,
        found: Found,
        made: Answer,
        share: int,
    ) -> Answer | None:
        """Return the answer without a period that belongs to the subject, or that there is none
        within it, when the question is met far better outside; None when `made` will do.
        """
        search, language = self.search, understood.language
        own = not understood.follows_up or understood.query == asked.query
        whole = asked.whole if asked.loose and own else ""
        anywhere = search.find(whole or understood.query, self.filters)
        elsewhere = anywhere.nearness - found.nearness > _ELSEWHERE
        if asked.loose and (elsewhere or made.status is not Status.ANSWERED):
            ways = [whole or understood.query, understood.query]
            for query in dict.fromkeys(ways if asked.exact is None else reversed(ways)):
                again = anywhere if query == anywhere.query else search.find(query, self.filters)
                wider = search.answer(understood.asked, again, language, share=share)
                if wider.status is Status.ANSWERED:
                    return unbounded(wider, asked, again.query)
        if not elsewhere:
            return None
        nothing = search.nothing(understood.asked, found, language)
        return replace(nothing, interpretation=interpretation(understood, asked, self.filters))
