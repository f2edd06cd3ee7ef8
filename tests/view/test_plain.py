"""Plain text in a terminal."""

from __future__ import annotations

import venezuela_timeline as vt
from venezuela_timeline.view import plain

BARE = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("never", "N", "/..")])


def test_an_event_that_has_only_a_title():
    assert plain.shown(BARE[0]) == "E [e]\n2024"


def test_text_in_a_terminal():
    tl = vt.Timeline([vt.Event("vote", "The vote", "2024-07-28")], title="A day")
    assert str(tl) == "A day: 1 event\n  28 July 2024  The vote  vote"
    assert repr(tl) == "<Timeline 'timeline': 1 event, 28 July 2024>"
    assert f"… and {len(vt.load()) - 40} more" in str(vt.load())
    assert plain.shown(tl, lang="es").startswith("A day: 1 hecho")


def test_what_a_party_says():
    said = str(vt.load().according_to("Carter Center"))
    assert said.startswith("Carter Center: 4 events\n  Carter Center's statement on the election [")
    assert "\n  - Carter Center" in said
    event = vt.Event("e", "E", 2024, citations=["paper ¶2"])
    assert plain.shown(event).endswith("Sources: paper ¶2")
