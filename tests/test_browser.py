"""The page in headless Chromium: ask, open a source by mouse and by keyboard, trust nothing."""

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from rag.settings import Settings
from tests.fake_chatbot import QUOTES, SLOW, FakeChatbot

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
View = Callable[..., Any]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    yield from served(FakeChatbot())


@pytest.fixture(scope="module")
def writing() -> Iterator[str]:
    """Return the address of a page where a language model writes along."""
    yield from served(FakeChatbot("Een taalmodel op deze computer schrijft mee: proef."))


def served(chatbot: FakeChatbot) -> Iterator[str]:
    import ui

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = ui.build(chatbot)
    yield ui.launch(page, Settings(port=port), block=False)
    page.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(view: View) -> Any:
    return view(1280, 860)


@pytest.fixture
def view(browser: Any, address: str) -> Iterator[View]:
    """Return what opens the page in a window of its own size, light or dark."""
    windows = []

    def opened(width: int, height: int, scheme: str = "light", at: str = address) -> Any:
        windows.append(
            browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        )
        windows[-1].hosts = set()
        windows[-1].on("request", lambda r: windows[-1].hosts.add(urlsplit(r.url).hostname))
        windows[-1].goto(at)
        windows[-1].wait_for_selector("#kw-message textarea")
        windows[-1].wait_for_selector("html[lang=nl]", state="attached")  # our script has run
        return windows[-1]

    yield opened
    for window in windows:
        window.close()


def ask(page: Any, question: str) -> None:
    """Ask, and wait until this question has its answer."""
    before = page.locator(".kw-done").count()
    page.fill("#kw-message textarea", question)
    page.click("#kw-send")
    page.wait_for_function(f"document.querySelectorAll('.kw-done').length > {before}")


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
def test_every_text_can_be_read(view: View, scheme: str, width: int) -> None:
    page = view(width, 860, scheme)
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


def assert_readable(page: Any) -> None:
    found = page.evaluate(CONTRAST)
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


def test_links_that_stand_alone_are_large_enough_to_touch(page: Any) -> None:
    ask(page, "Hoeveel sluizen?")
    links = page.locator(".kw-keep a, a.kw-cite, .kw-card footer summary")
    assert links.count() >= 4
    for n in range(links.count()):
        assert links.nth(n).bounding_box()["height"] >= 24


def test_what_is_typed_while_an_answer_comes_stays(page: Any) -> None:
    page.fill("#kw-message textarea", "Het gaat traag?")
    page.click("#kw-send")
    page.wait_for_selector(".kw-done")
    page.fill("#kw-message textarea", "En dan nog")
    page.wait_for_selector("text=Het taalmodel zei niets.")
    page.wait_for_timeout(300)
    assert page.input_value("#kw-message textarea") == "En dan nog"


def test_a_question_is_answered_while_the_model_still_writes(view: View, writing: str) -> None:
    page = view(1280, 860, at=writing)
    stop = page.get_by_role("button", name="Stop het taalmodel")
    assert not stop.is_visible()
    ask(page, "Duurt het eindeloos?")
    stop.wait_for()
    page.locator(".kw-examples button").first.click()
    page.wait_for_function("document.querySelectorAll('.kw-done').length == 2", timeout=5000)
    ask(page, "Duurt het weer eindeloos?")
    page.fill("#kw-message textarea", "Hoeveel sluizen?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.kw-done').length == 4", timeout=5000)
    stop.wait_for(state="hidden")
    first, example, third, last = page.locator(".kw-user").all_inner_texts()
    assert "Duurt het eindeloos?" in first
    assert "klemmende sluizen" in example
    assert "weer eindeloos" in third
    assert "Hoeveel sluizen?" in last
    assert page.locator("text=Het taalmodel is gestopt").count() == 2


def test_after_the_model_is_stopped_the_box_works_at_once(view: View, writing: str) -> None:
    page = view(1280, 860, at=writing)
    ask(page, "Duurt het eindeloos?")
    page.get_by_role("button", name="Stop het taalmodel").click()
    page.wait_for_selector("text=Het taalmodel is gestopt", timeout=5000)
    page.fill("#kw-message textarea", "Hoeveel sluizen?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.kw-done').length == 2", timeout=5000)


def test_what_was_left_does_not_come_back_into_a_new_conversation(view: View, writing: str) -> None:
    page = view(1280, 860, at=writing)
    ask(page, "Is het doof?")
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.wait_for_selector(".kw-empty", timeout=5000)
    page.wait_for_timeout(int(SLOW * 1500))
    assert page.locator(".kw-turn").count() == 0
    ask(page, "Hoeveel sluizen?")
    assert page.locator(".kw-turn").count() == 1


def test_an_example_leaves_what_is_typed_alone(page: Any) -> None:
    page.fill("#kw-message textarea", "Een halve vr")
    page.locator(".kw-examples button").first.click()
    page.wait_for_selector(".kw-done")
    assert "klemmende sluizen" in page.locator(".kw-user").inner_text()
    page.wait_for_timeout(200)
    assert page.input_value("#kw-message textarea") == "Een halve vr"


def test_what_cannot_be_asked_stays_in_the_box(page: Any) -> None:
    ask(page, "Hoeveel sluizen?")
    page.fill("#kw-message textarea", "   ")
    page.click("#kw-send")
    page.wait_for_timeout(300)
    assert page.locator(".kw-turn").count() == 1
    assert page.locator("[role=alert]").count() == 0
    assert page.locator("#kw-panel .kw-card").first.is_visible()
    page.fill("#kw-message textarea", "woord " * 400)
    page.click("#kw-send")
    page.wait_for_selector("text=langer dan 2000 tekens")
    assert page.input_value("#kw-message textarea") == "woord " * 400
    assert page.locator(".kw-turn").count() == 1
    ask(page, "Hoeveel dan?")
    assert page.locator("[role=alert]").count() == 0
    assert page.input_value("#kw-message textarea") == ""


def test_a_question_is_given_back_after_an_error(page: Any) -> None:
    ask(page, "Is het stuk?")
    page.wait_for_function("document.querySelector('#kw-message textarea').value")
    assert page.input_value("#kw-message textarea") == "Is het stuk?"


def test_active_filters_are_seen_and_end_with_the_conversation(page: Any) -> None:
    heading = page.locator("#kw-filters > button")
    heading.click()
    page.get_by_label("Beantwoord vanaf").fill("1 maart 2022")
    page.wait_for_selector("#kw-filters > button:has-text('sinds 1 maart 2022')")
    heading.click()
    page.wait_for_timeout(200)
    assert heading.is_visible()
    assert not page.get_by_label("Beantwoord vanaf").is_visible()
    ask(page, "Hoeveel sluizen?")
    assert "sinds 1 maart 2022" in heading.inner_text()
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.wait_for_selector("#kw-filters > button:not(:has-text('2022'))")
    assert page.locator(".kw-turn").count() == 0
    heading.click()
    assert page.get_by_label("Beantwoord vanaf").input_value() == ""


def test_nothing_is_drawn_over_the_text_while_waiting(page: Any) -> None:
    page.fill("#kw-message textarea", "Het gaat traag?")
    page.click("#kw-send")
    page.wait_for_selector(".kw-done")
    page.wait_for_timeout(int(SLOW * 500))
    assert page.locator(".progress-text:visible, .eta-bar:visible").count() == 0
