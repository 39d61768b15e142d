"""Who asked or answered how many sets of questions, most first; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.datamodels import Document, DocumentKind
from rag.persons import persons
from rag.ranking import Ranked
from rag.registers import folded, ministry_code, party


@dataclass(frozen=True, slots=True)
class Standing:
    """A name, and the places of the sets that are its own."""

    name: str
    sets: tuple[int, ...]


def standings(by: Ranked, sets: Sequence[Sequence[Document]]) -> list[Standing]:
    """Return who stands in how many sets, each set given by its documents; most first.

    A set counts once for each of those it is by.
    """
    named = [list(dict.fromkeys(_named(by, documents))) for documents in sets]
    one = by in (Ranked.ASKER, Ranked.ANSWERER)
    everyone = [(name, _group(by, code)) for found in named for name, code in found]
    spelled = persons(everyone) if one else {}
    places: dict[str, dict[int, None]] = {}
    codes: dict[str, Counter[str]] = {}
    for place, found in enumerate(named):
        for name, code in found:
            who = spelled.get((name, _group(by, code)), name)
            key = f"{who}\n{_group(by, code)}" if one else folded(who)
            places.setdefault(key, {})[place] = None
            codes.setdefault(key, Counter())[code if one else who] += 1
    made = [Standing(_label(key, codes[key], one=one), tuple(places[key])) for key in places]
    return sorted(made, key=lambda s: (-len(s.sets), folded(s.name)))


def _label(key: str, codes: Counter[str], *, one: bool) -> str:
    """Return a name as it is said: a person's with the party or ministry."""
    code = min(codes, key=lambda c: (-codes[c], c))
    if not one:
        return code
    name = key.split("\n")[0]
    return f"{name} ({code})" if code else name


def _group(by: Ranked, code: str) -> str:
    """Return within what a surname is one person's: a party; of ministers there is one."""
    return code if by is Ranked.ASKER else ""


def _named(by: Ranked, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield those of a set, each with the party or ministry."""
    for document in documents:
        meta = document.metadata
        answers = document.kind is DocumentKind.ANSWER
        if by is Ranked.ASKER:
            yield from ((a.name, party(a.party)) for a in meta.askers if a.name)
        elif by is Ranked.PARTY:
            yield from ((party(a.party), "") for a in meta.askers if a.party)
        elif by is Ranked.OFFICE:
            yield from (
                (office[0].lower() + office[1:], "") for office in meta.addressees if office
            )
        elif answers and by is Ranked.ANSWERER:
            yield from ((a.name, ministry_code(a.ministry)) for a in meta.answerers if a.name)
        elif answers and by is Ranked.MINISTRY:
            yield from ((ministry_code(a.ministry), "") for a in meta.answerers if a.ministry)
            yield from ((ministry_code(o.split(" ", 2)[-1]), "") for o in meta.on_behalf_of)
