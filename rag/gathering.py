"""Gathering the files of an ingestion: which they are, what they hold, and under which names."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from rag.errors import LibraryError
from rag.ingest_report import IngestReport
from rag.reading import SUFFIXES


def files_under(paths: Sequence[Path], report: IngestReport, index: Path) -> Iterator[Path]:
    """Yield the files under `paths` in a fixed order; report what is no document."""
    for path in paths:
        if os.path.isfile(path):  # unlike its method, it takes any error for a no
            yield path
        elif os.path.isdir(path):
            inside = sorted(
                p
                for p in path.rglob("*")
                if p.is_file() and not _hidden(p, path) and index not in p.resolve().parents
            )
            readable = [p for p in inside if p.suffix.lower() in SUFFIXES]
            report.skipped += [
                (printable(p.name), f"{p.suffix or 'zonder achtervoegsel'} wordt niet gelezen")
                for p in inside
                if p.suffix.lower() not in SUFFIXES
            ]
            if not readable:
                known = ", ".join(sorted(SUFFIXES))
                report.failed.append(
                    (printable(path), f"bevat geen documenten; gelezen worden {known}")
                )
            yield from readable
        else:
            report.failed.append(
                (printable(path), "bestaat niet; geef een bestand of map die er is")
            )


def digest_of(path: Path, report: IngestReport) -> str | None:
    """Return the SHA-256 of a file; report one that cannot be read, and return None."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        report.failed.append((printable(path.name), unreadable(exc)))
        return None


def unreadable(error: OSError) -> str:
    """Say why a file could not be read."""
    return f"{error.strerror or error}; give a readable file"


def printable(path: Path | str) -> str:
    """Return a path as text that can be stored and printed, also where its name is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)


def new_source(path: Path, taken: set[str]) -> str:
    """Return the name of a new document: its file name, or with its folders when that is taken."""
    parts = Path(printable(path.resolve())).parts
    for count in range(1, len(parts)):
        name = "/".join(parts[-count:])
        if name not in taken:
            return name
    raise LibraryError(f"{path}: a document of this name is there already; rename the file")
