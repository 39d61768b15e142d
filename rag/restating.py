"""Questions whether and when questions were asked, or what was said on a day, restated as which:
"zijn er vragen gesteld over zorg?" is "welke vragen zijn er gesteld over zorg?".

Whether the catalogue can count what is left is for `rag.counting` to say; what it cannot count is
searched as it was put. Pure.
"""

from __future__ import annotations

import re

_DAY = r"(?:(?:de\s+|the\s+)?\d{1,2}\s+)?(?:\d{1,2}[-/]\d{1,2}[-/]|[a-z]{3,9}\s+)(?:19|20)\d\d"
_OFTEN = (
    r"(?:(?:al|ook|ooit|eerder|reeds|wel|eens|weleens|toen|hier|daar|onlangs|recent|recentelijk|"
    r"ever|yet|also|already|any|some|been)\s+)*"
)
_KIND = (
    r"(?:(?:nog|openstaande|open|onbeantwoorde|beantwoorde|schriftelijke|mondelinge|parlementaire|still|"
    r"unanswered|answered|parliamentary|written|oral)\s+)*"
)
_SET = r"(?:(?:een|a)\s+)?(?:kamer)?(?:vragen|vraag)\b"
_SETS = r"questions?\b"
# who asks other questions than those of the Chamber
_OTHERS = re.compile(
    r"(?i)\b(?:minister\w*|kabinet\w*|regering\w*|staatssecretaris\w*|bewinds\w+|inspectie|"
    r"government|cabinet|secretary|ik|jij|je|u|we|wij|i|you)\b"
)
_ANYONE = re.compile(
    r"(?i)^(?:iemand|een kamerlid|kamerleden|leden|de (?:tweede )?kamer|(?:een|welke) (?:partij|"
    r"fractie)|partijen|fracties|anyone|anybody|someone|any (?:mps?|members?|party)|"
    r"parliament|mps|members|the house)$"
)
_ARE = re.compile(
    rf"(?i)^\W*(?:en\s+|maar\s+)?(?:zijn|waren|werden|is|werd|staan)\s+(?:er\s+)?{_OFTEN}"
    rf"(?P<kind>{_KIND}){_OFTEN}{_SET}(?P<rest>.*)$"
)
_THERE_ARE = re.compile(
    rf"(?i)^\W*(?:and\s+)?(?:were|are|was|is|have|has)\s+(?:there\s+)?{_OFTEN}(?P<kind>{_KIND})"
    rf"{_SETS}\s*(?:been\s+)?(?P<rest>.*)$"
)
_HAS = re.compile(
    rf"(?i)^\W*(?:en\s+|maar\s+)?(?:heeft|hebben|had|hadden)\s+(?P<who>[^?\s]+(?:\s[^?\s]+){{0,7}}?)"
    rf"\s+{_OFTEN}(?P<kind>{_KIND}){_SET}(?P<rest>.*\b(?:gesteld|ingediend|ingezonden)\b.*)$"
)
_PUT = re.compile(
    r"(?i)^\W*(?:en\s+|maar\s+)?(?:stelden?|stelt|stellen|dienden?)\s+"
    rf"(?P<who>[^?\s]+(?:\s[^?\s]+){{0,7}}?)\s+{_OFTEN}(?P<kind>{_KIND}){_SET}(?P<rest>.*)$"
)
_DID = re.compile(
    r"(?i)^\W*(?:and\s+)?(?:did|does|has|have|had)\s+(?P<who>[^?\s]+(?:\s[^?\s]+){0,7}?)\s+"
    rf"{_OFTEN}(?:asked|ask|put|tabled|table|submitted|submit)\s+{_OFTEN}(?P<kind>{_KIND})"
    rf"{_SETS}(?P<rest>.*)$"
)
_ASKED_FOR = re.compile(
    r"(?i)^\W*(?:en\s+)?(?P<who>wie|welke\s+(?:kamerleden|leden|partijen|fracties))\s+"
    r"(?:vroeg(?:en)?\s+(?:er\s+|hier\s+)?(?:iets\s+)?(?:naar|over)\s+(?P<topic>.+)|"
    r"(?:heeft|hebben)\s+(?:er\s+|hier\s+)?naar\s+(?P<named>.+)\s+gevraagd\W*)$"
)
_WAS_ASKED = re.compile(
    rf"(?i)^\W*(?:en\s+)?(?:is|werd)\s+(?:er|hier)\s+{_OFTEN}(?:(?:naar|over)\s+(?P<topic>.+)\s+"
    r"gevraagd\W*|gevraagd\s+naar\s+(?P<named>.+))$"
)
_ENQUIRED = re.compile(
    r"(?i)^\W*(?:en\s+)?vroeg(?:en)?\s+(?P<who>[^?\s]+(?:\s[^?\s]+){0,7}?)\s+(?:er\s+|hier\s+)?naar\s+"
    r"(?P<topic>.+)$"
)
_WHEN = re.compile(
    r"(?i)^\W*(?:en\s+|and\s+)?(?:wanneer|op\s+welke\s+(?:dag|datum)|when|on\s+(?:which|what)\s+"
    rf"(?:day|date)s?)\s+(?:zijn|werden|worden|is|werd|wordt|were|was|are)\s+(?:(?:de|die|the)\s+)?"
    rf"(?:{_SET}|{_SETS})(?P<rest>.*\b(?:over|inzake|van|door|aan|about|on|by|to)\b.*"
    r"\b(?:gesteld|ingediend|ingezonden|beantwoord|asked|put|answered)\b.*)$"
)
# "zijn de vragen van X al beantwoord?", "is er antwoord op de vragen over Y?": each line says so
_ARE_ANSWERED = re.compile(
    r"(?i)^\W*(?:en\s+|maar\s+)?(?:(?:zijn|is|werden|werd)\s+|(?:heeft|hebben|had)\s+"
    r"(?:(?:de|het)\s+)?(?:minister|staatssecretaris|kabinet|regering|bewinds\w+)"
    rf"(?:\s+[^?\s]+){{0,4}}?\s+)(?:er\s+)?{_OFTEN}(?:(?:een\s+)?antwoord\s+(?:gekomen\s+)?op\s+)?"
    rf"(?:de|die|deze|alle)\s+(?P<kind>{_KIND}){_SET}(?P<rest>\s+(?:van|over|inzake|door|aan)\s[^?]*?)"
    rf"(?P<done>\s+{_OFTEN}(?:nog\s+(?:niet|steeds\s+niet)\s+)?(?:be|ge)antwoord)?\W*$"
)
_QUESTIONS_ANSWERED = re.compile(
    r"(?i)^\W*(?:and\s+)?(?:are|were|have|is|has)\s+(?:(?:the|all)\s+)?"
    r"(?:(?P<whose>[^?\s]+(?:\s[^?\s]+){0,3}?)['’]s?\s+)?(?:parliamentary\s+|written\s+)?questions?"
    rf"(?P<rest>(?:\s+(?:by|from|of|about|on)\s[^?]*?)?)\s+{_OFTEN}answered(?:\s+yet)?\W*$"
)
# "hoe lang duurde het voordat de vragen over zorg beantwoord werden?": each line has both days
_HOW_LONG = re.compile(
    r"(?i)^\W*(?:en\s+)?(?:hoe\s+lang|hoeveel\s+(?:tijd|dagen|weken|maanden))\s+(?:(?:duurde|duurt|kostte)\s+het\s+"
    r"(?:voor(?:dat)?|tot(?:dat)?|om)|(?:deed|deden)\s+(?:(?:de|het)\s+)?"
    r"(?:minister|staatssecretaris|kabinet|bewinds\w+)(?:\s+[^?\s]+){0,4}?\s+over)\s+(?:de|die)\s+"
    rf"{_SET}(?P<rest>\s+(?:van|over|inzake|door|aan)\s[^?]*?)"
    r"(?:\s+(?:te\s+)?(?:(?:werden|waren|zijn|is)\s+)?(?:beantwoord(?:en)?|antwoord\s+kregen)"
    r"(?:\s+(?:werden|waren|zijn|is))?)?\W*$"
)
_HOW_LONG_ENGLISH = re.compile(
    r"(?i)^\W*(?:and\s+)?how\s+(?:long|many\s+(?:days|weeks|months))\s+did\s+(?:it|(?:the\s+)?(?:minister|"
    r"government|cabinet)(?:\s+[^?\s]+){0,3}?)\s+take\s+(?:before|until|to\s+answer|for)\s+(?:the\s+)?"
    r"questions(?P<rest>\s+(?:by|from|about|on)\s[^?]*?)(?:\s+(?:were|was|to\s+be)\s+answered)?\W*$"
)
# "wie beantwoordde de vragen over zorg?", "welke minister heeft geantwoord over zorg?"
_WHO_ANSWERED = re.compile(
    r"(?i)^\W*(?:en\s+|and\s+)?(?:(?:door|by)\s+)?(?:wie|who|(?:welke?|which|what)\s+"
    r"(?:ministers?|staatssecretariss?(?:en)?|bewinds\w+|state\s+secretar(?:y|ies)))\s+"
    r"(?P<said>(?:(?:heeft|hebben|zijn|werden|is|werd|er|de|die|alle|(?:kamer)?vragen|op|antwoord|"
    r"gaf|gaven|gegeven|(?:be|ge)?antwoord(?:den?|de|t)?|the|these|all|questions|has|have|were|was|"
    r"answered|gave|an|answers?|to)\s+){1,8})(?:over|inzake|about|on)\s+(?P<topic>[^?]+?)"
    r"(?P<last>\s+(?:(?:be|ge)antwoord|answered))?\W*$"
)
_ANSWERS = re.compile(r"(?i)antwoord|answer")
_ENGLISH = re.compile(r"(?i)^\W*(?:and\s+)?(?:when|what\s+did|on\s+(?:which|what))\b")
_AND_WHEN = re.compile(
    r"(?i),?\s{1,3}(?:(?:en|and)\s{1,3})?(?:(?:wanneer|when)\s{1,3})?(?:(?:zijn|werden|worden|were|are)\s{1,3})?"
    r"(?:(?:ze|zij|die|they)\s{1,3})?(?:beantwoord|answered)\b"
)
_ASKED_WHAT = re.compile(
    r"(?i)^\W*(?:en\s+)?wat\s+vroeg(?:en)?\s+(?P<who>[^?\s]+(?:\s[^?\s]+){0,6}?)\s+(?:over|inzake)\s+"
    r"(?P<topic>.+)$"
)
_DID_ASK = re.compile(
    r"(?i)^\W*(?:and\s+)?what\s+did\s+(?P<who>[^?\s]+(?:\s[^?\s]+){0,6}?)\s+ask\s+(?:about|on)\s+"
    r"(?P<topic>.+)$"
)
# what was said on a day or in a month, about nothing in particular
_SAID_THEN = re.compile(
    r"(?i)^\W*(?:wat\s+(?:zei(?:den)?|antwoordden?|antwoordde|schreef|schreven)\s+"
    r"(?P<who>(?:het\s+|de\s+)?(?:kabinet|regering|ministers?|staatssecretaris(?:sen)?|bewinds\w+)"
    r"(?:\s+(?!(?:over|inzake)\b)[^?\s]+){0,6}?)|"
    r"wat\s+(?:is|werd)\s+er|what\s+did\s+the\s+(?:government|cabinet|ministers?)\s+(?:say|answer))\s+"
    rf"(?P<when>(?:op|in|on)\s+{_DAY})(?:\s+(?:gezegd|geantwoord))?\W*$"
)
_HOW_OFTEN = re.compile(r"(?i)^\W*(?:en\s+)?(?:hoe\s+vaak|how\s+(?:often|many\s+times))\s+")
_SAYS_MORE = re.compile(
    r"(?i)\b(?:gesteld|ingediend|ingezonden|over|inzake|van|door|aan|bij|asked|put|tabled|raised|about|on|by|"
    r"from|to|open\w*|onbeantwoorde?|beantwoorde?|unanswered|answered|schriftelijke|mondelinge?|oral|"
    r"parlementaire|parliamentary)\b"
)


