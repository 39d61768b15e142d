"""Changes to a text, recorded so that every one of them can be shown and undone.

Stages that clean a text do not change it: they propose `Edit`s on the text as it was read.
`apply` makes the stored text of them, the `Repair`s that undo them, and a map of positions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from rag.datamodels import Repair, RepairKind, Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters of `span`, in the text as it was read, by `text`."""

    span: Span
    text: str
    kind: RepairKind


@dataclass(frozen=True, slots=True)
class Edited:
    """The text after all edits, with the repairs and the way from old positions to new."""

    text: str
    repairs: tuple[Repair, ...]
    _starts: tuple[int, ...]
    _edits: tuple[Edit, ...]

    def position(self, before: int) -> int:
        """Return where position `before` of the original came to stand.

        A position inside replaced characters moves to the end of their replacement.
        """
        index = bisect_right(self._starts, before) - 1
        if index < 0:
            return before
        edit, repair = self._edits[index], self.repairs[index]
        if before == edit.span.start:
            return repair.span.start
        return repair.span.end + max(0, before - edit.span.end)

    def span(self, before: Span) -> Span:
        """Return where a span of the original came to stand, white space at its ends left out."""
        start, end = self.position(before.start), self.position(before.end)
        found = self.text[start:end]
        lead = len(found) - len(found.lstrip())
        return Span(start + lead, max(start + lead, start + len(found.rstrip())))


def apply(text: str, edits: Iterable[Edit]) -> Edited:
    """Make all edits at once; of two that overlap, the one that starts first holds."""
    out: list[str] = []
    repairs: list[Repair] = []
    made: list[Edit] = []
    done = length = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, -e.span.end)):
        if edit.span.start < done or (made and edit.span == made[-1].span):
            continue
        original = edit.span.of(text)
        if original == edit.text:
            continue
        out += (text[done : edit.span.start], edit.text)
        length += edit.span.start - done
        repairs.append(Repair(Span(length, length + len(edit.text)), original, edit.kind))
        made.append(edit)
        length += len(edit.text)
        done = edit.span.end
    out.append(text[done:])
    return Edited("".join(out), tuple(repairs), tuple(e.span.start for e in made), tuple(made))


def undo(text: str, repairs: Iterable[Repair]) -> str:
    """Return the text as it was read, before `repairs` were made."""
    out: list[str] = []
    done = 0
    for repair in sorted(repairs, key=lambda r: r.span):
        out += (text[done : repair.span.start], repair.original)
        done = repair.span.end
    out.append(text[done:])
    return "".join(out)
