import dataclasses

import pytest

from eval.facts import (
    RunFacts,
    cores,
    facts_path,
    load_facts,
    memory_mib,
    peak_memory_mib,
    processor,
)
from rag.errors import ReadError

FACTS = RunFacts(
    version="0.1.0 embedded",
    gold="dev.jsonl",
    corpus="corpus",
    documents=68,
    pairs=253,
    passages=607,
    files_skipped=1,
    files_failed=0,
    passages_per_second=21.5,
    peak_memory_mib=512.5,
    processor="A processor",
    cores=2,
    memory_mib=8000,
)


def test_facts_stand_beside_the_records(tmp_path):
    records = tmp_path / "dev.records.jsonl"
    FACTS.save(records)
    assert facts_path(records).name == "dev.records.jsonl.run.json"
    assert load_facts(records) == FACTS


def test_records_without_facts(tmp_path):
    assert load_facts(tmp_path / "records.jsonl") is None


def test_facts_that_are_not_facts(tmp_path):
    facts_path(tmp_path / "r.jsonl").write_text("{}")
    with pytest.raises(ReadError, match=r"r\.jsonl\.run\.json: field 'version' is missing"):
        load_facts(tmp_path / "r.jsonl")


def test_the_machine_is_named_and_measured():
    held = bytearray(64 * 2**20)
    assert peak_memory_mib() > len(held) / 2**20
    assert cores() >= 1
    assert memory_mib() > 64
    assert processor().strip()


def test_every_fact_is_read_back():
    assert {f.name for f in dataclasses.fields(RunFacts)} == {
        *("version", "gold", "corpus", "documents", "pairs", "passages", "files_skipped"),
        *("files_failed", "passages_per_second", "peak_memory_mib", "processor", "cores"),
        "memory_mib",
    }
