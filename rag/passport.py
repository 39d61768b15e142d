"""Passports: an answer as a file that can be checked later, as JSON or as a Markdown page.

A passport holds every quote with its place, and fingerprints (SHA-256) of the quote, of the whole
answer it stands in and of the source's file. `rag.verifying` compares it with a library.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict, cast, get_args, get_type_hints

from rag import __version__
from rag.citing import holds
from rag.datamodels import Answer, Citation, Evidence, Status
from rag.errors import CitationError, NotFoundError, ParseError, RagError, ReadError, SettingsError
from rag.records import (
    ConnectionRecord,
    ListedRecord,
    PartRecord,
    connection_record,
    listed_record,
    part_records,
)
from rag.settings import Settings
from rag.wording import HEADINGS, WORDS, day, numbers, paste_line

if TYPE_CHECKING:
    from rag.library import Library

FORMAT = "kamerantwoord-passport"
VERSION = 1
LARGEST = 50 * 1024 * 1024  # bytes of a file that is read
_LONGEST_NAME = 1000  # characters of a source or a number, which are looked up
_DIGEST = re.compile(r"[0-9a-f]{64}")


class SpeakerRecord(TypedDict):
    """A member of government who answered; `ministry` as printed."""

    office: str
    name: str
    ministry: str


class QuoteRecord(TypedDict):
    """One quote: `quote == answer[start:end]` of the pair; `number` counts from 1.

    `also` are the document's other sources, `line` says it all in one line.
    """

    number: int
    source: str
    identifier: str
    question_number: str
    also: list[str]
    numbers: list[int]
    role: str
    quote: str
    start: int
    end: int
    quote_sha256: str
    answer_sha256: str
    file_sha256: str
    said_by: list[SpeakerRecord]
    received: str | None
    link: str
    line: str


class EvidenceRecord(TypedDict):
    """A cited pair, in order of first citation, and what was known of its document."""

    source: str
    numbers: list[int]
    question: str
    connections: list[ConnectionRecord]


class PassportRecord(TypedDict):
    """An answer with all that is needed to check it; `sha256` is of all the rest."""

    format: str
    format_version: int
    made: str
    program_version: str
    encoder: str
    question: str
    interpretation: str
    status: str
    reason: str
    language: str
    confidence: float | None
    citations: list[QuoteRecord]
    evidence: list[EvidenceRecord]
    parts: list[PartRecord]
    listing: list[ListedRecord]
    sha256: str


def passport(
    answer: Answer, library: Library, settings: Settings, made: datetime
) -> PassportRecord:
    """Return the passport of an answer that was given from this library.

    Raises `NotFoundError` or `CitationError` when the library has changed since.
    """
    cited = [c for s in answer.statements for c in s.citations]
    record: PassportRecord = {
        "format": FORMAT,
        "format_version": VERSION,
        "made": made.astimezone(UTC).isoformat(timespec="seconds"),
        "program_version": __version__,
        "encoder": settings.encoder,
        "question": answer.query,
        "interpretation": answer.interpretation,
        "status": answer.status.value,
        "reason": answer.reason,
        "language": answer.language,
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "citations": [_quote(n, c, library) for n, c in enumerate(cited, 1)],
        "evidence": [_evidence(e) for e in answer.evidence],
        "parts": part_records(answer),
        "listing": [listed_record(item) for item in answer.listing],
        "sha256": "",
    }
    record["sha256"] = seal(record)
    return record


def _quote(number: int, citation: Citation, library: Library) -> QuoteRecord:
    document = library.document(citation.source)
    if not holds(document, citation):
        raise CitationError(
            f"{citation.source} {citation.numbers}: the library has changed since the answer was "
            "given; ask again"
        )
    meta = document.metadata
    pair = next(p for p in document.pairs if p.numbers == citation.numbers and p.answer)
    return {
        "number": number,
        "source": citation.source,
        "identifier": meta.identifier,
        "question_number": meta.question_number,
        "also": list(library.also(citation.source)),
        "numbers": list(citation.numbers),
        "role": citation.role,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "quote_sha256": digest(citation.quote),
        "answer_sha256": digest(document.answer_text(pair)),
        "file_sha256": library.stored_as(citation.source)[0],
        "said_by": [
            {"office": a.office.value, "name": a.name, "ministry": a.ministry}
            for a in meta.answerers
        ],
        "received": meta.received.isoformat() if meta.received else None,
        "link": meta.link,
        "line": paste_line(meta, citation.numbers, citation.source),
    }


def _evidence(evidence: Evidence) -> EvidenceRecord:
    return {
        "source": evidence.source,
        "numbers": list(evidence.numbers),
        "question": evidence.question,
        "connections": [connection_record(c) for c in evidence.connections],
    }


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal(record: PassportRecord) -> str:
    """Return the SHA-256 of all fields but `sha256`, whatever their order in the file."""
    rest = {name: value for name, value in record.items() if name != "sha256"}
    return digest(json.dumps(rest, sort_keys=True, separators=(",", ":")))


# -- writing ----------------------------------------------------------------------------------


def as_json(record: PassportRecord) -> str:
    """Return a passport as JSON, with its fields in the order in which they are declared."""
    return _encodable(json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def as_markdown(record: PassportRecord) -> str:
    """Return a passport as a page to read, with its JSON in a block at the end."""
    body = as_json(record)
    longest = max(map(len, re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    parts = [*_page(record), f"{fence}json\n{body}{fence}\n"]
    return _encodable("\n\n".join(parts))


def _page(record: PassportRecord) -> Iterator[str]:
    made = datetime.fromisoformat(record["made"])
    yield f"# {_escaped(_one_line(record['question']))}"
    yield (
        f"Antwoord van Kamerantwoord {_escaped(record['program_version'])}, bewaard op "
        f"{day(made.date())} om {made:%H.%M} uur (UTC)."
    )
    if record["interpretation"]:
        yield f"{WORDS['nl']['searched']}: {_escaped(_one_line(record['interpretation']))}"
    heading = HEADINGS[Status(record["status"])][0]
    if notice := _one_line(f"{heading + '.' if heading else ''} {record['reason']}"):
        yield _escaped(notice)
    if record["citations"]:
        yield "## Citaten"
        yield "\n\n".join(_block(quote) for quote in record["citations"])
    if record["listing"]:
        yield "## Lijst"
        yield "\n".join(f"- {_listed(item)}" for item in record["listing"])
    if record["evidence"]:
        yield "## Vragen waarop dit het antwoord is"
        yield "\n".join(f"- {_asked(evidence)}" for evidence in record["evidence"])
    yield "## Controleren"
    yield (
        "`python -m rag verify BESTAND` vergelijkt dit bestand met de bibliotheek. Het rekent met "
        "de gegevens hieronder; de citaten hierboven moeten daarmee overeenstemmen."
    )


def _block(quote: QuoteRecord) -> str:
    """Return a quote with its attribution, as a block quote; paragraphs stay apart."""
    number = f"\\[{quote['number']}\\]"
    paragraphs = [_escaped(p.strip()) for p in re.split(r"[\r\n]+", quote["quote"])]
    paragraphs[0] = "“" + paragraphs[0]
    paragraphs[-1] += f"” {number}"
    return "> " + "\n>\n> ".join([*paragraphs, f"{number} {_escaped(_one_line(quote['line']))}"])


def _asked(evidence: EvidenceRecord) -> str:
    asked = numbers(tuple(evidence["numbers"]))
    words = _one_line(evidence["question"])
    return _escaped(f"{evidence['source']}, vraag {asked}: {words}")


def _listed(item: ListedRecord) -> str:
    parts = [item["submitted"] or "", ", ".join(item["askers"]), item["subject"] or item["source"]]
    parts += [f"{item['questions']} vragen", item["answered"] or "", item["identifier"]]
    words = " · ".join(_escaped(_one_line(part)) for part in parts if part)
    return f"{words}: {item['link']}" if item["link"] else words


def _escaped(words: str) -> str:
    """Keep words from being read as Markdown or HTML, also at the start of a line."""
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = re.sub(r"([\\`*_#|~\[\]!])", r"\\\1", plain)
    return re.sub(r"^([0-9]*)([.)](?=\s|$)|[-+=])", r"\1\\\2", plain)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _encodable(text: str) -> str:
    """Write what UTF-8 cannot hold (half a surrogate pair) as JSON writes it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


