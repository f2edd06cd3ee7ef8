"""What Windows and macOS do otherwise, tried on any system."""

from __future__ import annotations

import os
import unicodedata
import zoneinfo
from pathlib import Path

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import _files, formats

ONE = vt.Timeline([vt.Event("e", "E", "2024", chapter="con")], chapters=[vt.Chapter("con", "C")])


@pytest.mark.parametrize("name", ["x.toml", "x"])
def test_only_what_may_be_written_is_put_on_the_disk(tmp_path, monkeypatch, name):
    """Windows refuses to flush a file that was opened to be read."""
    fcntl = pytest.importorskip("fcntl", reason="Windows tries it by itself")
    flushed = []

    def fsync(descriptor):
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        if flags & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(9, "Bad file descriptor")
        flushed.append(descriptor)

    monkeypatch.setattr(_files.os, "fsync", fsync)
    ONE.save(tmp_path / name)
    assert flushed


def test_a_file_that_another_program_holds_open_is_left_alone(tmp_path, monkeypatch):
    """Windows lets nobody rename a file over one that is open."""
    (tmp_path / "x.json").write_text("old", "utf-8")

    def replace(_self, _target):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(vt.SaveError, match=r"cannot write '.*x\.json': access is denied"):
        ONE.save(tmp_path / "x.json")
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
    assert (tmp_path / "x.json").read_text("utf-8") == "old"


def test_names_that_windows_keeps_for_devices_are_no_files(tmp_path):
    """A chapter may be called 'con'; its file may not."""
    ONE.save(tmp_path / "folder")
    names = {path.stem for path in (tmp_path / "folder").iterdir()}
    assert names == {"timeline", "chapter-con"}


def test_zones_come_from_the_package_where_the_system_has_none():
    zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
    try:
        calendar = (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:A\r\n"
            "DTSTAMP:20240101T000000Z\r\nDTSTART;TZID=America/Caracas:20240728T060000\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        (event,) = formats.loads(calendar, "ics")
        assert event.when.edtf == "2024-07-28T06:00:00-04:00"
    finally:
        zoneinfo.reset_tzpath()
        zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize("name", ["toml", "jsonl", "json", "csv"])
@given(timeline=timelines())
def test_line_breaks_of_windows_mean_the_same(name, timeline):
    text = formats.dumps(timeline, name)
    bare = text.replace("\r\n", "\n")
    assert formats.loads(bare.replace("\n", "\r\n"), name) == formats.loads(bare, name)


def test_a_name_whose_accents_macos_splits_off_is_the_same(tmp_path):
    table = "date,what\n2024-07-28,The vote\n"
    ids = set()
    for form in ("NFC", "NFD"):
        path = tmp_path / unicodedata.normalize(form, "cronología.csv")
        path.write_text(table, "utf-8")
        ids.add(vt.read(path).id)
    assert len(ids) == 1
