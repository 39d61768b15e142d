"""The gate: the samples, answered by the whole system, do no worse than the frozen run.

After a change that is meant: `make eval`, look at build/eval/failures.html, and then
`python -m eval.freeze build/eval/records.jsonl --gold samples/gold.jsonl
--out samples/frozen.json`.
"""

from pathlib import Path

import pytest
from test_eval_trec import agree

from eval import scoring
from eval.cases import Case, System, join
from eval.freezing import Frozen, drops, restated
from eval.gold import load_gold
from eval.running import Runner
from rag.settings import Settings

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx", ".pdf", ".xml", ".html"}
)
pytestmark = pytest.mark.model


# How much of `gold-more-samples.jsonl` must be right: one less than when it was written.
FLOORS = {"count": 3, "parts": 12, "latest": 5}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Take up the twelve documents, once for all questions."""
    from rag.chatbot import Chatbot
    from rag.indexing import ingest

    settings = Settings(index=tmp_path_factory.mktemp("gate"))
    ingest(FILES, settings)
    return Runner(Chatbot.load(settings), "gate", again=False)


def answered(runner: Runner, name: str) -> tuple[Case, ...]:
    gold = load_gold(SAMPLES / name)
    return join(gold, {record.id: record for record in runner.run(gold)})


@pytest.fixture(scope="module")
def cases(runner: Runner) -> tuple[Case, ...]:
    """Answer the samples' questions, each once."""
    return answered(runner, "gold.jsonl")


@pytest.fixture(scope="module")
def further(runner: Runner) -> tuple[Case, ...]:
    """Answer the questions with periods, parts, counts and long conversations."""
    return answered(runner, "gold-more-samples.jsonl")


def test_no_measure_drops_below_the_frozen_run(cases: tuple[Case, ...]) -> None:
    frozen, now = Frozen.load(SAMPLES / "frozen.json"), Frozen.of(cases)
    told = "\n".join([*map(str, drops(frozen, now)), "ends otherwise:", *restated(frozen, now)])
    assert not drops(frozen, now), f"worse than samples/frozen.json:\n{told}"


def test_the_frozen_run_is_of_these_questions(cases: tuple[Case, ...]) -> None:
    frozen = Frozen.load(SAMPLES / "frozen.json")
    assert {*frozen.statuses} == {case.gold.id for case in cases}


def test_subjects_that_are_not_there_are_not_answered(runner: Runner) -> None:
    """105 questions about matters of state of which the samples say nothing; measured: 3."""
    found = answered(runner, "gold-elsewhere.jsonl")
    wrong = [c.gold.question for c in found if c.record and c.record.status == "answered"]
    assert len(wrong) <= 5, wrong


def test_every_quote_is_the_ministers_and_verbatim(cases: tuple[Case, ...]) -> None:
    assert scoring.VERBATIM.of(cases).value == 1
    assert scoring.ROLE_ERRORS.of(cases).value == 0


@pytest.mark.parametrize("field", FLOORS)
def test_counts_parts_and_time_do_no_worse(further: tuple[Case, ...], field: str) -> None:
    found = scoring.FURTHER[field].of(further)
    assert round(found.value * found.n) >= FLOORS[field], f"{field}: {found.value} of {found.n}"


def test_no_earlier_turn_is_cited(further: tuple[Case, ...]) -> None:
    assert scoring.LEAKED.of(further).value == 0
    assert scoring.VERBATIM.of(further).value == 1
    assert scoring.ROLE_ERRORS.of(further).value == 0


@pytest.mark.parametrize("system", list(System))
def test_the_figures_are_those_of_trec_eval(
    cases: tuple[Case, ...], tmp_path: Path, system: System
) -> None:
    agree(cases, tmp_path, system)
