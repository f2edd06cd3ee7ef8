"""The command as a process: what it writes, where it can, and how it ends."""

from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
import venezuela_timeline_command
from venezuela_timeline import _files, cli, formats
from venezuela_timeline.cli import main

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


def test_the_package_runs_as_the_command(capsys, monkeypatch):
    kept = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(sys, "argv", ["venezuela-timeline", "--version"])
    try:
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("venezuela_timeline", run_name="__main__")
    finally:
        signal.signal(signal.SIGINT, kept)
    assert (ended.value.code, "version" in capsys.readouterr().out) == (0, True)


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


INTERRUPTED = """
import os, signal, sys

at = sys.argv.pop(1)

class Finder:
    def find_spec(self, name, *_):
        if name == at:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
import venezuela_timeline_command as command
command.main()
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signal")
@pytest.mark.parametrize(
    "at",
    [
        *("venezuela_timeline", "venezuela_timeline.model.event", "venezuela_timeline.cli"),
        *("rich.table", "venezuela_timeline.formats.ics.writer", "venezuela_timeline._files"),
    ],
)
def test_who_interrupts_it_sees_one_line(tmp_path, at):
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, at, "export", "x.ics"],
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"Aborted!\n")
    assert not any(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signal")
def test_who_interrupts_a_save_finds_nothing_half_written(tmp_path, monkeypatch):
    def interrupted(_):
        signal.raise_signal(signal.SIGINT)

    (tmp_path / "x.json").write_bytes(b"old")
    monkeypatch.setattr(_files.os, "fsync", interrupted)
    kept = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    try:
        done = CliRunner().invoke(main, ["export", str(tmp_path / "x.json")])
    finally:
        signal.signal(signal.SIGINT, kept)
    assert (done.exit_code, done.output) == (1, "Aborted!\n")
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
    assert (tmp_path / "x.json").read_bytes() == b"old"


def test_the_command_begins_in_a_module_of_its_own(monkeypatch):
    before = signal.getsignal(signal.SIGINT)
    ends, said = [], []
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(os, "write", lambda *given: said.append(given))
    monkeypatch.setattr(cli, "main", lambda: signal.raise_signal(signal.SIGINT))
    try:
        with pytest.raises(KeyboardInterrupt):
            venezuela_timeline_command.main()
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (ends, said) == ([1], [(2, b"Aborted!\n")])
