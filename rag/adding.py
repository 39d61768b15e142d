"""Answers that do not mention what is asked about: "en in België?", "wat zegt u over de wolf?"."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.additions import added, added_country
from rag.answers import Answer, Status
from rag.asking import Sort, asked_for
from rag.countries import names_country
from rag.framing import names_only_a_subject, unframed
from rag.inflections import means, words_of
from rag.intent import Understanding
from rag.lexical import LexicalIndex
from rag.registers import folded
from rag.wording import NOT_MENTIONED, REASONS

_WORD = re.compile(r"[^\W_][\w-]*")
_GENERAL = frozenset(  # what any subject has
    """
    wie wat welk welke hoe hoeveel hoelang wanneer waar waarom waarmee waarvan toekomst verleden
    termijn algemeen praktijk principe totaal moment geval gevallen rest anderen andere basis
    reden kosten gevolgen vergelijking gemiddeld minister kabinet regering staatssecretaris
    """.split()
)
_SIGNS = " ?!."
_STEM = 5  # letters by which a word is known in another form: België, Belgische;
_ENDING = 3  # of a longer word all but so many: "onderwijs" is not "onder"
_COUNTRY = re.compile(r"(?:land|rijk)$")  # Duitsland, Duitse
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def unmentioned(understood: Understanding, made: Answer, lexical: LexicalIndex) -> Answer:
    """Return an answer that mentions nothing of what is asked about as "related", saying so.

    What is asked about is what "en in België?" adds to the question before, or the subject in
    "wat zegt het kabinet over stikstof?" and "stikstof". Of English messages only countries are
    judged: the answers are Dutch, and other names may differ.
    """
    if made.status not in (Status.ANSWERED, Status.RELATED):
        return made
    if made.language != "nl":
        country = added_country(understood.asked) if understood.follows_up else ""
        held = folded(_held(made))
        return _related(made, country) if country and not names_country(held, country) else made
    if missing := _years_elsewhere(understood.asked, made):
        return _related(made, missing)
    about = added(understood.asked) if understood.follows_up else _subject(understood.asked)
    words = [word for word in _WORD.findall(about) if lexical.terms(word)]
    if not words or not _GENERAL.isdisjoint(map(folded, words)):
        return made
    held = _held(made)
    if lexical.shares(" ".join(words), held):
        return made
    bare = folded(held)
    if understood.follows_up:
        found = any(_mentions(bare, folded(word)) for word in words)
    else:
        others = set(words_of(held))
        found = any(means(folded(word), other) for word in words for other in others)
    return made if found else _related(made, about)


def _held(made: Answer) -> str:
    """Return what an answer quotes from, and what it answers."""
    metadata = [e.metadata for e in made.evidence]
    texts = [t for m in metadata for t in (m.subject, m.title)]
    return "\n".join([*texts, *(t for e in made.evidence for t in (e.question, e.answer))])


def _related(made: Answer, what: str) -> Answer:
    """Return an answer as what comes closest, saying what it does not mention."""
    english = made.language == "en"
    reason = NOT_MENTIONED[english].format(what=what)
    before = made.reason.replace(REASONS[Status.RELATED][english], "")
    return replace(made, status=Status.RELATED, reason=f"{before} {reason}".strip())


def _years_elsewhere(asked: str, made: Answer) -> str:
    """Return the years of which a figure is asked, where an answer has none of them; or nothing.

    The days of question and answer count as mentioned.
    """
    years = _YEAR.findall(asked)
    if not years or not asked_for(asked) - {Sort.DATE}:
        return ""
    held = []
    for evidence in made.evidence:
        metadata = evidence.metadata
        held += [evidence.question, evidence.answer, metadata.subject, metadata.title]
        held += [
            str(metadata.received),
            str(metadata.submitted),
            *(n for _, n in evidence.footnotes),
        ]
    known = _YEAR.findall(" ".join(held))
    return "" if set(years) & set(known) else " en ".join(dict.fromkeys(years))


def _subject(message: str) -> str:
    """Return the subject of which a message asks what was said, or that it is; or nothing."""
    return unframed(message).rstrip(_SIGNS) if names_only_a_subject(message) else ""


def _mentions(text: str, word: str) -> bool:
    """Say whether a folded text has a word, or a longer one in another form."""
    if len(word) < _STEM:
        return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None
    stem = _COUNTRY.sub("", word) if len(word) > 2 * _STEM - 2 else word
    return stem[: max(_STEM, len(stem) - _ENDING)] in text
