"""Work grows with what there is, and no faster: the lines of Python that run are counted.

Each case is done for a small and a larger input. If the larger is four times as large, linear work
takes four times as many lines, and quadratic work sixteen times. The exponent is fitted between the
two. What C does within one line is not counted; `tests/fuzz` has a clock for that.
"""

from __future__ import annotations

import contextlib
import json
import math
import sys

import attrs
import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import csv, jsonl
from venezuela_timeline.timeline import changes, chronology

SMALL, TIMES = 50, 4
STEEPEST = 1.3


def lines_of(work):
    """How many lines of Python run, those of libraries too."""
    count = 0

    def local(_frame, event, _arg):
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(lambda *_: local)
    try:
        with contextlib.suppress(vt.TimelineError):
            work()
    finally:
        sys.settrace(before)
    return count


def timeline(size):
    """Events with something in most fields, each linked to the one before."""
    claim = vt.Claim("votes", "paper", vt.Quantity(5), said="2024-07", text="So many")
    return vt.Timeline(
        [
            vt.Event(
                f"e-{at}",
                f"Event {at}",
                f"{1900 + at % 100}-07",
                summary="A few words of it.",
                kind="vote",
                participants=["ann"],
                claims=[claim],
                citations=["paper ¶4"],
                links=[vt.Link("after", f"e-{at - 1}")] if at % 100 else [],
            )
            for at in range(size)
        ],
        actors=[vt.Actor("ann", "Ann")],
        sources=[vt.Source("paper", "P")],
    )


READ = ("json", "jsonl", "toml", "csv", "ics", "timelinejs", "jsonld")
WRITTEN = (*READ, "markdown", "mermaid", "svg", "html")
ASKED = {
    "during": vt.during("1920"),
    "text": vt.text("few words"),
    "actor": vt.actor("ann"),
    "contested": vt.contested(),
    "chain": vt.during("1920/1930") & ~vt.kind("vote") | vt.before("1910"),
}


def foreign(size):
    """What other programs write, with so many events of some people and places."""
    days = [f"{1900 + at % 100}-07-{at % 28 + 1:02}" for at in range(size)]
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Event {at}", "date": day},
            "geometry": {"type": "Point", "coordinates": [at % 90, at % 45]},
        }
        for at, day in enumerate(days)
    ]
    entities = [
        {
            "id": f"e{at}",
            "schema": "Event",
            "properties": {"name": [f"Event {at}"], "date": [day], "location": [f"Town {at % 9}"]},
        }
        for at, day in enumerate(days)
    ]
    items = {
        f"Q{at + 1}": {
            "id": f"Q{at + 1}",
            "labels": {"en": {"value": f"Event {at}"}},
            "claims": {"P585": [{"mainsnak": _wikidata_day(day), "rank": "normal"}]},
        }
        for at, day in enumerate(days)
    }
    acled = ["event_id_cnty,event_date,event_type,actor1,location,source"]
    ucdp = ["id,date_start,side_a,side_b,country,conflict_name"]
    gdelt = ["GLOBALEVENTID\tSQLDATE\tActor1Name\tEventCode\tSOURCEURL"]
    for at, day in enumerate(days):
        acled.append(f"V{at},{day},Protests,Party {at % 9},Town {at % 7},Paper {at % 5}")
        ucdp.append(f"{at},{day},Side {at % 9},Side {at % 7},Country {at % 5},War {at % 3}")
        gdelt.append(f"{at}\t{day.replace('-', '')}\tPARTY {at % 9}\t010\thttps://a.org/{at % 50}")
    return {
        "acled": "\n".join(acled),
        "ftm": "\n".join(map(json.dumps, entities)),
        "gdelt": "\n".join(gdelt),
        "geojson": json.dumps({"type": "FeatureCollection", "features": features}),
        "markwhen": "\n".join(f"{day}: Event {at} #tag" for at, day in enumerate(days)),
        "ucdp": "\n".join(ucdp),
        "wikidata": json.dumps({"entities": items}),
    }


def _wikidata_day(day):
    calendar = "http://www.wikidata.org/entity/Q1985727"
    value = {"time": f"+{day}T00:00:00Z", "precision": 11, "calendarmodel": calendar}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}


def hostile(size):
    """Documents made to take long."""
    event = {"id": "e", "title": "E", "when": "2024"}
    claims = [{"aspect": "votes", "by": "p", "value": {"amount": at}} for at in range(size)]
    source = [{"id": "p", "title": "P"}]
    alike = ["a" * 100 + f"-{at:05}-" + "b" * 90 for at in range(size)]
    linked = [
        {**event, "id": one, "links": [{"kind": "after", "event": one[:-1]}]} for one in alike
    ]
    documents = {
        "claims of one party": {"events": [{**event, "claims": claims}], "sources": source},
        "long ids that are alike": {"events": linked},
        "keys that are unknown": {f"key-{at}": 1 for at in range(size)},
        "keys of an event": {"events": [event | {f"key-{at}": 1 for at in range(size)}]},
        "one id many times": {"events": [event] * size},
        "ids that are missing": {
            "events": [{**event, "id": f"e-{at}", "place": f"p-{at}"} for at in range(size)]
        },
        "words that are none": {
            "events": [{**event, "id": f"e-{at}", "status": f"held{at}"} for at in range(size)]
        },
    }
    found = {name: ("json", json.dumps(one)) for name, one in documents.items()}
    found["tails"] = ("jsonl", "{}\n" + '{"outside": []}\n' * size)
    found["parts of a key"] = ("toml", ".".join("a" * min(size, 90)) + " = 1\n" * size)
    found["broken lines"] = ("ics", "BEGIN:VCALENDAR\n" + "broken\n" * size + "END:VCALENDAR\n")
    return found


