from dataclasses import replace

import pytest

from rag.answerability import declined, judge, still_open
from rag.answers import Statement
from rag.asking import Sort, is_bare, wants_content
from rag.choosing import Chosen
from rag.datamodels import Passage, Span
from rag.interaction import Match
from rag.retrieval import Candidate
from rag.splitting import sentences
from tests.fakes import answer_text, make_document

NUMBER = frozenset({Sort.NUMBER})


def candidate(whole: float, answer: float | None = None) -> Candidate:
    passage = Passage("a#0.0", "a", (1,), Span(0, 3), "Ja.", "")
    own = whole if answer is None else answer
    return Candidate(passage, 1.0, match=Match(whole, own, whole, (own,), (own,)))


def chosen(whole: float, own: float | None = None, text: str = "Ja.", score: float = 5.0) -> Chosen:
    """Return a pair whose whole answer is `text`, each sentence met alike."""
    document = make_document(answer_text(1, answer=text), "a.txt")
    pair = next(p for p in document.pairs if document.answer_text(p) == text)
    assert pair.answer is not None
    met = whole if own is None else own
    parts = len(sentences(document.text, pair.answer))
    passage = Passage("a.txt#0.0", "a.txt", pair.numbers, pair.answer, text, "")
    match = Match(whole, met, whole, (met,) * parts, (met,))
    return Chosen(document, pair, (Candidate(passage, score, match=match),))


def test_nothing_found_answers_nothing() -> None:
    judged = judge([])
    assert not judged.found
    assert judged.confidence == 0


@pytest.mark.parametrize(
    ("whole", "language", "found"),
    [(0.85, "nl", True), (0.77, "nl", False), (0.77, "en", True), (0.72, "en", False)],
)
def test_what_the_library_is_not_about_is_not_found(
    whole: float, language: str, found: bool
) -> None:
    assert judge([chosen(whole)], language=language).found is found


def test_a_claim_of_the_question_alone_is_less_sure() -> None:
    claimed = judge([chosen(0.88, 0.80)])
    assert claimed.found
    assert claimed.confidence < 0.25 < judge([chosen(0.88, 0.87)]).confidence


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Er klemmen veertien sluizen.", True),
        ("Dat wordt niet centraal geregistreerd.", True),
        ("Dat is aan de provincie.", False),
    ],
)
def test_an_answer_must_hold_what_is_asked_for_or_say_it_is_unknown(text: str, sure: bool) -> None:
    assert (judge([chosen(0.86, text=text)], NUMBER).confidence >= 0.25) is sure
    assert judge([chosen(0.86, text=text)]).confidence >= 0.25


def test_a_bare_subject_claims_nothing() -> None:
    assert judge([chosen(0.88, 0.80)], subject_only=True).confidence >= 0.25


def test_what_an_answer_only_points_to_says_what_it_answers() -> None:
    pointer = chosen(0.86, 0.70, text="Zie het antwoord op vraag 4.")
    there = chosen(0.84, 0.84, text="Er klemmen veertien sluizen.")
    assert judge([pointer], NUMBER).confidence < 0.25
    assert judge([pointer], NUMBER, pointed=[there]).confidence >= 0.25


def test_a_close_runner_up_makes_less_sure() -> None:
    best = chosen(0.86, 0.83)
    far, near = chosen(0.84, score=0.0), chosen(0.86, score=4.9)
    assert judge([best, near]).confidence < judge([best, far]).confidence


def test_a_bare_yes_meets_no_words() -> None:
    def met(*scores: float) -> float:
        found = chosen(0.86, text="Ja. De brug is dicht.")
        (only,) = found.candidates
        assert only.match is not None
        match = replace(only.match, sentences=scores)
        return judge([replace(found, candidates=(replace(only, match=match),))]).confidence

    assert met(0.99, 0.7) == met(0.1, 0.7) < met(0.1, 0.85)


def test_an_encoder_without_tokens_is_judged_by_meaning() -> None:
    found = chosen(0.9)
    passage = found.candidates[0].passage
    for meaning, coverage, sure in ((1.5, 0.0, True), (0.0, 0.9, True), (0.0, 0.1, False)):
        known = Candidate(passage, 1.0, meaning, coverage=coverage)
        bare = Chosen(found.document, found.pair, (known,))
        assert judge([bare]).found is sure
        assert (judge([bare]).confidence >= 0.25) is sure


@pytest.mark.parametrize(
    ("quote", "wanted", "said"),
    [
        ("Dat wordt niet centraal geregistreerd.", NUMBER, True),
        ("Er klemmen 14 sluizen; meer is niet bekend.", NUMBER, False),
        ("Dat is aan de provincie.", NUMBER, False),
        ("Ik kan daarover geen uitspraken doen.", frozenset(), True),
        ("Op individuele gevallen ga ik niet in.", frozenset(), True),
        ("De brug gaat open.", frozenset(), False),
        ("Er zijn geen gevallen bekend van klemmende sluizen.", frozenset(), False),
    ],
)
def test_what_was_not_given_is_declined(quote: str, wanted: frozenset[Sort], said: bool) -> None:
    assert declined([Statement(quote, ())], wanted) is said


def test_a_query_about_an_open_question_is_told_by_how_much_closer_it_is() -> None:
    asked, far = candidate(0.86).match, candidate(0.70).match
    assert asked is not None
    assert far is not None
    assert still_open([candidate(0.82)], asked)
    assert not still_open([candidate(0.85)], asked)
    assert not still_open([], far)


@pytest.mark.parametrize(
    ("met", "found"),
    [
        ((0.95, 0.94, 0.93, 0.95, 0.8, 0.8), True),  # four words far better than by any prose
        ((0.88, 0.87, 0.88, 0.88, 0.88, 0.88), False),  # all of them no better
    ],
)
def test_a_few_words_must_be_met_better_than_by_ordinary_prose(
    met: tuple[float, ...], *, found: bool
) -> None:
    bare = chosen(sum(met) / len(met))
    (known,) = bare.candidates
    assert known.match is not None
    match = replace(known.match, met=met)
    judged = Chosen(bare.document, bare.pair, (replace(known, match=match),))
    assert judge([judged], ordinary=(0.78,) * len(met)).found is found
    assert judge([judged]).found  # nothing to compare with


@pytest.mark.parametrize(
    ("query", "content"),
    [("Hoeveel sluizen klemmen?", True), ("Is de brug open?", False), ("when is it?", True)],
)
def test_a_question_word_asks_for_content(query: str, content: bool) -> None:
    assert wants_content(query) is content


def test_yes_and_no_are_bare() -> None:
    assert is_bare("Ja, dat klopt.")
    assert not is_bare("Nee, de brug is dicht.")
