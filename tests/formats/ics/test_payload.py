"""Events that a calendar carries whole."""

from __future__ import annotations

import base64
import json

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import payload
from venezuela_timeline.formats.ics.components import scan
from venezuela_timeline.formats.ics.parsing import values_of

ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def carrying(document):
    """A calendar with an event that carries another document than its own."""
    written = ics.dumps(ONE, embed=True).replace("\r\n ", "")
    report = vt.Report()
    carried = base64.b64encode(json.dumps(document).encode()).decode()
    found = []
    for line in written.split("\r\n"):
        name = line.partition(";")[0]
        if name == payload.EVENT:
            found.append(f"{name};VALUE=TEXT:{carried}")
        elif name != payload.DIGEST:
            found.append(line)
    (block,) = scan(
        "\r\n".join(found).encode(), vt.Report(), max_bytes=2**20, max_events=9, file=None
    ).blocks
    digest = payload.digest(carried, values_of(block.lines))
    at = found.index("END:VEVENT")
    found.insert(at, f"{payload.DIGEST};VALUE=TEXT:{digest}")
    timeline = ics.loads("\r\n".join(found), report=report)
    return timeline, str(report)


def test_a_carried_document_without_an_event_is_passed_over():
    event = {"id": "e", "title": "Whole", "when": "2024"}
    assert str(carrying({"events": [event]})[0]["e"].title) == "Whole"
    for document in ({"events": []}, [event]):
        timeline, notes = carrying(document)
        assert str(timeline["e"].title) == "E"
        assert "it holds no event" in notes


def test_two_different_actors_of_one_id_are_not_both_embedded():
    one, other = (
        vt.Timeline(
            [vt.Event(key, "E", "2024", participants=["ann"])],
            actors=[vt.Actor("ann", name)],
            id="t",
        )
        for key, name in (("a", "Ann"), ("b", "Another"))
    )
    text = ics.dumps(other, embed=True)
    event = text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")]
    whole = ics.dumps(one, embed=True).replace("END:VCALENDAR", f"{event}END:VCALENDAR")
    report = vt.Report()
    back = formats.loads(whole, "ics", report=report)
    assert str(back.actors["ann"].name) == "Ann"
    assert "two different ones are called 'ann'" in str(report)


def test_an_id_that_is_an_actor_in_one_event_and_a_source_in_another():
    one = vt.Timeline(
        [vt.Event("a", "A", "2024", participants=["x"])], id="t", actors=[vt.Actor("x", "X")]
    )
    other = vt.Timeline(
        [vt.Event("b", "B", "2025", citations=["x"])], id="t", sources=[vt.Source("x")]
    )
    first, second = (ics.dumps(each, embed=True) for each in (one, other))
    event = second[second.index("BEGIN:VEVENT") : second.index("END:VCALENDAR")]
    report = vt.Report()
    found = ics.loads(first.replace("END:VCALENDAR", event + "END:VCALENDAR"), report=report)
    assert found.ids == {"a", "b"}
    assert "an actor and a source have the same id" in str(report)
