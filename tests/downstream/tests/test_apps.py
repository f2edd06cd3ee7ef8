"""Apps on top of the library: a web service, a notebook app, a static site, many threads."""

from __future__ import annotations

import pickle
import runpy
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import harbour
from fastapi.testclient import TestClient
from harbour.api import app

import venezuela_timeline as vt

APPS = Path(__file__).parent.with_name("apps")


def test_a_web_service_answers() -> None:
    client = TestClient(app)
    rows = client.get("/events", params={"person": "Putin", "words": "kazan"}).json()
    assert rows[0]["when"]
    assert client.get("/events", params={"start": 10}).json() != client.get("/events").json()
    page = client.get("/events/strike", params={"lang": "es"})
    assert page.headers["content-type"].startswith("text/html")
    assert "La huelga" in page.text
    calendar = client.get("/calendar.ics").text
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.endswith("END:VCALENDAR\r\n")


def test_a_web_service_says_what_is_wrong() -> None:
    client = TestClient(app)
    assert client.get("/events/nothing").status_code == 404
    asked = client.get("/events", params={"person": "Rodríguez"})
    assert asked.status_code == 422
    assert "delcy-rodriguez" in asked.json()["detail"]


def test_a_notebook_app_runs() -> None:
    explorer = runpy.run_path(str(APPS / "explorer.py"))["app"]
    _, names = explorer.run()
    assert {"cne-first-bulletin", "cne-second-bulletin"} <= names["found"].ids
    assert any("51.95" in line for line in names["said"])


def test_a_static_site_is_a_page_and_a_calendar_for_each_chapter(tmp_path: Path) -> None:
    timeline = harbour.together()
    for chapter, part in timeline.group_by("chapter").items():
        folder = tmp_path / str(chapter or "harbour")
        folder.mkdir()
        report = part.save(folder / "index.html")
        assert all("left out" in note.message for note in report)
        part.save(folder / "events.ics")
    assert (tmp_path / "harbour" / "index.html").read_text("utf-8").count("The strike") > 0


def july(timeline: vt.Timeline) -> tuple[str, ...]:
    """The ids of what certainly happened in July 2024."""
    return tuple(timeline.where(vt.during("2024-07"), certainly=True).ids)


def test_timelines_go_to_threads_and_to_other_processes() -> None:
    timeline = harbour.together()
    wanted = july(timeline)
    with ThreadPoolExecutor(4) as threads:
        assert {*threads.map(july, [timeline] * 8)} == {wanted}
    with ProcessPoolExecutor(2) as processes:
        assert [*processes.map(july, [timeline] * 2)] == [wanted] * 2
    query = vt.during("2024-07") & ~vt.kind("statement")
    again: vt.Query = pickle.loads(pickle.dumps(query))  # noqa: S301  (our own)
    assert timeline.where(again) == timeline.where(query)


def test_importing_takes_little_with_it() -> None:
    code = "import sys, venezuela_timeline as vt; vt.Timeline; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "venezuela_timeline.timeline" in loaded
    heavy = {"cattrs", "click", "dateutil.parser", "icalendar", "narwhals", "pyarrow", "rich"}
    assert not loaded & heavy
    assert len([name for name in loaded if name.startswith("venezuela_timeline")]) < 150
