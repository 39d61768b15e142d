import pytest
from eval_support import DOC, FakeLibrary, citation, quote, record

from eval.checking import Checker, role_of
from rag.answers import Citation
from rag.datamodels import Span


@pytest.fixture
def checker():
    return Checker(FakeLibrary())


@pytest.mark.parametrize(
    "cited", [quote("Het duurt 65 dagen."), quote("Dat is lang."), quote("gemeente", (2, 3))]
)
def test_a_true_quote_is_verbatim_and_the_governments(checker, cited):
    found = checker.citation(cited)
    assert (found.verbatim, found.role) == (True, "answer")
    assert (found.quote, found.start, found.end) == (cited.quote, cited.start, cited.end)


@pytest.mark.parametrize(
    ("cited", "role"),
    [
        (Citation("doc.txt", (1,), "het duurt 65 dagen.", 0, 19), "answer"),  # another letter
        (Citation("doc.txt", (1,), "Het duurt 65 dagen.", 1, 20), "answer"),  # offsets are off
        (Citation("doc.txt", (1,), "Het duurt 65 dagen.", 0, 18), "answer"),
        (Citation("doc.txt", (1,), "", 3, 3), "unknown"),  # no words at all
        (Citation("doc.txt", (1,), "Dat", -12, -9), "unknown"),
        (Citation("doc.txt", (2,), "De gemeente betaalt.", 0, 20), "unknown"),  # no such pair
        (Citation("doc.txt", (4,), "De gemeente betaalt.", 0, 20), "unknown"),  # not answered
        (Citation("none.txt", (1,), "Het duurt 65 dagen.", 0, 19), "unknown"),
    ],
)
def test_anything_else_is_not_verbatim(checker, cited, role):
    found = checker.citation(cited)
    assert (found.verbatim, found.role) == (False, role)


def test_the_mps_words_after_an_answer_are_not_the_governments(checker):
    past = DOC.pairs[1].questions[0].start - DOC.pairs[0].answer.start
    found = checker.citation(Citation("doc.txt", (1,), "En wie betaalt?", past, past + 15))
    assert (found.verbatim, found.role) == (False, "question")


@pytest.mark.parametrize(
    ("span", "role"),
    [
        (Span(20, 39), "answer"),
        (Span(18, 39), "question"),  # its first letter is the MP's
        (Span(40, 54), "question"),
        (Span(40, 53), "unknown"),  # runs out of the answer
    ],
)
def test_whose_words_stand_there(span, role):
    assert role_of(span, DOC, DOC.pairs[0].answer) == role


def test_a_record_is_checked_anew_and_what_it_claimed_is_dropped(checker):
    lying = citation(quote="Het duurt 66 dagen.", verbatim=True)
    true = citation(verbatim=None, role="question")
    found = checker.record(record(cites=(lying, true)))
    assert [(c.verbatim, c.role) for c in found.citations] == [(False, "answer"), (True, "answer")]
    assert found.text == record(cites=(lying, true)).text


def test_a_document_is_fetched_once():
    library = FakeLibrary()
    checker = Checker(library)
    for _ in range(3):
        checker.citation(quote("Dat is lang."))
        checker.citation(Citation("none.txt", (1,), "x", 0, 1))
    assert library.fetched == ["doc.txt", "none.txt"]
