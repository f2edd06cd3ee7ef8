"""The command as a process: what it writes, where it can, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats

COMMAND = "from venezuela_timeline_command import main; main()"


def command(*args, stdout=subprocess.PIPE, **env):
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, args)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | env,
        check=False,
    )


@pytest.fixture
def hostile(tmp_path):
    path = tmp_path / "hostile.json"
    event = {"id": "e", "title": "[/b]\x1b[31mé", "when": "2024"}
    path.write_text(json.dumps({"events": [event]}))
    return path


def test_the_command_is_installed():
    command = Path(sys.executable).with_name("venezuela-timeline")
    shown = subprocess.run([command, "--version"], check=True, capture_output=True, text=True)
    assert "version" in shown.stdout


def test_the_command_runs_as_a_process():
    code = "from venezuela_timeline.cli import main; main(['--version'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert b"version" in done.stdout


def test_texts_are_no_markup_and_no_orders_to_the_terminal(hostile):
    for args in (("list",), ("show", "e")):
        done = command(*args, "--file", hostile, PYTHONIOENCODING="utf-8")
        assert (done.returncode, done.stderr) == (0, b"")
        assert "[/b][U+001B][31mé".encode() in done.stdout


def test_a_terminal_of_ascii_gets_question_marks_and_json_stays_whole(hostile):
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = command("list", "--file", hostile, **ascii_only)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"[31m?" in done.stdout
    done = command("list", "--json", "--file", hostile, **ascii_only)
    assert formats.loads(done.stdout, "json") == vt.read(hostile)


def test_a_full_disk_is_told_in_a_line():
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        for args in (("list",), ("--help",)):
            done = command(*args, stdout=full)
            assert done.returncode == 2
            assert done.stderr == b"Error: cannot write: No space left on device\n"
