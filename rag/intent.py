"""What a message is before it is searched: a question, small talk, an order, or nothing; pure.

The word lists are about language, not about any document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answers import Status, Turn
from rag.languages import leaning

MAX_CHARACTERS = 2_000
_SOCIAL = frozenset(
    """
    alles avond bedankt bent bye ciao dag dagdag dank dankjewel dankuwel doei doeg fijn
    fijne gaat geholpen goed goede goedemiddag goedemorgen goedenavond goeiemorgen graag
    groet groeten ha hallo hartelijk hartstikke hee hej help heel hello helpen hey hi hoe
    hoi hulp hé jij je jou jouw ik jullie kan kun leuk lekker mee met middag mij mijn moi
    mooi morgen nice oke oké ok prima super tof top tot toppie u uw vandaag veel vriendelijk
    was week weekend welkom weer wie ziens zo ben er daar erg and are bot chatbot day doing
    fine good great how i is it morning much my name naam heet heten of assistent please
    robot thank thanks the there today very well what who you your that's thats test testen
    en het een de nou wel for laat maar wat doe doen voor jouw antwoord antwoorden snelle
    duidelijk a lot
    """.split()
)
_GREETS = re.compile(
    r"(?i)\b(hoi|hallo|hey|hé|hee|hi|hello|dag|goede\w*|goeie\w*|moi|bedankt|dank\w*|thanks?|"
    r"thank you|doei|"
    r"doeg|bye|ciao|super|top|prima|fijn|mooi|laat maar|ok[eé]?|test|"
    r"wie ben (je|jij|u)|hoe (gaat|heet)|"
    r"how are|who are you|"
    r"tot ziens|good (morning|evening|afternoon)|alles goed|kun je mij helpen)\b"
)
# an order is an imperative: it opens a sentence or clause, and is about what the machine works with
_OPENS = r"(?:^|[.!?:;,]\s*|\b(?:en|and|please|alsjeblieft|graag|nu|now)\s+)"
_OWN = (
    r"(?:instructies?|opdracht(?:en)?|regels?|bron(?:nen)?|prompts?|documenten|instructions?|"
    r"orders?|rules?|sources?|documents?|everything|alles|wat|anything|what)"
)
_ORDERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_OPENS}(?:negeer|vergeet|ignore|disregard|forget)\s+"
        rf"(?:(?:al|alle|de|die|deze|je|jouw|uw|eerdere|vorige|bovenstaande|voorgaande|of|"
        rf"all|any|the|these|those|your|previous|prior|earlier|above)\s+)*{_OWN}\b",
        r"(?:\b(?:je|jouw|uw|your|toon|geef|show|reveal|print|laat)\b.{0,60})"
        r"(?:systeem|system)[ -]?prompt\b|\b(?:systeem|system)[ -]?prompt\b.{0,30}\b"
        r"(?:zien|tonen|show|reveal|print)\b",
        r"\b(doe|gedraag je) (alsof|als of)\b|\bje bent nu\b|\bu bent nu\b|"
        rf"{_OPENS}speel (?:de rol|nu)\b|{_OPENS}(?:pretend|act as)\b|"
        r"\b(you are now|roleplay|jailbreak|developer mode|dan mode)\b",
        rf"\bverzin\b|{_OPENS}(?:make up|invent) (?:a|the|an|some)\b",
        rf"{_OPENS}(?:schrijf|geef|noem|maak|toon|gebruik|voeg|bedenk|citeer|vermeld|bevestig|"
        r"write|give|name|make|show|use|add|cite|confirm)\b.{0,160}\b(?:verzonnen|nep|nepbron\w*|"
        r"fictieve?|willekeurige|fake|random|invented|made[- ]up)\b",
        r"\b(?:je|jouw|uw|your|bovenstaande|voorgaande|eerdere|the above|previous) (?:"
        r"documenten|bronnen|regels|instructies|documents|sources|rules|instructions)\b.{0,30}\b("
        r"gelden niet|tellen niet|vervallen|no longer apply|do not apply|zijn niet meer)",
        rf"{_OPENS}(bevestig|confirm) (dat|that)\b.{{0,200}}\b(als bron|as (?:a |your )?source|"
        r"noem|cite)\b",
        r"</?(system|instructions?|assistant|user)>|\[/?(INST|SYS)\]|^\s*system\s*:",
    )
)
_ENGLISH = frozenset(
    """
    a about and any are as at be been but by can could did do does for from had has have how
    if in into is it its many may much of on or should since than that the their
    there these they this those to under was were what when where which who whom whose why
    will with would you your
    """.split()
)
_DUTCH = frozenset(
    """
    aan al als bij dan dat de der deze die dit door een en er geen haar heeft het hij hoe
    hoeveel hun ik in is je kan komt krijgt maar mag met mijn moet na naar niet nog nu of om
    onder ons ook op over te tegen toch tot tussen uit van vanaf vanwege voor waar waarom
    wanneer waren was wat welk welke werd wie wil worden wordt ze zich zij zijn zo zonder
    zou zouden
    """.split()
)
_POINTS_BACK = re.compile(
    r"(?i)^\s*(en|maar|and|but)\b|\b(dat|die|dit|deze|daar\w*|hier\w*|hij|zij|ze|hem|haar|hun|"
    r"hen|ervan|"
    r"ervoor|erover|ermee|zo'n|zo’n|zulke|er|toen|dezelfde|that|this|those|these|they|them|he|she|"
    r"it|its|there|then|same|such)\b"
)


_LEADS_ON = re.compile(r"(?i)^\s*(?:en|maar|and|but)\b")
_NAMES_NONE = re.compile(r"(?i)\b(?:hierover|daarover|hierop|daarop|about (?:this|that))\b")
_WHO_SAID = re.compile(
    r"(?i)^\s*(?:(?:en|and)\s+)?(?:(?:wie|welke (?:minister|bewinds\w+|staatssecretaris)) "
    r"(?:zei|zegt|schreef|antwoordde|heeft)|who (?:said|says|wrote|answered)) "
    r"(?:dat|dit|that|this)(?: gezegd| geschreven| geantwoord)?\s*\??\s*$"
)
_SHORT = 4  # words of a message that says too little by itself
_CONTEXT = 400  # characters of an earlier question


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is searched for, in which language, and whether there is anything to search at all.

    `status` is None for a question; otherwise the answer's status, and `reason` says why.
    `follows_up` says that the message has words that may point back, and `query` is then what was
    asked before with it; whether it does is for what is found to decide, unless `sure`.
    """

    query: str
    language: str
    status: Status | None = None
    reason: str = ""
    follows_up: bool = False
    asked: str = ""  # the message itself
    sure: bool = False  # it follows up whatever is found
    speaker: bool = False  # it asks who said what was shown before


