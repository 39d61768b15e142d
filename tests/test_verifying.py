from collections.abc import Callable
from typing import Any

import pytest

from rag.findings import FindingKind, holds_good, lines, summary
from rag.library import Library
from rag.passport import PassportRecord, digest
from rag.verifying import verify
from tests.passport_support import BEFORE, CHANGED, COST, HOURS, Take, edited, record_of, sealed
from tests.test_connecting import CORRECTION, FRESH, LETTER, LONG, TYPESET

ELSEWHERE = LETTER.replace("De provincie betaalt de helft", "De provincie betaalt een kwart")
RENUMBERED = (
    LETTER.replace("Vraag 1", "Vraag 1 en 2")
    .replace("Antwoord 1", "Antwoord 1 en 2")
    .replace("Vraag 2\n", "Vraag 3\n")
    .replace("Antwoord 2", "Antwoord 3")
)
OTHER_MATTER = LETTER.replace("2099Z00077", "2099Z00099")


def kinds(record: PassportRecord, library: Library) -> list[tuple[int, str]]:
    return [(f.citation, f.kind.value) for f in verify(record, library)]


@pytest.mark.parametrize(
    ("later", "kind", "said"),
    [
        (LETTER, "unchanged", "Het citaat staat er nog letterlijk."),
        (LETTER + "\n", "unchanged", "; wel veranderd: het bronbestand."),
        (ELSEWHERE, "unchanged", "andere woorden van dit antwoord, het bronbestand."),
        (LETTER.replace("Sluiswachter", "Brugwachter"), "unchanged", "wie antwoordde"),
        (LETTER.replace("1 juni", "2 juni"), "unchanged", "de datum (was 1 juni 2099)"),
        (BEFORE, "moved", "nog letterlijk, nu op teken"),
        (RENUMBERED, "moved", "van het antwoord op vraag 1 en 2"),
        (CHANGED, "changed", "lijkt erop: “Het onderhoud kostte 2,5 miljoen euro en duurde 15"),
        (CHANGED, "changed", "(“14” werd “15”)"),
        (LETTER.replace(LONG, "Nee."), "changed", "niets lijkt er nog op."),
        (LETTER.partition("Antwoord 1")[0], "gone", "staat geen antwoord op vraag 1."),
        (OTHER_MATTER, "gone", "kv-tk-2099Z00077 staat niet in de bibliotheek"),
    ],
)
def test_a_new_version_of_the_file(take: Take, later: str, kind: str, said: str) -> None:
    record = record_of(take(a=LETTER), **{COST: 1})
    (finding,) = verify(record, take(a=later))
    assert (finding.citation, finding.kind.value) == (1, kind)
    assert said in finding.sentence
    assert finding.stands is (kind in ("unchanged", "moved"))


def test_a_document_that_was_deleted_is_gone(take: Take) -> None:
    record = record_of(take(a=LETTER, b=OTHER_MATTER), **{COST: 1})
    assert kinds(record, take(delete=("a",))) == [(1, "gone")]


@pytest.mark.parametrize(
    ("deleted", "texts", "stands", "said"),
    [
        ((), {"b": TYPESET}, False, "(“onderhouden.” werd “onderhouden.¹”)"),
        (("a",), {"b": LETTER}, True, "In plaats van a.txt staat nu b.txt in de bibliotheek"),
        (("a",), {"b": BEFORE}, True, "ook daar letterlijk, op teken 11"),
        (("a",), {"b": CHANGED}, False, "het citaat staat niet in het antwoord op vraag 1 daarvan"),
    ],
)
def test_another_print_took_its_place(
    take: Take, deleted: tuple[str, ...], texts: dict[str, str], stands: bool, said: str
) -> None:
    first = LONG.partition(" Het")[0] + " Het onderhoud kostte 2,5 miljoen euro en duurde 14 weken."
    record = record_of(take(a=LETTER), **{first: 1})
    (finding,) = verify(record, take(delete=deleted, **texts))
    assert finding.kind is FindingKind.OTHER_DOCUMENT
    assert said in finding.sentence
    assert finding.stands is stands


def test_a_correction_of_the_same_number_is_not_another_print(take: Take) -> None:
    record = record_of(take(a=FRESH, b=CORRECTION), **{COST: 1})
    assert kinds(record, take(delete=("a",))) == [(1, "gone")]


def test_a_correction_since_is_told_once_a_document(take: Take) -> None:
    record = record_of(take(a=FRESH))
    library = take(b=CORRECTION)
    assert kinds(record, library) == [(1, "unchanged"), (1, "later"), (2, "unchanged")]
    told = verify(record, library)[1].sentence
    assert told.startswith("Dit antwoord is later verbeterd of aangevuld: ")
    assert told.endswith("(20 juni 2099).")
    assert "dat was al zo" in verify(record_of(library), library)[1].sentence


