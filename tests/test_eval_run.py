import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from eval_support import FakeChatbot, FakeRetriever, answer, passage, quote

from eval.facts import load_facts
from eval.records import load_records
from eval.run import main
from rag.answers import Hit, Status


@dataclass
class Report:
    documents: int = 1
    pairs: int = 2
    passages: int = 10
    unchanged: int = 0
    skipped: tuple = ()
    failed: tuple = ()
    seconds: float = 4.0


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A gold file, a corpus, and fakes in the place of ingesting and answering."""
    gold, corpus = tmp_path / "gold.jsonl", tmp_path / "docs"
    corpus.mkdir()
    lines = [
        {"id": "a", "question": "Hoe lang?", "answerable": True, "doc": "doc", "qa": [1]},
        {"id": "b", "question": "Hoi", "answerable": False, "why": "chitchat"},
    ]
    gold.write_text("\n".join(json.dumps(line | {"style": "citizen"}) for line in lines))
    given = answer(quote("Het duurt 65 dagen."), hits=(Hit(1, "doc.txt", (1,), 0.9),))
    bot = FakeChatbot(
        {"Hoe lang?": given}, retriever=FakeRetriever((passage("doc.txt", (1,), 1.0),))
    )
    seen = SimpleNamespace(ingested=[], index=None, report=Report())

    def ingest(paths, settings, **options):
        seen.ingested, seen.index = list(paths), settings.index
        seen.existed = settings.index.parent.is_dir()
        return seen.report

    indexing = SimpleNamespace(ingest=ingest)
    chatbot = SimpleNamespace(Chatbot=SimpleNamespace(load=lambda settings: bot))
    monkeypatch.setitem(sys.modules, "rag.indexing", indexing)
    monkeypatch.setitem(sys.modules, "rag.chatbot", chatbot)
    out = tmp_path / "out" / "records.jsonl"
    command = ["--gold", str(gold), "--corpus", str(corpus), "--out", str(out)]
    return SimpleNamespace(command=command, out=out, corpus=corpus, seen=seen, bot=bot, gold=gold)


def test_every_question_is_recorded(world):
    assert main(world.command) == 0
    found = load_records(world.out)
    assert {i: r.status for i, r in found.items()} == {"a": Status.ANSWERED, "b": Status.NOT_FOUND}
    assert [c.verbatim for c in found["a"].citations] == [True]
    assert found["a"].version.endswith(" embedded")


def test_the_corpus_goes_into_a_temporary_index_that_is_gone_after(world):
    main(world.command)
    assert world.seen.ingested == [world.corpus]
    assert world.seen.existed
    assert not world.seen.index.exists()


def test_a_given_index_is_used(world, tmp_path):
    main([*world.command, "--index", str(tmp_path / "kept")])
    assert world.seen.index == tmp_path / "kept"


def test_the_facts_of_the_run_stand_beside_the_records(world):
    main(world.command)
    facts = load_facts(world.out)
    assert (facts.gold, facts.corpus, facts.passages_per_second) == ("gold.jsonl", "docs", 2.5)
    assert facts.peak_memory_mib > 1


def test_files_and_folders_can_be_named_together(world, tmp_path):
    other = tmp_path / "brief.txt"
    other.write_text("")
    at = world.command.index("--corpus") + 2
    assert main([*world.command[:at], str(other), *world.command[at:]]) == 0
    assert world.seen.ingested == [world.corpus, other]
    assert load_facts(world.out).corpus == tmp_path.name


def test_speed_is_not_claimed_for_what_was_already_indexed(world):
    world.seen.report = Report(unchanged=1)
    main(world.command)
    assert load_facts(world.out).passages_per_second == 0


def test_a_file_that_failed_shows_in_the_exit_code_and_the_rest_is_answered(world, capsys):
    world.seen.report = Report(failed=((Path("bad.pdf"), "no text in it"),))
    assert main(world.command) == 1
    assert len(load_records(world.out)) == 2
    assert "bad.pdf: no text in it" in capsys.readouterr().err


def test_once_asks_once(world):
    main([*world.command, "--once"])
    assert len(world.bot.asked) == 2
    assert load_records(world.out)["a"].repeat_identical is None


def test_what_is_missing_is_said_before_anything_is_done(world, capsys):
    command = [arg.replace("gold.jsonl", "none.jsonl") for arg in world.command]
    assert main(command) == 1
    assert "none.jsonl does not exist" in capsys.readouterr().err
    world.corpus.rmdir()
    assert main(world.command) == 1
    assert "give --corpus the folder of the documents" in capsys.readouterr().err
    assert world.seen.ingested == []


def test_a_path_that_cannot_be_written(world, capsys):
    world.out.parent.write_text("a file, not a folder")
    assert main(world.command) == 1
    assert "cannot be written" in capsys.readouterr().err
