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
        raise NotFoundError(f"{path}: dit bestand bestaat niet")
    if not path.is_file():
        raise ReadError(f"{path}: geen bestand; geef de naam van een bewaard antwoord")
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as exc:
        raise ReadError(f"{path}: niet te lezen ({exc.strerror})") from exc
    if len(raw) > LARGEST:
        raise ReadError(
            f"{path}: groter dan {LARGEST // 2**20} MB; zo groot is geen bewaard antwoord"
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as exc:
        raise ReadError(f"{path}: geen UTF-8-tekst ({exc.reason}, byte {exc.start})") from exc


def _divided(text: str, path: Path) -> tuple[str, str]:
    """Return the page, and what its last JSON block holds."""
    lines = text.split("\n")
    opening = [i for i, line in enumerate(lines) if re.fullmatch(r"`{3,}json\s*", line)]
    if not opening:
        _refuse(path, "geen bewaard antwoord: geen JSON, en geen pagina met een json-blok")
    start = opening[-1]
    fence = lines[start].strip().removesuffix("json")
    stop = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() == fence), None)
    if stop is None:
        _refuse(path, "het json-blok heeft geen einde; het bestand is afgebroken")
    return "\n".join(lines[:start] + lines[stop + 1 :]), "\n".join(lines[start + 1 : stop])


def _record(body: str, path: Path) -> PassportRecord:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise ParseError(f"{path}: beschadigde JSON ({exc}); neem het originele bestand") from exc
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        _refuse(path, f"geen bewaard antwoord: format is niet {FORMAT}")
    version = found.get("format_version")
    if isinstance(version, int) and version > VERSION:
        known = f"bekend is tot en met {VERSION}; neem een nieuwer programma"
        _refuse(path, f"format_version is {version}, {known}")
    if version not in range(1, VERSION + 1):
        _refuse(path, f"format_version is niet 1 tot en met {VERSION}")
    try:
        record = cast(PassportRecord, _typed(found, PassportRecord, "passport"))
        _check_values(record)
    except (ValueError, RecursionError) as exc:
        raise ParseError(f"{path}: beschadigd: {exc}; neem het originele bestand") from exc
    return record


def _refuse(path: Path, why: str) -> NoReturn:
    raise ParseError(f"{path}: {why}")


def _typed(value: Any, kind: Any, where: str) -> Any:
    """Return the value, with fields in declared order; raises `ValueError` if it is no `kind`."""
    if isinstance(kind, type) and hasattr(kind, "__required_keys__"):
        hints = get_type_hints(kind)
        _expect(isinstance(value, dict), where, "een object met velden")
        for name in hints.keys() ^ value.keys():
            raise ValueError(
                f"{where} {'mist' if name in hints else 'heeft een onbekend'} {name!r}"
            )
        return {name: _typed(value[name], hint, f"{where}.{name}") for name, hint in hints.items()}
    if getattr(kind, "__origin__", None) is list:
        _expect(isinstance(value, list), where, "een lijst")
        (inner,) = get_args(kind)
        return [_typed(v, inner, f"{where}[{n}]") for n, v in enumerate(value, 1)]
    if type(None) in (options := get_args(kind)):
        return None if value is None else _typed(value, options[0], where)
    if kind is float:
        _expect(
            type(value) in (int, float) and 0 <= value <= 1, where, "een getal van 0 tot en met 1"
        )
        return float(value)
    _expect(type(value) is kind, where, "een tekst" if kind is str else "een geheel getal")
    _expect(kind is not int or value >= 0, where, "0 of meer")
    return value


def _expect(right: bool, where: str, wanted: str) -> None:
    if not right:
        raise ValueError(f"{where} is niet {wanted}")


def _check_values(record: PassportRecord) -> None:
    """Raise `ValueError` for a value that has the right type and cannot be."""
    _check_moment(record["made"])
    for status in (record["status"], *(part["status"] for part in record["parts"])):
        _expect(status in list(Status), f"status {status[:20]!r}", "bekend")
    for item in record["listing"]:
        _expect(item["kind"] in list(DocumentKind), f"kind {item['kind'][:20]!r}", "bekend")
        for when in filter(None, (item["submitted"], item["answered"])):
            _check_day(when)
    _expect(record["language"] in WORDS, "language", " of ".join(WORDS))
    _check_digest(record["sha256"], "sha256")
    for evidence in record["evidence"]:
        _expect(bool(evidence["numbers"]), "evidence.numbers", "gevuld")
    counted = _counted(record)
    for place, quote in enumerate(record["citations"], 1):
        number = counted[place - 1]
        _expect(quote["number"] == number, f"citaat {place}: number", str(number))
        _expect(bool(quote["quote"] and quote["numbers"]), f"citaat {place}", "gevuld")
        names = (quote["source"], quote["identifier"], quote["question_number"], *quote["also"])
        _expect(max(map(len, names)) <= _LONGEST_NAME, f"citaat {place}: een naam", "kort")
        for value in (quote["quote_sha256"], quote["answer_sha256"], quote["file_sha256"]):
            _check_digest(value, f"citaat {place}")
        if quote["received"] is not None:
            _check_day(quote["received"])


def _counted(record: PassportRecord) -> list[int]:
    """Return the number that each quote must have, in the format of the file."""
    if record["format_version"] == 1:
        return list(range(1, len(record["citations"]) + 1))
    return pair_numbers([(q["source"], tuple(q["numbers"])) for q in record["citations"]])


def _check_digest(value: str, where: str) -> None:
    _expect(_DIGEST.fullmatch(value) is not None, f"{where}: {value[:20]!r}", "een SHA-256")


def _check_moment(value: str) -> None:
    try:
        made = datetime.fromisoformat(value)
    except ValueError as exc:
        raise ValueError(f"made is geen moment: {value[:40]!r}") from exc
    _expect(made.tzinfo is not None, "made", "een moment met tijdzone")


def _check_day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as exc:
        raise ValueError(f"geen dag: {value[:40]!r}") from exc
