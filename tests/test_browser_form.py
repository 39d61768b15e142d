"""What is asked and set on the page, in headless Chromium: the box, examples, filters, buttons."""

from typing import Any

import pytest

from tests.browser_support import MARKS, View, ask
from tests.fake_chatbot import SLOW

pytestmark = MARKS


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
    page.get_by_role("button", name="Voorbeelden").click()
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
    assert "14 van de 212" in page.locator(".kw-done").last.inner_text()


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


@pytest.mark.parametrize("fold", ["#kw-filters", "#kw-examples"])
def test_a_fold_says_whether_it_is_open(page: Any, fold: str) -> None:
    ask(page, "Hoeveel sluizen?")
    heading = page.locator(f"{fold} > button")
    assert heading.get_attribute("aria-expanded") == "false"
    heading.click()
    page.wait_for_selector(f"{fold} > button[aria-expanded=true]")
    heading.click()
    page.wait_for_selector(f"{fold} > button[aria-expanded=false]")


def test_the_examples_give_way_to_the_conversation(view: View) -> None:
    page = view(390, 844)
    example = page.locator(".kw-examples button").first
    heading = page.get_by_role("button", name="Voorbeelden")
    assert not heading.is_visible()
    assert not page.get_by_role("button", name="Nieuw gesprek").is_visible()
    example.click()
    example.wait_for(state="hidden")
    heading.click()
    example.click()
    page.wait_for_function("document.querySelectorAll('.kw-done').length == 2")
    example.wait_for(state="hidden")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_box_is_in_reach_below_a_long_answer(view: View, width: int) -> None:
    page = view(width, 500)
    for question in ("Hoeveel sluizen?", "Welke vragen?"):
        ask(page, question)
    page.wait_for_timeout(300)
    for turn in page.locator(".kw-turn").all():
        turn.evaluate("(e) => e.scrollIntoView({ block: 'start', behavior: 'instant' })")
        box = page.locator("#kw-message textarea").bounding_box()
        assert box["y"] + box["height"] <= 500


@pytest.mark.parametrize("width", [390, 1280])
def test_what_has_the_focus_is_not_behind_the_box(view: View, width: int) -> None:
    page = view(width, 500)
    ask(page, "Hoeveel sluizen?")
    page.wait_for_timeout(300)
    first, second = page.locator("a.kw-cite").first, page.locator("a.kw-cite").nth(1)
    first.focus()
    second.evaluate("(e) => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 5)")
    page.keyboard.press("Tab")
    assert second.evaluate("(e) => e === document.activeElement")
    link, bar = second.bounding_box(), page.locator("#kw-bar").bounding_box()
    assert link["y"] + link["height"] <= bar["y"]


def test_a_new_conversation_begins_at_the_box(view: View) -> None:
    page = view(390, 700)
    ask(page, "Hoeveel sluizen?")
    page.click("#kw-filters > button")
    page.get_by_label("Beantwoord vanaf").fill("1 maart 2022")
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.wait_for_selector(".kw-empty")
    page.wait_for_selector("#kw-filters > button[aria-expanded=false]")
    page.wait_for_function("window.scrollY === 0")
    focused = page.locator("#kw-message textarea:focus")
    assert focused.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
    box = page.locator("#kw-message textarea").bounding_box()
    assert box["y"] + box["height"] <= 700
    assert not page.get_by_label("Beantwoord vanaf").is_visible()


def test_a_new_conversation_shuts_filters_again(page: Any) -> None:
    for _ in range(2):
        ask(page, "Hoeveel sluizen?")
        page.click("#kw-filters > button")
        page.wait_for_selector("#kw-filters > button[aria-expanded=true]")
        page.get_by_role("button", name="Nieuw gesprek").click()
        page.wait_for_selector("#kw-filters > button[aria-expanded=false]")
        assert page.locator(".kw-examples button").first.is_visible()


def test_buttons_are_large_enough_to_touch(view: View, writing: str) -> None:
    page = view(390, 844, at=writing)
    stop = page.get_by_role("button", name="Stop het taalmodel")
    assert stop.count() == 0
    ask(page, "Duurt het eindeloos?")
    for button in (stop, page.get_by_role("button", name="Nieuw gesprek")):
        assert button.bounding_box()["height"] >= 40
    stop.focus()
    page.keyboard.press("Enter")
    stop.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_nothing_is_drawn_over_the_text_while_waiting(page: Any) -> None:
    page.fill("#kw-message textarea", "Het gaat traag?")
    page.click("#kw-send")
    page.wait_for_selector(".kw-done")
    page.wait_for_timeout(int(SLOW * 500))
    assert page.locator(".progress-text:visible, .eta-bar:visible").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_asking_does_not_move_the_focus_to_the_box(view: View, width: int) -> None:
    page = view(width, 844)
    for _ in range(3):  # Gradio's own way did every other time
        ask(page, "Hoeveel sluizen?")
        assert page.evaluate("document.activeElement.id") == "kw-send"


def test_an_example_that_is_chosen_by_keyboard_leads_to_the_box(page: Any) -> None:
    page.locator(".kw-examples button").first.focus()
    page.keyboard.press("Enter")
    page.locator(".kw-done").wait_for()
    assert page.evaluate(
        "document.activeElement === document.querySelector('#kw-message textarea')"
    )


def test_what_was_wrong_with_a_filter_goes_when_it_is_mended(page: Any) -> None:
    page.click("#kw-filters > button")
    page.get_by_label("Beantwoord vanaf").fill("35 maart")
    page.fill("#kw-message textarea", "Hoeveel sluizen?")
    page.click("#kw-send")
    page.wait_for_selector("[role=alert]")
    page.get_by_label("Beantwoord vanaf").fill("2023")
    page.keyboard.press("Tab")
    page.wait_for_selector("[role=alert]", state="detached")
    assert (
        "Filters actief: sinds 1 januari 2023" in page.locator("#kw-filters > button").inner_text()
    )
