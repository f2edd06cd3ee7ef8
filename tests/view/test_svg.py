"""What is looked at: charts, notebook displays and plain text, for any text and any time."""

from __future__ import annotations

import json
import math
import re
from itertools import combinations

import pytest
from hypothesis import example, given, settings, strategies as st

import venezuela_timeline as vt
from markup import Reader, hostile_timeline, parsed
from strategies import event_times, timelines
from venezuela_timeline.view import chart, notebook, plain, svg
from venezuela_timeline.view._escaping import visible
from venezuela_timeline.view._extent import extent
from venezuela_timeline.view._lanes import lanes_of
from venezuela_timeline.view._layout import NARROWEST, RADIUS, layout, text_width
from venezuela_timeline.view._scale import Scale

WIDTHS = (NARROWEST, 300, 450, 720, 960, 1600)


def events_near(*days):
    return vt.Timeline(
        vt.Event(f"e{index}", "A title that is neither long nor short", f"2024-07-{day:02}")
        for index, day in enumerate(days)
    )


# Where things lie -------------------------------------------------------------------------


@given(event_times())
def test_the_certain_stretch_lies_within_a_possible_one(when):
    tl = vt.Timeline([vt.Event("e", "Title", when)])
    place = extent(tl, tl["e"])
    assert all(
        first[1] < second[0]
        for first, second in zip(place.possible, place.possible[1:], strict=False)
    )
    if place.certain is not None:
        assert any(s <= place.certain[0] and place.certain[1] <= e for s, e in place.possible)


def test_an_extent_of_very_many_pieces_is_its_hull():
    tl = vt.Timeline([vt.Event("e", "E", "20XX-10-X1")])
    (stretch,) = extent(tl, tl["e"]).possible
    days = vt.TimeSpan("2000-10-01/2099-10-31").bounds
    assert stretch == (days.start_min, days.end_max + 1)


def test_extents_say_what_dates_say():
    tl = vt.Timeline([vt.Event("day", "x", "2024-07-28"), vt.Event("month", "x", "2024-07")])
    day = extent(tl, tl["day"])
    assert day.possible == (day.certain,)
    assert extent(tl, tl["month"]).certain is None


@given(
    st.integers(-(10**9), 10**9),
    st.integers(7, 10**9),
    st.integers(1, 12),
    st.sampled_from(["en", "es"]),
)
def test_ticks_fit(first, length, room, lang):
    scale = Scale(first, first + length)
    ticks = scale.ticks(room, lang)
    assert len(ticks) <= room
    assert all(first <= tick.day < first + length for tick in ticks)
    assert ticks == sorted(set(ticks))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-07-27", "2024-07-31", ["27 Jul", "28 Jul", "29 Jul", "30 Jul", "31 Jul"]),
        ("2023-11-05", "2024-03-10", ["Dec", "Jan 2024", "Feb", "Mar"]),
        ("2001-05-05", "2011-05-05", ["2002", "2004", "2006", "2008", "2010"]),
        ("-0100-05-05", "0100-05-05", ["101 BCE"]),
    ],
)
def test_ticks_suit_the_span(first, last, labels):
    ends = [vt.TimeSpan(text).bounds.start_min for text in (first, last)]
    found = [tick.label for tick in Scale(ends[0], ends[1] + 1).ticks(6, "en")]
    assert found[: len(labels)] == labels or labels == ["101 BCE"]
    assert any("BCE" in label for label in found) == (first.startswith("-"))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-07-27", "2024-07-30", ["27 Jul 2024", "28 Jul", "29 Jul", "30 Jul"]),
        ("2023-12-31", "2024-01-02", ["31 Dec 2023", "1 Jan 2024", "2 Jan"]),
        ("2023-11-05", "2024-02-10", ["Dec 2023", "Jan 2024", "Feb"]),
        ("0001-01-01", "0001-01-02", ["1 Jan 1", "2 Jan"]),
        ("2001-05-05", "2005-05-05", ["2002", "2003", "2004", "2005"]),
    ],
)
def test_ticks_say_each_year_once(first, last, labels):
    ends = [vt.TimeSpan(text).bounds.start_min for text in (first, last)]
    found = [tick.full for tick in Scale(ends[0], ends[1] + 1).ticks(4, "en")]
    assert found == labels


