"""The real TimelineJS and the real Mermaid, in Debian's Chromium, show what is written.

npm install --prefix tests/formats && pytest -m browser tests/formats/test_browser.py
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

import venezuela_timeline as vt
from strategies import HOSTILE, hostile_timeline
from venezuela_timeline.safe_text import shown_line

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parent / "open.mjs"
FAR = (
    "-0044-03-15",
    "0000",
    "Y-13798000000",
    "Y20000",
    "/2006",
    "2006/..",
    "2024-10~",
    "[2001,2003]",
)


def shown(kind, path):
    """What a page shows of a file; it had no trouble and asked for nothing from elsewhere."""
    pictures = os.environ.get("PICTURES")
    picture = [f"{pictures}/{path.name}.png"] if pictures else []
    done = subprocess.run(
        ["node", str(SCRIPT), kind, str(path), *picture],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["troubles"] == []
    assert found["shown"]["foreign"] == []
    return found["shown"]


RIVAL_DATES = {
    event.id
    for event in vt.load()
    for claim in event.claims
    if claim.aspect == "when" and claim.subject is None and claim.value != event.when
}
"""The events for which somebody gives another date than the one that is shown."""


def squeezed(text):
    """A text without blanks, and without what pages trim or cannot hold."""
    return re.sub(r"[\s\x00\ufeff]+", "", text or "")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_timelinejs_shows_the_packaged_timeline(tmp_path, lang):
    tl = vt.load()
    tl.save(tmp_path / f"{lang}.timelinejs.json", lang=lang)
    page = shown("timelinejs", tmp_path / f"{lang}.timelinejs.json")
    assert page["errors"] == []
    assert page["title"] == tl.title[lang]
    assert list(page["slides"]) == [event.id for event in tl]
    for event in tl:
        slide = page["slides"][event.id]
        assert slide["headline"] == slide["marker"] == event.title[lang]
        words, *others = slide["date"].split("; ")
        assert words == event.when.describe(lang)
        assert bool(others) == (event.id in RIVAL_DATES)
        assert slide["content"].startswith(event.summary[lang])
    chapters = [chapter.title[lang] for chapter in tl.chapters.values()]
    assert sorted(page["groups"]) == sorted(page["eras"]) == sorted(chapters)


def test_timelinejs_shows_hostile_texts_as_text(tmp_path):
    tl = hostile_timeline()
    tl.save(tmp_path / "hostile.timelinejs.json")
    page = shown("timelinejs", tmp_path / "hostile.timelinejs.json")
    assert page["errors"] == []
    assert squeezed(page["title"]) == squeezed(tl.title["en"])
    for event, text in zip(tl, HOSTILE, strict=True):
        slide = page["slides"][event.id]
        assert squeezed(slide["headline"]) == squeezed(slide["marker"]) == squeezed(text)
        assert squeezed(slide["content"]).startswith(squeezed(text))
        for claim in event.every_claim():
            assert squeezed(shown_line(claim.text["en"])) in squeezed(slide["content"])
    titles = {squeezed(chapter.title["en"]) for chapter in tl.chapters.values()}
    assert set(map(squeezed, page["groups"])) == set(map(squeezed, page["eras"])) == titles


def test_timelinejs_shows_times_of_every_kind(tmp_path):
    tl = vt.Timeline([vt.Event(f"e{n}", when, when) for n, when in enumerate(FAR)])
    tl.save(tmp_path / "times.timelinejs.json")
    page = shown("timelinejs", tmp_path / "times.timelinejs.json")
    assert page["errors"] == []
    assert {slide["headline"]: slide["date"] for slide in page["slides"].values()} == {
        when: vt.TimeSpan(when).describe() for when in FAR
    }


def test_timelinejs_reads_the_digits_of_years_before_christ_as_they_are_meant(tmp_path):
    """Without our words it says the date itself."""
    tl = vt.Timeline(
        vt.Event(f"e{n}", "E", when) for n, when in enumerate(("-0043-03-15", "0000", "0001"))
    )
    tl.save(tmp_path / "ours.timelinejs.json")
    document = json.loads((tmp_path / "ours.timelinejs.json").read_text("utf-8"))
    for slide in document["events"]:
        del slide["display_date"]
    path = tmp_path / "digits.json"
    path.write_text(json.dumps(document), "utf-8")
    page = shown("timelinejs", path)
    assert page["errors"] == []
    assert {key: slide["date"] for key, slide in page["slides"].items()} == {
        "e0": "March 15, 44 BCE",
        "e1": "1 BCE",
        "e2": "1",
    }
    del document["events"][0]["edtf"]
    path.write_text(json.dumps(document), "utf-8")
    assert str(vt.read(path)["e0"].when) == "-0043-03-15"


def test_mermaid_draws_every_text_as_text(tmp_path):
    for tl in (vt.load(), hostile_timeline()):
        tl.save(tmp_path / f"{tl.id}.mmd")
        drawn = squeezed("".join(shown("mermaid", tmp_path / f"{tl.id}.mmd")["text"]))
        for words in (*(event.title for event in tl), tl.title):
            assert squeezed(shown_line(words["en"])) in drawn
        for chapter in tl.chapters.values():
            assert squeezed(shown_line(chapter.title["en"])) in drawn
        for event in tl:
            assert squeezed(event.when.describe("en")) in drawn
