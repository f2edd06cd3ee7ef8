"""`tl.explore()` in JupyterLab and in marimo: what is selected there comes back to Python.

Needs `chromium`, Node 20 or later, `npm install` in this folder, and anywidget, JupyterLab and
marimo beside this package (`pip install anywidget jupyterlab marimo`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import venezuela_timeline as vt
from servers import free_port, reached

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
SHOW = "import venezuela_timeline as vt\ntl = vt.load()\nw = tl.explore()\nw"
ASK = "print('selected', len(w.selected), 'opened', w.opened and w.opened.id)"
MARIMO = """
import marimo
app = marimo.App()

@app.cell
def _():
    import marimo as mo
    import venezuela_timeline as vt
    w = mo.ui.anywidget(vt.load().explore())
    w
    return mo, w

@app.cell
def _(mo, w):
    w.value
    mo.md(f"selected {len(w.widget.selected)} opened {w.widget.opened and w.widget.opened.id}")

if __name__ == "__main__":
    app.run()
"""


@pytest.fixture
def tl():
    return vt.load()


def test_a_selection_is_a_timeline(tl):
    widget = tl.explore(key=["chavez-death"])
    assert widget.selected == tl
    assert widget.opened is None
    widget.set_trait("_shown", ["chavez-death"])
    widget.set_trait("_opened", "chavez-death")
    assert list(widget.selected) == [widget.opened] == [tl["chavez-death"]]
    with pytest.raises(vt.FormatError, match="theme is 'pink'"):
        tl.explore(theme="pink")


def cell(number, source):
    return {
        "cell_type": "code",
        "id": f"c{number}",
        "metadata": {},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }


def write_jupyter(folder):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": [cell(0, SHOW), cell(1, ASK)],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (folder / "explore.ipynb").write_text(json.dumps(notebook), "utf-8")


def serve(host, folder, port):
    """The command of a server, and the address of the notebook."""
    if host == "marimo":
        (folder / "explore.py").write_text(MARIMO, "utf-8")
        arguments = ["marimo", "run", "explore.py", "--headless", "--no-token", f"--port={port}"]
        return arguments, f"http://127.0.0.1:{port}/"
    write_jupyter(folder)
    arguments = ["jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    arguments += ["--IdentityProvider.token=", f"--notebook-dir={folder}"]
    arguments += [f"--LabApp.workspaces_dir={folder / 'workspaces'}"]
    return arguments, f"http://127.0.0.1:{port}/doc/tree/explore.ipynb"


@pytest.mark.parametrize("host", ["jupyter", "marimo"])
def test_in_a_notebook(host, tl, tmp_path):
    port = free_port()
    arguments, address = serve(host, tmp_path, port)
    server = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        reached(f"http://127.0.0.1:{port}/api" if host == "jupyter" else address)
        done = subprocess.run(
            ["node", "explore.mjs", host, address, tmp_path / "shot.png"],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    finally:
        server.terminate()
        server.wait(30)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    kazan = tl.where(vt.text("kazan"))
    assert found["all"] == f"{len(tl)} events"
    assert found["count"].startswith(f"{len(kazan)} of {len(tl)} events")
    _, number, _, opened = found["words"].split()
    assert int(number) == len(kazan)
    assert opened == "None" or tl[opened].title["en"] == found["title"]
    assert 300 < found["height"] <= 900
    assert found["theme"] == ("light" if host == "jupyter" else None)
