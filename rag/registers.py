"""Names that change: parties and ministries, with their abbreviations and former names.

Sources: the Chamber's own list of parliamentary groups, and the ministries' names as printed in
the documents. A ministry's dates are those of the cabinet formations that renamed it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache

# The usual abbreviation of each group in the Chamber since 2002, and what else it is called.
PARTIES: dict[str, tuple[str, ...]] = {
    "50PLUS": ("50PLUS/Baay-Timmerman",),
    "BBB": ("BoerBurgerBeweging",),
    "BIJ1": (),
    "BVNL": ("Belang van Nederland", "Groep Van Haga"),
    "CDA": ("Christen-Democratisch Appèl",),
    "ChristenUnie": ("CU",),
    "D66": ("Democraten 66", "D'66"),
    "DENK": ("Groep Kuzu/Öztürk",),
    "FVD": ("Forum voor Democratie",),
    "GroenLinks": ("GL",),
    "GroenLinks-PvdA": ("GL-PvdA", "PvdA-GroenLinks", "PvdA-GL", "GroenLinks en PvdA"),
    "JA21": ("Juiste Antwoord 21", "Juiste Antwoord 2021"),
    "LN": ("Leefbaar Nederland",),
    "LPF": ("Lijst Pim Fortuyn",),
    "NSC": ("Nieuw Sociaal Contract",),
    "PRO": ("Progressief Nederland",),
    "PvdA": ("Partij van de Arbeid",),
    "PvdD": ("Partij voor de Dieren",),
    "PVV": ("Partij voor de Vrijheid", "Groep Wilders"),
    "SGP": ("Staatkundig Gereformeerde Partij",),
    "SP": ("Socialistische Partij",),
    "TON": ("Trots op Nederland", "Groep Verdonk"),
    "VNL": ("VoorNederland", "Groep Bontes/Van Klaveren", "Groep Bontes"),
    "Volt": ("Volt Nederland",),
    "VVD": ("Volkspartij voor Vrijheid en Democratie",),
}
# Groups that went up in another one, under whose name their members ask from then on.
SUCCESSORS: dict[str, tuple[str, ...]] = {
    "GroenLinks": ("GroenLinks-PvdA", "PRO"),
    "PvdA": ("GroenLinks-PvdA", "PRO"),
}
# Members who left their party: the Chamber calls them Lid, Groep or Fractie with their name.
MEMBERS = (
    *("Brinkman", "De Jong", "Den Haan", "Eerdmans/Van Schijndel", "Ephraim", "Gündoğan"),
    *("Hernandez/Kortenoeven", "Houwers", "Keijzer", "Klein", "Krol", "Krol/Van Kooten-Arissen"),
    *("Lazrak", "Markuszower", "Monasch", "Nawijn", "Omtzigt", "Van Kooten-Arissen"),
    *("Van Oudenallen", "Van Schijndel", "Van Vliet", "Wijnschenk"),
)


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry, or a minister's post, under one of its names.

    `since` is its first day, `until` the first day of the next name, None while it is in use.
    `abbreviation` is that of the ministry at the time, or of the ministry that a post was at.
    """

    code: str  # one code for all names of what is in essence the same ministry
    name: str
    abbreviation: str
    since: date
    until: date | None = None


_KOK_1, _KOK_2 = date(1994, 8, 22), date(1998, 8, 3)
_BALKENENDE_1, _BALKENENDE_2 = date(2002, 7, 22), date(2003, 5, 27)
_BALKENENDE_4 = date(2007, 2, 22)
_RUTTE_1, _RUTTE_2 = date(2010, 10, 14), date(2012, 11, 5)
_RUTTE_3, _RUTTE_4 = date(2017, 10, 26), date(2022, 1, 10)
_SCHOOF, _JETTEN = date(2024, 7, 2), date(2026, 2, 23)
_LNV_RENAMED = date(2003, 7, 1)

