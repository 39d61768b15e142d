from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag import composing, picking
from rag.asking import Sort
from rag.choosing import Chosen, Followed
from rag.composing import cited_pairs, compose
from rag.datamodels import Document, Span
from rag.interaction import Match
from rag.parsing import parse
from rag.retrieval import Candidate
from rag.splitting import sentences, split
from tests.mutating import reading_of

FILLER = "Nu is een zin die nergens over gaat en die alleen maar woorden telt om lang te zijn. "
LONG = (
    FILLER * 4
    + "De brug kost 2,5 miljoen euro. Dat geldt alleen als de provincie meebetaalt. "
    + FILLER * 4
)


def document(answer: str, source: str = "ah.txt") -> Document:
    return parse(reading_of(f"AH 3\nVraag 1\nWat kost de brug?\nAntwoord 1\n{answer}\n"), source)


def chosen(answer: str, score: float = 2.0, source: str = "ah.txt") -> Chosen:
    made = document(answer, source)
    candidates = []
    for passage in split(made, 400):
        spans = sentences(passage.text)
        scores = tuple(0.9 if "brug" in s.of(passage.text) else 0.5 for s in spans)
        candidates.append(Candidate(passage, score, match=Match(0.9, 0.9, 0.9, scores, (0.9,))))
    return Chosen(made, made.pairs[0], tuple(candidates))


def test_a_short_answer_is_shown_whole() -> None:
    (statement,) = compose([chosen("De brug kost 2,5 miljoen euro. Dat is veel.")])
    assert statement.text == "De brug kost 2,5 miljoen euro. Dat is veel."
    assert statement.citations[0].quote == statement.text


def test_of_a_long_answer_the_best_sentences_come_with_their_neighbours() -> None:
    statements = compose([chosen(LONG)])
    said = " ".join(s.text for s in statements)
    assert "De brug kost 2,5 miljoen euro. Dat geldt alleen als de provincie meebetaalt." in said
    assert len(said.split()) <= (1 + picking.OVER) * composing.BUDGET
    assert all(s.text in LONG for s in statements)


def scored(answer: str, scores: Sequence[float]) -> Chosen:
    found = chosen(answer)
    match = Match(0.9, 0.9, 0.9, tuple(scores), (0.9,))
    (candidate,) = found.candidates
    return Chosen(found.document, found.pair, (replace(candidate, match=match),))


def test_the_second_best_sentence_goes_before_the_neighbours_of_the_best() -> None:
    long = "Het water bij Laagveen " + "staat er " * 20 + "hoog."
    answer = f"{long} De brug kost geld. {long} {long} Er zijn geen klachten bekend."
    said = " ".join(s.text for s in compose([scored(answer, [0.5, 0.9, 0.5, 0.5, 0.89])]))
    assert "De brug kost geld." in said
    assert "Er zijn geen klachten bekend." in said


def test_a_sentence_does_not_win_by_its_length() -> None:
    long = "Het onderhoud " + "gaat door " * 21 + "nu."
    answer = f"{long} Men wacht. De brug kost geld. Men wacht. {long} {FILLER * 2}"
    scores = [0.82, 0.6, 0.8, 0.6, 0.81, 0.5, 0.5]
    said = " ".join(s.text for s in compose([scored(answer, scores)]))
    assert "De brug kost geld." in said


def test_a_number_is_not_quoted_without_its_item() -> None:
    long = "Het onderhoud " + "gaat door " * 21 + "nu."
    answer = f"Wij doen meer. 4. {long} {long} De brug kost geld."
    found = scored(answer, [0.9, 0.7, 0.1, 0.1, 0.8])
    assert all(not s.text.rstrip().endswith("4.") for s in compose([found]))


def test_sentences_that_hold_what_is_asked_for_go_first() -> None:
    answer = FILLER * 5 + "Er zijn veertien bruggen dicht. " + FILLER * 5
    found = chosen(answer)
    plain = Chosen(found.document, found.pair, ())
    said = " ".join(s.text for s in compose([plain], frozenset({Sort.NUMBER})))
    assert "veertien" in said


