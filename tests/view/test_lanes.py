"""Lanes: every event in one."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.view.lanes import lanes_of


@pytest.mark.parametrize("by", ["chapter", "actor", "kind"])
def test_every_event_has_a_lane(by):
    tl = vt.load()
    found = {event.id for lane in lanes_of(tl, by, "en") for event, _ in lane.events}
    assert found == {event.id for event in tl}
