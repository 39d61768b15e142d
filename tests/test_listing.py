"""Counts and lists: exact, a set of questions once, whatever documents there are of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rag.answers import Answer, Citation, Hit, Listed, Statement, Status
from rag.counting import Counting
from rag.datamodels import DocumentKind, Filters
from rag.fates import told
from rag.indexing import Ingestion
from rag.joining import joined
from rag.library import Library
from rag.listing import listed, subject_of
from rag.manners import Manner
from rag.numbered import Fate
from rag.ranking import Rank, Ranked
from rag.rendering import markdown, text
from rag.rendering_html import html
from rag.settings import Settings
from rag.tallying import Tally, counted
from tests.fake_chatbot import answered
from tests.fakes import FakeTokenEncoder
from tests.passport_support import Take
from tests.test_connecting import FRESH, LETTER, POSTPONED, QUESTIONS

OTHER = (
    QUESTIONS.replace("2099Z00077", "2099Z00090")
    .replace("3 mei 2099", "5 juni 2099")
    .replace("De Proef (Lijst Proef)", "Anders (PvdA)")
    .replace("het onderhoud van de brug", "wachttijden bij bruggen")
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    texts = {
        "a.txt": FRESH,
        "b.txt": QUESTIONS,
        "c.txt": POSTPONED,
        "d.txt": OTHER,
        "e.txt": LETTER,
    }
    for name, words in texts.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    settings = Settings(index=tmp_path / "index")
    Ingestion(settings, encoder=FakeTokenEncoder()).run([tmp_path / name for name in texts])
    with Library.open(settings.index, settings) as opened:
        yield opened


def ask(library: Library, *topic: str, filters: Filters = Filters(), **options: Any) -> Answer:
    count = Counting(topic, **options)
    return listed(library, "?", count, filters, "nl")


def test_a_set_of_questions_counts_once(library: Library) -> None:
    answer = ask(library)
    assert [(i.kind, i.day, i.questions) for i in answer.listing] == [
        (DocumentKind.QUESTION, date(2099, 6, 5), 2),
        (DocumentKind.ANSWER, date(2099, 5, 3), 2),
    ]
    assert answer.status is Status.ANSWERED
    assert "2 sets Kamervragen" in answer.reason
    assert "1 van de sets is beantwoord" in answer.reason
    assert answer.statements == answer.evidence == ()


def test_questions_that_could_not_be_told_apart_are_not_counted(library: Library) -> None:
    (letter,) = [i for i in ask(library).listing if "bruggen" in i.subject]
    for language, many, none in (
        ("nl", "met samen 2 vragen", "samen"),
        ("en", "2 questions", "in all"),
    ):
        tally = Tally(("brug",))
        assert many in counted([letter], tally, language)
        assert none not in counted([replace(letter, questions=0)], tally, language)


def test_all_words_must_be_there_in_any_form(library: Library) -> None:
    assert [i.subject for i in ask(library, "wachttijd").listing] == ["wachttijden bij bruggen"]
    assert len(ask(library, "BRUGGEN", "wachttijden").listing) == 1
    assert len(ask(library, "brug").listing) == 2
    nothing = ask(library, "stikstof")
    assert (nothing.status, nothing.listing) == (Status.NOT_FOUND, ())
    assert "“stikstof”" in nothing.reason


def test_conditions_count_by_the_day_of_asking(library: Library) -> None:
    may = Filters(since=date(2099, 5, 1), until=date(2099, 5, 31))
    assert [i.source for i in ask(library, filters=may).listing] == ["a.txt"]
    assert [i.source for i in ask(library, filters=Filters(party="PvdA")).listing] == ["d.txt"]
    assert [i.source for i in ask(library, open_only=True).listing] == ["d.txt"]


def test_a_list_is_shown_in_every_form(library: Library) -> None:
    answer = ask(library, "wachttijden")
    line = "5 juni 2099 · Anders (PvdA) · wachttijden bij bruggen · 2 vragen · nog niet beantwoord"
    for shown in (text(answer), markdown(answer)):
        assert line in shown
    title = '<span lang="nl">wachttijden bij bruggen</span>'
    rest = '<p class="kw-rest">5 juni 2099 · Anders (PvdA) · 2 vragen · nog niet beantwoord'
    assert title + rest in html(answer, "t")
    assert 'href="https://' in html(answer, "t")


UNDATED = """Aan de Voorzitter van de Tweede Kamer

