"""Files of earlier versions of the layout, and of later ones; every lossless format in one place.

The files in `fixtures/format-1` were written by the last code that wrote version 1, from `full`
below and from eight events of the packaged timeline. They stay as they are.
"""

from __future__ import annotations

import base64
import datetime
import json
import shutil
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import ics, json as json_format, jsonl, sqlite, toml
from venezuela_timeline.formats._records import FORMAT
from venezuela_timeline.formats.ics import payload

FIXTURES = Path(__file__).parents[1] / "fixtures" / "format-1"

# What the classes of the model held in version 1.
FIELDS = {
    vt.Actor: "id name kind description tenures wikidata",
    vt.Chapter: "id title summary",
    vt.Citation: "source locator note",
    vt.Claim: "aspect by value text subject stance said citations rank reason",
    vt.Event: "id title when summary kind chapter tags place participants claims citations links "
    "known_until modified revision",
    vt.Link: "kind event claims",
    vt.Participation: "actor role claims",
    vt.Place: "id name country latitude longitude wikidata",
    vt.Quantity: "amount hedge unit",
    vt.Source: "id title publisher published url language kind state_media",
    vt.Tenure: "office when citations claims",
}


def full():
    """A timeline with every field that version 1 had, and all its closed lists of words."""
    cited = vt.Citation("gazette", "¶13", note={"es": "En la portada", "en": "On the front page"})
    claims = [
        vt.Claim(
            "votes", "council", vt.Quantity(6_408_844, hedge="over", unit="votes"), subject="ann"
        ),
        vt.Claim("votes", "monitor", vt.Quantity(Decimal("51.95"), hedge="nearly", unit="percent")),
        vt.Claim("votes", "ann", vt.Quantity(-(10**20), hedge="about"), stance="denies"),
        vt.Claim(
            "winner", "council", "ann", text={"en": "She won"}, said="2024-07-29T00:10:00-04:00"
        ),
        vt.Claim("winner", "monitor", "bob", stance="doubts", said="2024-08~", citations=[cited]),
        vt.Claim(
            "when",
            "monitor",
            vt.TimeSpan("[2024-07-27,2024-07-28]"),
            rank="deprecated",
            reason="Corrected later",
        ),
        vt.Claim("occurrence", "bob", stance="denies", text="No hubo votación"),
        vt.Claim("office-holder", "bob", "ann", stance="recognises"),
        vt.Claim("deaths", "council", vt.Quantity(3, hedge="at-least")),
        vt.Claim(
            "deaths", "bob", vt.Quantity(9, hedge="at-most"), rank="preferred", reason={"en": "b"}
        ),
    ]
    vote = vt.Event(
        "vote",
        {"en": "The vote", "es": "La votación", "ru": "Выборы"},
        "2024-07-28T06:00:00-04:00/2024-07-28T18:00:00-04:00",
        summary="Опросы\nи подсчёт",
        kind="election",
        chapter="second",
        tags=["count", "turnout"],
        place="caracas",
        participants=[
            "council",
            vt.Participation("ann", "candidate", claims=[claims[-1]]),
        ],
        claims=claims,
        citations=["paper", cited, vt.Citation("gazette", "p. 2; nota: «sí»")],
        links=[
            vt.Link("after", "decree"),
            vt.Link("part-of", "year"),
            vt.Link("responds-to", "elsewhere"),
            vt.Link("causes", "protests", claims=[vt.Claim("cause", "monitor", text="So it says")]),
        ],
        modified=datetime.date(2024, 11, 3),
        revision=4,
    )
    events = [
        vote,
        vt.Event("decree", "A decree", "1998-XX-15?", citations=["paper ¶4"]),
        vt.Event("year", {"pt-BR": "O ano"}, "2024", chapter="first"),
        vt.Event("protests", "Protests", "2024-07-29/..", known_until="2024-08-20"),
        vt.Event("earlier", "Earlier", "/2006~"),
        vt.Event("either", "One of two", "[2001,2003..2004]"),
    ]
    return vt.Timeline(
        events,
        id="full",
        title={"en": "All of it", "es": "Todo"},
        version="2024.11",
        actors=[
            vt.Actor(
                "ann",
                {"en": "Ann", "es": "Ana"},
                description="A person",
                tenures=[vt.Tenure("deputy", "2016/2021", citations=[cited], claims=[claims[7]])],
                wikidata="Q42",
            ),
            vt.Actor("bob", "Bob", "state"),
            vt.Actor("council", "The council", "organisation"),
            vt.Actor("monitor", "Monitors", "organisation"),
        ],
        places=[
            vt.Place(
                "caracas",
                "Caracas",
                country="VE",
                latitude=10.48801,
                longitude=-66.87919,
                wikidata="Q1533",
            ),
            vt.Place("unused", {"es": "Otro"}),
        ],
        sources=[
            vt.Source(
                "paper",
                "A title, with a comma",
                publisher="The Paper",
                published="2024-07-29",
                url="https://example.org/a?b=c&d=%C3%A9#e",
                language="en",
                kind="news",
                state_media=True,
            ),
            vt.Source("gazette", published="2024-08"),
        ],
        chapters=[
            vt.Chapter("second", "Second", summary={"en": "Told first"}),
            vt.Chapter("first", {"en": "First", "es": "Primero"}),
        ],
        outside=["elsewhere"],
    )


