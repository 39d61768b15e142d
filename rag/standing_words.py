"""The words for who asked or answered most, and for what the library holds; Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType

from rag.datamodels import DocumentKind
from rag.ranking import Rank, Ranked
from rag.standings import Standing
from rag.wording import day

_FIRST = 5  # names of a ranking that are said, and those that are level with the last
_TOGETHER = 8  # names that are said of those that are level
_NAMED = 80  # names of a list

_DONE: Mapping[Ranked, tuple[str, str]] = MappingProxyType(
    {
        Ranked.ASKER: ("gesteld door", "asked by"),
        Ranked.PARTY: ("gesteld door", "asked by"),
        Ranked.ANSWERER: ("beantwoord door", "answered by"),
        Ranked.MINISTRY: ("beantwoord door", "answered by"),
        Ranked.OFFICE: ("gesteld aan", "put to"),
    }
)
_PLURAL: Mapping[Ranked, tuple[str, str]] = MappingProxyType(
    {
        Ranked.ASKER: ("Kamerleden", "members"),
        Ranked.PARTY: ("partijen", "parties"),
        Ranked.ANSWERER: ("bewindspersonen", "members of government"),
        Ranked.MINISTRY: ("ministeries", "ministries"),
        Ranked.OFFICE: ("bewindspersonen", "members of government"),
    }
)
_SHARED = (
    "Een set van meer dan een van hen telt bij elk.",
    "A set of more than one of them counts for each.",
)
UNKNOWN = (
    "Van {n} is niet bekend wie de vragen stelde.",
    "Of {n} it is not known who asked.",
)
_KINDS: Mapping[DocumentKind, tuple[tuple[str, str], tuple[str, str]]] = MappingProxyType(
    {
        DocumentKind.ANSWER: (("antwoord", "antwoorden"), ("answer", "answers")),
        DocumentKind.POSTPONEMENT: (
            ("bericht van uitstel", "berichten van uitstel"),
            ("postponement", "postponements"),
        ),
        DocumentKind.QUESTION: (
            ("set vragen zonder het antwoord", "sets vragen zonder het antwoord"),
            ("set of questions without the answer", "sets of questions without the answer"),
        ),
        DocumentKind.OTHER: (("ander document", "andere documenten"), ("other", "others")),
    }
)


def ranked_most(
    rank: Rank, found: Sequence[Standing], total: int, about: str, language: str
) -> str:
    """Say who stands first, with how many sets, who comes next, and who is level."""
    english = language == "en"
    (first, best), *others = _levels(rank, found, english=english)
    done, names = _DONE[rank.by][english], _together(best, english=english)
    each = ("each " if english else "elk ") if len(best) > 1 else ""
    if english:
        said = f"Parliamentary questions{about} were most often {done} {names}: {each}{first} of "
        said += f"{total} {'set' if total == 1 else 'sets'} in this library."
    else:
        said = f"Kamervragen{about} zijn het vaakst {done} {names}: {each}{first} van de {total} "
        said += f"{'set' if total == 1 else 'sets'} in deze bibliotheek."
    shown, after = len(best), []
    for number, level in others:
        if shown >= _FIRST:
            break
        shown += len(level)
        after.append(_level(number, level, english=english))
    if after:
        said += f" {'Next' if english else 'Daarna'}: {'; '.join(after)}."
    return said + _shared(found, english=english)


def ranked_all(
    rank: Rank, found: Sequence[Standing], about: str, language: str, *, whole: bool = False
) -> str:
    """Say who asked or answered how many sets, all of them; `whole` says of what as well."""
    english = language == "en"
    number = len(found)
    levels, shown = [], 0
    for sets, level in _levels(rank, found, english=english):
        kept = level[: max(_NAMED - shown, 0)]
        shown += len(kept)
        levels += [_level(sets, kept, english=english, most=_NAMED)] if kept else []
    named = "; ".join(levels) if number > 1 else found[0].name
    if number > shown:
        named += f"; {number - shown} {'others' if english else 'anderen'}"
    if number > 1:
        named = f"{number} {_PLURAL[rank.by][english]}: {named}"
    said = f"{_DONE[rank.by][english]} {named}."
    if not whole:
        said = f"{said[0].upper()}{said[1:]}"
    elif english:
        said = f"Parliamentary questions{about} in this library were {said}"
    else:
        said = f"Kamervragen{about} in deze bibliotheek zijn {said}"
    return said + _shared(found, english=english)


def holdings(
    kinds: Mapping[DocumentKind, int],
    days: tuple[date | None, date | None, date | None, date | None],
    language: str,
    limits: str = "",
) -> str:
    """Say how many documents there are, of which kinds, and from which days."""
    english = language == "en"
    total = sum(kinds.values())
    parts = [
        f"{n} {_KINDS[kind][english][n > 1]}" for kind in DocumentKind if (n := kinds.get(kind, 0))
    ]
    about = f" ({limits})" if limits else ""
    if english:
        noun = "document" if total == 1 else "documents"
        said = f"This library holds {total} {noun}{about}"
    else:
        noun = "document" if total == 1 else "documenten"
        said = f"Deze bibliotheek bevat {total} {noun}{about}"
    inside = f": {', '.join(parts)}" if parts else ""
    return f"{said}{inside}. {span(days, language)}".rstrip()


def span(days: tuple[date | None, date | None, date | None, date | None], language: str) -> str:
    """Say from when till when was answered, and was asked, as far as the days are known."""
    english = language == "en"
    words = (
        ("The answers date from", "the questions from", "to")
        if english
        else ("De antwoorden zijn van", "de vragen van", "tot en met")
    )
    made = [
        f"{word} {day(first, language)} {words[2]} {day(last, language)}"
        for word, first, last in ((words[0], *days[:2]), (words[1], *days[2:]))
        if first and last
    ]
    text = "; ".join(made)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _levels(rank: Rank, found: Sequence[Standing], *, english: bool) -> list[tuple[int, list[str]]]:
    """Return the names with equal numbers together, most first."""
    article = ("the " if english else "de ") if rank.by is Ranked.OFFICE else ""
    levels = groupby(found, key=lambda s: len(s.sets))
    return [(number, [f"{article}{s.name}" for s in level]) for number, level in levels]


def _level(number: int, names: Sequence[str], *, english: bool, most: int = _TOGETHER) -> str:
    together = _together(names, english=english, most=most)
    if len(names) == 1:
        return f"{together} {number}"
    return f"{together} {number} each" if english else f"{together} elk {number}"


def _together(names: Sequence[str], *, english: bool, most: int = _TOGETHER) -> str:
    """Return names as a list in words; of very many how many more there are."""
    if len(names) > most:
        left = f"{len(names) - most} {'others' if english else 'anderen'}"
        names = [*names[:most], left]
    *before, last = names
    return f" {'and' if english else 'en'} ".join([p for p in (", ".join(before), last) if p])


def _shared(found: Sequence[Standing], *, english: bool) -> str:
    together = sum(len(s.sets) for s in found)
    several = together > len({place for s in found for place in s.sets})
    return f" {_SHARED[english]}" if several else ""
