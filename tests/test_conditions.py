"""What a question asks of the documents, and what belongs to its subject."""

from datetime import date

import pytest

from rag.conditions import Conditions, apart, conditions, moved, of_a_stranger
from rag.counting import Counting, counting, unasked, uncountable
from rag.datamodels import Filters, Office
from rag.manners import Manner
from rag.members import same_name
from rag.trends import Trend

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def periods(query: str) -> tuple[date | None, date | None]:
    found = conditions(query).filters
    return found.since, found.until


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("Wat zei het kabinet hierover in 2024?", *YEAR),
        ("What did the government say about this in 2024?", *YEAR),
        ("Wat zei het kabinet hierover op 1 maart 2022?", None, date(2022, 3, 1)),
        ("Wat antwoordde de minister in februari 2024?", date(2024, 2, 1), date(2024, 2, 29)),
        ("Wat heeft het kabinet sinds 2023 geantwoord?", date(2023, 1, 1), None),
        ("Wat antwoordde het kabinet vóór maart 2021?", None, date(2021, 2, 28)),
        ("Wat zei de minister na 2023?", date(2024, 1, 1), None),
        ("Wat zei de minister tot en met 2023?", None, date(2023, 12, 31)),
        ("Wat zei de minister op 1-3-2022?", None, date(2022, 3, 1)),
        (
            "Welke vragen van de SP zijn tussen 2020 en 2022 beantwoord?",
            date(2020, 1, 1),
            date(2022, 12, 31),
        ),
    ],
)
def test_a_period_of_saying_restricts_the_day(
    query: str, since: date | None, until: date | None
) -> None:
    assert periods(query) == (since, until)


@pytest.mark.parametrize(
    "query",
    [
        "Hoeveel ton vlees kwam er in 2023 binnen?",
        "Ging de minister in oktober 2024 naar Kazan?",
        "Zei hij in 2022 nog iets over de inval?",
        "How many horses were slaughtered in 2023?",
        "Wat antwoordde de minister op de vraag?",
        "Wat zei de minister op 31 februari 2024?",
        "Wat antwoordde de minister over de cijfers van 2023?",
        "Wat zei het kabinet over de doelen voor 2030?",
    ],
)
def test_a_period_of_the_subject_does_not(query: str) -> None:
    assert conditions(query).filters == Filters()
    assert conditions(query).query == query


def test_a_period_after_the_subject_may_belong_to_it() -> None:
    assert conditions("Wat zei het kabinet over de cijfers in 2023?").loose
    assert not conditions("Wat zei het kabinet in 2023 over de cijfers?").loose


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("Welke vragen stelde de SP over zorg?", Filters(party="SP")),
        ("hoeveel vragen van de PvdD-fractie over stikstof", Filters(party="PvdD")),
        ("Welke vragen stelde het lid Van den Berg over zorg?", Filters(asker="Van den Berg")),
        ("which questions did D66 ask about care?", Filters(party="D66")),
        ("vragen van de Partij voor de Dieren over vis", Filters(party="PvdD")),
        ("Welke vragen stelde de onbekende partij over zorg?", Filters()),
        ("Hoeveel vragen over zorg van de SP?", Filters(party="SP")),
        ("Welke vragen heeft de SP gesteld over zorg?", Filters(party="SP")),
        ("Welke vragen stelden Kip en Van den Berg?", Filters(asker="Kip, Van den Berg")),
        ("Welke vragen stelden de SP, D66 en de VVD?", Filters(party="SP, D66, VVD")),
        ("Welke vragen stelde het lid De Vries?", Filters(asker="De Vries")),
        ("Hoeveel vragen aan de minister van Justitie en Veiligheid?", Filters(ministry="JenV")),
        ("Wat was het antwoord op vragen over de plannen van de SP?", Filters()),
    ],
)
def test_who_asked_restricts_the_askers(query: str, filters: Filters) -> None:
    assert conditions(query, {"van den berg", "kip", "jan de vries"}).filters == filters


