import re
from dataclasses import replace
from html import unescape

import pytest

from rag.answers import Answer, Listed, Part, Status
from rag.datamodels import DocumentKind, Span
from rag.rendering_cards import LISTED, evidence_html, marked
from rag.rendering_html import html
from tests.fake_chatbot import QUOTES, STORED, answered


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


def test_an_english_frame_keeps_dutch_quotes() -> None:
    found = html(answered(language="en"), "bron-1")
    assert "Questions 2 and 3 by De Proef (Lijst Proef)" in found
    assert "1 June 2099" in found
    assert QUOTES[0] in unescape(found)


def test_what_was_searched_can_be_changed() -> None:
    answer = replace(answered(), interpretation='Klemt de "sluis"? En nu?')
    shown = html(answer, "t")
    assert 'data-query="Klemt de &quot;sluis&quot;? En nu?"' in shown
    assert "pas aan" in shown
    assert "kw-edit" not in html(answered(), "t")


def test_of_several_questions_the_message_is_what_can_be_changed() -> None:
    parts = (Part("Klemt de sluis?", Status.ANSWERED), Part("En de brug?", Status.ANSWERED))
    several = replace(
        answered(), query="Klemt de sluis? En de brug?", interpretation="a · b", parts=parts
    )
    shown = html(several, "bron-1")
    assert "<em>a · b</em>" in shown
    assert 'data-query="Klemt de sluis? En de brug?"' in shown


def test_what_became_of_each_question_is_labelled_as_of_a_single_one() -> None:
    lost = Part("En de brug?", Status.NOT_FOUND, "Hierover staat <niets>.")
    waits = Part("En het veer?", Status.NOT_ANSWERED_YET, "Er zijn vragen gesteld.")
    counted = Part("Hoeveel?", Status.ANSWERED, "Er zijn 3 sets.")
    shown = html(replace(answered(), parts=(lost, waits, counted)), "bron-1")
    for part in (lost, waits):
        single = html(Answer(part.query, part.status, reason=part.reason), "bron-1")
        (notice,) = re.findall(r'<p class="kw-notice.*?</p>', single)
        assert notice in shown
    assert "<strong>Niet gevonden</strong> Hierover staat &lt;niets&gt;." in shown
    assert '<p class="kw-notice kw-answered">Er zijn 3 sets.</p>' in shown


def test_the_rest_of_a_long_list_can_be_unfolded() -> None:
    items = tuple(
        Listed(f"{n}.txt", DocumentKind.QUESTION, f"onderwerp {n}", link=f"https://x/{n}")
        for n in range(LISTED + 3)
    )
    found = html(replace(answered(), statements=(), listing=items), "t", {i.source for i in items})
    first, rest = found.split("<details", 1)
    assert first.count("<li>") == first.count('class="kw-item"') == LISTED
    assert "… 3 meer</summary>" in rest
    assert f'start="{LISTED + 1}"' in rest
    assert (rest.count("<li>"), rest.count('class="kw-item"')) == (3, 0)  # the page holds no cards
    assert f"https://x/{LISTED + 2}" in rest
