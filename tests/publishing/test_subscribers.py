"""Programs subscribe to a published folder on loopback: feeds are sound, calendars are followed.

Not for every run (``-m consumers``): it needs feedparser, khal, vdirsyncer, Radicale and caldav
from the extra ``consumers``, and Debian's jing. Where one is missing, its test fails.
"""

# ruff: noqa: PLC0415  (each program is imported by its own test, which fails without it)
from __future__ import annotations

import subprocess
from pathlib import Path

import attrs
import pytest

import venezuela_timeline as vt
from calendar_programs import expected, khal, listed, radicale, run, served
from markup import hostile_timeline
from published import timeline, with_another_stance
from venezuela_timeline.labels import LANGUAGES

pytestmark = [pytest.mark.consumers, pytest.mark.filterwarnings("default")]

HERE = Path(__file__).parent
EDITED = "presidential-election-2024"
NO_ETAG = "warning: deleting an item with no etag."
"""What vdirsyncer says of itself whenever it removes an event from a server."""


def editions():
    """An edition of a part of the packaged timeline, and the next one, with other events."""
    new = vt.load().where(vt.during("2013") | vt.chapter("brics-2024") | vt.on("2024-07-28"))
    title = attrs.evolve(new[EDITED], title="Another title")
    return new.remove("chavez-death", "brics-kazan-summit").replace(title), new


@pytest.fixture(scope="module")
def feeds(tmp_path_factory):
    """Published feeds, each with the number of its entries."""
    folder, found = tmp_path_factory.mktemp("feeds"), {}
    old, new = timeline(), with_another_stance(timeline())
    hostile = hostile_timeline()
    calm = hostile.replace(attrs.evolve(hostile["e"], summary="Calm", claims=()))
    before, after = editions()
    cases = {
        "first": (new, {}, 0),
        "stance": (new, {"previous": old}, 1),
        "based": (new, {"previous": old, "base_url": "https://example.org/h"}, 1),
        "hostile": (hostile, {"previous": calm, "authors": "<b>&"}, 2),
        "packaged": (after, {"previous": before}, None),
        "back": (before, {"previous": after}, None),
    }
    for name, (tl, options, number) in cases.items():
        vt.publish(tl, folder / name, **options)
        found |= {folder / name / lang / "changes.atom": number for lang in LANGUAGES}
    return found


def test_feeds_fit_the_grammar(feeds):
    done = subprocess.run(
        ["jing", "-c", HERE / "atom.rnc", *feeds], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_grammar_can_refuse(tmp_path, feeds):
    good = next(path for path, number in feeds.items() if number).read_text("utf-8")
    for number, (old, new) in enumerate((("<updated>2026", "<updated>26"), ("tag:", "uuid:"))):
        path = tmp_path / f"{number}.atom"
        path.write_text(good.replace(old, new), "utf-8")
        done = subprocess.run(
            ["jing", "-c", HERE / "atom.rnc", path], capture_output=True, check=False
        )
        assert done.returncode == 1


def test_feedparser_reads_them(feeds):
    import feedparser

    for path, number in feeds.items():
        found = feedparser.parse(path.read_bytes())
        assert not found.bozo
        assert found.version == "atom10"
        assert found.feed.language == path.parent.name
        assert number in {None, len(found.entries)}
        ids = [entry.id for entry in found.entries]
        assert len(set(ids)) == len(ids)
        for entry in found.entries:
            assert entry.id.startswith("tag:")
            assert entry.title
            assert entry.link
            assert entry.updated_parsed.tm_year >= 1970
            assert "<script" not in entry.content[0].value


def shown(tl, key, lang):
    """What a program is to show of the whole calendar and of that of the key events."""
    events = tl.select(*(event.id for event in tl if event.key)) if key else tl
    return sorted(expected(events, lang).values())


def config(folder, address, pairs):
    """Settings by which vdirsyncer fetches calendars into folders."""
    parts = [f'[general]\nstatus_path = "{folder / "status"}"\n']
    for name, path in pairs.items():
        store = folder / name
        store.mkdir(exist_ok=True)
        parts.append(
            f'[pair {name}]\na = "{name}_web"\nb = "{name}_disk"\ncollections = null\n'
            'conflict_resolution = "a wins"\n'
            f'[storage {name}_web]\ntype = "http"\nurl = "{address}/{path}"\n'
            f'[storage {name}_disk]\ntype = "filesystem"\npath = "{store}"\nfileext = ".ics"\n'
        )
    path = folder / "config"
    path.write_text("".join(parts))
    return path


def test_khal_follows_two_calendars(tmp_path):
    before, after = editions()
    site = tmp_path / "site"
    vt.publish(before, site)
    pairs = {"all": "es/calendar/all.ics", "key": "en/calendar/key.ics"}
    with served(site) as address:
        settings = config(tmp_path, address, pairs)
        run("vdirsyncer", "-c", settings, "discover", input="y\ny\n")
        for tl in (before, after):
            vt.publish(tl, site)
            run("vdirsyncer", "-c", settings, "sync")
            for name, lang in (("all", "es"), ("key", "en")):
                place = tmp_path / f"khal-{name}"
                place.mkdir(exist_ok=True)
                found = listed(khal(place, tmp_path / name))
                assert sorted(words for _, words in found) == shown(tl, name == "key", lang)


def test_radicale_follows_two_calendars(tmp_path):
    import caldav

    before, after = editions()
    site, login = tmp_path / "site", {"username": "u", "password": "u"}
    vt.publish(before, site)
    with (
        served(site) as web,
        radicale(tmp_path / "store") as address,
        caldav.DAVClient(f"{address}/", **login) as client,
    ):
        home = client.principal()
        names = {"all": "es/calendar/all.ics", "key": "en/calendar/key.ics"}
        stores = {name: home.make_calendar(name, cal_id=name) for name in names}
        parts = [f'[general]\nstatus_path = "{tmp_path / "status"}"\n']
        for name, path in names.items():
            parts.append(
                f'[pair {name}]\na = "{name}_web"\nb = "{name}_dav"\ncollections = null\n'
                'conflict_resolution = "a wins"\n'
                f'[storage {name}_web]\ntype = "http"\nurl = "{web}/{path}"\n'
                f'[storage {name}_dav]\ntype = "caldav"\nurl = "{address}/u/{name}/"\n'
                'username = "u"\npassword = "u"\n'
            )
        settings = tmp_path / "config"
        settings.write_text("".join(parts))
        run("vdirsyncer", "-c", settings, "discover", input="y\ny\n")
        for tl in (before, after):
            vt.publish(tl, site)
            run("vdirsyncer", "-c", settings, "sync", known=NO_ETAG)
            for name, lang in (("all", "es"), ("key", "en")):
                found = []
                for item in stores[name].events():
                    (event,) = item.icalendar_instance.walk("VEVENT")
                    days = str(event["DTSTART"].dt), str(event["DTEND"].dt)
                    found.append((*days, str(event["SUMMARY"])))
                assert sorted(found) == shown(tl, name == "key", lang)
