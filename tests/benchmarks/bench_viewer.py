"""How fast a page is in Chromium: until the first marks are seen, and a step of zooming.

Run ``python tests/benchmarks/bench_viewer.py``; it needs what the browser tests of tests/view need.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import venezuela_timeline as vt

ROOT = Path(__file__).parents[1]


def main():
    sys.path.insert(0, str(ROOT))
    from thin import thin_timeline

    print(f"{'events':>8} {'bytes':>12} {'first marks':>12} {'zoom step':>10} {'95 %':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for tl in (vt.load(), thin_timeline(5_000), thin_timeline(50_000)):
            path = Path(folder, f"{len(tl)}.html")
            tl.save(path)
            done = subprocess.run(
                ["node", "speed.mjs", path],
                cwd=ROOT / "view",
                capture_output=True,
                text=True,
                check=True,
            )
            found = json.loads(done.stdout)
            print(
                f"{len(tl):>8,} {path.stat().st_size:>12,} {found['first']:>10,.0f}ms "
                f"{found['median']:>8.1f}ms {found['p95']:>6.1f}ms"
            )


if __name__ == "__main__":
    main()