def test_a_later_answer_is_told(take: Take) -> None:
    record = record_of(take(a=FRESH), **{COST: 1})
    again = CORRECTION.replace("Nader antwoord", "Antwoord").replace("20 juni", "21 juni")
    library = take(b=again)
    assert kinds(record, library) == [(1, "unchanged"), (1, "later")]
    assert "later opnieuw beantwoord" in verify(record, library)[1].sentence


def test_another_print_of_the_same_answer_is_not_called_later(take: Take) -> None:
    record = record_of(take(a=FRESH), **{COST: 1})
    findings = verify(record, take(b=FRESH.replace("betaalt de helft", "betaalt een kwart")))
    assert [f.kind for f in findings] == [FindingKind.UNCHANGED, FindingKind.PRINT]
    said = "Een andere druk van hetzelfde antwoord wijkt hiervan af: b.txt."
    assert findings[1].sentence == said
    assert summary(findings).endswith("een andere druk in de bibliotheek, die afwijkt (1).")
    assert holds_good(findings)


def test_quotes_that_share_a_number_are_told_apart(take: Take) -> None:
    quotes = {COST: 1, HOURS: 2, "De brug is in 2098": 1}
    record = record_of(take(a=LETTER), **quotes)
    findings = verify(record, take(a=CHANGED))
    told = [line.partition(": ")[0] for line in lines(findings)]
    assert told == [
        "[1a] “Het onderhoud kostte 2,5 miljoen euro …” gewijzigd",
        "[2] ongewijzigd",
        "[1b] “De brug is in 2098” ongewijzigd",
    ]


def test_of_very_many_quotes_of_one_pair_each_has_its_own_label(take: Take) -> None:
    record = record_of(take(a=LETTER), **{LONG[: n + 20]: 1 for n in range(30)})
    assert len({f.label for f in verify(record, take())}) == 30


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda q: q["said_by"][0].update(name="Nep"), "wie antwoordde"),
        (lambda q: q.update(received="2099-06-02"), "de datum (was 2 juni 2099)"),
        (lambda q: q.update(link="https://nep.example"), "de link"),
        (lambda q: q.update(line="minister Nep (Water), antwoord"), "de regel om te citeren"),
    ],
)
def test_where_a_quote_comes_from_cannot_be_changed_unseen(
    take: Take, change: Callable[[Any], object], named: str
) -> None:
    """Also by one who makes the fingerprint anew: the summary names what the library denies."""
    library = take(a=LETTER)
    record = edited(record_of(library), lambda r: change(r["citations"][0]))
    findings = verify(sealed(record), library)
    assert f"; wel veranderd: {named}." in findings[0].sentence
    assert summary(findings) == (
        "Alle citaten (2) staan nog letterlijk in de bibliotheek, maar anders dan in het bestand "
        f"is: {named}."
    )


def test_what_the_library_says_otherwise_is_in_the_summary_also_of_lost_quotes(take: Take) -> None:
    record = record_of(take(a=LETTER))
    findings = verify(record, take(a=CHANGED.replace("Sluiswachter", "Brugwachter")))
    assert summary(findings) == (
        "Van de citaten (2) staan er 1 niet meer zo in de bibliotheek. Anders dan in het bestand "
        "is: wie antwoordde."
    )


def change_quote(record: Any) -> None:
    record["citations"][0]["quote"] = COST.replace("2,5", "9,5")


def change_quote_and_hash(record: Any) -> None:
    change_quote(record)
    record["citations"][0]["quote_sha256"] = digest(record["citations"][0]["quote"])
    sealed(record)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (change_quote, [(1, "tampered"), (2, "unchanged")]),
        (change_quote_and_hash, [(1, "tampered"), (2, "unchanged")]),
        (
            lambda r: r["citations"][0]["said_by"][0].update(name="Nep"),
            [(0, "tampered"), (1, "unchanged"), (2, "unchanged")],
        ),
        (
            lambda r: r.update(question="Iets anders?"),
            [(0, "tampered"), (1, "unchanged"), (2, "unchanged")],
        ),
    ],
)
def test_an_edited_passport_is_seen(
    record: PassportRecord,
    take: Take,
    change: Callable[[Any], object],
    found: list[tuple[int, str]],
) -> None:
    assert kinds(edited(record, change), take()) == found


def test_what_is_shown_of_a_file_cannot_steer_a_terminal(
    record: PassportRecord, take: Take
) -> None:
    quote = record["citations"][0]
    quote["source"] = quote["identifier"] = "\x1b[2Jweg\n"
    quote["question_number"], quote["also"] = "", []
    finding = verify(sealed(record), take())[0]
    assert finding.kind is FindingKind.GONE
    assert "\x1b" not in finding.sentence
    assert "?[2Jweg" in finding.sentence
