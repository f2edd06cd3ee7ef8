"""What has to agree before a version is released: ``python .ci/release.py v0.1.0``.

The tag, the version in pyproject.toml, and the first section of CHANGELOG.md, which has a day by
then. What the tests hold, such as the edition of the data in CITATION.cff, is not asked again.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def faults(root: Path, tag: str) -> list[str]:
    """What is still to be done, a line each."""
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    found = []
    if tag != f"v{version}":
        found.append(f"the tag is {tag!r}, but pyproject.toml says version {version}")
    if not re.search(
        rf"\A[^#]*# .*\n[^#]*## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d\n", changelog
    ):
        found.append(f"CHANGELOG.md: its first section is to be '## [{version}] - YEAR-MONTH-DAY'")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults(ROOT, sys.argv[1] if len(sys.argv) > 1 else "")) or 0)
