"""Names that change: parties and ministries, with their abbreviations and former names.

Sources: the Chamber's own list of parliamentary groups, and the ministries' names as printed in
the documents. A ministry's dates are those of the cabinet formations that renamed it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

PARTIES = {
    "nieuw sociaal contract": "NSC",
    "partij voor de vrijheid": "PVV",
    "volkspartij voor vrijheid en democratie": "VVD",
    "christen-democratisch appèl": "CDA",
    "christen democratisch appel": "CDA",
    "boerburgerbeweging": "BBB",
    "boer burger beweging": "BBB",
    "socialistische partij": "SP",
    "partij voor de dieren": "PvdD",
    "staatkundig gereformeerde partij": "SGP",
    "forum voor democratie": "FVD",
    "fvd": "FVD",
    "christenunie": "ChristenUnie",
    "groenlinks-pvda": "GroenLinks-PvdA",
    "groenlinks/pvda": "GroenLinks-PvdA",
    "gl-pvda": "GroenLinks-PvdA",
    "partij van de arbeid": "PvdA",
    "democraten 66": "D66",
    "juiste antwoord 21": "JA21",
}


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry under one of its names; `until` is None while the name is in use."""

    code: str  # one code for all names of what is in essence the same ministry
    name: str
    abbreviation: str
    since: date
    until: date | None = None


MINISTRIES = (
    Ministry("JenV", "Justitie en Veiligheid", "JenV", date(2017, 10, 26)),
    Ministry("JenV", "Veiligheid en Justitie", "VenJ", date(2010, 10, 14), date(2017, 10, 26)),
    Ministry("JenV", "Justitie", "Justitie", date(1876, 1, 1), date(2010, 10, 14)),
    Ministry("JenV", "Rechtsbescherming", "JenV", date(2017, 10, 26)),
    Ministry("AenM", "Asiel en Migratie", "AenM", date(2024, 7, 2)),
    Ministry("BZK", "Binnenlandse Zaken en Koninkrijksrelaties", "BZK", date(1998, 8, 3)),
    Ministry("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "VRO", date(2024, 7, 2)),
    Ministry("BZ", "Buitenlandse Zaken", "BZ", date(1876, 1, 1)),
    Ministry("BZ", "Buitenlandse Handel en Ontwikkelingssamenwerking", "BHOS", date(2012, 11, 5)),
    Ministry("BZ", "Buitenlandse Handel en Ontwikkelingshulp", "BHO", date(2024, 7, 2)),
    Ministry("Defensie", "Defensie", "DEF", date(1928, 1, 1)),
    Ministry("EZ", "Economische Zaken", "EZ", date(2024, 7, 2)),
    Ministry("EZ", "Economische Zaken en Klimaat", "EZK", date(2017, 10, 26), date(2024, 7, 2)),
    Ministry(
        "EZ",
        "Economische Zaken, Landbouw en Innovatie",
        "EL&I",
        date(2010, 10, 14),
        date(2012, 11, 5),
    ),
    Ministry("KGG", "Klimaat en Groene Groei", "KGG", date(2024, 7, 2)),
    Ministry("KGG", "Klimaat en Energie", "EZK", date(2022, 1, 10), date(2024, 7, 2)),
    Ministry("FIN", "Financiën", "FIN", date(1798, 1, 1)),
    Ministry("IenW", "Infrastructuur en Waterstaat", "IenW", date(2017, 10, 26)),
    Ministry("IenW", "Infrastructuur en Milieu", "IenM", date(2010, 10, 14), date(2017, 10, 26)),
    Ministry("IenW", "Verkeer en Waterstaat", "VenW", date(1947, 1, 1), date(2010, 10, 14)),
    Ministry("LVVN", "Landbouw, Visserij, Voedselzekerheid en Natuur", "LVVN", date(2024, 7, 2)),
    Ministry(
        "LVVN", "Landbouw, Natuur en Voedselkwaliteit", "LNV", date(2003, 7, 1), date(2024, 7, 2)
    ),
    Ministry("OCW", "Onderwijs, Cultuur en Wetenschap", "OCW", date(1994, 8, 22)),
    Ministry("SZW", "Sociale Zaken en Werkgelegenheid", "SZW", date(1981, 9, 11)),
    Ministry("VWS", "Volksgezondheid, Welzijn en Sport", "VWS", date(1994, 8, 22)),
    Ministry("VWS", "Medische Zorg", "VWS", date(2017, 10, 26)),
    Ministry("VWS", "Langdurige Zorg en Sport", "VWS", date(2022, 1, 10), date(2024, 7, 2)),
    Ministry("AZ", "Algemene Zaken", "AZ", date(1947, 1, 1)),
)


def folded(text: str) -> str:
    """Return `text` in lower case without accents and without doubled spaces."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"\s+", " ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


def party(name: str) -> str:
    """Return a party's abbreviation, or the name itself when the register does not know it."""
    return PARTIES.get(name.lower().strip(), name.strip())


def ministry_code(name: str) -> str:
    """Return the code of the ministry that goes, or went, by this name or abbreviation.

    An unknown name is its own code.
    """
    wanted = folded(name)
    for ministry in MINISTRIES:
        if wanted in (folded(ministry.name), folded(ministry.abbreviation), folded(ministry.code)):
            return ministry.code
    return name.strip()


def session_of(day: date) -> str:
    """Return the parliamentary session (vergaderjaar) of a day: it turns on Prinsjesdag."""
    first = date(day.year, 9, 1)
    third_tuesday = 1 + (1 - first.weekday()) % 7 + 14
    start = day.year if day >= date(day.year, 9, third_tuesday) else day.year - 1
    return f"{start}-{start + 1}"
