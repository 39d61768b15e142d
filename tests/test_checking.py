"""No wrong sentence may pass; which right ones do, and how few."""

import time

import pytest

from rag.checking import supported
from tests.checking_held_out import (
    FIRST,
    FIRST_SOURCES,
    SECOND,
    SECOND_SOURCES,
    THIRD,
    THIRD_SOURCES,
)
from tests.checking_reviewed import REVIEWED
from tests.checking_sentences import BRIDGE, RIGHT, WEIR, WHO, WRONG

HELD_OUT = [
    (sentence, sources[key])
    for sentences, sources in (
        (FIRST, FIRST_SOURCES),
        (SECOND, SECOND_SOURCES),
        (THIRD, THIRD_SOURCES),
    )
    for key, sentence in sentences
]
TALKS = "Ik heb op 4 juni 2024 met de gemeente Oudedam gesproken over de kade."
SHUT = "De sluis is dicht wegens onderhoud en gaat op 1 juni 2099 open."
RAISED = "De provincie heeft op 3 mei 2023 overigens 12,5 miljoen euro uitgetrokken voor de kade."
REPORT = "De Vereniging van Nederlandse Dierenartsen (VND) bezoekt alle 40 slachthuizen."
REFERS = "Hierover is de Kamer geïnformeerd (Kamerstukken 23 645, nr. 811 en 29 984, nr. 1207)."
SIZE = "De brug was 40 meter lang en werd door de provincie Laagland gesloopt."
OPEN = "Als de provincie meebetaalt gaat de brug open en krijgt de gemeente Verweg 2 miljoen euro."
AGREE = "Ja, ik deel de zorgen over de veiligheid van de brug."
PASSES = [
    ("De minister heeft op 4 juni 2024 met de gemeente Oudedam gesproken over de kade.", TALKS),
    ("Op 4-6-2024 heeft de minister met de gemeente Oudedam gesproken over de kade.", TALKS),
    (
        "Op 4 juni 2024 heeft minister Sluiswachter met de gemeente Oudedam gesproken over de "
        "kade.",
        TALKS,
    ),
    (f"De minister schrijft: “{TALKS[:-1]}”.", TALKS),
    (TALKS, TALKS),
    (
        "Volgens de minister is de sluis dicht wegens onderhoud en gaat op 1 juni 2099 open.",
        SHUT,
    ),
    (f"Minister Sluiswachter meldt: {SHUT}", SHUT),
    ("De sluis is dicht wegens onderhoud en gaat op 1-6-2099 open.", SHUT),
    (
        "De provincie heeft op 3 mei 2023 overigens € 12,5 miljoen uitgetrokken voor de kade.",
        RAISED,
    ),
    (
        "Op 3 mei 2023 heeft de provincie overigens 12.500.000 euro uitgetrokken voor de kade.",
        RAISED,
    ),
    ("De Vereniging van Nederlandse Dierenartsen bezoekt alle veertig slachthuizen.", REPORT),
    ("Hierover is de Kamer geïnformeerd.", REFERS),
    ("De brug was veertig meter lang en werd door de provincie Laagland gesloopt.", SIZE),
    (f"Volgens de minister: {SIZE}", SIZE),
    (OPEN.replace("2 miljoen", "2.000.000"), OPEN),
    (f"De minister antwoordt: {OPEN}", OPEN),
    ("Ik deel de zorgen over de veiligheid van de brug.", AGREE),
    ("De minister deelt de zorgen over de veiligheid van de brug.", AGREE),
    ("Minister Sluiswachter deelt de zorgen over de veiligheid van de brug.", AGREE),
    (
        "De minister heeft op 1 maart 2022 besloten € 2,5 miljoen beschikbaar te stellen voor de "
        "stuw bij Laagveen.",
        WEIR,
    ),
    (
        "Minister Sluiswachter heeft op 1-3-2022 besloten 2.500.000 euro beschikbaar te stellen "
        "voor de stuw bij Laagveen.",
        WEIR,
    ),
    (
        "Volgens de minister betaalt de gemeente Verweg in 2024 4.000 euro voor het onderhoud van "
        "de brug.",
        BRIDGE,
    ),
    ("De minister meldt: " + BRIDGE.replace("vierduizend", "4.000"), BRIDGE),
    (
        "In 2024 betaalt de gemeente Verweg 4 duizend euro voor het onderhoud van de brug.",
        BRIDGE,
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "source"), WRONG)
def test_a_wrong_sentence_is_refused(kind: str, sentence: str, source: str) -> None:
    assert supported(sentence, [source], [WHO]), kind


@pytest.mark.parametrize(("sentence", "source"), HELD_OUT)
def test_a_sentence_that_was_held_out_is_refused(sentence: str, source: str) -> None:
    """Written before it was tried: of the three sets, 69, 70 and 61 sentences, none passed."""
    assert supported(sentence, [source], [WHO])


@pytest.mark.parametrize(("sentence", "source"), PASSES)
def test_a_sentence_that_keeps_the_words_passes(sentence: str, source: str) -> None:
    assert supported(sentence, [source], [WHO]) == ()


@pytest.mark.parametrize(("source", "sentence"), REVIEWED)
def test_what_the_rest_of_a_source_may_take_back_is_refused(source: str, sentence: str) -> None:
    """No clause may go, whatever joins it: the other one may end it, limit it or pay it back."""
    assert supported(sentence, [source], [WHO])
    assert supported(f"De minister meldt: {sentence}", [source], [WHO])
    assert supported(source, [source], [WHO]) == ()


