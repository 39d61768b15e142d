"""Whether two documents hold the same answers, and which of the two is kept; pure.

The same answer circulates as the letter of the day it was sent and, days later, as the typeset
publication. Their characters differ (line ends, hyphens, note markers), their letters and figures
do not. A corrected answer differs in one word or one figure, and stays a document of its own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath

from rag import furniture
from rag.datamodels import Document, DocumentKind, Metadata, RepairKind

_SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]")
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_LONG = 60  # squashed characters from which an answer tells documents apart
_TELLING = 300  # squashed characters in common without which no identity is enough
_FORMATS = (".xml", ".html", ".htm", ".pdf", ".docx", ".txt")


def texts(document: Document) -> dict[int, str]:
    """Return what a document says by number: its answers, or its questions if it answers none."""
    said = [(p.numbers, document.answer_text(p)) for p in document.pairs if p.answer]
    if not said:
        said = [(p.numbers, document.question_text(p)) for p in document.pairs]
    return {numbers[0]: text for numbers, text in said}


def squashed(text: str) -> str:
    """Return the letters and figures of a text, without capitals, accents or note markers."""
    bare = unicodedata.normalize("NFKD", _SUPERSCRIPT.sub("", text).casefold())
    return "".join(c for c in bare if c.isalnum())


def fingerprints(document: Document) -> tuple[str, ...]:
    """Return a digest of every long text of a document: what its duplicates share with it."""
    found = dict.fromkeys(squashed(text) for text in texts(document).values())
    return tuple(hashlib.sha256(s.encode()).hexdigest()[:32] for s in found if len(s) >= _LONG)


def same(one: Document, other: Document) -> bool:
    """Say whether two documents are the same one: its letter and its publication, or a copy.

    Where they share a number, or some text and who asked when, it is enough that half of the
    texts are there in both; where they do not, the shorter must be wholly there. No text may
    differ in substance.
    """
    if one.kind is not other.kind or one.kind is DocumentKind.OTHER:
        return False
    if _other_identity(one.metadata, other.metadata):
        return False
    left, right = texts(one), texts(other)
    shared = left.keys() & right.keys()
    if not shared or 2 * len(shared) < max(len(left), len(right)):
        return False
    if not all(_alike(left[n], right[n]) for n in shared):
        return False
    if _one_number(one.metadata, other.metadata):
        return True
    common = sum(len(squashed(left[n])) for n in shared)
    if _one_asking(one.metadata, other.metadata):
        return common >= _LONG
    return len(shared) == min(len(left), len(right)) and common >= _TELLING


def better(one: Document, other: Document) -> Document:
    """Return the one of two duplicates that is kept: the typeset one, one with its date, or
    else the richer format.

    Of equals the first is kept.
    """
    return min((one, other), key=_order)


def _order(document: Document) -> tuple[bool, bool, bool, int]:
    suffix = PurePath(document.source).suffix.lower()
    place = _FORMATS.index(suffix) if suffix in _FORMATS else len(_FORMATS)
    meta = document.metadata
    return not is_typeset(document), meta.received is None, meta.number is None, place


def is_typeset(document: Document) -> bool:
    """Say whether a document is the official publication and not the letter."""
    removed = [r.original for r in document.repairs if r.kind is RepairKind.FURNITURE]
    published = PurePath(document.source).suffix.lower() in (".xml", ".html", ".htm")
    lines = [line for text in removed[:8] for line in text.splitlines()]
    return furniture.is_typeset(lines) or (published and document.metadata.number is not None)


def _one_number(one: Metadata, other: Metadata) -> bool:
    return bool(
        (one.question_number and one.question_number == other.question_number)
        or (one.number is not None and one.identifier == other.identifier)
    )


def _one_asking(one: Metadata, other: Metadata) -> bool:
    """Say whether the same members asked on the same day."""
    names = [[squashed(asker.name) for asker in meta.askers] for meta in (one, other)]
    return bool(one.submitted and one.submitted == other.submitted and names[0] == names[1] != [])


def _other_identity(one: Metadata, other: Metadata) -> bool:
    numbered = one.number is not None and other.number is not None
    if numbered and (one.session, one.number) != (other.session, other.number):
        return True
    return bool(
        one.question_number
        and other.question_number
        and one.question_number != other.question_number
    )


def _alike(one: str, other: str) -> bool:
    """Say whether two texts are the same letters and figures: nothing less is sure.

    A correction may change one word, or add one sentence.
    """
    if squashed(one) != squashed(other):
        return False
    return _figures(one) == _figures(other)  # 2,5 and 25 have the same figures


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(_SUPERSCRIPT.sub("", text))
