"""Time's parser and relations, beside the other EDTF libraries, on the same strings in one run.

    python tests/benchmarks/bench_time.py [--python PEERS_PYTHON] [--node FOLDER]

PEERS_PYTHON is an interpreter with `edtf` and `undate`; FOLDER has the node_modules `edtf` and
`@edtf-ts/core`. What is missing is named and left out. Ratios are to this library.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from _record import npm, record

from venezuela_timeline.time import Relation, TimeSpan, relations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COUNT = 10_000
ROUNDS = 5
PARSING, TEXT = "parse a date or interval of levels 0 and 1", "Time: one EDTF text"

PYTHON_PEER = """
import json, sys, time
texts = json.load(open(sys.argv[1]))[:int(sys.argv[3])]
if sys.argv[2] == "edtf":
    from edtf import parse_edtf as parse
else:
    from undate import Undate
    def parse(text): return Undate.parse(text, "EDTF")
best = 0
for _ in range(3):
    failed, started = 0, time.perf_counter()
    for text in texts:
        try: parse(text)
        except Exception: failed += 1
    best = max(best, len(texts) / (time.perf_counter() - started))
print(json.dumps([best, failed]))
"""

NODE_PEER = """
const texts = JSON.parse(require('fs').readFileSync(process.argv[2])).slice(0, +process.argv[4]);
(async () => {
  const peer = await import(require.resolve(process.argv[3], {paths: [process.cwd()]}));
  const found = peer.parse ?? peer.default?.parse ?? peer.default;
  let best = 0, failed = 0;
  for (let round = 0; round < 3; round++) {
    failed = 0;
    const started = process.hrtime.bigint();
    for (const text of texts) {
      try {
        const made = found(text);
        if (made?.success === false) failed++;
        else if (process.argv[5] && made.value.min > made.value.max) failed++;
      }
      catch { failed++; }
    }
    best = Math.max(best, texts.length / (Number(process.hrtime.bigint() - started) / 1e9));
  }
  console.log(JSON.stringify([best, failed]));
})();
"""


def plain_texts(draw: random.Random, count: int) -> list[str]:
    """Distinct dates and intervals of levels 0 and 1, as collections have them."""
    found: dict[str, None] = {}
    while len(found) < count:
        low, high = sorted((_date(draw), _date(draw)))
        kinds = (low, low, low, f"{low}/{high}", f"{low}/{high}", f"{low}/..", f"../{low}")
        text = draw.choice((*kinds, low + draw.choice("?~%"), f"{low[:3]}X", f"{low[:4]}-XX"))
        found[text] = None
    return list(found)


def _date(draw: random.Random) -> str:
    text = f"{draw.randint(1000, 2100)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    return text[: draw.choice((4, 7, 10, 10))]


def rich_texts(draw: random.Random, count: int) -> list[str]:
    """Texts of level 2."""
    kinds: tuple[Callable[[str], str], ...] = (
        lambda year: f"[{year},{int(year) + 2}..{int(year) + 5}]",
        lambda year: f"{year}-0{draw.randint(1, 9)}~-1{draw.randint(0, 9)}",
        lambda year: f"{year[:2]}X{year[3]}-12-2X",
        lambda year: f"{{{year}-12,{int(year) + 1}}}",
        lambda year: f"Y{year}E{draw.randint(1, 9)}",
        lambda year: f"{year}-3{draw.randint(3, 9)}",
    )
    return [draw.choice(kinds)(str(draw.randint(1000, 2100))) for _ in range(count)]


def rate(function: Callable[[], object], count: int) -> float:
    """Operations a second, the best of some rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        function()
        times.append(time.perf_counter() - started)
    return count / min(times)


def parse_all(texts: Sequence[str]) -> list[TimeSpan]:
    """One span for each text."""
    return [TimeSpan.parse(text) for text in texts]


def compare(name: str, pairs: Sequence[tuple[TimeSpan, TimeSpan]]) -> None:
    """Print how many relations and checks a second these pairs allow."""
    cells = [(first.cells_within(), second.cells_within()) for first, second in pairs]
    before = Relation.BEFORE
    jobs: dict[str, Callable[[], object]] = {
        "relations of cells": lambda: [relations(first, second) for first, second in cells],
        "relations of spans": lambda: [first.relations(second) for first, second in pairs],
        "possibly before": lambda: [first.possibly(before, second) for first, second in pairs],
        "certainly before": lambda: [first.certainly(before, second) for first, second in pairs],
    }
    for job, run in jobs.items():
        speed = rate(run, len(pairs))
        print(f"  {name:18} {job:20} {speed:12,.0f}/s")
        record(f"{job}, {name}", 1 / speed, group="Time: one comparison")


def bounded(texts: Sequence[str]) -> list[tuple[object, object]]:
    """The first and the last day of each, from a span of its own."""
    return [(span.bounds.start_min, span.bounds.end_max) for span in map(TimeSpan, texts)]


