"""Messages that are no question: greetings, thanks, sighs, and what the program is for; pure.

The word lists are about language, not about any document.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Remark(StrEnum):
    """What a message is that asks nothing of the documents."""

    GREETING = "greeting"
    THANKS = "thanks"  # thanks, assent, a sigh
    HELP = "help"  # what the program can do


_LONGEST = 16  # words of a remark
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
    aan al als begrijp begrepen daarvoor dat dit door eens genoeg ga gauw gegeven genoegen
    gezocht goeie hebt heb helder hier hoor informatie interessant ja jammer nee niet nuttig
    nuttige nu onzin opnieuw perfect precies prettig prettige snap stop tijd top uitleg
    uitstekend verder voorlopig wil wilde weet weten zocht zoek zoiets zeer nog geen vragen
    afternoon all also bad clear did evening get got have helpful helps here interesting know
    me mind need never no nonsense not now ok okay perfect quick response see so sorry stop
    that this time understand understood useful was wanted yes answer answers
    """.split()
)
_GREETS = re.compile(
    r"(?i)\b(hoi|hallo|hey|hé|hee|hi|hello|dag|goede(?:middag|morgen|navond)|"
    r"goede? (?:dag|morgen|middag|avond)|goeie\w*|moi|"
    r"wie ben (?:je|jij|u)|hoe (?:gaat|heet)|how are|who are you|test|"
    r"good (?:morning|evening|afternoon)|alles goed)\b"
)
_THANKS = re.compile(
    r"(?i)\b(bedankt|dank\w*|thanks?|thank you|doei|doeg|bye|ciao|super|top|prima|fijne?|mooie?|"
    r"laat maar|never mind|ok[eé]?|okay|tot ziens|goed (?:antwoord|zo)|good (?:answer|one)|"
    r"geholpen|perfect|uitstekend|great|nice|helder|duidelijk|(?:i )?see|jammer|interessant|"
    r"interesting|helpful|useful|nuttige?|ik (?:snap|begrijp|weet)|i (?:understand|get it)|"
    r"got it|understood|begrepen|onzin|nonsense|stop|opnieuw|genoeg|sorry|dat was (?:alles|het)|"
    r"that'?s all|geen vragen)\b|^\W*(?:ja|nee|yes|no)(?:\W+(?:ja|nee|hoor|yes|no))*\W*$"
)
_ASKS_MORE = re.compile(
    r"(?i)\b(?:hoeveel|waarom|wanneer|waar|welke?|hoezo|why|when|where|which|how (?:many|much))\b"
)
_HELP = re.compile(
    r"(?i)^\W*(?:help(?: me)?|hulp|uitleg|"
    r"wat (?:kun|kan) (?:je|jij|u|ik)(?: (?:allemaal|hier|eigenlijk|zoal|mij|me|voor|met|jou|je|u|"
    r"deze|dit|doen|vragen|vertellen|aan))*|"
    r"wat (?:doe|weet) (?:je|jij|u)(?: (?:allemaal|hier|eigenlijk|zoal))*|"
    r"hoe werkt (?:dit|het|deze \w+)(?: hier)?|waar (?:gaat dit over|is dit voor)|"
    r"(?:kun|kan) (?:je|jij|u) (?:mij|me) helpen|can you help(?: me)?|"
    r"what (?:can|do) (?:you|i)(?: (?:do|ask|know|here|with|this|tell|me))*|"
    r"how does (?:this|it) work|what is this(?: for)?)\W*$"
)


def remark_in(text: str) -> Remark | None:
    """Return what a message is that asks nothing of the documents; None for any other."""
    if _HELP.match(text):
        return Remark.HELP
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    if not words or len(words) > _LONGEST or not set(words) <= _SOCIAL:
        return None
    if _ASKS_MORE.search(text):
        return None
    if _GREETS.search(text):
        return Remark.GREETING
    return Remark.THANKS if _THANKS.search(text) and "?" not in text else None
