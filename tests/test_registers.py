from datetime import date, timedelta

import pytest

from rag.registers import (
    MINISTRIES,
    PARTIES,
    Ministry,
    groups_of,
    ministry_at,
    ministry_code,
    party,
)


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        # Justitie
        ("Justitie", date(2010, 10, 13), ("JenV", "Justitie", "Justitie")),
        ("Veiligheid en Justitie", date(2010, 10, 14), ("JenV", "Veiligheid en Justitie", "VenJ")),
        ("VenJ", date(2017, 10, 25), ("JenV", "Veiligheid en Justitie", "VenJ")),
        ("JenV", date(2017, 10, 26), ("JenV", "Justitie en Veiligheid", "JenV")),
        ("Rechtsbescherming", date(2019, 3, 1), ("JenV", "Rechtsbescherming", "JenV")),
        # Economische Zaken, four times another name
        ("Economische Zaken", date(2006, 1, 1), ("EZ", "Economische Zaken", "EZ")),
        ("EL&I", date(2011, 5, 1), ("EZ", "Economische Zaken, Landbouw en Innovatie", "EL&I")),
        ("ELI", date(2011, 5, 1), ("EZ", "Economische Zaken, Landbouw en Innovatie", "EL&I")),
        ("EZ", date(2014, 5, 1), ("EZ", "Economische Zaken", "EZ")),
        ("EZK", date(2020, 5, 1), ("EZ", "Economische Zaken en Klimaat", "EZK")),
        ("EZ", date(2024, 11, 20), ("EZ", "Economische Zaken", "EZ")),
        ("EZK", date(2026, 3, 1), ("EZ", "Economische Zaken en Klimaat", "EZK")),
        # Landbouw
        ("LNV", date(2003, 6, 30), ("LVVN", "Landbouw, Natuurbeheer en Visserij", "LNV")),
        ("LNV", date(2003, 7, 1), ("LVVN", "Landbouw, Natuur en Voedselkwaliteit", "LNV")),
        ("LNV", date(2018, 1, 1), ("LVVN", "Landbouw, Natuur en Voedselkwaliteit", "LNV")),
        (
            "lvvn",
            date(2024, 7, 2),
            ("LVVN", "Landbouw, Visserij, Voedselzekerheid en Natuur", "LVVN"),
        ),
        # Waterstaat, Volkshuisvesting
        ("V&W", date(2008, 1, 1), ("IenW", "Verkeer en Waterstaat", "VenW")),
        ("IenM", date(2016, 1, 1), ("IenW", "Infrastructuur en Milieu", "IenM")),
        ("IenW", date(2018, 1, 1), ("IenW", "Infrastructuur en Waterstaat", "IenW")),
        (
            "VROM",
            date(2005, 1, 1),
            ("VRO", "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer", "VROM"),
        ),
        ("Wonen en Rijksdienst", date(2015, 1, 1), ("VRO", "Wonen en Rijksdienst", "BZK")),
        (
            "Minister voor Volkshuisvesting en Ruimtelijke Ordening",
            date(2023, 1, 1),
            ("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "BZK"),
        ),
        ("VRO", date(2025, 1, 1), ("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "VRO")),
        (
            "Volkshuisvesting en Ruimtelijke Ordening",
            date(2026, 3, 1),
            ("VRO", "Volkshuisvesting en Ruimtelijke Ordening", "BZK"),
        ),
        # posts without a ministry
        ("Klimaat en Energie", date(2023, 1, 1), ("KGG", "Klimaat en Energie", "EZK")),
        ("Klimaat en Groene Groei", date(2025, 1, 1), ("KGG", "Klimaat en Groene Groei", "KGG")),
        ("Klimaat en Groene Groei", date(2026, 3, 1), ("KGG", "Klimaat en Groene Groei", "EZK")),
        ("Asiel en Migratie", date(2025, 1, 1), ("AenM", "Asiel en Migratie", "AenM")),
        ("Asiel en Migratie", date(2026, 3, 1), ("AenM", "Asiel en Migratie", "JenV")),
        ("Natuur en Stikstof", date(2023, 1, 1), ("LVVN", "Natuur en Stikstof", "LNV")),
        ("Medische Zorg", date(2021, 1, 1), ("VWS", "Medische Zorg", "VWS")),
        ("Medische Zorg", date(2024, 3, 1), ("VWS", "Medische Zorg", "VWS")),
        ("Jeugd en Gezin", date(2009, 1, 1), ("VWS", "Jeugd en Gezin", "VWS")),
        (
            "Basis- en Voortgezet Onderwijs en Media",
            date(2020, 1, 1),
            ("OCW", "Basis- en Voortgezet Onderwijs en Media", "OCW"),
        ),
        (
            "de minister voor Armoedebeleid, Participatie en Pensioenen",
            date(2023, 1, 1),
            ("SZW", "Armoedebeleid, Participatie en Pensioenen", "SZW"),
        ),
        (
            "BHOS",
            date(2013, 1, 1),
            ("BZ", "Buitenlandse Handel en Ontwikkelingssamenwerking", "BHOS"),
        ),
        ("BHO", date(2025, 1, 1), ("BZ", "Buitenlandse Handel en Ontwikkelingshulp", "BHO")),
        # an abbreviation is the ministry's, not that of a post at it
        ("VWS", date(2023, 1, 1), ("VWS", "Volksgezondheid, Welzijn en Sport", "VWS")),
        ("VWS", None, ("VWS", "Volksgezondheid, Welzijn en Sport", "VWS")),
        ("BZK", date(2015, 1, 1), ("BZK", "Binnenlandse Zaken en Koninkrijksrelaties", "BZK")),
        ("Minister-president", date(2024, 1, 1), ("AZ", "Algemene Zaken", "AZ")),
    ],
)
def test_a_ministry_is_known_by_its_name_of_the_day(
    name: str, day: date | None, wanted: tuple[str, str, str]
) -> None:
    found = ministry_at(name, day)
    assert found is not None
    assert (found.code, found.name, found.abbreviation) == wanted


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Justitie en Veiligheid", date(2012, 1, 1)),  # not yet
        ("Veiligheid en Justitie", date(2020, 1, 1)),  # long since renamed
        ("Klimaat en Energie", date(2021, 12, 31)),
        ("Economische Zaken, Landbouw en Innovatie", date(2010, 10, 13)),
        ("Toverij", date(2024, 1, 1)),
        ("Toverij", None),
        ("", date(2024, 1, 1)),
    ],
)
def test_a_name_is_no_ministry_before_or_long_after_its_time(name: str, day: date | None) -> None:
    assert ministry_at(name, day) is None


