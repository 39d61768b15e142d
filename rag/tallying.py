"""The words for what was counted from the catalogue, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rag.answers import Listed
from rag.datamodels import DocumentKind
from rag.wording import WORDS, askers, day


def listed_line(item: Listed, language: str = "nl") -> str:
    """Return a set of questions in one line: when, by whom, about what, how many, what became."""
    words = WORDS[language]
    parts = (
        day(item.day, language),
        askers(item.askers, language),
        item.subject or item.source,
        f"{item.questions} {words['questions']}" if item.questions else "",
        state_of(item, language),
        item.identifier,
    )
    return " · ".join(part for part in parts if part)


def state_of(item: Listed, language: str = "nl") -> str:
    """Say what became of a set of questions: answered and when, postponed, or still open."""
    words = WORDS[language]
    if item.answered:
        return f"{words['answered_on']} {day(item.answered, language)}"
    if item.kind is DocumentKind.ANSWER:
        return words["received"]
    return words["postponed" if item.kind is DocumentKind.POSTPONEMENT else "open"]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: about which words, within which limits, and what could not be told.

    `in_subject` sets have the words in their subject itself; `undated` and `unnamed` are left out
    because their day or their askers are not known, `estimated` are dated by number or answer.
    """

    topic: str = ""
    limits: str = ""
    open_only: bool = False
    answered_only: bool = False
    in_subject: int | None = None
    undated: int = 0
    unnamed: int = 0
    estimated: int = 0


_NONE_COUNTED = {
    True: (
        "In deze bibliotheek staan geen Kamervragen waarvan onderwerp of vragen dit bevatten:"
        "{about}.",
        "This library holds no parliamentary questions whose subject or text holds this:{about}. "
        "The questions are in Dutch: ask with the Dutch word.",
    ),
    False: (
        "In deze bibliotheek staan zulke Kamervragen niet{about}.",
        "This library holds no such parliamentary questions{about}.",
    ),
}
_REMARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "in_subject": (
            "Bij {n} daarvan staat het in het onderwerp, bij de andere alleen in de vragen.",
            "For {n} of them it is in the subject itself, for the others only in a question.",
        ),
        "in_no_subject": (
            "Het staat alleen in de vragen, niet in het onderwerp.",
            "It stands in the questions only, not in their subject.",
        ),
        "estimated": (
            "Van {n} is de dag van indienen niet bekend; daar telt het jaar van het vraagnummer of "
            "de dag van het antwoord.",
            "Of {n} the day of asking is not known; the year of the number or the day of the "
            "answer counts.",
        ),
        "undated": (
            "Niet meegeteld: {n} zonder datum.",
            "Not counted: {n} without a date.",
        ),
        "unnamed": (
            "Niet meegeteld: {n} waarvan niet bekend is wie de vragen stelde.",
            "Not counted: {n} of which it is not known who asked.",
        ),
    }
)


_SAID_OF_NONE = ("in_no_subject",)


def counted(items: Sequence[Listed], tally: Tally, language: str = "nl") -> str:
    """Say how many sets of questions were found, how many were answered, and what is not known."""
    english = language == "en"
    told = {name: getattr(tally, name) for name in ("estimated", "undated", "unnamed")}
    inside = tally.in_subject
    if items and inside is not None and inside < len(items):
        told = {("in_subject" if inside else "in_no_subject"): inside} | told
    remarks = [
        _REMARKS[name][english].format(n=n)
        for name, n in told.items()
        if n or name in _SAID_OF_NONE
    ]
    return " ".join([_counted(items, tally, english=english), *remarks])


def _counted(items: Sequence[Listed], tally: Tally, *, english: bool) -> str:
    limits = f" ({tally.limits})" if tally.limits else ""
    if not items:
        about = (f" “{tally.topic}”" if tally.topic else "") + limits
        return _NONE_COUNTED[bool(tally.topic)][english].format(about=about)
    number, total = len(items), sum(item.questions for item in items)
    answered = sum(item.kind is DocumentKind.ANSWER for item in items)
    topic = f" {'about' if english else 'over'} “{tally.topic}”" if tally.topic else ""
    about = topic + limits + _state(tally, number, english=english)
    whole = tally.open_only or tally.answered_only  # then each of them is, or none
    if english:
        found = (
            f"This library holds {number} {'set' if number == 1 else 'sets'} of parliamentary "
            f"questions{about}, with {total} {'question' if total == 1 else 'questions'} in all"
        )
        rest = f"; {answered or 'none'} {'is' if answered == 1 else 'are'} answered"
    else:
        found = (
            f"In deze bibliotheek {'staat' if number == 1 else 'staan'} {number} "
            f"{'set' if number == 1 else 'sets'} Kamervragen{about}, met samen {total} "
            f"{'vraag' if total == 1 else 'vragen'}"
        )
        verb = "is" if answered < 2 else "zijn"
        rest = f"; {answered or 'geen'} daarvan {verb} beantwoord"
    return f"{found}{'' if whole else rest}."


def _state(tally: Tally, number: int, *, english: bool) -> str:
    if tally.open_only:
        verb = "staat" if number == 1 else "staan"
        return " still open" if english else f" die nog open{verb}"
    if tally.answered_only:
        return " answered" if english else f" die beantwoord {'is' if number == 1 else 'zijn'}"
    return ""
