"""The page and the chart in Debian's Chromium: filters, links, keyboard, axe-core, hostile text.

Needs `chromium`, Node 20 or later, and `npm install` in this folder.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import venezuela_timeline as vt
from markup import hostile_timeline

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
SCRIPT = "<script>window.ran = 1</script>"


def hostile():
    tl = hostile_timeline()
    event = tl["e"]
    return tl.replace(vt.Event("e", SCRIPT + str(event.title), event.when, claims=event.claims))


@pytest.fixture(scope="module")
def tl():
    return vt.load()


@pytest.fixture(scope="module")
def found(tl, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    tl.save(folder / "page.html")
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


def test_it_is_quiet_and_nothing_leaves(found):
    assert found["noise"] == []
    assert found["requests"] == []


def test_filters(tl, found):
    assert found["all"] == found["cleared"] == len(tl)
    # The page also looks at names and at the titles of linked events.
    asked = [event.id for event in tl.where(vt.text("guaido swears"))]
    assert asked
    assert set(asked) <= set(found["text"])
    assert len(found["text"]) < len(tl) / 5
    assert "cne-second-bulletin" in found["otherLanguage"]
    assert found["by k"] == len(tl.where(vt.kind("election")))
    assert found["by c"] == sum(event.chapter == "brics-2024" for event in tl)
    assert 0 < found["by l"] < len(tl)
    assert 0 < found["by a"] < len(tl)
    assert found["none"] == 0


def test_windows_are_the_librarys_own(tl, found):
    window = vt.overlapping("2024-08-01/2024-08-05")
    assert sorted(found["possible"]) == sorted(event.id for event in tl.where(window))
    certain = tl.where(window, certainly=True)
    assert sorted(found["certain"]) == sorted(event.id for event in certain)
    assert found["status"] == f"{len(certain)} of {len(tl)} events"
    assert found["dimmed"] == len(tl) - len(certain)
    assert len(certain) < len(found["possible"])


def test_languages_and_links(tl, found):
    assert found["spanish"] == [tl["cne-second-bulletin"].title["es"], "es", f"{len(tl)} hechos"]
    assert found["linked"]
    assert found["clicked"] == "ARTICLE"


def test_keyboard(found):
    assert found["firstTab"] == "#_events"
    assert {"_en", "_q", "c", "k", "a", "l", "_from", "_to", "_sure", "reset"} <= set(
        found["reached"]
    )
    assert found["opened"] == 1


@pytest.mark.parametrize("width", [300, 700, 1000, 1600])
def test_labels_as_the_browser_measures_them(found, width):
    seen = found[f"overlaps {width}"]
    assert seen["shown"] > 40
    assert seen["pairs"] == []
    assert seen["beyond"] == []
    assert found[f"wide {width}"] <= 0


@pytest.mark.parametrize("how", ["light", "dark", "narrow"])
def test_axe(found, how):
    assert found[f"axe {how}"] == []


def test_without_script_and_on_paper(tl, found):
    assert found["scriptless"] == [len(tl), 0, 0]
    assert found["print"][0] == 0
    assert found["pdf"] > 100_000


@pytest.mark.parametrize("name", ["hostile-page.html", "hostile-notebook.html", "hostile.svg"])
def test_hostile_text_is_text(found, name):
    assert found[name] == {"noise": [], "requests": [], "ran": None, "bold": 0, "text": True}