@pytest.mark.parametrize(
    ("name", "full", "same"),
    [
        ("Van Dijk", "Inge van Dijk", True),
        ("Dijk", "Inge van Dijk", False),
        ("dijk", "Dijk", True),
        ("Kröger", "Kroger", True),
        ("Jansen", "Daniëlle Jansen", True),
        ("Berg", "Van den Berg", False),
        ("Proef", "Proef-Van de Kip", True),
        ("Van de Kip", "Proef – van de Kip", True),
        ("Kip", "Proef-Van de Kip", False),
        ("Jan", "Jan-Willem de Wit", False),
    ],
)
def test_a_surname_means_those_who_bear_it(name: str, full: str, *, same: bool) -> None:
    assert same_name(name, full) is same


def test_an_unknown_asker_is_an_asker() -> None:
    unknown = of_a_stranger(conditions("Hoeveel vragen stelde Van der Onbekend over zorg?"))
    assert unknown.filters == Filters(asker="Van der Onbekend")
    assert unknown.query == "Hoeveel vragen stelde over zorg?"
    assert of_a_stranger(Conditions("Welke vragen stelde de Kamer?")).filters == Filters()


def test_a_question_how_an_answer_changed() -> None:
    assert conditions("Hoe is dit standpunt veranderd?").trend
    assert conditions("How has this changed?").trend
    assert not conditions("Wat is er veranderd aan de brug?").trend


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Hoeveel vragen over stikstof?", Counting(("stikstof",))),
        ("hoeveel kamervragen zijn er gesteld over de wolf", Counting(("wolf",))),
        ("Welke vragen stelde over huisartsen?", Counting(("huisartsen",))),
        ("How many parliamentary questions about nitrogen were asked?", Counting(("nitrogen",))),
        ("Welke vragen over de wolf zijn nog open?", Counting(("wolf",), open_only=True)),
        ("toon alle vragen van", Counting(())),
        ("vragen van het lid over TikTok", Counting(("TikTok",))),
        ("Geef alle nog openstaande vragen van de fractie", Counting((), open_only=True)),
        ("Vragen over de brug, zijn die er?", None),
        ("Welke vragen over de wolf zijn al beantwoord?", Counting(("wolf",), answered_only=True)),
        ("Welke vragen roept dat op?", None),
        ("Welke vragen moet een inspecteur stellen van de minister?", None),
        ("Hoeveel vragen zijn er gesteld?", Counting(())),
        ("Hoeveel sluizen klemmen er?", None),
        ("Wat kost een set vragen?", None),
        ("Hoeveel vragen krijgt de politie over honden?", None),
        ("Hoeveel vragen kwamen er binnen bij het meldpunt over honden?", None),
        ("Welke vragen beantwoordt de inspectie over honden?", None),
        ("Hoeveel vragen zijn nog onbeantwoord?", Counting((), open_only=True)),
        ("Hoe vaak zijn vragen gesteld over Gaza?", Counting(("Gaza",))),
        ("How often were questions asked about Gaza?", Counting(("Gaza",))),
        ("Hoeveel antwoorden zijn er?", Counting((), answered_only=True)),
        ("Hoeveel beantwoorde vragen zijn er?", Counting((), answered_only=True)),
        ("Hoeveel vragen over -zorg?", Counting(("zorg",))),
        ("Hoeveel vragen over *?", Counting(("*",))),
        ("Hoeveel vragen zijn hierover gesteld?", Counting((), points_back=True)),
        ("How many questions were asked about this?", Counting((), points_back=True)),
    ],
)
def test_what_is_counted(query: str, found: Counting | None) -> None:
    assert counting(query) == found


def test_without_conditions_a_question_stays_as_it_is() -> None:
    assert conditions("Wat kost de brug?") == Conditions("Wat kost de brug?")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("Welke vragen stelde over mbo?", "Welke vragen over mbo?"),
        (
            "Hoeveel vragen zijn er door gesteld over stikstof?",
            "Hoeveel vragen zijn er over stikstof?",
        ),
        ("Which questions did ask about horses?", "Which questions about horses?"),
        (
            "Hoeveel vragen over wie klachten heeft gesteld?",
            "Hoeveel vragen over wie klachten heeft gesteld?",
        ),
        ("Hoeveel vragen?", "Hoeveel vragen?"),
    ],
)
def test_a_verb_without_its_subject_is_left_out(query: str, shown: str) -> None:
    assert unasked(query) == shown
    assert counting(shown) == counting(query)