def test_a_close_runner_up_is_quoted_where_asked_for_and_a_distant_one_is_not() -> None:
    first = chosen("De brug kost 2,5 miljoen euro.")
    close = chosen("De brug kost 3 miljoen euro.", 2.0 - composing.CLOSE[0] / 2, "b.txt")
    far = chosen("De brug kost 3 miljoen euro.", 2.0 - 2 * composing.CLOSE[0], "b.txt")
    assert cited_pairs(compose([first, close], near=True)) == (("ah.txt", (1,)), ("b.txt", (1,)))
    assert cited_pairs(compose([first, far], near=True)) == (("ah.txt", (1,)),)
    assert cited_pairs(compose([first, close])) == (("ah.txt", (1,)),)
    assert compose([]) == ()


def test_a_list_is_kept_whole() -> None:
    items = "Ik neem de volgende maatregelen:\n– de brug wordt hersteld;\n– de weg blijft dicht."
    said = " ".join(s.text for s in compose([chosen(f"{FILLER * 6}\n{items}\n{FILLER * 6}")]))
    assert items in said


def test_a_sentence_that_leans_on_another_is_not_left_alone() -> None:
    answer = FILLER * 6 + "De gemeente Verweg betaalt. Daarmee gaat de brug open. " + FILLER * 6
    said = " ".join(s.text for s in compose([chosen(answer)]))
    assert "De gemeente Verweg betaalt. Daarmee gaat de brug open." in said


def test_what_leans_on_words_too_long_to_show_is_left_out() -> None:
    denial = "Het is niet zo dat de dam " + "en ook de dijk " * 40 + "te hoog ligt."
    answer = FILLER * 6 + f"{denial} Of sterker nog: dat de brug zakt. De brug staat. " + FILLER * 6
    said = " ".join(s.text for s in compose([chosen(answer)]))
    assert "De brug staat." in said
    assert "Of sterker nog" not in said


def test_a_reservation_is_not_left_out() -> None:
    reserved = "De brug is veilig. De beheerder ziet echter nog gebreken."
    said = " ".join(s.text for s in compose([chosen(FILLER * 6 + reserved + " " + FILLER * 6)]))
    assert reserved in said


def test_documents_are_quoted_one_by_one_and_the_latest_first() -> None:
    def dated(found: Chosen, day: date | None) -> Chosen:
        metadata = replace(found.document.metadata, received=day)
        return replace(found, document=replace(found.document, metadata=metadata))

    def order(*days: date | None) -> list[str]:
        close = [chosen(LONG, 2.0 - n / 100, name) for n, name in enumerate(("a", "b"))]
        pairs = [dated(found, day) for found, day in zip(close, days, strict=True)]
        return [source for source, _ in cited_pairs(compose(pairs, near=True))]

    assert order(date(2098, 1, 1), date(2099, 1, 1)) == ["b", "a"]
    assert order(date(2099, 1, 1), date(2098, 1, 1)) == ["a", "b"]
    assert order(None, date(2099, 1, 1)) == ["a", "b"]


def test_what_an_answer_points_to_is_quoted_with_it() -> None:
    pointer = chosen("Zie het antwoord op vraag 2.")
    other = chosen("De brug kost 3 miljoen euro.", 0.0, "b.txt")
    far = chosen("De sluis is dicht.", 1.9, "c.txt")
    words = pointer.pair.answer
    assert words is not None
    cited = cited_pairs(compose([pointer, far], followed=[Followed(other, words)]))
    assert cited == (("ah.txt", (1,)), ("b.txt", (1,)))
    elsewhere = Followed(other, Span(words.end + 5, words.end + 9))
    assert ("b.txt", (1,)) not in cited_pairs(compose([pointer, far], followed=[elsewhere]))


def test_three_close_pairs_fit_in_one_answer() -> None:
    pairs = [chosen(LONG, 2.0 - n / 100, f"{n}.txt") for n in range(3)]
    statements = compose(pairs, near=True)
    assert len(cited_pairs(statements)) == 3
    assert sum(len(s.text.split()) for s in statements) <= composing.MOST


