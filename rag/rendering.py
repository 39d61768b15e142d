"""Answers as plain text and Markdown, with numbered citations; pure.

A citation's number is the position of its pair in `Answer.evidence`, counted from 1. What comes
from documents or users is escaped in Markdown; `rag.rendering_html` makes a page's HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rag.answers import Answer, Citation, Statement
from rag.asking import is_bare
from rag.formalities import opens_with_verdict
from rag.notes import mentions
from rag.referring import paste_line
from rag.tallying import listed_line
from rag.wording import MODEL, WORDS, asked, day, speakers

GAP = "[…]"  # between two quotes of one answer, where words were left out; no part of either


def number_of(answer: Answer, citation: Citation) -> int:
    """Return the number under which a citation's pair is shown."""
    keys = [(e.source, e.numbers) for e in answer.evidence]
    return keys.index((citation.source, citation.numbers)) + 1


def grouped(answer: Answer, part: int = 0) -> Iterator[tuple[int, list[Statement]]]:
    """Yield (number, statements) for each run of a part's statements that cite one pair first."""
    quoting = [s for s in answer.statements if s.citations and s.part == part]
    for number, run in groupby(quoting, key=lambda s: number_of(answer, s.citations[0])):
        yield number, list(run)


def sections(answer: Answer) -> Iterator[tuple[int, str, str]]:
    """Yield (part, heading, reason) of each question of a message; (0, "", "") for a single one."""
    if not answer.parts:
        yield 0, "", ""
    for number, part in enumerate(answer.parts, 1):
        above = WORDS[answer.language]["above"] if part.above else ""
        yield number, f"{number}. {part.query}", part.reason or above


def adjoining(answer: Answer, number: int, statements: Sequence[Statement]) -> list[bool]:
    """Say of each statement that cites pair `number` whether nothing was left out before it."""
    words = answer.evidence[number - 1].answer
    found = [True]
    for before, after in pairwise(s.citations[0] for s in statements):
        left_out = words[before.end : after.start].strip()
        found.append(before.end <= after.start and not left_out)
    return found


def era(answer: Answer, number: int) -> str:
    """Return whether a pair's words are the latest or earlier ones, where documents differ."""
    days = {e.source: e.metadata.received for e in answer.evidence if e.metadata.received}
    own = answer.evidence[number - 1].metadata.received
    if len(set(days.values())) < 2 or own is None or answer.parts:
        return ""
    return WORDS[answer.language]["latest" if own == max(days.values()) else "earlier"]


# -- plain text -------------------------------------------------------------------------------


def text(answer: Answer) -> str:
    """Return the answer as plain text, with its sources below."""
    parts = [*_lead(answer), *_phrased(answer)]
    for part, heading, reason in sections(answer):
        parts += [line for line in (heading, reason) if line]
        for number, statements in grouped(answer, part):
            parts.append(attribution(answer, number) + ":")
            parts += _bare_question(answer, number, statements)
            for joins, s in zip(adjoining(answer, number, statements), statements, strict=True):
                parts += [] if joins else [GAP]
                parts.append(f"“{s.text}” [{number}]")
            parts += [f"  {marker} {body}" for marker, body in quoted_notes(answer, number)]
        parts += [f"- {listed_line(i, answer.language)}" for i in answer.listing if i.part == part]
    if answer.evidence:
        parts.append(
            "\n".join(
                f"[{n}] {paste_line(e.metadata, e.numbers, e.source, answer.language)}"
                for n, e in enumerate(answer.evidence, 1)
            )
        )
    return "\n\n".join(parts)


def shown(answer: Answer) -> str:
    """Return all that is said, without markup: the reason, or the quotes with their numbers."""
    quotes = [f"{s.text} [{number_of(answer, s.citations[0])}]" for s in answer.statements]
    return "\n".join([*_lead(answer), *quotes])


def _lead(answer: Answer) -> Iterator[str]:
    words = WORDS[answer.language]
    if answer.interpretation:
        yield f"{words['searched']}: {answer.interpretation}"
    if answer.reason:
        yield answer.reason


