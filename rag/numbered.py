"""A document that a question names by its official number, and which of its answers; pure.

"Wat is het antwoord op vraag 3 van 2024Z01234?" names one exactly; a search would find whatever
is like these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.intent import is_function_word

_SESSION = r"(?P<from>(?:19|20)\d\d)\s?[-–/]?\s?(?P<to>(?:19|20)\d\d)"
_NUMBER = re.compile(
    r"(?i)\b(?:(?:vraag|zaak)?nummer\s+|kv-[te]k-)?(?P<question>(?:19|20)\d\dZ\d{4,5})(?!\d)|"
    r"\b(?P<identifier>ah-[te]k-\d{8}-\d{1,5})(?!\d)"
)
_APPENDIX = re.compile(
    r"(?i)\b(?:aanhangsel(?:nummer| van de handelingen| handelingen)?|appendix)\b"
    rf"(?:[ ,]+(?:vergaderjaar\s+)?{_SESSION})?[ ,]+(?:nr\.?\s*|nummer\s+|no\.?\s*)?"
    rf"(?P<number>\d{{1,4}})\b(?!-)(?:[ ,(]+(?:van\s+|uit\s+|of\s+)?(?:vergaderjaar\s+)?"
    rf"{_SESSION.replace('from', 'since').replace('to', 'till')}\)?)?"
)
_PAIR = re.compile(r"(?i)\b(?:vraag|question)\s+(?:nr\.?\s*|nummer\s+)?(?P<pair>\d{1,3})\b")
_ABOUT = re.compile(r"(?i)\b(?:over|inzake|about)\s+(?P<subject>\S.*)$")
_ADDRESS = re.compile(r"(?i)\bhttps?://\S+|\.html?\b")
# words that ask for a document or an answer as such
_ASKS = frozenset(
    """
    staat staan antwoord antwoorden luidt luidde zegt zei schreef gezegd geantwoord antwoordde
    toon geef laat zien lees document brief stuk vraag vragen kamervraag kamervragen nummer nr
    vraagnummer zaaknummer kabinet minister staatssecretaris inhoud gaat gevraagd gesteld stelde
    question questions answer answers document letter show give says said about minister number
    samenvatting samengevat volledige hele whole full text tekst alstublieft graag please
    """.split()
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document by its identifier or question number, or by its number in the appendix.

    `pair` is the number of one of its questions, 0 for none; `rest` is what else is asked, empty
    where the document or the answer itself is asked for.
    """

    name: str = ""
    appendix: int = 0
    pair: int = 0
    rest: str = ""


def numbered(text: str) -> Numbered | None:
    """Return the document that a question names by a number; None when it names none."""
    exact, appendix = _NUMBER.search(text), _APPENDIX.search(text)
    if exact is None and appendix is None:
        return None
    rest = text
    for pattern in (_ADDRESS if exact is None else _NUMBER, _APPENDIX):
        rest = pattern.sub(" ", rest)
    pair = _PAIR.search(rest)
    rest = _ADDRESS.sub(" ", _PAIR.sub(" ", rest))
    about = _ABOUT.search(rest)
    if about and not _asks_more(rest[: about.start()]):
        rest = about["subject"]
    return Numbered(
        name=_name(exact, appendix),
        appendix=int(appendix["number"]) if appendix and not exact else 0,
        pair=int(pair["pair"]) if pair else 0,
        rest=" ".join(rest.split()) if _asks_more(rest) else "",
    )


def _asks_more(text: str) -> bool:
    """Say whether a text asks for more than a document or an answer as such."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    return any(word not in _ASKS and not is_function_word(word) for word in words)


def _name(exact: re.Match[str] | None, appendix: re.Match[str] | None) -> str:
    if exact is not None:
        number = exact["question"]
        return str(number.upper() if number else exact["identifier"].lower())
    assert appendix is not None
    first, last = appendix["from"] or appendix["since"], appendix["to"] or appendix["till"]
    return f"ah-tk-{first}{last}-{int(appendix['number'])}" if first else ""
