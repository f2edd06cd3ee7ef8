"""What is opened, and what is not: ordinary files alone, and of a folder only its own."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline import _files, _opening
from venezuela_timeline.formats.toml import revisions

ONE = vt.Timeline([vt.Event("e", "E", "2024")])
SUFFIXES = (
    "csv",
    "ics",
    "json",
    "jsonl",
    "timelinejs.json",
    "toml",
    "xlsx",
    "ods",
    "parquet",
    "sqlite",
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither pipes nor modes")


def within(seconds, work):
    """What work raises, if it ends in time."""
    found = []

    def run():
        try:
            found.append(work())
        except Exception as error:  # noqa: BLE001  (looked at below)
            found.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert found, f"it has not ended after {seconds} s"
    return found[0]


@pytest.fixture
def folder(tmp_path):
    ONE.save(tmp_path / "folder")
    return tmp_path / "folder"


@posix
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path, suffix):
    pipe, device = tmp_path / f"pipe.{suffix}", tmp_path / f"endless.{suffix}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        error = within(5, lambda path=path: vt.read(path))
        assert isinstance(error, vt.ReadError)
        assert "it is no ordinary file" in str(error)
        if suffix == "csv":
            assert isinstance(within(5, lambda path=path: vt.read_dates(path)), vt.ReadError)


@posix
@pytest.mark.parametrize("name", ["x.toml", revisions.NAME])
def test_nor_is_one_in_a_folder(folder, name):
    os.mkfifo(folder / name)
    for read in (vt.read, revisions.load) if name == revisions.NAME else (vt.read,):
        assert "no ordinary file" in str(within(5, lambda read=read: read(folder)))


@posix
@pytest.mark.parametrize("name", ["x.toml", revisions.NAME])
def test_a_link_in_a_folder_does_not_lead_out_of_it(folder, tmp_path, name):
    (tmp_path / "secret").write_text("hidden:x:0:0")
    (folder / name).symlink_to(tmp_path / "secret")
    with pytest.raises(vt.ReadError, match="leads out of the folder") as caught:
        vt.read(folder)
    assert "hidden" not in str(caught.value)
    (folder / name).unlink()
    (folder / "inside.txt").write_text("")
    (folder / name).symlink_to("inside.txt")
    assert vt.read(folder) == ONE
    (tmp_path / "other").symlink_to(folder)  # the folder itself may be named by a link
    assert vt.read(tmp_path / "other") == ONE
    (folder / name).unlink()
    (folder / name).symlink_to("nowhere")
    with pytest.raises(vt.ReadError, match="No such file"):
        vt.read(folder)


@posix
def test_links_in_a_circle_are_refused(folder):
    (folder / "a.toml").symlink_to("b.toml")
    (folder / "b.toml").symlink_to("a.toml")
    with pytest.raises(vt.ReadError, match="cannot read"):
        vt.read(folder)


def test_a_folder_shares_its_limit_with_its_lock(folder):
    size = sum(path.stat().st_size for path in folder.iterdir())
    (folder / revisions.NAME).write_text("# " + "x" * 98)
    assert vt.read(folder, max_bytes=size + 100) == ONE
    with pytest.raises(vt.DataError, match=r"revisions\.lock: with the files before it"):
        vt.read(folder, max_bytes=size + 99)


def test_memory_is_taken_as_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    ONE.save(path)
    asked = []
    real = open

    def watched(*args, **kwargs):
        file = real(*args, **kwargs)

        class Watched:
            def __enter__(self):
                return self

            def __exit__(self, *_):
                file.close()

            def read(self, count):
                asked.append(count)
                return file.read(count)

        return Watched()

    monkeypatch.setattr(_opening, "open", watched, raising=False)
    assert vt.read(path) == ONE
    assert max(asked) <= 2**20


# The lock ---------------------------------------------------------------------------------------


HASH = "0123456789abcdef"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('"gone event" = {{ revision = 1, modified = 2024-01-01, hash = "{0}" }}', "is no id"),
        ('x = {{ revision = 0, modified = 2024-01-01, hash = "{0}" }}', "its revision is 0"),
        ('x = {{ revision = true, modified = 2024-01-01, hash = "{0}" }}', "its revision is True"),
        ('x = {{ revision = 2147483648, modified = 2024-01-01, hash = "{0}" }}', "its revision"),
        ('x = {{ revision = 1, modified = "2024-01-01", hash = "{0}" }}', "its modified date is"),
        ('x = {{ revision = 1, modified = 2024-01-01T00:00:00Z, hash = "{0}" }}', "its modified"),
        ("x = {{ revision = 1, modified = 2024-01-01, hash = 1 }}", "its hash is 1"),
        ('x = {{ revision = 1, modified = 2024-01-01, hash = "\'}}\\ny=1#" }}', "its hash is"),
    ],
)
def test_a_lock_that_could_not_be_written_again_is_refused(folder, entry, message):
    (folder / revisions.NAME).write_text(entry.format(HASH) + "\n")
    with pytest.raises(vt.DataError, match=message):
        vt.read(folder)


def test_what_is_revised_can_be_read_again(folder):
    (folder / revisions.NAME).write_text(
        f'gone = {{ revision = 7, modified = 2024-01-01, hash = "{HASH}" }}\n'
    )
    lock = revisions.load(folder)
    day = vt.Event("x", "X", "2024", modified="2024-02-03").modified
    (folder / revisions.NAME).write_text(revisions.revised(ONE, lock, day))
    again = revisions.load(folder)
    assert again["gone"] == lock["gone"]
    assert again["e"]["revision"] == 1


# Saving -----------------------------------------------------------------------------------------


@posix
def test_a_file_has_its_mode_before_its_first_byte(tmp_path):
    path = tmp_path / "x.json"
    ONE.save(path)
    for mode in (0o600, 0o640, 0o666):
        path.chmod(mode)
        seen = []

        def chunks(seen=seen):
            (beside,) = (one for one in tmp_path.iterdir() if one.suffix == ".tmp")
            seen.append(stat.S_IMODE(beside.stat().st_mode))
            yield b"new"

        _files.write_file(path, chunks())
        assert seen == [mode]
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_and_those_of_a_folder_are_on_the_disk_before_they_take_their_place(
    tmp_path, monkeypatch
):
    done = []
    monkeypatch.setattr(_files.os, "fsync", lambda _: done.append("sync"))
    real = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda one, other: done.append("replace") or real(one, other)
    )
    ONE.save(tmp_path / "x.json")
    assert done == ["sync", "replace"]
    done.clear()
    ONE.save(tmp_path / "folder")
    files = len(list((tmp_path / "folder").iterdir()))
    assert done == ["sync"] * files + ["replace"]
    shutil.rmtree(tmp_path / "folder")
