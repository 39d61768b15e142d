"""Reading passports back: a file is a passport in form and field, or it is refused.

What a passport says is checked in shape, not in truth: `rag.verifying` does that.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn, cast, get_args, get_type_hints

from rag.answers import Status
from rag.datamodels import DocumentKind
from rag.errors import NotFoundError, ParseError, ReadError
from rag.passport import FORMAT, VERSION, PassportRecord, pair_numbers
from rag.passport_forms import page_of
from rag.passport_pages import block_quotes, hides
from rag.wording import WORDS

LARGEST = 50 * 1024 * 1024  # bytes of a file that is read
_LONGEST_NAME = 1000  # characters of a source or a number, which are looked up
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read(path: Path) -> PassportRecord:
    """Read a passport in either form; what it says is checked in shape, not in truth.

    Raises `NotFoundError` and `ReadError` when the file cannot be read, and `ParseError` when it
    is no passport, is damaged, is of a newer version, or shows other quotes than it holds.
    """
    text = _text(path)
    if text.lstrip().startswith("{"):
        return _record(text, path)
    page, body = _divided(text, path)
    record = _record(body, path)
    if hidden := hides(page):
        _refuse(path, f"bewerkt: op de pagina staat {hidden}; haal dat weg, of neem het origineel")
    if block_quotes(page) != block_quotes("\n\n".join(page_of(record))):
        _refuse(
            path,
            "bewerkt: de citaten op de pagina zijn niet die in de gegevens; maak dat ongedaan, of "
            "neem het origineel",
        )
    return record


def _text(path: Path) -> str:
    if not path.exists():
        raise NotFoundError(f"{path}: no such file")
    if not path.is_file():
        raise ReadError(f"{path}: not a file; give the name of a saved answer")
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as exc:
        raise ReadError(f"{path}: cannot be read ({exc.strerror})") from exc
    if len(raw) > LARGEST:
        raise ReadError(f"{path}: larger than {LARGEST // 2**20} MB; no passport is that large")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as exc:
        raise ReadError(f"{path}: not UTF-8 text ({exc.reason} at byte {exc.start})") from exc


def _divided(text: str, path: Path) -> tuple[str, str]:
    """Return the page, and what its last JSON block holds."""
    lines = text.split("\n")
    opening = [i for i, line in enumerate(lines) if re.fullmatch(r"`{3,}json\s*", line)]
    if not opening:
        _refuse(path, "no passport: neither JSON nor a page with a json block")
    start = opening[-1]
    fence = lines[start].strip().removesuffix("json")
    stop = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() == fence), None)
    if stop is None:
        _refuse(path, "its json block has no end; the file is cut short")
    return "\n".join(lines[:start] + lines[stop + 1 :]), "\n".join(lines[start + 1 : stop])


def _record(body: str, path: Path) -> PassportRecord:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise ParseError(f"{path}: damaged JSON ({exc}); use the original file") from exc
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        _refuse(path, f"no passport: its format is not {FORMAT}")
    version = found.get("format_version")
    if isinstance(version, int) and version > VERSION:
        _refuse(path, f"format version {version}, known is up to {VERSION}; use a newer program")
    if version not in range(1, VERSION + 1):
        _refuse(path, f"format_version is not 1 to {VERSION}")
    try:
        record = cast(PassportRecord, _typed(found, PassportRecord, "passport"))
        _check_values(record)
    except (ValueError, RecursionError) as exc:
        raise ParseError(f"{path}: damaged passport: {exc}; use the original file") from exc
    return record


def _refuse(path: Path, why: str) -> NoReturn:
    raise ParseError(f"{path}: {why}")


def _typed(value: Any, kind: Any, where: str) -> Any:
    """Return the value, with fields in declared order; raises `ValueError` if it is no `kind`."""
    if isinstance(kind, type) and hasattr(kind, "__required_keys__"):
        hints = get_type_hints(kind)
        _expect(isinstance(value, dict), where, "fields between braces")
        for name in hints.keys() ^ value.keys():
            raise ValueError(f"{where} {'lacks' if name in hints else 'has an unknown'} {name!r}")
        return {name: _typed(value[name], hint, f"{where}.{name}") for name, hint in hints.items()}
    if getattr(kind, "__origin__", None) is list:
        _expect(isinstance(value, list), where, "a list")
        (inner,) = get_args(kind)
        return [_typed(v, inner, f"{where}[{n}]") for n, v in enumerate(value, 1)]
    if type(None) in (options := get_args(kind)):
        return None if value is None else _typed(value, options[0], where)
    if kind is float:
        _expect(type(value) in (int, float) and 0 <= value <= 1, where, "a number from 0 to 1")
        return float(value)
    _expect(type(value) is kind, where, "a text" if kind is str else "a whole number")
    _expect(kind is not int or value >= 0, where, "0 or more")
    return value


def _expect(right: bool, where: str, wanted: str) -> None:
    if not right:
        raise ValueError(f"{where} is not {wanted}")


def _check_values(record: PassportRecord) -> None:
    """Raise `ValueError` for a value that has the right type and cannot be."""
    made = datetime.fromisoformat(record["made"])
    _expect(made.tzinfo is not None, "made", "a date with a time zone")
    for status in (record["status"], *(part["status"] for part in record["parts"])):
        Status(status)
    for item in record["listing"]:
        DocumentKind(item["kind"])
        for when in filter(None, (item["submitted"], item["answered"])):
            date.fromisoformat(when)
    _expect(record["language"] in WORDS, "language", " or ".join(WORDS))
    _check_digest(record["sha256"], "sha256")
    for evidence in record["evidence"]:
        _expect(bool(evidence["numbers"]), "evidence.numbers", "filled")
    counted = _counted(record)
    for place, quote in enumerate(record["citations"], 1):
        number = counted[place - 1]
        _expect(quote["number"] == number, f"citation {place}: its number", str(number))
        _expect(bool(quote["quote"] and quote["numbers"]), f"citation {place}", "filled")
        names = (quote["source"], quote["identifier"], quote["question_number"], *quote["also"])
        _expect(max(map(len, names)) <= _LONGEST_NAME, f"citation {place}: a name", "short")
        for value in (quote["quote_sha256"], quote["answer_sha256"], quote["file_sha256"]):
            _check_digest(value, f"citation {place}")
        if quote["received"] is not None:
            date.fromisoformat(quote["received"])


def _counted(record: PassportRecord) -> list[int]:
    """Return the number that each quote must have, in the format of the file."""
    if record["format_version"] == 1:
        return list(range(1, len(record["citations"]) + 1))
    return pair_numbers([(q["source"], tuple(q["numbers"])) for q in record["citations"]])


def _check_digest(value: str, where: str) -> None:
    _expect(_DIGEST.fullmatch(value) is not None, f"{where}: {value[:20]!r}", "a SHA-256")
