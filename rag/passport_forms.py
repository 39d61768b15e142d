"""Passports as files: JSON, or a Markdown page to read with its JSON at the end."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from rag.answers import Status
from rag.datamodels import DocumentKind
from rag.errors import NotFoundError, RagError, SettingsError
from rag.passport import EvidenceRecord, PassportRecord, QuoteRecord
from rag.records import ListedRecord
from rag.wording import HEADINGS, WORDS, day, numbers


def as_json(record: PassportRecord) -> str:
    """Return a passport as JSON, with its fields in the order in which they are declared."""
    return _encodable(json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def as_markdown(record: PassportRecord) -> str:
    """Return a passport as a page to read, with its JSON in a block at the end."""
    body = as_json(record)
    longest = max(map(len, re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    parts = [*page_of(record), f"{fence}json\n{body}{fence}\n"]
    return _encodable("\n\n".join(parts))


def page_of(record: PassportRecord) -> Iterator[str]:
    """Yield the paragraphs of the page, without its JSON."""
    made = datetime.fromisoformat(record["made"])
    yield f"# {_escaped(_one_line(record['question']))}"
    yield (
        f"Antwoord van Kamerantwoord {_escaped(record['program_version'])}, bewaard op "
        f"{day(made.date())} om {made:%H.%M} uur (UTC)."
    )
    if record["interpretation"]:
        yield f"{WORDS['nl']['searched']}: {_escaped(_one_line(record['interpretation']))}"
    yield from _several(record) if record["parts"] else _single(record)
    if record["evidence"]:
        yield "## Vragen waarop dit het antwoord is"
        yield "\n".join(f"- {_asked(evidence)}" for evidence in record["evidence"])
    yield "## Controleren"
    yield (
        "`python -m rag verify BESTAND` vergelijkt dit bestand met de bibliotheek. Het rekent met "
        "de gegevens hieronder; de citaten hierboven moeten daarmee overeenstemmen."
    )


def _single(record: PassportRecord) -> Iterator[str]:
    """Yield what became of a message that is one question: why, its quotes, its list."""
    yield from _notice(record["status"], record["reason"])
    yield from _quotes(record["citations"], "## Citaten")
    yield from _list(record["listing"], "## Lijst")


def _several(record: PassportRecord) -> Iterator[str]:
    """Yield each question of a message with its own quotes and list, or why it has none."""
    quotes = dict(enumerate(record["citations"]))
    for number, part in enumerate(record["parts"], 1):
        own = [quotes.pop(place) for place in part["statements"] if place in quotes]
        listed = [item for item in record["listing"] if item["part"] == number]
        yield f"## {number}. {_escaped(_one_line(part['question']))}"
        above = "" if own or listed else WORDS["nl"]["above"]
        yield from _notice(part["status"], part["reason"] or above)
        yield from _quotes(own)
        yield from _list(listed)
    yield from _quotes([*quotes.values()], "## Andere citaten")
    parts = range(1, len(record["parts"]) + 1)
    yield from _list([i for i in record["listing"] if i["part"] not in parts], "## Lijst")


def _notice(status: str, reason: str) -> Iterator[str]:
    heading = HEADINGS[Status(status)][0]
    if notice := _one_line(f"{heading + '.' if heading else ''} {reason}"):
        yield _escaped(notice)


def _quotes(quotes: Sequence[QuoteRecord], heading: str = "") -> Iterator[str]:
    if quotes:
        yield from filter(None, [heading])
        yield "\n\n".join(map(_block, quotes))


def _list(items: Sequence[ListedRecord], heading: str = "") -> Iterator[str]:
    if items:
        yield from filter(None, [heading])
        yield "\n".join(f"- {_listed(item)}" for item in items)


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
    count = item["questions"]
    parts = [_day(item["submitted"]), ", ".join(item["askers"]), item["subject"] or item["source"]]
    parts += [f"{count} {'vraag' if count == 1 else 'vragen'}" if count else "", state(item)]
    parts.append(item["identifier"])
    words = " · ".join(_escaped(_one_line(part)) for part in parts if part)
    return f"{words}: {item['link']}" if item["link"] else words


def state(item: ListedRecord) -> str:
    """Say what became of a set of questions: answered and when, postponed, or still open."""
    words = WORDS["nl"]
    if item["answered"]:
        return f"{words['answered_on']} {_day(item['answered'])}"
    names = {DocumentKind.ANSWER: "received", DocumentKind.POSTPONEMENT: "postponed"}
    kind = DocumentKind(item["kind"])
    return words[names.get(kind, "open")]


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else ""


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
        raise SettingsError(
            f"{path}: een antwoord wordt bewaard als {' of '.join(FORMS)}; kies een andere naam"
        )
    if os.path.lexists(path) and not force:
        raise SettingsError(f"{path}: bestaat al; kies een andere naam, of voeg --force toe")


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
        raise NotFoundError(f"{path.parent}: deze map bestaat niet; maak haar eerst") from exc
    except OSError as exc:
        work.unlink(missing_ok=True)
        raise RagError(f"{path}: niet te schrijven ({exc.strerror}); kijk de naam na") from exc
