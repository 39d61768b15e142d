"""One writer at a time: a lock on the index folder that ends with the process that holds it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.errors import LibraryError

FILE = "writing.lock"


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the lock; raises `LibraryError` when another process holds it or it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / FILE).open("w")
    except OSError as exc:
        raise LibraryError(f"{folder}: cannot be written ({exc.strerror}); check the path") from exc
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise LibraryError(busy(folder)) from exc
        yield


def is_held(folder: Path) -> bool:
    """Say whether a process is writing to the index now."""
    if not (folder / FILE).is_file():
        return False
    with (folder / FILE).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def busy(folder: Path) -> str:
    """Return what to say when another process is writing."""
    return f"{folder}: another process is taking up documents; wait for it and try again"
