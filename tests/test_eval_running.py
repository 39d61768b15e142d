from eval_support import DOC, FakeChatbot, FakeRetriever, answer, passage, question, quote, trap

from eval.gold import GoldPair
from eval.records import PairKey
from eval.running import PAIRS, Runner, fold_hits, relevant_pairs, retype, shown_text
from rag.answers import Hit, Status, Turn

ASKED = "Hoe lang duurt het?"
RANKING = (Hit(1, "doc.txt", (1,), 0.9), Hit(2, "doc.txt", (2, 3), 0.4))
PASSAGES = (
    passage("doc.txt", (2, 3), 9.0),
    passage("doc.txt", (1,), 8.0),
    passage("doc.txt", (2, 3), 7.0, part=2),
)


def run(chatbot, *questions, again=True):
    return list(Runner(chatbot, "test 1", again).run(questions))


def chatbot(**answers):
    given = answer(quote("Het duurt 65 dagen."), hits=RANKING, confidence=0.8)
    return FakeChatbot({ASKED: given} | answers, retriever=FakeRetriever(PASSAGES))


def test_a_question_becomes_a_record():
    (found,) = run(chatbot(), question())
    assert (found.id, found.question, found.version) == ("q1", ASKED, "test 1")
    assert (found.status, found.text) == (Status.ANSWERED, "Het duurt 65 dagen.")
    assert found.hits == RANKING
    assert found.confidence == 0.8
    assert [(c.verbatim, c.role) for c in found.citations] == [(True, "answer")]
    assert found.relevant == (PairKey("doc.txt", (1,)),)
    assert 0 <= found.seconds < 1


def test_each_index_alone_is_recorded_folded_to_pairs():
    bot = chatbot()
    (found,) = run(bot, question())
    assert found.hits_lexical == (Hit(1, "doc.txt", (2, 3), 9.0), Hit(2, "doc.txt", (1,), 8.0))
    assert found.hits_dense == found.hits_lexical
    assert bot.retriever.asked == [(ASKED, "lexical"), (ASKED, "dense")]


def test_the_indexes_are_asked_what_the_system_searched():
    bot = chatbot()
    bot.answers[ASKED] = answer(interpretation="duur van de procedure")
    run(bot, question())
    assert {query for query, _ in bot.retriever.asked} == {"duur van de procedure"}


def test_the_conversation_goes_with_the_question():
    bot, turns = chatbot(), (Turn("user", "Wat is dat?"), Turn("assistant", "Een regel."))
    run(bot, question(history=turns))
    assert bot.asked[0] == (ASKED, turns)


def test_the_question_is_asked_again_after_a_retyped_one():
    bot = chatbot()
    (found,) = run(bot, question())
    assert [query for query, _ in bot.asked] == [ASKED, "hoe lang duurt het", ASKED]
    assert (found.repeat_identical, found.retyped_same_pairs) == (True, False)


def test_an_answer_that_changes_is_noticed():
    bot = chatbot()
    first = bot.answers[ASKED]
    replies = iter([first, first, answer(quote("Dat is lang."))])
    bot.answer = lambda *args, **kwargs: next(replies)
    (found,) = run(bot, question())
    assert (found.repeat_identical, found.retyped_same_pairs) == (False, True)


def test_asked_once_stability_is_not_known():
    bot = chatbot()
    (found,) = run(bot, question(), again=False)
    assert (len(bot.asked), found.repeat_identical, found.retyped_same_pairs) == (1, None, None)


def test_a_failure_is_recorded_and_the_next_question_asked():
    bot = chatbot()
    bot.answers[ASKED] = None
    failed, following = run(bot, question("a"), trap("b", question="Hoi"))
    assert (failed.status, failed.statements) == (Status.ERROR, ())
    assert failed.text == "the model does not answer; start it"
    assert following.status is Status.NOT_FOUND


def test_the_text_is_what_is_shown():
    both = answer(
        quote("Het duurt 65 dagen."), quote("Dat is lang."), status=Status.RELATED, reason="Bijna."
    )
    assert shown_text(both) == "Bijna.\nHet duurt 65 dagen.\nDat is lang."


def test_an_abstention_shows_its_reason():
    (found,) = run(chatbot(), trap(question="Hoi"))
    assert (found.text, found.relevant, found.hits) == ("Niets gevonden.", (), ())


def test_only_so_many_pairs_are_kept_and_each_with_its_best_score():
    many = [passage("d.txt", (n,), 100.0 - n) for n in range(1, PAIRS + 9)]
    found = fold_hits([*many, *many])
    assert len(found) == PAIRS
    assert found[0] == Hit(1, "d.txt", (1,), 99.0)
    assert [hit.rank for hit in found] == list(range(1, PAIRS + 1))


def test_relevant_are_the_answered_pairs_that_the_gold_means():
    library = chatbot().library
    gold = question(relevant=(GoldPair("doc", (3, 4)), GoldPair("elsewhere", (1,))))
    assert relevant_pairs(gold, library, [DOC.source]) == (PairKey("doc.txt", (2, 3)),)


def test_a_question_is_retyped_in_haste():
    assert retype("Wat kost de AOW? ") == "wat kost de aow"
