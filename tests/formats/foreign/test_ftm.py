"""FollowTheMoney: entities, intervals, statements."""

from __future__ import annotations

import json

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats

PEOPLE = [
    {
        "id": "p1",
        "schema": "Person",
        "properties": {"name": ["A B", "A. B."], "birthDate": ["1962-11"], "wikidataId": ["Q1"]},
    },
    {"id": "c1", "schema": "Company", "properties": {"name": ["C"], "wikidataId": ["no"]}},
    {"id": "post", "schema": "Position", "properties": {"name": ["Mayor"]}},
]


def entity(schema, key="e", **properties):
    return {
        "id": key,
        "schema": schema,
        "properties": {
            name: [one] if isinstance(one, str) else one for name, one in properties.items()
        },
    }


def read(*entities):
    report = vt.Report()
    lines = "\n".join(
        json.dumps(one) if isinstance(one, dict) else one for one in [*PEOPLE, *entities]
    )
    return formats.loads(lines, "ftm", report=report), str(report)


def test_entities():
    tl, notes = read(
        entity(
            "Event",
            "e1",
            name="Election",
            date="2024-07-28",
            involved="p1",
            location="Caracas",
            sourceUrl="https://a.org",
            summary="s",
            keywords=["k"],
        ),
        entity(
            "UnknownLink",
            "l1",
            subject="p1",
            object="nobody",
            role="observer",
            startDate="2013-04",
            endDate=["2023", "2024"],
        ),
        entity("Occupancy", "o1", holder="p1", post="post", startDate="2013"),
        entity("Occupancy", "o2", holder="p1", post="Clerk", endDate="2010"),
        entity("Occupancy", "o3", holder="nobody", post="post", startDate="2014"),
        entity(
            "Directorship", "d1", director="p1", organization="c1", role="chair", startDate="2015"
        ),
        entity("Directorship", "d2", director="p1", startDate="2016"),
        entity("Passport", "x", number="3"),
    )
    assert {event.id: str(event.when) for event in tl} == {
        "l1": "2013-04/2024",
        "o3": "2014",
        "d2": "2016",
        "e1": "2024-07-28",
    }
    event = tl["e1"]
    assert (event.kind, event.place, str(event.summary)) == ("event", "caracas", "s")
    assert [(part.actor, part.role) for part in event.participants] == [("p1", "involved")]
    assert (str(tl["l1"].title), tl["l1"].kind) == ("observer", "unknown-link")
    actor = tl.actors["p1"]
    assert actor.wikidata == "Q1"
    assert [(str(one.office), str(one.when)) for one in actor.tenures] == [
        ("Mayor", "2013"),
        ("Clerk", "/2010"),
    ]
    assert [(one.of, str(one.when), str(one.role)) for one in actor.memberships] == [
        ("c1", "2015", "chair")
    ]
    assert tl.actors["c1"].kind == "organisation"
    for words in (
        "'p1.properties.birthDate[]' is not read",
        "'properties.keywords[]' is not read",
        "'properties.object[]' is not read",
        "of an actor only the name is read",
        "'x.properties.number[]' is not read",
    ):
        assert words in notes


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021", "2021"),
        ("2021-02-16T21", "2021-02-16"),
        ("2021-02-16T21:48", "2021-02-16T21:48:00Z"),
        ("2021-02-16T21:48:52", "2021-02-16T21:48:52Z"),
    ],
)
def test_dates(text, edtf):
    tl, _ = read(entity("Event", name="A", date=text))
    assert str(tl["e"].when) == edtf


def statement(prop, value, dataset="a", **more):
    return {
        "canonical_id": "e",
        "entity_id": "e",
        "prop": prop,
        "schema": "Event",
        "value": value,
        "dataset": dataset,
        "id": "x",
        **more,
    }


def test_statements_that_differ_are_claims():
    tl, notes = read(
        statement("id", "e"),
        statement("name", "Vote"),
        statement("date", "2020"),
        statement("date", "2021", "b", lang="eng"),
        statement("date", "2021", "b"),
    )
    event = tl["e"]
    assert str(event.title) == "Vote"
    assert [(claim.by, str(claim.value)) for claim in event.claims] == [
        ("a", "2020"),
        ("b", "2021"),
    ]
    assert "'statements[].lang' is not read" in notes


def test_what_is_no_entity():
    _, notes = read(
        entity("Event", "e1", name="A", date="2020"),
        entity("Event", "e2", date="soon"),
        "{",
        {"id": 3, "schema": "Event", "properties": {}},
        "",
    )
    for words in (
        "e2" * 0 + "'soon' is no date of FollowTheMoney",
        "it is no JSON",
        "it has no id, or no properties",
    ):
        assert words in notes
    with pytest.raises(vt.DataError, match="its dates are no texts"):
        formats.loads(json.dumps(entity("Event", date=[3])), "ftm")
    with pytest.raises(vt.DataError, match="line 1: 3 is no entity"):
        formats.loads("3", "ftm")
