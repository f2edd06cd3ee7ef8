"""The display inside JupyterLab, light and dark: run in a kernel, looked at in Chromium.

Needs `chromium`, Node 20 or later, `npm install` in this folder, and JupyterLab beside this
package (`pip install jupyterlab`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import venezuela_timeline as vt
from servers import free_port, reached

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
CELLS = [
    "import venezuela_timeline as vt\ntl = vt.load()\ntl",
    "tl['cne-second-bulletin']",
    "tl['cne-second-bulletin'].claims[0]",
    "print(tl['2024-07-28':'2024-07-29'])",
]
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def notebook():
    cells = [
        {"cell_type": "code", "id": f"c{index}", "metadata": {}, "source": source,
         "execution_count": None, "outputs": []}
        for index, source in enumerate(CELLS)
    ]  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def jupyter(folder, *arguments):
    subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, check=True, capture_output=True, timeout=180
    )


def look(folder, theme, *, trusted=True):
    """What a notebook's outputs look like in a JupyterLab of its own."""
    (folder / "tour.ipynb").write_text(json.dumps(notebook()), "utf-8")
    os.environ["JUPYTER_DATA_DIR"] = str(folder / "data")
    jupyter(folder, "jupyter", "execute", "--inplace", "tour.ipynb")
    if trusted:
        jupyter(folder, "jupyter", "trust", "tour.ipynb")
    else:  # outputs that somebody else's Jupyter signed
        os.environ["JUPYTER_DATA_DIR"] = str(folder / "other")
    themes = folder / "settings" / "@jupyterlab" / "apputils-extension"
    themes.mkdir(parents=True)
    (themes / "themes.jupyterlab-settings").write_text(
        json.dumps({"theme": THEMES[theme]}), "utf-8"
    )
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *(f"--port={port}", "--IdentityProvider.token=", f"--notebook-dir={folder}"),
            f"--LabApp.user_settings_dir={folder / 'settings'}",
            f"--LabApp.workspaces_dir={folder / 'workspaces'}",
        ],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        reached(f"{address}/api")
        done = subprocess.run(
            ["node", "jupyter.mjs", address, folder / "shot.png"],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
    finally:
        server.terminate()
        server.wait(30)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=THEMES)
def seen(request, tmp_path_factory):
    return request.param, look(tmp_path_factory.mktemp(request.param), request.param)


def test_it_looks_right(seen):
    theme, found = seen
    assert found["theme"] == THEMES[theme]
    assert found["charts"] == 1
    assert found["rows"] == 8
    assert found["labels"] > 10
    assert found["high"] <= 900
    assert found["lists"] == 2
    assert "Presidential election of 28 July 2024" in found["printed"]
    assert found["count"] == f"{len(vt.load())} events"


def test_it_can_be_read(seen):
    _, found = seen
    assert found["contrast"]
    assert min(found["contrast"]) >= 4.5
    assert found["wide"] <= 0
    assert found["axe"] == []


def test_without_trust_the_table_stands_alone(tmp_path):
    found = look(tmp_path, "light", trusted=False)
    assert found["charts"] == 0
    assert found["chart"] == "none"
    assert found["rows"] == 8