_REASONS = {
    "empty": (
        "Er staat geen vraag. Vraag wat het kabinet de Tweede Kamer heeft geantwoord.",
        "There is no question. Ask what the Dutch government answered to parliament.",
    ),
    "unclear": (
        "Waarover gaat uw vraag? Noem het onderwerp.",
        "What is your question about? Please name the subject.",
    ),
    "long": (
        "De vraag is langer dan {limit} tekens. Stel een kortere vraag.",
        "The question is longer than {limit} characters. Ask a shorter one.",
    ),
    "chitchat": (
        "Hallo! Stel een vraag over wat ministers en staatssecretarissen op Kamervragen hebben "
        "geantwoord; u krijgt hun eigen woorden te zien.",
        "Hello! Ask what Dutch ministers answered to parliamentary questions; you will see their "
        "own words.",
    ),
    "refused": (
        "Dit is een opdracht, geen vraag aan de antwoorden op Kamervragen; die voer ik niet uit. "
        "Ik laat alleen letterlijke citaten uit de bronnen zien.",
        "This is an instruction, not a question about the answers; I do not carry it out. I only "
        "show verbatim quotes from the sources.",
    ),
}


def understand(message: str, history: Sequence[Turn] = ()) -> Understanding:
    """Say what a message asks for, given the conversation so far."""
    text = _ungreeted(" ".join(message.split()))
    language = language_of(text)
    if not re.search(r"\w", text):
        return _no_question(text, language, Status.ERROR, "empty")
    if not re.search(r"[^\W\d_]", text) and not history:
        return unclear(language)  # a number alone
    if len(text) > MAX_CHARACTERS:
        return _no_question(text, language, Status.ERROR, "long")
    if any(order.search(text) for order in _ORDERS):
        return _no_question(text, language, Status.REFUSED, "refused")
    if _is_social(text):
        return _no_question(text, language, Status.CHITCHAT, "chitchat")
    asked = [
        turn.content
        for turn in history
        if turn.role == "user" and turn.content.strip() and not is_aside(turn.content)
    ]
    if asks_who(text):
        if not asked:
            return unclear(language)
        return Understanding(text, language, asked=text, speaker=True)
    if asked and points_back(text):
        earlier = f"{_earlier(asked)} " if _earlier(asked) else ""
        return Understanding(
            f"{earlier}{text}", language, follows_up=True, asked=text, sure=_leads_on(text)
        )
    return Understanding(text, language, asked=text)


