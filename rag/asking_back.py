"""Messages about the answer before: who said that, who had asked, more of it, less of it; pure."""

from __future__ import annotations

import re
from enum import StrEnum


class Back(StrEnum):
    """What is asked of the answer that was shown before."""

    SPEAKER = "speaker"  # who said it, when, and where that is
    ASKER = "asker"  # who had asked
    MORE = "more"  # the whole of it, then what comes next
    WHOLE = "whole"  # the whole of it, and no more
    LESS = "less"  # the shortest of it


_THAT = r"(?:dat|dit|deze|die|het|that|this|these|those|it)"
_ANSWER = r"(?:antwoord|antwoorden|citaat|uitspraak|answer|answers|quote|statement)"
_QUESTION = r"(?:kamer)?(?:vraag|vragen)|questions?"
_OFFICE = (
    r"(?:minister|bewinds\w+|staatssecretaris|(?:state )?secretary|members? of (?:the )?government)"
)
_SPOKEN = r"(?:zei|zegt|schreef|schrijft|(?:be)?antwoordde|beweert|beweerde|vindt|vond|gaf)"
_DONE = r"(?:gezegd|geschreven|geantwoord|beantwoord|beweerd|gegeven|said|written|answered|given)"
_FILL = r"(?:\s+(?:eigenlijk|precies|dan|nou|toen|exactly|then|actually))?"
_HE = rf"(?:hij|zij|ze|het kabinet|de {_OFFICE}|he|she|they|the {_OFFICE}|the government)"
_FOR_IT = r"(?:daar|hier|er)(?:naar|om|over)"
_PERSON = (
    r"(?:hij|zij|ze|(?:dat|dit|het) (?:kamer)?lid|"
    r"(?:die|deze)(?: (?:vrouw|man|persoon|vragen|vraag|leden))?)"
)
_PLEASE = r"(?:,? (?:graag|alsjeblieft|alstublieft|aub|please))?"
_FORMS: tuple[tuple[Back, str], ...] = (
    (
        Back.SPEAKER,
        rf"(?:wie|welke {_OFFICE}|who|which {_OFFICE})\s+"
        rf"(?:{_SPOKEN}|heeft|was|is|said|says|wrote|answered|claims|claimed|gave)"
        rf"{_FILL}\s+{_THAT}(?:\s+{_ANSWER})?{_FILL}(?:\s+{_DONE})?",
    ),
    (Back.SPEAKER, rf"(?:van|by) (?:wie|welke {_OFFICE}|whom) (?:is|was) {_THAT}(?: {_ANSWER})?"),
    (
        Back.SPEAKER,
        r"(?:(?:wat is|waar is|geef(?: me| mij)?|toon|noem|heb je|mag ik|what is|show(?: me)?|"
        r"give(?: me)?) )?(?:(?:de|een|je|uw|the|a|your) )?(?:bron(?:nen)?|bronvermelding|links?|"
        rf"sources?|references?)(?: (?:hier|daar)van| (?:van|voor|of|for) {_THAT})?",
    ),
    (Back.SPEAKER, rf"waar staat {_THAT}|where does it say {_THAT}"),
    (Back.SPEAKER, r"wie is (?:hier )?aan het woord|who is (?:speaking|talking)(?: here)?"),
    (
        Back.SPEAKER,
        rf"(?:wanneer|op welke (?:dag|datum))\s+{_SPOKEN}{_FILL}\s+{_HE}{_FILL}\s+{_THAT}",
    ),
    (
        Back.SPEAKER,
        rf"(?:wanneer|op welke (?:dag|datum)|when|on which (?:day|date))\s+(?:is|werd|was|heeft)"
        rf"{_FILL}\s+(?:{_THAT}|{_HE})(?:\s+{_THAT})?(?:\s+{_ANSWER})?{_FILL}\s+{_DONE}",
    ),
    (Back.SPEAKER, rf"when did {_HE} (?:say|write|answer) {_THAT}"),
    (Back.SPEAKER, rf"(?:van|uit) wanneer (?:is|zijn) {_THAT}(?: {_ANSWER})?"),
    (
        Back.SPEAKER,
        rf"(?:hoe oud is|how old is|what is the date of) (?:{_THAT}|the|de)(?: {_ANSWER})?",
    ),
    (
        Back.ASKER,
        r"(?:wie|welke? (?:kamerlid|kamerleden|lid|leden|partij|partijen|fracties?)|who|"
        r"which (?:mps?|members?|part(?:y|ies)))\s+(?:stelden?|vroeg(?:en)?|asked|put)"
        rf"{_FILL}\s+(?:{_THAT}|hierom|hiernaar|ernaar|daarnaar|de|the|for)"
        rf"(?:\s+(?:{_QUESTION}|{_THAT}))?{_FILL}",
    ),
    (Back.SPEAKER, r"(?:door wie|by whom) (?:beantwoord|geantwoord|answered)"),
    (Back.SPEAKER, rf"(?:volgens|according to) (?:wie|whom?)(?: (?:is|was) {_THAT}(?: zo)?)?"),
    (
        Back.SPEAKER,
        rf"(?:(?:door|van) wie (?:is|werd)|by whom was) {_THAT}(?: {_ANSWER})?{_FILL} {_DONE}",
    ),
    (
        Back.ASKER,
        rf"(?:wie|who) (?:heeft|hebben|has|have) (?:{_THAT}|de|the|{_FOR_IT})"
        rf"(?: (?:{_QUESTION}))?{_FILL} (?:gesteld|gevraagd|asked|put)(?: (?:for|about) {_THAT})?",
    ),
    (
        Back.ASKER,
        rf"(?:wanneer|(?:door|van) wie|op welke (?:dag|datum)|when|by whom|on which (?:day|date)) "
        rf"(?:is|zijn|werd(?:en)?|was|were) (?:(?:{_THAT}|de|the)(?: (?:{_QUESTION}))?|{_FOR_IT})"
        rf"{_FILL} (?:gesteld|gevraagd|ingediend|ingezonden|asked|put)",
    ),
    (
        Back.ASKER,
        r"(?:(?:van|voor|bij|uit) )?welke (?:partij|fractie)(?:en|s)? "
        rf"(?:is|zijn|zit|zitten|hoort|horen|komt|komen|was|waren) {_PERSON}"
        rf"{_FILL}(?: (?:bij|voor|van|uit|lid van))?|"
        r"(?:what|which) party (?:is|was) (?:he|she|this|that mp) (?:from|in|of|a member of)|"
        r"(?:what|which) party(?: is that)?|(?:van )?welke partij",
    ),
    (Back.ASKER, rf"van wie (?:is|zijn|was|waren) (?:{_THAT}|de) (?:{_QUESTION})"),
    (
        Back.MORE,
        r"(?:(?:vertel|toon|geef|noem|laat|lees|zeg|tell|show|give)(?: (?:me|mij|er|eens))? )?"
        r"(?:nog )?(?:(?:wat|iets|een paar|a few|some) )?(?:meer|more|andere|others)"
        r"(?: (?:informatie|details|hierover|daarover|zien|lezen|weten|information|"
        r"about (?:this|it)))?",
    ),
    (
        Back.MORE,
        r"(?:wat (?:nog|staat er nog|zei \w+ nog|is er nog) (?:meer|verder)|verder|ga verder|"
        r"lees verder|volgende|noem er nog (?:een paar|meer)|nog meer|what else|anything else|"
        r"go on|continue|next)",
    ),
    (
        Back.WHOLE,
        r"(?:(?:geef|toon|laat|show|give)(?: (?:me|mij))? )?(?:het|de|the)? ?"
        r"(?:hele|volledige|gehele|complete|full|whole|entire) (?:antwoord|tekst|answer|text)"
        r"(?: (?:zien|lezen))?",
    ),
    (
        Back.LESS,
        r"(?:(?:kun|kan) (?:je|jij|u) )?(?:(?:dat|dit|het) )?(?:kort )?(?:samenvatten|samengevat|"
        r"inkorten)|(?:kan|mag) (?:dat|dit|het) (?:wat )?korter|(?:maak het )?korter|in het kort|"
        r"(?:can you )?summari[sz]e(?: (?:this|that|it))?|shorter|in short",
    ),
)
_COMPILED = tuple(
    (back, re.compile(rf"(?i)^\W*(?:(?:en|maar|and|but)\s+)?(?:{form}){_PLEASE}\W*$"))
    for back, form in _FORMS
)


def asks_back(text: str) -> Back | None:
    """Return what a message asks of the answer before; None when it asks something else."""
    return next((back for back, form in _COMPILED if form.match(text)), None)