@pytest.mark.parametrize(
    "query",
    [
        "Wat zijn de openstaande vragen over stikstof?",
        "vragen",
        "Who asked questions about horses?",
        "Wie heeft vragen gesteld over paarden?",
    ],
)
def test_more_ways_to_ask_for_a_list(query: str) -> None:
    found = counting(query)
    assert found is not None
    assert found.open_only == ("openstaande" in query)


@pytest.mark.parametrize(
    "query",
    ["Wat zijn de vragen van ouders?", "vragenlijst", "Wie heeft vragen beantwoord met nee?"],
)
def test_what_others_ask_is_no_list(query: str) -> None:
    assert counting(query) is None


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("Hoeveel vragen zijn er beantwoord?", True),
        ("Welke vragen over de wolf werden beantwoord?", True),
        ("How many questions were answered?", True),
        ("Hoeveel vragen zijn er nog niet beantwoord?", False),
        ("Hoeveel vragen zijn er gesteld?", False),
    ],
)
def test_what_is_answered_is_counted_as_such(query: str, answered: bool) -> None:
    found = counting(query)
    assert found is not None
    assert found.answered_only is answered


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Hoeveel vragen over de wolf of de das?", Counting(("wolf",), others=(("das",),))),
        ("Hoeveel vragen over de wolf en over de das?", Counting(("wolf",), others=(("das",),))),
        ("How many questions about wolf or about das?", Counting(("wolf",), others=(("das",),))),
        ("Hoeveel vragen over de wolf en de das?", Counting(("wolf", "das"))),
        ("Hoeveel vragen over schade bij boeren?", Counting(("schade", "boeren"))),
        ("Welke vragen zijn uitgesteld?", Counting((), postponed_only=True)),
        ("Welke vragen over de wolf zijn uitgesteld?", Counting(("wolf",), postponed_only=True)),
        ("Hoeveel vragen over uitgestelde zorg?", Counting(("uitgestelde", "zorg"))),
        ("Welke vragen gaan over de wolf?", Counting(("wolf",))),
        (
            "How many questions are still unanswered about wolf?",
            Counting(("wolf",), open_only=True),
        ),
        ("Hoeveel vragen zijn gesteld en over welke onderwerpen?", Counting(())),
        ("Hoeveel vragen samen over de wolf?", Counting(("wolf",))),
        ("Welke vragen zijn ingezonden en nog niet beantwoord?", Counting((), open_only=True)),
        ("Welke vragen staan open?", Counting((), open_only=True)),
        ("Welke antwoorden kwamen binnen?", Counting((), answered_only=True)),
        ("Welke mondelinge vragen zijn er?", Counting((), manner=Manner(oral=True))),
        (
            "Hoeveel vragen zijn door staatssecretarissen beantwoord?",
            Counting((), answered_only=True, manner=Manner(by=Office.STATE_SECRETARY)),
        ),
    ],
)
def test_more_of_what_is_counted(query: str, found: Counting) -> None:
    assert counting(query) == found


@pytest.mark.parametrize(
    ("query", "beyond"),
    [
        ("Hoeveel Kamervragen leidden tot nieuw beleid?", True),
        ("How many parliamentary questions led to a law?", True),
        ("Hoeveel vragen stelde de oppositie over zorg?", True),
        ("Hoeveel vragen stelden vrouwen?", True),
        ("Hoeveel vragen stelde niet over zorg?", True),
        ("Welke vragen gaan niet over zorg?", True),
        ("Hoeveel vragen over zorg maar niet over ouderen?", True),
        ("How many questions were not asked?", True),
        ("Hoeveel vragen zijn te laat beantwoord?", True),
        ("Hoeveel vragen worden er gemiddeld per week gesteld?", True),
        ("Wie stelde de minste vragen?", True),
        ("Welke minister beantwoordde de minste vragen?", True),
        ("Hoeveel vragen stelde de inspectie aan bedrijven?", False),
        ("Welke vragen kan de inspectie niet over bruggen beantwoorden?", False),
        ("Wie kreeg de minste subsidie?", False),
        ("Hoeveel vragen krijgt de politie over honden?", False),
        ("Hoeveel vragen werden gesteld aan de politie?", False),
        ("Welke vragen roept dat op?", False),
        ("Hoeveel sluizen klemmen er?", False),
    ],
)
def test_a_count_that_cannot_be_made(query: str, *, beyond: bool) -> None:
    assert counting(query) is None
    assert uncountable(query) is beyond


