"""What a document says about itself: who asked, who answered, about what, when, which number.

Each field is found by a pattern of its own, and its provenance is kept. White space is allowed
to be missing where extractors lose it ("18 november2024").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rag.datamodels import Answerer, Asker, Metadata, Office
from rag.registers import ministries_in, party, session_of

_MONTHS = """
    januari februari maart april mei juni juli augustus september oktober november
    december
    """.split()
_DATE = rf"(\d{{1,2}})\s*({'|'.join(_MONTHS)})\s*(\d{{4}})"
_ASKING = re.compile(
    r"(?i)(?:\b|(?<=kamer))(?:vragen|vraag)\s+van\s+(?=(?:het|de)\s+(?:leden\s+)?(?:lid|leden)\b)"
)
_ASKED = re.compile(
    r"(?i)(?:vragen|vraag) van (?P<askers>.+?)"
    r"(?: aan (?P<addressees>(?:de |het )?(?:minister|staatssecretaris).*?))?"
    r",? (?:over|inzake|betreffende|omtrent|naar aanleiding van) (?P<subject>.+?)"
    r"(?: \(\d{4}Z\d{5}\))?(?: kunnen niet binnen.*"
    r"|,? (?:worden|zijn) (?:hierbij )?beantwoord.*|,? zoals .*|,? deel ik u .*)?[ .]*"
)
_SENT = re.compile(r"\(\s*ingezonden", re.IGNORECASE)
_SUBJECT_LINE = re.compile(
    r"(?m)^[ \t]*Onderwerp[ \t]*:?[ \t]*(\S.*(?:\n[^\n\S]*[a-zà-ÿ(«“‘].*){0,4})"
)
_HEAD = 20_000  # characters in which metadata stand; the longest real head has some 3,000
_ANSWERED_BY = re.compile(
    r"(?:(?:Antwoord|Mededeling|antwoord|(?<=\)),?\s+en)\s+van|(?<=\)),?\s+en)\s+(?:de\s+)?"
    r"(?P<office>[Mm]inister-[Pp]resident|[Mm]inister|[Ss]taatssecretaris)\s*"
    r"(?P<name>[^()]*?)\s*\((?P<ministry>(?!ontvangen)[^()]+)\)?"
)
_PRIME = re.compile(
    r"(?:Antwoord|Mededeling)\s+van\s+(?:de\s+)?[Mm]inister-[Pp]resident\s*,?\s*(?P<name>[A-Z]\w+(?:\s\w+)*)?"
)
_BEHALF = re.compile(
    r"[Mm]ede\s+namens\s+(?P<who>.+?)\s*(?=\(\s*ontvangen|\s+op\s+(?:Kamer|schriftelijke|vragen|de\s)|"
    r",\s+de\s+(?:antwoorden|beantwoording)\b|"
    r",?\s*\n\s*\n|,\s*(?:\n\s*)?[Dd]e\s+(?:[Mm]inister|[Ss]taatssecretaris)\b|\.\s|$)",
    re.DOTALL,
)
_SIGNED = re.compile(
    r"(?m)\b[Dd][Ee]\s+(?P<office>[Mm]inister-[Pp]resident|[Mm]inister|[Ss]taatssecretaris|"
    r"MINISTER|STAATSSECRETARIS)\s*(?:van|voor|VAN|VOOR)?\s*(?P<ministry>[^\n,]{0,120}?)[^\S\n]{0,9}[,\n][\s,]{0,40}"
    r"(?P<name>(?:(?:mr|dr|drs|ir|ing|prof)\.\s*)*(?:[A-Z]\.\s?){1,5}[^\n,]{2,40})$"
)
_SHORT_NAME = 6  # letters; shorter names in capitals are abbreviations
_KINDS = re.compile(r"(?i)\b(minister-president|ministers?|staatssecretaris(?:sen)?)\b")
_PRE = r"(?<![\w/])"
_PATTERNS = {
    "submitted": re.compile(
        rf"\(\s*(?:(?:kenmerk\s+|nr\.?\s*)?\d{{4}}\s?Z\s?\d{{5}}\s*,\s*)?ingezonden\s+(?:op\s+)?{_DATE}",
        re.IGNORECASE,
    ),
    "received": re.compile(rf"\(\s*ontvangen\s+{_DATE}", re.IGNORECASE),
    "asked": re.compile(rf"[Uu]w\s+brief\s+van\s+{_DATE}"),
    "dated": re.compile(rf"Datum\s*:?\s*{_DATE}"),
}
_QUESTION_NUMBER = re.compile(
    r"(?m)(?:^[^\S\n]*|nr\.?\s*|,\s*|kv-tk-|kenmerk\s+|\()(\d{4})\s?Z\s?(\d{5})\b"
)
_APPENDIX_ID = re.compile(r"\bah-(?:tk|ek)-(\d{4})(\d{4})-(\d+)")
_SESSION = re.compile(r"[Vv]ergaderjaar\s+(\d{4})\s*[–-]\s*(\d{4})")
_MASTHEAD = re.compile(r"\bVergaderjaar\s+(\d{4})\s*[–-]\s*(\d{4})")  # a reference has a small v
_FRESH = re.compile(r"\A\s*AH\s+(\d+)\b")
_REFERENCE = re.compile(r"Ons\s+kenmerk\s*:?\s*([\w./-]*\d[\w./-]*)")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where metadata may be found: the document's head, its furniture, its file name."""

    head: str
    furniture: str
    stem: str