def test_a_picture_of_days_says_the_year(tmp_path):
    days = vt.load().where(vt.during("2024-07-28/2024-08-02"), certainly=True)
    days.save(tmp_path / "days.svg", lanes="kind", lang="es")
    drawn = (tmp_path / "days.svg").read_text("utf-8")
    labels = re.findall(r'<text class="t"[^>]*>([^<]*)<', drawn)
    assert labels[0].endswith(" 2024")
    assert not any(label.endswith(" 2024") for label in labels[1:])


@pytest.mark.parametrize("by", ["chapter", "actor", "kind"])
def test_every_event_has_a_lane(by):
    tl = vt.load()
    found = {event.id for lane in lanes_of(tl, by, "en") for event, _ in lane.events}
    assert found == {event.id for event in tl}


# Labels -----------------------------------------------------------------------------------


def drawn_at(marks, width):
    """Left and right end of each mark, and of each label seen, at a width."""
    for mark in marks:
        yield mark, mark.start * width - RADIUS, mark.end * width + RADIUS, False
        label = mark.label
        if label is None:
            continue
        shown_from = next((w for w in svg.BREAKS if label.needs <= w), svg.BREAKS[-1])
        words = label.words if width >= shown_from else label.short
        if not words:
            continue
        if label.anchor == "start":
            start = label.start.at(width)
            yield mark, start, start + text_width(words), True
        else:
            end = label.end.at(width)
            yield mark, end - text_width(words), end, True


def assert_clear(lanes, rows):
    for lane in lanes:
        marks = layout(lane, svg.BREAKS[-1], rows, "en", labels=True)
        assert {mark.event.id for mark in marks} == {event.id for event, _ in lane.events}
        for width in WIDTHS:
            seen = list(drawn_at(marks, width))
            for one, two in combinations(seen, 2):
                if one[0].row == two[0].row and one[0] is not two[0] and (one[3] or two[3]):
                    assert one[2] <= two[1] or two[2] <= one[1], (width, one, two)
            assert all(
                left >= -RADIUS and right <= width + 1e-6 for _, left, right, label in seen if label
            )


@pytest.mark.parametrize(
    ("by", "rows"), [("chapter", 60), ("chapter", 5), ("kind", 8), ("actor", 3)]
)
def test_no_label_overlaps_in_the_packaged_timeline(by, rows):
    assert_clear(lanes_of(vt.load(), by, "en"), rows)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 31), min_size=1, max_size=40), st.integers(1, 12))
@example([1, 1, 3, 29], 1)
def test_no_label_overlaps(days, rows):
    assert_clear(lanes_of(events_near(*days), "kind", "en"), rows)


@settings(max_examples=60)
@given(timelines(), st.integers(1, 4))
def test_no_label_overlaps_whatever_the_times(tl, rows):
    assert_clear(lanes_of(tl, "chapter", "en"), rows)


def test_where_labels_run_out_the_lane_says_how_many_are_missing():
    months = vt.load()["2024-07":"2024-08"]
    shown = notebook.timeline_html(months)  # the example of docs/how-to/notebook.md
    assert "without a label" not in shown
    assert shown.count('<g class="l"') == len(months)
    crowded = events_near(*[1] * 70)
    (lane,) = lanes_of(crowded, "kind", "en")
    marks = layout(lane, 960, 60, "en", labels=True)
    missing = sum(mark.label is None for mark in marks)
    assert missing > 10
    assert f">{missing} events without a label</text>" in notebook.timeline_html(crowded)
    assert f">{missing} hechos sin rótulo</text>" in svg.document(crowded, lang="es", width=960)
    dots = vt.Timeline(vt.Event(f"e{index}", "E", 1000 + index) for index in range(700))
    assert ">700 events without a label</text>" in svg.draw(dots)


def test_a_mark_without_a_label_goes_where_no_mark_is():
    (lane,) = lanes_of(events_near(1, 1, 4, 4, 31), "kind", "en")
    marks = layout(lane, 960, 2, "en", labels=True)
    for one, two in combinations(marks, 2):
        assert one.row != two.row or one.end < two.start or two.end < one.start


