from contextlib import suppress
from pathlib import Path

import pytest

from rag.errors import ParseError
from tests.mutating import mutated, sound
from tests.texts import APPENDIX, FRESH, POSTPONED

SAMPLES = [p.read_text() for p in sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))]


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_damaged_documents_parse_or_are_refused(start: int) -> None:
    texts = [APPENDIX, FRESH, POSTPONED, *SAMPLES]
    parsed = 0
    for seed in range(start, start + 50):
        with suppress(ParseError):
            sound(mutated(texts[seed % len(texts)], seed))
            parsed += 1
    assert parsed > 25
