"""The Vega-Lite specification of a chart, and its pictures."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.view import chart

ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def test_a_picture_without_its_extra_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(vt.FormatError, match="vl-convert is missing"):
        chart.picture(ONE.chart(), "svg")


def test_a_picture_is_what_vl_convert_draws(monkeypatch):
    class Drawer:
        @staticmethod
        def vegalite_to_svg(text):
            return f"<svg>{text}"

        @staticmethod
        def vegalite_to_png(text, *, scale):
            return f"{scale}{text}".encode()

    monkeypatch.setitem(sys.modules, "vl_convert", Drawer)
    assert chart.picture({"a": 1}, "svg") == '<svg>{"a": 1}'
    assert chart.picture({"a": 1}, "png", scale=2) == b'2{"a": 1}'


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