def circle(size):
    return vt.Timeline(
        [
            vt.Event(f"e-{at}", "E", "2024", links=[vt.Link("after", f"e-{(at + 1) % size}")])
            for at in range(size)
        ]
    )


def document(name):
    return lambda size: hostile(size)[name]


def claims_of_one_party(size):
    return formats.loads(hostile(size)["claims of one party"][1], "json")


def tables(size):
    made = timeline(size)
    return made, csv.dumps(made), csv.dumps(made, table="claims")


def versions(make):
    """A timeline and two others made from it: every event, and every claim, was edited."""

    def made(size):
        base = make(size)
        sides = []
        for number, field in enumerate(("summary", "kind")):
            events = [
                attrs.evolve(
                    event,
                    **{field: "other"},
                    claims=[
                        attrs.evolve(claim, **({"said": "2024"} if number else {"text": f"T {at}"}))
                        for at, claim in enumerate(event.claims)
                    ],
                )
                for event in base
            ]
            sides.append(base.replace(*events))
        return base, *sides

    return made


def read_foreign(data, name):
    return formats.loads(data, name, report=vt.Report())


def in_format(name):
    options = {"embed": True} if name == "ics" else {}
    return lambda size: formats.dumps(timeline(size), name, **options)


CASES = {  # what is made for a size, and the work with it
    **{
        f"read {name}": (in_format(name), lambda data, name=name: formats.loads(data, name))
        for name in READ
    },
    **{
        f"read {name}": (
            lambda size, name=name: foreign(size)[name],
            lambda data, name=name: read_foreign(data, name),
        )
        for name in foreign(1)
    },
    **{
        f"write {name}": (timeline, lambda tl, name=name: formats.dumps(tl, name))
        for name in WRITTEN
    },
    **{
        f"ask {name}": (timeline, lambda tl, query=query: tl.where(query))
        for name, query in ASKED.items()
    },
    **{
        f"refuse {name}": (document(name), lambda given: formats.loads(given[1], given[0]))
        for name in hostile(1)
    },
    **{
        f"{work.__name__} {name}": (make, work)
        for name, make in (("links", timeline), ("a circle", circle))
        for work in (chronology.solve, chronology.check, chronology.sort)
    },
    "contested": (claims_of_one_party, lambda tl: [event.contested for event in tl]),
    "according to": (timeline, lambda tl: list(tl.according_to("paper"))),
    "as of": (timeline, lambda tl: tl.as_of("1950")),
    "diff": (timeline, lambda tl: str(changes.diff(tl, vt.Timeline()))),
    **{
        f"{work} {name}": (versions(make), how)
        for name, make in (("events", timeline), ("claims", claims_of_one_party))
        for work, how in (
            ("diff", lambda made: str(changes.diff(made[0], made[1]))),
            ("merge", lambda made: changes.merge(made[1], made[2], base=made[0])),
        )
    },
    "follow": (
        timeline,
        lambda tl: tl.followed_by(vt.overlapping("../.."), vt.overlapping("../.."), within="1 day"),
    ),
    "stream": (in_format("jsonl"), lambda text: list(jsonl.stream(text.splitlines()).events)),
    "tables": (tables, lambda made: csv.loads(made[1], claims=made[2], known=made[0])),
}


@pytest.mark.parametrize("name", CASES)
def test_work_grows_with_what_there_is(name):
    make, work = CASES[name]
    with contextlib.suppress(vt.TimelineError):
        work(make(3))  # what is imported or cached at the first time is not counted
    few, many = (
        lines_of(lambda given=given: work(given)) for given in map(make, (SMALL, SMALL * TIMES))
    )
    exponent = math.log(many / few, TIMES)
    assert exponent < STEEPEST, f"{few:,} lines became {many:,}: exponent {exponent:.2f}"


@pytest.mark.parametrize("name", foreign(1))
def test_what_other_programs_write_is_read_whole(name):
    assert len(read_foreign(foreign(SMALL)[name], name)) == SMALL


def test_quadratic_work_would_be_found():
    few, many = (
        lines_of(lambda size=size: [at for at in range(size) for _ in range(size)])
        for size in (SMALL, SMALL * TIMES)
    )
    assert math.log(many / few, TIMES) > 1.9
