"""Every benchmark of the project, and the page of docs that shows them.

    python tests/benchmarks/run.py [bench_time …] [--again] [--page-only]

Each benchmark that has not run yet runs, prints, and leaves its figures in RESULTS; then
``docs/benchmarks.md`` and its plot are written from all that is there. So a run that was cut
short goes on where it stopped. ``--again`` runs those named, or all, again.

Peers that are not installed are named on the page. For all of them: the extras ``frames``,
``engines``, ``charts``, ``consumers`` and ``peers``, intervaltree and superintervals; an
interpreter with edtf, undate, dateparser and python-dateutil for ``--python``; ``npm install`` in
tests/formats/ics; and a folder with the npm packages edtf and @edtf-ts/core for ``--node``.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from _page import GROWTH_PLOT, GROWTH_TITLE, PLOT, TITLE, Result, growth, lines, page, plot
from _record import FILE

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
RESULTS = HERE / "results"
NAMES = (
    *("bench_load", "bench_time", "bench_phrases", "bench_timeline", "bench_growth"),
    *("bench_questions", "bench_sqlite", "bench_ics", "bench_formats", "bench_view"),
    *("bench_overlaps", "bench_frames"),
)
NEEDS = {
    "bench_ics": ("ics",),
    "bench_view": ("vl_convert",),
    "bench_overlaps": ("duckdb", "narwhals", "polars", "pyarrow"),
    "bench_frames": ("duckdb", "narwhals", "numpy", "polars", "pyarrow"),
}
"""Modules without which a benchmark does not run at all."""


def machine() -> dict[str, Any]:
    """What a figure depends on, without a name of the machine or a path on it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = platform.system()
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GiB",
        "system": f"{system}, {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "version": f"venezuela-timeline {version('venezuela-timeline')}",
        "date": f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}",
    }


def processor() -> str:
    """The processor's name."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def run(name: str, arguments: list[str]) -> None:
    """Run one benchmark; its figures appear in RESULTS when it is done."""
    print(f"\n=== {name}", flush=True)
    head = machine()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "records.jsonl")
        kept.touch()
        if missing := [module for module in NEEDS.get(name, ()) if find_spec(module) is None]:
            head["failed"] = f"needs {', '.join(missing)}"
        else:
            command = [sys.executable, str(HERE / f"{name}.py"), *arguments]
            ran = subprocess.run(command, env={**os.environ, FILE: str(kept)}, check=False)
            if ran.returncode:
                head["failed"] = f"ended with exit status {ran.returncode}"
        rows = [head, *map(json.loads, kept.read_text(encoding="utf-8").splitlines())]
    if "failed" in head:
        print(f"{name}: {head['failed']}")
    RESULTS.mkdir(exist_ok=True)
    temporary = RESULTS / f"{name}.tmp"
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(RESULTS / f"{name}.jsonl")


def result(name: str) -> Result:
    """What came of a benchmark."""
    try:
        text = (RESULTS / f"{name}.jsonl").read_text(encoding="utf-8")
    except FileNotFoundError:
        return Result(name, {}, [])
    head, *records = map(json.loads, text.splitlines())
    return Result(name, head, records)


def main() -> int:
    """Run what has not run, and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="bench_…", help="; ".join(NAMES))
    parser.add_argument("--again", action="store_true", help="run also what has run")
    parser.add_argument("--page-only", action="store_true", help="run nothing")
    parser.add_argument("--python", default=sys.executable, help="with the peers of times")
    parser.add_argument("--node", default=".", help="folder with node_modules of EDTF's peers")
    parser.add_argument("--data", type=Path, help="keep the files of bench_frames here")
    options = parser.parse_args()
    names = [name.removesuffix(".py") for name in options.names] or list(NAMES)
    if unknown := set(names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}: write some of {', '.join(NAMES)}")
    arguments = {
        "bench_time": ["--python", options.python, "--node", options.node],
        "bench_phrases": ["--python", options.python],
        "bench_frames": ["--folder", str(options.data)] if options.data else [],
    }
    for name in () if options.page_only else names:
        found = result(name)
        if options.again or not found.head or "failed" in found.head:
            run(name, arguments.get(name, []))
        else:
            print(f"{name}: ran on {found.head['date']}; --again runs it again")
    results = [result(name) for name in NAMES]
    (DOCS / "benchmarks.md").write_text(page(results), encoding="utf-8")
    records = [record for one in results for record in one.records]
    plots = ((PLOT, TITLE, lines(records)), (GROWTH_PLOT, GROWTH_TITLE, growth(records)))
    for name, title, drawn in plots:
        if drawn:
            (DOCS / "_static" / name).write_text(plot(drawn, title), encoding="utf-8")
    wrong = [one.name for one in results if not one.head or "failed" in one.head]
    print(f"\nwrote {DOCS / 'benchmarks.md'}" + (f"; not run: {', '.join(wrong)}" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
