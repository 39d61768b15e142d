"""What became of a set of questions, in a sentence: who put it and when, who answered and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rag.answers import Listed, Status
from rag.datamodels import DocumentKind, Metadata
from rag.library import Library
from rag.numbered import Fate
from rag.offices import office
from rag.wording import askers, day, open_question, speakers

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "answered": "{name} is{when} beantwoord{by}.",
            "unanswered": "{name} is beantwoord; door wie en wanneer is hier niet bekend.",
            "asked": "De vragen van {name} zijn{when} gesteld{by}{to}.",
            "unasked": "Wie de vragen van {name} stelde en wanneer, is hier niet bekend.",
            "by": " door {people}",
            "on": " op {day}",
            "to": " aan de {offices}",
            "behalf": ", mede namens de {offices}",
            "and": " en de ",
            "no_one": "; door wie is hier niet bekend",
            "no_day": " Op welke dag is hier niet bekend.",
        },
        "en": {
            "answered": "{name} was answered{when}{by}.",
            "unanswered": "{name} was answered; by whom and when is not known here.",
            "asked": "The questions of {name} were put{when}{by}{to}.",
            "unasked": "Who put the questions of {name}, and when, is not known here.",
            "by": " by {people}",
            "on": " on {day}",
            "to": " to the {offices}",
            "behalf": ", also on behalf of the {offices}",
            "and": " and the ",
            "no_one": "; by whom is not known here",
            "no_day": " On which day is not known here.",
        },
    }
)


def told(
    library: Library, item: Listed, name: str, fate: Fate, language: str
) -> tuple[Status, str]:
    """Say who put a set of questions, or who answered it, and when; or that no one has yet."""
    words = _WORDS[language]
    document = library.document(item.source)
    if fate is Fate.ANSWERED and item.kind is not DocumentKind.ANSWER:
        return Status.NOT_ANSWERED_YET, open_question(document, language)
    if fate is Fate.ANSWERED:
        by, moment = _answerers(document.metadata, language), document.metadata.received
    else:
        people = askers(item.askers, language)
        by, moment = words["by"].format(people=people) if people else "", item.day
    when = words["on"].format(day=day(moment, language)) if moment else ""
    offices = _offices(document.metadata.addressees, language)
    to = words["to"].format(offices=offices) if offices else ""
    which = fate.value if by or moment else f"un{fate.value}"
    said = words[which].format(name=name, when=when, by=by or words["no_one"], to=to)
    if by and not moment:
        said += words["no_day"]
    return Status.ANSWERED, said[0].upper() + said[1:]


def _answerers(metadata: Metadata, language: str) -> str:
    if not metadata.answerers:
        return ""
    words = _WORDS[language]
    by = words["by"].format(people=speakers(metadata, language))
    offices = _offices(metadata.on_behalf_of, language)
    return by + (words["behalf"].format(offices=offices) if offices else "")


def _offices(names: Sequence[str], language: str) -> str:
    """Return offices in a row: "minister van A en de minister van B"."""
    told = [office(name, language) for name in names]
    if language != "en":
        told = [name[0].lower() + name[1:] for name in told]
    return _WORDS[language]["and"].join(told)
