"""The words for what was counted from the catalogue, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rag.answers import Listed
from rag.datamodels import DocumentKind
from rag.wording import WORDS, askers, day


def listed_line(item: Listed, language: str = "nl", *, titled: bool = True) -> str:
    """Return a set of questions in one line: when, by whom, about what, how many, what became.

    About what is left out where that is its title (not `titled`).
    """
    words = WORDS[language]
    parts = (
        day(item.day, language),
        askers(item.askers, language),
        title_of(item) if titled else "",
        f"{item.questions} {words['questions']}" if item.questions else "",
        state_of(item, language),
        item.identifier,
    )
    return " · ".join(dict.fromkeys(part for part in parts if part))


def title_of(item: Listed) -> str:
    """Return what a set of questions is about."""
    return item.subject or item.identifier or item.source


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

    `in_subject` sets have the words in their subject itself, `in_longer` only in longer `words`,
    and `each` says of how many of several subjects. `undated` and `unnamed` are left out because
    their day or their askers are not known, and `unsure` because only their year is; `estimated`
    are dated by that, and of `unaddressed` who answered tells to whom they were put. All who are
    named asked `together` sets; `merged` are (number, group, parties) of sets that parties asked in
    a group they went up in. `by_name` says that the limits name who answered; `resembling` are the
    known names that an unknown one is like.
    """

    topics: tuple[str, ...] = ()
    limits: str = ""
    open_only: bool = False
    answered_only: bool = False
    postponed_only: bool = False
    in_subject: int | None = None
    in_longer: int = 0
    words: tuple[str, ...] = ()
    undated: int = 0
    unnamed: int = 0
    unaddressed: int = 0
    unsure: int = 0
    estimated: int = 0
    each: tuple[int, ...] = ()
    together: int | None = None
    merged: tuple[tuple[int, str, tuple[str, ...]], ...] = ()
    by_name: bool = False
    resembling: tuple[str, ...] = ()