FORMS: Mapping[str, Callable[[PassportRecord], str]] = MappingProxyType(
    {".json": as_json, ".md": as_markdown}
)


def check_destination(path: Path, *, force: bool = False) -> None:
    """Raise `SettingsError` when no passport can be saved as `path`."""
    if path.suffix.lower() not in FORMS:
        raise SettingsError(f"{path}: a passport is saved as {' or '.join(FORMS)}; rename it")
    if os.path.lexists(path) and not force:
        raise SettingsError(f"{path}: exists already; choose another name, or add --force")


def save(record: PassportRecord, path: Path, *, force: bool = False) -> None:
    """Write a passport in the form that the suffix names: all of it or nothing.

    Raises `SettingsError`, `NotFoundError`, or `RagError` when the file cannot be written.
    """
    check_destination(path, force=force)
    written = FORMS[path.suffix.lower()](record)
    work = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        work.write_bytes(written.encode("utf-8"))
        os.replace(work, path)
    except FileNotFoundError as exc:
        raise NotFoundError(f"{path.parent}: no such folder; make it first") from exc
    except OSError as exc:
        work.unlink(missing_ok=True)
        raise RagError(f"{path}: cannot be written ({exc.strerror}); check the path") from exc


# -- reading ----------------------------------------------------------------------------------


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
    if _quoted(page) != _quoted("\n\n".join(_page(record))):
        raise ParseError(
            f"{path}: the quotes on the page are not those in its data; the page was edited; "
            "undo that, or use the original"
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


def _quoted(page: str) -> str:
    """Return what the block quotes of a page say, however its lines are broken."""
    lines = (line.strip() for line in page.split("\n"))
    return re.sub(r"[\s>]+", "", "".join(line for line in lines if line.startswith(">")))


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
    if version != VERSION:
        _refuse(path, f"format_version is not {VERSION}")
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
    Status(record["status"])
    _expect(record["language"] in WORDS, "language", " or ".join(WORDS))
    _check_digest(record["sha256"], "sha256")
    for evidence in record["evidence"]:
        _expect(bool(evidence["numbers"]), "evidence.numbers", "filled")
    for place, quote in enumerate(record["citations"], 1):
        _expect(quote["number"] == place, f"citation {place}: its number", str(place))
        _expect(bool(quote["quote"] and quote["numbers"]), f"citation {place}", "filled")
        names = (quote["source"], quote["identifier"], quote["question_number"], *quote["also"])
        _expect(max(map(len, names)) <= _LONGEST_NAME, f"citation {place}: a name", "short")
        for value in (quote["quote_sha256"], quote["answer_sha256"], quote["file_sha256"]):
            _check_digest(value, f"citation {place}")
        if quote["received"] is not None:
            date.fromisoformat(quote["received"])


def _check_digest(value: str, where: str) -> None:
    _expect(_DIGEST.fullmatch(value) is not None, f"{where}: {value[:20]!r}", "a SHA-256")