Datum 4 februari 2098

Hierbij beantwoord ik de vragen over de sluis bij Laagveen (2097Z00012).

De minister van Infrastructuur en Waterstaat,
P. Peil

Vraag 1
Klemt de sluis?
Antwoord 1
Ja, de sluis klemt sinds de vorst en wordt hersteld.
"""


@pytest.fixture
def undated(library: Library, tmp_path: Path) -> Library:
    (tmp_path / "f.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "g.txt").write_text(
        "Vraag 1\nRoest de sluis?\nAntwoord 1\nNee, de sluis is geschilderd.\n", encoding="utf-8"
    )
    settings = Settings(index=tmp_path / "index")
    Ingestion(settings, encoder=FakeTokenEncoder()).run([tmp_path / "f.txt", tmp_path / "g.txt"])
    return Library.open(settings.index, settings)


def test_what_has_no_day_of_asking_counts_by_number_or_answer(undated: Library) -> None:
    year = Filters(since=date(2097, 1, 1), until=date(2097, 12, 31))
    answer = ask(undated, "sluis", filters=year)
    assert [i.source for i in answer.listing] == ["f.txt"]
    assert "Van 1 is de dag van indienen niet bekend" in answer.reason
    assert "Niet meegeteld: 1 zonder datum." in answer.reason
    half = ask(undated, "sluis", filters=replace(year, until=date(2097, 6, 1)))
    assert half.listing == ()
    assert "Niet meegeteld: 1 waarvan de dag van indienen niet bekend is" in half.reason


def test_the_day_of_a_postponement_is_not_that_of_asking(take: Take) -> None:
    library = take(c=POSTPONED)
    (put_off,) = ask(library).listing
    assert (put_off.kind, put_off.day) == (DocumentKind.POSTPONEMENT, None)
    day = library.document("c.txt").metadata.received
    assert day is not None
    then = ask(library, filters=Filters(since=day.replace(day=1), until=day))
    assert (then.status, then.listing) == (Status.NOT_FOUND, ())
    assert "Niet meegeteld: 1 waarvan de dag van indienen niet bekend is" in then.reason
    said = told(library, put_off, "2099Z00077", Fate.ASKED, "nl")[1]
    assert said.endswith("gesteld door De Proef (Lijst Proef). Op welke dag is hier niet bekend.")
    year = Filters(since=date(day.year, 1, 1), until=date(day.year, 12, 31))
    assert "Van 1 is de dag van indienen niet bekend" in ask(library, filters=year).reason
    before = Filters(since=date(day.year, 12, 1), until=date(day.year, 12, 31))
    assert "niet bekend" not in ask(library, filters=before).reason


def test_an_answer_without_a_date_is_not_called_open(undated: Library) -> None:
    answer = ask(undated, "sluis")
    assert "2 van de sets zijn beantwoord" in answer.reason
    assert "nog niet beantwoord" not in text(answer)
    assert ask(undated, "sluis", open_only=True).listing == ()
    assert len(ask(undated, "sluis", answered_only=True).listing) == 2


def test_whose_askers_are_not_known_is_said(undated: Library) -> None:
    answer = ask(undated, "sluis", filters=Filters(party="SP"))
    assert answer.listing == ()
    assert "Niet meegeteld: 2 waarvan niet bekend is wie de vragen stelde." in answer.reason


def test_one_asker_or_the_other(library: Library) -> None:
    assert len(ask(library, filters=Filters(asker="De Proef, Anders")).listing) == 2
    assert len(ask(library, filters=Filters(asker="Anders")).listing) == 1
    assert ask(library, filters=Filters(asker="Proef")).listing == ()


def test_an_answer_is_found_by_what_only_its_questions_say(library: Library) -> None:
    """Whoever asked stands in the questions; what became of them in the answer."""
    answer = ask(library, filters=Filters(asker="De Proef"))
    assert [i.kind for i in answer.listing] == [DocumentKind.ANSWER]


def test_the_subject_of_an_earlier_question(library: Library) -> None:
    """Which leaves out what most documents hold: all are about bridges."""
    asked = "Hoe lang zijn de wachttijden bij de bruggen?"
    assert subject_of(library, asked) == ("wachttijden",)
    assert subject_of(library, "Hoeveel Kamerleden klagen over wachttijden?") == ("wachttijden",)
    assert subject_of(library, "Wie is de koning?") == ()


def test_where_the_words_stand_is_said(library: Library) -> None:
    assert "Bij 1 daarvan staat het in het onderwerp" not in ask(library, "wachttijden").reason
    answer = ask(library, "klemt")
    assert ("alleen in de vragen" in answer.reason) is bool(answer.listing)


def test_that_a_word_is_only_part_of_longer_ones_is_said(take: Take) -> None:
    library = take(a=OTHER.replace("wachttijden bij bruggen", "de Vakantiewoningen"))
    answer = ask(library, "woning")
    assert len(answer.listing) == 1
    assert "Bij 1 daarvan staat het alleen in een langer woord: vakantiewoningen." in answer.reason
    assert "langer woord" not in ask(library, "vakantiewoning").reason


def part(query: str, words: str, number: int, status: Status = Status.ANSWERED) -> Answer:
    citation = Citation("a.txt", (number,), words, 0, len(words))
    base = answered()
    evidence = tuple(
        type(e)("a.txt", (number,), e.question, words, e.metadata) for e in base.evidence[:1]
    )
    return Answer(
        query,
        status,
        (Statement(words, (citation,)),),
        evidence,
        (Hit(1, "a.txt", (number,), 2.0),),
        confidence=0.8 - number / 10,
    )


def test_two_questions_get_one_answer_in_their_order() -> None:
    made = joined("a? b?", [part("a?", "Ja, dat is zo.", 1), part("b?", "Dat kost 3 euro.", 2)])
    assert [(s.part, s.text) for s in made.statements] == [
        (1, "Ja, dat is zo."),
        (2, "Dat kost 3 euro."),
    ]
    assert [e.numbers for e in made.evidence] == [(1,), (2,)]
    assert [(h.rank, h.numbers) for h in made.hits] == [(1, (1,)), (2, (2,))]
    assert made.confidence == pytest.approx(0.6)
    shown = text(made)
    assert shown.index("1. a?") < shown.index("Ja, dat is zo") < shown.index("2. b?")


def test_no_quote_is_shown_twice() -> None:
    made = joined("a? b?", [part("a?", "Ja, dat is zo.", 1), part("b?", "Ja, dat is zo.", 1)])
    assert len(made.statements) == 1
    assert made.parts[1].above
    assert "Zie het citaat hierboven" in text(made)


def test_a_question_without_an_answer_says_so_among_others() -> None:
    lost = Answer("b?", Status.NOT_FOUND, reason="Daarover staat hier niets.")
    made = joined("a? b?", [part("a?", "Ja, dat is zo.", 1), lost])
    assert made.status is Status.ANSWERED
    assert "Daarover staat hier niets." in html(made, "t")
    assert joined("b? c?", [lost, lost]).status is Status.NOT_FOUND


def test_a_list_stands_among_other_answers() -> None:
    item = Listed("a.txt", DocumentKind.ANSWER, "de brug")
    counted = Answer("Hoeveel?", Status.ANSWERED, reason="Er is 1 set.", listing=(item,))
    made = joined("Hoeveel? b?", [counted, part("b?", "Dat kost 3 euro.", 2)])
    assert made.listing == (replace(item, part=1),)
    assert made.parts[0].reason == "Er is 1 set."
    line = "de brug · beantwoord"
    for shown, item in ((text(made), line), (markdown(made), line), (html(made, "t"), "de brug<")):
        assert shown.count(item) == 1
        assert shown.index("Er is 1 set.") < shown.index(item)
        assert shown.index(item) < shown.index("Dat kost 3 euro.")


def test_the_quotes_of_many_questions_fit_in_one_answer() -> None:
    long = " ".join(["woord"] * 60) + "."
    many = [
        Answer(
            f"{n}?",
            Status.ANSWERED,
            tuple(
                Statement(f"{n}{m} {long}", (Citation("a.txt", (n,), f"{n}{m} {long}", 0, 9),))
                for m in "ab"
            ),
            part("x", "y", n).evidence,
        )
        for n in (1, 2)
    ]
    made = joined("?", many)
    assert [s.part for s in made.statements] == [1, 2]
    assert sum(len(s.text.split()) for s in made.statements) <= 180


def test_of_several_subjects_each_counts(library: Library) -> None:
    both = Counting(("wachttijden",), others=(("onderhoud",),))
    answer = listed(library, "?", both, Filters(), "nl")
    assert len(answer.listing) == 2
    assert "“wachttijden” of “onderhoud”" in answer.reason
    assert "Van elk: “wachttijden” 1, “onderhoud” 2." in answer.reason


def test_what_is_put_off_and_has_no_answer(library: Library) -> None:
    assert ask(library, postponed_only=True).listing == ()
    assert "waarvan het antwoord is uitgesteld" in ask(library, postponed_only=True).reason


def test_a_party_is_found_in_the_group_it_went_up_in(take: Take) -> None:
    library = take(a=OTHER.replace("PvdA", "GroenLinks-PvdA"))
    for name in ("PvdA", "GroenLinks", "GroenLinks-PvdA"):
        answer = ask(library, filters=Filters(party=name))
        assert len(answer.listing) == 1
        assert ("opgegaan" in answer.reason) is (name != "GroenLinks-PvdA")
    assert ask(take(b=OTHER), filters=Filters(party="SP")).listing == ()


def test_a_misspelt_name_is_not_guessed(library: Library) -> None:
    answer = ask(library, filters=Filters(asker="Ander"))
    assert answer.listing == ()
    assert "(van Ander). Bedoelt u Anders?" in answer.reason
    assert "Bedoelt" not in ask(library, filters=Filters(asker="Onbekend")).reason


def test_half_of_a_double_name_finds_who_bears_it(take: Take) -> None:
    library = take(a=OTHER.replace("Anders (", "Anders-De Proef ("))
    for name, number in (("Anders", 1), ("De Proef", 1), ("Proef", 0)):
        assert len(ask(library, filters=Filters(asker=name)).listing) == number


def test_by_who_answered(undated: Library) -> None:
    assert [i.source for i in ask(undated, filters=Filters(answerer="Peil")).listing] == ["f.txt"]
    assert ask(undated, filters=Filters(answerer="Onbekend")).listing == ()


def test_who_asked_most_with_the_list_of_the_first(library: Library) -> None:
    rank = Counting((), rank=Rank(Ranked.PARTY, most=True))
    answer = listed(library, "?", rank, Filters(party="PvdA"), "nl")
    assert "het vaakst gesteld door PvdA: 1 van de 1 set" in answer.reason
    assert [i.source for i in answer.listing] == ["d.txt"]
    level = listed(library, "?", rank, Filters(), "nl")
    assert level.status is Status.ANSWERED
    assert level.listing == ()
    names = listed(library, "?", Counting((), rank=Rank(Ranked.PARTY)), Filters(), "nl")
    assert "Gesteld door 2 partijen" in names.reason
    assert len(names.listing) == 2


def test_what_the_library_holds(library: Library) -> None:
    held = listed(library, "?", Counting((), rank=Rank(Ranked.DOCUMENTS)), Filters(), "nl")
    assert f"bevat {len(library.documents())} documenten" in held.reason
    period = listed(library, "?", Counting((), rank=Rank(Ranked.PERIOD)), Filters(), "en")
    assert "2099" in period.reason


def test_how_questions_were_put_is_counted(take: Take) -> None:
    oral = OTHER.replace("Vragen van het lid", "Mondelinge vragen van het lid")
    library = take(b=QUESTIONS, d=oral)
    found = ask(library, manner=Manner(oral=True))
    assert [i.source for i in found.listing] == ["d.txt"]
    assert "(mondelinge vragen)" in found.reason
    assert [i.source for i in ask(library, manner=Manner(oral=False)).listing] == ["b.txt"]


def test_of_several_is_said_how_many_they_asked_together(take: Take) -> None:
    both = OTHER.replace("het lid Anders (PvdA)", "de leden Anders (PvdA) en Eender (SP)")
    library = take(b=QUESTIONS, d=both)
    assert "Van hen samen: 1." in ask(library, filters=Filters(party="PvdA, SP")).reason
    assert "Van hen samen: geen." in ask(library, filters=Filters(asker="De Proef, Eender")).reason
    assert "samen:" not in ask(library, filters=Filters(party="PvdA")).reason


def test_what_cannot_be_counted_is_said(library: Library) -> None:
    answer = listed(library, "?", Counting((), beyond=True), Filters(), "nl")
    assert (answer.status, answer.listing) == (Status.NOT_FOUND, ())
    assert answer.reason.startswith("Dit kan ik niet tellen")