def restated(query: str) -> str:
    """Return a question whether questions were asked as one which; any other as it is.

    "Hoe vaak" asks for a number of them.
    """
    often = _HOW_OFTEN.match(query)
    made = _restated(query[often.end() :] if often else query)
    if made is None:
        return query
    text = " ".join(made.split())
    return re.sub("^(?:Welke|Which) ", _number, text) if often else text


def _number(which: re.Match[str]) -> str:
    return "Hoeveel " if which.group().startswith("Welke") else "How many "


def _restated(query: str) -> str | None:
    return _whether(query) or _enquired(query) or _when(query) or _answered(query)


def _answered(query: str) -> str | None:
    """Return whether questions were answered, or by whom, as which, or as a number of each."""
    found = _WHO_ANSWERED.match(query)
    if found and _ANSWERS.search(f"{found['said']}{found['last'] or ''}"):
        if re.search(r"(?i)\b(?:who|which|what|by)\b", query[: found.start("said")]):
            return f"How many questions about {found['topic']} per minister?"
        return f"Hoeveel vragen over {found['topic']} per bewindspersoon?"
    found = _ARE_ANSWERED.match(query)
    if found and _ANSWERS.search(query[: found.start("rest")] + (found["done"] or "")):
        return f"Welke {found['kind']} vragen zijn er{found['rest']}?"
    if found := _HOW_LONG.match(query):
        return f"Welke vragen zijn er{found['rest']}?"
    if found := _HOW_LONG_ENGLISH.match(query):
        return f"Which questions{found['rest']}?"
    found = _QUESTIONS_ANSWERED.match(query)
    if found and (found["whose"] or found["rest"]):
        whose = f" by {found['whose']}" if found["whose"] else ""
        return f"Which questions{whose}{found['rest']}?"
    return None