@pytest.mark.parametrize(
    "query",
    [
        "Wat was het standpunt over de brug in 2024?",
        "Wat was het beleid voor sluizen in 2024?",
        "Welke maatregelen tegen roest golden er in 2024?",
        "What was the policy on locks in 2024?",
        "Wat is het laatste standpunt over de brug in 2024?",
    ],
)
def test_what_a_position_was_in_a_period_is_tried_within_it_first(query: str) -> None:
    found = conditions(query)
    assert (found.filters.since, found.filters.until) == YEAR
    assert found.loose
    assert "2024" not in found.query


@pytest.mark.parametrize(
    "query",
    [
        "Wat is het beleid voor 2030?",
        "Hoeveel ton kwam er in 2024 binnen?",
        "Wat was de uitkomst van de maatregelen in 2024 die de gemeente nam",
        "Wat is het laatste antwoord over de cijfers van 2024?",
    ],
)
def test_other_years_belong_to_the_subject(query: str) -> None:
    found = conditions(query)
    assert found.filters == Filters() or found.loose


def test_the_words_that_ask_which_answer_are_taken_out() -> None:
    found = conditions("Hoe is het standpunt over de brug veranderd sinds 2024?")
    assert (found.query, found.trend, found.framed) == ("de brug", Trend.CHANGE, True)
    assert found.filters == Filters(since=date(2024, 1, 1))
    assert not conditions("Hoe is dit standpunt veranderd?").framed


def test_a_question_about_two_periods_is_two_questions() -> None:
    asked = apart("Wat zei het kabinet over de brug in 2022 en 2024?")
    assert [conditions(one).filters.since for one in asked] == [date(2022, 1, 1), YEAR[0]]
    subject = "Hoeveel ton kwam er binnen in 2022 en 2024?"
    assert apart(subject) == [subject]


@pytest.mark.parametrize(
    ("text", "since", "until", "trend"),
    [
        ("daarvoor", None, date(2023, 12, 31), Trend.NONE),
        ("before that", None, date(2023, 12, 31), Trend.NONE),
        ("daarna", date(2025, 1, 1), None, Trend.NONE),
        ("nu", None, None, Trend.LATEST),
        ("nowadays", None, None, Trend.LATEST),
    ],
)
def test_an_earlier_question_is_put_about_another_time(
    text: str, since: date | None, until: date | None, trend: Trend
) -> None:
    before = conditions("Wat zei het kabinet in 2024 over de brug?")
    found = moved(text, before)
    assert found is not None
    assert (found.query, found.filters, found.trend) == ("de brug", Filters(since, until), trend)


def test_without_a_period_the_first_and_the_latest_are_meant() -> None:
    before = conditions("Wat zei het kabinet over de brug?")
    told = [moved(text, before) for text in ("eerder", "later", "nu")]
    assert [t.trend for t in told if t] == [Trend.EARLIEST, Trend.LATEST, Trend.LATEST]
    assert moved("daarna", conditions("Wat doet de sluiswachter bij storm?")) is None
    assert moved("en wat kost dat", before) is None


@pytest.mark.parametrize(
    ("query", "until"),
    [
        ("Wat vond de minister in 2098 van de wolf?", date(2098, 12, 31)),
        ("Hoe dacht het kabinet vóór 2099 over de wolf?", date(2098, 12, 31)),
        ("Wat deed het kabinet in 2098 tegen de wolf?", date(2098, 12, 31)),
        ("Wat is er in 2098 besloten over de wolf?", date(2098, 12, 31)),
        ("What did the minister think of wolves before 2099?", date(2098, 12, 31)),
        ("Wat vindt de minister van de cijfers van 2098?", None),
        ("Hoeveel wolven deden er in 2098 mee?", None),
    ],
)
def test_what_was_thought_or_done_in_a_period_is_tried_within_it(
    query: str, until: date | None
) -> None:
    found = conditions(query)
    assert found.filters.until == until
    assert found.loose is (until is not None)
