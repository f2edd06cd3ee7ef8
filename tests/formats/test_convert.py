"""From one file to another, by the function and by the command."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt

click_testing = pytest.importorskip("click.testing")

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VTODO
UID:1
DTSTAMP:20240101T000000Z
SUMMARY:To do
END:VTODO
BEGIN:VEVENT
UID:2
DTSTAMP:20240101T000000Z
DTSTART;VALUE=DATE:20240728
SUMMARY:The vote
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

TOML = """
[[events]]
id = "vote"
title = "The vote"
when = "28 July 2024"
summary = "What happened."
"""


@pytest.fixture
def run():
    from venezuela_timeline.cli import main  # noqa: PLC0415  (needs the extra cli)

    runner = click_testing.CliRunner()
    return lambda *arguments: runner.invoke(main, [str(one) for one in arguments])


def test_a_file_becomes_another(tmp_path):
    source, target = tmp_path / "a.toml", tmp_path / "b.json"
    source.write_text(TOML, "utf-8")
    report = vt.convert(source, str(target))
    assert isinstance(report, vt.Report)
    assert list(report) == []
    assert vt.read(target) == vt.read(source)
    assert list(vt.convert(target, tmp_path / "folder")) == []
    assert vt.read(tmp_path / "folder") == vt.read(source)


def test_the_report_has_what_was_not_read_and_what_was_not_held(tmp_path):
    source, target = tmp_path / "a.ics", tmp_path / "b.mmd"
    source.write_text(CALENDAR, "utf-8", newline="")
    reading = vt.Report()
    timeline = vt.read(source, report=reading)
    writing = vt.save(timeline, tmp_path / "c.mmd")
    assert len(reading) > 0
    assert list(vt.convert(source, target)) == [*reading.dropping_kept(), *writing]
    assert target.read_bytes() == (tmp_path / "c.mmd").read_bytes()


def test_options_are_the_targets(tmp_path):
    source = tmp_path / "a.toml"
    source.write_text(TOML, "utf-8")
    vt.convert(source, tmp_path / "b.csv", bom=False)
    assert (tmp_path / "b.csv").read_text("utf-8").startswith("id,")
    with pytest.raises(vt.FormatError, match="no option 'bon' in csv: did you mean 'bom'"):
        vt.convert(source, tmp_path / "c.csv", bon=False)
    assert not (tmp_path / "c.csv").exists()
    with pytest.raises(vt.ReadError, match="cannot read"):
        vt.convert(tmp_path / "none.json", tmp_path / "c.csv")


def test_the_command_says_what_was_lost_on_the_way(tmp_path, run):
    source, target = tmp_path / "a.ics", tmp_path / "b.mmd"
    source.write_text(CALENDAR, "utf-8", newline="")
    result = run("convert", source, target)
    assert result.exit_code == 0
    notes = [f"note: {note}" for note in vt.convert(source, tmp_path / "c.mmd")]
    assert result.output.splitlines() == [*notes, f"wrote {target}: 1 event"]


def test_the_command_revises_folders_alone(tmp_path, run):
    source = tmp_path / "a.toml"
    source.write_text(TOML, "utf-8")
    result = run("convert", source, tmp_path / "b.json", "--revise")
    assert result.exit_code == 2
    assert f"--revise needs a folder, and {str(source)!r} is not one" in result.output
    assert not (tmp_path / "b.json").exists()


def test_options_of_what_is_read_and_of_what_is_written(tmp_path):
    source = tmp_path / "mine.csv"
    source.write_text("date,title\n3/4/2024,A\n")
    vt.convert(source, tmp_path / "a.csv", dayfirst=True, bom=False)
    assert (tmp_path / "a.csv").read_text().splitlines()[1].startswith("a,2024-04-03")
    with pytest.raises(vt.FormatError, match="no option 'dayfrist'"):
        vt.convert(source, tmp_path / "a.csv", dayfirst=True, dayfrist=True)
    vt.convert(tmp_path / "a.csv", tmp_path / "folder")
    vt.convert(tmp_path / "folder", tmp_path / "b.csv", bom=False)
    assert (tmp_path / "a.csv").read_text() == (tmp_path / "b.csv").read_text()
