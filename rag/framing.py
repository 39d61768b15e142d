"""The words of a question that only say that something was said: "wat zegt het kabinet over"; pure.

They are met by any minister's letter, and say nothing of the subject.
"""

from __future__ import annotations

import re

from rag.asking import asked_for, ruled, wants_content
from rag.function_words import is_function_word

_FRAME = re.compile(
    r"(?i)^(?:(?:en|maar|and|but)\s+)?(?:wat|hoe|what|how)\s+"
    r"(?:(?!over\b|inzake\b|about\b)[^\s?!,;:]+\s+){1,9}?(?:over|inzake|about)\s+(?=\S)"
)
_FRAME_OF = re.compile(
    r"(?i)^(?:(?:en|maar)\s+)?(?:wat|hoe)\s+(?:vind(?:t|en)?|vond(?:en)?|denk(?:t|en)?)\s+"
    r"(?:(?:de|het|onze)\s+)?(?:kabinet|regering|overheid|minister|staatssecretaris)\s+"
    r"(?:(?!van\b)[^\s?!,;:]+\s+){0,3}?van\s+(?=\S)"
)
_FRAME_DOES = re.compile(
    r"(?i)^(?:(?:en|maar)\s+)?wat\s+(?:doet|doen|deed|deden|onderneemt|ondernam|gaat|gaan)\s+"
    r"(?:(?:de|het|onze)\s+)?(?:kabinet|regering|overheid|minister|staatssecretaris|rijk)\s+"
    r"(?:(?:eraan|nu|momenteel|doen|ondernemen)\s+)*(?:tegen|aan|met)\s+(?=\S)"
)
_FRAME_DOING = re.compile(
    r"(?i)^(?:(?:and|but)\s+)?what\s+(?:is|are|was|were|does|do|did|has|have)\s+"
    r"(?:the\s+)?(?:dutch\s+)?(?:government|cabinet|ministers?|state)\s+"
    r"(?:(?:doing|do|done|now|currently)\s+){1,2}(?:about|against|with)\s+(?=\S)"
)
_ALL = (
    r"(?:iets|wat|alles|meer|alle|something|everything|all|more|any|informatie|information|info|"
    r"antwoorden|answers)\s+"
)
_FRAME_TELL = re.compile(  # "vertel me iets over", "tell me about", "informatie over"
    r"(?i)^(?:(?:kun(?:t)?|kan|wil(?:t)?|zou)\s+(?:je|jij|u)\s+|(?:can|could|would)\s+you\s+|"
    r"please\s+)?(?:(?:(?:vertel|geef|toon|tell|show|give|ik\s+zoek)\s+)"
    rf"(?:(?:me|mij|us|ons)\s+)?(?:{_ALL}){{0,3}}|(?:(?:me|mij|ons)\s+)?(?:{_ALL}){{1,3}})"
    r"(?:over|about|on)\s+(?=\S)"
)
_TELLING = re.compile(r"(?i)\s(?:vertellen|geven|tonen|zien)(?=\W{0,9}$)")
_FRAME_WITH = re.compile(
    r"(?i)^(?:(?:en|maar|and|but)\s+)?(?:hoe\s+(?:zit|zat|staat|stond)\s+het\s+(?:nu\s+|dan\s+)?met|"
    r"(?:what|how)\s+about)\s+(?=\w)"
)
_SAYING = re.compile(
    r"(?i)\b(?:zei(?:den)?|zeggen|zegt|gezegd|(?:be)?antwoord(?:t|en|de|den)?|geantwoord|schr(?:eef|ijft)|"
    r"geschreven|meld(?:de|t)|verklaar(?:de|t)|vind(?:t|en)?|vond(?:en)?|denk(?:t|en)?|standpunt|"
    r"said|say|says|answer(?:ed|s)?|replied|position|thinks?)\b"
)
_POSITION = re.compile(r"(?i)\b(?:standpunt|position)\b")
_SPEAKER = re.compile(
    r"(?i)\b(?:kabinet\w*|minister\w*|staatssecretaris\w*|regering\w*|overheid|bewinds\w+|"
    r"government|cabinet|secretary)\b"
)
_FEW = 2  # words of a subject that stands alone, function words left out
_SUBJECT = 5  # and of one that is asked about
_POINTERS = frozenset("onderwerp kwestie zaak probleem punt subject matter issue".split())
_BACK = frozenset(
    "daarvan hiervan ervan daarover hierover erover daarop hierop daar hier zelf dan".split()
)


def unframed(query: str) -> str:
    """Return what a query is about, where it asks what was said about something."""
    about = _FRAME.match(query)
    if about and not (_SAYING.search(about[0]) and _SPEAKER.search(about[0])):
        about = about if _POSITION.search(about[0]) else None
    frames = (_FRAME_OF, _FRAME_DOES, _FRAME_DOING, _FRAME_TELL, _FRAME_WITH)
    found = about or next((m for f in frames if (m := f.match(query))), None)
    subject = query[found.end() :] if found else query
    if found and found.re is _FRAME_TELL:
        subject = _TELLING.sub("", subject)
    words = re.findall(r"[^\W\d_]{2,}", subject.lower())
    bare = all(is_function_word(word) or word in _POINTERS for word in words)
    return query if bare else subject


def names_only_a_subject(query: str) -> bool:
    """Say whether a query asks nothing particular of its subject: "wat zegt u over de wolf?"."""
    subject = unframed(query)
    if asked_for(subject) or wants_content(subject) or (subject == query and ruled(query)):
        return False
    words = [w for w in re.findall(r"[^\W_]{2,}", subject.lower()) if not is_function_word(w)]
    if subject != query:
        return len(words) <= _SUBJECT
    return len(words) <= (1 if "?" in query else _FEW)  # "klemmen de sluizen?" asks something


def names_no_subject(text: str) -> bool:
    """Say whether a message only asks what was said: "en wat vindt de minister daarvan?"."""
    rest = _SPEAKER.sub(" ", _SAYING.sub(" ", text))
    words = re.findall(r"[^\W\d_]{2,}", rest.lower())
    said = rest != text and _SAYING.search(text) is not None
    return said and all(is_function_word(w) or w in _POINTERS or w in _BACK for w in words)