def _whether(query: str) -> str | None:
    """Return whether questions were asked, or someone asked them, as which: "zijn er vragen"."""
    for pattern, which in ((_ARE, "Welke {} vragen zijn er"), (_THERE_ARE, "Which {} questions ")):
        found = pattern.match(query)
        if found and _SAYS_MORE.search(f"{found['kind']} {found['rest']}"):
            there = "are there " if pattern is _THERE_ARE else ""
            return f"{which.format(found['kind'])}{there}{found['rest']}"
    for pattern, say in ((_HAS, _of_some), (_PUT, _of_some), (_DID, _of_some_in_english)):
        found = pattern.match(query)
        if found and not _OTHERS.search(found["who"]):
            return say(found["who"], found)
    return None


def _enquired(query: str) -> str | None:
    """Return who asked about something, or what someone asked: "vroeg de SP naar zorg?"."""
    for pattern in (_ENQUIRED, _ASKED_WHAT):
        found = pattern.match(query)
        if found and not _OTHERS.search(found["who"]):
            who = "zijn er" if _ANYONE.match(found["who"]) else f"stelde {found['who']}"
            return f"Welke vragen {who} over {found['topic']}"
    found = _DID_ASK.match(query)
    if found and not _OTHERS.search(found["who"]):
        did = "were asked" if _ANYONE.match(found["who"]) else f"did {found['who']} ask"
        return f"Which questions {did} about {found['topic']}"
    found = _ASKED_FOR.match(query)
    if found:
        return f"{found['who']} stelden vragen over {found['topic'] or found['named']}"
    found = _WAS_ASKED.match(query)
    return f"Welke vragen zijn er over {found['topic'] or found['named']}" if found else None


