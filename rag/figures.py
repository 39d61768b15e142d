"""Numbers, dates and law articles in a text, however they are written; pure.

4.000, 4000 and vierduizend are one number; 1 maart 2022, 1-3-2022 and March 1, 2022 one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_KINDS = (
    ("%", r"%|procent|percent|per cent"),
    ("euro", r"euro|eur|€"),
    ("dag", r"dag|dagen|days?"),
    ("week", r"week|weken|weeks"),
    ("maand", r"maand|maanden|months?"),
    ("jaar", r"jaar|jaren|years?"),
    ("uur", r"uur|uren|hours?"),
    ("minuut", r"minuut|minuten|minutes?"),
    ("kilometer", r"km|kilometers?"),
    ("meter", r"meter|meters"),
    ("ton", r"ton|tonnes?"),
    ("kilo", r"kg|kilo|kilogram"),
    ("hectare", r"ha|hectares?"),
)
_MONTHS = (
    "januari january jan|februari february feb|maart march mrt|april apr|mei may|juni june jun|"
    "juli july jul|augustus august aug|september sept|oktober october okt oct|november nov|"
    "december dec"
).split("|")
_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAYS = (
    re.compile(rf"(?i)\b(?P<d>\d{{1,2}})\s+(?P<m>{_NAMES})\.?(?:,?\s+(?P<y>\d{{4}}))?\b"),
    re.compile(rf"(?i)\b(?P<m>{_NAMES})\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})\b"),
    re.compile(r"\b(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})\b"),
    re.compile(rf"(?i)\b(?P<m>{_NAMES})\.?\s+(?P<y>\d{{4}})\b"),
)
_ARTICLE = re.compile(r"(?i)\b(?:artikel(?:en)?|article|art\.)\s+(\d+[\d.:a-z]*)")
_NUMBER = re.compile(r"(?<![\w.,])(?P<euro>€\s*)?(?P<digits>\d[\d.,]*\d|\d)(?P<rest>\s*[%\w]*)")
_WORD = re.compile(r"[^\W\d_]+")


def anchors(text: str) -> frozenset[tuple[str, str]]:
    """Return what must not change in a text, as (kind, value): days, articles and numbers."""
    return frozenset(_anchors(text))


def _anchors(text: str) -> Iterator[tuple[str, str]]:
    for match in _ARTICLE.finditer(text):
        yield "article", match[1].lower().rstrip(".:")
    text = _ARTICLE.sub(" ", text)
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            yield "day", _day(match.groupdict())
        text = pattern.sub(" ", text)
    for match in _NUMBER.finditer(text):
        yield from _number(text, match)
    words = [(m.group().lower(), m.end()) for m in _WORD.finditer(text)]
    for word, end in words:
        value = spelled(word)
        if value is not None and word not in ("een", "one"):
            yield _tagged(value, text[end : end + 40], "")


def _day(parts: dict[str, str | None]) -> str:
    month = parts["m"] or ""
    number = int(month) if month.isdigit() else _MONTH[month.lower()]
    return f"{parts.get('y') or ''}-{number}-{int(parts.get('d') or 0) or ''}"


def _number(text: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    digits = match["digits"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    try:
        value = float(digits)
    except ValueError:  # 1.2.3: a paragraph's number
        yield "label", match["digits"]
        return
    yield _tagged(value, text[match.end("digits") : match.end("digits") + 40], match["euro"] or "")


def _tagged(value: float, after: str, before: str) -> tuple[str, str]:
    """Return a number with its unit, multiplied by the scale that follows it."""
    match = re.match(r"\s*(honderd|duizend|miljoen|miljard|mln|mld|hundred|thousand|million|"
                     r"billion)\b", after, re.IGNORECASE)  # fmt: skip
    if match:
        value *= _SCALES[match[1].lower()]
        after = after[match.end() :]
    kind = "euro" if before.strip() else ""
    for name, pattern in _KINDS:
        if re.match(rf"\s*(?:{pattern})(?!\w)", after, re.IGNORECASE):
            kind = name
    return f"number {kind}".strip(), f"{value:g}"


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
