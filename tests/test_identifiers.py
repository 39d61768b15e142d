import pytest

from rag.datamodels import Metadata
from rag.identifiers import link_of

PUBLISHED = "https://zoek.officielebekendmakingen.nl/"


@pytest.mark.parametrize(
    "identifier",
    [
        "ah-tk-20242025-604",
        "ah-ek-20102011-3",
        "ah-tk-20242025-604-n1",
        "ah-1271549",
        "kv-tk-2024Z18294",
        "kv-tk-2024Z18294-n1",
        "kv-tk-2018z12433",
        "kv-tk-2011Z2249",
        "kv-2060713920",
        "kst-29544-1234",
        "kst-36600-VI-12",
        "kst-36600-VII-1",
        "kst-21501-02-2345",
        "kst-34193-13-h1",
        "kst-35000-A",
        "blg-123456",
        "h-tk-20242025-12-3",
        "h-ek-20232024-7-2",
    ],
)
def test_a_publication_has_its_own_address(identifier: str) -> None:
    assert link_of(identifier) == f"{PUBLISHED}{identifier}.html"
    assert link_of(f" {identifier}\n") == link_of(identifier)


def test_a_question_number_leads_to_the_chamber() -> None:
    wanted = "https://www.tweedekamer.nl/kamerstukken/detail?id=2024Z18294"
    assert link_of("2024Z18294") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "604",
        "brief-sluizen",
        "ah-tk-2024-604",
        "ah-tk-20242025-",
        "ah-tk-20242025-604.html",
        "ah-tk-20242025-604/../x",
        "ah-tk-20242025-٦٠٤",
        "xah-tk-20242025-604",
        "kv-tk-",
        "kst-",
        "kst-29544--1",
        'blg-1" onclick="x',
        "h-tk-20242025",
        "2024Z182945",
        "2024D45678",
        "javascript:alert(1)",
        "https://example.org/ah-tk-20242025-604",
    ],
)
def test_anything_else_has_no_address(text: str) -> None:
    assert link_of(text) == ""


@pytest.mark.parametrize(
    ("metadata", "link"),
    [
        (
            Metadata(session="2024-2025", number=604, question_number="2024Z18294"),
            f"{PUBLISHED}ah-tk-20242025-604.html",
        ),
        (Metadata(session="2024-2025", question_number="2024Z18294"), link_of("2024Z18294")),
        (Metadata(session="2024-2025"), ""),
        (Metadata(), ""),
    ],
)
def test_metadata_have_the_link_of_their_identifier(metadata: Metadata, link: str) -> None:
    assert metadata.link == link
