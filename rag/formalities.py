"""Words that say nothing by themselves: yes and no, "daarmee ben ik bekend", how one answers; pure.

A member of parliament often opens with "Bent u bekend met het bericht ...?" and closes with "Kunt u
deze vragen afzonderlijk beantwoorden?". What is answered to these is no answer to anything else.
"""

from __future__ import annotations

import re

from rag.splitting import sentences

_VERDICT = 9  # words of a sentence that says no more than yes or no
_KNOWN = 14  # words of an answer that says no more than that something is known
_MANNER = 40  # words of an answer about the answering itself
_DENIAL = 20  # words of a sentence that denies what was asked

# whole sentences are made of these when they only affirm or deny what was asked
_DECIDES = frozenset(
    """
    ja nee neen jazeker zeker inderdaad klopt bevestigen bevestig beamen eens oneens juist
    onjuist correct mening opvatting stelling zienswijze visie aanname uitsluiten onderschrijf
    onderschrijven herken herkennen bekend hoogte kennisgenomen bewust akkoord bereid ontkennen
    """.split()
)
_CARRIES = frozenset(
    """
    dat dit deze die hier daar hiermee daarmee hiervan daarvan hierover hiertoe daartoe het de er
    ik wij we kabinet deel delen deelt kan kunnen kunt ben zijn is heb hebben heeft genomen kennis
    mij ons u uw zo niet geen wel geheel volledig ook mee met van op aan toe waar geval
    bent mijn onze en
    """.split()
)
_YES_OR_NO = re.compile(r"(?i)\W*(?:ja|jazeker|nee|neen)\b")
_TOGETHER = re.compile(
    r"(?i)\b(?:gezamenlijk|tezamen|samen|in (?:onderlinge )?samenhang|afzonderlijk|tegelijk)\b"
)
_WORD = re.compile(r"[^\W\d_]+")

# the question whether one knows of something, and the answer that one does
_ONE = (
    r"(?:u|(?:de )?(?:minister|staatssecretaris|bewindsman|bewindspersoon)|"
    r"het (?:kabinet|ministerie)|de (?:regering|overheid))"
)
_AWARE = re.compile(
    rf"(?i)\b(?:mee bekend|bekend (?:met|dat)|op de hoogte|kennis ?genomen|bewust (?:van|dat)|"
    rf"ervan bewust|herinner(?:t|en)?|aware|familiar with|heard of|"
    rf"(?:know|knows|knew) (?:of|about))\b|\b(?:kent|kende|weet|wist) {_ONE}\b|"
    rf"\b(?:heeft|hebt) {_ONE} [^.?!]{{0,99}}\b(?:gezien|gelezen)\b"
)
_KNOWS = re.compile(
    r"(?i)\b(?:bekend|op de hoogte|kennis|kennisgenomen|gelezen|gezien|bewust|"
    r"herinner|ken ik|ik ken)\b"
)
_CONTENT = re.compile(r"(?i)\b(?:geen|zie|maar|echter|nog|\d+)\b")
_TITLE = re.compile(r"[«“„‘\"][^«»“”„‘’\"]{0,300}[»”’\"]")
# the question how the questions are to be answered
_ANSWERING = re.compile(
    r"(?i)\b(?:kunt|kan|wilt|wil|zou|bent|can|could|will|would) (?:u|de minister|you)\b[^.?!]{0,40}"
    r"\b(?:(?:deze|de|bovenstaande|these|the) )?(?:vragen|vraag|questions?)\b"
)
_QUESTIONS = re.compile(r"(?i)\bvra(?:ag|gen)\b")
_ANSWERED = re.compile(r"(?i)(?:beantwoor\w+|\b(?:antwoorden|answer\w*|separately)\b)")


def is_verdict(sentence: str) -> bool:
    """Say whether a sentence only affirms or denies what was asked: "Nee, dat is niet juist."."""
    words = _WORD.findall(sentence.lower())
    short = 0 < len(words) <= _VERDICT
    return short and not _DECIDES.isdisjoint(words) and all(w in _DECIDES | _CARRIES for w in words)


def opens_with_verdict(text: str) -> bool:
    """Say whether a text opens with yes or no, or such a sentence: it needs the question then."""
    first = next(iter(sentences(text)), None)
    return first is not None and (_YES_OR_NO.match(text) is not None or is_verdict(first.of(text)))


def is_about_answering(sentence: str) -> bool:
    """Say whether a sentence only tells how questions are answered: "ik beantwoord ze samen"."""
    if len(sentence.split()) > _MANNER or _QUESTIONS.search(sentence) is None:
        return False
    return _TOGETHER.search(sentence) is not None and _ANSWERED.search(sentence) is not None


def denies(sentence: str) -> bool:
    """Say whether a sentence denies what was asked: "Nee, ...", "Dat klopt niet"."""
    words = _WORD.findall(sentence.lower())
    if not 0 < len(words) <= _DENIAL:
        return False
    return words[0] in ("nee", "neen") or (
        is_verdict(sentence) and not {"niet", "geen", "oneens", "onjuist"}.isdisjoint(words)
    )


def asks_whether_known(text: str) -> bool:
    """Say whether a text asks if someone knows of something: "Kent u het bericht ...?"."""
    return _AWARE.search(text) is not None


def asks_how_answered(text: str) -> bool:
    """Say whether a text asks how or when questions are to be answered."""
    found = _ANSWERING.search(text)
    return found is not None and _ANSWERED.search(text, found.start()) is not None


def says_nothing(question: str, answer: str) -> bool:
    """Say whether a pair only tells that something is known, or is about the answering itself."""
    return _only_known(question, answer) or _only_answering(question, answer)


def asks_the_same(query: str, question: str) -> bool:
    """Say whether a query asks the very thing that a pair which says nothing was asked."""
    return any(asks(query) and asks(question) for asks in (asks_whether_known, asks_how_answered))


def _only_known(question: str, answer: str) -> bool:
    if len(answer.split()) > _KNOWN or _CONTENT.search(answer):
        return False
    asked = _asked(question)
    told = is_verdict(answer) or (_KNOWS.search(answer) is not None)
    if not told or not asked:
        return False
    return all(map(asks_whether_known, asked)) or (
        is_verdict(answer) and _KNOWS.search(answer) is not None
    )


def _only_answering(question: str, answer: str) -> bool:
    asked = _asked(question)
    if len(answer.split()) > _MANNER or not asked or not all(map(asks_how_answered, asked)):
        return False
    return is_verdict(answer) or _ANSWERED.search(answer) is not None


def _asked(question: str) -> list[str]:
    """Return the questions in a question, without the titles in it."""
    return [q for q in _TITLE.sub("", question).split("?")[:-1] if len(q.split()) > 1]
