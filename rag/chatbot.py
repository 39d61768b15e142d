"""Composition root 2: from a message to an answer.

A message is taken apart into questions with their conditions (`dialogue`); each is counted from
the catalogue (`listing`) or searched (`searching`), and the answers are joined (`joining`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING

from rag.answers import Answer, Status, Turn
from rag.conditions import Conditions
from rag.counting import counting, unasked
from rag.datamodels import Filters
from rag.dialogue import Known, Question, heard
from rag.intent import Understanding, unclear
from rag.joining import joined
from rag.naming import called_in_office, surnames
from rag.numbered import numbered
from rag.refusing import MOST, left_out, no_day, without_search
from rag.settings import Settings
from rag.trends import Trend
from rag.wording import WORDS

if TYPE_CHECKING:
    from rag.library import Library
    from rag.retrieval import Retriever
    from rag.searching import Found, Search

# how much worse a message may be met alone than with what was asked before, and yet be a new
# subject: docs/retrieval.md
_NEW = 0.01
_ELSEWHERE = 0.02  # how much better a question may be met outside its conditions than inside
_SAME_DOCUMENT = 0.03  # the same for a question after another in one message, and its document


@dataclass(frozen=True, slots=True)
class Chatbot:
    """Answers questions from one index; safe to use from several threads."""

    library: Library
    retriever: Retriever

    @classmethod
    def load(cls, settings: Settings) -> Chatbot:
        """Open the index at `settings.index`; raises `LibraryError` or `EncoderError`."""
        from rag.library import Library
        from rag.retrieval import Retriever

        library = Library.open(settings.index, settings)
        return cls(library, Retriever.load(settings, library))

    @property
    def search(self) -> Search:
        """What answers a single question."""
        from rag.searching import Search

        return Search(self.library, self.retriever)

    def answer(
        self, query: str, history: Sequence[Turn] = (), filters: Filters = Filters()
    ) -> Answer:
        """Answer a message, given the conversation so far; never from earlier turns' sources."""
        started = perf_counter()
        known = Known(self.library.askers(), self.library.facets()[1])
        asked = heard(query, history, known)
        if len(asked) > 1:
            made = joined(query, self._several(asked, filters))
        else:
            made = self._one(asked[0], filters)
        if asked[0].understood.speaker:
            from rag.wording import said_by

            said = said_by(made.evidence, made.language) or made.reason
            shown = made.interpretation or asked[0].text
            made = replace(made, reason=said, interpretation=shown)
        return replace(made, query=query, seconds=perf_counter() - started)

    def model_notice(self) -> str:
        """Say which language model writes along, and whether text leaves the machine; or ""."""
        name = self.retriever.settings.model
        if not name:
            return ""
        from rag.language_model import leaves_machine
        from rag.wording import MODEL

        return MODEL["nl"]["leaves" if leaves_machine(name) else "stays"].format(name=name)

    def stream(
        self,
        query: str,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Answer]:
        """Yield the answer, and then the same with what a language model makes of it, if one is
        set: sentence by sentence, each checked.
        """
        answer = self.answer(query, history, filters)
        yield answer
        settings = self.retriever.settings
        if not settings.model:
            return
        from rag.errors import RagError
        from rag.language_model import load
        from rag.rephrasing import rephrased
        from rag.wording import MODEL

        try:
            model = load(settings.model, settings.model_timeout)
            yield from rephrased(answer, self.library, model, settings.model_timeout, cancelled)
        except RagError as exc:
            failed = MODEL[answer.language]["failed"]
            yield replace(answer, notice=f"{failed} ({exc})")

    def saved(self, answer: Answer, made: datetime | None = None) -> dict[str, str]:
        """Return an answer as files to keep, by name: its passport as JSON and as Markdown.

        None for an answer without quotes or list.
        """
        from rag.passport import passport
        from rag.passport_forms import as_json, as_markdown

        if not answer.statements and not answer.listing:
            return {}
        moment = made or datetime.now(UTC)
        record = passport(answer, self.library, self.retriever.settings, moment)
        name = f"kamerantwoord-{moment:%Y%m%d-%H%M%S}"
        return {f"{name}.md": as_markdown(record), f"{name}.json": as_json(record)}

    def _several(self, asked: Sequence[Question], filters: Filters) -> list[Answer]:
        """Answer the questions of one message in turn, as many as fit in an answer.

        One that leans on the first is looked for in the first one's document before elsewhere.
        """
        share = min(len(asked), MOST)
        answers = [self._one(asked[0], filters, share)]
        first = answers[0].evidence[0].source if answers[0].evidence else ""
        for question in asked[1:MOST]:
            made = None
            part = question.understood
            if part.follows_up and first and question.count is None:
                inside = self.search.find(part.asked, replace(filters, source=first))
                outside = self.search.find(part.asked, filters)
                if inside.nearness >= outside.nearness - _SAME_DOCUMENT:
                    made = self.search.answer(
                        part.asked, inside, part.language, share=share, given=True
                    )
            if made is None or made.status is not Status.ANSWERED:
                made = self._one(question, filters, share)
            answers.append(replace(made, query=question.text))
        answers += [left_out(question) for question in asked[MOST:]]
        return [replace(answers[0], query=asked[0].text), *answers[1:]]

    def _one(self, question: Question, filters: Filters, share: int = 1) -> Answer:
        """Answer one question: from the catalogue, by a search, or by saying why not."""
        if question.understood.status is not None:
            return without_search(question.understood)
        named = numbered(question.text)
        if named is not None:
            from rag.lookup import looked_up

            language = question.understood.language
            made = looked_up(self.library, self.search, question.text, named, filters, language)
            if made is not None:
                return made
        within = filters.within(question.asked.filters)
        if within.empty:
            return no_day(question, filters)
        if question.count is not None:
            return self._listed(question, filters)
        made = self._searched(question.understood, question.asked, filters, share)
        return made if filters.active else self.search.within_its_own(made, question.asked.filters)

    def _listed(self, question: Question, filters: Filters) -> Answer:
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
                return without_search(unclear(language))
            count = replace(count, topic=topic)
        made = listed(self.library, question.text, count, filters.within(limits), language)
        shown = question.understood.follows_up or limits.active
        about = " ".join(count.topic) if count.points_back else asked.query
        if limits.party or limits.asker:
            about = unasked(about)
        note = _with_limits(about, limits, language)
        return replace(made, interpretation=note if shown and note != question.text else "")

    def _searched(
        self, understood: Understanding, asked: Conditions, filters: Filters, share: int = 1
    ) -> Answer:
        """Answer one question, within its conditions; a doubtful period may be let go."""
        within = filters.within(asked.filters)
        bounded = asked.filters.until is not None and asked.about
        trend = asked.trend or (Trend.PERIOD if bounded else Trend.NONE)
        understood, found, made = self._read(understood, within, trend=trend, share=share)
        if within != filters:
            wider = self._elsewhere(understood, asked, filters, found, made, share)
            if wider is not None:
                return wider
        made = self._by_another(understood.asked, made)
        return replace(made, interpretation=_interpretation(understood, asked))

    def _by_another(self, query: str, made: Answer) -> Answer:
        """Say so when who is named has not given any of the answers that are quoted."""
        called = called_in_office(query, self.library.answerers()) if made.evidence else ""
        quoted = [a.name for e in made.evidence for a in e.metadata.answerers]
        if not called or not quoted or surnames(called) & frozenset().union(*map(surnames, quoted)):
            return made
        from rag.wording import BY_ANOTHER, said_by

        said = said_by(made.evidence, made.language)
        reason = BY_ANOTHER[made.language == "en"].format(name=called, said=said)
        return replace(made, status=Status.RELATED, reason=reason)

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
                found, alone = alone, None
                understood = replace(understood, follows_up=False, query=found.query)
        made = search.answer(understood.asked, found, language, trend=trend, share=share)
        if alone is not None and made.status is not Status.ANSWERED:
            again = search.answer(understood.asked, alone, language, trend=trend, share=share)
            if again.status is Status.ANSWERED:
                found, made = alone, again
                understood = replace(understood, follows_up=False, query=alone.query)
        return understood, found, made

    def _elsewhere(
        self,
        understood: Understanding,
        asked: Conditions,
        filters: Filters,
        found: Found,
        made: Answer,
        share: int,
    ) -> Answer | None:
        """Return the answer without a period that belongs to the subject, or that there is none
        within it, when the question is met far better outside; None when `made` will do.
        """
        search, language = self.search, understood.language
        whole = asked.whole if asked.loose and not understood.follows_up else ""
        anywhere = search.find(whole or understood.query, filters)
        elsewhere = anywhere.nearness - found.nearness > _ELSEWHERE
        if asked.loose and (elsewhere or made.status is not Status.ANSWERED):
            for query in dict.fromkeys([whole or understood.query, understood.query]):
                again = anywhere if query == anywhere.query else search.find(query, filters)
                wider = search.answer(understood.asked, again, language, share=share)
                if wider.status is Status.ANSWERED:
                    words = WORDS[language]["unrestricted"]
                    return replace(wider, interpretation=f"{understood.query} ({words})")
        if not elsewhere:
            return None
        nothing = search.nothing(understood.asked, found, language)
        return replace(nothing, interpretation=_interpretation(understood, asked))


def _interpretation(understood: Understanding, asked: Conditions) -> str:
    """Return what was searched, where it is not what was typed."""
    if not understood.follows_up and not asked.filters.active:
        return ""
    return _with_limits(understood.query, asked.filters, understood.language)


def _with_limits(query: str, filters: Filters, language: str) -> str:
    from rag.limits import restriction

    limits = restriction(filters, language)
    return f"{query} ({limits})" if limits else query
