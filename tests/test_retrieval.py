from pathlib import Path

import numpy as np
import pytest

from rag.datamodels import Filters, Passage, ScoredPassage, Span
from rag.errors import SettingsError
from rag.indexing import Ingestion
from rag.retrieval import Retriever, fold_to_pairs, match
from rag.settings import Settings
from rag.tokenstore import TokenVectors
from tests.fakes import FakeEncoder, FakeTokenEncoder
from tests.texts import APPENDIX, FRESH


def unit(*axes: int) -> np.ndarray:
    return np.eye(8, dtype=np.float32)[list(axes)]


def test_a_match_tells_context_answer_and_sentence_apart() -> None:
    stored = TokenVectors.of([2, 1, 2], unit(0, 1, 2, 3, 4))  # context 0 1, sentences 2 / 3 4
    found = match(unit(0, 2, 3), stored)
    assert found.whole == pytest.approx(1.0, abs=1e-3)
    assert found.answer == pytest.approx(2 / 3, abs=1e-3)
    assert found.context == pytest.approx(1 / 3, abs=1e-3)
    assert found.sentences == (pytest.approx(1 / 3, abs=1e-3), pytest.approx(1 / 3, abs=1e-3))
    assert found.tokens == (
        pytest.approx(0.0, abs=1e-3),
        pytest.approx(1.0, abs=1e-3),
        pytest.approx(1.0, abs=1e-3),
    )


def test_a_passage_that_was_cut_short_still_matches() -> None:
    stored = TokenVectors.of([2, 5, 9], unit(0, 1, 2))
    assert match(unit(2), stored).answer == pytest.approx(1.0, abs=1e-3)
    assert match(unit(0), TokenVectors.of([1, 3], unit(0))).answer == 0.0


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
