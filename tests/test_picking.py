"""Which sentences of a long answer are picked."""

from __future__ import annotations

from rag.choosing import ScoredSentence
from rag.datamodels import Span
from rag.picking import pick


def _scored(*texts: tuple[str, float]) -> list[ScoredSentence]:
    return [ScoredSentence(Span(i, i + 1), t, s, fresh=True) for i, (t, s) in enumerate(texts)]


def test_no_item_of_a_list_is_passed_over_by_the_neighbour_of_a_sentence() -> None:
    long = " ".join(["woord"] * 40)
    sentences = _scored(
        (f"Er zijn vier gevallen, {long}:", 0.9),
        (f"– het eerste, {long};", 0.1),
        (f"– het tweede, {long};", 0.1),
        (f"– het derde, {long};", 0.1),
        ("– het vierde.", 0.1),
        ("De minister besluit daarna.", 0.8),
        (f"Dat was alles, {long}.", 0.0),
    )
    picked = pick(sentences, 110)
    assert 5 in picked
    assert 4 not in picked or 3 in picked
    assert 0 in picked