def extract(sources: Sources) -> Metadata:
    """Return what can be found; a field that is not found stays empty."""
    head = re.sub(r"\n{3,}", "\n\n", sources.head[:_HEAD])
    asked, asked_in = _asked(head)
    dates = {name: _first_date(pattern, head) for name, pattern in _PATTERNS.items()}
    people, where = _answerers(head)
    received = dates["received"] or dates["dated"]
    submitted = dates["submitted"] or dates["asked"]
    session, number, numbered = _number(sources, received)
    year = (session, numbered) if session else _session(sources, submitted, received, bool(people))
    askers, addressees = (asked["askers"], asked["addressees"] or "") if asked else ("", "")
    subject, subject_from = (_tidy(asked["subject"]), asked_in) if asked else _subject_line(head)
    values: dict[str, tuple[object, str]] = {
        "subject": (subject, subject_from),
        "askers": (parse_askers(askers), asked_in),
        "addressees": (split_offices(addressees), asked_in),
        "answerers": (people, where),
        "on_behalf_of": (_on_behalf(head), "head"),
        "submitted": (
            submitted,
            "ingezonden" if dates["submitted"] else "uw brief",
        ),
        "received": (received, "ontvangen" if dates["received"] else "datum"),
        "question_number": (_question_number(sources), "head"),
        "session": year,
        "number": (number, numbered),
        "reference": (
            m[1] if (m := _REFERENCE.search(head + "\n" + sources.furniture[:_HEAD])) else "",
            "kenmerk",
        ),
        "title": (_tidy(asked.group()) if asked else "", asked_in),
    }
    found = tuple((name, where) for name, (value, where) in values.items() if value)
    return Metadata(**{name: value for name, (value, _) in values.items()}, provenance=found)  # type: ignore[arg-type]


def _asked(head: str) -> tuple[re.Match[str] | None, str]:
    """Find who asked whom about what, and whether an introduction or a letter says so."""
    starts = [m.start() for m in _ASKING.finditer(head)]
    sent = _SENT.search(head)
    before = [s for s in starts if sent and s < sent.start()]
    if sent and before:
        segment = " ".join(head[before[-1] : sent.start()].split())
        if match := _ASKED.fullmatch(segment):
            return match, "intro"
    for start in reversed(starts):
        line = head[start : (head + "\n").index("\n", start)]
        if match := _ASKED.fullmatch(" ".join(line.split())):
            return match, "letter"
    return None, ""


def _subject_line(head: str) -> tuple[str, str]:
    line = _SUBJECT_LINE.search(head)
    return (_tidy(line[1]), "onderwerp") if line else ("", "")


def _tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(" .,;:")


def _first_date(pattern: re.Pattern[str], text: str) -> date | None:
    match = pattern.search(text)
    return to_date(*match.groups()[-3:]) if match else None


