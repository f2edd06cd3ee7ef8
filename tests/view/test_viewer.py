"""The viewer that the wheel ships: its modules in Node, and the bundle built again.

Needs Node 20 or later and npm, which installs the packages of the viewer's lock file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from venezuela_timeline.view import page

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent / "viewer"
VIEWER = Path(page.__file__).parent / "viewer"
CASES = HERE.parents[1] / "cases" / "text.json"
BUILT = ("viewer.js", "viewer.css", "map.js", "widget.js", "LICENCES.txt")


def run(*command, cwd, **environment):
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules():
    run(
        "node", "--test", "modules.test.mjs", cwd=HERE, VIEWER=str(VIEWER / "src"), CASES=str(CASES)
    )


def test_the_bundle_is_what_the_lock_file_builds(tmp_path):
    folder = tmp_path / "viewer"
    shutil.copytree(VIEWER, folder, ignore=shutil.ignore_patterns("node_modules"))
    for name in BUILT:
        (folder / name).unlink()
    run("npm", "ci", "--silent", "--no-fund", "--no-audit", cwd=folder)
    run("node", "build.mjs", cwd=folder)
    for name in BUILT:
        assert (folder / name).read_bytes() == (VIEWER / name).read_bytes(), name


def test_every_package_in_the_bundle_has_its_licence():
    text = (VIEWER / "LICENCES.txt").read_text("utf-8")
    for name in ("d3-brush", "d3-geo", "d3-selection", "d3-zoom", "topojson-client", "world-atlas"):
        assert f"\n{name} " in text
    assert "Natural Earth" in text