def compare_bounds(texts: Sequence[str], node: str) -> None:
    """Parsing with bounds, beside edtf-ts with its min and max."""
    plain = [text for text in texts if re.fullmatch(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", text)]
    for what, asked in (("a plain day or month", plain), ("a mixed text", texts)):
        ours = rate(lambda asked=asked: bounded(asked), len(asked))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "texts.json")
            path.write_text(json.dumps(asked), encoding="utf-8")
            count = str(len(asked))
            command = ["node", "-e", NODE_PEER, "-", str(path), "@edtf-ts/core", count, "bounds"]
            result = peer(command, node)
        words = f"parse {what}, with its first and last day"
        if isinstance(result, str):
            record(words, 1 / ours, peer="edtf-ts", missing=result, group=TEXT)
            continue
        version = peer_version("edtf-ts", "", node)
        print(f"  {words}: {ours:,.0f}/s, {ours / result[0]:.2f} times edtf-ts")
        record(words, 1 / ours, peer=f"edtf-ts {version}", theirs=1 / result[0], group=TEXT)


def peer(command: list[str], cwd: str | None = None) -> tuple[float, int] | str:
    """A peer's parses a second and failures, or why there are none."""
    try:
        ran = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        lines = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        return next((line for line in lines if "Error" in line), lines[-1])
    speed, failed = json.loads(ran.stdout.splitlines()[-1])
    return speed, failed


def peer_version(name: str, python: str, node: str) -> str:
    """The version of a peer, or nothing where it cannot be told."""
    packages = {"python-edtf": "edtf", "undate": "undate"}
    if name in packages:
        code = f"from importlib.metadata import version; print(version({packages[name]!r}))"
        ran = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
        return ran.stdout.strip()
    package = {"edtf.js": "edtf", "edtf-ts": "@edtf-ts/core"}[name]
    return npm(package, Path(node)).removeprefix(package).strip()


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--node", default=".")
    options = parser.parse_args()
    draw = random.Random(28)
    texts, rich = plain_texts(draw, COUNT), rich_texts(draw, COUNT)

    ours = rate(lambda: parse_all(texts), COUNT)
    print(f"parse, {COUNT:,} dates and intervals of levels 0 and 1")
    print(f"  {'venezuela_timeline':18} {ours:12,.0f}/s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(texts), encoding="utf-8")
        # The slow ones get the first thousand: a rate is a rate.
        peers = {
            "python-edtf": ([options.python, "-c", PYTHON_PEER, str(path), "edtf", "1000"], None),
            "undate": ([options.python, "-c", PYTHON_PEER, str(path), "undate", "1000"], None),
            "edtf.js": (
                ["node", "-e", NODE_PEER, "-", str(path), "edtf", str(COUNT)],
                options.node,
            ),
            "edtf-ts": (
                ["node", "-e", NODE_PEER, "-", str(path), "@edtf-ts/core", str(COUNT)],
                options.node,
            ),
        }
        for name, (command, cwd) in peers.items():
            result = peer(command, cwd)
            version = peer_version(name, options.python, options.node)
            if isinstance(result, str):
                record(PARSING, 1 / ours, peer=name, missing=result, group=TEXT)
                print(f"  {name:18} SKIPPED: {result}")
            else:
                speed, failed = result
                record(PARSING, 1 / ours, peer=f"{name} {version}", theirs=1 / speed, group=TEXT)
                print(f"  {name:18} {speed:12,.0f}/s  1:{ours / speed:,.1f}  ({failed} refused)")
    speed = rate(lambda: parse_all(rich), COUNT)
    print(f"  {'level 2':18} {speed:12,.0f}/s")
    record("parse a text of level 2", 1 / speed, group=TEXT)

    # Parsing checks a text and leaves the rest for when it is asked: these are the whole.
    compare_bounds(texts, options.node)
    spans = parse_all(texts)

    print("compare")
    before, pairs = Relation.BEFORE, list(zip(texts, reversed(texts), strict=True))
    cold = rate(lambda: [TimeSpan(a).possibly(before, TimeSpan(b)) for a, b in pairs], COUNT)
    print(f"  two fresh spans      possibly before      {cold:12,.0f}/s")
    record("possibly before, two texts read for it", 1 / cold, group="Time: one comparison")
    single = [span for span in spans if len(span.cells_within()) == 1]
    compare("one cell", [(draw.choice(single), draw.choice(single)) for _ in range(50_000)])
    near = [span for span in single if span.edtf.startswith("20")]
    compare("one cell, near", [(draw.choice(near), draw.choice(near)) for _ in range(50_000)])
    many = [TimeSpan(f"20{year:02}-XX-{day}") for year in range(15, 20) for day in (10, 20)]
    compare("twelve cells", [(draw.choice(many), draw.choice(many)) for _ in range(5_000)])


if __name__ == "__main__":
    main()
