"""What is asked and set on the page, in headless Chromium: the box, examples, filters, buttons."""

from typing import Any

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
