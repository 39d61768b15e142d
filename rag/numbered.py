"""A document that a question names by its official number, and which of its answers; pure.

"Wat is het antwoord op vraag 3 van 2024Z01234?" names one exactly; a search would find whatever
is like these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rag.function_words import is_function_word

_SESSION = r"(?P<from>(?:19|20)\d\d)\s?[-–/]?\s?(?P<to>(?:19|20)\d\d)"
_NUMBER = re.compile(
    r"(?i)\b(?:(?:vraag|zaak)?nummer\s+|kv-[te]k-)?(?P<question>(?:19|20)\d\d ?Z ?\d{4,5})(?!\d)|"
    r"\b(?P<identifier>ah-[te]k-\d{8}-\d{1,5})(?!\d)"
)
_APPENDIX = re.compile(
    r"(?i)\b(?:(?:aanhangsel(?:nummer| van de handelingen| handelingen)?|appendix)\b"
    rf"(?:[ ,]+(?:vergaderjaar\s+)?{_SESSION})?[ ,]+(?:nr\.?\s*|nummer\s+|no\.?\s*)?|"
    r"(?P<short>AH)[ -]?(?:nr\.?\s*)?)"
    rf"(?P<number>\d{{1,4}})\b(?!-)(?:[ ,(]+(?:van\s+|uit\s+|of\s+)?(?:vergaderjaar\s+)?"
    rf"{_SESSION.replace('from', 'since').replace('to', 'till')}\)?)?"
)
_PAIRS = re.compile(
    r"(?i)\b(?:vra(?:ag|gen)|questions?|antwoord(?:en)?|answers?)\s+(?:nrs?\.?\s*|nummers?\s+)?"
    r"(?P<pairs>\d{1,3}(?!\d)(?:(?:\s{0,3}(?:,|&|-|–|t/m|"
    r"\b(?:en|and|tot|to|through|tot en met)\b)){1,2}\s{0,3}\d{1,3}(?!\d))*)"
)
_ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende "
    "first second third fourth fifth sixth seventh eighth ninth tenth"
).split()
_ORDINAL = re.compile(
    rf"(?i)\b(?P<which>{'|'.join(_ORDINALS)})\s+(?:vraag|antwoord|question|answer)\b(?!\s+\d)"
)
_UNTIL = re.compile(r"(?i)-|–|t/m|\b(?:tot(?: en met)?|to|through)\b")
_ABOUT = re.compile(r"(?i)\b(?:over|inzake|about)\s+(?P<subject>\S.*)$")
_ADDRESS = re.compile(r"(?i)\bhttps?://\S+|\.html?\b")
_HOLE = "\0"  # where the number stood
# what goes with the number when it is taken out: "volgens 2099Z00012", "in aanhangsel 12:"
_PLACE = re.compile(
    rf"(?i)(?:^|\b(?:(?:volgens|uit|van|bij|in|of|from|according\s+to)\s+)"
    rf"(?:(?:de|het|the)\s+)?(?:(?:document|stuk|antwoord|answer|vragen|questions)\s+)?)"
    rf"{_HOLE}[\s,:;)]*"
)
# what only says which document is meant: "de vragen over de brug (2099Z00012)"
_DESCRIBED = re.compile(rf"(?i)\b(?:over|inzake|about)\s+[^?{_HOLE}(]{{2,150}}\(\s*{_HOLE}\s*\)")
# words that ask for a document or an answer as such
_ASKS = frozenset(
    """
    staat staan antwoord antwoorden luidt luidde zegt zei schreef gezegd geantwoord antwoordde
    toon geef laat zien lees document brief stuk vraag vragen kamervraag kamervragen nummer nr
    vraagnummer zaaknummer kabinet minister staatssecretaris inhoud gaat gevraagd gesteld stelde
    question questions answer answers document letter show give says said about minister number
    samenvatting samengevat volledige hele whole full text tekst alstublieft graag please
    onderwerp telt bevat subject contain alle all vat samen samenvatten waarover geheel complete
    summary summarise summarize every elk elke
    """.split()
)
# words that, with those above, ask no more than what became of the questions, when and by whom
_FATE = frozenset(
    """
    beantwoord beantwoordt beantwoorde beantwoordde beantwoorden antwoordden answered replied reply
    datum dag day date status stand zaken state bewindspersoon bewindslieden minister ministers
    ministerie ministry secretary al reeds inmiddels nog open uitgesteld postponed already yet
    still ingediend indiener indieners diende dienden stelden steller vraagsteller
    vragensteller vragenstellers stellers vroeg vroegen kamerlid kamerleden partij party partijen
    asked ask asks submitted put mp mps member members welk kreeg gekregen verstuurd ontvangen
    received gegeven given gaf laatste keer heeft hebben now ooit werden waarom why ingezonden
    """.split()
)
_ASKED = re.compile(
    r"(?i)\b(?:wie(?:ns)?|who|which|welke?)\b.{0,120}\b(?:gesteld|stelden?|vroeg(?:en)?|ingediend|dienden?|"
    r"indieners?|asked|put|submitted|kamerl(?:id|eden)|partij(?:en)?|party|mps?|members?)\b|"
    r"\b(?:indieners?|\w*stellers?)\b|"
    r"\b(?:wanneer|when|datum|dag|date|day)\b.{0,120}\b(?:gesteld|stelden?|vroeg(?:en)?|ingediend|"
    r"ingezonden|dienden?|asked|put|submitted)\b"
)
_BECAME = re.compile(
    r"(?i)\b(?:(?:be)?antwoord\w*|answer(?:ed)?|replied|reply|status|stand van zaken|state|open|"
    r"uitgesteld|postponed)\b"
)
_TELLS = re.compile(
    r"(?i)\b(?:wie|wiens|who|which|welke?|wanneer|when|datum|dag|date|day|status|stand|state)\b|"
    r"\b(?:waarom|why)\b(?=.{0,80}\b(?:uitgesteld|postponed|niet|not)\b)|^\W*(?:is|zijn|are|was|were|werd(?:en)?|has|have|heeft|hebben)\b"
)


class Fate(StrEnum):
    """What is asked of a set of questions itself: who put it and when, or what became of it."""

    ASKED = "asked"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document by its identifier or question number, or by its number in the appendix.

    `pairs` are the numbers of its questions that are asked for; `fate` says that it is asked who
    answered or asked, and when; `rest` is what else is asked, as it reads by itself, empty where
    the document or the answer itself is asked for. `doubtful` says that the number may be of
    something else, as in "aanhangsel 3 van het verdrag".
    """

    name: str = ""
    appendix: int = 0
    pairs: tuple[int, ...] = ()
    rest: str = ""
    fate: Fate | None = None
    doubtful: bool = False


