"""The line that names an answer in a note: who, when, which publication, which question; pure.

The publication keeps its official Dutch name in English too: it is what it is found by.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rag.datamodels import Metadata
from rag.wording import day, numbers, speakers

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "answer": "antwoord van {day}",
            "to": "antwoord op vraag {numbers}",
            "several": "antwoord op vraag {numbers}",
            "number": "vraagnummer {number}",
            "put": "vragen van {day}",
            "about": "vragen over {subject}",
            "sent": ", ingezonden {day}",
        },
        "en": {
            "answer": "answer of {day}",
            "to": "answer to question {numbers}",
            "several": "answer to questions {numbers}",
            "number": "question number {number}",
            "put": "questions of {day}",
            "about": "questions about {subject}",
            "sent": ", asked {day}",
        },
    }
)


def paste_line(
    metadata: Metadata, asked: tuple[int, ...], source: str, language: str = "nl"
) -> str:
    """Return a line that can be pasted into a note: who, when, which number, where.

    Without an official number the subject and the day of asking tell which answer it is; the
    name of the file does where those are not known either.
    """
    words = _WORDS[language]
    received = day(metadata.received, language)
    to = words["to" if len(asked) == 1 else "several"]
    parts = [
        speakers(metadata, language),
        words["answer"].format(day=received) if received else "",
        _published(metadata, language) or _described(metadata, language) or source,
        to.format(numbers=numbers(asked, language)),
        metadata.link,
    ]
    return ", ".join(p for p in parts if p)


def _published(metadata: Metadata, language: str) -> str:
    if metadata.session and metadata.number is not None:
        return f"Aanhangsel Handelingen, vergaderjaar {metadata.session}, nr. {metadata.number}"
    number = metadata.question_number
    return _WORDS[language]["number"].format(number=number) if number else ""


def _described(metadata: Metadata, language: str) -> str:
    """Return what the questions were about and when they were put, as far as known."""
    words = _WORDS[language]
    submitted = day(metadata.submitted, language)
    if not metadata.subject:
        return words["put"].format(day=submitted) if submitted else ""
    about = words["about"].format(subject=metadata.subject)
    return about + (words["sent"].format(day=submitted) if submitted else "")