def test_questions_put_before_a_formation_are_answered_after_it() -> None:
    found = ministry_at("Landbouw, Natuur en Voedselkwaliteit", date(2024, 11, 18))
    assert found is not None
    assert (found.abbreviation, found.until) == ("LNV", date(2024, 7, 2))


def test_without_a_day_the_latest_of_a_name_is_meant() -> None:
    found = ministry_at("Economische Zaken", None)
    assert found is not None
    assert found.since == date(2024, 7, 2)
    found = ministry_at("Binnenlandse Zaken", None)
    assert found is not None
    assert found.abbreviation == "BZK"


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("JustitieenVeiligheid", "JenV"),
        ("justitie & veiligheid", "JenV"),
        ("  Justitie  en\nVeiligheid ", "JenV"),
        ("Ministerie van Justitie en Veiligheid", "JenV"),
        ("het ministerie van VWS", "VWS"),
        ("ministerievanFinancien", "FIN"),
        ("FINANCIËN", "FIN"),
        ("Financie\u0308n", "FIN"),
        ("Volksgezondheid Welzijn en Sport", "VWS"),
        ("Minister voor Economische Zaken", "EZ"),
        ("Staatssecretaris van Defensie", "Defensie"),
        ("OC&W", "OCW"),
        ("BuZa", "BZ"),
        ("Binnenlandse Zaken", "BZK"),
        ("Binnenlandse Zaken en koninkrijksrelaties", "BZK"),
        ("Binnenlandse Zaken en Koninkrijkrelaties", "BZK"),  # a slip in a real letter
        ("de minister-president", "AZ"),
        ("Minister-President, Minister van Algemene Zaken", "AZ"),
        (" Toverij ", "Toverij"),
        ("Water", "Water"),
        ("", ""),
    ],
)
def test_a_ministry_is_known_however_it_is_printed(printed: str, code: str) -> None:
    assert ministry_code(printed) == code


