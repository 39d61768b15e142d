"""Lists of a passport compared with the library."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rag.answers import Answer
from rag.counting import Counting
from rag.datamodels import Filters
from rag.findings import holds_good, lines, summary
from rag.library import Library
from rag.listing import listed
from rag.passport import PassportRecord, passport
from rag.settings import Settings
from rag.verifying import verify
from tests.passport_support import MADE, Take, edited, sealed
from tests.test_connecting import CORRECTION, FRESH, LETTER, POSTPONED, QUESTIONS

OTHER = QUESTIONS.replace("2099Z00077", "2099Z00078").replace("het onderhoud", "de verf")


def answer_of(library: Library, *topic: str) -> Answer:
    return listed(library, "Hoeveel vragen?", Counting(topic), Filters(), "nl")


def record_of(library: Library, *topic: str) -> PassportRecord:
    return passport(answer_of(library, *topic), library, Settings(), MADE)


@pytest.mark.parametrize("topic", [(), ("brug",), ("onderhoud",)])
def test_a_list_that_is_still_so_is_said_to_be(take: Take, topic: tuple[str, ...]) -> None:
    library = take(a=FRESH, b=CORRECTION, c=POSTPONED, d=QUESTIONS, e=OTHER)
    record = record_of(library, *topic)
    (finding,) = verify(record, library)
    count = len(record["listing"])
    assert finding.sentence.startswith(f"Alle sets Kamervragen op de lijst ({count}) staan nog zo")
    assert next(lines([finding])).startswith("[lijst] ongewijzigd: ")
    assert summary([finding]) == "De lijst klopt nog met de bibliotheek."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"delete": ("e",)}, "[lijst 1] verdwenen: de verf van de brug: e.txt staat niet"),
        (
            {"b": LETTER.replace("2099Z00077", "2099Z00078").replace("het onderhoud", "de verf")},
            "[lijst 1] gewijzigd: de verf van de brug: was nog niet beantwoord, nu beantwoord op "
            "1 juni 2099",
        ),
        ({"e": OTHER.replace("2\nGaat de brug dicht?", "")}, "het aantal vragen is veranderd."),
        ({"e": OTHER.replace("De Proef", "De Ander")}, "wie de vragen stelden is veranderd."),
    ],
)
def test_a_list_that_is_no_longer_so(take: Take, changes: dict[str, Any], said: str) -> None:
    record = record_of(take(a=LETTER, e=OTHER))
    library = take(**changes)
    findings = verify(record, library)
    told = "\n".join(lines(findings))
    assert said in told
    assert len([f for f in findings if f.label == "lijst 1"]) == 1
    assert not holds_good(findings)
    assert summary(findings) == "De lijst klopt niet meer met de bibliotheek."


NEW = OTHER.replace("2099Z00078", "2099Z00079").replace("de verf", "de leuning")


@pytest.mark.parametrize(
    ("texts", "delete", "said"),
    [
        ({}, (), ", en het zijn er nog evenveel."),
        ({"f": NEW}, (), "[lijst] gewijzigd: Het zijn er nu 3, bewaard 2."),
        ({}, ("e",), "[lijst] gewijzigd: Het zijn er nu 1, bewaard 2."),
        ({"f": NEW.replace("brug", "sluis")}, (), "nog evenveel."),
    ],
)
@pytest.mark.parametrize(
    "question", ["Hoeveel vragen over de brug?", "Welke Kamervragen zijn er over brug gesteld?"]
)
def test_what_came_in_since_is_counted(
    take: Take, question: str, texts: dict[str, str], delete: tuple[str, ...], said: str
) -> None:
    answer = replace(answer_of(take(a=LETTER, e=OTHER), "brug"), query=question)
    record = passport(answer, take(), Settings(), MADE)
    assert said in "\n".join(lines(verify(record, take(delete=delete, **texts))))


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("En daarover?", Filters()),
        ("Hoeveel vragen over de brug?", Filters(party="Lijst Proef")),
        ("Hoeveel vragen over de brug en over de sluis?", Filters()),
    ],
)
def test_a_question_that_cannot_be_asked_as_it_was_is_not_counted(
    take: Take, question: str, filters: Filters
) -> None:
    library = take(a=LETTER, e=OTHER)
    answer = listed(library, question, Counting(("brug",)), filters, "nl")
    record = passport(answer, library, Settings(), MADE)
    (finding,) = verify(record, take(f=NEW))
    assert finding.stands
    assert finding.sentence.endswith("; of er bij kwamen, is niet te tellen.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r["listing"].pop(), "[lijst] bewerkt: Het bestand spreekt van 2, op de lijst"),
        (
            lambda r: r.update(reason=r["reason"].replace("samen 4", "samen 40")),
            "[lijst] bewerkt: Het bestand spreekt van 40, op de lijst staan er 4.",
        ),
        (lambda r: r["listing"][0].update(link="https://nep.example"), "de link is veranderd."),
        (lambda r: r["listing"][1].update(answered="2099-06-02"), "was beantwoord op 2 juni 2099"),
        (lambda r: r["listing"][0].update(subject="iets\x1b[2J"), "gewijzigd: iets?[2J: het ond"),
    ],
)
def test_a_list_that_was_edited_is_seen_whatever_its_fingerprint(
    take: Take, change: Callable[[Any], object], said: str
) -> None:
    library = take(a=LETTER, e=OTHER)
    findings = verify(sealed(edited(record_of(library), change)), library)
    assert said in "\n".join(lines(findings))
    assert not holds_good(findings)


def test_the_lists_of_several_questions_are_counted_each(take: Take) -> None:
    library = take(a=LETTER, e=OTHER)
    made = record_of(library)
    part = {"question": "?", "status": "answered", "statements": []}
    parts = [{**part, "reason": "Ja."}, {**part, "reason": made["reason"]}]
    items = [{**item, "part": 2} for item in made["listing"]]
    record = sealed(edited(made, lambda r: r.update(parts=parts, listing=items, reason="")))
    assert holds_good(verify(record, library))
    parts[1]["reason"] = made["reason"].replace("2 sets", "3 sets")
    assert not holds_good(verify(sealed(record), library))


def test_an_answer_without_a_list_has_nothing_to_count(take: Take) -> None:
    library = take(a=LETTER)
    nothing = replace(answer_of(library), listing=(), reason="")
    record = passport(nothing, library, Settings(), MADE)
    assert verify(record, library) == ()
