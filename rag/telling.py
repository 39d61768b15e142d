"""What is said of the answer that was shown before: who said it and when, who had asked; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answers import Answer, Evidence
from rag.asking_back import Back
from rag.wording import askers, day, said_by


def told(answer: Answer, back: Back, shown: str) -> Answer:
    """Return an answer that was shown before, with what is asked of it; `shown` was searched."""
    if back in (Back.MORE, Back.WHOLE, Back.LESS):
        return replace(answer, interpretation=answer.interpretation or shown)
    says = asked_by if back is Back.ASKER else said_by
    reason = says(answer.evidence, answer.language) or answer.reason
    return replace(answer, reason=reason, interpretation=answer.interpretation or shown)


def asked_by(evidence: Sequence[Evidence], language: str = "nl") -> str:
    """Say who put the questions that are shown, and when; "" where that is not known."""
    english = language == "en"
    found = []
    for item in evidence:
        who = askers(item.metadata.askers, language)
        when = day(item.metadata.submitted, language)
        if who:
            on = "on" if english else "op"
            found.append(f"{who} {on} {when}" if when else who)
    people = "; ".join(dict.fromkeys(found))
    if not people:
        return ""
    if english:
        return f"This was asked by {people}."
    alone = len({asker for item in evidence for asker in item.metadata.askers}) == 1
    return f"Dit {'vroeg' if alone else 'vroegen'} {people}."