def test_a_runner_up_of_another_document_may_be_left_out() -> None:
    pairs = [chosen(LONG, 2.0), chosen(LONG, 1.99, "b.txt")]
    assert len(cited_pairs(compose(pairs, near=True))) == 2
    assert cited_pairs(compose(pairs, near=True, elsewhere=False)) == (("ah.txt", (1,)),)


def test_how_an_answer_changed_is_shown_moment_by_moment() -> None:
    pairs = [chosen(LONG, 2.0 - n, f"{n}.txt") for n in range(2)]
    assert cited_pairs(compose(pairs, trend=True)) == (("0.txt", (1,)), ("1.txt", (1,)))


def test_several_questions_share_the_room() -> None:
    alone = sum(len(s.text.split()) for s in compose([chosen(LONG)]))
    shared = compose([chosen(LONG), chosen(LONG, 1.9, "b.txt")], share=3)
    assert 0 < sum(len(s.text.split()) for s in shared) < alone
    assert cited_pairs(shared) == (("ah.txt", (1,)),)


YES = "De brug gaat in mei open, zo heeft de gemeente laten weten."


def said_of(answer: str, scores: Sequence[float] = ()) -> str:
    found = scored(answer, scores) if scores else chosen(answer)
    return " […] ".join(s.text for s in compose([found]))


def test_a_bare_yes_is_no_match_and_does_not_stand_alone() -> None:
    answer = f"Ja. {FILLER * 3}De brug kost geld. {FILLER * 4}"
    said = said_of(answer, [0.99, *[0.4] * 3, 0.8, *[0.5] * 4])
    assert "De brug kost geld." in said
    assert "Ja. […]" not in said


def test_a_yes_comes_with_the_sentence_after_it() -> None:
    said = said_of(f"Dat kan ik bevestigen. {YES} {FILLER * 6}", [0.5, 0.9, *[0.4] * 6])
    assert said.startswith(f"Dat kan ik bevestigen. {YES}")


def test_a_denial_at_the_opening_is_not_left_out() -> None:
    denial = "Nee, deze mening deelt het kabinet niet."
    answer = f"{denial} {FILLER * 6}{YES} {FILLER}"
    said = said_of(answer, [0.1, *[0.4] * 6, 0.9, 0.4])
    assert said.startswith(denial)
    assert YES in said
    long = "Nee, " + "en ook de weg " * 6 + "niet."
    scores = [0.0, *[0.2] * 3, *[0.4] * 6, 0.9]
    assert not said_of(f"{long} {FILLER * 9}{YES}", scores).startswith("Nee")


def test_a_bare_no_brings_what_follows_it_and_a_bare_yes_does_not() -> None:
    answer = f"Nee. Dat ligt anders. {FILLER * 6}{YES} {FILLER}"
    scores = [0.0, 0.0, *[0.1] * 2, *[0.5] * 4, 0.9, 0.1]
    assert said_of(answer, scores).startswith("Nee. Dat ligt anders.")
    assert "Ja." not in said_of(answer.replace("Nee.", "Ja."), scores)


def test_a_list_glued_to_its_introduction_is_kept_whole() -> None:
    items = "Slechts in deze gevallen mag het;– binnen een jaar;– op verzoek;\n– bij schade."
    said = said_of(f"{FILLER * 6}{items}\n{FILLER * 3}", [*[0.4] * 6, 0.9, 0.2, *[0.3] * 3])
    assert items in said


def test_of_a_list_that_is_too_long_the_heads_are_shown() -> None:
    more = "Daar gaat lange tijd over heen en er is nog veel meer over te zeggen dan dit. " * 3
    items = [f"{n}. {name}. {more.strip()}" for n, name in enumerate(("Geld", "Tijd", "Land"), 1)]
    answer = f"{FILLER * 3}De volgende stappen voor de brug zijn gezet:\n" + "\n".join(items)
    said = said_of(answer, [*[0.1] * 3, 0.9, *[0.2] * 15])
    assert "De volgende stappen voor de brug zijn gezet:\n1. Geld." in said
    assert "2. Tijd." in said
    assert "3. Land." in said


