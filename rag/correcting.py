"""Messages that put right the question before: "nee, ik bedoel …", "niet X maar Y"; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MEANT = re.compile(
    r"(?i)^\W{0,9}(?:(?:nee|nee hoor|sorry|oeps|pardon|maar|ho|wacht|no|oops)\b[\s,.!:;-]*){0,3}"
    r"(?:dat was niet mijn vraag[\s,.!:;-]*|that was not my question[\s,.!:;-]*)?"
    r"(?:ik (?:bedoel(?:de)?|vroeg|wilde weten)(?: (?:eigenlijk|dus|namelijk))?|"
    r"i (?:mean|meant|asked)|correctie|correction)\b[\s,.:;-]*(?P<rest>\S.*)$"
)
_MEANT_LAST = re.compile(
    r"(?i)^\W{0,9}(?:(?:nee|sorry|no)\b[\s,.!:;-]*)?(?P<rest>[^\s,?][^,?]{0,80}?) bedoel(?:de)? ik"
    r"(?: (?:eigenlijk|dus|namelijk))?\W*$"
)
_NOT_BUT = re.compile(
    r"(?i)^\W{0,9}(?:(?:nee|no|sorry)\b[\s,.!:;-]*)?(?:niet|not)\s+"
    r"(?P<wrong>[^\s,?][^,?]{0,80}?),?\s+(?:maar|but)\s+(?P<right>[^\s?][^?]{0,120}?)\s*[?.!]*$"
)
_BUT_NOT = re.compile(
    r"(?i)^\W{0,9}(?:(?:nee|no|sorry)\b[\s,.!:;-]*)?(?P<right>[^\s,?][^,?]{0,80}),?\s+(?:niet|not)\s+"
    r"(?P<wrong>[^\s,?][^,?]{0,80}?)\s*[?.!]*$"
)
_ARTICLE = re.compile(r"(?i)^(?:de|het|een|in|over|van|voor|the|a|an|about|for)\s+")
_PART = re.compile(
    r"(?i)(?:in|over|van|voor|bij|naar|uit|met|per|door|tegen|op|aan|binnen|onder|tussen|sinds|vanaf|"
    r"niet|alleen|about|for|in|of|with|since|only|from|by)\b"
)
_NOT_MINE = re.compile(
    r"(?i)^\W{0,9}(?:(?:nee|no|sorry)\b[\s,.!:;-]*)?(?:dat (?:was|is) niet (?:mijn vraag|wat ik "
    r"(?:bedoel\w*|vroeg|zoek|zocht|wil\w*(?: weten)?))|dat bedoel\w* ik niet|"
    r"ik bedoel(?:de)? iets anders|"
    r"(?:dit|dat) klopt niet|that (?:was|is) not (?:my question|what i (?:meant|asked)))\W*$"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a message puts right: `wrong` (empty: the question as a whole) is to be `right`.

    Without `right` it only says that the question was not understood.
    """

    right: str
    wrong: str = ""

    def of(self, question: str) -> str:
        """Return a question put right: with `right` for `wrong`, or with `right` added."""
        wrong, right = _ARTICLE.sub("", self.wrong), self.right
        if wrong:
            place = re.compile(rf"(?i)(?<!\w){re.escape(wrong)}(?!\w)")
            changed, count = place.subn(lambda _: _ARTICLE.sub("", right), question)
            if count:
                return changed
        return f"{question} {right}"

    @property
    def names_another(self) -> bool:
        """Say whether what is right may be another subject ("de sluis"), and not a part of it."""
        return not self.wrong and _PART.match(self.right) is None


def correction(text: str) -> Correction | None:
    """Return what a message puts right; None when it puts nothing right."""
    if _NOT_MINE.match(text):
        return Correction("")
    swapped = _NOT_BUT.match(text)
    meant = _MEANT.match(text) or _MEANT_LAST.match(text)
    if meant:
        rest = meant["rest"].strip()
        swapped = _NOT_BUT.match(rest) or _BUT_NOT.match(rest)
        if swapped is None or "?" in rest:
            return Correction(rest)
    return Correction(swapped["right"], swapped["wrong"]) if swapped else None