def _leads_on(text: str) -> bool:
    """Say whether a message follows up whatever is found: "en in België?", "en hierover?".

    One that opens with "en" but then asks a whole question may as well stand by itself.
    """
    own = _LEADS_ON.sub("", text)
    return _NAMES_NONE.search(text) is not None or (own != text and points_back(own))


def unclear(language: str) -> Understanding:
    """Return that a message leans on something that is not there."""
    return _no_question("", language, Status.NOT_FOUND, "unclear")


def _ungreeted(text: str) -> str:
    """Return a message without the small talk it opens with, if it says more than that."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    while len(sentences) > 1 and _is_social(sentences[0]) and not _is_social(" ".join(sentences)):
        sentences.pop(0)
    return " ".join(sentences)


def _earlier(asked: Sequence[str]) -> str:
    """Return what a follow-up follows: the last question that stands by itself, and the last."""
    last = " ".join(asked[-1].split())[:_CONTEXT]
    if len(asked) > 1 and points_back(last):
        own = next((q for q in reversed(asked[:-1]) if not points_back(q)), asked[0])
        return f"{' '.join(own.split())[:_CONTEXT]} {last}"
    return last


def _no_question(text: str, language: str, status: Status, why: str) -> Understanding:
    reason = _REASONS[why][language == "en"].format(limit=MAX_CHARACTERS)
    return Understanding(text, language, status, reason)


def _is_social(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    return len(words) <= 16 and _GREETS.search(text) is not None and set(words) <= _SOCIAL


def asks_who(text: str) -> bool:
    """Say whether a message asks who said what was shown before."""
    return _WHO_SAID.search(text) is not None


def is_aside(text: str) -> bool:
    """Say whether an earlier message is nothing to follow: thanks, or who said it."""
    return asks_who(text) or _is_social(text)


def points_back(text: str) -> bool:
    """Say whether a message leans on what was said before: it opens with "en", or has a pronoun."""
    return _POINTS_BACK.search(text) is not None or len(text.split()) <= _SHORT


def is_function_word(word: str) -> bool:
    """Say whether a word is one of grammar, which says nothing of a subject."""
    return word.lower() in _DUTCH | _ENGLISH


def language_of(text: str) -> str:
    """Return "en" when the words of `text` are mostly English, otherwise "nl".

    The small words tell most; where there are few, the others do.
    """
    words = re.findall(r"[a-zà-ÿ]+(?:['’][a-z]+)?", text.lower())
    small = sum((w in _ENGLISH) - (w in _DUTCH) for w in words)
    others = [w for w in words if w not in _ENGLISH | _DUTCH]
    return "en" if 2 * small + leaning(others) > 0 else "nl"
