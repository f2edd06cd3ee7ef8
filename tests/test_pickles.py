"""Every value survives pickling and copying."""

from __future__ import annotations

import pickle

import pytest

import venezuela_timeline as vt
from venezuela_timeline.timeline import changes, chronology

ONE = vt.Timeline([vt.Event("e", "E", "2024")])

DIFFERENCE = changes.diff(ONE, vt.Timeline())


def repickled(value, protocol=None):
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  (our own)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_value_pickles_by_every_protocol(protocol):
    timeline = vt.load()
    values = [
        *(timeline, timeline.actors, timeline[0], timeline[0].when, timeline[0].title),
        *(timeline.according_to("nicolas-maduro"), timeline.summary(), chronology.solve(ONE)),
        *(vt.during("2024") & ~vt.kind("a"), DIFFERENCE, changes.merge(ONE, ONE)),
        *(vt.Relation.BEFORE | vt.Relation.MEETS, vt.Certainty.POSSIBLE, vt.Fault("a", "b")),
    ]
    for value in values:
        assert repickled(value, protocol) == value
    registry = repickled(timeline.actors, protocol)
    assert registry.kind is vt.Actor
