"""Markdown: estimates as cells, rows as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.bootstrap import Estimate

NONE = "–"


def number(value: float, digits: int = 3) -> str:
    """Write a number with a fixed count of decimals."""
    return f"{value:.{digits}f}"


def cell(found: Estimate, digits: int = 3) -> str:
    """Write an estimate as `0.712 [0.650, 0.770] n=133`, or a dash when nothing was measured."""
    if not found.measured:
        return NONE
    low, high = number(found.low, digits), number(found.high, digits)
    return f"{number(found.value, digits)} [{low}, {high}] n={found.n}"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table; every column but the first is aligned right."""
    marks = ["---", *("---:" for _ in header[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (header, marks, *rows))


def inline(text: str) -> str:
    """Write a text of any origin on one line, so that it breaks no table and marks up nothing."""
    return re.sub(r"([|\\`*_<>\[\]])", r"\\\1", " ".join(text.split()))


def section(title: str, *parts: str, level: int = 2) -> str:
    """Write a heading and the paragraphs and tables under it, empty ones left out."""
    return "\n\n".join((f"{'#' * level} {title}", *(part for part in parts if part)))
