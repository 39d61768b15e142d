"""Nothing that is read may take quadratic time: every pattern of `rag`, and hostile files."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import process_time
from types import ModuleType

import pytest

import rag
from rag.errors import RagError
from rag.indexing import parse_file
from tests.mutating import sound

SIZES = (5_000, 25_000)  # characters that are tried; the second already betrays the worst
LARGE = 400_000  # characters that may take no more than
LIMIT = 2.0  # seconds of the processor: a pattern in linear time needs a hundredth of that
MANY = 500  # matches after which the rest of a text holds nothing new
UNITS = (
    *(" ", "\n", "Vraag 1\n", "Antwoord\n", "Antwoord op vraag 1, 2, ", "- ", "1.", "1, 2, "),
    *("(", "a", "aA", "a-", ".", "1", "a b ", " \n", "de minister ", "Vragen van het lid "),
    "(ingezonden ",
)
SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
# Patterns whose callers bound the text, and how.
BOUNDED = {
    "rag.wrapping._BROKEN": "the last 200 characters before a line end",
    "rag.wrapping._URL": "the last 200 characters before a line end",
}


def sources() -> Iterator[tuple[ModuleType, ast.Module]]:
    """Yield every module of `rag` with its source."""
    for found in pkgutil.iter_modules(rag.__path__, "rag."):
        if found.name == "rag.__main__":
            continue
        module = importlib.import_module(found.name)
        assert module.__file__ is not None
        yield module, ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def compiled(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a global: one, or those in a tuple, list or table."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from compiled(part)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from compiled(part)


def methods_of(tree: ast.Module) -> dict[str, set[str]]:
    """Return by which methods each name is used: what is only matched starts at one place.

    A table of patterns is used as the variable of a loop over it is.
    """
    used: dict[str, set[str]] = {}
    looped: list[tuple[str, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(node.attr)
        if isinstance(node, ast.comprehension | ast.For) and isinstance(node.iter, ast.Name):
            targets = [n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)]
            looped += [(node.iter.id, target) for target in targets]
    for table, target in looped:
        used.setdefault(table, set()).update(used.get(target, set()))
    return used


def written(tree: ast.Module) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Yield the patterns that are written where they are used, and whether they search."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        owner, first = node.func.value, node.args[0]
        if not (isinstance(owner, ast.Name) and owner.id == "re"):
            continue
        used = node.func.attr != "compile"  # that one is a global, or its method is not known
        if used and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield re.compile(first.value), node.func.attr in SEARCHING


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Return all patterns by name, and whether they are searched for anywhere in a text."""
    found: dict[tuple[re.Pattern[str], bool], str] = {}
    for module, tree in sources():
        used = methods_of(tree)
        for name, value in vars(module).items():
            methods = used.get(name, set())
            searched = not methods or bool(methods & SEARCHING)
            for number, pattern in enumerate(compiled(value)):
                place = f"[{number}]" if not isinstance(value, re.Pattern) else ""
                found.setdefault((pattern, searched), f"{module.__name__}.{name}{place}")
        for pattern, searched in written(tree):
            found.setdefault((pattern, searched), f"{module.__name__}: {pattern.pattern}")
    return {name: key for key, name in found.items() if name not in BOUNDED}


PATTERNS = patterns()


def seconds(pattern: re.Pattern[str], unit: str, size: int, *, searched: bool) -> float:
    """Return how long a pattern takes on a unit that is repeated to so many characters."""
    text = unit * (size // len(unit))
    started = process_time()
    if searched:
        list(islice(pattern.finditer(text), MANY))
    else:
        pattern.match(text)
        pattern.fullmatch(text)
    return process_time() - started


def expected(first: float, second: float) -> float:
    """Return the seconds that `LARGE` takes by b n + c n², from those of both `SIZES`."""
    small, middle = SIZES
    square = (second - first * middle / small) / (middle**2 - small * middle)
    linear = first / small - square * small
    return linear * LARGE + square * LARGE**2


def slow(pattern: re.Pattern[str], unit: str, *, searched: bool) -> str:
    """Say that a pattern takes too long on a repeated unit, or nothing.

    The largest size is only tried where the others leave a doubt.
    """
    small, middle = SIZES
    for _ in range(3):  # a pause of the machine is not the pattern's
        first = seconds(pattern, unit, small, searched=searched)
        if first > LIMIT / 10:
            taken = first * LARGE / small
        else:
            taken = expected(first, seconds(pattern, unit, middle, searched=searched))
        if taken < LIMIT / 2:
            return ""
    if taken < 8 * LIMIT:
        taken = seconds(pattern, unit, LARGE, searched=searched)
    return f"{taken:.1f} s for {LARGE:,} characters of {unit!r}" if taken > LIMIT else ""


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_quadratic_time(name: str) -> None:
    pattern, searched = PATTERNS[name]
    wrong = (slow(pattern, unit, searched=searched) for unit in UNITS)
    assert next((said for said in wrong if said), "") == "", pattern.pattern


def test_a_quadratic_pattern_is_betrayed() -> None:
    assert slow(re.compile(r"\s+x"), " ", searched=True)


def test_a_linear_pattern_is_not() -> None:
    assert not slow(re.compile(r"a[a ]{0,40}x"), "a b ", searched=True)


def test_every_exception_is_still_a_pattern() -> None:
    names = {
        f"{module.__name__}.{name}"
        for module, _ in sources()
        for name, value in vars(module).items()
        if list(compiled(value))
    }
    assert set(BOUNDED) <= names


@pytest.mark.parametrize("unit", ["Vraag 1\n", " ", "a", "Antwoord\n"])
def test_five_megabytes_are_refused(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_text(unit * (5_000_000 // len(unit)))
    with pytest.raises(RagError):
        parse_file(path, path.name)


@pytest.mark.parametrize("unit", UNITS)
def test_a_document_as_large_as_is_accepted_takes_seconds(unit: str) -> None:
    """The bound of the parser is 15,000 lines and 1.5 million characters."""
    size = min(1_400_000, 14_000 * len(unit)) if "\n" in unit else 1_400_000
    head = "AH 3\nVragen van het lid X (Y) aan de Minister van Z over W\n"
    started = process_time()
    sound(head + unit * (size // len(unit)))
    assert process_time() - started < 6.0
