"""The page in headless Chromium: ask, open a source by mouse and by keyboard, trust nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser_support import MARKS, View, ask
from tests.fake_chatbot import QUOTES

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
EDGED = "textarea, #kw-filters, #kw-filters .wrap:has(input), #kw-fresh, #kw-stop"
pytestmark = MARKS


def top_of(page: Any, selector: str) -> float:
    return float(page.locator(selector).last.bounding_box()["y"])


def test_a_citation_opens_its_source_with_the_words_marked(page: Any) -> None:
    ask(page, "Hoeveel sluizen klemmen er?")
    page.locator("a.kw-cite").first.click()
    marks = page.locator("#kw-panel mark")
    assert [marks.nth(n).inner_text() for n in range(marks.count())] == list(QUOTES)
    assert marks.first.is_visible()
    assert "kw-open" in page.locator("#bron-1-1").get_attribute("class")


def test_a_citation_opens_by_keyboard(page: Any) -> None:
    ask(page, "Hoeveel sluizen klemmen er?")
    page.locator("a.kw-cite").first.focus()
    page.keyboard.press("Enter")
    assert "kw-open" in page.locator("#bron-1-1").get_attribute("class")


def test_nothing_that_is_written_is_run(page: Any) -> None:
    ask(page, "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>")
    page.locator("a.kw-cite").first.click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert "<img" in page.locator(".kw-user").inner_text()


def test_the_page_asks_nothing_of_other_hosts(page: Any) -> None:
    ask(page, "Hoeveel sluizen klemmen er?")
    assert page.hosts == {"127.0.0.1"}


def test_an_answer_without_sources_shows_none(page: Any) -> None:
    ask(page, "Wanneer is de kermis?")
    assert page.locator("a.kw-cite").count() == 0
    assert page.locator("#kw-panel .kw-card").count() == 0
    assert "geen antwoord" in page.locator(".kw-notice").inner_text()


def test_a_narrow_screen_shows_the_sources_below(view: View) -> None:
    page = view(390, 800)
    ask(page, "Hoeveel sluizen klemmen er?")
    talk = page.locator("#kw-talk").bounding_box()
    panel = page.locator("#kw-panel").bounding_box()
    assert panel["y"] > talk["y"] + talk["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390])
def test_no_word_makes_the_page_wider(view: View, width: int) -> None:
    page = view(width, 700)
    word = "lachgas" * 200
    ask(page, f"zoek {word}")
    page.locator("a.kw-cite").first.click()
    ask(page, f"Welke {word}?")
    page.locator("a.kw-item").first.click()
    page.click("#kw-filters > button")
    page.get_by_label("Beantwoord vanaf").fill(word)
    page.fill("#kw-message textarea", "Hoeveel?")
    page.click("#kw-send")
    page.wait_for_selector("[role=alert]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = (
        "(width) => [...document.querySelectorAll('#kw-body *, #kw-head *')].filter((e) => "
        "e.checkVisibility() && e.getBoundingClientRect().right > width).map((e) => e.outerHTML)"
    )
    assert page.evaluate(wide, width) == []


def test_a_phone_shows_the_box_and_the_first_example_at_once(view: View) -> None:
    page = view(390, 844)
    for selector in ("#kw-message textarea", ".kw-examples button"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_text_and_field_can_be_seen(
    view: View, writing: str, scheme: str, width: int
) -> None:
    page = view(width, 860, scheme, writing)
    assert page.evaluate("document.body.classList.contains('dark')") is (scheme == "dark")
    page.click("#kw-filters > button")
    page.get_by_label("Beantwoord vanaf").wait_for()
    page.fill("#kw-message textarea", "Wat is er getypt?")
    assert_readable(page)
    for question in ("Hoeveel sluizen?", "Welke vragen?", "Wanneer is de kermis?", "Is het stuk?"):
        ask(page, question)
    assert_readable(page)
    page.locator("a.kw-cite").first.click()
    page.click(".kw-open summary")
    assert_readable(page)
    page.locator("a.kw-item").first.click()
    assert_readable(page)
    page.fill("#kw-message textarea", "x" * 2001)
    page.click("#kw-send")
    page.wait_for_selector("[role=alert]")
    assert_readable(page)
    ask(page, "Duurt het eindeloos?")
    page.locator("#kw-stop").wait_for()
    assert_readable(page)


def assert_readable(page: Any) -> None:
    found = page.evaluate(CONTRAST, EDGED)
    assert found["seen"] > 12
    assert found["bad"] == []


def test_the_ground_is_one_colour(view: View) -> None:
    page = view(1600, 1000)
    colours = page.evaluate(
        "['body', '.gradio-container'].map("
        "(s) => getComputedStyle(document.querySelector(s)).backgroundColor)"
    )
    assert len(set(colours)) == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_a_new_turn_begins_at_the_top(view: View, width: int) -> None:
    page = view(width, 500)
    for n, question in enumerate(("Hoeveel sluizen?", "Welke vragen?", "Hoeveel nu?"), 1):
        ask(page, question)
        page.wait_for_function("document.getElementById('kw-panel').innerText.includes('vraag: ')")
        assert 0 <= top_of(page, ".kw-turn .kw-user") <= 200
        assert page.locator(".kw-turn").count() == n
    assert f"bij uw vraag: “{question}”" in page.locator("#kw-panel").inner_text()


def test_a_citation_is_opened_beside_the_answer(view: View) -> None:
    page = view(1280, 500)
    ask(page, "Hoeveel sluizen?")
    ask(page, "Hoeveel sluizen nog meer?")
    link = page.locator("a.kw-cite").last
    link.scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    assert before > 0
    link.click()
    assert page.evaluate("window.scrollY") == before
    mark = page.locator(".kw-open mark").first.bounding_box()
    assert 0 <= mark["y"] <= 500
    panel = page.locator("#kw-panel").bounding_box()
    assert panel["y"] >= 0
    assert panel["height"] <= 500
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "kw-cite"
    assert page.evaluate("window.scrollY") == before


@pytest.mark.parametrize("way", ["link", "Escape"])
def test_a_narrow_screen_leads_back_to_the_citation(view: View, way: str) -> None:
    page = view(390, 700)
    ask(page, "Hoeveel sluizen?")
    ask(page, "Hoeveel sluizen nog meer?")
    link = page.locator("a.kw-cite").nth(2)
    link.scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    link.click()
    assert page.evaluate("window.scrollY") > before
    assert page.locator(".kw-open mark").first.is_visible()
    back = page.locator(".kw-open .kw-back")
    assert back.inner_text() == "terug naar het antwoord"
    assert 0 <= back.bounding_box()["y"] <= 700
    if way == "link":
        back.click()
    else:
        page.keyboard.press("Escape")
    assert page.evaluate("window.scrollY") == before
    assert link.evaluate("(e) => e === document.activeElement")


def test_a_listed_item_without_a_number_opens_inside_the_page(page: Any) -> None:
    ask(page, "Welke vragen zijn gesteld?")
    page.locator("a.kw-item").last.click()
    card = page.locator(".kw-open")
    assert "roestige" not in page.locator("#bron-1-lijst-1").inner_text()
    assert card.get_attribute("id") == "bron-1-lijst-2"
    assert "Klemt <i>het</i>?" in card.inner_text()
    assert card.inner_text().count("nog niet beantwoord") == 1
    assert page.evaluate("window.hacked") is None


def test_the_page_is_dutch_and_an_english_turn_english(page: Any) -> None:
    assert page.evaluate("document.documentElement.lang") == "nl"
    ask(page, "How many sluices?")
    assert page.locator(".kw-turn").get_attribute("lang") == "en"
    assert page.locator(".kw-turn blockquote").first.get_attribute("lang") == "nl"
    assert page.locator("#kw-panel h2").inner_text() == "Sources"
    assert page.locator(".kw-keep").inner_text().startswith("Save this answer:")
    status = page.locator("#kw-status[role=status]")
    assert status.inner_text() == f"Answer: {QUOTES[0]}"
    assert status.get_attribute("lang") == "en"
    assert status.locator("span[lang=nl]").inner_text() == QUOTES[0]


def test_links_that_stand_alone_are_large_enough_to_touch(page: Any) -> None:
    ask(page, "Hoeveel sluizen?")
    links = page.locator(".kw-keep a, a.kw-cite, .kw-card footer summary")
    assert links.count() >= 4
    for n in range(links.count()):
        assert links.nth(n).bounding_box()["height"] >= 24