@pytest.mark.parametrize("ministry", MINISTRIES, ids=lambda m: f"{m.name}, {m.since}")
def test_every_row_is_found_on_its_first_and_last_day(ministry: Ministry) -> None:
    last = ministry.until - timedelta(days=1) if ministry.until else date(2027, 1, 1)
    for day in (ministry.since, last):
        found = ministry_at(ministry.name, day)
        assert found is not None
        assert (found.name, found.code) == (ministry.name, ministry_code(ministry.name))
    assert ministry.until is None or ministry.since < ministry.until


@pytest.mark.parametrize("short", sorted({m.abbreviation for m in MINISTRIES}))
def test_an_abbreviation_has_one_code(short: str) -> None:
    assert ministry_code(short) == ministry_code(short.lower())
    found = ministry_at(short, None)
    assert found is not None
    assert found.code == ministry_code(short)


@pytest.mark.parametrize(
    ("printed", "short"),
    [
        ("Christen-Democratisch Appèl", "CDA"),
        ("christen democratisch appel", "CDA"),
        ("Christen-Democratisch Appe\u0300l", "CDA"),
        ("Partij van de Arbeid", "PvdA"),
        ("pvda", "PvdA"),
        ("GL", "GroenLinks"),
        ("GROENLINKS", "GroenLinks"),
        ("GroenLinks–PvdA", "GroenLinks-PvdA"),
        ("PvdA/GroenLinks", "GroenLinks-PvdA"),
        ("GL-PvdA", "GroenLinks-PvdA"),
        ("Progressief Nederland", "PRO"),
        ("CU", "ChristenUnie"),
        ("Christen Unie", "ChristenUnie"),
        ("50Plus", "50PLUS"),
        ("50 PLUS", "50PLUS"),
        ("Denk", "DENK"),
        ("Groep Kuzu/Öztürk", "DENK"),
        ("FvD", "FVD"),
        ("Forum voor Democratie", "FVD"),
        ("BoerBurgerBeweging", "BBB"),
        ("Boer Burger Beweging", "BBB"),
        ("Nieuw Sociaal Contract", "NSC"),
        ("VOLT", "Volt"),
        ("Ja21", "JA21"),
        ("Bij1", "BIJ1"),
        ("D’66", "D66"),
        ("Partij voor de Dieren", "PvdD"),
        ("Staatkundig Gereformeerde Partij", "SGP"),
        ("Lijst Pim Fortuyn", "LPF"),
        ("Groep Wilders", "PVV"),
        ("Lid Omtzigt", "Omtzigt"),
        ("het lid Omtzigt", "Omtzigt"),
        ("Groep Van Haga", "BVNL"),
        ("Van Haga", "BVNL"),
        ("BVNL", "BVNL"),
        ("Fractie Den Haan", "Den Haan"),
        ("Lid Ephraim", "Ephraim"),
        ("lid Gundogan", "Gündoğan"),
        ("Lid Gu\u0308ndog\u0306an", "Gündoğan"),
        (" Lijst Proef ", "Lijst Proef"),
        ("Lid Proef", "Lid Proef"),
        ("Solid66", "Solid66"),
        ("D lid 66", "D lid 66"),
        ("", ""),
    ],
)
def test_a_party_goes_by_its_usual_abbreviation(printed: str, short: str) -> None:
    assert party(printed) == short
    assert party(party(printed)) == short


def test_no_party_is_called_like_another() -> None:
    for short, names in PARTIES.items():
        assert {party(name) for name in (short, *names)} == {short}


def test_a_party_goes_on_in_another_group() -> None:
    assert "GroenLinks-PvdA" in groups_of("Partij van de Arbeid")
    assert groups_of("GroenLinks-PvdA") == ("GroenLinks-PvdA",)
    assert groups_of("CU") == ("ChristenUnie",)
