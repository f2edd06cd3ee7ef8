"""The preview in Debian's Chromium: shown again when the file changes, and when it is broken.

Needs `chromium`, Node 20 or later, and `npm install` in this folder.
"""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from venezuela_timeline.cli import main
from venezuela_timeline.cli._preview import serving

pytestmark = pytest.mark.browser


def test_a_browser_shows_what_is_written(tmp_path):
    path = tmp_path / "town.toml"
    assert CliRunner().invoke(main, ["new", str(path)]).exit_code == 0
    with serving(path, "en") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = subprocess.run(
            ["node", "preview.mjs", f"http://127.0.0.1:{server.server_port}/", path],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        server.shutdown()
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["noise"] == []
    assert answer["found"] == [
        {"title": "Town", "hash": ""},
        {"title": "Town", "hash": "#bridge-opens"},
        {"title": f"2 faults in {path}", "hash": "#bridge-opens"},
        {"title": "Town", "hash": "#bridge-opens"},
    ]
