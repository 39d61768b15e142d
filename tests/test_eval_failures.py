"""The failure browser: what is on the page, that it is safe, and that its filters work."""

import json
import re
import shutil
from html.parser import HTMLParser

import pytest
from eval_support import FakeLibrary, case, citation, hits, question, record, trap

from eval.browsing import page
from eval.failures import main
from eval.stored import Words
from rag.answers import Hit, Status, Turn

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\' & "'
RIGHT, OTHER = ("doc.txt", (1,)), ("doc.txt", (2, 3))
SEVENTH = hits(*((f"{n}.txt", (1,)) for n in range(6)), RIGHT)
CASES = [
    case(
        question("won", evidence=("Het duurt 65 dagen.",)),
        Status.ANSWERED,
        [citation()],
        hits=hits(RIGHT),
        confidence=0.9,
    ),
    case(
        question("other", style="keyword", nuggets=(("65 dagen", "negen weken"), ("gemeente",))),
        Status.ANSWERED,
        [citation(numbers=(2, 3), quote="De gemeente betaalt.")],
        hits=hits(OTHER, RIGHT),
    ),
    case(question("late", reference="65 dagen."), Status.NOT_FOUND, hits=SEVENTH, text="Niets."),
    case(
        trap("evil", question=EVIL, style=EVIL, lang=EVIL, why=EVIL, history=(Turn("user", EVIL),)),
        Status.ANSWERED,
        [citation(EVIL, quote=EVIL, role=EVIL, verbatim=False)],
        hits=(Hit(1, EVIL, (1,), 2.0),),
    ),
    case(trap("gone")),
]


class Tags(HTMLParser):
    """Gathers the tags, with their attributes, in order."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def text():
    return page(CASES, Words(FakeLibrary()), f"records {EVIL}")


@pytest.fixture(scope="module")
def tags(text):
    parsed = Tags()
    parsed.feed(text)
    return parsed.tags


def card(text, identifier):
    return text.split(f'id="{identifier}"')[1].split("</details>")[0]


def test_every_question_has_a_card_and_the_lost_come_first(tags):
    cards = [attrs for tag, attrs in tags if tag == "details"]
    assert [attrs["id"] for attrs in cards][-1] == "won"
    assert {attrs["id"] for attrs in cards} == {c.gold.id for c in CASES}
    found = {attrs["id"]: attrs["data-loss"].split() for attrs in cards}
    assert found["other"] == ["not-first", "fact-missing", "wrong-citation"]
    assert found["won"] == []


def test_the_strip_counts_the_losses(text):
    assert re.search(r"data-value=\"not-first\".*?<b>2</b><small>of 3</small>", text)
    assert re.search(r"data-value=\"answered-though-unanswerable\".*?<b>1</b><small>of 2<", text)
    assert re.search(r"data-value=\"any\".*?<b>4</b><small>of 5</small>", text)


def test_a_card_shows_what_was_asked_meant_and_found(text):
    other = card(text, "other")
    assert "Right document, other pair: quoted doc.txt (2, 3)" in other
    assert "Het duurt 65 dagen. Dat is lang." in other  # the gold pair's answer
    assert "65 dagen <i>or</i> negen weken" in other
    assert "✓ 2<td>0.500<td>doc.txt (1)" in other
    assert "<mark>Het duurt 65 dagen.</mark>" in card(text, "won")
    assert "confidence 0.90" in card(text, "won")


def test_a_right_pair_below_the_top_is_added_to_the_ranking(text):
    late = card(text, "late")
    assert "✓ 7<td>" in late
    assert "<td>6<td>" not in late
    assert "65 dagen." in late


def test_nothing_that_is_written_becomes_markup(text, tags):
    assert "<img" not in text
    assert text.count("<script>") == 1
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on")]


def test_the_page_asks_nothing_of_any_host(text, tags):
    assert not [tag for tag, attrs in tags if {"src", "href", "action"} & set(attrs)]
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_without_documents_the_gold_pair_is_named():
    assert "<p class=place>doc (1)</p>" in card(page(CASES, Words(), "t"), "other")


@pytest.fixture
def files(tmp_path):
    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    line = {"id": "q1", "question": "Hoe?", "style": "citizen", "answerable": True}
    gold.write_text(json.dumps(line | {"doc": "2099Z00052", "qa": [4]}))
    records.write_text(record(hits=hits(RIGHT)).to_json())
    return [str(records), "--gold", str(gold), "--out", str(tmp_path / "out" / "f.html")]


@pytest.mark.parametrize(("corpus", "shown"), [(["samples"], True), ([], False)])
def test_the_command(files, tmp_path, corpus, shown, request, capsys):
    folder = [str(request.config.rootpath / name) for name in corpus]
    assert main([*files, *(["--corpus", *folder] if folder else [])]) == 0
    text = (tmp_path / "out" / "f.html").read_text(encoding="utf-8")
    assert ("borgstelling" in text) is shown
    assert "1 questions" in capsys.readouterr().err


def test_the_command_says_what_is_wrong(files, capsys):
    assert main([*files, "--corpus", "nowhere"]) == 1
    assert "eval.failures: nowhere does not exist" in capsys.readouterr().err
    assert main([*files, "--library", "nowhere"]) == 1
    assert "eval.failures:" in capsys.readouterr().err


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_the_filters_work_and_nothing_written_is_run(text, tmp_path):
    from playwright.sync_api import sync_playwright

    (tmp_path / "f.html").write_text(text, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": 400, "height": 800})
        opened.goto((tmp_path / "f.html").as_uri())

        def shown():
            return [c.get_attribute("id") for c in opened.locator(".card:visible").all()]

        assert "won" not in shown()
        opened.click('[data-filter=loss] [data-value="fact-missing"]')
        assert shown() == ["late", "other"]
        opened.click('[data-filter=style] [data-value="keyword"]')
        assert shown() == ["other"]
        opened.locator("#other summary").click()
        assert opened.locator("#other table").is_visible()
        assert opened.evaluate("document.documentElement.scrollWidth") <= 400
        opened.fill("#search", "komt niet voor")
        assert shown() == []
        assert opened.locator("#none").is_visible()
        assert opened.evaluate("window.hacked") is None
        browser.close()
