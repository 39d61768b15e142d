import itertools
import re
from dataclasses import replace
from html import unescape

import pytest

from rag.answers import Answer, Part, Status
from rag.page import Exchange, alert, conversation, sources
from tests.fake_chatbot import OPEN, QUOTES, SOURCE, answered, listed_document, listing

FILES = (("antwoord.md", "# a"), ("antwoord.json", "{}"))
DOCUMENTS = (listed_document(SOURCE), listed_document(OPEN))


def headings(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", html)]


def test_an_invitation_stands_where_nothing_was_asked() -> None:
    assert "Stel hieronder een vraag" in conversation([])
    assert "Stel hieronder" not in conversation([], "Hoeveel?")
    assert headings(sources([])) == [2]


def test_what_is_asked_is_shown_before_it_is_answered() -> None:
    page = conversation([Exchange("a?", answered())], "How <b>many</b> of the sluices?")
    assert page.count("kw-turn kw-done") == 1
    waiting = page[page.index("kw-waiting") :]
    assert 'lang="en"' in waiting
    assert "Searching …" in waiting
    assert "&lt;b&gt;many" in waiting


def test_only_the_last_answer_grows() -> None:
    page = conversation([Exchange("a?", answered()), Exchange("b?", answered())], grows=True)
    assert page.count("kw-growing") == 1
    assert page.index("b?") > page.index("kw-growing") > page.index("a?")
    assert "kw-growing" not in conversation([Exchange("a?", answered())])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("U vroeg", "Bewaar dit antwoord", "Bronnen", "bij uw vraag", "terug naar")),
        ("en", ("You asked", "Save this answer", "Sources", "for your question", "back to")),
    ],
)
def test_the_frame_has_the_language_of_the_answer(language: str, words: tuple[str, ...]) -> None:
    talk = [Exchange("Hoeveel?", answered(language=language), FILES)]
    page = conversation(talk) + sources(talk)
    for word in words:
        assert word in page
    assert page.count(f'lang="{language}"') >= 3
    assert f'<blockquote lang="nl"><p>{QUOTES[0]}' in page
    assert '<div class="kw-text" lang="nl">' in page


@pytest.mark.parametrize("answer", [answered(), listing(), answered(language="en")])
def test_headings_do_not_skip_a_level(answer: Answer) -> None:
    talk = [Exchange("Hoeveel?", answer, documents=DOCUMENTS)]
    for html in (conversation(talk), sources(talk)):
        levels = [1, *headings(html)]
        assert levels[1] == 2
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels


def test_files_to_keep_are_named_by_their_form() -> None:
    page = conversation([Exchange("Hoeveel?", answered(), FILES)])
    assert re.findall(r"<a download=[^>]*>([^<]*)</a>", page) == ["Markdown", "JSON"]


def test_every_listed_item_opens_its_own_card() -> None:
    talk = [Exchange("Welke?", listing(), documents=DOCUMENTS)]
    page, panel = conversation(talk), sources(talk)
    cards = re.findall(r'<a class="kw-item" role="button" href="#([^"]+)"', page)
    assert cards == ["bron-1-lijst-1", "bron-1-lijst-2"]
    assert '>klemmende sluizen</a></span><p class="kw-rest">3 mei 2099 · De Proef' in page
    first, second = (panel.split(f'id="{card}"')[1].split("</article>")[0] for card in cards)
    assert "Ja, in 14 &lt;script&gt;sluizen" in first
    assert "beantwoord door minister Sluiswachter (Water)" in first
    assert 'href="https://zoek.officielebekendmakingen.nl/ah-tk-20982099-12.html"' in first
    assert "Klemt &lt;i&gt;het" in second
    assert "nog niet beantwoord" in second
    assert "beantwoord door" not in second
    assert "ingezonden 3 mei 2099" in second
    assert page.count('target="_blank"') == 1  # the official publication, where there is one


def test_what_a_screen_reader_is_told() -> None:
    def said(answer: Answer) -> str:
        page = conversation([Exchange("x", answer)])
        attributes = re.search(r'data-said="([^"]*)" data-quote="([^"]*)"', page)
        assert attributes is not None
        return " ".join(filter(None, map(unescape, attributes.groups())))

    assert said(answered()) == f"Antwoord: {QUOTES[0]}"
    assert said(answered(language="en")) == f"Answer: {QUOTES[0]}"
    lost = Answer("x", Status.NOT_FOUND, reason='Niets "hier".')
    assert said(lost) == 'Antwoord: Niets "hier".'
    assert len(said(Answer("x", Status.ERROR, reason="x" * 999))) < 260


def test_a_screen_reader_is_told_of_each_of_several_questions() -> None:
    quoted = replace(answered().statements[0], part=2)
    parts = (
        Part("a", Status.NOT_FOUND, "Niets over a."),
        Part("b", Status.ANSWERED),
        Part("c", Status.ANSWERED, "Er zijn 3 sets."),
        Part("d", Status.ANSWERED, above=True),
        Part("e", Status.NOT_ANSWERED_YET, "Er zijn vragen gesteld over e."),
    )
    answer = replace(answered(), statements=(quoted,), parts=parts)
    page = conversation([Exchange("x", answer)])
    assert unescape(page.split('data-said="')[1].split('"')[0]) == (
        f"Antwoord: 1. Niet gevonden 2. {QUOTES[0]} 3. Er zijn 3 sets. "
        "4. Zie het citaat hierboven. 5. Nog niet beantwoord"
    )


def test_a_problem_is_never_markup() -> None:
    assert "&lt;img" in alert("<img src=x>")
