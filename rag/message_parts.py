"""The questions of which a message consists; pure."""

from __future__ import annotations

import re

_FEWEST = 4  # words of a question by itself
_LINE = 3  # words of a question that has a line to itself
_BULLET = re.compile(r"^\s*(?:[-–•*·]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+")
_ASKS = (
    r"(?:hoeveel|hoe|wat|wie|wiens|waar\w*|wanneer|welke?|sinds wanneer|in hoeverre|met welke?|"
    r"voor welke?|door wie|how|what|who|whose|where|when|which|why|since when)"
)
_VERB = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kunnen|mag|mogen|moet|"
    r"moeten|gaat|gaan|komt|komen|klopt|geldt|gelden|krijgt|krijgen|deelt|vindt|erkent|bestaat|"
    r"bestaan|doet|doen|are|were|does|do|did|has|have|can|may|must|will|should)"
)
_OPENS = re.compile(rf"(?i)^(?:(?:en|maar|and|but)\s+)?(?:{_ASKS}|{_VERB})\b")
_LEADS_ON = re.compile(r"(?i)^(?:en|maar|and|but)\b")
_JOINT = re.compile(rf"(?i)(?:[,;] (?:(?:en|and) )?| (?:en|and) )(?={_ASKS} )|; (?=\S)")
_ASKS_FIRST = re.compile(rf"(?i)^{_ASKS}\b")


def questions(message: str) -> tuple[str, ...]:
    """Return the questions that a message consists of, when each of them is one by itself.

    "Wanneer gaat de brug open? En wie betaalt de sluis?" has two, and so have lines with a
    question each; a remark before a question belongs to it.
    """
    lines = [_BULLET.sub("", line).strip() for line in message.splitlines() if line.strip()]
    asked = [line for line in lines if _is_question(line)]
    if len(lines) > 1 and len(asked) == len(lines):
        return tuple(q for line in lines for q in questions(line))
    return _sentences(" ".join(" ".join(lines).split()))


def opens_a_question(text: str) -> bool:
    """Say whether a text opens as a question does: with what is asked for, or a verb."""
    return _OPENS.match(text) is not None


def _is_question(line: str) -> bool:
    long = len(line.split()) >= _LINE
    return long and (line.endswith("?") or _OPENS.match(line) is not None)


def _sentences(text: str) -> tuple[str, ...]:
    """Return the parts of a text that end in a question mark, with what stands before each.

    A part of a few words belongs to the one before, unless it leads on: "En voor appels?".
    """
    *asked, rest = text.split("?")
    found: list[str] = []
    ended = [f"{part.strip()}?" for part in asked if part.strip()]
    for part in [*ended, *filter(None, [rest.strip()])]:
        short = len(part.split()) < _FEWEST and not _LEADS_ON.match(part)
        if found and short:
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return tuple(found) if len(found) > 1 and len(found[0].split()) >= _FEWEST else (text,)


def halves(question: str) -> tuple[str, ...]:
    """Return the questions that may have been joined into one: "wat kost de brug en wie betaalt
    de sluis?"; one where it is not made of questions.

    Whether they are two is for what is found to decide: "wat kost dat, en wie betaalt het?".
    """
    found = [part.strip() for part in _JOINT.split(" ".join(question.split())) if part.strip()]
    if not found or not _ASKS_FIRST.match(found[0]):  # "weet u wat dit kost, en wie betaalt?"
        return (question,)
    whole = all(len(part.split()) >= _LINE and _OPENS.match(part) for part in found)
    if len(found) < 2 or not whole or len(found[0].split()) < _FEWEST:
        return (question,)
    return tuple(f"{part[0].upper()}{part[1:].rstrip('?')}?" for part in found)
