"""JSON-LD: a node for everything, and dates that say no more than is known."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.formats import jsonld


def one(title="E", when="2024", **more):
    return vt.Timeline([vt.Event("e", title, when, **more)], id="t", title="T")


@given(timelines())
def test_jsonld_has_a_node_for_everything(tl):
    text = jsonld.dumps(tl)
    assert not set("<>&") & set(text)
    graph = {node["@id"]: node for node in json.loads(text)["@graph"]}
    base = f"urn:timeline:{tl.id}:"
    for event in tl:
        node = graph[f"{base}event/{event.id}"]
        if event.when is None:
            assert "crm:P4_has_time-span" not in node
        else:
            assert node["crm:P4_has_time-span"]["rdfs:label"]["@value"] == str(event.when)
        assert len(node.get("tl:claim", [])) == len(event.claims)
        names = {part if isinstance(part, str) else part["@value"] for part in node["name"]}
        assert names == {words for _, words in event.title.versions}
    assert len(graph) == 1 + len(tl) + len(tl.actors) + len(tl.places) + len(tl.sources)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-07-28", {"startDate": "2024-07-28"}),
        ("2024-10", {"startDate": "2024-10"}),
        ("2024-10-22/2024-10-24", {"startDate": "2024-10-22", "endDate": "2024-10-24"}),
        ("2006/..", {"startDate": "2006"}),
        ("2024-10~", {}),
        ("200X", {}),
        ("2024-21", {}),
        ("2024-07-28T18:00:00-04:00", {"startDate": "2024-07-28T18:00:00-04:00"}),
    ],
)
def test_schema_org_dates_say_no_more_than_is_known(when, expected):
    (node,) = (
        n
        for n in json.loads(jsonld.dumps(one(when=when)))["@graph"]
        if "startDate" in n or n["@id"].endswith("event/e")
    )
    found = {key: node[key]["@value"] for key in ("startDate", "endDate") if key in node}
    assert found == expected


def test_the_four_bounds():
    (node,) = (
        n
        for n in json.loads(jsonld.dumps(one(when="2024-10")))["@graph"]
        if n["@id"] == "urn:timeline:t:event/e"
    )
    span = {
        key: value["@value"]
        for key, value in node["crm:P4_has_time-span"].items()
        if key.startswith("crm:")
    }
    assert span == {
        "crm:P82a_begin_of_the_begin": "2024-10-01T00:00:00",
        "crm:P81a_end_of_the_begin": "2024-10-31T23:59:59",
        "crm:P81b_begin_of_the_end": "2024-10-01T00:00:00",
        "crm:P82b_end_of_the_end": "2024-10-31T23:59:59",
    }


def test_ids_are_stable_and_can_be_addresses():
    text = jsonld.dumps(vt.load(), base="https://example.org/history/")
    ids = {node["@id"] for node in json.loads(text)["@graph"]}
    assert "https://example.org/history/event/presidential-election-2024" in ids
    with pytest.raises(vt.FormatError, match="base is 'not an address'"):
        jsonld.dumps(vt.load(), base="not an address")