def test_few_right_sentences_in_other_words_pass() -> None:
    """The price: of right sentences that do not keep the words, most give way to the quote."""
    passed = [s for s, source in RIGHT if not supported(s, [source], [WHO])]
    assert len(passed) >= 3


def test_the_sets_are_as_large_as_they_should_be() -> None:
    assert len(WRONG) >= 118
    assert len(HELD_OUT) >= 200
    assert len(RIGHT) >= 40
    assert len(PASSES) >= 24
    assert len(REVIEWED) >= 24


def test_two_sources_do_not_make_one() -> None:
    """Each half stands in a source; no source holds the whole."""
    stitched = "De gemeente Verweg betaalt 2,5 miljoen euro voor de stuw bij Laagveen."
    assert supported(stitched, [BRIDGE, WEIR], [WHO, WHO])
    assert supported(f"De minister zei: “{stitched}”", [BRIDGE, WEIR], [WHO, WHO])


@pytest.mark.parametrize(("opens", "closes"), ["“”", "„“", "‚’", "‘’", "«»", "‹›", '""', "''"])
def test_what_is_between_quotation_marks_is_a_quote(opens: str, closes: str) -> None:
    """Of every kind; a figure in another form is none, and a mark that is alone is refused."""
    quoted = f"De minister schrijft: {opens}%s{closes}."
    for other in (BRIDGE.replace("vierduizend", "4.000"), BRIDGE.replace("De", "de"), "De brug"):
        assert supported(quoted % other[:-1], [BRIDGE], [WHO])
    assert supported(f"De minister schrijft: {opens}{BRIDGE}", [BRIDGE], [WHO])


def test_an_apostrophe_is_no_quotation_mark() -> None:
    evening = "De auto's staan 's avonds in de foto's van Zandoord."
    assert supported(evening, [evening], [WHO]) == ()
    assert supported(evening.replace("auto's", "'auto's'"), [evening], [WHO])


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u200b", "\u0336", "\u0435", "²", "\u00ad", "~~", "<b>", "*", "\x00"]
)
def test_a_sign_that_the_source_has_not_is_refused(sign: str) -> None:
    assert supported(BRIDGE.replace("betaalt", f"betaalt{sign}"), [BRIDGE], [WHO])
    assert supported(BRIDGE.replace("betaalt ", f"betaalt {sign} "), [BRIDGE], [WHO])


@pytest.mark.parametrize(
    "speaker",
    [
        "",
        "onbekend",
        "minister Dijk (Water) en staatssecretaris Veen (Land)",
        "State Secretary Veen",
    ],
)
def test_who_speaks_is_named_only_when_it_is_one(speaker: str) -> None:
    for who in ("De minister", "De staatssecretaris", "Minister Dijk", "Staatssecretaris Veen"):
        assert supported(TALKS.replace("Ik heb", f"{who} heeft"), [TALKS], [speaker])
        assert supported(f"{who}: {SHUT}", [SHUT], [speaker])
    assert supported(TALKS, [TALKS], [speaker]) == ()


def test_what_acts_does_not_change() -> None:
    """With a name in the place of `ik`, the one who is told could be the one who tells."""
    told = "De gemeente Oudedam heb ik ingelicht."
    assert supported("De gemeente Oudedam heeft de minister ingelicht.", [told], [WHO])
    told = "Hierover heb ik de gemeente Oudedam ingelicht."
    assert (
        supported("Hierover heeft de minister de gemeente Oudedam ingelicht.", [told], [WHO]) == ()
    )


def test_every_verb_of_the_one_who_speaks_follows() -> None:
    """Half changed is wrong, and so is what may be a verb and is not known."""
    both = "Ik vind dit een mooi initiatief en moedig scholen aan om mee te doen."
    half = both.replace("Ik vind", "De minister vindt")
    assert supported(half, [both], [WHO])
    assert supported(half.replace("moedig", "moedigt"), [both], [WHO]) == ()
    for verb, other in (("juich", "juicht"), ("open", "opent"), ("zorg", "zorgt")):
        unknown = both.replace("moedig", verb)
        assert supported(half.replace("moedig", verb), [unknown], [WHO])
        assert supported(half.replace("moedig", other), [unknown], [WHO])
    for noun in ("leerlingen", "de ouders", "gezondheid", "Rijkswaterstaat", "zal dat zeggen"):
        plain = f"Ik sta voor scholen en {noun}."
        assert supported(plain.replace("Ik sta", "De minister staat"), [plain], [WHO]) == ()


def test_what_is_thought_is_no_number() -> None:
    """`Ik acht` is a verb, and what another `acht` is what another thinks."""
    thought = "Ik acht dit onwenselijk voor de brug."
    assert supported(thought.replace("acht", "8"), [thought], [WHO])
    assert supported(thought.replace("Ik", "De minister"), [thought], [WHO]) == ()
    others = "De gemeente acht de brug veilig."
    assert supported(f"De minister meldt: {others}", [others], [WHO])
    assert supported("De sluis is 8 weken dicht.", ["De sluis is acht weken dicht."]) == ()


@pytest.mark.parametrize(
    "text", ["1," * 2400 + "1a", "ge" * 2400, "en is " * 800, "( " * 2400, "“" * 4800, "." * 20_000]
)
def test_no_sentence_takes_long(text: str) -> None:
    started = time.monotonic()
    supported(text, [text], [WHO])
    supported(BRIDGE, [text], [WHO])
    assert time.monotonic() - started < 5.0
