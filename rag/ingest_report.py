"""What an ingestion did, for whoever asked for it: the command line and the measurements."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class IngestReport:
    """What an ingestion did: counts of what was stored, and why files were not."""

    documents: int = 0
    pairs: int = 0
    passages: int = 0
    unchanged: int = 0
    merged: list[tuple[str, str]] = field(default_factory=list)  # (source, what stands for it)
    skipped: list[tuple[str, str]] = field(default_factory=list)  # not for us: no failure
    failed: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0
