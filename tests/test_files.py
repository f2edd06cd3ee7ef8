"""Files that cannot be read or written, and those that are no ordinary files."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline import _files

ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def test_a_read_only_file_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    path.write_text("old")
    path.chmod(stat.S_IRUSR)
    monkeypatch.setattr(_files.os, "access", lambda *_: False)  # root may write to any file
    with pytest.raises(vt.SaveError, match="it is read-only"):
        ONE.save(path)
    assert path.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="Windows has no such device")
def test_a_device_is_written_to_directly(tmp_path):
    (tmp_path / "x.json").symlink_to("/dev/null")
    assert list(ONE.save(tmp_path / "x.json")) == []
    assert (tmp_path / "x.json").is_char_device()


def test_a_path_with_a_null_byte_cannot_be_read():
    with pytest.raises(vt.ReadError, match=r"null (byte|character)"):
        vt.read("\0.json")


def test_links_in_a_circle_cannot_be_written(tmp_path):
    (tmp_path / "a.json").symlink_to("a.json")
    with pytest.raises(vt.SaveError, match="cannot write"):
        vt.Timeline().save(tmp_path / "a.json")
    assert (tmp_path / "a.json").is_symlink()
