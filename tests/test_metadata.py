from datetime import date

import pytest

from rag.datamodels import Asker, Office
from rag.metadata import Sources, extract, parse_askers, split_offices, to_date
from rag.registers import ministry_code, party, session_of


@pytest.mark.parametrize(
    ("text", "askers"),
    [
        ("het lid X (PvdV)", [("X", "PvdV")]),
        ("de leden X (PvdV) en Van Y (VBP)", [("X", "PvdV"), ("Van Y", "VBP")]),
        ("de leden X en Y (beiden VBP)", [("X", "VBP"), ("Y", "VBP")]),
        ("de leden A, B (allen VBP) en C (DU)", [("A", "VBP"), ("B", "VBP"), ("C", "DU")]),
        ("de leden A , B (VBP)", [("A", "VBP"), ("B", "VBP")]),
        ("het lid Z (Nieuw Sociaal Contract)", [("Z", "NSC")]),
        ("de leden lid Inge van X (VBP)", [("Inge van X", "VBP")]),
        ("de leden X en Y (beide VBP)", [("X", "VBP"), ("Y", "VBP")]),
        ("het lid X (Christen-Democratisch Appèl)", [("X", "CDA")]),
        ("het lid Gündoğan (lid Gündoğan)", [("Gündoğan", "Gündoğan")]),
        ("het lid O\u0308zproef (Christen-Democratisch Appe\u0300l)", [("Özproef", "CDA")]),
        ("het lid Van Proef (Groep Van Haga)", [("Van Proef", "BVNL")]),
    ],
)
def test_askers_and_their_parties(text: str, askers: list[tuple[str, str]]) -> None:
    assert parse_askers(text) == tuple(Asker(*a) for a in askers)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("de Minister van Water", ["Minister van Water"]),
        ("de Ministers van Water en van Dijken", ["Minister van Water", "Minister van Dijken"]),
        (
            "de Minister en de Staatssecretaris van Water",
            ["Minister van Water", "Staatssecretaris van Water"],
        ),
        (
            "de Ministers van Landbouw, Natuur en Water en van Dijken",
            ["Minister van Landbouw, Natuur en Water", "Minister van Dijken"],
        ),
        (
            "de Minister van Water, bij afwezigheid van de Staatssecretaris van Dijken",
            ["Minister van Water"],
        ),
        ("de minister-president", ["Minister-president"]),
        (
            "de Staatssecretarissen van Justitie en Veiligheid en Financiën",
            ["Staatssecretaris van Justitie en Veiligheid", "Staatssecretaris van Financiën"],
        ),
        (
            "de Ministers van Defensie, Financiën en OCW",
            ["Minister van Defensie", "Minister van Financiën", "Minister van OCW"],
        ),
        ("de Minister van Klimaat en Groene Groei", ["Minister van Klimaat en Groene Groei"]),
        ("de Ministers van Water en Dijken", ["Minister van Water en Dijken"]),
    ],
)
def test_offices_are_told_apart(text: str, offices: list[str]) -> None:
    assert split_offices(text) == tuple(offices)


LETTER = """> Retouradres Postbus 1
Datum 3 mei 2099
Onderwerp Beantwoording Kamervragen over natte voeten
Ons kenmerk 1234567

In antwoord op uw brief van 8 april 2099, nr. 2099Z00063, deel ik u mede dat de vragen \
van het lid De Proef (Lijst Proef) over natte voeten worden beantwoord zoals aangegeven in \
de bijlage.

De Minister van Water,
A.B. Sluiswachter

Antwoorden van de minister van Water op Kamervragen van het lid De Proef (Lijst Proef) \
over natte voeten in de polder
"""


