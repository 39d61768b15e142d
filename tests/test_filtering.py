from collections.abc import Iterator
from datetime import date

import pytest

from rag.datamodels import Filters
from rag.filtering import where
from rag.library import Library
from rag.settings import Settings
from tests.fakes import answer_text, make_document

DOCUMENTS = {
    "water.txt": answer_text(1, ministry="Water", received=date(2099, 3, 1), party="VVD"),
    "geld.txt": answer_text(
        2,
        ministry="Financiën",
        answerer="Van Geldér",
        received=date(2099, 5, 31),
        asker="Van Voorbeeld",
        party="Partij voor de Dieren",
    ),
    "zorg.txt": answer_text(
        3, ministry="Volksgezondheid, Welzijn en Sport", received=date(2099, 6, 1), party="NSC"
    ),
    "klimaat.txt": answer_text(
        4,
        ministry="Economische Zaken en Klimaat",
        on_behalf_of="Justitie en Veiligheid",
        received=date(2099, 7, 1),
        party="D66",
    ),
    "map/water.txt": answer_text(5, ministry="Verkeer en Waterstaat", received=date(2098, 7, 1)),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("index"), Settings(), create=True) as made:
        for source, text in DOCUMENTS.items():
            made.put(make_document(text, source), (), source, f"/{source}")
        yield made


def found(library: Library, filters: Filters) -> set[str]:
    return {s.removesuffix(".txt") for s in library.sources(filters) or ()}


def test_no_filter_restricts_nothing(library: Library) -> None:
    assert library.sources(Filters()) is None
    assert where(Filters()) == ("1", [])


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        (date(2099, 6, 1), None, {"zorg", "klimaat"}),
        (None, date(2099, 3, 1), {"water", "map/water"}),
        (date(2099, 3, 1), date(2099, 5, 31), {"water", "geld"}),
        (date(2099, 8, 1), None, set()),
        (date(2099, 6, 2), date(2099, 6, 1), set()),
    ],
)
def test_dates_are_inclusive(
    library: Library, since: date | None, until: date | None, wanted: set[str]
) -> None:
    assert found(library, Filters(since=since, until=until)) == wanted


@pytest.mark.parametrize(
    ("ministry", "wanted"),
    [
        ("Water", {"water", "map/water"}),
        ("FINANCIEN", {"geld"}),
        ("fin", {"geld"}),
        ("VWS", {"zorg"}),
        ("Medische Zorg", {"zorg"}),
        ("EZ", {"klimaat"}),
        ("ezk", {"klimaat"}),
        ("Economische Zaken", {"klimaat"}),
        ("klimaat", {"klimaat"}),
        ("IenW", {"map/water"}),
        ("Infrastructuur en Milieu", {"map/water"}),
        ("Veiligheid en Justitie", {"klimaat"}),
        ("VenJ", {"klimaat"}),
        ("Defensie", set()),
        ("Tovenarij", set()),
    ],
)
def test_a_ministry_goes_by_all_its_names(
    library: Library, ministry: str, wanted: set[str]
) -> None:
    assert found(library, Filters(ministry=ministry)) == wanted


@pytest.mark.parametrize(
    ("party", "wanted"),
    [
        ("PvdD", {"geld"}),
        ("pvdd", {"geld"}),
        ("partij voor de dieren", {"geld"}),
        ("Nieuw Sociaal Contract", {"zorg"}),
        ("lijst proef", {"map/water"}),
        ("D6", set()),
    ],
)
def test_a_party_goes_by_its_abbreviation_and_its_name(
    library: Library, party: str, wanted: set[str]
) -> None:
    assert found(library, Filters(party=party)) == wanted


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(asker="voorbeeld"), {"geld"}),
        (Filters(asker="Sluiswachter"), set()),
        (Filters(answerer="van gelder"), {"geld"}),
        (Filters(answerer="GELDÉR"), {"geld"}),
        (Filters(answerer="Voorbeeld"), set()),
        (Filters(source="water.txt"), {"water"}),
        (Filters(source="water"), {"water"}),
        (Filters(source="map/water"), {"map/water"}),
        (Filters(source="wat"), set()),
        (Filters(source="2099Z00003"), {"zorg"}),
        (Filters(source="ah-tk-20982099-3"), {"zorg"}),
        (Filters(asker="Proef", ministry="VWS"), {"zorg"}),
        (Filters(party="VVD", ministry="VWS"), set()),
        (Filters(asker="%"), set()),
        (Filters(asker="' OR 1=1 --"), set()),
    ],
)
def test_people_and_documents_are_found(
    library: Library, filters: Filters, wanted: set[str]
) -> None:
    assert found(library, filters) == wanted


def test_facets_are_short_names(library: Library) -> None:
    assert library.facets() == (
        ("EZ", "FIN", "IenW", "VWS", "Water"),
        ("D66", "Lijst Proef", "NSC", "PvdD", "VVD"),
    )
