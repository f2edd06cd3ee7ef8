"""The command line, run as its users run it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import main

SEEDS = Path(__file__).parents[1] / "seeds"


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_export_writes_a_calendar_and_says_what_is_in_it(tmp_path):
    target = tmp_path / "venezuela.ics"
    result = run("export", target)
    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for chapter in vt.load().chapters.values():
        assert chapter.title["en"] in result.output
    assert "on its first day: no end is known" in result.output
    assert f"{len(vt.load())} events" in result.output


def test_export_in_spanish_and_to_json(tmp_path):
    assert run("export", tmp_path / "a.ics", "--lang", "es").exit_code == 0
    assert "VERSION:2.0" in (tmp_path / "a.ics").read_text()
    assert run("export", tmp_path / "a.json").exit_code == 0
    assert vt.read(tmp_path / "a.json") == vt.load()


def test_export_of_a_calendar_with_its_options(tmp_path):
    target = tmp_path / "a.ics"
    options = ["--anniversaries", "leap-years", "--long-spans", "full", "--times", "none"]
    result = run("export", target, *options, "--name", "Ours", "--colour", "teal", "--embed")
    assert result.exit_code == 0, result.output
    text = target.read_text()
    assert "NAME:Ours\n" in text
    assert "COLOR:teal\n" in text
    assert "RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=28\n" in text
    assert vt.read(target) == vt.load()
    assert run("convert", target, tmp_path / "a.json").exit_code == 0
    assert vt.read(tmp_path / "a.json") == vt.load()


def test_list():
    result = run("list", "--during", "2024-07-28", "--kind", "election")
    assert "presidential-election-2024" in result.output
    assert "1 event" in result.output
    assert "0 events" in run("list", "--kind", "eclipse").output
    assert "28 de julio de 2024" in run("list", "--on", "2024-07-28", "--lang", "es").output
    likely = run("list", "--during", "2024-08-02").output
    sure = run("list", "--during", "2024-08-02", "--certainly").output
    assert len(sure) < len(likely)


def test_show():
    result = run("show", "cne-second-bulletin")
    assert result.exit_code == 0
    assert "6,408,844" in result.output
    assert "6.408.844" in run("show", "cne-second-bulletin", "--lang", "es").output


def test_convert_round_trip(tmp_path):
    run("export", tmp_path / "a.json")
    assert run("convert", tmp_path / "a.json", tmp_path / "folder").exit_code == 0
    assert run("convert", tmp_path / "folder", tmp_path / "b.json").exit_code == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_convert_asks_for_a_revision_of_what_changed(tmp_path):
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    path = next(seeds.glob("brics*.toml"))
    path.write_text(path.read_text("utf-8").replace("Kazan", "Kazán"), "utf-8")
    result = run("convert", seeds, tmp_path / "out.json")
    assert result.exit_code == 2
    assert "convert with --revise" in result.output
    assert not (tmp_path / "out.json").exists()
    assert run("convert", seeds, tmp_path / "out.json", "--revise").exit_code == 0
    revised = vt.read(tmp_path / "out.json")
    assert {event.revision for event in revised} == {1, 2}
    assert run("convert", seeds, tmp_path / "again.json").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "cne-second-buletin"], "did you mean 'cne-second-bulletin'"),
        (["list", "--actor", "nicolas-madura"], "did you mean 'nicolas-maduro'"),
        (["list", "--during", "2024-02-30"], "2024-02-30"),
        (["list", "--file", "none.json"], "cannot read 'none.json'"),
        (["export", "none/a.ics"], "cannot write 'none/a.ics'"),
        (["export", "a.xyz"], "no format for 'a.xyz'"),
        (["export", "a.ics", "--lang", "fr"], "'fr' is not one of"),
        (["convert", "a.ics", "b.json"], "cannot read 'a.ics'"),
        (["export", "a.json", "--embed"], "no option 'embed'"),
        (["export", "a.ics", "--colour", "tael"], "did you mean 'teal'"),
    ],
)
def test_errors_are_one_line_and_exit_2(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output
    assert len([line for line in result.output.splitlines() if line.startswith("Error")]) == 1
    assert not any(tmp_path.iterdir())


def test_an_unwritable_target_is_untouched(tmp_path):
    target = tmp_path / "a.ics"
    target.mkdir()
    result = run("export", target)
    assert result.exit_code == 2
    assert "it is a folder" in result.output
    assert not any(target.iterdir())


def test_the_command_is_installed():
    command = Path(sys.executable).with_name("venezuela-timeline")
    shown = subprocess.run([command, "--version"], check=True, capture_output=True, text=True)
    assert "version" in shown.stdout
