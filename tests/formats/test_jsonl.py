"""JSON Lines: lossless, both ways in a stream, every fault with its line."""

from __future__ import annotations

import itertools
import json
import tracemalloc

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import hostile_timeline, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import jsonl


def faults(text, read=jsonl.loads):
    with pytest.raises(vt.DataError) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


def read_all(text):
    return list(jsonl.stream(text.split("\n")).events)


@given(timelines())
def test_round_trip(tl):
    text = jsonl.dumps(tl)
    assert jsonl.loads(text) == tl
    assert jsonl.loads(text.encode("utf-8-sig")) == tl
    assert jsonl.dumps(jsonl.loads(text)) == text
    assert text.count("\n") == len(tl) + 1


@given(timelines())
def test_streams(tl):
    text = jsonl.dumps(tl, events=iter(tl))
    assert jsonl.loads(text) == tl
    head, events = jsonl.stream(text.encode().split(b"\n"))
    assert len(head) == 0
    assert (
        vt.Timeline(
            events,
            id=head.id,
            title=head.title,
            version=head.version,
            actors=head.actors.values(),
            places=head.places.values(),
            sources=head.sources.values(),
            chapters=head.chapters.values(),
            terms=head.terms.values(),
            outside=tl.outside,
        )
        == tl
    )


def test_files(tmp_path):
    for tl in (vt.load(), hostile_timeline(), vt.load().where(vt.during("2024-08"))):
        assert len(tl.save(tmp_path / "tl.jsonl")) == 0
        assert vt.read(tmp_path / "tl.jsonl") == tl
        with (tmp_path / "tl.jsonl").open("rb") as file:
            assert tuple(jsonl.stream(file).events) == tl.events


def test_memory_is_bounded():
    empty = vt.Timeline(sources=[vt.Source("paper")])

    def events(count):
        for number in range(count):
            yield vt.Event(f"e{number}", "x" * 10_000, "2024", citations=["paper"])

    def most(count):
        tracemalloc.start()
        lines = jsonl.chunks(empty, events=events(count))
        for _ in jsonl.stream(lines).events:
            pass
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    most(10)
    assert most(400) < most(40) + 40 * 10_000


def test_events_are_read_as_they_are_asked_for():
    def lines():
        yield '{"id": "a"}'
        yield '{"id": "one", "title": "1", "when": "2024"}'
        yield from itertools.repeat("not JSON")

    _, events = jsonl.stream(lines())
    assert next(events).id == "one"
    with pytest.raises(vt.DataError, match="line 3"):
        next(events)


def test_faults_bear_their_line():
    text = """\
{"id": "a", "actors": [{"id": "ann", "name": "Ann"}]}
{"id": "one", "title": "1", "when": "2024-13", "place": "here"}

{"id": "two", "title": "2", "when": "2024", "participants": ["anne"]}
{"id": "two", "title": "2", "when": "2024"}
[]"""
    found = faults(text)
    assert [fault.split(":")[0] for fault in found] == [
        "line 2, event.when (id 'one')",
        "line 5, event.id",
        "line 6, event",
        "line 4, event.participants[0].actor (id 'two')",
        "line 2, event.place (id 'one')",
    ]
    assert "did you mean 'ann'?" in found[-2]
    streamed = faults(text, read_all)
    assert streamed[0].startswith("line 2, event.when (id 'one'): ")
    assert streamed[1].startswith("line 2, event.place (id 'one'): unknown place 'here'")
    without = "\n".join(line for line in text.split("\n") if "2024-13" not in line)
    assert faults(without, read_all)[0].startswith("line 3, event.participants[0].actor (id")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "line 1, column 2"),
        ("{}\n{", "line 2, column 2"),
        ('{"id": "a", "id": "b"}', "line 1: not readable as JSON: the key 'id' stands twice"),
        ('{"events": []}', "events stand in the head"),
        ("[]", "[] is not a timeline"),
        ('{"titel": "x"}', "did you mean 'title'?"),
        ('{}\n{"outside": "x"}', "stands where a list belongs"),
        ("[" * 100_000, "nested too deeply"),
        (b"\xff", "byte 0 is not UTF-8"),
    ],
)
def test_what_is_no_json_lines(text, words):
    assert words in "\n".join(faults(text))


def test_a_stream_refuses_what_a_file_refuses():
    event = '{"id": "one", "title": "1", "when": "2024"}'
    assert "duplicate id 'one'" in faults(f"{{}}\n{event}\n{event}", read_all)[0]
    assert "the head is missing" in faults(f"\n{event}", read_all)[0]
    assert read_all("") == []


def test_found_by_name():
    assert formats.loads(formats.dumps(vt.load(), "jsonl"), "jsonl") == vt.load()
    assert json.loads(jsonl.dumps(vt.load()).split("\n")[0])["id"] == "venezuela"


ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def test_an_open_file_and_lines_stream_alike(tmp_path):
    ONE.save(tmp_path / "x.jsonl")
    with (tmp_path / "x.jsonl").open("rb") as file:
        assert list(jsonl.stream(file).events) == list(ONE)
    lines = (tmp_path / "x.jsonl").read_text().splitlines()
    assert list(jsonl.stream(iter(lines)).events) == list(ONE)


def test_what_is_outside_is_named_once():
    links = '[{"kind": "after", "event": "a"}, {"kind": "after", "event": "b"}]'
    event = f'{{"id": "e", "title": "E", "when": "2024", "links": {links}}}\n'
    text = '{"outside": ["a"]}\n' + event + '{"outside": ["b"]}\n'
    assert jsonl.loads(text).outside == {"a", "b"}
    text += '{"outside": ["c"]}\n'
    message = "line 4: outside also stands on line 3 (write one list of all)"
    assert faults(text) == [message]
    assert faults(text, read_all) == [message]
