"""What a message is before it is searched: a question, small talk, an order, or nothing; pure.

The word lists are about language, not about any document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.answers import Status
from rag.asking_back import Back, asks_back
from rag.languages import leaning
from rag.remarks import Remark, remark_in

MAX_CHARACTERS = 2_000
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
    r"ervoor|erover|ermee|zo'n|zo’n|zulke|"
    r"(?<!wat is )(?<!wat was )(?<!wat wordt )(?<!wat werd )er|"  # "wat is er gezegd over"
    r"toen|dezelfde|that|this|those|these|they|them|he|she|"
    r"it|its|there|then|same|such)\b"
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


_LEADS_ON = re.compile(r"(?i)^\s*(?:en|maar|and|but)\b")
_NAMES_NONE = re.compile(r"(?i)\b(?:hierover|daarover|hierop|daarop|about (?:this|that))\b")
_SHORT = 4  # words of a message that says too little by itself
_CONTEXT = 400  # characters of an earlier question
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
    if before and points_back(text):
        general = bare or (refers(text) and _is_general(text))
        return Understanding(
            f"{before} {text}",
            language,
            follows_up=True,
            asked=text,
            sure=general or _leads_on(text),
            bare=bare,
            general=general,
        )
    return Understanding(text, language, asked=text)


def shortened(question: str) -> str:
    """Return as much of an earlier question as a follow-up is searched with."""
    return " ".join(question.split())[:_CONTEXT]


def _leads_on(text: str) -> bool:
    """Say whether a message follows up whatever is found: "en in België?", "en hierover?".

    One that opens with "en" but then asks a whole question may as well stand by itself.
    """
    own = _LEADS_ON.sub("", text)
    return _NAMES_NONE.search(text) is not None or (own != text and points_back(own))


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


def refers(text: str) -> bool:
    """Say whether a message has a pronoun for what was named before: "wie betaalt dat?"."""
    return _REFERS.search(text) is not None


def _is_general(text: str) -> bool:
    """Say whether a message asks what may be asked of any subject: "wat kost dat?"."""
    words = re.findall(r"[^\W_]+", text.lower())
    return all(
        w in _GENERAL or is_function_word(w) or w in _LIGHT or _REFERS.match(w) for w in words
    )


def says_nothing(text: str) -> bool:
    """Say whether a message has no word of a subject: "waarom?", "en sinds wanneer dan?"."""
    words = re.findall(r"[^\W_]+", text.lower())
    return bool(words) and all(is_function_word(word) or word in _LIGHT for word in words)


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
