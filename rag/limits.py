"""Filters in words, as they are shown with what was searched, and read back from them; pure.

What is shown ("mensenhandel (van SP, 1 januari 2022 – 31 december 2022)") can be asked again: it
means the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from rag.datamodels import Filters
from rag.periods import period
from rag.registers import folded
from rag.wording import WORDS, day

_STATED = re.compile(r"\((?P<limits>[^()]{4,200})\)[\s?]*$")
_DATE = r"\d{1,2} [a-z]+ (?:19|20|21)\d\d"
_FORM = re.compile(
    r"(?i)^(?:(?:van|by) (?P<who>.+?)(?:, (?=beantwoord door |answered by |ministerie |ministry |"
    rf"sinds |since |tot en met |until |{_DATE})|$))?"
    r"(?:(?:beantwoord door|answered by) (?P<answerer>[^,]+)(?:, |$))?"
    r"(?:(?:ministerie|ministry) (?P<ministry>[^,]+)(?:, |$))?"
    rf"(?P<when>(?:(?:sinds|since) (?P<since>{_DATE})|(?:tot en met|until) (?P<until>{_DATE})|"
    rf"(?P<first>{_DATE})(?: – (?P<last>{_DATE}))?))?$"
)

_PARTS = ("who", "answerer", "ministry", "when")
_NAME = re.compile(r"(?:[^\W\d_]+ ){0,3}[A-ZÀ-Þ]")  # "van der Plas" is one, "de buurt" is none
_FREE = frozenset(words["unrestricted"] for words in WORDS.values())


def restriction(filters: Filters, language: str = "nl") -> str:
    """Return filters in words: "van SP, 1 januari 2024 – 31 december 2024", or nothing."""
    english = language == "en"
    since, until = day(filters.since, language), day(filters.until, language)
    if since and until:
        when = since if since == until else f"{since} – {until}"
    else:
        when = (since and f"{'since' if english else 'sinds'} {since}") or (
            until and f"{'until' if english else 'tot en met'} {until}"
        )
    people = [p for p in (filters.party, filters.asker) if p]
    of = f"{'by' if english else 'van'} {', '.join(people)}" if people else ""
    to = f"{'ministry' if english else 'ministerie'} {filters.ministry}" if filters.ministry else ""
    done = "answered by" if english else "beantwoord door"
    by = f"{done} {filters.answerer}" if filters.answerer else ""
    return ", ".join(p for p in (of, by, to, when) if p)


def stated(text: str, parties: Collection[str] = ()) -> tuple[str, Filters]:
    """Split what `restriction` put after a question from the question; the filters are empty
    where it ends in other words between brackets.

    `parties` are the abbreviations that the library knows; other names are those of members.
    """
    found = _STATED.search(text)
    if found and found["limits"] in _FREE:
        return text[: found.start()].rstrip(), Filters()
    form = _FORM.match(found["limits"]) if found else None
    if found is None or form is None or not any(form.group(*_PARTS)):
        return text, Filters()
    known = {folded(p): p for p in parties}
    who = [name.strip() for name in (form["who"] or "").split(",") if name.strip()]
    if not all(folded(name) in known or _NAME.match(name) for name in who):
        return text, Filters()
    filters = Filters(
        party=", ".join(known[folded(n)] for n in who if folded(n) in known),
        asker=", ".join(n for n in who if folded(n) not in known),
        ministry=(form["ministry"] or "").strip(),
        answerer=(form["answerer"] or "").strip(),
    )
    return text[: found.start()].rstrip(), _with_period(filters, form)


def _with_period(filters: Filters, form: re.Match[str]) -> Filters:
    first = form["since"] or form["first"]
    last = form["until"] or form["last"] or form["first"]
    since = period(f"sinds {first}") if first else None
    until = period(f"tot en met {last}") if last else None
    return replace(
        filters, since=since.since if since else None, until=until.until if until else None
    )
