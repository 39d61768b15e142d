"""Follow-ups that add one thing to the question before: "en in België?"."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answers import Answer, Status
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
_STEM = 5  # letters by which a word is known in another form: België, Belgische


def unmentioned(understood: Understanding, made: Answer, lexical: LexicalIndex) -> Answer:
    """Return an answer to "en in België?" that does not mention Belgium as "related", saying so.

    Only Dutch messages are judged: the answers are Dutch, and an English name may differ.
    """
    message = understood.asked
    added = _ADDS.match(message)
    judged = made.status is Status.ANSWERED and made.language == "nl" and understood.follows_up
    if not judged or added is None or period(message) is not None:
        return made
    words = [word for word in _WORD.findall(added["what"]) if lexical.terms(word)]
    if not _GENERAL.isdisjoint(map(folded, words)):
        return made
    texts = [t for e in made.evidence for t in (e.metadata.subject, e.question, e.answer)]
    held = folded(" ".join(texts))
    if not words or any(_mentions(held, folded(word)) for word in words):
        return made
    reason = NOT_MENTIONED.format(what=added["what"].rstrip(" ?!."))
    return replace(made, status=Status.RELATED, reason=f"{made.reason} {reason}".strip())


def _mentions(text: str, word: str) -> bool:
    """Say whether a folded text has a word, or a longer one in another form."""
    known = (
        re.escape(word[:_STEM]) if len(word) >= _STEM else rf"(?<![a-z]){re.escape(word)}(?![a-z])"
    )
    return re.search(known, text) is not None
