"""Whether a sentence says no more than a source does; pure, and strict.

A sentence is supported when *one* of the sentences it cites can be made into it by the rules of
`rag.compressing`: the same words in the same order, figures and days in any form. What a language
model adds, mixes, moves or leaves out is refused. So is much that is right: then the quote is
shown instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rag.aligning import same, tokens
from rag.compressing import compressions

_MOST_WORDS = 80
_LONGEST = 5_000  # characters of a sentence or a source that are compared
_HARMLESS = frozenset("“”„‘’‚«»€")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)|(?<!\w)['’](?=[snt]\b)")
_MARKS = re.compile(r"[“”\"„«»‘’‚‹›']")


def supported(
    sentence: str, sources: Sequence[str], speakers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return why none of the sources holds a sentence; nothing when one of them does.

    `speakers` says, source by source, who said it, in which office.
    """
    if len(sentence) > _LONGEST or len(sentence.split()) > _MOST_WORDS:
        return ("too long to compare",)
    if not re.search(r"\w", sentence):
        return ("says nothing",)
    if not sources:
        return ("rests on nothing",)
    said = [*speakers, *[""] * (len(sources) - len(speakers))]
    found = [_reasons(sentence, s, who) for s, who in zip(sources, said, strict=True)]
    return min(found, key=len)


def _reasons(sentence: str, source: str, speaker: str) -> tuple[str, ...]:
    if len(source) > _LONGEST:
        return ("the source is too long to compare",)
    sentence, source = (unicodedata.normalize("NFC", t) for t in (sentence, source))
    strange = {c for c in sentence if not c.isascii()} - _HARMLESS - set(source)
    if strange:
        return (f"signs not in the source: {', '.join(f'U+{ord(c):04X}' for c in strange)}",)
    wrong = _misquoted(sentence, source)
    if wrong is not None:
        return (f"no quote of the source: {wrong}",)
    row = tokens(sentence)
    if any(same(row, made) for made in compressions(source, speaker)):
        return ()
    theirs = {t.norm for t in tokens(source)}
    new = [t.raw for t in row if t.norm not in theirs and not t.mark]
    if new:
        return (f"not in the source: {', '.join(new[:5])}",)
    return ("moves or leaves out what may not be",)


def _misquoted(sentence: str, source: str) -> str | None:
    """Return what stands between quotation marks and is not in the source, letter by letter."""
    parts = _MARKS.split(_APOSTROPHE.sub("\N{MODIFIER LETTER APOSTROPHE}", sentence))
    if len(parts) % 2 == 0:
        return "a mark without its other"
    held = _squeezed(_APOSTROPHE.sub("\N{MODIFIER LETTER APOSTROPHE}", source))
    return next((p for p in parts[1::2] if _squeezed(p).rstrip(".") not in held), None)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
