"""Vega-Lite's own compiler draws what `Timeline.chart` gives: needs the extra ``charts``."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.view import chart

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lanes", ["chapter", "actor", "kind"])
def test_pictures(lanes):
    tl = vt.load()
    drawn = chart.picture(tl.chart(lanes=lanes, lang="es"), "svg")
    assert drawn.startswith("<svg")
    assert "28 de julio de 2024" in drawn
    assert chart.picture(tl.chart(lanes=lanes), "png").startswith(b"\x89PNG")


def test_hostile_text_is_text():
    hostile = "<script>alert(1)</script>"
    tl = vt.Timeline([vt.Event("e", hostile, "2024-07-28")], title=hostile)
    assert "<script" not in chart.picture(tl.chart(), "svg")
