"""Layout: no label over another, and no text wider than its room."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import example, given, settings, strategies as st

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.view import svg
from venezuela_timeline.view._layout import NARROWEST, RADIUS, fitted, layout, text_width
from venezuela_timeline.view._looks import BREAKS
from venezuela_timeline.view.lanes import lanes_of

WIDTHS = (NARROWEST, 300, 450, 720, 960, 1600)


def test_a_text_that_does_not_fit_ends_with_an_ellipsis():
    words = "El Niño \u0301 and 日本 " * 10
    for room in range(0, 400, 7):
        short = fitted(words, room)
        assert short.endswith("…")
        assert text_width(short) <= max(room, text_width("…"))
    assert fitted(words, text_width(words)) == words


def drawn_at(marks, width):
    """Left and right end of each mark, and of each label seen, at a width."""
    for mark in marks:
        yield mark, mark.start * width - RADIUS, mark.end * width + RADIUS, False
        label = mark.label
        if label is None:
            continue
        shown_from = next((w for w in BREAKS if label.needs <= w), BREAKS[-1])
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
        marks = layout(lane, BREAKS[-1], rows, "en", labels=True)
        assert {mark.event.id for mark in marks} == {event.id for event, _ in lane.events}
        for width in WIDTHS:
            seen = list(drawn_at(marks, width))
            for one, two in combinations(seen, 2):
                if one[0].row == two[0].row and one[0] is not two[0] and (one[3] or two[3]):
                    assert one[2] <= two[1] or two[2] <= one[1], (width, one, two)
            assert all(
                left >= -RADIUS and right <= width + 1e-6 for _, left, right, label in seen if label
            )


def events_near(*days):
    return vt.Timeline(
        vt.Event(f"e{index}", "A title that is neither long nor short", f"2024-07-{day:02}")
        for index, day in enumerate(days)
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
    shown = svg.draw(months)
    assert "without a label" not in shown
    assert shown.count('<g class="l"') == len(months)
    crowded = events_near(*[1] * 70)
    (lane,) = lanes_of(crowded, "kind", "en")
    marks = layout(lane, 960, 60, "en", labels=True)
    missing = sum(mark.label is None for mark in marks)
    assert missing > 10
    assert f">{missing} events without a label</text>" in svg.draw(crowded)
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


def test_text_width_is_never_short():
    assert text_width("W") > text_width("i")
    assert math.isclose(text_width("ab"), text_width("a") + text_width("b"))
