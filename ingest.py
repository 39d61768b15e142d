"""Command line: files and folders in, an index out. No logic."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import RagError
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.indexing import Progress
    from rag.ingest_report import IngestReport


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, 1 when a file or the index failed, 2 on wrong usage."""
    parser = _parser()
    options = parser.parse_args(argv)
    if not (options.paths or options.list or options.delete or options.rebuild):
        parser.error("geef een bestand of map, of --list, --delete of --rebuild")
    try:
        settings = Settings.from_env(index=options.index)
        return _run(options, settings)
    except RagError as exc:
        print(f"ingest.py: {exc}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ingest.py", description="Neem documenten op.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="bestand of map")
    parser.add_argument("--index", type=Path, metavar="DIR", help="map van de index (index)")
    parser.add_argument("--list", action="store_true", help="toon wat er in de index staat")
    parser.add_argument("--delete", metavar="SOURCE", help="verwijder een document")
    parser.add_argument("--rebuild", action="store_true", help="maak de zoekindexen opnieuw")
    return parser


def _run(options: argparse.Namespace, settings: Settings) -> int:
    from rag.indexing import Ingestion

    ingestion = Ingestion(settings, _progress())
    if options.delete:
        print(f"verwijderd: {ingestion.delete(options.delete)}")
    failed = False
    if options.paths or options.rebuild:
        report = ingestion.run(options.paths, rebuild=options.rebuild)
        print(_summary(report))
        failed = bool(report.failed)
    if options.list:
        print(_catalogue(settings))
    return 1 if failed else 0


def _progress() -> Progress:
    """Return a progress bar for a terminal, and nothing for a pipe."""
    if not sys.stderr.isatty():
        return lambda what, done, total: None

    def show(what: str, done: int, total: int) -> None:
        width = 30
        filled = width * done // max(total, 1)
        bar = "█" * filled + "·" * (width - filled)
        end = "\n" if done >= total else ""
        print(f"\r{what:<10} {bar} {done}/{total}", end=end, file=sys.stderr, flush=True)

    return show


def _summary(report: IngestReport) -> str:
    lines = [f"let op    {source}: {text}" for source, text in report.warnings]
    lines += [f"samengevoegd {name}: zelfde antwoord als {kept}" for name, kept in report.merged]
    lines += [f"overgeslagen {name}: {why}" for name, why in report.skipped]
    lines += [f"mislukt   {name}: {why}" for name, why in report.failed]
    lines.append(
        f"{report.documents} documenten, {report.pairs} paren, {report.passages} passages; "
        f"{report.unchanged} ongewijzigd, "
        + (f"{len(report.merged)} samengevoegd, " if report.merged else "")
        + f"{len(report.skipped)} overgeslagen, {len(report.failed)} mislukt; "
        f"{report.seconds:.1f} s"
    )
    return "\n".join(lines)


def _catalogue(settings: Settings) -> str:
    from rag.library import Library

    with Library.open(settings.index, settings) as library:
        found = library.documents()
    rows = [
        f"{d.source}\t{d.kind}\t{d.received or d.submitted or '-'}\t{d.pairs} paren\t{d.subject}"
        + "".join(f"\t= {name}" for name in d.also)
        for d in found
    ]
    return "\n".join([*rows, f"{len(found)} documenten"])


if __name__ == "__main__":
    sys.exit(main())
