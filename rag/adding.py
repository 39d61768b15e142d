"""Answers that do not mention what is asked about: "en in België?", "wat zegt u over de wolf?"."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answers import Answer, Status
from rag.framing import names_only_a_subject, unframed
from rag.intent import Understanding
from rag.lexical import LexicalIndex
from rag.periods import period
from rag.registers import folded
from rag.wording import NOT_MENTIONED

_ADDS = re.compile(
    r"(?i:^\W*(?:en|maar)\s+)(?i:dan\s+)?"
    r"(?:(?i:in|bij|voor|van|naar|uit|met|buiten|onder|per|door|tegen|op|aan|binnen)\s+|"
    r"(?i:de|het|een)\s+|(?=[A-ZÀ-Þ]))(?P<what>\w\S*(?:\s+\S+){0,3})\s*$"
)
_WORD = re.compile(r"[^\W_][\w-]*")
_GENERAL = frozenset(  # what any subject has
    """
    wie wat welk welke hoe hoeveel hoelang wanneer waar waarom waarmee waarvan toekomst verleden
    termijn algemeen praktijk principe totaal moment geval gevallen rest anderen andere basis
    reden kosten gevolgen vergelijking gemiddeld minister kabinet regering staatssecretaris
    """.split()
)
_SIGNS = " ?!."
_STEM = 5  # letters by which a word is known in another form: België, Belgische


def unmentioned(understood: Understanding, made: Answer, lexical: LexicalIndex) -> Answer:
    """Return an answer that mentions nothing of what is asked about as "related", saying so.

    What is asked about is what "en in België?" adds to the question before, or the subject in
    "wat zegt het kabinet over stikstof?". Only Dutch messages are judged: the answers are Dutch,
    and an English name may differ.
    """
    if made.status is not Status.ANSWERED or made.language != "nl":
        return made
    about = _added(understood.asked) if understood.follows_up else _subject(understood.asked)
    words = [word for word in _WORD.findall(about) if lexical.terms(word)]
    if not words or not _GENERAL.isdisjoint(map(folded, words)):
        return made
    metadata = [e.metadata for e in made.evidence]
    texts = [t for m in metadata for t in (m.subject, m.title)]
    texts += [t for e in made.evidence for t in (e.question, e.answer)]
    held = "\n".join(texts)
    bare = folded(held)
    if lexical.shares(" ".join(words), held) or any(_mentions(bare, folded(w)) for w in words):
        return made
    reason = NOT_MENTIONED.format(what=about)
    return replace(made, status=Status.RELATED, reason=f"{made.reason} {reason}".strip())


def _added(message: str) -> str:
    """Return what a message adds to the question before it; empty where it says more than that."""
    added = _ADDS.match(message)
    return added["what"].rstrip(_SIGNS) if added and period(message) is None else ""


def _subject(message: str) -> str:
    """Return the subject of which a message asks what was said, and nothing else; or nothing."""
    subject = unframed(message)
    return subject.rstrip(_SIGNS) if subject != message and names_only_a_subject(message) else ""


def _mentions(text: str, word: str) -> bool:
    """Say whether a folded text has a word, or a longer one in another form."""
    known = (
        re.escape(word[:_STEM]) if len(word) >= _STEM else rf"(?<![a-z]){re.escape(word)}(?![a-z])"
    )
    return re.search(known, text) is not None
