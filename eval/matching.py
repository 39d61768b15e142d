"""Finding required facts in an answer, whatever the capitals, spaces and line-end hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Typographic variants of one character, and characters that are not seen at all.
_SAME = str.maketrans(
    dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_LINE_END_HYPHEN = re.compile(r"-[^\S\n]*\n\s*")
_SPACE = re.compile(r"\s+")


def contains(text: str, spelling: str) -> bool:
    """Say whether `spelling` occurs in `text`, compared in three normal forms.

    White space collapsed; all white space removed; and that with line-end hyphens removed too.
    """
    return any(
        needle in hay for needle, hay in zip(_forms(spelling), _forms(text), strict=True) if needle
    )


def found_nuggets(text: str, nuggets: Sequence[Sequence[str]]) -> int:
    """Count the facts of which at least one spelling occurs in `text`."""
    return sum(any(contains(text, spelling) for spelling in nugget) for nugget in nuggets)


def letters(text: str) -> str:
    """Return the letters and figures of a text, all else left out."""
    return "".join(filter(str.isalnum, _forms(text)[1]))


def _forms(text: str) -> tuple[str, str, str]:
    plain = unicodedata.normalize("NFKC", text).translate(_SAME).casefold().strip()
    joined = _LINE_END_HYPHEN.sub("", plain)
    return _SPACE.sub(" ", plain), _SPACE.sub("", plain), _SPACE.sub("", joined)
