"""Whether a message leans on what was said before it, and on what of it; pure.

The word lists are about language, not about any document.
"""

from __future__ import annotations

import re

from rag.function_words import is_function_word

_POINTS_BACK = re.compile(
    r"(?i)^\s*(en|maar|and|but)\b|\b(dat|die|dit|deze|daar\w*|hier\w*|hij|zij|ze|hem|haar|hun|"
    r"hen|ervan|"
    r"ervoor|erover|ermee|zo'n|zo’n|zulke|"
    r"(?<!wat is )(?<!wat was )(?<!wat wordt )(?<!wat werd )er|"  # "wat is er gezegd over"
    r"toen|dezelfde|that|this|those|these|they|them|he|she|"
    r"it|its|there|then|same|such)\b"
)


# "er" that stands for nothing: "hoeveel bruggen zijn er gesloopt?", not "hoeveel zijn er gesloopt?"
# nor "wat kan er aan gedaan worden?"
_NOTHING = re.compile(
    r"(?i)(?:^|\b(?!hoeveel\b|how\b)[^\W_]+\s)(?:is|zijn|was|waren|wordt|worden|werd|werden|komt|komen|"
    r"kwam|kwamen|heeft|hebben|had|hadden|bestaat|bestaan|geldt|gelden|staat|staan|zit|zitten|moet|"
    r"moeten|kan|kunnen|mag|mogen|gaat|gaan|gingen|ligt|liggen|vallen|vielen)\s(?P<er>er)\b"
    r"(?!\s(?:aan|bij|door|in|mee|naar|om|onder|op|over|tegen|toe|uit|van|voor)"
    r"(?:\W{0,9}$|\s(?:be|ge|onder|ont|ver)[^\W_]+))"
)
# pronouns that stand for something named before; "dat" only where no noun or clause follows
_REFERS = re.compile(
    r"(?i)\b(?:(?:daar|hier)(?:aan|bij|door|in|mee|na|naar|om|onder|op|over|tegen|toe|uit|van|voor)|"
    r"er(?:aan|bij|door|in|mee|op|over|tegen|toe|uit|van|voor)|hij|hem|ze|hen|zoiets|"
    r"(?:dat|dit|die|deze|that|this|these|those|it|them)(?=\s*(?:[?.!,]|$)|\s+(?:dan|ook|al|nu|"
    r"precies|per|in|op|voor|van|is|was|niet|not|wordt|kost|duurt|gaat|now|cost|take)\b)|they|he|she)\b"
)
# words that any subject is asked about with
_GENERAL = frozenset(
    """
    kabinet minister ministers staatssecretaris regering overheid ministerie bewindslieden rijk
    kamer land landen nederland kost kosten betaalt betalen betaald zegt zei vindt vond denkt wil
    duurt duren loopt geldt gelden werkt werken helpt krijgt krijgen staat ligt regelt regelen
    beslist besluit besluiten verandert veranderd gewijzigd neemt nemen geld euro bedrag gevolg
    gevolgen reden redenen oorzaak oplossing maatregel maatregelen plan plannen probleem rol tijd
    duur planning datum mensen lang groot hoog veel weinig mogelijk nodig verplicht erg goed slecht
    vaak snel klaar lukt lukken vinden denken willen ziet zien
    government cabinet cost costs pay pays paid take
    takes long people happen plan plans measures consequences money think thinks want
    """.split()
)


# what only names another side of a subject, or another subject: "hoe zit het met de kosten?"
_HOW_ABOUT = re.compile(
    r"(?i)^\s*(?:(?:en|maar|and|but)\s+)?(?:hoe (?:zit|zat|staat|stond) het (?:nu |dan )?met|"
    r"(?:what|how) about)\s+(?=\w)"
)
_PERSON = re.compile(r"(?i)\b(?:hij|zij|ze|hem|he|she|they|him|them)\b")
_LEADS_ON = re.compile(r"(?i)^\s*(?:en|maar|and|but)\b")
_NAMES_NONE = re.compile(r"(?i)\b(?:hierover|daarover|hierop|daarop|about (?:this|that))\b")
_SHORT = 4  # words of a message that says too little by itself
# words that lean on a subject or weigh it, and name none
_LIGHT = frozenset(
    """
    hoezo waarvoor waardoor waarmee waartoe precies eigenlijk nou zeker klopt echt straks daarna
    daarvoor daarom hierom ervan ervoor erover erbij ermee toen sindsdien sinds ooit ongeveer
    gebeurt gebeurd gebeurde gaande doet doen gedaan betekent bedoelt zo meer minder eens jaar
    jaren maand maanden keer totaal dus hen hem haar zulke juist waar daar wel ja nee ok oke wat
    daarover hierover daarop hierop daarvan hiervan daarbij exactly really so now year years month
    months times total happens happened mean means true right yes no else then there here this
    that it them again ever gemiddeld average per zij ze zelf not weet weten know sure
    """.split()
)


def points_back(text: str) -> bool:
    """Say whether a message leans on what was said before: it opens with "en", or has a pronoun."""
    return _pronoun(text) or len(text.split()) <= _SHORT


def _pronoun(text: str) -> bool:
    """Say whether a message has a word that may stand for something named before."""
    return _POINTS_BACK.search(_NOTHING.sub(" ", text)) is not None


def refers(text: str) -> bool:
    """Say whether a message has a pronoun for what was named before: "wie betaalt dat?"."""
    return _REFERS.search(text) is not None


def without_lead(text: str) -> str:
    """Return a message without the word by which it follows another: "en", "maar"."""
    return _LEADS_ON.sub("", text).lstrip()


def asks_by_itself(text: str) -> bool:
    """Say whether a message is a whole question that only leads on: "en wie is de koning?"."""
    own = without_lead(text)
    words = re.findall(r"[^\W_]+", own)
    pronoun = _pronoun(own) or _NAMES_NONE.search(own) or refers(own)
    return len(words) >= _SHORT and not pronoun and not is_general(own)


def leads_on(text: str) -> bool:
    """Say whether a message follows up whatever is found: "en in België?", "en hierover?".

    One that opens with "en" but then asks a whole question may as well stand by itself.
    """
    own = without_lead(text)
    return _NAMES_NONE.search(text) is not None or (own != text.lstrip() and points_back(own))


def without_about(text: str) -> str:
    """Return a message without the words that only name another side of a subject, or another
    subject: "hoe zit het met de kosten?", "what about dogs?".
    """
    return _HOW_ABOUT.sub("", text)


def points_to_persons_only(text: str) -> bool:
    """Say whether the only pronouns of a message stand for someone: "wat zei hij over de brug?"."""
    return not _pronoun(_PERSON.sub(" ", without_lead(text)))


def is_general(text: str) -> bool:
    """Say whether a message asks what may be asked of any subject: "wat kost dat?"."""
    words = re.findall(r"[^\W_]+", text.lower())
    return all(
        w in _GENERAL or is_function_word(w) or w in _LIGHT or _REFERS.match(w) for w in words
    )


def says_nothing(text: str) -> bool:
    """Say whether a message has no word of a subject: "waarom?", "en sinds wanneer dan?"."""
    words = re.findall(r"[^\W_]+", text.lower())
    return bool(words) and all(is_function_word(word) or word in _LIGHT for word in words)
