"""Who stands in how many sets, and in what words it is said."""

from collections import Counter
from datetime import date

from rag.datamodels import Answerer, Asker, Document, DocumentKind, Metadata, Office
from rag.persons import persons
from rag.ranking import Rank, Ranked
from rag.standing_words import holdings, ranked_all, ranked_most, span
from rag.standings import Standing, standings


def answer(*names: str, ministry: str = "Justitie en Veiligheid") -> list[Document]:
    answerers = tuple(Answerer(name, Office.MINISTER, ministry) for name in names)
    addressees = (f"Minister van {ministry}",)
    meta = Metadata(askers=(Asker("Kip", "SP"),), answerers=answerers, addressees=addressees)
    return [Document("a.txt", DocumentKind.ANSWER, "", meta, ())]


def test_one_person_under_two_spellings() -> None:
    named = [("Van Haan", ""), ("Van Haan", ""), ("D.M. van Haan", ""), ("Kip", "")]
    found = persons(named)
    assert found["D.M. van Haan", ""] == found["Van Haan", ""] == "Van Haan"
    assert found["Kip", ""] == "Kip"


def test_persons_with_one_surname_are_not_one() -> None:
    found = persons([("Anne van Haan", "X"), ("Bob van Haan", "X"), ("Van Haan", "X")])
    assert len(set(found.values())) == 3
    found = persons([("A. Haan", ""), ("B. Haan", "")])
    assert len(set(found.values())) == 2
    found = persons([("Van Haan", "X"), ("Anne van Haan", "Y"), ("Haan", "X")])
    assert len(set(found.values())) == 3
    found = persons([("Haan – van de Kip", ""), ("Haan-van de Kip", "")])
    assert len(set(found.values())) == 1


def test_a_set_counts_once_for_each() -> None:
    sets = [answer("Haan", "Kip"), answer("P. Haan", "Haan"), answer("Kip", ministry="Financiën")]
    assert standings(Ranked.ANSWERER, sets) == [
        Standing("Haan (JenV)", (0, 1)),
        Standing("Kip (FIN)", (0, 2)),
    ]
    assert standings(Ranked.MINISTRY, sets) == [Standing("JenV", (0, 1)), Standing("FIN", (2,))]
    assert standings(Ranked.ASKER, sets) == [Standing("Kip (SP)", (0, 1, 2))]
    assert standings(Ranked.PARTY, sets) == [Standing("SP", (0, 1, 2))]
    assert standings(Ranked.OFFICE, sets)[0].name == "minister van Justitie en Veiligheid"


def names(**numbers: int) -> list[Standing]:
    return [Standing(name, tuple(range(n))) for name, n in numbers.items()]


def test_who_is_first_and_who_is_level() -> None:
    rank = Rank(Ranked.PARTY, most=True)
    said = ranked_most(rank, names(A=3, B=2, C=2), 3, " over “wolf”", "nl")
    assert said.startswith(
        "Kamervragen over “wolf” zijn het vaakst gesteld door A: 3 van de 3 sets in deze "
        "bibliotheek. Daarna: B en C elk 2."
    )
    assert "B and C 2 each" in ranked_most(rank, names(A=3, B=2, C=2), 3, "", "en")
    said = ranked_most(rank, names(A=2, B=2), 2, "", "nl")
    assert "gesteld door A en B: elk 2 van de 2 sets" in said


def test_of_many_that_are_level_some_are_named() -> None:
    many = names(A=2, **{f"N{n}": 1 for n in range(20)})
    said = ranked_most(Rank(Ranked.PARTY, most=True), many, 22, "", "nl")
    assert "N7 en 12 anderen elk 1" in said


def test_all_who_did() -> None:
    rank = Rank(Ranked.PARTY)
    assert ranked_all(rank, names(A=1), "", "nl") == "Gesteld door A."
    assert "Asked by 2 parties: A 2; B 1." in ranked_all(rank, names(A=2, B=1), "", "en")
    whole = ranked_all(Rank(Ranked.OFFICE), names(x=1), "", "nl", whole=True)
    assert whole == "Kamervragen in deze bibliotheek zijn gesteld aan x."


def test_what_a_library_holds_in_words() -> None:
    days = (date(2099, 1, 2), date(2099, 3, 4), None, None)
    kinds = Counter([DocumentKind.ANSWER, DocumentKind.ANSWER, DocumentKind.QUESTION])
    assert holdings(kinds, days, "nl") == (
        "Deze bibliotheek bevat 3 documenten: 2 antwoorden, 1 set vragen zonder het antwoord. "
        "De antwoorden zijn van 2 januari 2099 tot en met 4 maart 2099."
    )
    assert span((None, None, *days[:2]), "en") == (
        "The questions from 2 January 2099 to 4 March 2099."
    )
    assert holdings(Counter(), (None,) * 4, "en") == "This library holds 0 documents."
