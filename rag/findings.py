"""What `verify` finds, and how it is told: a line for each quote, and what it comes to; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_SHOWN = 240  # characters of a text in a sentence


class FindingKind(StrEnum):
    """What became of a quote, or what else there is to know about it."""

    UNCHANGED = "unchanged"
    MOVED = "moved"  # it stands elsewhere in the answer
    CHANGED = "changed"  # the answer's text changed, and it stands there no more
    GONE = "gone"  # its document or pair is not in the library
    OTHER_DOCUMENT = "other document"  # another print stands for its document
    TAMPERED = "tampered"  # the passport itself was edited
    LATER = "later"  # besides: its document was corrected, or answered again
    PRINT = "print"  # besides: a print of the same answer that differs is there too


LABELS: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.UNCHANGED: "ongewijzigd",
        FindingKind.MOVED: "verplaatst",
        FindingKind.CHANGED: "gewijzigd",
        FindingKind.GONE: "verdwenen",
        FindingKind.OTHER_DOCUMENT: "ander document",
        FindingKind.TAMPERED: "bewerkt",
        FindingKind.LATER: "later",
        FindingKind.PRINT: "andere druk",
    }
)
_BESIDES: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.LATER: "er is later meer over gepubliceerd",
        FindingKind.PRINT: "er staat ook een andere druk in de bibliotheek, die afwijkt",
    }
)
FILE, LIST = "bestand", "lijst"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found about a citation (0: about the whole file, or its list), in one sentence.

    `stands` says that the quote can still be read, letter for letter, in the library; of a
    `LATER` or a `PRINT`, which are no judgements of the quote, it is true. `label` tells apart
    the quotes that share a number, `words` are the first of the quote then, and `altered` is what
    the library says otherwise of a quote that stands: who said it, when, its link.
    """

    citation: int
    kind: FindingKind
    sentence: str
    stands: bool
    label: str = ""
    words: str = ""
    altered: tuple[str, ...] = ()


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield each finding as a line: [1a] “De brug …” ongewijzigd: het citaat staat er nog."""
    for f in findings:
        words = f" “{f.words}”" if f.words else ""
        yield f"[{f.label or f.citation or FILE}]{words} {LABELS[f.kind]}: {f.sentence}"


def holds_good(findings: Sequence[Finding]) -> bool:
    """Say whether every quote still stands and the passport is as it was saved."""
    return all(f.stands for f in findings)


def summary(findings: Sequence[Finding]) -> str:
    """Return what it all comes to, in Dutch."""
    judged = [f for f in findings if f.kind not in _BESIDES]
    quotes = [f for f in judged if f.citation]
    listed = [f for f in judged if f.label.startswith(LIST)]
    said = [_of_quotes(quotes)] if quotes else []
    if listed:
        right = all(f.stands for f in listed)
        said.append(f"De lijst klopt {'nog' if right else 'niet meer'} met de bibliotheek.")
    elif not quotes:
        said.append("Dit antwoord heeft geen citaten; er is niets te vergelijken.")
    if len(judged) > len(quotes) + len(listed):
        said.append("Het bestand zelf is bewerkt.")
    for kind, note in _BESIDES.items():
        if count := sum(f.kind is kind for f in findings):
            said.append(f"Let op: {note} ({count}).")
    return " ".join(said)


def _of_quotes(quotes: Sequence[Finding]) -> str:
    lost = sum(not f.stands for f in quotes)
    altered = dict.fromkeys(what for f in quotes for what in f.altered)
    but = f"anders dan in het bestand is: {', '.join(altered)}." if altered else ""
    if not lost:
        all_there = f"Alle citaten ({len(quotes)}) staan nog letterlijk in de bibliotheek"
        return f"{all_there}, maar {but}" if but else f"{all_there}."
    told = f"Van de citaten ({len(quotes)}) staan er {lost} niet meer zo in de bibliotheek."
    return f"{told} {but[:1].upper()}{but[1:]}".strip()


def short(words: str, most: int = _SHOWN) -> str:
    """Return the first words of a text on one line, as many as fit."""
    line = printable(words)
    return line if len(line) <= most else line[: line.rfind(" ", 0, most)] + " …"


def printable(words: str) -> str:
    """Return words on one line, without signs that a terminal would obey."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(words.split()))
