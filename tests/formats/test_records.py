"""Plain data: the quick reader and the exact one agree."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats._records import diagnose, document, fast
from venezuela_timeline.formats._records.classes import Attempt
from venezuela_timeline.model import Actor, Event, Place, Source


def refused(raw, cls):
    try:
        fast.EDTF.record(raw, cls)
    except Exception:  # noqa: BLE001  (of any kind)
        return True
    return False


@given(timelines())
def test_both_read_what_is_written(tl):
    found = document.plain(tl)
    for name, cls in document.RECORDS.items():
        for raw in found.get(name, []):
            assert Attempt(fast.EDTF.record(raw, cls)) == diagnose.read(raw, cls, None, "")


EVENT = {"id": "a", "title": "A", "when": "2024"}


@pytest.mark.parametrize(
    ("raw", "cls"),
    [
        ("a", Event),
        (None, Event),
        ({}, Event),
        (EVENT | {"sumary": "x"}, Event),
        (EVENT | {"when": None}, Event),
        (EVENT | {"when": True}, Event),
        (EVENT | {"when": 3.5}, Event),
        (EVENT | {"title": None}, Event),
        (EVENT | {"tags": {"a": 1}}, Event),
        (EVENT | {"tags": None}, Event),
        (EVENT | {"tags": "a"}, Event),
        (EVENT | {"claims": None}, Event),
        (EVENT | {"claims": ["x"]}, Event),
        (EVENT | {"claims": [{"aspect": "votes", "by": "b", "value": True}]}, Event),
        (EVENT | {"claims": [{"aspect": "votes", "by": "b", "value": {"unit": "c"}}]}, Event),
        (EVENT | {"claims": [{"aspect": "votes", "by": "b", "value": 3, "rank": None}]}, Event),
        (EVENT | {"citations": [3]}, Event),
        (EVENT | {"citations": [["a"]]}, Event),
        (EVENT | {"participants": ({"actor": "a"},)}, Event),
        (EVENT | {"revision": True}, Event),
        (EVENT | {"revision": 1.0}, Event),
        (EVENT | {"modified": 2024}, Event),
        ({"id": "a", "name": "A", "latitude": "10", "longitude": 0}, Place),
        ({"id": "a", "name": "A", "latitude": True, "longitude": 0}, Place),
        ({"id": "a", "name": "A", "latitude": 10}, Place),
        ({"id": "a", "title": 3}, Source),
        ({"id": "a", "state_media": 1}, Source),
        ({"id": "a", "state_media": None}, Source),
        ({"id": 3}, Source),
        ({"id": "a", "name": "A", "kind": None}, Actor),
        ({"id": "a", "name": "A", "tenures": [{"office": "x"}]}, Actor),
    ],
    ids=str,
)
def test_both_refuse_what_is_wrong(raw, cls):
    assert refused(raw, cls)
    attempt = diagnose.read(raw, cls, None, "here")
    assert attempt.value is None
    assert attempt.faults
    assert isinstance(attempt.partial, cls)


@pytest.mark.parametrize(
    ("raw", "cls"),
    [
        (EVENT | {"place": None, "summary": None, "modified": None, "known_until": None}, Event),
        (EVENT | {"when": 2024, "tags": [], "participants": ["a"], "citations": ["b c d"]}, Event),
        ({"id": "a", "name": "A", "latitude": None, "longitude": None}, Place),
        ({"id": "a", "title": None, "published": 2024, "url": None}, Source),
    ],
    ids=str,
)
def test_both_read_what_may_be_left_out(raw, cls):
    assert Attempt(fast.EDTF.record(raw, cls)) == diagnose.read(raw, cls, None, "")


def test_the_faults_of_all_fields_are_found_together():
    event = {
        "id": "Bad Id",
        "title": "A",
        "when": "2024-7",
        "known_until": "2024-01-01",  # against which time?
        "participants": ["ann", {"actor": "ben", "rule": "x"}, 3],
        "tags": ["A b"],
        "claims": [{"aspect": "When", "by": "Ann", "value": "2024-07-28", "stance": "x"}],
    }
    attempt = diagnose.read(event, Event, "a.json", "events[0]")
    faults = attempt.faults
    assert [fault.path.removeprefix("events[0]") for fault in faults] == [
        ".id",
        ".when",
        ".tags",
        ".participants[1].rule",
        ".participants[2]",
        ".claims[0].aspect",
        ".claims[0].by",
        ".claims[0].stance",
    ]
    assert {(fault.file, fault.id) for fault in faults} == {("a.json", "Bad Id")}
    assert str(faults[1]).startswith("a.json: events[0].when (id 'Bad Id'): '2024-7', ")
    assert [part.actor for part in attempt.partial.participants] == ["ann", "ben", None]
    place = {"id": "p", "name": "P", "latitude": 91, "longitude": 181}
    assert len(diagnose.read(place, Place, None, "here").faults) == 2


def test_hints_stay_few_where_very_many_ids_are_unknown():
    events = [
        {"id": f"e{at}", "title": "E", "when": "2024", "place": f"place-number-{at}"}
        for at in range(2000)
    ]
    places = [{"id": f"placf-number-{at}", "name": "P"} for at in range(2000)]
    with pytest.raises(vt.DataError) as caught:
        formats.loads(json.dumps({"events": events, "places": places}), "json")
    assert len(caught.value.faults) == len(events)
    assert "did you mean" in caught.value.faults[0].hint
    assert "add the place" in caught.value.faults[-1].hint
