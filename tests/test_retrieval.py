from pathlib import Path

import pytest

from rag.datamodels import Filters, Passage, ScoredPassage, Span
from rag.errors import SettingsError
from rag.indexing import Ingestion
from rag.retrieval import Retriever, fold_to_pairs
from rag.settings import Settings
from tests.fakes import FakeEncoder, FakeTokenEncoder
from tests.texts import APPENDIX, FRESH


def test_a_ranking_folds_to_pairs_at_first_sight() -> None:
    def scored(key: str, numbers: tuple[int, ...], score: float) -> ScoredPassage:
        return ScoredPassage(Passage(key, "a", numbers, Span(0, 1), "x", ""), score)

    hits = fold_to_pairs([scored("1", (2,), 3.0), scored("2", (1,), 2.0), scored("3", (2,), 1.0)])
    assert [(h.rank, h.numbers, h.score) for h in hits] == [(1, (2,), 3.0), (2, (1,), 2.0)]


@pytest.fixture(params=[FakeEncoder, FakeTokenEncoder])
def retriever(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Retriever:
    encoder = request.param()
    for name, text in (("sluis.txt", APPENDIX), ("brug.txt", FRESH)):
        (tmp_path / name).write_text(text)
    settings = Settings(index=tmp_path / "index")
    Ingestion(settings, encoder=encoder).run([tmp_path / "sluis.txt", tmp_path / "brug.txt"])
    monkeypatch.setattr("rag.retrieval.load_encoder", lambda settings: encoder)
    return Retriever.load(settings)


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_every_mode_finds_the_passage(retriever: Retriever, mode: str) -> None:
    found = retriever.rank("Hoeveel sluizen klemmen er van de 212 sluizen?", 3, mode=mode)
    assert found[0].passage.source == "sluis.txt"
    assert found[0].passage.numbers == (2, 3)
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)


def test_filters_hold_in_every_mode(retriever: Retriever) -> None:
    for mode in ("hybrid", "lexical", "dense"):
        found = retriever.rank("sluizen brug", 10, Filters(answerer="proefpersoon"), mode)
        assert {s.passage.source for s in found} == {"brug.txt"}


def test_an_unknown_mode_is_refused(retriever: Retriever) -> None:
    with pytest.raises(SettingsError, match="expected hybrid, lexical or dense"):
        retriever.rank("nat?", mode="magisch")  # type: ignore[arg-type]
