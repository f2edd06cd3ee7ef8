"""No reader takes more than its limit, whatever it is given."""

from __future__ import annotations

import io

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import _limits, jsonl

ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def test_no_reader_reads_without_a_limit(tmp_path, monkeypatch):
    monkeypatch.setitem(vt.read.__kwdefaults__, "max_bytes", 10)
    for name in ("csv", "ics", "json", "jsonl", "timelinejs.json", "toml"):
        path = tmp_path / f"x.{name}"
        path.write_text("x" * 11)
        with pytest.raises(vt.DataError, match="more than the limit of 10 bytes"):
            vt.read(path)


def test_a_file_of_just_the_limit_is_read(tmp_path):
    path = tmp_path / "x.json"
    ONE.save(path)
    assert vt.read(path, max_bytes=path.stat().st_size) == ONE
    with pytest.raises(vt.DataError, match=r"x\.json: it has more than the limit"):
        vt.read(path, max_bytes=path.stat().st_size - 1)


def test_the_files_of_a_folder_share_the_limit(tmp_path):
    ONE.save(tmp_path / "folder")
    size = sum(path.stat().st_size for path in (tmp_path / "folder").iterdir())
    assert vt.read(tmp_path / "folder", max_bytes=size) == ONE
    with pytest.raises(vt.DataError, match="with the files before it, it has more"):
        vt.read(tmp_path / "folder", max_bytes=size - 1)


def test_a_limit_can_be_raised_for_a_calendar_alone(tmp_path, monkeypatch):
    monkeypatch.setitem(formats.ics.loads.__kwdefaults__, "max_bytes", 10)
    ONE.save(tmp_path / "x.ics")
    assert vt.read(tmp_path / "x.ics").ids == {"e"}


@pytest.mark.parametrize("limit", [-1, None, "1", 1.5, True])
def test_an_invalid_limit_is_refused(limit):
    with pytest.raises(vt.FormatError, match="max_bytes is"):
        vt.read("x.json", max_bytes=limit)


def test_a_line_without_end_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr(_limits, "MAX_BYTES", 10)
    file = io.BytesIO(b'{"id":"a"}\n' + b" " * 100)
    with pytest.raises(vt.DataError, match="longer than the limit"):
        jsonl.stream(file)
    assert file.tell() == 11
    with pytest.raises(vt.DataError, match="line 1: it is longer"):
        jsonl.stream(["x" * 11])
