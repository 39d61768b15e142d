import copy
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from rag.answers import Turn
from rag.datamodels import Filters
from rag.errors import LibraryError
from rag.page import Exchange
from rag.page_talk import Asked, Talk
from tests.fake_chatbot import QUOTES, answered

Cancelled = Callable[[], bool]


def exchange(message: str, notice: str = "") -> Exchange:
    return Exchange(message, replace(answered(message), notice=notice))


def ask(talk: Talk, message: str, *notices: str) -> Iterator[None]:
    """Ask what is answered at once, and then with ever another notice."""
    asked = talk.take(message, Filters())
    assert asked is not None
    return follow(talk, asked, *notices)


def follow(talk: Talk, asked: Asked, *notices: str) -> Iterator[None]:
    def made(history: list[Turn], cancelled: Cancelled) -> Iterator[Exchange]:
        yield from (exchange(asked.message, notice) for notice in ("", *notices))

    return talk.follow(asked, made)


def to_the_answer(steps: Iterator[None], talk: Talk) -> None:
    while talk.waiting:
        next(steps)


def messages(talk: Talk) -> list[str]:
    return [e.message for e in talk.exchanges]


def test_an_answer_knows_what_was_said_before_it() -> None:
    talk = Talk()
    list(ask(talk, "Hoeveel sluizen?"))
    heard: list[Turn] = []

    def made(history: list[Turn], cancelled: Cancelled) -> Iterator[Exchange]:
        heard.extend(history)
        yield exchange("En wat kost dat?")

    list(talk.follow(talk.take("En wat kost dat?", Filters()), made))
    assert messages(talk) == ["Hoeveel sluizen?", "En wat kost dat?"]
    assert heard[0] == Turn("user", "Hoeveel sluizen?")
    assert heard[1].role == "assistant"
    assert QUOTES[0] in heard[1].content


def test_a_new_question_ends_what_is_added_to_the_answer_before() -> None:
    talk = Talk()
    first = ask(talk, "a?", "een zin", "nog een zin")
    to_the_answer(first, talk)
    next(first)
    assert talk.growing
    second = ask(talk, "b?", "iets")
    assert not talk.growing
    assert list(first) == []
    list(second)
    assert messages(talk) == ["a?", "b?"]
    assert talk.exchanges[0].answer.notice.startswith("Het taalmodel is gestopt")
    assert talk.exchanges[1].answer.notice == "iets"


def test_what_makes_an_answer_is_told_when_it_is_over() -> None:
    talk, seen = Talk(), []

    def made(history: list[Turn], cancelled: Cancelled) -> Iterator[Exchange]:
        yield exchange("a?")
        seen.append(cancelled())
        talk.stop()
        seen.append(cancelled())
        yield exchange("a?", "te laat")

    list(talk.follow(talk.take("a?", Filters()), made))
    assert seen == [False, True]
    assert talk.exchanges[0].answer.notice.startswith("Het taalmodel is gestopt")


def test_questions_wait_for_those_before_them() -> None:
    talk, finished, order = Talk(), Event(), []

    def slow(history: list[Turn], cancelled: Cancelled) -> Iterator[Exchange]:
        finished.wait(5)
        order.append("a?")
        yield exchange("a?")

    def quick(history: list[Turn], cancelled: Cancelled) -> Iterator[Exchange]:
        order.append(f"b? after {history[0].content}")
        yield exchange("b?")

    first, second = (talk.take(m, Filters()) for m in ("a?", "b?"))
    with ThreadPoolExecutor(2) as pool:
        late = pool.submit(list, talk.follow(second, quick))
        early = pool.submit(list, talk.follow(first, slow))
        assert talk.waiting == ["a?", "b?"]
        finished.set()
        early.result(5)
        late.result(5)
    assert order == ["a?", "b? after a?"]
    assert (messages(talk), talk.waiting) == (["a?", "b?"], [])


def test_the_question_that_is_being_answered_is_not_asked_twice() -> None:
    talk = Talk()
    first = ask(talk, "a?", "iets")
    assert talk.take("a?", Filters()) is None
    assert talk.waiting == ["a?"]
    to_the_answer(first, talk)
    assert talk.take("a?", Filters()) is None  # it is still added to
    list(first)
    again = talk.take("a?", Filters(party="VBP"))
    assert again is not None
    assert talk.take("a?", Filters()) is not None  # with other filters


def test_a_new_conversation_drops_what_is_still_answered() -> None:
    talk = Talk()
    growing = ask(talk, "a?", "iets")
    to_the_answer(growing, talk)
    waiting = ask(talk, "b?")
    next(waiting)
    talk.clear()
    assert list(growing) == list(waiting) == []
    assert (talk.exchanges, talk.waiting, talk.growing) == ([], [], False)
    list(ask(talk, "c?"))
    assert messages(talk) == ["c?"]


def test_a_question_that_is_given_up_does_not_keep_others_waiting() -> None:
    talk = Talk()
    left = ask(talk, "a?")
    next(left)
    left.close()  # as when its window is closed

    def broken(history: list[Turn], cancelled: Cancelled) -> Iterator[Exchange]:
        raise LibraryError("de schijf is vol")
        yield

    with pytest.raises(LibraryError):
        list(talk.follow(talk.take("b?", Filters()), broken))
    list(ask(talk, "c?"))
    assert (messages(talk), talk.waiting) == (["c?"], [])


def test_a_copy_is_a_conversation_of_its_own() -> None:
    talk = Talk()
    list(ask(talk, "a?"))
    assert copy.deepcopy(talk).exchanges == []
