"""The questions of which a message consists; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
# a verb opens a question where its subject follows: "en is er geld?", not "en wordt gesloopt"
_SUBJECT = (
    r"(?:er|de|het|een|dit|dat|deze|die|u|hij|zij|ze|we|wij|there|the|a|an|it|this|that|he|she|they|"
    r"(?-i:[A-ZÀ-Þ])\w*)"
)
_AND = r"(?:[,;] (?:(?:en|and) )?| (?:en|and) )"
_JOINT = re.compile(rf"(?i){_AND}(?=(?:{_ASKS}|{_VERB} {_SUBJECT}) )|; (?=\S)")
_ASKING = re.compile(rf"(?i){_ASKS}")
_ASKS_FIRST = re.compile(rf"(?i)^{_ASKS}\b")
_VERB_FIRST = re.compile(rf"(?i)^{_VERB} \w")
# what follows such a question is one by itself: "hoeveel bruggen zijn er", not "wie het betaalt"
# a verb right after the word that asks: "wat zegt de minister over de wolf", not "wat dit kost"
_SAYS = (
    r"(?:zegt|zeggen|zei|zeiden|vindt|vinden|vond|vonden|denkt|denken|wil|willen|kost|kosten|kostte|"
    r"duurt|duurde|betaalt|betalen|betaalde|staat|staan|stond|ligt|liggen|begint|beslist|bepaalt|"
    r"antwoordde|schreef|gebeurt|gebeurde|werkt|stelt|stelde|regelt|helpt)"
)
_DIRECT = re.compile(
    rf"(?i)^(?:{_VERB} {_SUBJECT}|{_ASKS}(?: \w+){{0,2}} {_VERB}|{_ASKS} {_SAYS}) \S"
)
_TELL = re.compile(
    r"(?i)^(?:ik (?:wil|zou) (?:graag )?(?:willen )?weten|ik vraag (?:me|mij) af|"
    r"(?:kunt|kan|kun) (?:u|je) (?:me |mij )?(?:zeggen|vertellen|uitleggen)|vertel (?:me|mij)|"
    r"i (?:want|would like) to know|can you tell me|tell me)[,:]?\s+"
)
_TOLD = re.compile(rf"(?i){_AND}(?=(?:of|whether|{_ASKS}) )")
# "over de wolf en over de das": what is asked of both stands before
_BOTH = re.compile(
    r"(?i)^(?P<frame>[^?,;]{3,160}?\b)(?P<on>over|about|inzake) (?P<one>[^?,;]{2,80}?),? "
    r"(?:en|and) (?P=on) (?P<other>[^?,;]{2,80}?)\s*\??$"
)
_MARK = re.compile(r"(?:^|(?<=\s))\(?(?P<mark>[1-9]|[a-h])[.)]\s+(?=\S)")


def questions(message: str) -> tuple[str, ...]:
    """Return the questions that a message consists of, when each of them is one by itself.

    "Wanneer gaat de brug open? En wie betaalt de sluis?" has two, and so have lines with a
    question each; a remark before a question belongs to it.
    """
    message = _on_lines(message)
    lines = [_BULLET.sub("", line).strip() for line in message.splitlines() if line.strip()]
    asked = [line for line in lines if _is_question(line)]
    if len(lines) > 1 and len(asked) == len(lines):
        return tuple(q for line in lines for q in questions(line))
    return _sentences(" ".join(" ".join(lines).split()))


def _on_lines(message: str) -> str:
    """Return a message with each item of a list within a line on a line of its own."""
    marks = list(_MARK.finditer(message))
    counted = "".join(m["mark"] for m in marks)
    if len(marks) < 2 or "\n" in message.strip() or "123456789abcdefgh".find(counted) not in (0, 9):
        return message
    ends = [*(m.start() for m in marks[1:]), len(message)]
    items = [message[m.end() : end].strip(" ;,") for m, end in zip(marks, ends, strict=True)]
    return "\n".join(filter(None, [message[: marks[0].start()].strip(), *items]))


def asks(words: Iterable[str]) -> bool:
    """Say whether there is a word among others with which a question opens: "wat", "hoeveel"."""
    return any(_ASKING.fullmatch(word) for word in words)


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
    text = " ".join(question.split())
    both = _BOTH.match(text)
    if both and not _JOINT.search(text):
        return tuple(f"{both['frame']}{both['on']} {both[what]}?" for what in ("one", "other"))
    told = _TELL.match(text)
    found = _parts(_TOLD, text[told.end() :]) if told else _parts(_JOINT, text)
    fewest = _LINE if _VERB_FIRST.match(text) else _FEWEST
    if len(found) < 2 or len(found[0].split()) < fewest or not (told or _are_whole(found)):
        return (question,)
    return tuple(f"{part[0].upper()}{part[1:].rstrip('?')}?" for part in found)


def _parts(joint: re.Pattern[str], text: str) -> list[str]:
    """Return the parts of a text between the words that join them; none when one is too short."""
    found = [part.strip() for part in joint.split(text) if part.strip()]
    return found if all(len(part.split()) >= _LINE for part in found) else []


def _are_whole(found: list[str]) -> bool:
    """Say whether each part is a question: "weet u wat dit kost, en wie betaalt?" has one."""
    if _VERB_FIRST.match(found[0]):
        return all(_DIRECT.match(part) for part in found[1:])
    return _ASKS_FIRST.match(found[0]) is not None and all(_OPENS.match(part) for part in found)
