"""Documents a minute, read and parsed on one core, by suffix.

python scripts/parsing_speed.py FOLDER [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> int:
    """Parse every file several times; print the median rate per suffix."""
    from rag.indexing import parse_file
    from rag.reading import SUFFIXES

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = [p for p in sorted(options.folder.rglob("*")) if p.suffix.lower() in SUFFIXES]
    for path in files[:1]:
        parse_file(path, path.name)  # loads the word list once
    rates: dict[str, list[float]] = defaultdict(list)
    for _ in range(options.rounds):
        spent: dict[str, list[float]] = defaultdict(list)
        for path in files:
            started = time.perf_counter()
            parse_file(path, path.name)
            spent[path.suffix].append(time.perf_counter() - started)
        for suffix, seconds in spent.items():
            rates[suffix].append(60 * len(seconds) / sum(seconds))
    for suffix, found in sorted(rates.items()):
        print(f"{suffix:6} {statistics.median(found):8.0f} documents a minute")
    return 0


if __name__ == "__main__":
    sys.exit(main())
