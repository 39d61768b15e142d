"""Answers that need no search: small talk, orders, questions beyond what is answered; pure."""

from __future__ import annotations

from rag.answers import Answer, Status
from rag.context import Question
from rag.datamodels import Filters
from rag.intent import Understanding
from rag.limits import restriction
from rag.wording import NO_DAY, TOO_MANY

MOST = 4  # questions answered of one message


def no_day(question: Question, filters: Filters) -> Answer:
    """Say that the period of a question lies outside the one that was set."""
    language = question.understood.language
    own = restriction(question.asked.filters, language)
    reason = NO_DAY[language == "en"].format(asked=own, given=restriction(filters, language) or own)
    return Answer(question.text, Status.NOT_FOUND, reason=reason, language=language)


def left_out(question: Question) -> Answer:
    """Say that a question was not answered, because the message holds too many."""
    language = question.understood.language
    reason = TOO_MANY[language == "en"].format(most=MOST)
    return Answer(question.text, Status.REFUSED, reason=reason, language=language)


def without_search(understood: Understanding) -> Answer:
    """Return what is said to a message that is no question."""
    assert understood.status is not None
    return Answer(
        query=understood.asked or understood.query,
        status=understood.status,
        reason=understood.reason,
        language=understood.language,
    )
