"""One timeline in threads and forks, a package that cannot be written to, long circles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.timeline import chronology

ROOT = Path(vt.__file__).parent
MANY = 10_000


def asked(timeline):
    """What a timeline answers that it works out when it is first asked."""
    return (
        formats.dumps(timeline, "json"),
        timeline.where(vt.during("2024-07") & vt.text("maduro")).ids,
        timeline.where(vt.actor("nicolas-maduro")).ids,
        [event.contested for event in timeline],
        len(timeline.according_to("national-electoral-council")),
        chronology.solve(timeline).contradictions,
    )


def test_threads_get_the_same_answers_of_a_timeline_that_they_share():
    expected = asked(vt.load())
    fresh = formats.loads(formats.dumps(vt.load(), "json"), "json")
    found = []
    start = threading.Barrier(4)

    def run():
        start.wait()
        found.append(asked(fresh))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one == expected for one in found)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_forks_get_the_same_answers(tmp_path):
    timeline = vt.load()
    expected = asked(timeline)
    children = []
    for number in range(3):
        child = os.fork()
        if not child:
            try:
                same = asked(timeline) == expected
                timeline.save(tmp_path / f"{number}.json")
                os._exit(not same)
            finally:
                os._exit(2)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert all(vt.read(tmp_path / f"{number}.json") == timeline for number in range(3))


def test_the_package_works_where_it_cannot_be_written_to(tmp_path):
    """Nothing is written beside the code: not even by root, whom modes would not stop."""
    copy = tmp_path / "lib" / ROOT.name
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    for path in (*before, copy, copy.parent):
        path.chmod(0o555 if path.is_dir() else 0o444)
    code = (
        "import venezuela_timeline as vt; tl = vt.load(); tl.save('x.json'); tl.save('x.ics');"
        "assert vt.read('x.json') == tl; print(vt.__file__)"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-c", code],
            env=os.environ | {"PYTHONPATH": str(copy.parent)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for path in (copy.parent, copy, *before):
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(copy))
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before


@pytest.mark.parametrize("when", ["2024", None])
def test_links_of_ten_thousand_events_may_go_round(when):
    events = [
        vt.Event(f"e-{at}", "E", when, links=[vt.Link("after", f"e-{(at + 1) % MANY}")])
        for at in range(MANY)
    ]
    timeline = vt.Timeline(events)
    assert formats.loads(formats.dumps(timeline, "json"), "json") == timeline
    assert len(chronology.solve(timeline).timeline()) == MANY
    assert len(chronology.sort(timeline)) == MANY