def to_date(day: str, month: str, year: str) -> date | None:
    """Return a date from its Dutch parts, or None when the calendar has no such day."""
    try:
        return date(int(year), _MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None


def _number(sources: Sources, received: date | None) -> tuple[str, int | None, str]:
    """Return session, number and provenance of an appendix (Aanhangsel)."""
    match = _APPENDIX_ID.search(sources.furniture) or _APPENDIX_ID.fullmatch(sources.stem)
    if match:
        return f"{match[1]}-{match[2]}", int(match[3]), "identifier"
    if fresh := _FRESH.match(sources.head[:_HEAD]):
        session = session_of(received) if received else ""
        return session, int(fresh[1]) if session else None, "AH number and date received"
    masthead = _SESSION.search(sources.furniture)
    figure = re.search(r"(?m)^[ \t]*(\d{1,5})[ \t]*$", sources.head[:_HEAD])
    answers = re.search(r"(?:Antwoord|Mededeling) van", sources.head[:_HEAD])
    if masthead and figure and (answers or "Aanhangsel" in sources.furniture):
        return f"{masthead[1]}-{masthead[2]}", int(figure[1]), "masthead"
    return "", None, ""


def _session(
    sources: Sources, submitted: date | None, received: date | None, answered: bool
) -> tuple[str, str]:
    """Return session and provenance of a document without a number in that session.

    An answer belongs to the session in which it came in: when questions were put says nothing.
    """
    if masthead := _SESSION.search(sources.furniture) or _MASTHEAD.search(sources.head[:_HEAD]):
        return f"{masthead[1]}-{masthead[2]}", "masthead"
    if received:
        return session_of(received), "date received"
    if submitted and not answered:
        return session_of(submitted), "date submitted"
    return "", ""


def _question_number(sources: Sources) -> str:
    for text in (sources.head[:_HEAD], sources.furniture, sources.stem):
        if match := _QUESTION_NUMBER.search(text):
            return f"{match[1]}Z{match[2]}"
    return ""


def parse_askers(text: str) -> tuple[Asker, ...]:
    """Read `het lid X (P) en Y (Q)`, `X en Y (beiden P)`, `A, B (allen P) en C (Q)`."""
    text = unicodedata.normalize("NFC", text)  # a letter and its accent as one
    text = " ".join(re.sub(r"[´`¨]", " ", text).split())
    text = re.sub(r"(?i)^(?:het|de)\s+(?:leden\s+lid|leden|lid)\s+", "", text)
    askers: list[Asker] = []
    for names, inside in re.findall(r"(?:^|(?<=\)))([^()]{1,300})\(([^()]{0,100})\)", text):
        belongs = party(re.sub(r"(?i)^(?:beiden?|allen?)\s+", "", inside.strip()))
        for name in re.split(r" ?, ?(?:en )?| en ", names):
            name = re.sub(r"(?i)^(?:het|de)?\s*(?:lid|leden)\s+", "", name.strip(" ,"))
            name = re.sub(r"^en\s+", "", name).strip()
            name = re.sub(r"(?<=[a-zà-ÿ]{4})(?=[A-ZÀ-Þ][a-zà-ÿ])", " ", name)  # run together
            if name:
                askers.append(Asker(name, belongs))
    return tuple(askers)


def split_offices(text: str) -> tuple[str, ...]:
    """Split `de Ministers van A en van B en de Staatssecretaris van C` into offices.

    An office named without a ministry takes the ministry of the next one; several may share one
    "van": `de Ministers van A en B`.
    """
    text = re.sub(r",? ?bij afwezigheid van.*$", "", " ".join(text.split()))
    if re.fullmatch(r"(?:de\s+)?minister-president", text, re.IGNORECASE):
        return ("Minister-president",)
    parts: list[tuple[str, str]] = []
    for kind, rest in _by_kind(text):
        for piece in re.split(r" ?(?:,|\ben) (?=van |voor )", rest):
            named = re.sub(r"(?:^|\s)(?:en|,)\s*(?:de)?\s*$", "", piece).strip(" ,")
            place, _, names = named.partition(" ")
            parts += [(kind, f"{place} {name}".strip()) for name in ministries_in(names)]
    offices: list[str] = []
    following = ""
    for kind, ministry in reversed(parts):
        following = ministry or following
        offices.append(f"{kind} {following}".strip())
    return tuple(reversed(offices))


def _by_kind(text: str) -> Iterable[tuple[str, str]]:
    marks = list(_KINDS.finditer(text))
    for n, mark in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(text)
        kind = mark.group().lower()
        name = "Minister" if kind.startswith("minister") else "Staatssecretaris"
        yield (
            ("Minister-president" if "president" in kind else name),
            text[mark.end() : end].strip(),
        )


def _answerers(head: str) -> tuple[tuple[Answerer, ...], str]:
    found = [
        Answerer(_tidy(m["name"]), Office(m["office"].lower()), _tidy(m["ministry"]))
        for m in _ANSWERED_BY.finditer(head)
    ]
    if found:
        return tuple(found), "intro"
    signed = _SIGNED.search(head)
    if signed:
        office = Office(signed["office"].lower())
        ministry = _in_small_letters(_tidy(signed["ministry"]))
        return (Answerer(_tidy(signed["name"]), office, ministry),), "signature"
    if prime := _PRIME.search(head):
        return (
            Answerer(_tidy(prime["name"] or ""), Office.PRIME_MINISTER, "Algemene Zaken"),
        ), "intro"
    title = re.search(
        r"(?i)Antwoord(?:en)?\s+van\s+(?:de\s+)?(minister|staatssecretaris)\s+(?:van|voor)\s+(.{3,80}?)\s*(?:,?\s+mede\b|\s+op\b)",
        head,
    )
    if title:
        return (Answerer("", Office(title[1].lower()), _tidy(title[2])),), "title"
    return (), ""


def _in_small_letters(ministry: str) -> str:
    """Return a ministry's name as it is printed elsewhere, when it stands in capitals."""
    if not ministry.isupper() or len(ministry) < _SHORT_NAME:
        return ministry
    words = [
        w if w in ("en", "van", "de", "voor") else w.capitalize() for w in ministry.lower().split()
    ]
    return " ".join(words)


def _on_behalf(head: str) -> tuple[str, ...]:
    match = _BEHALF.search(head)
    return split_offices(match["who"]) if match else ()
