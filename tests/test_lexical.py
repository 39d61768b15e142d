from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.datamodels import Passage, Span
from rag.errors import LibraryError
from rag.lexical import FOLDER, LexicalIndex


def passage(key: str, text: str, context: str = "onderwerp\nvraag") -> Passage:
    return Passage(key, key.split("#")[0], (1,), Span(0, len(text)), text, context)


PASSAGES = (
    passage("a.txt#0.0", "De wachttijden in de jeugdzorg zijn te lang."),
    passage("a.txt#1.0", "Er is geld voor bruggen.", "sluizen en bruggen\nWaarom klemt de brug?"),
    passage("b.txt#0.0", "Het kabinet kiest voor kernenergie¹.", "energie\nKomt er een centrale?"),
    passage("één/b.txt#1.0", "De financiële gevolgen zijn onbekend.", "\nWat kost het?"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    made = LexicalIndex.open(tmp_path_factory.mktemp("index"))
    made.add(PASSAGES)
    made.commit()
    return made


def found(index: LexicalIndex, query: str, **options: frozenset[str]) -> list[str]:
    return [key for key, _ in index.search(query, 10, **options)]


def test_words_are_found_in_any_form(index: LexicalIndex) -> None:
    assert found(index, "wachttijd") == ["a.txt#0.0"]
    assert found(index, "WACHTTIJDEN") == ["a.txt#0.0"]
    assert found(index, "kernenergie") == ["b.txt#0.0"]
    assert found(index, "financiële gevolg") == ["één/b.txt#1.0"]
    assert found(index, "financieel gevólg") == ["één/b.txt#1.0"]


def test_stopwords_find_nothing(index: LexicalIndex) -> None:
    assert index.terms("De, het en een: zijn ze van de of aan het?") == []
    assert found(index, "de het een van en") == []


def test_terms_are_distinct_stems_in_order(index: LexicalIndex) -> None:
    assert index.terms("Wachttijd, wachttijden en bruggen¹") == ["wachttijd", "brug"]


def test_a_pasted_document_is_cut_short(index: LexicalIndex) -> None:
    assert len(index.terms(" ".join(f"woord{n}" for n in range(5000)))) == 64
    assert found(index, "wachttijd " + "x" * 10_000) == ["a.txt#0.0"]


def test_an_answer_weighs_more_than_a_question_than_a_subject(tmp_path: Path) -> None:
    made = LexicalIndex.open(tmp_path)
    made.add(
        [
            passage("onderwerp#0.0", "iets anders", "sluis\nnog wat"),
            passage("vraag#0.0", "iets anders", "nog wat\nsluis"),
            passage("antwoord#0.0", "sluis anders", "nog\nwat"),
        ]
    )
    made.commit()
    assert found(made, "sluis") == ["antwoord#0.0", "vraag#0.0", "onderwerp#0.0"]
    assert [k for k, _ in made.search("sluis", 10, boosts={"subject": 1.0})] == ["onderwerp#0.0"]
    assert len(made.search("sluis", 2)) == 2


def test_scores_are_better_first(index: LexicalIndex) -> None:
    scores = [score for _, score in index.search("wachttijd bruggen kernenergie geld", 10)]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_only_the_wanted_documents_are_searched(index: LexicalIndex) -> None:
    query = "wachttijd brug kernenergie gevolgen"
    assert sorted(found(index, query)) == [p.key for p in PASSAGES]
    assert found(index, query, sources=frozenset({"b.txt"})) == ["b.txt#0.0"]
    assert found(index, query, sources=frozenset({"één/b.txt"})) == ["één/b.txt#1.0"]
    assert found(index, query, sources=frozenset({"b", "zijn"})) == []
    assert found(index, query, sources=frozenset()) == []


def test_restricting_leaves_the_scores_as_they_are(index: LexicalIndex) -> None:
    everywhere = dict(index.search("kernenergie", 10))
    assert dict(index.search("kernenergie", 10, frozenset({"b.txt"}))) == pytest.approx(everywhere)


@pytest.mark.parametrize(
    "query",
    [
        *('"', '"kernenergie', "answer:kernenergie", "key:*", "(kernenergie", "[kern TO energie]"),
        *("kernenergie~2^3", "AND OR NOT", "-kernenergie +zorg", "\\", "*", "?", "/kern.*/", ":"),
        *("🤔🤔", "", "   ", "\x00", "'; DROP TABLE tokens; --", "{}", "\ud83e", "…", "²³"),
    ],
)
def test_no_query_is_syntax(index: LexicalIndex, query: str) -> None:
    assert all(key == "b.txt#0.0" or "zorg" in query for key in found(index, query))


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_may_be_asked(index: LexicalIndex, query: str) -> None:
    assert len(index.search(query, 3)) <= 3


def test_deleted_passages_are_gone_after_the_commit(tmp_path: Path) -> None:
    made = LexicalIndex.open(tmp_path)
    made.add(PASSAGES)
    made.commit()
    made.delete(["a.txt", "één/b.txt", "is er niet"])
    made.commit()
    assert list(made.keys()) == ["b.txt#0.0"]
    assert found(made, "wachttijd") == []


def test_a_new_version_replaces_the_old_in_one_commit(tmp_path: Path) -> None:
    made = LexicalIndex.open(tmp_path)
    made.add(PASSAGES)
    made.commit()
    made.delete(["b.txt"])
    made.add([passage("b.txt#0.0", "Het kabinet kiest voor windparken.")])
    made.commit()
    assert sorted(made.keys()) == sorted(p.key for p in PASSAGES)
    assert (found(made, "kernenergie"), found(made, "windpark")) == ([], ["b.txt#0.0"])


def test_what_is_committed_is_there_the_next_time(tmp_path: Path) -> None:
    first = LexicalIndex.open(tmp_path)
    first.add(PASSAGES[:2])
    first.commit()
    first.add(PASSAGES[2:])  # never committed
    first.close()
    again = LexicalIndex.open(tmp_path)
    assert sorted(again.keys()) == ["a.txt#0.0", "a.txt#1.0"]
    again.delete(["a.txt"])  # the writer is free again
    again.commit()
    assert list(again.keys()) == []


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    made = LexicalIndex.open(tmp_path)
    assert (made.search("zorg", 5), list(made.keys())) == ([], [])
    made.commit()


def test_a_damaged_index_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "meta.json").write_text("geen json")
    with pytest.raises(LibraryError, match=r"the keyword index failed .*ingest\.py --rebuild"):
        LexicalIndex.open(tmp_path)


def test_two_writers_are_refused(tmp_path: Path) -> None:
    first, second = LexicalIndex.open(tmp_path), LexicalIndex.open(tmp_path)
    first.add(PASSAGES)
    with pytest.raises(LibraryError, match="keyword index failed"):
        second.add(PASSAGES)
    first.commit()
    second.add(PASSAGES[:1])
    second.close()


def test_a_word_in_common_is_seen_through_its_endings(tmp_path: Path) -> None:
    index = LexicalIndex.open(tmp_path)
    assert index.shares("Wat kosten de bruggen?", "De prijs van bruggen is hoog.")
    assert not index.shares("Wat kost de brug?", "Dat is aan de provincie.")
    assert not index.shares("", "De brug.")
    index.close()
