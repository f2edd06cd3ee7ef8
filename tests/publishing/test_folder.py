"""Writing a folder: a lock, what is in the way, what a manifest may name, what a death leaves."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

import pytest

import venezuela_timeline as vt
from venezuela_timeline.publishing import _folder, _lock, _manifest


def put(folder, *, last=(), **files):
    """Publish files with these texts; what was done."""
    with _folder.opened(folder) as target:
        for name, text in files.items():
            target.add(name.replace("__", "/"), [text])
        target.finish(last)
    return target


def names(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_once(tmp_path):
    first = put(tmp_path, a="one", b__c="two")
    assert first.written == ["a", "b/c"]
    again = put(tmp_path, a="one", b__c="three")
    assert again.written == ["b/c"]
    assert names(tmp_path) == {"a", "b/c", "SHA256SUMS"}


def test_some_files_come_last(tmp_path):
    assert put(tmp_path, a="1", b="2", c="3", last=("b", "a")).written == ["c", "b", "a"]


def test_empty_folders_go(tmp_path):
    put(tmp_path, a="one", b__c__d="two", b__e="three")
    done = put(tmp_path, a="one", b__e="three")
    assert done.removed == ["b/c/d"]
    assert not (tmp_path / "b/c").exists()
    assert (tmp_path / "b/e").exists()
    assert put(tmp_path, a="one").removed == ["b/e"]
    assert not (tmp_path / "b").exists()


def test_what_is_gone_already_is_no_matter(tmp_path):
    put(tmp_path, a="one", b="two")
    (tmp_path / "b").unlink()
    assert put(tmp_path, a="one").removed == []


def test_files_of_others_are_in_the_way(tmp_path):
    for name in "abcde":
        (tmp_path / name).write_text("mine")
    with pytest.raises(vt.SaveError, match=r"'a', 'b', 'c' and 2 more in it were not published"):
        put(tmp_path, a="1", b="2", c="3", d="4", e="5")
    with pytest.raises(vt.SaveError, match=r"'a' in it were not published"):
        put(tmp_path, a="1")
    assert names(tmp_path) == set("abcde")
    assert put(tmp_path, a="mine").written == []  # the same bytes are nobody's


def test_a_folder_is_in_the_way(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(vt.SaveError, match="cannot write"):
        put(tmp_path, a="1")
    assert names(tmp_path) == set()


def test_a_new_folder_is_not_left_if_it_fails(tmp_path):
    with contextlib.suppress(ZeroDivisionError), _folder.opened(tmp_path / "new") as target:
        target.add("a", ["one"])
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(vt.SaveError, match="there is no folder"):
        put(tmp_path / "no" / "folder", a="1")
    with pytest.raises(vt.SaveError, match="null byte"):
        put(tmp_path / "a\0b", a="1")
    (tmp_path / "file").write_text("x")
    with pytest.raises(vt.SaveError):
        put(tmp_path / "file", a="1")


def test_a_manifest_names_nothing_outside(tmp_path):
    """Whatever stands in it, nothing above the folder is removed, nor through a link."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    put(site, a="one")
    outside.mkdir()
    (outside / "x").write_text("two")
    digest = "27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a"
    bad = ["../outside/x", "/etc/passwd", "a/../../outside/x", "C:/x", "a\\b", "./a", "link/x", ""]
    (site / "link").symlink_to(outside, target_is_directory=True)
    with (site / "SHA256SUMS").open("a") as file:
        file.writelines(f"{digest}  {path}\n" for path in bad)
        file.write("nonsense\n")
    done = put(site, a="one")
    assert done.removed == []
    assert done.left == ["link/x"]
    assert (outside / "x").read_text() == "two"


def test_a_file_that_somebody_changed_is_left(tmp_path):
    put(tmp_path, a="one", b="two")
    (tmp_path / "b").write_text("mine")
    done = put(tmp_path, a="one")
    assert (done.removed, done.left) == ([], ["b"])
    assert (tmp_path / "b").read_text() == "mine"


def test_what_a_death_left_is_known(tmp_path):
    """The list of what was to be written tells what is its own, though no checksum does."""
    put(tmp_path, a="one")
    (tmp_path / "b").write_text("two")
    (tmp_path / ".publish.pending").write_text(
        _manifest.manifest(
            {"b": "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"}
        )
    )
    (tmp_path / ".publish.tmp").mkdir()
    (tmp_path / ".publish.tmp" / "half").write_text("x")
    (tmp_path / ".publish.lock").write_text("")
    done = put(tmp_path, a="one", c="three")
    assert done.written == ["c"]
    assert names(tmp_path) - {"b"} == {"a", "c", "SHA256SUMS"}
    assert done.removed + done.left == ["b"]


def test_two_at_once_are_refused(tmp_path):
    with (
        _folder.opened(tmp_path),
        pytest.raises(vt.SaveError, match="something else is publishing into it"),
    ):
        put(tmp_path, a="one")
    assert put(tmp_path, a="one").written == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="how POSIX locks")
def test_a_lock_ends_with_its_process(tmp_path):
    script = (
        "import os, pathlib, sys\nfrom venezuela_timeline.publishing import _lock\n"
        "with _lock.locked(pathlib.Path(sys.argv[1])): os._exit(0)"
    )
    lock = tmp_path / "lock"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script, lock], check=True, env=environment)
    assert lock.exists()
    with _lock.locked(lock):
        assert lock.exists()
    assert not lock.exists()


def test_a_lock_is_of_the_file_that_is_there(tmp_path, monkeypatch):
    """The last holder may remove the file between its opening and its locking."""
    lock, tries = tmp_path / "lock", []
    taken = _lock.taken

    def removed_at_first(file):
        tries.append(file)
        if len(tries) == 1:
            lock.unlink()
        return taken(file)

    monkeypatch.setattr(_lock, "taken", removed_at_first)
    with _lock.locked(lock):
        assert len(tries) == 2
        assert lock.exists()
