from rag.datamodels import Document, Region
from rag.inspecting import page, terminal
from rag.parsing import parse
from rag.reading import RawLine, assemble
from rag.regions import account
from tests.texts import APPENDIX

STRAY = (
    "De provincie heeft in de zomer besloten om de brug te vervangen, omdat de pijlers waren "
    "verzakt en het verkeer gevaar liep."
)


def document(text: str = APPENDIX) -> Document:
    lines = (RawLine(line) for line in text.split("\n"))
    return parse(assemble(lines, typeset=None), "proef<1>.txt")


def test_every_kept_character_is_accounted_for() -> None:
    found = document()
    counts = account(found)
    assert sum(counts.values()) - counts[Region.FURNITURE] == len(found.text)
    assert counts[Region.FURNITURE] > 100
    assert counts[Region.UNASSIGNED] == 0


def test_a_terminal_shows_every_region_in_its_colour() -> None:
    shown = terminal(document())
    assert "\x1b[32mAntwoord 1\nJa.\x1b[0m" in shown
    assert "opmaak van de pagina" in shown
    assert "\x1b[" not in terminal(document(), colour=False)


def test_a_page_marks_what_was_repaired_and_escapes_the_rest() -> None:
    shown = page(document())
    assert "proef&lt;1&gt;.txt" in shown
    assert "<ins title=" in shown
    assert "melkvee" in shown


def test_unassigned_text_stands_out_with_and_without_colour() -> None:
    stray = document(APPENDIX.replace("Vraag 1\n", f"{STRAY}\nVraag 1\n", 1))
    assert f"\x1b[41m[niet toegewezen] {STRAY}\x1b[0m" in terminal(stray)
    plain = terminal(stray, colour=False)
    assert f"\n[niet toegewezen] {STRAY}\n" in plain
    assert f'let op: unassigned: "{STRAY[:80]}…"' in plain
    shown = page(stray)
    assert (
        f'<div class="unassigned" title="niet toegewezen" style="background:#f6c6c6">{STRAY}'
        in shown
    )
    assert "<b>Let op:</b> unassigned: " in shown
    assert 'class="unassigned"' not in page(document())
