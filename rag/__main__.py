"""`python -m rag`: ask a question, check a saved answer, show a stored one, prepare the model."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from rag.answers import Connection, Status
from rag.datamodels import Document, Filters, QAPair
from rag.errors import NotFoundError, RagError
from rag.settings import Settings


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, 1 on an error, 2 on wrong usage."""
    options = _parser().parse_args(argv)
    try:
        settings = Settings.from_env(index=options.index)
        code: int = options.run(options, settings)
        sys.stdout.flush()
    except RagError as exc:
        print(f"rag: {exc}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rag", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT")
    ask = commands.add_parser("ask", help="beantwoord een vraag")
    ask.add_argument("query", metavar="VRAAG")
    ask.add_argument("--json", action="store_true", help="als JSON")
    for name, help_text in (("ministry", "ministerie"), ("party", "fractie"), ("source", "bron")):
        ask.add_argument(f"--{name}", default="", help=f"alleen dit(e) {help_text}")
    for name in ("since", "until"):
        ask.add_argument(f"--{name}", type=date.fromisoformat, metavar="JJJJ-MM-DD")
    ask.add_argument(
        "--save", type=Path, metavar="BESTAND", help="bewaar het antwoord (.md of .json)"
    )
    ask.add_argument("--force", action="store_true", help="overschrijf het bestand van --save")
    verify = commands.add_parser("verify", help="controleer een bewaard antwoord")
    verify.add_argument("file", type=Path, metavar="BESTAND")
    verify.add_argument("--json", action="store_true", help="als JSON")
    show = commands.add_parser("show", help="toon het opgeslagen antwoord, letterlijk")
    show.add_argument("source", metavar="BRON")
    show.add_argument("--number", type=int, metavar="N", help="nummer van de vraag")
    show.add_argument("--question", action="store_true", help="toon de vraag in plaats daarvan")
    pairs = commands.add_parser("pairs", help="toon de paren van een document of bestand")
    pairs.add_argument("source", metavar="BRON")
    pairs.add_argument("--json", action="store_true", help="als JSON")
    inspect = commands.add_parser("inspect", help="toon een bestand zoals de lezer het ziet")
    inspect.add_argument("source", metavar="BESTAND")
    inspect.add_argument("--html", action="store_true", help="als HTML-pagina")
    prepare = commands.add_parser("prepare", help="maak het ingebouwde taalmodel klaar")
    for command, run in (
        *((ask, _ask), (show, _show), (pairs, _pairs)),
        *((inspect, _inspect), (prepare, _prepare), (verify, _verify)),
    ):
        command.add_argument("--index", type=Path, metavar="DIR", help="map van de index (index)")
        command.set_defaults(run=run)
    return parser


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from rag.chatbot import Chatbot
    from rag.passport import passport
    from rag.passport_forms import check_destination, save
    from rag.records import answer_record
    from rag.rendering import text

    filters = Filters(
        options.since,
        options.until,
        ministry=options.ministry,
        party=options.party,
        source=options.source,
    )
    if options.save:
        check_destination(options.save, force=options.force)
    chatbot = Chatbot.load(settings)
    if notice := chatbot.model_notice():
        print(notice, file=sys.stderr)
    *_, answer = chatbot.stream(options.query, filters=filters)
    if options.save:
        record = passport(answer, chatbot.library, settings, datetime.now(UTC))
        save(record, options.save, force=options.force)
    print(_json(answer_record(answer)) if options.json else text(answer))
    return 1 if answer.status is Status.ERROR else 0


def _verify(options: argparse.Namespace, settings: Settings) -> int:
    from rag.findings import holds_good, lines, summary
    from rag.library import Library
    from rag.passport_reading import read
    from rag.verifying import verify

    record = read(options.file)
    with Library.open(settings.index, settings) as library:
        findings = verify(record, library)
    good = holds_good(findings)
    if options.json:
        told = [asdict(f) for f in findings]
        print(_json({"stands": good, "summary": summary(findings), "findings": told}))
        return 0 if good else 1
    for line in lines(findings):
        print(line)
    print(summary(findings))
    return 0 if good else 1


def _show(options: argparse.Namespace, settings: Settings) -> int:
    document = _document(options.source, settings)
    if options.number is None:
        print(_overview(document))
        if not Path(options.source).is_file():
            print(_surroundings(document.source, settings))
        return 0
    pair = document.pair(options.number)
    if pair is None or (pair.answer is None and not options.question):
        having = ", ".join(str(n) for p in document.pairs if p.answer for n in p.numbers)
        raise NotFoundError(
            f"{document.source} has no answer {options.number}; it has {having or 'none'}"
        )
    print(document.question_text(pair) if options.question else document.answer_text(pair))
    return 0


def _pairs(options: argparse.Namespace, settings: Settings) -> int:
    from rag.document_records import connection_record, document_record

    document = _document(options.source, settings)
    if not options.json:
        print(_overview(document))
        return 0
    record = document_record(document)
    if not Path(options.source).is_file():
        sources, connections = _around(document.source, settings)
        record["sources"] = sources
        record["connections"] = [connection_record(c) for c in connections]
    print(_json(record))
    return 0


def _inspect(options: argparse.Namespace, settings: Settings) -> int:
    from rag.inspecting import page, terminal

    document = _document(options.source, settings)
    print(page(document) if options.html else terminal(document, colour=sys.stdout.isatty()))
    return 0


def _prepare(options: argparse.Namespace, settings: Settings) -> int:
    from rag.encoding import load_encoder

    encoder = load_encoder(settings, lambda line: print(line, file=sys.stderr, flush=True))
    print(f"het taalmodel {encoder.name} staat klaar in {settings.cache}")
    return 0


def _document(name: str, settings: Settings) -> Document:
    """Return a document of the library, or parse a file that is named by its path."""
    path = Path(name)
    if path.is_file():
        from rag.indexing import parse_file

        return parse_file(path, path.name)
    from rag.library import Library

    with Library.open(settings.index, settings) as library:
        return library.document(name)


def _around(source: str, settings: Settings) -> tuple[list[str], tuple[Connection, ...]]:
    """Return all sources of a stored document, and what others are to it."""
    from rag.library import Library

    with Library.open(settings.index, settings) as library:
        return [source, *library.also(source)], library.connections(source)


def _overview(document: Document) -> str:
    from rag.wording import askers, day, speakers

    meta = document.metadata
    facts = (
        ("bron", document.source),
        ("soort", document.kind.value),
        ("onderwerp", meta.subject),
        ("gesteld door", askers(meta.askers)),
        ("beantwoord door", speakers(meta) if meta.answerers else ""),
        ("ingezonden", day(meta.submitted)),
        ("ontvangen", day(meta.received)),
        ("nummer", meta.identifier),
        ("link", meta.link),
    )
    lines = [f"{name:<16}{value}" for name, value in facts if value]
    lines += [_line(document, pair) for pair in document.pairs]
    return "\n".join([*lines, *(f"let op          {w}" for w in document.warnings)])


def _surroundings(source: str, settings: Settings) -> str:
    from rag.wording import connected

    sources, connections = _around(source, settings)
    lines = [f"{'ook als':<16}{name}" for name in sources[1:]]
    return "\n".join([*lines, *(f"{k + ':':<29}{v}" for k, v in map(connected, connections))])


def _line(document: Document, pair: QAPair) -> str:
    label = ", ".join(map(str, pair.numbers))
    words = " ".join((document.answer_text(pair) or f"({pair.state.value})").split())
    return f"{label:<16}{words[:80]}"


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main())
