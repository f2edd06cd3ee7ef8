"""What is lost: one note for each kind of loss, with the events that it concerns."""

from __future__ import annotations

import venezuela_timeline as vt
from venezuela_timeline.formats import Report
from venezuela_timeline.formats.losses import Losses, note_unseen


def noted(losses):
    report = Report()
    losses.note(report)
    return str(report).splitlines()


def test_a_note_names_one_event_or_a_few():
    losses = Losses()
    for count, kind in ((0, "none"), (1, "one"), (3, "few"), (4, "many")):
        losses.add(kind)
        for at in range(count):
            losses.add(kind, f"e{at}")
    assert noted(losses) == ["none", "e0: one", "few (3 events: e0, e1, e2)", "many (4 events)"]


def test_registers_that_are_empty_lose_nothing():
    losses = Losses()
    timeline = vt.Timeline(actors=[vt.Actor("a", "A")], places=[vt.Place("p", "P")])
    losses.add_registers(timeline, ("actors", "places", "sources"), "nothing is held")
    losses.add_registers(vt.Timeline(), ("actors",), "nothing is held")
    assert noted(losses) == ["nothing is held of actors, places"]


def test_controls_and_languages_that_are_not_shown_are_noted():
    said = vt.Citation("s", note={"en": "a", "de": "b"})
    events = [
        vt.Event("plain", {"en": "A", "es": "B"}, 2024),
        vt.Event("control", "A\x1b[31m", 2024),
        vt.Event("other", {"en": "A", "fr": "C", "pt": "A"}, 2024, citations=[said]),
        vt.Event("claim", "A", 2024, summary="S", claims=[vt.Claim("votes", "s", text="a\u202eb")]),
    ]
    report = Report()
    note_unseen(vt.Timeline(events, sources=[vt.Source("s")]), report)
    assert sorted(str(report).splitlines()) == [
        "claim: controls and bidi marks are shown as their names",
        "control: controls and bidi marks are shown as their names",
        "other: left out: texts in de, fr",
    ]
