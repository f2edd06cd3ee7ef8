"""The page in Debian's Chromium: filters, zoom, keys, labels, axe-core, hostile text.

Needs `chromium`, Node 20 or later, and `npm install` in this folder.
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
from pathlib import Path

import pytest

import venezuela_timeline as vt
from markup import hostile_timeline
from thin import far_timeline, thin_timeline
from venezuela_timeline.formats import html, ics

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
SCRIPT = "<script>window.ran = 1</script>"


def hostile():
    tl = hostile_timeline()
    event = tl["e"]
    return tl.replace(vt.Event("e", SCRIPT + str(event.title), event.when, claims=event.claims))


def small(tl):
    """Enough for every state to look as it does in a larger page, and for axe-core to be quick."""
    kept = {"presidential-election-2024", "cne-second-bulletin", "chavez-death"}
    kept |= tl.where(vt.chapter("brics-2024")).ids
    return tl.remove(*(tl.ids - kept))


@pytest.fixture(scope="module")
def tl():
    return vt.load()


@pytest.fixture(scope="module")
def found(tl, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    tl.save(folder / "page.html")
    small(tl).save(folder / "small.html")
    tl.save(folder / "es.html", lang="es")
    tl.save(folder / "embed.html", embed=True)
    thin_timeline(1000).save(folder / "thin.html")
    far_timeline().save(folder / "far.html")
    hostile().save(folder / "hostile-page.html")
    hostile().save(folder / "hostile.svg")
    (folder / "hostile-notebook.html").write_text(
        f"<!doctype html><meta charset=utf-8>{hostile()._repr_html_()}", "utf-8"
    )
    done = subprocess.run(
        ["node", "browse.mjs", folder], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def of(tl, query, **options):
    return {event.id for event in tl.where(query, **options)}


def test_it_is_quiet_and_nothing_leaves(found):
    assert found["noise"] == []
    assert found["requests"] == []


def test_the_first_events_are_on_the_first_screen(found):
    assert found["firstScreen"] < 900 - 24
    assert found["phoneFirst"] < 844 - 24


def test_filters(tl, found):
    assert set(found["all"]) == set(found["cleared"]) == set(tl.ids)
    both = vt.text("nicolas") & vt.text("guaido")
    assert set(found["text"]) == of(tl, both)
    assert found["textCount"] == f"{len(found['text'])} of {len(tl)} events"
    assert "cne-second-bulletin" in found["otherLanguage"]
    assert set(found["by chapter"]) == of(tl, vt.chapter("brics-2024"))
    assert set(found["by actor"]) == of(tl, vt.actor("nicolas-maduro"))
    assert set(found["by place"]) == of(tl, vt.place("caracas"))
    said = {account.event for account in tl.according_to("national-electoral-council")}
    assert set(found["by by"]) == said


def test_nothing_found_says_what_to_loosen(tl, found):
    shown, heading, ways = found["nothing"]
    assert shown == []
    assert heading == "No event fits"
    elections = of(tl, vt.kind("election"))
    assert f"Without “xyzzy”: {len(elections)}" in ways
    assert set(found["loosened"]) == elections


def test_windows_are_the_librarys_own(tl, found):
    window = vt.overlapping("2024-08-01/2024-08-05")
    certain = of(tl, window, certainly=True)
    assert set(found["possible"]) == of(tl, window)
    assert set(found["certain"]) == certain
    assert found["status"].startswith(f"{len(certain)} of {len(tl)} events")
    assert len(certain) < len(found["possible"])
    assert found["invalid"] == "true"


def test_the_address_is_the_view(found):
    assert "from=2024-08-01" in found["address"]
    assert "certain=1" in found["address"]
    assert found["shared"] == found["certain"] == found["forward"]
    assert found["back"] == found["possible"]


def test_the_list_and_the_chart_fit_what_is_asked_for(tl, found):
    whole, window, elections, again = found["chapters"]
    assert whole == again == [chapter.title["en"] for chapter in tl.chapters.values()]
    assert window[0] == tl.chapters["election-2024"].title["en"]  # what begins then comes first
    assert len(window) < len(whole)
    assert len(elections) < len(whole)
    whole, _, elections, again = found["chart"]
    assert whole == again
    assert elections < whole - 100


def test_as_of_a_day(tl, found):
    rewound = tl.as_of("2024-07-29")
    assert set(found["asof"]) == set(rewound.ids)
    claims = list(tl["presidential-election-2024"].every_claim())
    kept = list(rewound["presidential-election-2024"].every_claim())
    assert [claims[at] for at in sorted(found["asofClaims"])] == kept
    assert len(kept) < len(claims)


def test_an_event_opens_beside_the_chart(tl, found):
    event = tl["cne-second-bulletin"]
    assert found["opened"] == found["returned"] == event.title["en"]
    assert found["beside"] < 300
    assert found["inChart"] == 1
    cited = {one.source for one in event.every_citation()}
    assert found["sources"] == sum(tl.sources[key].url is not None for key in cited)
    assert found["followed"] != found["opened"]
    assert found["cited"] == (
        f"{event.title['en']} ({event.when.describe()}). {tl.title['en']}. {event.id}"
    )
    assert found["closed"] == [False, ""]
    assert found["fromList"] in {one.title["en"] for one in tl}
    assert max(found["bars"]) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_event_as_a_calendar_is_the_librarys_own(tl, found, lang):
    written = found[f"calendars {lang}"]
    assert written.keys() == tl.ids
    for key, calendar in written.items():
        assert calendar == ics.dumps(tl.remove(*(tl.ids - {key})), lang=lang, details="long"), key
    name, calendar = found["download"]
    assert calendar == found["calendars en"][name.removesuffix(".ics")]


def test_zoom_pan_brush_and_clusters(tl, found):
    assert found["plainWheel"] == [True, 1]
    same, shown, address = found["wheel"]
    assert not same
    assert 0 < shown < len(tl)
    assert "from=" in address
    assert found["dragged"]
    assert found["whole"] == [True, ""]
    assert 0 < found["brushed"][0] < len(tl)
    number, listed = found["cluster"]
    assert number == listed
    assert number <= found["zoomedToCluster"] < len(tl)


def test_keyboard(tl, found):
    assert found["firstTab"] == "#_events"
    assert found["stops"] == 1
    assert found["reached"] >= found["marks"]
    label, opened, focused = found["entered"]
    assert opened in label
    assert focused == "_detail"
    assert found["focusBack"] == label
    assert 0 < found["plus"] < len(tl)
    assert found["zero"] == len(tl)


def test_story_map_lanes_and_languages(tl, found):
    first, where, second, next_where = found["story"]
    assert first != second
    assert where.startswith("1 of ")
    assert next_where.startswith("2 of ")
    used = {event.place for event in tl if event.place and tl.places[event.place].latitude}
    assert found["spots"] == len(used)
    shown, address = found["spot"]
    assert "place=" in address
    place = address.partition("place=")[2].partition("&")[0]
    assert set(shown) == of(tl, vt.place(place))
    title, lang, count, heading = found["spanish"]
    assert (title, lang) == (tl["cne-second-bulletin"].title["es"], "es")
    assert count == f"{len(tl)} hechos"
    assert heading == tl.title["es"]
    assert found["lanes"] == [chapter.title["es"] for chapter in tl.chapters.values()]


def test_a_phone(found):
    assert found["small"] == []
    assert found["sheet"] == [True, True]
    assert found["above"] == [True, True]
    assert "place=" in found["besideSpot"][0]
    assert found["besideSpot"][1] == 1


def window(address):
    """First and last day in an address."""
    days = re.search("from=([-0-9]+)&to=([-0-9]+)", address).groups()
    return [datetime.date.fromisoformat(day).toordinal() for day in days]


def test_fingers(tl, found):
    shown, pinched, scale = found["pinched"]
    assert 0 < shown < len(tl)
    assert scale == 1  # the chart is zoomed, not the page
    (early, late), (first, last) = window(pinched), window(found["panned"])
    assert early < first < late < last
    assert last - first == pytest.approx(late - early, abs=2)
    first, last = window(found["closer"])
    assert last - first == pytest.approx((late - early) / 2, rel=0.05)
    assert found["storyMark"] == 1  # with its label, not within a cluster
    steps = [int(one.split()[0]) for one in found["swiped"]]
    assert steps == [1, 2, 3, 2, 2]  # on, on, back, and down the text


def test_labels_never_lie_on_each_other(found):
    assert len(found["labels"]) >= 50
    assert sum(seen["shown"] > 0 for seen in found["labels"]) >= 45  # no label, no overlap
    for seen in found["labels"]:
        assert seen["pairs"] == [], seen
        assert seen["beyond"] == [], seen
        assert seen["cut"] == [], seen
        assert seen["wide"] <= 0, seen


def test_axe(found):
    assert len(found["axe"]) == 4 * 2 * 10
    assert {state: faults for state, faults in found["axe"].items() if faults} == {}


def test_without_script_on_paper_and_embedded(tl, found):
    assert found["scriptless"] == [len(tl), 0, tl.title["en"]]
    brics = of(tl, vt.chapter("brics-2024"))
    shown, listed, claims = found["print"]
    assert not shown
    assert listed == len(brics)
    assert claims > 0
    assert found["pdf"] > 30_000
    assert found["embed"] == [False, True]
    assert found["embedList"]


def test_the_page_around_learns_how_high_it_is(found):
    folded, listed, again, narrow = found["heights"]
    for needed, given, told in found["heights"]:
        assert needed == given == told
    assert listed[0] > 3 * folded[0]
    assert again == folded
    assert narrow[0] != folded[0]


@pytest.mark.parametrize("name", ["hostile-page.html", "hostile-notebook.html", "hostile.svg"])
def test_hostile_text_is_text(found, name):
    assert found[name] == {"noise": [], "requests": [], "ran": None, "bold": 0, "text": True}


def test_the_texts_of_the_head(tl):
    page = html.dumps(
        tl, title="A headline", byline={"en": "By A", "es": "De A"}, url="https://example.org/x"
    )
    assert '<meta property="og:title" content="A headline">' in page
    assert '<link rel="canonical" href="https://example.org/x">' in page
