"""A process that dies while it saves leaves the old file or the new one, whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="Windows has neither fork nor SIGKILL"
)

KILLED = Path(__file__).parent / "killed.py"


FRAMES = [pytest.param(case, marks=pytest.mark.frames) for case in ("parquet", "frames")]


@pytest.mark.parametrize(
    "case", ["json", "toml", "ics", "sqlite", "csv", "folder", "convert", "publish", "two", *FRAMES]
)
def test_what_is_saved_is_whole_whenever_the_process_dies(tmp_path, case):
    done = subprocess.run(
        [sys.executable, str(KILLED), str(tmp_path), case],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