def files(stem):
    """The files, and the folder, in which a timeline was written."""
    return sorted(path for path in FIXTURES.iterdir() if path.stem == stem)


def held(value):
    """All instances of the model's classes within a value, each with the fields it fills."""
    if isinstance(value, tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from held(one)
    elif attrs.has(type(value)) and type(value) in FIELDS:
        for field in attrs.fields(type(value)):
            found = getattr(value, field.name)
            if found != field.default:
                yield type(value), field.name
            yield from held(found)


# Earlier versions ------------------------------------------------------------------------------


def test_version_1_is_there_in_every_lossless_format():
    suffixes = {"", ".ics", ".json", ".jsonl", ".parquet", ".toml"}
    assert {path.suffix for path in files("full")} == suffixes
    assert {path.suffix for path in files("packaged")} == suffixes
    document = json.loads((FIXTURES / "full.json").read_text("utf-8"))
    assert document["format"] == 1


def test_nothing_of_version_1_is_missing():
    timeline = full()
    registers = (timeline.actors, timeline.places, timeline.sources, timeline.chapters)
    filled = set(held((timeline.events, *map(dict, registers))))
    wanted = {(cls, name) for cls, names in FIELDS.items() for name in names.split()}
    assert wanted <= filled
    said = [claim for event in timeline for claim in event.every_claim()]
    amounts = [claim.value for claim in said if isinstance(claim.value, vt.Quantity)]
    assert {claim.stance for claim in said} == {"asserts", "denies", "doubts", "recognises"}
    assert {claim.rank for claim in said} == {"preferred", "normal", "deprecated"}
    assert {amount.hedge for amount in amounts} >= {"over", "nearly", "about", "at-least"}


@pytest.mark.parametrize("path", files("full"), ids=lambda path: path.name)
def test_version_1_reads_as_the_same_values(path):
    if path.suffix == ".parquet":
        pytest.importorskip("pyarrow")
    report = vt.Report()
    assert vt.read(path, report=report) == full()
    assert not report


@pytest.mark.parametrize("path", files("packaged"), ids=lambda path: path.name)
def test_version_1_of_real_events_reads_the_same_in_every_format(path):
    if path.suffix == ".parquet":
        pytest.importorskip("pyarrow")
    found = vt.read(path)
    assert found == vt.read(FIXTURES / "packaged.json")
    assert len(found) == 8
    assert found["presidential-election-2024"].title["es"]


@pytest.mark.parametrize("path", files("full"), ids=lambda path: path.name)
def test_what_was_read_is_written_in_the_present_version(path, tmp_path):
    if path.suffix == ".parquet":
        pytest.importorskip("pyarrow")
    target = tmp_path / path.name
    vt.read(path).save(target, **({"embed": True} if path.suffix == ".ics" else {}))
    assert vt.read(target) == full()
    written = json.loads(json_format.dumps(vt.read(target)))
    assert written["format"] == FORMAT == 2


# The present one -------------------------------------------------------------------------------


def folded(timeline, folder):
    shutil.rmtree(folder / "tl", ignore_errors=True)
    timeline.save(folder / "tl")
    return vt.read(folder / "tl")


def by_parquet(timeline, _):
    parquet = pytest.importorskip("venezuela_timeline.formats.parquet")
    pytest.importorskip("pyarrow")
    return parquet.loads(b"".join(parquet.chunks(timeline)))


def by_sqlite(timeline, _):
    return sqlite.loads(b"".join(sqlite.chunks(timeline)))


ROUND_TRIPS = {
    "ics": lambda tl, _: ics.loads(ics.dumps(tl, embed=True)),
    "json": lambda tl, _: json_format.loads(json_format.dumps(tl)),
    "jsonl": lambda tl, _: jsonl.loads(jsonl.dumps(tl)),
    "toml": lambda tl, _: toml.loads(toml.dumps(tl)),
    "folder": folded,
    "sqlite": by_sqlite,
    "parquet": by_parquet,
}


@pytest.mark.parametrize("name", ROUND_TRIPS)
@given(tl=timelines())
def test_a_lossless_format_gives_back_what_it_was_given(name, tl, tmp_path_factory):
    if name == "ics":  # what has no day in a calendar is skipped, with a note
        report = vt.Report()
        ics.dumps(tl, embed=True, report=report)
        skipped = [note.event for note in report if note.message.startswith("skipped")]
        tl = tl.remove(*skipped) if skipped else tl
    assert ROUND_TRIPS[name](tl, tmp_path_factory.getbasetemp()) == tl


@pytest.mark.parametrize("name", ["json", "jsonl", "toml"])
def test_every_file_says_its_version(name):
    text = formats.dumps(full(), name)
    first = text.splitlines()[:2]
    assert any(f"format{mark}{FORMAT}" in line for line in first for mark in ('": ', '":', " = "))


def test_every_payload_of_a_calendar_says_its_version():
    whole, event = payload.calendar_payload(full()), payload.event_payload(full(), full()[0])
    for packed in (whole, event):
        assert json.loads(base64.b64decode(packed))["format"] == FORMAT


# Later versions --------------------------------------------------------------------------------

LATER = {
    "format": 3,
    "id": "later",
    "colour": "red",
    "actors": [
        {"id": "ann", "name": "Ann", "kind": "machine"},
        {"id": "bob", "name": "Bob", "mood": "good"},
    ],
    "events": [
        {
            "id": "a",
            "title": "A",
            "when": "2024",
            "weather": "rain",
            "place": "nowhere-yet",
            "participants": ["ann", "bob"],
            "claims": [
                {"aspect": "votes", "by": "bob", "value": {"amount": 3, "hedge": "maybe"}},
                {"aspect": "votes", "by": "bob", "value": 4, "stance": "retracts"},
                {"aspect": "votes", "by": "bob", "value": 5, "mood": "good"},
            ],
            "links": [{"kind": "echoes", "event": "b"}, {"kind": "after", "event": "b"}],
            "tags": ["one", 2],
        },
        {"id": "b", "title": "B", "when": "2023", "status": "dreamt"},
        {"id": "c", "title": "C", "when": "2023", "known_until": "the Greek calends"},
    ],
}


def written(name, tmp_path, document=LATER):
    path = tmp_path / f"later.{name}"
    if name == "json":
        path.write_text(json.dumps(document), "utf-8")
    elif name == "jsonl":
        head = {key: value for key, value in document.items() if key != "events"}
        path.write_text("\n".join(map(json.dumps, [head, *document["events"]])), "utf-8")
    return path


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_later_version_is_one_line(name, tmp_path):
    with pytest.raises(vt.DataError) as caught:
        vt.read(written(name, tmp_path))
    assert str(caught.value) == (
        f"1 fault in the data\n  later.{name}: format: written by a newer version "
        '(format 3; this one reads up to 2) (upgrade, or read what is known with newer="keep")'
    )


def check_kept(found, report):
    assert found == vt.Timeline(
        [
            vt.Event(
                "a",
                "A",
                "2024",
                participants=["bob"],
                claims=[vt.Claim("votes", "bob", vt.Quantity(5))],
                tags=["one"],
            ),
            vt.Event("c", "C", "2023"),
        ],
        id="later",
        actors=[vt.Actor("bob", "Bob")],
    )
    assert str(report).splitlines()[0] == (
        "written by a newer version (format 3; this one reads up to 2)"
    )
    assert set(str(report).splitlines()[1:]) == {
        "the unknown key 'colour' is left out",
        "the unknown key 'mood' of actors is left out",
        "a: the unknown key 'weather' of events is left out",
        "a: the unknown key 'mood' of claims is left out",
        "actors that cannot be read are left out because of 'kind'",
        "a: events.claims that cannot be read are left out because of 'value.hedge'",
        "a: events.claims that cannot be read are left out because of 'stance'",
        "a: events.links that cannot be read are left out because of 'kind'",
        "a: events.tags that cannot be read are left out",
        "a: events.place that cannot be read are left out",
        "a: events.participants that cannot be read are left out because of 'actor'",
        "a: events.links that cannot be read are left out because of 'event'",
        "b: events that cannot be read are left out because of 'status'",
        "c: events.known_until that cannot be read are left out",
    }


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_can_be_read_of_a_later_version_is_kept(name, tmp_path):
    report = vt.Report()
    check_kept(vt.read(written(name, tmp_path), newer="keep", report=report), report)
    assert vt.read(written(name, tmp_path), newer="keep").id == "later"


def test_so_it_is_with_toml_and_its_folders(tmp_path):
    (tmp_path / "tl").mkdir()
    file, folder = tmp_path / "later.toml", tmp_path / "tl"
    event = "[[events]]\nid = 'a'\ntitle = 'A'\nwhen = '2024'\nmood = 'good'\n"
    file.write_text(f"format = 3\n{event}")
    (folder / "timeline.toml").write_text("format = 3\nid = 'later'\n")
    (folder / "chapter.toml").write_text(f"chapter = 'No Slug'\n{event}")
    for path in (file, folder):
        with pytest.raises(vt.DataError, match=r"1 fault .*\n.*written by a newer version"):
            vt.read(path)
        report = vt.Report()
        assert list(vt.read(path, newer="keep", report=report)) == [vt.Event("a", "A", "2024")]
        assert "a: the unknown key 'mood' of events is left out" in str(report)
    assert "a: events.chapter that cannot be read are left out" in str(report)


def test_so_it_is_with_parquet(tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("venezuela_timeline.formats._records.document.FORMAT", 3)
    full().save(tmp_path / "later.parquet")
    monkeypatch.undo()
    with pytest.raises(vt.DataError, match=r"1 fault .*\n.*written by a newer version"):
        vt.read(tmp_path / "later.parquet")
    report = vt.Report()
    assert vt.read(tmp_path / "later.parquet", newer="keep", report=report) == full()
    assert len(report) == 1


def test_so_it_is_with_sqlite(tmp_path, monkeypatch):
    monkeypatch.setattr("venezuela_timeline.formats._records.document.FORMAT", 3)
    full().save(tmp_path / "later.sqlite")
    monkeypatch.undo()
    with pytest.raises(vt.DataError, match=r"1 fault .*\n.*written by a newer version"):
        vt.read(tmp_path / "later.sqlite")
    report = vt.Report()
    assert vt.read(tmp_path / "later.sqlite", newer="keep", report=report) == full()
    assert len(report) == 1


def test_a_calendar_of_a_later_version_is_read_as_it_shows(monkeypatch):
    monkeypatch.setattr(payload, "FORMAT", 3)
    text = ics.dumps(full(), embed=True)
    monkeypatch.undo()
    report = vt.Report()
    found = ics.loads(text, report=report)
    assert found["vote"].title["en"].startswith("The vote")
    assert not found["vote"].claims
    assert "cannot be read: 1 fault in the data;   format: written by a newer" in str(report)


def test_what_is_wrong_with_no_part_of_a_later_version_is_a_fault():
    for text in ('{"format": 3, "id": 3, "events": {}}', '{"format": 3, "events": [[]]}'):
        assert not json_format.loads(text, newer="keep")
    with pytest.raises(vt.DataError, match="not readable"):
        json_format.loads('{"format": 3, "format": 3}', newer="keep")
    with pytest.raises(vt.DataError, match="is not a timeline"):
        json_format.loads("[]", newer="keep")
    with pytest.raises(vt.DataError, match="id is 'No Slug'"):
        json_format.loads('{"format": 3, "id": "No Slug"}', newer="keep")


def test_what_is_no_newer_is_read_as_ever():
    with pytest.raises(vt.DataError, match="unknown key 'colour'"):
        json_format.loads('{"format": 2, "colour": 1}', newer="keep")
    with pytest.raises(vt.FormatError, match="newer is 'kept': write 'refuse' or 'keep'"):
        json_format.loads("{}", newer="kept")
