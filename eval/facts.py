"""What a run was made with: stands beside the record file, as `<records>.run.json`."""

from __future__ import annotations

import json
import os
import platform
import resource
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.jsonlines import Fields, parse_object, read_text

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class RunFacts:
    """The corpus, the program and the machine of one run; 0 where something was not measured."""

    version: str
    gold: str
    corpus: str
    documents: int
    pairs: int
    passages: int
    files_skipped: int
    files_failed: int
    passages_per_second: float
    peak_memory_mib: float
    processor: str
    cores: int
    memory_mib: int

    def save(self, records: Path) -> None:
        """Write the facts beside the record file."""
        facts_path(records).write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def facts_path(records: Path) -> Path:
    """Return where the facts of a record file stand."""
    return records.with_name(records.name + ".run.json")


def load_facts(records: Path) -> RunFacts | None:
    """Read the facts of a record file; None when there are none."""
    path = facts_path(records)
    if not path.is_file():
        return None
    fields = Fields(path.name, parse_object(read_text(path), path.name))
    return RunFacts(
        version=fields.text("version"),
        gold=fields.text("gold"),
        corpus=fields.text("corpus"),
        documents=fields.integer("documents"),
        pairs=fields.integer("pairs"),
        passages=fields.integer("passages"),
        files_skipped=fields.integer("files_skipped"),
        files_failed=fields.integer("files_failed"),
        passages_per_second=fields.number("passages_per_second"),
        peak_memory_mib=fields.number("peak_memory_mib"),
        processor=fields.text("processor"),
        cores=fields.integer("cores"),
        memory_mib=fields.integer("memory_mib"),
    )


def peak_memory_mib() -> float:
    """Return the most memory this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return round(peak * unit / _MIB, 1)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory_mib() -> int:
    """Return the machine's memory in MiB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MIB


def processor() -> str:
    """Return the processor's name as the system gives it."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
