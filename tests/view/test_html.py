"""HTML of one event: its sources and their labels."""

from __future__ import annotations

import venezuela_timeline as vt
from venezuela_timeline.view._html import Voice


def test_a_source_of_state_media_is_labelled_where_it_is_cited():
    source = vt.Source("paper", "Title", publisher="Paper", state_media=True)
    timeline = vt.Timeline([vt.Event("e", "E", "2024", citations=["paper"])], sources=[source])
    words = Voice(timeline, ("en",)).link(vt.Citation("paper"))
    assert words == "<bdi>Paper</bdi> (state media)"
