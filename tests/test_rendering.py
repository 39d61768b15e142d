import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from rag.datamodels import Answer, Citation, Span, Statement, Status
from rag.rendering import evidence_html, html, markdown, marked, shown, text
from tests.fake_chatbot import NUMBERS, QUOTES, SOURCE, STORED, answered


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


def test_the_evidence_marks_exactly_the_quoted_words() -> None:
    found = evidence_html(answered(), "bron-1")
    marks = re.findall(r"<mark>(.*?)</mark>", found)
    assert [unescape(m) for m in marks] == list(QUOTES)


def test_marking_keeps_every_character() -> None:
    shown_again = marked(STORED, [Span(0, 10), Span(5, 20), Span(30, 30)])
    plain = unescape(re.sub(r"</?mark>", "", shown_again).replace("<br>", "\n"))
    assert plain == STORED


@pytest.mark.parametrize(
    "render", [lambda a: html(a, "bron-1"), lambda a: evidence_html(a, "bron-1")]
)
def test_what_documents_and_users_write_is_never_markup(render) -> None:
    found = render(answered("<img src=x onerror=alert(1)>"))
    assert "<script" not in found
    assert "<b>Dat</b>" not in found
    assert "<i>3 mei</i>" not in found
    assert "<img" not in found
    assert "Sluis <klemt>" not in found


def test_markdown_escapes_what_is_quoted() -> None:
    found = markdown(answered())
    assert "> Er klemmen 14 van de 212 sluizen. [1]" in found
    assert "<" not in found.replace("&lt;", "")


def test_an_english_frame_keeps_dutch_quotes() -> None:
    found = html(answered(language="en"), "bron-1")
    assert "Question 2 and 3 by De Proef (Lijst Proef)" in found
    assert "1 June 2099" in found
    assert QUOTES[0] in unescape(found)


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


def test_what_was_searched_can_be_changed() -> None:
    answer = replace(answered(), interpretation='Klemt de "sluis"? En nu?')
    shown = html(answer, "t")
    assert 'data-query="Klemt de &quot;sluis&quot;? En nu?"' in shown
    assert "pas aan" in shown
    assert "kw-edit" not in html(answered(), "t")


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