def test_a_letter_gives_its_metadata() -> None:
    found = extract(Sources(LETTER, "", "brief"))
    assert found.subject == "natte voeten in de polder"
    assert found.askers == (Asker("De Proef", "Lijst Proef"),)
    assert [(a.name, a.office, a.ministry) for a in found.answerers] == [
        ("A.B. Sluiswachter", Office.MINISTER, "Water")
    ]
    assert (found.submitted, found.received) == (date(2099, 4, 8), date(2099, 5, 3))
    assert (found.question_number, found.reference) == ("2099Z00063", "1234567")


def test_glued_dates_and_offices_are_read() -> None:
    head = "Antwoord van Staatssecretaris Proef (Water) (ontvangen 18 november2098)."
    assert extract(Sources(head, "", "x")).received == date(2098, 11, 18)


def test_two_members_of_government_may_answer() -> None:
    head = (
        "Antwoord van Minister A (Water) en antwoord van Staatssecretaris B (Dijken) "
        "(ontvangen 1 mei 2099)"
    )
    assert [a.name for a in extract(Sources(head, "", "x")).answerers] == ["A", "B"]


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert to_date("31", "april", "2099") is None


@pytest.mark.parametrize(
    ("day", "session"),
    [
        (date(2024, 9, 16), "2023-2024"),
        (date(2024, 9, 17), "2024-2025"),
        (date(2025, 9, 15), "2024-2025"),
        (date(2025, 9, 16), "2025-2026"),
        (date(2025, 1, 1), "2024-2025"),
    ],
)
def test_the_session_turns_on_prinsjesdag(day: date, session: str) -> None:
    assert session_of(day) == session


QUESTIONS = (
    "2099Z00063\nVragen van het lid X (VBP) aan de Minister van Water over a (ingezonden {})."
)


@pytest.mark.parametrize(
    ("head", "furniture", "session", "found_in"),
    [
        (QUESTIONS.format("8 april 2099"), "", "2098-2099", "date submitted"),
        (QUESTIONS.format("14 september 2099"), "", "2098-2099", "date submitted"),
        (QUESTIONS.format("15 september 2099"), "", "2099-2100", "date submitted"),
        (
            QUESTIONS.format("15 september 2099"),
            "Vergaderjaar 2098–2099 Vragen gesteld door de leden der Kamer",
            "2098-2099",
            "masthead",
        ),
        (
            "Tweede Kamer der Staten-Generaal Vergaderjaar 2098–2099\n"
            + QUESTIONS.format("8 april 2099"),
            "",
            "2098-2099",
            "masthead",
        ),
        (
            QUESTIONS.format("8 april 2099")
            + " Zie ook Aanhangsel Handelingen, vergaderjaar 2090–2091, nr. 12.",
            "",
            "2098-2099",
            "date submitted",
        ),
        # an answer belongs to the session in which it came in
        (
            QUESTIONS.format("8 april 2099") + "\nAntwoord van Minister Y (Water) "
            "(ontvangen 20 september 2099).",
            "",
            "2099-2100",
            "date received",
        ),
        (
            QUESTIONS.format("8 april 2099") + "\nAntwoord van Minister Y (Water).",
            "",
            "",
            None,
        ),
        ("Een brief over water.", "", "", None),
    ],
)
def test_the_session_is_told_by_the_masthead_or_a_date(
    head: str, furniture: str, session: str, found_in: str | None
) -> None:
    found = extract(Sources(head, furniture, "x"))
    assert (found.session, found.number) == (session, None)
    assert dict(found.provenance).get("session") == found_in
    number = "2099Z00063" if "2099Z00063" in head else ""
    assert found.identifier == (f"kv-tk-{number}" if number else "")
    assert found.link.endswith(number)
    assert bool(found.link) == bool(number)


def test_names_of_ministries_and_parties_are_normalised() -> None:
    assert ministry_code("Veiligheid en Justitie") == ministry_code("jenv") == "JenV"
    assert ministry_code("Financien") == "FIN"
    assert ministry_code("Voorbeelden") == "Voorbeelden"
    assert party("Partij voor de Dieren") == "PvdD"
    assert party("VBP") == "VBP"
