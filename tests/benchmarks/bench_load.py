"""Cold start: ``import venezuela_timeline`` and ``load()``, against ``import icalendar``.

Each run is a fresh process; the two take turns, so that both see the same machine. The ratio
of the medians is what counts: aim for 1.5 or less.

    python tests/benchmarks/bench_load.py [runs]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from _record import named, record

TASKS = {
    "nothing": "pass",
    "import icalendar": "import icalendar",
    "import venezuela_timeline": "import venezuela_timeline",
    "import and load()": "import venezuela_timeline; venezuela_timeline.load()",
}


def seconds(code: str) -> float:
    """How long a fresh interpreter takes to run some code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and the ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    taken: dict[str, list[float]] = {name: [] for name in TASKS}
    for code in TASKS.values():
        seconds(code)  # writes the bytecode
    for _ in range(runs):
        for name, code in TASKS.items():
            taken[name].append(seconds(code))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    start = medians["nothing"]
    for name, median in medians.items():
        print(f"{name:28} {median * 1000:7.1f} ms  ({(median - start) * 1000:7.1f} over nothing)")
    ours, theirs = medians["import and load()"], medians["import icalendar"]
    print(f"ratio, whole processes       {ours / theirs:7.2f}")
    print(f"ratio, over nothing          {(ours - start) / (theirs - start):7.2f}")
    record(
        "import and load(), whole process",
        ours,
        peer=f"import {named('icalendar')}",
        theirs=theirs,
        most=1.5,
        group="Cold start",
    )


if __name__ == "__main__":
    main()
