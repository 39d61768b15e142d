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


FAR = " ".join(["woord"] * 12)


def test_what_is_not_known_is_picked_before_the_neighbours_of_other_sentences() -> None:
    sentences = _scored(
        (f"Het plan is gemaakt, {FAR}.", 0.9),
        (f"Veel is er gedaan, {FAR}.", 0.1),
        (f"Er is geld voor het plan, {FAR}.", 0.8),
        (f"Meer volgt nog, {FAR}.", 0.1),
        (f"Over de gevolgen kan ik geen uitspraken doen, {FAR}.", 0.7),
    )
    assert pick(sentences, 60) == [0, 2, 4]


def test_a_sentence_that_leans_on_one_that_leans_comes_with_both() -> None:
    sentences = _scored(
        ("De sluis klemt.", 0.1),
        ("Dat komt door roest.", 0.1),
        ("Daarom wordt hij vervangen.", 0.9),
        (f"Iets anders, {FAR}.", 0.0),
    )
    assert pick(sentences, 14) == [0, 1, 2]


def test_what_stands_over_against_a_sentence_comes_along() -> None:
    sentences = _scored(
        (f"De hulp wordt gewaardeerd, {FAR}.", 0.9),
        (f"Tegelijkertijd mag zij niemand in gevaar brengen, {FAR}.", 0.1),
        (f"Iets anders, {FAR}.", 0.8),
    )
    assert 1 in pick(sentences, 40)


def test_a_later_sentence_of_an_item_comes_with_the_heads_of_the_others() -> None:
    sentences = _scored(
        ("Er zijn twee stappen:", 0.1),
        ("1. Geld.", 0.1),
        (f"Daar is veel van, {FAR}.", 0.1),
        ("Dat geld komt van het Rijk.", 0.9),
        ("2. Tijd.", 0.1),
        (f"Die is er ook, {FAR}.", 0.1),
    )
    lists = [
        ScoredSentence(s.span, s.text, s.score, fresh=i in (0, 1, 4))
        for i, s in enumerate(sentences)
    ]
    assert {0, 1, 3, 4} <= set(pick(lists, 35))
