"""What `import venezuela_timeline` costs, and where the packaged data can be loaded from."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import venezuela_timeline

PACKAGE = Path(venezuela_timeline.__file__).parent


def run(code, **environment):
    return subprocess.run(
        [sys.executable, "-I", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env=environment or None,
    ).stdout


@pytest.mark.parametrize(
    "module",
    [
        "anyascii",
        "openpyxl",
        "icalendar",
        "cattrs",
        "dateutil.parser",
        "click",
        "rich",
        "numpy",
        "pandas",
    ],
)
def test_import_is_light(module):
    code = f"from venezuela_timeline import *; import sys; print({module!r} in sys.modules)"
    assert run(code) == "False\n"


@pytest.mark.parametrize(
    ("name", "not_imported"),
    [
        ("__version__", "venezuela_timeline.errors"),
        ("TimelineError", "venezuela_timeline.time"),
        ("Event", "venezuela_timeline.timeline"),
        ("formats", "venezuela_timeline.dataset"),
    ],
)
def test_a_name_imports_only_the_rooms_up_to_its_own(name, not_imported):
    code = (
        f"import venezuela_timeline as vt, sys; vt.{name}; print({not_imported!r} in sys.modules)"
    )
    assert run(code) == "False\n"


@pytest.mark.parametrize(
    "room", ["dataset", "errors", "formats", "labels", "model", "time", "timeline"]
)
def test_rooms_are_attributes_of_the_package(room):
    assert venezuela_timeline.__getattr__(room) is importlib.import_module(
        f"venezuela_timeline.{room}"
    )


@pytest.mark.parametrize(
    ("command", "not_imported"),
    [
        ("--version", "venezuela_timeline.time"),
        ("show presidential-election-2024", "rich.table"),
        ("list", "venezuela_timeline.formats.ics"),
    ],
)
def test_a_command_imports_only_what_it_uses(command, not_imported):
    code = (
        "from venezuela_timeline.cli import main; import sys;"
        f"main({command.split()}, standalone_mode=False); print({not_imported!r} in sys.modules)"
    )
    assert run(code).endswith("\nFalse\n")


def test_load_needs_no_calendar_or_parser():
    code = (
        "import venezuela_timeline as vt, sys; vt.load();"
        "print({'icalendar', 'cattrs', 'dateutil.parser'} & set(sys.modules))"
    )
    assert run(code) == "set()\n"


def test_load_needs_no_queries_and_no_search():
    room = Path(venezuela_timeline.__file__).parent / "timeline"
    later = {"query", "predicates", "search", "index", "perspective", "sequences", "counts"}
    assert later <= {path.stem for path in room.glob("*.py")}
    code = (
        "import venezuela_timeline as vt, sys; vt.load();"
        "print(*(name for name in sys.modules if name.startswith('venezuela_timeline.timeline.')))"
    )
    loaded = {name.rpartition(".")[2] for name in run(code).split()}
    assert "timeline" in loaded
    assert not later & loaded


def test_a_room_offers_what_is_imported_later():
    from venezuela_timeline import timeline  # noqa: PLC0415  (its names are what is tested)

    assert set(timeline.__all__) <= set(dir(timeline))
    for name in timeline.__all__:
        assert getattr(timeline, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'x'"):
        _ = timeline.x


def test_loads_from_a_zip(tmp_path):
    tree = tmp_path / "tree"
    shutil.copytree(
        PACKAGE, tree / "venezuela_timeline", ignore=shutil.ignore_patterns("__pycache__")
    )
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", tree)
    code = (
        f"import sys; sys.path.insert(0, {archive!r});"
        "import venezuela_timeline as vt; print(vt.__file__, len(vt.load()))"
    )
    place, count = run(code).rsplit(maxsplit=1)
    assert place.startswith(archive)
    assert int(count) == len(venezuela_timeline.load())


def test_load_gives_one_value():
    assert venezuela_timeline.load() is venezuela_timeline.load()


def test_seldom_used_modules_are_imported_when_asked_for():
    code = (
        "import venezuela_timeline as vt, sys; name = 'venezuela_timeline.timeline.chronology';"
        "before = name in sys.modules; print(before, vt.chronology.__name__ == name)"
    )
    assert run(code) == "False True\n"
    assert {"changes", "chronology", "formats", "load"} <= set(dir(venezuela_timeline))
    assert venezuela_timeline.changes.diff
    with pytest.raises(AttributeError, match="module 'venezuela_timeline' has no attribute 'x'"):
        _ = venezuela_timeline.x


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    assert venezuela_timeline.__version__ == project["project"]["version"]
    assert run("import venezuela_timeline, sys; print('importlib.metadata' in sys.modules)") == (
        "False\n"
    )


def test_all_is_true():
    assert sorted(venezuela_timeline.__all__) == venezuela_timeline.__all__
    for name in venezuela_timeline.__all__:
        assert hasattr(venezuela_timeline, name)
