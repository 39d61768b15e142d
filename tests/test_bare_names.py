"""A message that is only a name."""

import pytest

from rag.bare_names import bare_name
from rag.counting import counting
from rag.datamodels import Filters

ASKERS = {"helder", "inge van dijk", "van der proef", "martens-proef"}
PARTIES = {"SP", "GroenLinks-PvdA", "DENK"}
ANSWERERS = {"van der proef": "VWS", "kip": "JenV"}


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("SP", Filters(party="SP")),
        ("sp?", Filters(party="SP")),
        ("de SP-fractie", Filters(party="SP")),
        ("Socialistische Partij", Filters(party="SP")),
        ("Helder", Filters(asker="Helder")),
        ("het lid Helder", Filters(asker="Helder")),
        ("mevrouw Helder", Filters(asker="Helder")),
        ("Eva Helder", Filters(asker="Helder")),
        ("Van Dijk", Filters(asker="Van Dijk")),
        ("Martens", Filters(asker="Martens")),
        ("Kip", Filters(answerer="Kip")),
        ("minister Kip", Filters(answerer="Kip")),
        ("Van der Proef", Filters(asker="Van der Proef")),
        ("minister Van der Proef", Filters(answerer="Van der Proef")),
    ],
)
def test_a_name_asks_for_its_list(text: str, filters: Filters) -> None:
    found = bare_name(text, ASKERS, PARTIES, ANSWERERS)
    assert found is not None
    assert found.filters == filters
    count = counting(found.query)
    assert count is not None
    assert count.answered_only is bool(filters.answerer)


@pytest.mark.parametrize(
    "text",
    [
        "helder",
        "Dijk",
        "VVD",
        "kip",
        "De brug",
        "SP en zorg",
        "het lid Kip",
        "minister Helder",
        "?",
    ],
)
def test_any_other_message_is_no_name(text: str) -> None:
    assert bare_name(text, ASKERS, PARTIES, ANSWERERS) is None
