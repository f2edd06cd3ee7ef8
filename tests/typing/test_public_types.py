"""What type checkers make of the public API: run as tests, read by mypy and pyright.

At run time `assert_type` does nothing, so each statement is also true of real values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_type

import venezuela_timeline as vt
from venezuela_timeline import formats, model, time
from venezuela_timeline.formats import Note
from venezuela_timeline.timeline import Registry, changes, chronology
from venezuela_timeline.timeline.figures import Groups, Summary
from venezuela_timeline.timeline.perspective import Account, Perspective

if TYPE_CHECKING:
    from pathlib import Path


def made() -> vt.Timeline:
    """Two events, from the plain values that stand for richer ones."""
    claim = vt.Claim("votes", "council", 51.95, subject="ann", said="2024-07-29")
    vote = vt.Event(
        "vote",
        {"en": "The vote", "es": "La votación"},
        date(2024, 7, 28),
        kind="election",
        tags=["politics"],
        participants=["ann", vt.Participation("council", "organiser")],
        claims=[claim],
        citations=["report ¶13"],
        links=[vt.Link("after", "law")],
    )
    return vt.Timeline(
        [vt.Event("law", "A law", 2023), vote],
        id="made",
        actors=[vt.Actor("ann", "Ann"), vt.Actor("council", "The council", kind="organisation")],
        sources=[vt.Source("report", "A report", published="2024-08")],
    )


def test_a_sequence() -> None:
    tl = made()
    assert_type(tl["vote"], vt.Event)
    assert_type(tl[0], vt.Event)
    assert_type(tl["2024":"2024-08"], vt.Timeline)
    assert_type(tl[date(2024, 1, 1) :], vt.Timeline)
    assert_type(tl[:1], vt.Timeline)
    assert_type(list(tl), list[vt.Event])
    assert_type(len(tl), int)
    assert_type("vote" in tl, bool)
    assert_type(tl.index(tl["vote"]), int)
    assert_type(tl.events, tuple[vt.Event, ...])
    assert_type(tl.title, vt.Text)
    assert_type(tl.version, str | None)
    assert_type(tl.span, vt.TimeSpan | None)
    assert_type(set(tl.ids), set[str])


def test_registers() -> None:
    tl = made()
    assert_type(tl.actors, Registry[vt.Actor])
    assert_type(tl.actors["ann"], vt.Actor)
    assert_type(tl.places.get("nowhere"), vt.Place | None)
    assert_type(tl.sources["report"].published, vt.TimeSpan | None)
    assert_type([*tl.chapters.values()], list[vt.Chapter])
    assert_type(tl.actors["ann"].tenures, tuple[vt.Tenure, ...])
    assert_type(tl.actors["ann"].kind, model.ActorKind)


def test_editing() -> None:
    tl = made()
    other = vt.Timeline([vt.Event("new", "New", "2025~")])
    for changed in (tl.add(*other), tl.replace(tl["law"]), tl.remove("vote")):
        assert_type(changed, vt.Timeline)
    assert_type(tl | other, vt.Timeline)
    assert_type(tl & other, vt.Timeline)
    assert_type(tl - other, vt.Timeline)
    rows: list[dict[str, object]] = [{"id": "a", "title": "A", "when": 2024}]
    assert_type(vt.Timeline.from_records(rows), vt.Timeline)
    assert_type(vt.Timeline.from_frame(rows, id="rows"), vt.Timeline)


def test_queries() -> None:
    tl = made()
    query = vt.during("2024-07") & vt.actor("ann") | ~vt.kind("election")
    assert_type(query, vt.Query)
    moments: tuple[vt.Moment, ...] = (
        "2024",
        2024,
        date(2024, 7, 1),
        vt.when("2024-07~"),
        tl["law"],
    )
    for moment in moments:
        for ask in (vt.during, vt.overlapping, vt.before, vt.after):
            assert_type(ask(moment), vt.Query)
    assert_type(vt.on("2024-07-28"), vt.Query)
    assert_type(vt.near((10.5, -66.9), 20), vt.Query)
    assert_type(tl.where(query), vt.Timeline)
    assert_type(tl.where(query, certainly=True, tolerance=0, dates="claimed"), vt.Timeline)
    assert_type(tl.group_by("year"), Groups)
    assert_type(tl.nearest("2024", 2), tuple[vt.Event, ...])
    assert_type(tl.gaps(30), tuple[vt.TimeSpan, ...])
    assert_type(tl.summary("es"), Summary)
    assert_type(tl.as_of("2024-08-01"), vt.Timeline)
    assert_type(tl.known_until(tl["vote"]), int | None)


def test_perspective() -> None:
    said = made().according_to("council")
    assert_type(said, Perspective)
    assert_type(said["vote"], Account)
    assert_type(said[0], Account)
    assert_type(said[:1], Perspective)
    assert_type(said.where(vt.during("2024")), Perspective)
    assert_type(said.timeline, vt.Timeline)
    assert_type(said.accounts, tuple[Account, ...])
    assert_type(said["vote"].value("votes", "ann"), model.Value | None)
    assert_type(said["vote"].when, vt.TimeSpan | None)
    assert_type(said["vote"].denied, tuple[vt.Claim, ...])
    assert_type(said["vote"].claims, tuple[vt.Claim, ...])


def test_events_and_claims() -> None:
    event = made()["vote"]
    assert_type(event.when, vt.TimeSpan | None)
    assert_type(event.title, vt.Text)
    assert_type(event.title["es"], str)
    assert_type(event.title.get("fr"), str | None)
    assert_type(event.summary, vt.Text | None)
    assert_type(event.tags, tuple[str, ...])
    assert_type(event.participants, tuple[vt.Participation, ...])
    assert_type(event.links[0].kind, model.LinkKind)
    assert_type(event.citations[0], vt.Citation)
    assert_type(event.known_until, date | None)
    assert_type(event.contested, bool)
    assert_type(event.every_claim(), Iterator[vt.Claim])
    claim = event.claims[0]
    assert_type(claim.stance, model.Stance)
    assert_type(claim.rank, model.Rank)
    assert_type(claim.said, vt.TimeSpan | None)
    assert_type(claim.value, vt.Quantity | vt.TimeSpan | str | None)
    match claim.value:
        case vt.Quantity(amount=amount, hedge=hedge, unit=unit):
            assert_type(amount, int | Decimal)
            assert_type(hedge, model.Hedge)
            assert_type(unit, str | None)
        case vt.TimeSpan() as when:
            assert_type(when, vt.TimeSpan)
        case str(id):
            assert_type(id, str)
        case None as gap:
            assert_type(gap, None)


def test_time() -> None:
    span = vt.TimeSpan.parse("2024-07")
    assert_type(span, vt.TimeSpan)
    assert_type(vt.when("julio de 2024"), vt.TimeSpan)
    assert_type(span.bounds, time.Bounds)
    assert_type(span.bounds.start_min, int | float)
    assert_type(span.earliest, date | None)
    assert_type(span.start_time, datetime | None)
    assert_type(span.duration, time.Duration)
    assert_type(span.cells, tuple[time.Cell, ...])
    assert_type(span.relations(span), vt.Relation)
    assert_type(span.certainty(vt.Relation.BEFORE | vt.Relation.MEETS, span), vt.Certainty)
    assert_type(span.possibly(~vt.Relation.EQUALS, span), bool)
    assert_type(~vt.Certainty.CERTAIN & vt.Certainty.POSSIBLE, vt.Certainty)
    assert_type(span.shift(months=1).until(vt.when(2025)), vt.TimeSpan)
    assert_type(span.describe("es"), str)


def test_chronology_and_changes() -> None:
    tl = made()
    assert_type(chronology.precedes(tl, "law", "vote"), vt.Certainty)
    assert_type(chronology.layers(tl), list[vt.Timeline])
    assert_type(chronology.solve(tl).bounds, Mapping[str, time.Bounds])
    difference = changes.diff(tl, tl.remove("vote"))
    assert_type(difference, changes.Diff)
    assert_type(difference.changed, dict[str, changes.RecordChange])
    assert_type(difference.apply(tl), vt.Timeline)
    assert_type(changes.merge(tl, tl).timeline, vt.Timeline)


def test_files(tmp_path: Path) -> None:
    tl, target = made(), tmp_path / "made.json"
    report = tl.save(target)
    assert_type(report, vt.Report)
    assert_type(list(report), list[Note])
    assert_type(report[:1], Sequence[Note])
    assert_type(vt.read(target), vt.Timeline)
    assert_type(vt.read(str(target), report=vt.Report()), vt.Timeline)
    assert_type(formats.dumps(tl, "markdown"), str)
    assert_type(formats.loads(formats.dumps(tl, "json"), "json"), vt.Timeline)
    assert_type(formats.find("csv").chunks(tl), Iterator[str] | Iterator[bytes])
    assert_type(tl.chart(), dict[str, Any])


def test_exports(tmp_path: Path) -> None:
    tl, target = made(), tmp_path / "made.toml"
    assert_type(vt.save(tl, target), vt.Report)
    assert_type(vt.convert(target, tmp_path / "made.json"), vt.Report)
    assert_type(vt.__version__, str)
    assert_type(vt.chronology.layers(tl), list[vt.Timeline])
    assert_type(vt.changes.diff(tl, tl), vt.changes.Diff)
    lang: vt.Lang = "es"
    assert_type(vt.when("28 July 2024").describe(lang), str)


def test_people(tmp_path: Path) -> None:
    tl = made()
    assert_type(tl.resolve(vt.kind("election") & vt.actor("ann", members=True)), vt.Query)
    assert_type(tl.search("vote", fields=["title"], count=3), tuple[vt.Event, ...])
    assert_type(tl.select("vote"), vt.Timeline)
    assert_type(tl.head(2), vt.Timeline)
    assert_type(tl.find("vote"), vt.Event)
    assert_type(tl.union(tl, title="Both"), vt.Timeline)
    assert_type(str(tl.describe("vote", lang="es")), str)
    assert_type(tl.describe("vote").markdown, str)
    assert_type(tl.to_dicts()[0]["title"], str)
    assert_type(tl["vote"].to_dict(timeline=tl, lang="es")["id"], str)
    counts = tl.counts("month", by="kind")
    assert_type(counts["2024-07"], int)
    assert_type(counts.save(tmp_path / "counts.svg", width=400).name, str)
    assert_type(tl.group_by("country").get("VE"), vt.Timeline | None)
    assert_type(vt.cite(lang="es"), str)


def test_packaged() -> None:
    assert_type(vt.load(), vt.Timeline)
    assert_type(vt.cite("bibtex"), str)


def test_errors() -> None:
    try:
        vt.Timeline([vt.Event("a", "A", 2024, place="nowhere")])
    except vt.DataError as error:
        assert_type(error.faults, tuple[vt.Fault, ...])
        assert_type(error.faults[0].file, str | None)
    try:
        vt.TimeSpan.parse("2024-7")
    except vt.EDTFError as error:
        assert_type((error.text, error.position, error.reason), tuple[str, int, str])
