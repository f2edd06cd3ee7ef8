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

COMMAND = "import sys; sys.argv[1:] = {!r}; from venezuela_timeline_command import main; main()"
TASKS = {
    "nothing": "pass",
    "import icalendar": "import icalendar",
    "import venezuela_timeline": "import venezuela_timeline",
    "import and load()": "import venezuela_timeline; venezuela_timeline.load()",
    "venezuela-timeline --version": COMMAND.format(["--version"]),
    "venezuela-timeline show": COMMAND.format(["show", "presidential-election-2024"]),
    "venezuela-timeline list": COMMAND.format(["list"]),
}
AIMS = {
    "import and load()": 1.5,
    "venezuela-timeline --version": 1.5,
    "venezuela-timeline list": 2.5,
}
"""How many times the import of icalendar each may take, as a whole process."""


def seconds(code: str) -> float:
    """How long a fresh interpreter takes to run some code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and the ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    taken: dict[str, list[float]] = {name: [] for name in TASKS}
    for code in TASKS.values():
        seconds(code)  # writes the bytecode
    for turn in range(runs):
        for name, code in list(TASKS.items())[:: -1 if turn % 2 else 1]:
            taken[name].append(seconds(code))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    start = medians["nothing"]
    for name, median in medians.items():
        print(f"{name:28} {median * 1000:7.1f} ms  ({(median - start) * 1000:7.1f} over nothing)")
    theirs = medians["import icalendar"]
    for name, most in AIMS.items():
        ours = medians[name]
        print(f"{name}: {ours / theirs:.2f} times, over nothing {_over(ours, theirs, start):.2f}")
        record(
            f"{name}, whole process",
            ours,
            peer=f"import {named('icalendar')}",
            theirs=theirs,
            most=most,
            group="Cold start",
        )


def _over(ours: float, theirs: float, start: float) -> float:
    """The ratio without what any process takes."""
    return (ours - start) / (theirs - start)


if __name__ == "__main__":
    main()
