"""What kind of thing a question asks for, and whether a sentence supplies that kind; pure."""

from __future__ import annotations

import re
from enum import StrEnum


class Sort(StrEnum):
    """A kind of answer that can be told from its form."""

    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    DURATION = "duration"
    SHARE = "share"
    RULING = "ruling"


_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|april|mei|juni|juli|aug(?:ustus)?|sept(?:ember)?|"
    r"okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMERAL = (
    r"(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|"
    r"vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|"
    r"zeventig|tachtig|negentig|honderd|duizend)"
)
_ASKS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        Sort.MONEY,
        re.compile(
            r"(?i)\bhoeveel (?:geld|euro|miljoen|miljard|budget|subsidie)|"
            r"\b\w{0,25}(?:bedrag|budget|kosten|prijs|besparing|tarief|investering)\b|"
            r"\b(?:kost|how much (?:money|eu|does)|cost|euros?)\b"
        ),
    ),
    (
        Sort.DURATION,
        re.compile(
            r"(?i)\bhoe ?(?:lange?|oud)\b|\bhow (?:long|old)\b|"
            r"\b(?:wachttijd\w*|duur|termijn|looptijd|reistijd)\b|"
            r"\bhoeveel (?:uur|dagen|weken|maanden|jaar|jaren|tijd)\b|\bhow many (?:hours|"
            r"days|weeks|years)"
        ),
    ),
    (
        Sort.DATE,
        re.compile(
            r"(?i)datum\b|\b(?:wanneer|sinds wanneer|tot wanneer|vanaf wanneer|when|"
            r"by what date|by which "
            r"year)\b|\b(?:welk|welke|which|what) (?:jaar|dag|datum|moment|maand|studiejaar|"
            r"year|date|day)\b"
            r"|\b(?:streefdatum|deadline|jaartal|ingangsdatum)\b"
        ),
    ),
    (
        Sort.SHARE,
        re.compile(r"(?i)\b(?:percentage|procent|welk deel|aandeel|what share|per cent|percent)\b"),
    ),
    (Sort.NUMBER, re.compile(r"(?i)\b(?:hoeveel|aantal|aantallen|cijfers?|how many|number of)\b")),
)
_NUMBER = re.compile(rf"(?i)\b\d|\b{_NUMERAL}\b|\b(?:geen|enkele|tientallen|honderden)\b")
_SUPPLIES: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        Sort.MONEY,
        re.compile(
            r"(?i)€|\beuro(?:['’]?s)?\b|\beur\b|"
            r"(?<![\d.,])\d[\d.,]*\s*(?:miljoen|miljard|mln|mld|cent)\b|\blumpsum\b"
        ),
    ),
    (
        Sort.DURATION,
        re.compile(
            rf"(?i)\b(?:(?<![\d.,])\d[\d.,]*|een|{_NUMERAL}|enkele|vierenhalve|anderhalf|halve?)\s*(?:uur|"
            rf"uren|dag|dagen|week|"
            r"weken|maand|maanden|jaar|jaren|kwartier)\b|\bkwartier\b|\bjarige?\b"
        ),
    ),
    (
        Sort.DATE,
        re.compile(
            rf"(?i)\b(?:\d{{1,2}} {_MONTH}|{_MONTH}(?: \d{{4}}| jl\.?)?|(?:19|20|21)\d\d|"
            rf"voorjaar|najaar|zomer|winter|herfst|kwartaal|"
            rf"(?:begin|eind|medio) (?:{_MONTH}|\d{{4}}|dit|deze|volgend|vorig|van (?:het|dit|de))"
            r")\b"
        ),
    ),
    (Sort.SHARE, re.compile(r"(?i)\d\s*(?:%|procent)|\b(?:helft|kwart|derde|tweederde)\b")),
    (
        Sort.RULING,
        re.compile(
            r"(?i)\b(?:niet|geen|nee|verbod\w*|verbied\w*|toegestaan|toestaan|verplicht\w*|"
            r"vrijwillig\w*|mag|mogen|vrij om|uitsluitend|alleen|slechts)\b"
        ),
    ),
    (Sort.NUMBER, _NUMBER),
)
# the questions that are answered by yes or no, by what may and must be
_WHETHER = re.compile(
    r"(?i)\W*(?:(?:en|maar|and|but) )?(?:is|zijn|was|waren|heeft|hebben|had|kan|kunnen|gaat|komt|"
    r"wordt|worden|werd|krijgt|klopt|geldt|bestaat|bestaan|vindt|steunt|deelt|erkent|wil|zal|"
    r"are|were|has|have|can|could|will|would|does|do|did)\b"
)
_MAY = re.compile(
    r"(?i)\b(?:mag|mogen|moet|moeten|verplicht\w*|verbod\w*|verbied\w*|verboden|toegestaan|"
    r"allowed|must|may|mandatory|compulsory|obliged|obligatory|ban|banned|bans|forbidden)\b"
)
# numbers that count nothing: days, years, and what questions and documents are called by
_REFERENCE = re.compile(
    rf"(?i)\b\d{{1,2}} {_MONTH}(?: \d{{4}})?|"
    rf"\b(?:{_MONTH}|in|van|voor|sinds|vanaf|tot|eind|begin|medio|per|jaar|jaren|na|uit|en) "
    r"(?:19|20|21)\d\d(?![\d.,]\d)\b|\b(?:19|20|21)\d\d[–/-](?:\d\d){1,2}\b|"
    r"\b(?:vra(?:ag|gen)|antwoord(?:en)?|artikel(?:en)?|lid|bijlage|paragraaf|hoofdstuk|"
    r"(?:actie)?lijn|nrs?\.?|nummers?|pagina) \d[\d.:-]*(?:(?:,| en| t/m) \d+)*|"
    r"\bkamerstuk\w* \d{2} ?\d{3}(?:-\w+)?|\b\d{2} ?\d{3},? nr"
)
_IMPLIED = {
    Sort.NUMBER: {Sort.MONEY, Sort.SHARE, Sort.DURATION},
    Sort.MONEY: {Sort.SHARE},
    Sort.SHARE: {Sort.NUMBER},
}