DEPARTMENTS = (
    Ministry("AZ", "Algemene Zaken", "AZ", date(1947, 10, 11)),
    Ministry("AenM", "Asiel en Migratie", "AenM", _SCHOOF, _JETTEN),
    Ministry("BZ", "Buitenlandse Zaken", "BZ", date(1876, 1, 1)),
    Ministry("BZK", "Binnenlandse Zaken", "BiZa", date(1876, 1, 1), _KOK_2),
    Ministry("BZK", "Binnenlandse Zaken en Koninkrijksrelaties", "BZK", _KOK_2),
    Ministry("Defensie", "Defensie", "DEF", date(1928, 1, 1)),
    Ministry("EZ", "Economische Zaken", "EZ", date(1946, 1, 1), _RUTTE_1),
    Ministry("EZ", "Economische Zaken, Landbouw en Innovatie", "EL&I", _RUTTE_1, _RUTTE_2),
    Ministry("EZ", "Economische Zaken", "EZ", _RUTTE_2, _RUTTE_3),
    Ministry("EZ", "Economische Zaken en Klimaat", "EZK", _RUTTE_3, _SCHOOF),
    Ministry("EZ", "Economische Zaken", "EZ", _SCHOOF, _JETTEN),
    Ministry("EZ", "Economische Zaken en Klimaat", "EZK", _JETTEN),
    Ministry("FIN", "Financiën", "FIN", date(1798, 1, 1)),
    Ministry("IenW", "Verkeer en Waterstaat", "VenW", date(1947, 1, 1), _RUTTE_1),
    Ministry("IenW", "Infrastructuur en Milieu", "IenM", _RUTTE_1, _RUTTE_3),
    Ministry("IenW", "Infrastructuur en Waterstaat", "IenW", _RUTTE_3),
    Ministry("JenV", "Justitie", "Justitie", date(1876, 1, 1), _RUTTE_1),
    Ministry("JenV", "Veiligheid en Justitie", "VenJ", _RUTTE_1, _RUTTE_3),
    Ministry("JenV", "Justitie en Veiligheid", "JenV", _RUTTE_3),
    Ministry("KGG", "Klimaat en Groene Groei", "KGG", _SCHOOF, _JETTEN),
    Ministry("LVVN", "Landbouw, Natuurbeheer en Visserij", "LNV", date(1989, 11, 7), _LNV_RENAMED),
    Ministry("LVVN", "Landbouw, Natuur en Voedselkwaliteit", "LNV", _LNV_RENAMED, _RUTTE_1),
    Ministry("LVVN", "Landbouw, Natuur en Voedselkwaliteit", "LNV", _RUTTE_3, _SCHOOF),
    Ministry("LVVN", "Landbouw, Visserij, Voedselzekerheid en Natuur", "LVVN", _SCHOOF),
    Ministry("OCW", "Onderwijs, Cultuur en Wetenschappen", "OCenW", _KOK_1, _BALKENENDE_2),
    Ministry("OCW", "Onderwijs, Cultuur en Wetenschap", "OCW", _BALKENENDE_2),
    Ministry("SZW", "Sociale Zaken en Werkgelegenheid", "SZW", date(1981, 9, 11)),
    Ministry("VRO", "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer", "VROM", _KOK_1, _RUTTE_1),  # noqa: E501
    Ministry("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "VRO", _SCHOOF, _JETTEN),
    Ministry("VWS", "Volksgezondheid, Welzijn en Sport", "VWS", _KOK_1),
)  # fmt: skip
# Posts at another's ministry, by cabinet: mostly a "minister voor", and what letters are signed by.
_POSTS = (
    Ministry("BZ", "Ontwikkelingssamenwerking", "BZ", date(1965, 4, 14), _RUTTE_1),
    Ministry("BZK", "Grote Steden- en Integratiebeleid", "BZK", _KOK_2, _BALKENENDE_1),
    Ministry("AenM", "Vreemdelingenzaken en Immigratie", "Justitie", _BALKENENDE_1, _BALKENENDE_2),
    Ministry("AenM", "Vreemdelingenzaken en Integratie", "Justitie", _BALKENENDE_2, _BALKENENDE_4),
    Ministry("BZK", "Bestuurlijke Vernieuwing en Koninkrijksrelaties", "BZK", _BALKENENDE_2, _BALKENENDE_4),  # noqa: E501
    Ministry("VWS", "Jeugd en Gezin", "VWS", _BALKENENDE_4, _RUTTE_1),
    Ministry("VRO", "Wonen, Wijken en Integratie", "VROM", _BALKENENDE_4, _RUTTE_1),
    Ministry("AenM", "Immigratie en Asiel", "BZK", _RUTTE_1, date(2011, 12, 16)),
    Ministry("AenM", "Immigratie, Integratie en Asiel", "BZK", date(2011, 12, 16), _RUTTE_2),
    Ministry("BZ", "Buitenlandse Handel en Ontwikkelingssamenwerking", "BHOS", _RUTTE_2, _SCHOOF),
    Ministry("VRO", "Wonen en Rijksdienst", "BZK", _RUTTE_2, _RUTTE_3),
    Ministry("JenV", "Rechtsbescherming", "JenV", _RUTTE_3),
    Ministry("OCW", "Basis- en Voortgezet Onderwijs en Media", "OCW", _RUTTE_3, _RUTTE_4),
    Ministry("VWS", "Medische Zorg", "VWS", _RUTTE_3, _RUTTE_4),
    Ministry("VWS", "Medische Zorg en Sport", "VWS", _RUTTE_3, date(2020, 7, 9)),
    Ministry("VRO", "Milieu en Wonen", "BZK", date(2019, 11, 1), date(2020, 4, 14)),
    Ministry("AenM", "Asiel en Migratie", "JenV", _RUTTE_4, _SCHOOF),
    Ministry("BZK", "Digitalisering", "BZK", _RUTTE_4, _JETTEN),
    Ministry("BZK", "Koninkrijksrelaties en Digitalisering", "BZK", _RUTTE_4, _SCHOOF),
    Ministry("FIN", "Fiscaliteit en Belastingdienst", "FIN", _RUTTE_4, _SCHOOF),
    Ministry("FIN", "Toeslagen en Douane", "FIN", _RUTTE_4, _JETTEN),
    Ministry("KGG", "Klimaat en Energie", "EZK", _RUTTE_4, _SCHOOF),
    Ministry("LVVN", "Natuur en Stikstof", "LNV", _RUTTE_4, _SCHOOF),
    Ministry("OCW", "Primair en Voortgezet Onderwijs", "OCW", _RUTTE_4, _SCHOOF),
    Ministry("SZW", "Armoedebeleid, Participatie en Pensioenen", "SZW", _RUTTE_4, _SCHOOF),
    Ministry("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "BZK", _RUTTE_4, _SCHOOF),
    Ministry("VWS", "Jeugd", "VWS", _RUTTE_4),
    Ministry("VWS", "Langdurige Zorg en Sport", "VWS", _RUTTE_4, _SCHOOF),
    Ministry("VWS", "Medische Zorg", "VWS", date(2024, 2, 2), _SCHOOF),
    Ministry("BZ", "Buitenlandse Handel en Ontwikkelingshulp", "BHO", _SCHOOF, _JETTEN),
    Ministry("BZK", "Digitalisering en Koninkrijksrelaties", "BZK", _SCHOOF, _JETTEN),
    Ministry("BZK", "Herstel Groningen", "BZK", _SCHOOF, _JETTEN),
    Ministry("FIN", "Fiscaliteit, Belastingdienst en Douane", "FIN", _SCHOOF, _JETTEN),
    Ministry("IenW", "Openbaar Vervoer en Milieu", "IenW", _SCHOOF, _JETTEN),
    Ministry("OCW", "Funderend Onderwijs en Emancipatie", "OCW", _SCHOOF, _JETTEN),
    Ministry("SZW", "Participatie en Integratie", "SZW", _SCHOOF, _JETTEN),
    Ministry("VWS", "Jeugd, Preventie en Sport", "VWS", _SCHOOF, _JETTEN),
    Ministry("VWS", "Langdurige en Maatschappelijke Zorg", "VWS", _SCHOOF, _JETTEN),
    Ministry("AenM", "Asiel en Migratie", "JenV", _JETTEN),
    Ministry("BZ", "Buitenlandse Handel en Ontwikkelingssamenwerking", "BHOS", _JETTEN),
    Ministry("KGG", "Klimaat en Groene Groei", "EZK", _JETTEN),
    Ministry("SZW", "Werk en Participatie", "SZW", _JETTEN),
    Ministry("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "BZK", _JETTEN),
    Ministry("VWS", "Langdurige Zorg, Jeugd en Sport", "VWS", _JETTEN),
)  # fmt: skip

MINISTRIES = DEPARTMENTS + _POSTS

_LATE = timedelta(days=365)  # questions put before a formation are answered after it
_OFFICE = re.compile(
    r"^(?:(?:de|het)\s+)?(?:ministerie|minister|staatssecretaris)\s*(?:(?:van|voor)\s*)?"
)
_PRIME = re.compile(r"(?:de\s+)?minister[\s-]*president\b.*")
_MEMBER = re.compile(r"^(?:(?:de|het)\s+)?(?:lid|groep|fractie)[\s-]*")


@lru_cache(1 << 14)  # names, mostly: each message is compared with all that are known
def folded(text: str) -> str:
    """Return `text` in lower case without accents and without doubled spaces."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"\s+", " ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


def _squeezed(text: str) -> str:
    """Return only the letters and figures of `text`, folded, with `&` as `en`."""
    return re.sub(r"[^a-z0-9]", "", folded(text).replace("&", "en"))


def _key(name: str) -> str:
    """Return by what a ministry is looked up: its name without the office, squeezed."""
    text = folded(name)
    if _PRIME.fullmatch(text):
        return _squeezed("Algemene Zaken")
    return _squeezed(_OFFICE.sub("", text))


def _party_key(name: str) -> str:
    """Return by what a party is looked up: its name without `lid` or `groep`, squeezed."""
    return _squeezed(_MEMBER.sub("", folded(name)))


_PARTY_KEYS = {_party_key(name): name for name in MEMBERS} | {
    _party_key(name): short for short, names in PARTIES.items() for name in (short, *names)
}
_ROWS = tuple((_key(m.name), _key(m.abbreviation), m) for m in MINISTRIES)
_CODES = {
    key: m.code
    for name, short, m in reversed(_ROWS)  # the first row decides
    for key in (_key(m.code), short, name)
}
_ALSO = {
    "binnenlandsezaken": "binnenlandsezakenenkoninkrijksrelaties",
    "buza": "buitenlandsezaken",
    "eli": "eleni",
    "sozawe": "szw",
}
_LONG = tuple(sorted({name for name, _, _ in _ROWS if len(name) >= 20}))
_CLOSE = 0.97  # one letter in some twenty


def party(name: str) -> str:
    """Return a party's usual abbreviation, or the name itself when the register lacks it."""
    return _PARTY_KEYS.get(_party_key(name), name.strip())


def groups_of(name: str) -> tuple[str, ...]:
    """Return a party's abbreviation, and those of the groups that it went up in later.

    "PvdA" is also GroenLinks-PvdA; that group itself is no other.
    """
    short = party(name)
    return (short, *SUCCESSORS.get(short, ()))


def ministry_code(name: str) -> str:
    """Return the code of the ministry that goes, or went, by this name or abbreviation.

    An unknown name is its own code.
    """
    return next((_CODES[key] for key in _spellings(name) if key in _CODES), name.strip())


def ministry_at(name: str, day: date | None) -> Ministry | None:
    """Return the ministry or post that went by this name or abbreviation on a day.

    A name that was given up less than a year before `day` is still known, for documents lag
    behind formations. Without a day the latest of that name is meant.
    """
    found = (_in_use(_called(key), day) for key in _spellings(name))
    return max((m for m in found if m), key=lambda m: m.until or date.max, default=None)


def ministries_in(text: str) -> tuple[str, ...]:
    """Split names of ministries in a row ("A, B en C"); what is no such row stays whole."""
    if ministry_at(text, None) is not None:
        return (text,)
    for joint in reversed([*re.finditer(r",? en (?!van |voor )|, ", text)]):
        first, rest = text[: joint.start()], ministries_in(text[joint.end() :])
        if ministry_at(first, None) and all(ministry_at(name, None) for name in rest):
            return (first, *rest)
    return (text,)


def _called(key: str) -> list[Ministry]:
    """Return all that went by a name, or else by an abbreviation, ministries before posts."""
    named = [m for name, _, m in _ROWS if name == key]
    short = [m for _, short, m in _ROWS if short == key]
    return named or [m for m in short if m in DEPARTMENTS] or short


def _spellings(name: str) -> tuple[str, ...]:
    """Return the keys to look a name up by: as it stands, its synonym, its nearest spelling."""
    key = _key(name)
    near = [] if key in _CODES else get_close_matches(key, _LONG, 1, _CLOSE)
    return (key, *([_ALSO[key]] if key in _ALSO else []), *near)


def _in_use(rows: Sequence[Ministry], day: date | None) -> Ministry | None:
    if day is None:
        return max(rows, key=lambda m: m.since, default=None)
    begun = [m for m in rows if m.since <= day]
    current = (m for m in begun if m.until is None or day < m.until)
    former = (m for m in begun if m.until is not None and m.until <= day < m.until + _LATE)
    return next(current, None) or max(former, key=lambda m: m.until or day, default=None)


def session_of(day: date) -> str:
    """Return the parliamentary session (vergaderjaar) of a day: it turns on Prinsjesdag."""
    first = date(day.year, 9, 1)
    third_tuesday = 1 + (1 - first.weekday()) % 7 + 14
    start = day.year if day >= date(day.year, 9, third_tuesday) else day.year - 1
    return f"{start}-{start + 1}"