def _when(query: str) -> str | None:
    """Return when questions were asked, or what was said at a time, as which."""
    english = _ENGLISH.match(query) is not None
    found = _WHEN.match(query)
    if found:
        which = "Which questions" if english else "Welke vragen zijn er"
        return f"{which} {_AND_WHEN.sub('', found['rest'])}"
    found = _SAID_THEN.match(query)
    if found is None:
        return None
    who = f"gaf {found['who']}" if found["who"] else "zijn er"
    return f"{'Which answers came' if english else f'Welke antwoorden {who}'} {found['when']}?"


def _of_some(who: str, found: re.Match[str]) -> str:
    """Return "heeft de SP vragen gesteld over zorg" as which questions it asked."""
    if _ANYONE.match(who):
        return f"Welke {found['kind']} vragen zijn er {found['rest']}"
    who, about, topic = who.partition(" over ")  # "heeft de SP over zorg vragen gesteld"
    verb = "stelde" if found.re is _PUT else "heeft"
    rest = found["rest"].rstrip(" ?")
    mark = "?" if found["rest"].endswith("?") else ""
    return f"Welke {found['kind']} vragen {verb} {who} {rest}{about}{topic}{mark}"


def _of_some_in_english(who: str, found: re.Match[str]) -> str:
    done = "were asked" if _ANYONE.match(who) else f"did {who} ask"
    return f"Which {found['kind']} questions {done} {found['rest']}"
