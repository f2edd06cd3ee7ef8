"""Real calendars read ours: every event on the right days, and none complains.

Not for every run (``-m consumers``): they need programs that `docs/explanation/calendars.md`
lists. Where one is missing, its test fails.
"""

# ruff: noqa: PLC0415  (each consumer is imported by its own test, which fails without it)
from __future__ import annotations

import datetime
import json
import os
import shutil
import sys
from pathlib import Path

import attrs
import pytest

import venezuela_timeline as vt
from calendar_programs import (
    DAY,
    expected,
    khal,
    listed,
    put,
    radicale,
    run,
    served,
)
from venezuela_timeline.formats import ics

pytestmark = [pytest.mark.consumers, pytest.mark.filterwarnings("default")]

SCRIPTS = Path(__file__).parent


@pytest.fixture(scope="module", params=["plain", "embedded"])
def calendar(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("calendar") / "venezuela.ics"
    vt.load().save(path, embed=request.param == "embedded")
    return path


EXPECTED = expected(vt.load())


def triples(found):
    return {uid: tuple(values) for uid, values in found.items()}


def test_icalendar(calendar):
    import icalendar

    found = {}
    root = icalendar.Calendar.from_ical(calendar.read_bytes())
    assert not root.errors
    for event in root.walk("VEVENT"):
        assert not event.errors
        days = str(event["DTSTART"].dt), str(event["DTEND"].dt)
        found[str(event["UID"])] = (*days, str(event["SUMMARY"]))
    assert found == EXPECTED


def test_vobject(calendar):
    import vobject

    root = vobject.readOne(calendar.read_text("utf-8"))
    assert root.validate(raiseException=True)
    assert {
        event.uid.value: (
            str(event.dtstart.value),
            str(event.dtend.value),
            event.summary.value,
        )
        for event in root.vevent_list
    } == EXPECTED


def test_ics(calendar):
    import ics as peer

    root = peer.Calendar(calendar.read_text("utf-8"))
    assert {
        event.uid: (str(event.begin.date()), str(event.end.date()), event.name)
        for event in root.events
        if event.all_day
    } == EXPECTED


def test_recurring_ical_events(calendar):
    import icalendar
    import recurring_ical_events

    query = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar.read_bytes()))
    for uid, (first, end, _) in EXPECTED.items():
        last = datetime.date.fromisoformat(end) - DAY
        for day in (datetime.date.fromisoformat(first), last):
            assert uid in {str(event["UID"]) for event in query.at(day)}
    assert len(query.between("20000101", "20300101")) == len(EXPECTED)


def test_recurring_ical_events_finds_anniversaries():
    import icalendar
    import recurring_ical_events

    tl = vt.Timeline([vt.Event("leap", "Leap", "2024-02-29"), vt.Event("e", "E", "2024-07-28")])
    for choice, february in (
        ("leap-years", [(2028, 2, 29)]),
        ("last-of-february", [(2027, 2, 28), (2028, 2, 29)]),
    ):
        text = ics.dumps(tl, anniversaries=choice)
        query = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
        days = sorted(event["DTSTART"].dt for event in query.between((2027,), (2029,)))
        july = [(2027, 7, 28), (2028, 7, 28)]
        assert days == [datetime.date(*day) for day in sorted([*february, *july])]


@pytest.mark.parametrize("script", ["icaljs.mjs", "nodeical.mjs"])
def test_javascript(calendar, script):
    assert (SCRIPTS / "node_modules").exists(), f"run npm install in {SCRIPTS}"
    found = json.loads(run("node", SCRIPTS / script, calendar))
    assert triples(found) == EXPECTED


def test_libical(calendar):
    found = json.loads(run("/usr/bin/python3", SCRIPTS / "libical.py", calendar))
    assert found["errors"] == 0
    assert found["valid"]
    assert triples(found["events"]) == EXPECTED


def test_khal(calendar, tmp_path):
    store = tmp_path / "store"
    store.mkdir()
    command = khal(tmp_path, store)
    command("import", "--batch", "-a", "t", calendar)
    assert dict(listed(command)) == EXPECTED