BEYOND = (
    "Dit kan ik niet tellen. Te tellen zijn Kamervragen over een onderwerp, van een Kamerlid of "
    "partij, aan of beantwoord door een bewindspersoon of ministerie, en uit een periode.",
    "This is nothing that I can count. What can be counted are parliamentary questions about a "
    "subject, by a member or party, to or answered by a minister or ministry, and from a period.",
)
_NONE_COUNTED = {
    True: (
        "In deze bibliotheek staan geen Kamervragen waarvan onderwerp of vragen dit bevatten:"
        "{about}.",
        "This library holds no parliamentary questions whose subject or text holds this:{about}. "
        "The questions are in Dutch: ask with the Dutch word.",
    ),
    False: (
        "In deze bibliotheek staan geen Kamervragen{about}.",
        "This library holds no parliamentary questions{about}.",
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
        "in_longer": (
            "Bij {n} daarvan staat het alleen in een langer woord: {words}.",
            "In {n} of them it is only part of a longer word: {words}.",
        ),
        "unaddressed": (
            "Van {n} is niet bekend aan wie ze zijn gesteld; daar telt wie antwoordde.",
            "Of {n} it is not known to whom they were put; who answered counts.",
        ),
        "estimated": (
            "Van {n} is de dag van indienen niet bekend; daar telt het jaar van het vraagnummer of "
            "van het antwoord.",
            "Of {n} the day of asking is not known; the year of the number or of the answer "
            "counts.",
        ),
        "unsure": (
            "Niet meegeteld: {n} waarvan de dag van indienen niet bekend is, mogelijk uit die "
            "tijd.",
            "Not counted: {n} of which the day of asking is not known, possibly from that time.",
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
_WORDS_SAID = 6
_TOGETHER = ("Van hen samen: {n}.", "By them together: {n}.")
_MEANT = ("Bedoelt u {names}?", "Do you mean {names}?")
_MERGED = (
    "Meegeteld: {n} van {group}, waarin {parties} {verb} opgegaan.",
    "Counted with them: {n} by {group}, which {parties} became part of.",
)


def counted(items: Sequence[Listed], tally: Tally, language: str = "nl") -> str:
    """Say how many sets of questions were found, how many were answered, and what is not known."""
    english = language == "en"
    told = [_counted(items, tally, english=english)]
    if tally.each and items:
        parts = [f"“{t}” {n}" for t, n in zip(tally.topics, tally.each, strict=True)]
        told.append(f"{'Of each' if english else 'Van elk'}: {', '.join(parts)}.")
    return " ".join([*told, *remarks(tally, len(items), language)])


def remarks(tally: Tally, number: int, language: str = "nl") -> list[str]:
    """Return what is to be known of a count: where the words stand, what could not be told."""
    english = language == "en"
    names = ("in_longer", "unaddressed", "estimated", "unsure", "undated", "unnamed")
    told = {name: getattr(tally, name) for name in names}
    inside = tally.in_subject
    if number and inside is not None and inside < number:
        told = {("in_subject" if inside else "in_no_subject"): inside} | told
    merged = [
        _MERGED[english].format(
            n=n,
            group=group,
            parties=(" and " if english else " en ").join(parties),
            verb="is" if len(parties) == 1 else "zijn",
        )
        for n, group, parties in tally.merged
    ]
    other = f" {'or' if english else 'of'} ".join(tally.resembling)
    meant = [_MEANT[english].format(names=other)] if other else []
    if tally.together is not None and number:
        none = "none" if english else "geen"
        meant.append(_TOGETHER[english].format(n=tally.together or none))
    words = [*tally.words[:_WORDS_SAID], *(["…"] if len(tally.words) > _WORDS_SAID else [])]
    said = [
        _REMARKS[name][english].format(n=n, words=", ".join(words))
        for name, n in told.items()
        if n or name in _SAID_OF_NONE
    ]
    return [*meant, *merged, *said]


def about(tally: Tally, language: str = "nl", number: int = 2) -> str:
    """Return about what, in which state and within which limits was counted, or nothing."""
    english = language == "en"
    topics = _topics(tally, english=english)
    topic = f" {'about' if english else 'over'} {topics}" if topics else ""
    limits = f" ({tally.limits})" if tally.limits else ""
    if english:
        return topic + _state(tally, number, english=True) + limits
    return topic + limits + _state(tally, number, english=False)


def _topics(tally: Tally, *, english: bool) -> str:
    return f" {'or' if english else 'of'} ".join(f"“{topic}”" for topic in tally.topics)


def _counted(items: Sequence[Listed], tally: Tally, *, english: bool) -> str:
    if not items:
        topics = _topics(tally, english=english)
        limits = f" ({tally.limits})" if tally.limits else ""
        state = "" if topics else _state(tally, 2, english=english)
        told = (f" {topics}" if topics else state) + limits
        return _NONE_COUNTED[bool(topics)][english].format(about=told)
    number = len(items)
    answered = sum(item.kind is DocumentKind.ANSWER for item in items)
    told = about(tally, "en" if english else "nl", number)
    whole = tally.open_only or tally.answered_only or tally.postponed_only or tally.by_name
    if english:
        found = (
            f"This library holds {number} {'set' if number == 1 else 'sets'} of parliamentary "
            f"questions{told}{_in_all(items, english=True)}"
        )
    else:
        found = (
            f"In deze bibliotheek {'staat' if number == 1 else 'staan'} {number} "
            f"{'set' if number == 1 else 'sets'} Kamervragen{told}{_in_all(items, english=False)}"
        )
    return f"{found}{'' if whole else _answered(answered, number, english=english)}."


def _answered(answered: int, number: int, *, english: bool) -> str:
    """Say how many of the sets are answered: of the sets, not of the questions in them."""
    if number == 1 and english:
        return "; it is answered" if answered else "; it is not answered yet"
    if number == 1:
        return "; die is beantwoord" if answered else "; die is nog niet beantwoord"
    if english:
        return f"; {answered or 'none'} of the sets {'is' if answered == 1 else 'are'} answered"
    return f"; {answered or 'geen'} van de sets {'is' if answered < 2 else 'zijn'} beantwoord"


def _in_all(items: Sequence[Listed], *, english: bool) -> str:
    """Return how many questions the sets have together, where any could be told apart."""
    total = sum(item.questions for item in items)
    if not total:
        return ""
    if english:
        return f", with {total} {'question' if total == 1 else 'questions'} in all"
    return f", met samen {total} {'vraag' if total == 1 else 'vragen'}"


def _state(tally: Tally, number: int, *, english: bool) -> str:
    if tally.postponed_only:
        return (
            " of which the answer was put off" if english else " waarvan het antwoord is uitgesteld"
        )
    if tally.open_only:
        verb = "staat" if number == 1 else "staan"
        return " still open" if english else f" die nog open{verb}"
    if tally.answered_only and not tally.by_name:
        return " answered" if english else f" die beantwoord {'is' if number == 1 else 'zijn'}"
    return ""
