"""The words of a sentence, each in one form however it is written; pure.

4.000, 4000 and vierduizend are one word here; so are 1 maart 2022 and 1-3-2022, % and procent,
€ 5 and 5 euro. Nothing else is: no ending, no synonym, no mark is taken for another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rag.figures import spelled

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_DATE = rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}(?!\w)|\d{{1,2}}-\d{{1,2}}-\d{{4}}(?![\w-])"
_TOKEN = re.compile(
    rf"(?P<date>{_DATE})|(?P<number>\d[\d.,]*\d(?!\w)|\d(?!\w))"
    r"|(?P<word>\w+(?:[-'’]\w+)*)|(?P<mark>\S)",
    re.IGNORECASE,
)
SCALES = {
    "honderd": 100, "duizend": 1000, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9,
    "mld": 10**9,
}  # fmt: skip
_SAME = {"%": "procent", "mln": "miljoen", "mld": "miljard"}
_LABELS = frozenset(
    "artikel artikelen art lid leden paragraaf hoofdstuk nr nrs nummer bijlage kamerstuk".split()
)
_UNITS = frozenset(
    """
    procent % euro miljoen miljard mln mld jaar jaren maanden weken dagen uur uren minuten keer
    meter kilometer hectare
    """.split()
)
_FAR = 4  # words: figures nearer than this share a scale or a currency
_QUOTES = frozenset("“”\"«»„‘’‚‹›'")
PREPOSITIONS = frozenset(
    """
    in op te van voor met aan bij door uit over naar onder tussen tegen na per sinds vanaf tot
    binnen buiten boven tijdens gedurende via zonder ten ter
    """.split()
)


class Token(NamedTuple):
    """A word, figure or mark: the form it is compared in, and how it is written."""

    norm: str
    raw: str

    @property
    def figure(self) -> bool:
        """Say whether it is a number or a day."""
        return self.norm[0] in "#@"

    @property
    def mark(self) -> bool:
        """Say whether it is neither word nor figure."""
        return not (self.figure or self.norm[0].isalnum())


def tokens(text: str) -> list[Token]:
    """Return the words, figures and marks of a text, without the stop at its end."""
    text = unicodedata.normalize("NFC", text).strip()
    found = [_token(m) for m in _TOKEN.finditer(text)]
    while found and found[-1].norm == ".":
        found.pop()
    if len(found) > 1 and found[-1].norm == '"' and found[-2].norm == ".":
        del found[-2]
    for at, token in enumerate(found):
        if token.raw.lower() == "acht" and not _counts(found[at + 1 : at + 2]):
            found[at] = Token("acht", token.raw)
        elif token.figure and at and _names(found[at - 1], found[at - 2] if at > 1 else None):
            found[at] = Token(f"#={token.raw}", token.raw)
    return _currencies(_scaled(found))


def _token(match: re.Match[str]) -> Token:
    raw = match.group()
    if match["date"]:
        return Token(_day(raw), raw)
    if match["number"]:
        return Token(f"#{_number(raw)}", raw)
    low = raw.lower()
    value = None if low in SCALES or low in ("een", "one", "ten") else spelled(low)
    if value is not None:
        return Token(f"#{value:.0f}", raw)
    return Token('"' if raw in _QUOTES else _SAME.get(low, low), raw)


def _counts(after: Sequence[Token]) -> bool:
    """Say whether `acht` before this is a number: acht weken, and not ik acht dit."""
    return any(t.norm in _UNITS for t in after)


def _names(before: Token, earlier: Token | None) -> bool:
    """Say whether a number after this is a name: in artikel 1.500 the point stays a point."""
    if before.norm == "." and earlier is not None:
        before = earlier
    return before.norm in _LABELS


def _day(raw: str) -> str:
    day, month, year = re.split(r"[\s-]+", raw.lower())
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    return f"@{int(year)}-{number}-{int(day)}"


def _number(raw: str) -> str:
    """Return one form for a whole or decimal number; what may be a label stays as it is."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|(?:0|[1-9]\d*)(?:,\d+)?", raw):
        return _plain(Decimal(raw.replace(".", "").replace(",", ".")))
    return f"={raw}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _alone(found: Sequence[Token], at: int) -> bool:
    """Say whether no other number stands near one: 3 tot 4 miljoen is no 3 tot 4.000.000."""
    near = [*found[max(0, at - _FAR) : at], *found[at + 1 : at + 1 + _FAR]]
    return not any(t.norm[0] == "#" for t in near)


def _scaled(found: Sequence[Token]) -> list[Token]:
    made: list[Token] = []
    skip = -1
    for at, token in enumerate(found):
        if at == skip:
            continue
        scale = SCALES.get(found[at + 1].norm) if at + 1 < len(found) else None
        if scale and re.fullmatch(r"#[\d.]+", token.norm) and _alone(found, at):
            value = _plain(Decimal(token.norm[1:]) * scale)
            token, skip = Token(f"#{value}", f"{token.raw} {found[at + 1].raw}"), at + 1
        made.append(token)
    return made


def _currencies(found: list[Token]) -> list[Token]:
    """Return € 5 as 5 euro, where no other figure can be meant too."""
    made = list(found)
    for at, token in enumerate(found[:-1]):
        if token.norm == "€" and found[at + 1].norm[0] == "#" and _alone(found, at + 1):
            made[at], made[at + 1] = found[at + 1], Token("euro", token.raw)
    return made


def same(sentence: Sequence[Token], source: Sequence[Token]) -> bool:
    """Say whether two rows of words are one; an article counts too: without it some become all."""
    return [t.norm for t in sentence] == [t.norm for t in source]