def test_an_item_brings_its_introduction() -> None:
    item = "– de weg wordt verlegd zodra " + "en ook als " * 15 + "het kan;"
    answer = f"{FILLER * 2}Er is afgesproken:\n{item}\n{item}\n– de brug gaat open;\n{item}"
    said = said_of(answer, [*[0.1] * 4, 0.1, 0.9, 0.1])
    assert "Er is afgesproken:" in said
    assert "– de brug gaat open;" in said


def test_an_item_is_not_shown_where_its_introduction_does_not_fit() -> None:
    opening = "Er is afgesproken, en dat is " + "na lang overleg " * 12 + "gedaan:"
    item = "– de brug gaat open zodra " + "en ook als " * 4 + "het kan;"
    answer = f"{opening}\n{item}\n{item}\nDe weg blijft dicht. {FILLER * 3}"
    found = scored(answer, [0.1, 0.9, 0.2, 0.8, *[0.1] * 3])
    small = " ".join(s.text for s in composing.quote(found, 30, 30))
    assert "De weg blijft dicht." in small
    assert "zodra" not in small
    alone = scored(f"{opening}\n{item}\n{item}", [0.1, 0.9, 0.2])
    assert [s.text for s in composing.quote(alone, 30, 30)] == [f"{opening}\n{item}"]


def test_an_enumeration_in_prose_is_kept_together() -> None:
    lines = "Lijn 1 is minder papier. Lijn 2 gaat over mensen. Lijn 3 gaat over vakwerk."
    answer = f"{FILLER * 4}De brug kent drie lijnen. Daarover hoort u nog. {lines} {FILLER * 3}"
    said = said_of(answer, [*[0.1] * 4, 0.9, 0.2, *[0.1] * 6])
    assert "De brug kent drie lijnen." in said
    assert lines in said


def test_a_ruling_goes_before_what_matches_as_well() -> None:
    pretty, ruling = (
        f"Een helm is {'daar nu ' * 30}{word}." for word in ("mooi", "niet verplicht")
    )
    found = scored(f"{pretty} {ruling} {FILLER * 2}", [0.85, 0.84, 0.1, 0.1])
    first, second = compose([found])[0], compose([found], frozenset({Sort.RULING}))[0]
    assert first.text == pretty
    assert second.text.startswith(ruling)


def test_two_short_answers_that_are_pointed_to_are_shown_whole() -> None:
    pointer = chosen("Zie het antwoord op vraag 2 en 3.")
    words = pointer.pair.answer
    assert words is not None
    short, long = chosen(FILLER * 3, 0.0, "b.txt"), chosen(FILLER * 12, 0.0, "c.txt")
    statements = compose([pointer], followed=[Followed(short, words), Followed(long, words)])
    assert len(statements[1].text.split()) == 3 * len(FILLER.split())
    assert sum(len(s.text.split()) for s in statements) <= composing.MOST


def test_the_best_sentence_stays_where_what_it_leans_on_is_too_long() -> None:
    long = "Het plan is " + "en blijft ook " * 50 + "oud."
    plan = f"{FILLER * 3}{long} Daarnaast gaat de brug open. {FILLER * 3}"
    assert "Daarnaast gaat de brug open." in said_of(plan, [*[0.4] * 3, 0.1, 0.9, *[0.4] * 3])
    refers = plan.replace("Daarnaast", "Daarmee")
    assert "Daarmee gaat de brug open." in said_of(refers, [*[0.4] * 3, 0.1, 0.9, *[0.4] * 3])


def test_no_answer_that_is_pointed_to_takes_more_than_all_room() -> None:
    pointer = chosen("Zie het antwoord op vraag 2.")
    words = pointer.pair.answer
    assert words is not None
    sentence = "De brug is " + "en blijft " * 35 + "oud. "
    statements = compose([pointer], followed=[Followed(chosen(sentence * 6, 0.0, "b.txt"), words)])
    assert sum(len(s.text.split()) for s in statements) <= composing.MOST