_UNKNOWN = re.compile(
    r"(?i)\b(?:niet|geen|nog niet)\b[^.?!]{0,60}\b(?:bekend|beschikbaar|geregistreerd|"
    r"bijgehouden|inzichtelijk|te noemen|"
    r"te geven|te zeggen|zicht|inzicht|cijfers|gegevens|informatie|getal|aantallen|overzicht)\b|"
    r"\b(?:cijfers|gegevens|informatie|aantallen|aantal|getal)\b[^.?!]{0,60}\b(?:niet|geen)\b|"
    r"\bbeschik(?:t|ken)? (?:ik )?(?:\w+ ){0,5}niet\b|\bregistreert (?:\w+ ){0,4}niet\b"
)


_CONTENT = re.compile(
    r"(?i)\b(?:wie|wat|waar\w*|wanneer|welke?|hoe\w*|waarom|noem|aantal|"
    r"who|whose|what|where|when|which|how|why)\b"
)
_BARE = 3  # words of an answer that says no more than yes or no


def wants_content(query: str) -> bool:
    """Say whether a query asks for more than yes or no."""
    return _CONTENT.search(query) is not None


def is_bare(answer: str) -> bool:
    """Say whether an answer says no more than yes or no: "Ja, dat klopt."."""
    return len(answer.split()) <= _BARE


_DECLINES = re.compile(
    r"(?i)\b(?:kan|kunnen|wil|zal|ga|doe) (?:ik|wij|we|het kabinet)\b[^.?!]{0,60}\b(?:geen|niet)\b"
    r"[^.?!]{0,60}\b(?:uitspraken?|uitlatingen|ingaan|in op|vooruit\w*|antwoord\w*|zeggen|noemen|"
    r"delen)"
    r"|\b(?:geen|niet) (?:nader )?(?:uitspraken? doen|op ingaan|ingaan op|vooruitlopen)\b"
    r"|\b(?:ga|gaat|gaan|wil|kan) (?:ik|wij|we|het kabinet)\b[^.?!]{0,40}\bniet (?:op )?in\b"
    r"|\bniet in op individuele\b|\bloop ik niet vooruit\b"
)


# that no cases are known is an answer
_NONE_KNOWN = re.compile(
    r"(?i)\bgeen\s+(?:\w+\s+){0,2}(?:gevallen|signalen|aanwijzingen|klachten|incidenten|meldingen|"
    r"voorbeelden|problemen)\b"
)


def declines(text: str) -> bool:
    """Say whether a text says that its speaker does not know or will not say."""
    unknown = says_unknown(text) and _NONE_KNOWN.search(text) is None
    return unknown or _DECLINES.search(text) is not None


# "wie betaalt de kosten" asks who, not how much
_OTHERWISE = re.compile(
    r"(?i)\b(?:wie|waar\w*|hoe (?:kan|kun|kunnen|moet|moeten|krijg)|uit welke?|mag|mogen|"
    r"who|where|why|how (?:can|do|must))\b"
)
_AMOUNT = re.compile(
    r"(?i)\b(?:hoeveel|hoe (?:hoog|duur|groot)|wat kost\w*|welke? (?:bedrag|kosten|prijs)|how much|"
    r"what (?:does|did|is the (?:cost|price|amount)))\b"
)


def says_unknown(text: str) -> bool:
    """Say whether a text states that the figure or fact is not known, kept or to be given."""
    return _UNKNOWN.search(text) is not None


def asked_for(query: str) -> frozenset[Sort]:
    """Return what a question asks for; empty when it asks for something without a form."""
    found = {sort for sort, pattern in _ASKS if pattern.search(query)}
    if _OTHERWISE.search(query) and not _AMOUNT.search(query):
        found.discard(Sort.MONEY)
    if found - {Sort.NUMBER}:
        found.discard(Sort.NUMBER)
    return frozenset(found)


def ruled(query: str) -> frozenset[Sort]:
    """Return `Sort.RULING` for a question whether something is so, or may or must be so."""
    return frozenset({Sort.RULING} if _WHETHER.match(query) or _MAY.search(query) else ())


def supplied(sentence: str) -> frozenset[Sort]:
    """Return what kinds of thing a sentence holds."""
    found = {sort for sort, pattern in _SUPPLIES if pattern.search(sentence)}
    if Sort.NUMBER in found and not _NUMBER.search(_REFERENCE.sub(" ", sentence)):
        found.discard(Sort.NUMBER)
    return frozenset(found)


def supplies(sentence: str, wanted: frozenset[Sort]) -> bool:
    """Say whether a sentence holds one of the kinds that are wanted, or of a kind that serves."""
    found = supplied(sentence)
    return any(w in found or found & _IMPLIED.get(w, set()) for w in wanted)
