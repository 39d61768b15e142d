from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from rag.answers import Answer, Citation, Statement, Status
from rag.rendering import GAP, adjoining, markdown, shown, text
from rag.rendering_cards import evidence_html
from rag.rendering_html import html
from tests.fake_chatbot import NUMBERS, QUOTES, SOURCE, answered


def test_plain_text_gives_quotes_numbers_and_a_line_to_paste() -> None:
    said = text(answered())
    for quote in QUOTES:
        assert f"“{quote}” [1]" in said
    assert said.startswith("Minister Sluiswachter (Water), 1 juni 2099, vraag 2 en 3:")
    assert said.endswith(
        "[1] minister Sluiswachter (Water), antwoord van 1 juni 2099, Aanhangsel Handelingen, "
        "vergaderjaar 2098-2099, nr. 12, antwoord op vraag 2 en 3, "
        "https://zoek.officielebekendmakingen.nl/ah-tk-20982099-12.html"
    )


def test_markdown_escapes_what_is_quoted() -> None:
    found = markdown(answered())
    assert "> Er klemmen 14 van de 212 sluizen. [1]" in found
    assert "<" not in found.replace("&lt;", "")


@pytest.mark.parametrize(
    "status", [Status.NOT_FOUND, Status.CHITCHAT, Status.REFUSED, Status.ERROR]
)
def test_without_an_answer_there_are_no_sources(status: Status) -> None:
    answer = Answer("x", status, reason="Geen antwoord <hier>.")
    found = html(answer, "bron-1")
    assert "Geen antwoord &lt;hier&gt;." in found
    assert "kw-cite" not in found
    assert evidence_html(answer, "bron-1") == ""
    assert shown(answer) == text(answer) == "Geen antwoord <hier>."


def test_what_does_not_answer_is_shown_as_such() -> None:
    answer = answered()
    related = Answer(
        answer.query,
        Status.RELATED,
        answer.statements,
        answer.evidence,
        reason="Dit komt het dichtst bij.",
    )
    assert "kw-related" in html(related, "bron-1")
    assert text(related).startswith("Dit komt het dichtst bij.")


def test_a_note_that_is_quoted_is_shown_with_the_quote() -> None:
    base = answered()
    words = "Er klemmen 14 sluizen.²"
    statement = Statement(words, (Citation(SOURCE, NUMBERS, words, 0, len(words)),))
    noted = replace(base.evidence[0], footnotes=(("2", "Sluizenlijst, blz. 3"), ("7", "Elders")))
    answer = replace(base, statements=(statement,), evidence=(noted,))
    assert "Sluizenlijst, blz. 3" in text(answer)
    assert "Elders" not in text(answer)
    assert "Sluizenlijst, blz. 3" in html(answer, "t")


def test_answers_of_several_days_are_named_latest_and_earlier() -> None:
    base = answered()
    first = base.evidence[0]
    old = replace(
        first, source="oud.txt", metadata=replace(first.metadata, received=date(2090, 1, 1))
    )
    early = Statement("Toen 3.", (Citation("oud.txt", NUMBERS, "Toen 3.", 0, 7),))
    answer = replace(base, statements=(*base.statements, early), evidence=(first, old))
    shown = text(answer)
    assert shown.index("Meest recent: Minister") < shown.index("Eerder: Minister")
    assert "Meest recent" not in text(base)


def test_yes_is_shown_with_its_question() -> None:
    base = answered()
    yes = Statement("Ja.", (Citation(SOURCE, NUMBERS, "Ja.", 0, 3),))
    answer = replace(base, statements=(yes,))
    question = " ".join(base.evidence[0].question.split())
    assert f"Vraag: {question}" in text(answer)
    assert question in unescape(markdown(answer)).replace("\\", "")
    assert "Vraag: " not in text(base)


def test_words_left_out_between_two_quotes_are_marked_outside_them() -> None:
    answer = answered()
    assert adjoining(answer, 1, answer.statements) == [True, False]
    for made in (text(answer), markdown(answer), html(answer, "t")):
        first, between = made.split(QUOTES[0])[1].split(GAP)
        assert QUOTES[1] in between
        assert "“" not in first
    assert all(GAP not in s.text for s in answer.statements)
    assert GAP not in evidence_html(answer, "t")


def test_quotes_that_adjoin_have_no_mark_between_them() -> None:
    base = answered()
    stored = " ".join(QUOTES)
    citations = [
        Citation(SOURCE, NUMBERS, quote, stored.index(quote), stored.index(quote) + len(quote))
        for quote in QUOTES
    ]
    statements = tuple(Statement(c.quote, (c,)) for c in citations)
    answer = replace(
        base, statements=statements, evidence=(replace(base.evidence[0], answer=stored),)
    )
    assert GAP not in text(answer) + markdown(answer) + html(answer, "t")
    turned = replace(answer, statements=statements[::-1])
    assert GAP in text(turned)


@pytest.mark.parametrize(
    ("quotes", "with_question"),
    [
        (("Ja.",), True),
        (("Ja. Zo is het.", "De sluis klemt ook."), True),
        (("Er klemmen 14 sluizen.", "Nee, dat is niet juist."), True),
        (("Nee, er klemmen 14 sluizen.",), True),
        (("Er klemmen 14 sluizen.",), False),
    ],
)
def test_yes_and_no_are_shown_with_their_question(
    quotes: tuple[str, ...], *, with_question: bool
) -> None:
    base = answered()
    asked = "Klopt het " + "dat de sluis " * 30 + "klemt?"
    evidence = replace(base.evidence[0], question=asked, answer=" ".join(quotes))
    places = [evidence.answer.index(q) for q in quotes]
    statements = tuple(
        Statement(q, (Citation(SOURCE, NUMBERS, q, at, at + len(q)),))
        for q, at in zip(quotes, places, strict=True)
    )
    answer = replace(base, statements=statements, evidence=(evidence,))
    assert (asked in text(answer)) is with_question
    assert (asked in markdown(answer)) is with_question
    assert (asked in html(answer, "t")) is with_question  # cut short where it is not needed
