from rag.datamodels import Document, Region
from rag.inspecting import account, page, terminal
from rag.parsing import parse
from rag.reading import RawLine, assemble
from tests.texts import APPENDIX


def document() -> Document:
    lines = (RawLine(line) for line in APPENDIX.split("\n"))
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