def test_what_is_contested_is_drawn_over_what_is_not():
    denial = vt.Claim("occurrence", "x", stance="denies")
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024-07-28", claims=[denial]),
            vt.Event("b", "B", "2024-07-28"),
        ],
        actors=[vt.Actor("x", "X")],
    )
    drawn = svg.draw(tl, lanes="kind", rows=1)
    assert drawn.index("<title>28 July 2024: B<") < drawn.index("<title>28 July 2024: A (")


# The chart --------------------------------------------------------------------------------


@settings(max_examples=50)
@given(
    timelines(),
    st.sampled_from(["chapter", "actor", "kind"]),
    st.sampled_from(["en", "es"]),
    st.sampled_from([300, 960, 1600]),
)
def test_a_chart_is_well_formed_for_any_timeline(tl, lanes, lang, width):
    root = parsed(svg.document(tl, lanes=lanes, lang=lang, width=width))
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [root[index].get("id") for index in (1, 2)] == named
    text = " ".join(visible(tl.title[lang]).split())
    assert root[1].text.split() == text.split()
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "path", "g", "line", "text", "tspan", "style",
    }  # fmt: skip


def test_a_mark_shows_what_is_known():
    tl = vt.Timeline(
        [
            vt.Event("since", "Since", "2006/..", known_until="2010-01-01"),
            vt.Event("month", "Month", "2008-05"),
            vt.Event("year", "Year", "2012-01-01/2012-12-31", claims=[
                vt.Claim("occurrence", "x", stance="denies")
            ]),
        ],
        actors=[vt.Actor("x", "X")],
    )  # fmt: skip
    drawn = svg.document(tl, lanes="kind")
    for word in ("certain", "possible", "contested", "goes on"):
        assert f">{word}</text>" in drawn
    plain_day = svg.document(vt.Timeline([vt.Event("e", "E", "2024-07-28")]))
    assert ">possible</text>" not in plain_day
    assert ">goes on</text>" not in plain_day


@pytest.mark.parametrize("count", [0, 1, 100, 5000])
def test_any_number_of_events(count):
    tl = vt.Timeline(
        vt.Event(f"e{index}", f"Event {index}", f"{1500 + index // 10}-{1 + index % 12:02}")
        for index in range(count)
    )
    for width in (300, 1600):
        drawn = svg.document(tl, width=width)
        assert parsed(drawn) is not None
        assert len(drawn) < 500_000
    assert svg.draw(tl)


@pytest.mark.parametrize(
    "options", [{"lanes": "place"}, {"axis": "log"}, {"lang": "fr"}, {"width": 5}, {"width": "9"}]
)
def test_options_that_there_are_not(options):
    with pytest.raises(vt.FormatError, match=f"{next(iter(options.values()))}"):
        svg.draw(vt.load(), **options)


# The notebook -----------------------------------------------------------------------------


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
    assert "edmundo-gonzalez" in alone


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


def test_text_in_a_terminal():
    tl = vt.Timeline([vt.Event("vote", "The vote", "2024-07-28")], title="A day")
    assert str(tl) == "A day: 1 event\n  28 July 2024  The vote  vote"
    assert repr(tl) == "<Timeline 'timeline': 1 event, 28 July 2024>"
    assert f"… and {len(vt.load()) - 40} more" in str(vt.load())
    assert plain.shown(tl, lang="es").startswith("A day: 1 hecho")


# Vega-Lite --------------------------------------------------------------------------------


@settings(max_examples=50)
@given(timelines(), st.sampled_from(["chapter", "actor", "kind"]))
def test_a_specification_is_json_for_any_timeline(tl, lanes):
    specification = tl.chart(lanes=lanes)
    assert json.loads(json.dumps(specification, allow_nan=False)) == specification
    for row in specification["data"]["values"]:
        assert row["start"] <= row["end"]
        assert abs(row["start"]) <= 8_640_000_000_000_000


def test_pictures_need_a_kind_there_is():
    with pytest.raises(vt.FormatError, match="write svg or png"):
        chart.picture({}, "jpeg")


def test_text_width_is_never_short():
    assert text_width("W") > text_width("i")
    assert math.isclose(text_width("ab"), text_width("a") + text_width("b"))
