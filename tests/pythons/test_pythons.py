"""Under the Pythons that this one is not: CPython 3.12 to 3.14, compiled to WebAssembly.

Needs Node and the packages of package.json; installs pure wheels from PyPI. There are no
processes in it, no network and a small stack, so what needs those is left out, and reasoned.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.pythons

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PACKAGES = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]

NOT_PURE = {"ipykernel", "jsonschema", "nbclient"}  # or start programs
ICS = "tests/formats/ics"
LEFT_OUT = [
    "tests/crash",  # starts programs and kills them
    f"{ICS}/test_reader.py::test_reading_needs_no_extra_and_takes_options",  # starts a program
    f"{ICS}/test_writer.py::test_the_same_bytes_everywhere",  # starts programs
    "tests/formats/test_json_schema.py",  # jsonschema has no pure wheel
    "tests/timeline/test_propagation.py::test_the_effort",  # chains too long for a small stack
    "tests/test_cli.py::test_a_progress_bar_is_shown_for_what_takes_long",  # starts a thread
    "tests/test_cli_changes.py",  # starts git
    "tests/test_cli_writing.py",  # starts threads, listens, and jsonschema has no pure wheel
    "tests/test_command.py",  # starts programs
    "tests/test_downstream.py",  # makes environments
    "tests/test_import.py",  # starts programs
    "tests/test_notebooks.py",  # starts Jupyter's kernels
    "tests/test_opening.py",  # starts threads
    "tests/test_publication.py",  # its Pythons have no lzma
    "tests/test_shared.py",  # starts threads, and forks
    "tests/test_terminal.py",  # opens pseudo-terminals
    "tests/view/test_explorer.py",  # anywidget needs IPython
]
VERSIONS = "tests/formats/test_versions.py"
LEFT_OUT += ["tests/test_examples.py::test_pages[docs/how-to/address.md]"]  # starts a thread
LEFT_OUT += [  # publishing starts threads
    *("tests/publishing", "tests/test_cli.py::test_publish"),
    "tests/test_cli.py::test_every_command_reads_a_persons_table_in_the_same_way",
    "tests/test_examples.py::test_docstrings[venezuela_timeline.publishing]",
    *(
        f"tests/test_examples.py::test_pages[docs/how-to/{page}.md]"
        for page in ("correct-published", "publish", "spreadsheet")
    ),
]
LEFT_OUT += [  # two of these Pythons have no sqlite3
    *("tests/formats/sqlite", "tests/formats/test_datasette.py"),
    "tests/formats/test_formats.py::test_a_figure_comes_back_as_it_was_written[.sqlite]",
    f"{VERSIONS}::test_a_lossless_format_gives_back_what_it_was_given[sqlite]",
    f"{VERSIONS}::test_so_it_is_with_sqlite",
    "tests/test_examples.py::test_docstrings[venezuela_timeline.formats.sqlite.asking]",
    *(
        f"tests/test_examples.py::test_pages[docs/how-to/{page}.md]"
        for page in ("datasette", "sqlite")
    ),
]
TOO_DEEP = "deeply"  # in the names of tests that fill the stack


def requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["cli"], *extras["sheets"], *extras["test"]]
    names = {one: re.match(r"[\w.-]+", one)[0] for one in wanted}
    return [one for one, name in names.items() if name not in NOT_PURE | {"venezuela-timeline"}]


def run(*command):
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True, cwd=HERE
    )
    assert done.returncode == 0, f"{done.stdout[-20_000:]}\n{done.stderr[-5_000:]}"
    return done.stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_under(package, tmp_path):
    version = package.removeprefix("python-")
    pure = ["--only-binary=:all:", "--platform", "any", "--python-version", version]
    install = [sys.executable, "-m", "pip", "install", "-q", "--target", tmp_path]
    run(*install, *pure, *requirements())
    run(*install, "--no-deps", ROOT)
    left_out = [f"--{'deselect' if '::' in name else 'ignore'}={name}" for name in LEFT_OUT]
    options = ["-q", "-p", "no:cacheprovider", "--capture=sys", "-k", f"not {TOO_DEEP}", *left_out]
    said = run(shutil.which("node") or "node", "run.mjs", package, tmp_path, "-v", *options)
    assert f"python is {version}\n" in said
    assert int(re.search(r"(\d+) passed", said)[1]) > 1_000
    assert "skipped" not in said.splitlines()[-1]
