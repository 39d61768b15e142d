"""Numbers written as words, Dutch or English; pure."""

from __future__ import annotations

import re

_UNITS = dict(
    zip(
        """
        nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
        zestien zeventien achttien negentien
        """.split(),
        range(20),
        strict=True,
    )
)
_TENS = {
    w: 10 * n
    for n, w in enumerate(
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(), 2
    )
}
_ENGLISH = dict(
    zip(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen
        """.split(),
        range(20),
        strict=True,
    )
) | {
    w: 10 * n
    for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "honderd": 1e2, "hundred": 1e2, "duizend": 1e3, "thousand": 1e3, "miljoen": 1e6, "mln": 1e6,
    "million": 1e6, "miljard": 1e9, "mld": 1e9, "billion": 1e9,
}  # fmt: skip


def spelled(word: str) -> float | None:
    """Return the value of a number written as one word, Dutch or English; None for others."""
    word = word.lower().replace("ë", "e").replace("é", "e")
    known = _UNITS | _TENS | _ENGLISH
    if word in known:
        return float(known[word])
    match = re.fullmatch(rf"({'|'.join(_UNITS)})en({'|'.join(_TENS)})", word)
    if match:
        return float(_UNITS[match[1]] + _TENS[match[2]])
    for scale in ("duizend", "honderd"):
        head, found, tail = word.partition(scale)
        if not found:
            continue
        first = spelled(head) if head else 1.0
        last = spelled(tail) if tail else 0.0
        if first is not None and last is not None:
            return first * _SCALES[scale] + last
    return None
