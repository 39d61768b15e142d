"""Reading JSON Lines with errors that name the file, the line and the field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from rag.errors import NotFoundError, ReadError


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object and where it stands; each getter checks what it returns."""

    where: str
    values: Mapping[str, Any]

    def fail(self, name: str, expected: str) -> NoReturn:
        """Raise a `ReadError` saying what was found in field `name` and what was expected."""
        found = json.dumps(self.values[name])[:80] if name in self.values else "missing"
        raise ReadError(f"{self.where}: field {name!r} is {found}; expected {expected}")

    def has(self, name: str) -> bool:
        """Say whether field `name` is there and not null."""
        return self.values.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """Return a string; `default`, when given, stands in for an absent field."""
        value = self.values.get(name, default)
        if not isinstance(value, str):
            self.fail(name, "a string")
        return value

    def flag(self, name: str) -> bool:
        """Return a true or false."""
        value = self.values.get(name)
        if not isinstance(value, bool):
            self.fail(name, "true or false")
        return value

    def number(self, name: str) -> float:
        """Return a number."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(name, "a number")
        return float(value)

    def integer(self, name: str) -> int:
        """Return a whole number."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(name, "a whole number")
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return question numbers: a list of one or more whole numbers."""
        value = self.values.get(name)
        whole = isinstance(value, list) and all(type(n) is int for n in value)
        if not whole or not value:
            self.fail(name, "a list of question numbers, such as [4, 5]")
        return tuple(value)

    def strings(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; empty when the field is absent."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(s, str) for s in value):
            self.fail(name, "a list of strings")
        return tuple(value)

    def objects(self, name: str) -> tuple[Fields, ...]:
        """Return a list of objects; empty when the field is absent."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(o, dict) for o in value):
            self.fail(name, "a list of objects")
        return tuple(Fields(f"{self.where}, {name}[{i}]", o) for i, o in enumerate(value))


def read_lines(path: Path) -> Iterator[Fields]:
    """Read one object a line, empty lines skipped.

    Raises `NotFoundError` when there is no such file, `ReadError` when a line is no JSON object.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            where = f"{path.name}, line {number}"
            yield Fields(where, parse_object(line, where))


def read_text(path: Path) -> str:
    """Read a UTF-8 file, errors translated."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as exc:
        raise NotFoundError(f"{path} does not exist; give the path of an existing file") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise ReadError(f"{path} cannot be read as UTF-8 text: {exc}") from exc


def parse_object(text: str, where: str) -> Mapping[str, Any]:
    """Parse one JSON object, errors translated."""
    try:
        value = json.loads(text)
    except ValueError as exc:
        raise ReadError(f"{where}: not JSON ({exc}); expected one object") from exc
    if not isinstance(value, dict):
        raise ReadError(f"{where}: a {type(value).__name__}; expected an object in braces")
    return value
