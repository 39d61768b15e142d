"""Composition root 2: from a message to an answer.

A message is taken apart into questions with their conditions (`dialogue`); each is answered from
the catalogue or by a search (`answering`), and the answers are joined (`joining`). A message that
leans on the one before is read with what that one turned out to mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING

from rag.answering import Answering
from rag.answers import Answer, Status, Turn
from rag.context import Context, Known, Question
from rag.datamodels import Filters
from rag.dialogue import followed, heard, is_aside, leans, stands_alone, times_enlarged
from rag.joining import joined
from rag.numbered import numbered
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.library import Library
    from rag.retrieval import Retriever
    from rag.searching import Search

_LONGEST = 12  # earlier messages that one may lean on, each on the one before
_REMEMBERED = 512  # conversations of which is kept what they are about

Said = tuple[str, ...]  # the user's messages of a conversation, the first one first


@dataclass(frozen=True, slots=True)
class Chatbot:
    """Answers questions from one index; safe to use from several threads."""

    library: Library
    retriever: Retriever
    _contexts: dict[tuple[Said, Filters], Context | None] = field(
        default_factory=dict, compare=False, repr=False
    )

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
        said = tuple(t.content for t in history if t.role == "user" and t.content.strip())
        made = self._turn(query, said[-_LONGEST:], filters)
        return replace(made, query=query, seconds=perf_counter() - started)

    def _turn(self, message: str, said: Said, filters: Filters) -> Answer:
        """Answer a message after others, and keep what the conversation is about then."""
        known, enlarged = self._known(), times_enlarged(said)
        whole, said = (*said, message), _to_follow(message, said)
        context = self._before(said, filters)
        questions = heard(message, context, known)
        if any(q.understood.general or q.understood.bare for q in questions):
            context = self._settled(said, filters)
            questions = heard(message, context, known)
        found = Answering(self.library, self.search, filters).all(questions, enlarged)
        answers = [answer for _, answer in found]
        made = answers[0] if len(answers) == 1 else joined(message, answers)
        back = found[0][0].understood.back
        if back is not None:
            from rag.telling import told

            made = told(made, back, found[0][0].text)
        held, last = answers[-1].evidence, answers[-1].status
        # what came closest is no document that a next question is about
        source = held[0].source if held and last is not Status.RELATED else ""
        if not held and len(answers[-1].listing) == 1 and numbered(found[-1][0].text):
            source = answers[-1].listing[0].source  # "AH 560": the document that is listed
        if not held:
            context = self._settled(said, filters)
        self._keep(whole, filters, [question for question, _ in found], context, source)
        return made

    def _known(self) -> Known:
        return Known(self.library.askers(), self.library.facets()[1], self.library.posts())

    def _before(self, said: Said, filters: Filters) -> Context | None:
        """Return what a conversation is about; of a last message that stands by itself that is
        known without its answer, except for the document that gave it.
        """
        if not said or (said, filters) in self._contexts:
            return self._contexts.get((said, filters))
        message, earlier = said[-1], _to_follow(said[-1], said[:-1])
        plain = stands_alone(heard(message, self._before(earlier, filters), self._known()))
        return plain or self._settled(said, filters)

    def _settled(self, said: Said, filters: Filters) -> Context | None:
        """Return what a conversation is about; what was said is read and answered again as it was
        then, unless that is still known.
        """
        if said and (said, filters) not in self._contexts:
            self._turn(said[-1], said[:-1], filters)
        return self._contexts.get((said, filters))

    def _keep(
        self,
        said: Said,
        filters: Filters,
        questions: Sequence[Question],
        context: Context | None,
        source: str,
    ) -> None:
        while len(self._contexts) >= _REMEMBERED:
            self._contexts.pop(next(iter([*self._contexts])), None)
        self._contexts[said, filters] = followed(questions, context, source)

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


def _to_follow(message: str, said: Said) -> Said:
    """Return the earlier messages as far as the next may lean on them."""
    while said and is_aside(said[-1]):
        said = said[:-1]
    return said if leans(message) else ()
