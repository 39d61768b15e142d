"""Parse thousands of damaged documents; report what broke, the slowest, and peak memory.

python scripts/fuzz.py [FOLDER_WITH_TXT] [--count 10000]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Run the count; returns 1 when anything but a refusal happened or one took over 2 s."""
    from rag.errors import RagError
    from tests.mutating import mutated, sound

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "samples")
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    texts = [p.read_text(errors="replace") for p in sorted(options.folder.rglob("*.txt"))]
    refused, slowest, broken = 0, 0.0, 0
    for seed in range(options.count):
        text = mutated(texts[seed % len(texts)], seed)
        started = time.perf_counter()
        try:
            sound(text)
        except RagError:
            refused += 1
        except (AssertionError, ValueError, IndexError, KeyError, RecursionError) as exc:
            broken += 1
            print(f"seed {seed}: {type(exc).__name__} {exc}")
        slowest = max(slowest, time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{options.count} documents: {refused} refused, {broken} broken, "
        f"slowest {slowest:.2f} s, peak memory {peak:.0f} MB"
    )
    return 1 if broken or slowest > 2 else 0


if __name__ == "__main__":
    sys.exit(main())
