"""How what was found is told."""

from rag.findings import Finding, FindingKind, lines, short, summary

QUOTE = Finding(1, FindingKind.UNCHANGED, "Het staat er.", stands=True, label="1")
WHOLE = Finding(0, FindingKind.TAMPERED, "Het bestand is bewerkt.", stands=False)


def test_what_is_found_of_the_whole_file_says_so() -> None:
    assert list(lines([WHOLE, QUOTE])) == [
        "[bestand] bewerkt: Het bestand is bewerkt.",
        "[1] ongewijzigd: Het staat er.",
    ]
    assert summary([WHOLE, QUOTE]).endswith("Het bestand zelf is bewerkt.")


def test_a_quote_that_shares_its_number_shows_its_first_words() -> None:
    found = Finding(1, FindingKind.MOVED, "Elders.", stands=True, label="1b", words="De brug …")
    assert list(lines([found])) == ["[1b] “De brug …” verplaatst: Elders."]


def test_words_are_cut_between_two() -> None:
    assert short("De brug\nover de Linge is dicht", 12) == "De brug …"
    assert short("De brug", 12) == "De brug"