def _phrased(answer: Answer) -> Iterator[str]:
    """Yield what a language model made of the quotes, and what became of it."""
    if answer.phrased:
        lines = [f"- {s.text} {_numbers(answer, s)}" for s in answer.phrased]
        yield "\n".join([f"{MODEL[answer.language]['title']}:", *lines])
    if answer.notice:
        yield answer.notice


def _numbers(answer: Answer, statement: Statement) -> str:
    found = sorted({number_of(answer, c) for c in statement.citations})
    return "".join(f"[{n}]" for n in found)


def attribution(answer: Answer, number: int) -> str:
    """Return who said it when, in answer to which question, and whether that is the latest."""
    evidence, language = answer.evidence[number - 1], answer.language
    when = day(evidence.metadata.received, language)
    name = speakers(evidence.metadata, language)
    which = asked(evidence.numbers, language).lower()
    said = ", ".join(p for p in (name[0].upper() + name[1:], when, which) if p)
    moment = era(answer, number)
    return f"{moment}: {said}" if moment else said


def needs_question(statements: Sequence[Statement]) -> bool:
    """Say whether what is quoted of a pair is not to be read without its question: "Ja."."""
    bare = all(is_bare(s.text) for s in statements)
    return bare or any(opens_with_verdict(s.text) for s in statements)


def _bare_question(answer: Answer, number: int, statements: Sequence[Statement]) -> list[str]:
    """Return the question that "Ja." answers: by itself it says nothing."""
    if not needs_question(statements):
        return []
    words = " ".join(answer.evidence[number - 1].question.split())
    return [f"{WORDS[answer.language]['question']}: {words}"] if words else []


def quoted_notes(answer: Answer, number: int) -> list[tuple[str, str]]:
    """Return the notes, (marker, body), whose markers stand in the words quoted of a pair."""
    words = " ".join(c.quote for s in answer.statements for c in s.citations
                     if number_of(answer, c) == number)  # fmt: skip
    return [(m, b) for m, b in answer.evidence[number - 1].footnotes if mentions(words, m)]


# -- Markdown ---------------------------------------------------------------------------------


def markdown(answer: Answer) -> str:
    """Return the answer as Markdown: quotes as block quotes, sources as a numbered list."""
    parts = [_plain(p) for p in (*_lead(answer), *_phrased(answer))]
    for part, heading, reason in sections(answer):
        parts += [f"### {_plain(heading)}"] if heading else []
        parts += [_plain(reason)] if reason else []
        for number, statements in grouped(answer, part):
            parts.append(f"**{_plain(attribution(answer, number))}**")
            parts += [_plain(q) for q in _bare_question(answer, number, statements)]
            parts.append(_blocks(answer, number, statements))
        items = [_plain(listed_line(i, answer.language)) for i in answer.listing if i.part == part]
        parts += ["\n".join(f"- {line}" for line in items)] if items else []
    parts += [
        f"{n}. {_plain(paste_line(e.metadata, e.numbers, e.source, answer.language))}"
        for n, e in enumerate(answer.evidence, 1)
    ]
    return "\n\n".join(parts)


def _blocks(answer: Answer, number: int, statements: Sequence[Statement]) -> str:
    """Return the quotes of a pair as block quotes, one for those that adjoin."""
    blocks: list[str] = []
    for joins, statement in zip(adjoining(answer, number, statements), statements, strict=True):
        quote = "> " + _plain(f"{statement.text} [{number}]").replace("\n", "\n> ")
        if blocks and joins:
            blocks[-1] += f"\n>\n{quote}"
        else:
            blocks.append(quote)
    return f"\n\n{GAP}\n\n".join(blocks)


def _plain(words: str) -> str:
    """Keep Markdown and HTML in quoted text from being read as markup."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\`*_#|~":
        escaped = escaped.replace(sign, "\\" + sign)
    return escaped
