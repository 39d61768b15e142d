"""The line that names an answer in a note: who, when, which publication, which question; pure."""

from __future__ import annotations

from rag.datamodels import Metadata
from rag.wording import day, numbers, speakers


def paste_line(metadata: Metadata, asked: tuple[int, ...], source: str) -> str:
    """Return a line that can be pasted into a note: who, when, which number, where.

    Without an official number the subject and the day of asking tell which answer it is; the
    name of the file does where those are not known either.
    """
    received = day(metadata.received)
    parts = [
        speakers(metadata),
        f"antwoord van {received}" if received else "",
        _published(metadata) or _described(metadata) or source,
        f"antwoord op vraag {numbers(asked)}",
        metadata.link,
    ]
    return ", ".join(p for p in parts if p)


def _published(metadata: Metadata) -> str:
    if metadata.session and metadata.number is not None:
        return f"Aanhangsel Handelingen, vergaderjaar {metadata.session}, nr. {metadata.number}"
    return f"vraagnummer {metadata.question_number}" if metadata.question_number else ""


def _described(metadata: Metadata) -> str:
    """Return what the questions were about and when they were put, as far as known."""
    submitted = day(metadata.submitted)
    if not metadata.subject:
        return f"vragen van {submitted}" if submitted else ""
    about = f"vragen over {metadata.subject}"
    return f"{about}, ingezonden {submitted}" if submitted else about