def test_vdirsyncer(calendar, tmp_path):
    store = tmp_path / "store"
    store.mkdir()
    config = tmp_path / "config"
    with served(calendar.parent) as address:
        config.write_text(
            f'[general]\nstatus_path = "{tmp_path / "status"}"\n'
            '[pair p]\na = "web"\nb = "disk"\ncollections = null\n'
            f'[storage web]\ntype = "http"\nurl = "{address}/{calendar.name}"\n'
            f'[storage disk]\ntype = "filesystem"\npath = "{store}"\nfileext = ".ics"\n'
        )
        run("vdirsyncer", "-c", config, "discover", input="y\n")
        run("vdirsyncer", "-c", config, "sync")
    assert len(list(store.iterdir())) == len(EXPECTED)
    found = [ics.loads(path.read_bytes()) for path in store.iterdir()]
    # From the web, vdirsyncer gives events new names, by their content.
    assert sorted(shown for one in found for shown in expected(one).values()) == sorted(
        EXPECTED.values()
    )


EDITED = "presidential-election-2024"


def edited(path):
    """Write the calendar again, with another title for an event; what is expected then."""
    tl = vt.load()
    event = tl[EDITED]
    new = attrs.evolve(event, title="Another title", revision=event.revision + 1)
    tl.replace(new).save(path)
    return expected(tl.replace(new))


def test_vdirsyncer_and_khal_read_the_calendar_again(tmp_path):
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    store.mkdir()
    path, config = site / "venezuela.ics", tmp_path / "config"
    vt.load().save(path)
    command = khal(tmp_path, store)
    with served(site) as address:
        config.write_text(
            f'[general]\nstatus_path = "{tmp_path / "status"}"\n'
            '[pair p]\na = "web"\nb = "disk"\ncollections = null\n'
            f'[storage web]\ntype = "http"\nurl = "{address}/{path.name}"\n'
            f'[storage disk]\ntype = "filesystem"\npath = "{store}"\nfileext = ".ics"\n'
        )
        run("vdirsyncer", "-c", config, "discover", input="y\n")
        run("vdirsyncer", "-c", config, "sync")
        assert sorted(shown for _, shown in listed(command)) == sorted(EXPECTED.values())
        again = edited(path)
        run("vdirsyncer", "-c", config, "sync")
    assert sorted(shown for _, shown in listed(command)) == sorted(again.values())


def test_radicale_and_caldav(calendar, tmp_path):
    import caldav

    login = {"username": "u", "password": "u"}
    with (
        radicale(tmp_path) as address,
        caldav.DAVClient(f"{address}/", **login) as client,
    ):
        put(f"{address}/u/c/", calendar)
        store = client.calendar(url=f"{address}/u/c/")
        found = {}
        for item in store.events():
            (event,) = item.icalendar_instance.walk("VEVENT")
            days = str(event["DTSTART"].dt), str(event["DTEND"].dt)
            found[str(event["UID"])] = (*days, str(event["SUMMARY"]))
        assert found == EXPECTED
        july = datetime.datetime(2024, 7, 28, tzinfo=datetime.UTC)
        hits = store.search(start=july, end=july + DAY, event=True, expand=False)
        uids = {str(hit.icalendar_instance.walk("VEVENT")[0]["UID"]) for hit in hits}
        assert uids == {
            uid for uid, (first, end, _) in EXPECTED.items() if first <= "2024-07-28" < end
        }


def test_radicale_holds_a_changed_event_once(tmp_path):
    import caldav

    path = tmp_path / "venezuela.ics"
    login = {"username": "u", "password": "u"}
    with (
        radicale(tmp_path / "store") as address,
        caldav.DAVClient(f"{address}/", **login) as client,
    ):
        vt.load().save(path)
        put(f"{address}/u/c/", path)
        again = edited(path)
        put(f"{address}/u/c/", path)
        found = []
        for item in client.calendar(url=f"{address}/u/c/").events():
            (event,) = item.icalendar_instance.walk("VEVENT")
            found.append((str(event["UID"]), str(event["SUMMARY"])))
        assert sorted(found) == sorted((uid, title) for uid, (_, _, title) in again.items())


def test_the_programs_are_there():
    for program in ("node", "khal", "vdirsyncer"):
        folder = Path(sys.executable).parent
        assert shutil.which(program, path=f"{folder}:{os.environ['PATH']}"), f"install {program}"