def numbered(text: str) -> Numbered | None:
    """Return the document that a question names by a number; None when it names none."""
    exact, appendix = _NUMBER.search(text), _APPENDIX.search(text)
    if exact is None and appendix is None:
        return None
    rest = text
    for pattern in (_ADDRESS if exact is None else _NUMBER, _APPENDIX):
        rest = pattern.sub(_HOLE, rest)
    rest = _ADDRESS.sub(" ", rest)
    pairs = _pairs(rest)
    rest = _ORDINAL.sub(" ", _PAIRS.sub(" ", rest))
    bare = rest.replace(_HOLE, " ")
    fate = None if pairs else _fate(_DESCRIBED.sub(" ", rest).replace(_HOLE, " "))
    more = not pairs and fate is None and _asks_more(bare)
    name = _name(exact, appendix)
    plain = appendix is not None and not name and not appendix["short"]
    return Numbered(
        name=name,
        appendix=int(appendix["number"]) if appendix and not exact else 0,
        pairs=pairs,
        rest=_rest(rest, text) if more else "",
        fate=fate,
        doubtful=plain and more,
    )


def _pairs(text: str) -> tuple[int, ...]:
    """Return the numbers of the questions that a text names: "vragen 3 en 5 t/m 7"."""
    found: dict[int, None] = {}
    for match in _PAIRS.finditer(text):
        last, done = 0, 0
        for number in re.finditer(r"\d+", match["pairs"]):
            value = int(number[0])
            through = done and _UNTIL.search(match["pairs"][done : number.start()])
            found |= dict.fromkeys(range(last if through else value, value + 1))
            last, done = value, number.end()
    for match in _ORDINAL.finditer(text):
        found[_ORDINALS.index(match["which"].lower()) % 10 + 1] = None
    return tuple(found)


def _rest(text: str, whole: str) -> str:
    """Return what is asked within a document: the subject, the question without the number, or
    the whole question where it would not read without.
    """
    about = _ABOUT.search(text)
    if about and _HOLE not in about["subject"] and not _asks_more(text[: about.start()]):
        return " ".join(about["subject"].split())
    rest = re.sub(r"\s+(?=[?.!]|$)", "", " ".join(_PLACE.sub(" ", text).split()))
    return " ".join(whole.split()) if _HOLE in rest else rest


def _fate(text: str) -> Fate | None:
    """Say whether a text asks no more than who answered or asked, and when."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    if not all(w in _ASKS or w in _FATE or is_function_word(w) for w in words):
        return None
    if _TELLS.search(text) is None:
        return Fate.ASKED if re.search(r"(?i)\b(?:indieners?|\w+stellers?)\b", text) else None
    if _ASKED.search(text):
        return Fate.ASKED
    return Fate.ANSWERED if _BECAME.search(text) else None


def _asks_more(text: str) -> bool:
    """Say whether a text asks for more than a document or an answer as such."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    return any(word not in _ASKS and not is_function_word(word) for word in words)


def _name(exact: re.Match[str] | None, appendix: re.Match[str] | None) -> str:
    if exact is not None:
        number = exact["question"]
        return re.sub(r"\s", "", number).upper() if number else exact["identifier"].lower()
    assert appendix is not None
    first, last = appendix["from"] or appendix["since"], appendix["to"] or appendix["till"]
    return f"ah-tk-{first}{last}-{int(appendix['number'])}" if first else ""
