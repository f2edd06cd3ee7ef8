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

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import csv, ics, jsonl
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


READ = {
    **{
        name: (lambda name: lambda tl: formats.dumps(tl, name))(name)
        for name in ("json", "jsonl", "toml", "csv")
    },
    "ics": lambda tl: ics.dumps(tl, embed=True),
    "timelinejs": lambda tl: formats.dumps(tl, "timelinejs"),
}
WRITTEN = (
    "json",
    "jsonl",
    "toml",
    "csv",
    "ics",
    "markdown",
    "mermaid",
    "jsonld",
    "timelinejs",
    "svg",
    "html",
)
ASKED = {
    "during": vt.during("1920"),
    "text": vt.text("few words"),
    "actor": vt.actor("ann"),
    "contested": vt.contested(),
    "chain": vt.during("1920/1930") & ~vt.kind("vote") | vt.before("1910"),
}


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


def cases():
    """The work of each case for a size, made ready."""
    for name, write in READ.items():
        yield (
            f"read {name}",
            lambda size, name=name, write=write: (lambda data: lambda: formats.loads(data, name))(
                write(timeline(size))
            ),
        )
    for name in WRITTEN:
        yield (
            f"write {name}",
            lambda size, name=name: (lambda tl: lambda: formats.dumps(tl, name))(timeline(size)),
        )
    for name, query in ASKED.items():
        yield (
            f"ask {name}",
            lambda size, query=query: (lambda tl: lambda: tl.where(query))(timeline(size)),
        )
    for name in hostile(1):
        yield (
            f"refuse {name}",
            lambda size, name=name: (lambda given: lambda: formats.loads(given[1], given[0]))(
                hostile(size)[name]
            ),
        )
    for name, made in (("links", timeline), ("a circle", circle)):
        yield (
            f"solve {name}",
            lambda size, made=made: (lambda tl: lambda: chronology.solve(tl).timeline())(
                made(size)
            ),
        )
        yield (
            f"check {name}",
            lambda size, made=made: (lambda tl: lambda: chronology.check(tl))(made(size)),
        )
        yield (
            f"sort {name}",
            lambda size, made=made: (lambda tl: lambda: chronology.sort(tl))(made(size)),
        )
    yield (
        "contested",
        lambda size: (lambda tl: lambda: [event.contested for event in tl])(
            formats.loads(hostile(size)["claims of one party"][1], "json")
        ),
    )
    yield (
        "according to",
        lambda size: (lambda tl: lambda: list(tl.according_to("paper")))(timeline(size)),
    )
    yield "as of", lambda size: (lambda tl: lambda: tl.as_of("1950"))(timeline(size))
    yield (
        "diff",
        lambda size: (lambda tl: lambda: str(changes.diff(tl, vt.Timeline())))(timeline(size)),
    )
    yield (
        "stream",
        lambda size: (lambda lines: lambda: list(jsonl.stream(lines).events))(
            formats.dumps(timeline(size), "jsonl").splitlines()
        ),
    )
    yield (
        "claims in a table",
        lambda size: (
            lambda tl: (lambda events, claims: lambda: csv.loads(events, claims=claims, known=tl))(
                csv.dumps(tl), csv.dumps(tl, table="claims")
            )
        )(timeline(size)),
    )


CASES = dict(cases())


@pytest.mark.parametrize("name", CASES)
def test_work_grows_with_what_there_is(name):
    make = CASES[name]
    with contextlib.suppress(vt.TimelineError):
        make(3)()  # what is imported or cached at the first time is not counted
    few, many = (lines_of(make(size)) for size in (SMALL, SMALL * TIMES))
    exponent = math.log(many / few, TIMES)
    assert exponent < STEEPEST, f"{few:,} lines became {many:,}: exponent {exponent:.2f}"


def test_quadratic_work_would_be_found():
    few, many = (
        lines_of(lambda size=size: [at for at in range(size) for _ in range(size)])
        for size in (SMALL, SMALL * TIMES)
    )
    assert math.log(many / few, TIMES) > 1.9
