"""Everything that is written from the code or the data, written again.

Run it at the top of the repository::

    python docs/regenerate.py                # some seconds
    python docs/regenerate.py --benchmarks   # and docs/benchmarks.md: see tests/benchmarks/run.py
    python docs/regenerate.py --screens      # and the pictures of screens: see docs/_ext/screens.py

It writes the packaged data from the seeds, the schemas, what cites the data, the pictures of
a page and the figures in prose. Every build of the documentation writes the pages of the data
and the tables of the reference. Tests fail if any of these is not as it is written here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "docs" / "_ext"
DATA = ROOT / "src" / "venezuela_timeline" / "data"


def main() -> None:
    """Run each writer in an order in which none needs what a later one writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", action="store_true", help="measure again, too")
    parser.add_argument("--screens", action="store_true", help="take the pictures again, too")
    asked = parser.parse_args()
    for name, file in (("json", "timeline.schema.json"), ("toml", "timeline.toml.schema.json")):
        (DATA / file).write_text(python(SCRIPTS / "json_schema.py", name), "utf-8")
    python("-m", "venezuela_timeline_command", "convert", "seeds", DATA / "venezuela.json")
    for name in ("publication", "figures", "inference"):
        python(SCRIPTS / f"{name}.py")
    if asked.benchmarks:
        python(ROOT / "tests" / "benchmarks" / "run.py", "--again")
    if asked.screens:
        python(SCRIPTS / "screens.py")


def python(*arguments: str | Path) -> str:
    """What a script prints."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ).stdout


if __name__ == "__main__":
    main()
