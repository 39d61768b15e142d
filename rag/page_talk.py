"""The conversation on one page, which several of its events may add to at the same time.

Questions are answered one after the other, in the order in which they were asked. A new one ends
what a language model still adds to the answer before; what stands there by then stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import Condition

from rag.answers import Turn
from rag.datamodels import Filters
from rag.page import Exchange
from rag.rendering import shown
from rag.wording import MODEL

# Makes ever more complete exchanges of the turns before, until the second says that it is over.
Exchanges = Callable[[list[Turn], Callable[[], bool]], Iterator[Exchange]]


@dataclass(slots=True, eq=False)
class Asked:
    """A question in a conversation, and its exchange as soon as it has an answer."""

    message: str
    filters: Filters
    exchange: Exchange | None = None


class Talk:
    """A conversation, shared by all that happens on one page; a copy of it is a new one."""

    def __init__(self) -> None:
        self._asked: list[Asked] = []
        self._growing: Asked | None = None  # the one whose answer a language model adds to
        self._changed = Condition()

    def __deepcopy__(self, memo: object) -> Talk:
        """Return an empty one: each page that is opened has its own conversation."""
        return Talk()

    @property
    def exchanges(self) -> list[Exchange]:
        """What was asked and answered."""
        return [asked.exchange for asked in [*self._asked] if asked.exchange]

    @property
    def waiting(self) -> list[str]:
        """What was asked and has no answer yet."""
        return [asked.message for asked in [*self._asked] if not asked.exchange]

    @property
    def growing(self) -> bool:
        """Whether something may still be added to the last answer."""
        return self._growing is not None

    def newest(self, asked: Asked) -> bool:
        """Say whether nothing was asked after this."""
        return self._asked[-1:] == [asked]

    def take(self, message: str, filters: Filters) -> Asked | None:
        """Take up a question; None when it is the one that is being answered already."""
        with self._changed:
            last = self._asked[-1] if self._asked else None
            busy = last is not None and (last.exchange is None or last is self._growing)
            if last and busy and (last.message, last.filters) == (message, filters):
                return None
            self._end()
            self._asked.append(Asked(message, filters))
            return self._asked[-1]

    def stop(self) -> None:
        """End what is added to the last answer, and say so in it."""
        with self._changed:
            self._end()

    def clear(self) -> None:
        """Forget all that was asked; what is still being answered is dropped."""
        with self._changed:
            self._asked, self._growing = [], None
            self._changed.notify_all()

    def follow(self, asked: Asked, make: Exchanges) -> Iterator[None]:
        """Yield at once, when a question's turn comes, and each time when its answer has grown."""
        try:
            yield
            if not self._comes(asked):
                return
            yield
            history = [turn for e in self.exchanges for turn in _turns(e)]
            for exchange in make(history, lambda: self._growing is not asked):
                if not self._grow(asked, exchange):
                    return
                yield
                if self._growing is not asked:
                    return
        finally:
            self._finish(asked)

    def _comes(self, asked: Asked) -> bool:
        """Wait until all that was asked before is answered; no when it was dropped meanwhile."""

        def comes() -> bool:
            return asked is next(a for a in self._asked if a.exchange is None)

        with self._changed:
            self._changed.wait_for(lambda: asked not in self._asked or comes())
            return asked in self._asked

    def _grow(self, asked: Asked, exchange: Exchange) -> bool:
        """Take an exchange in; no when it comes too late."""
        with self._changed:
            late = asked.exchange is not None and self._growing is not asked
            if late or asked not in self._asked:
                return False
            if asked.exchange is None and self.newest(asked):
                self._growing = asked
            asked.exchange = exchange
            self._changed.notify_all()
            return True

    def _finish(self, asked: Asked) -> None:
        """Let the next question come; one that got no answer is dropped."""
        with self._changed:
            if self._growing is asked:
                self._growing = None
            if asked.exchange is None and asked in self._asked:
                self._asked.remove(asked)
            self._changed.notify_all()

    def _end(self) -> None:
        asked, self._growing = self._growing, None
        if asked and asked.exchange:
            answer = asked.exchange.answer
            stopped = replace(answer, notice=MODEL[answer.language]["stopped"])
            asked.exchange = replace(asked.exchange, answer=stopped)


def _turns(exchange: Exchange) -> tuple[Turn, Turn]:
    said = shown(exchange.answer)
    return Turn("user", exchange.message), Turn("assistant", said)
