"""What a message is before it is searched: a question, small talk, an order, or nothing; pure.

The word lists are about language, not about any document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.answers import Status
from rag.asking_back import Back, asks_back
from rag.function_words import language_of
from rag.leaning import (
    is_general,
    leads_on,
    points_back,
    refers,
    says_nothing,
    without_about,
)
from rag.remarks import Remark, remark_in

MAX_CHARACTERS = 2_000
_CONTEXT = 400  # characters of an earlier question
# an order is an imperative: it opens a sentence or clause, and is about what the machine works with
_OPENS = r"(?:^|[.!?:;,]\s*|\b(?:en|and|please|alsjeblieft|graag|nu|now)\s+)"
_OWN = (
    r"(?:instructies?|opdracht(?:en)?|regels?|bron(?:nen)?|prompts?|documenten|instructions?|"
    r"orders?|rules?|sources?|documents?|everything|alles|wat|anything|what)"
)
_TEXTS = (
    r"(?:brief|e?-?mail|gedicht|persbericht|toespraak|opstel|verhaal|liedje|letter|poem|speech|"
    r"essay|story|song)"
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
        # "kun je een brief schrijven": it writes nothing
        rf"(?:{_OPENS}|\b(?:kun|kan|wil|zou|can|could|will|would) (?:je|jij|u|you)\b"
        r"[^.?!]{0,40}?)"
        rf"(?:(?:schrijf|schrijven|maak|write|draft)\s+(?:\w+\s+){{0,2}}{_TEXTS}|"
        rf"(?:een|a|an|mijn|my)\s+{_TEXTS}\b[^.?!]{{0,80}}\b(?:schrijven|opstellen|maken))\b",
        r"</?(system|instructions?|assistant|user)>|\[/?(INST|SYS)\]|^\s*system\s*:",
    )
)


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
    bare: bool = False  # it has no word of a subject: "waarom?"
    general: bool = False  # nor one that could not be asked of any: "wie betaalt dat?"
    back: Back | None = None  # what it asks of the answer that was shown before


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
    Remark.GREETING: (
        "Hallo! Stel een vraag over wat ministers en staatssecretarissen op Kamervragen hebben "
        "geantwoord; u krijgt hun eigen woorden te zien.",
        "Hello! Ask what Dutch ministers answered to parliamentary questions; you will see their "
        "own words.",
    ),
    Remark.THANKS: (
        "Goed. Stel gerust nog een vraag over wat het kabinet de Kamer heeft geantwoord.",
        "All right. Feel free to ask more about what the government answered to parliament.",
    ),
    Remark.HELP: (
        "Vraag wat ministers en staatssecretarissen op Kamervragen hebben geantwoord: u krijgt hun "
        "eigen woorden, met bron. U kunt doorvragen (“en in 2022?”, “wie zei dat?”), vragen laten "
        "tellen of opsommen (“hoeveel vragen stelde de SP over zorg in 2024?”), en een stuk bij "
        "zijn nummer noemen (“vraag 3 van 2024Z01234”).",
        "Ask what Dutch ministers answered to parliamentary questions: you get their own words, "
        "with the source. You can ask on (“and in 2022?”, “who said that?”), have questions "
        "counted or listed (“how many questions did the SP ask in 2024?”), and name a document by "
        "its number (“question 3 of 2024Z01234”).",
    ),
    "again": (
        "Wat wilt u dan weten? Stel de vraag met andere woorden, of noem het onderwerp.",
        "What would you like to know instead? Ask in other words, or name the subject.",
    ),
    "refused": (
        "Dit is een opdracht, geen vraag aan de antwoorden op Kamervragen; die voer ik niet uit. "
        "Ik laat alleen letterlijke citaten uit de bronnen zien.",
        "This is an instruction, not a question about the answers; I do not carry it out. I only "
        "show verbatim quotes from the sources.",
    ),
}


def understand(message: str, before: str = "") -> Understanding:
    """Say what a message asks for; `before` is what a follow-up would follow, if anything."""
    text = _ungreeted(" ".join(message.split()))
    language = language_of(text)
    if not re.search(r"\w", text):
        return _no_question(text, language, Status.ERROR, "empty")
    if not re.search(r"[^\W\d_]", text) and not before:
        return unclear(language)  # a number alone
    if len(text) > MAX_CHARACTERS:
        return _no_question(text, language, Status.ERROR, "long")
    if any(order.search(text) for order in _ORDERS):
        return _no_question(text, language, Status.REFUSED, "refused")
    if remark := remark_in(text):
        return _no_question(text, language, Status.CHITCHAT, remark)
    back, bare = asks_back(text), says_nothing(text)
    if (back or bare) and not before:
        return unclear(language)
    if back:
        return Understanding(text, language, asked=text, back=back)
    about = without_about(text)
    if before and (about != text or points_back(text)):
        general = bare or (refers(text) and is_general(text))
        return Understanding(
            f"{before} {about}",
            language,
            follows_up=True,
            asked=text,
            sure=general or (about == text and leads_on(text)),
            bare=bare,
            general=general,
        )
    return Understanding(text, language, asked=text)


def shortened(question: str) -> str:
    """Return as much of an earlier question as a follow-up is searched with."""
    return " ".join(question.split())[:_CONTEXT]


def unclear(language: str) -> Understanding:
    """Return that a message leans on something that is not there."""
    return _no_question("", language, Status.NOT_FOUND, "unclear")


def ask_again(text: str, language: str) -> Understanding:
    """Return that a message only says that the question before was not understood."""
    return _no_question(text, language, Status.CHITCHAT, "again")


def _ungreeted(text: str) -> str:
    """Return a message without the small talk it opens with, if it says more than that."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    while len(sentences) > 1 and remark_in(sentences[0]) and not remark_in(" ".join(sentences)):
        sentences.pop(0)
    return " ".join(sentences)


def _no_question(text: str, language: str, status: Status, why: str) -> Understanding:
    reason = _REASONS[why][language == "en"].format(limit=MAX_CHARACTERS)
    return Understanding(text, language, status, reason)
