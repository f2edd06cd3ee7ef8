"""Writes the pictures of the page and of a notebook: ``python docs/_ext/screens.py``.

Needs what the tests marked ``browser`` need: Chromium, Node with ``npm install`` in tests/view, and
JupyterLab.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import venezuela_timeline as vt

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "_static"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "view")]


def main() -> None:
    """Take them, one after the other."""
    from test_jupyter import look  # noqa: PLC0415  (it stands with the tests)

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        vt.load().save(folder / "page.html")
        subprocess.run(  # noqa: S603  (our own script, on our own page)
            ["node", "screens.mjs", folder / "page.html", PICTURES],  # noqa: S607  (as it is found)
            cwd=ROOT / "tests" / "view",
            check=True,
        )
        look(folder, "light")
        shutil.copy(folder / "shot.png", PICTURES / "notebook.png")


if __name__ == "__main__":
    main()
