"""Pages on which a quote says more than it holds, or is not seen."""

from pathlib import Path

import pytest

from rag.errors import ParseError
from rag.passport import PassportRecord
from rag.passport_forms import as_markdown
from rag.passport_pages import block_quotes, hides
from rag.passport_reading import read

END = "14 weken.” \\[1\\]"
HEADING = "## Citaten\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (END, f"{END}\nDat was te duur."),  # a line that belongs to the quote without its mark
        (END, f"{END}\n  Dat was te duur."),
        (END, f"{END}\n\u00a0\nDat was te duur."),  # not blank to Markdown
        (END, f"{END}\n> Dat was te duur."),
        (END, f"{END}\rDat was te duur."),
        ("14 weken.” ", "14 weken.” Dat was te duur. "),
        (HEADING, f"{HEADING}\n<blockquote>“Alles is gratis.”</blockquote>\n"),
        (HEADING, f"{HEADING}\n<BlockQuote\n>“Alles is gratis.”\n"),
        (HEADING, f"{HEADING}\n1. > “Alles is gratis.” \\[1\\]\n"),
        (HEADING, f"{HEADING}\n- > “Alles is gratis.” \\[1\\]\n"),
        (HEADING, f"{HEADING}\n- 2) > “Alles is gratis.”\n"),
        (HEADING, f"{HEADING}\n- Ook dit:\n\n  > “Alles is gratis.”\n"),
        (HEADING, f"{HEADING}\n[^1]: > “Alles is gratis.”\n"),
        (HEADING, f"{HEADING}\nAlles\r> “Alles is gratis.”\n"),
        (HEADING, f"<!--\n{HEADING}"),  # the quotes are there, and nobody sees them
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_words_that_hide_in_or_beside_a_quote_are_seen(
    record: PassportRecord, tmp_path: Path, old: str, new: str, ends: str
) -> None:
    page = as_markdown(record)
    assert page.count(old) == 1
    path = tmp_path / "a.md"
    path.write_bytes(page.replace(old, new).replace("\n", ends).encode())
    with pytest.raises(ParseError, match="bewerkt: "):
        read(path)


@pytest.mark.parametrize(
    "note",
    [
        "Voor de nota: 5 > 4, en 3 < 4.",
        "- eerst de brug\n- dan de sluis -> morgen",
        "Zie &lt;b&gt; en **let op**: “Alles is gratis.”",
    ],
)
def test_a_note_by_itself_is_no_quote(record: PassportRecord, tmp_path: Path, note: str) -> None:
    (tmp_path / "a.md").write_text(as_markdown(record).replace(HEADING, f"{note}\n\n{HEADING}"))
    assert read(tmp_path / "a.md") == record


def test_the_lines_of_a_quote_may_be_broken_elsewhere() -> None:
    page = "# Vraag\n\n> “De brug\n>  is dicht.” \\[1\\]\n>\n> \\[1\\] minister\n"
    assert block_quotes(page) == "“De brug is dicht.” \\[1\\] \\[1\\] minister"
    assert block_quotes(page.replace("brug\n>", "brug")) == block_quotes(page)
    assert hides(page) == ""
