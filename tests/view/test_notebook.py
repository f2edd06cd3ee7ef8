"""The display in a notebook: accessible, without script, hostile text as text."""

from __future__ import annotations

import re

import attrs
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from markup import Reader, hostile_timeline
from strategies import timelines
from venezuela_timeline.safe_text import visible
from venezuela_timeline.view import notebook, plain, svg


@settings(max_examples=50)
@given(timelines(), st.sampled_from(["en", "es"]))
def test_a_display_holds_no_script_and_all_titles(tl, lang):
    for shown in [notebook.timeline_html(tl, lang=lang), *(e._repr_html_() for e in tl)]:
        read = Reader(shown)
        assert "script" not in read.tags
        assert not [key for key, _ in read.attributes if key.startswith("on")]
    for event in tl:
        assert (
            visible(event.title[lang]).split()[0]
            in Reader(notebook.timeline_html(tl, lang=lang)).text
        )


def test_a_display_is_an_accessible_table_under_a_chart():
    tl = vt.load()
    shown = tl._repr_html_()
    read = Reader(shown)
    assert ("scope", "col") in read.attributes
    assert read.attributes.count(("scope", "row")) == notebook.ROWS
    assert ("role", "img") in read.attributes
    assert ("datetime", "2008-09-10") not in read.attributes  # an interval is no <time>
    assert ("style", "display:none") in read.attributes  # the style sheet shows the chart
    assert "caption" in read.tags
    assert "time" in read.tags
    assert f"and {len(tl) - notebook.ROWS} more" in read.text
    assert len(shown.encode()) < 150_000


def test_a_bundle_is_text_and_the_same_html():
    tl = vt.load()
    for value in (tl, tl[0], tl["cne-second-bulletin"].claims[0]):
        bundle = value._repr_mimebundle_(include=None, exclude=None)
        assert bundle == {"text/plain": plain.shown(value), "text/html": value._repr_html_()}


def test_rivals_stand_side_by_side():
    tl = vt.load()
    shown = notebook.event_html(tl["cne-second-bulletin"], timeline=tl)
    winners = re.search(r"<dt>winner</dt><dd><ul>(.*?)</ul>", shown)[1]
    assert winners.count("<li>") > 1
    assert "Nicolás Maduro" in winners
    assert "Edmundo González" in winners
    alone = tl["cne-second-bulletin"]._repr_html_()
    assert "edmundo-gonzalez" not in alone  # its timeline knows the name
    copied = attrs.evolve(tl["cne-second-bulletin"])
    assert "edmundo-gonzalez" in copied._repr_html_()


def test_hostile_text_is_shown_as_text():
    tl = hostile_timeline()
    for shown in (tl._repr_html_(), notebook.event_html(tl["e"], timeline=tl), svg.draw(tl)):
        read = Reader(shown)
        assert "script" not in read.tags
        assert "b" not in read.tags or "<b onclick=x>" in read.text
        assert "\u202e" not in shown
        assert "\x1b" not in shown
        assert "[U+202E]" in read.text
    assert "\x1b" not in plain.shown(tl) + plain.shown(tl["e"]) + plain.shown(tl["e"].claims[0])


def test_a_very_long_timeline_is_not_searched_for_the_heaviest(monkeypatch):
    looked_at = []
    weigh = notebook.heaviest
    monkeypatch.setattr(
        notebook, "heaviest", lambda tl, count: looked_at.append(len(tl)) or weigh(tl, count)
    )
    tl = vt.Timeline(vt.Event(f"e-{at}", "E", f"{at + 1:04}") for at in range(2001))
    assert "The chart has 16 of the events." in notebook.timeline_html(tl)
    assert "The chart has the 16 events of which most is said." in notebook.timeline_html(tl[1:])
    assert looked_at == [1001, 2000]


def test_a_perspective_shows_what_it_says():
    assert "Carter Center</bdi>: 4 events" in notebook.shown(
        vt.load().according_to("Carter Center")
    )
