"""What seldom happens: the branches that no other test goes through."""

import base64
import datetime
import io
import json
import random
import stat
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

import venezuela_timeline as vt
from venezuela_timeline import _files, cli, formats
from venezuela_timeline.formats import Report, _catalogue, ics
from venezuela_timeline.formats.ics import colours, lines, payload
from venezuela_timeline.formats.ics.components import Block, scan
from venezuela_timeline.formats.ics.parsing import _compared, values_of
from venezuela_timeline.formats.ics.zones import _zone
from venezuela_timeline.timeline import chronology
from venezuela_timeline.timeline.query import Query
from venezuela_timeline.timeline.registry import Registry
from venezuela_timeline.view import chart
from venezuela_timeline.view._html import Voice
from venezuela_timeline.view._scale import Scale

ONE = vt.Timeline([vt.Event("e", "E", "2024")])


# Formats ------------------------------------------------------------------------------------


class Point:
    """An entry point of another package."""

    name = "morse"

    def load(self):
        return sys.modules[__name__]


def chunks(timeline, *, report=None):
    del report
    yield f"{len(timeline)} -.-"


def test_a_format_of_another_package_is_found_by_its_suffix(monkeypatch, tmp_path):
    monkeypatch.setattr(_catalogue, "_entry_points", lambda: [Point()])
    assert "morse" in formats.names()
    ONE.save(tmp_path / "x.morse")
    assert (tmp_path / "x.morse").read_text() == "1 -.-"
    with pytest.raises(vt.FormatError, match="can be written, not read"):
        vt.read(tmp_path / "x.morse")
    with pytest.raises(vt.FormatError, match="no format for"):
        formats.find("mors")


def test_a_last_row_of_csv_needs_no_end():
    for end in ("", "\n", ",", ",,\n,,\n"):
        table = f"id,when,title\na,2024,A\nb,2025,{'B' * (not end.startswith(','))}{end}"
        if end.startswith(","):
            table = f"id,when,title,x\na,2024,A\nb,2025,B{end}"
        assert formats.loads(table, "csv").ids == {"a", "b"}


def test_a_cell_of_citations_may_have_empty_lines():
    timeline = formats.loads('id,when,title,citations\na,2024,A,"paper ¶1\n\n  \nother"', "csv")
    assert [str(one) for one in timeline["a"].citations] == ["paper ¶1", "other"]


@pytest.mark.parametrize("colour", [None, 3, "teall", "#12", "#gggggg"])
def test_a_colour_that_is_none(colour):
    with pytest.raises(vt.FormatError, match="colour"):
        colours.hexadecimal(colour)


def test_a_file_that_is_read_only_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    path.write_text("old")
    path.chmod(stat.S_IRUSR)
    monkeypatch.setattr(_files.os, "access", lambda *_: False)  # root may write to any file
    with pytest.raises(vt.SaveError, match="it is read-only"):
        ONE.save(path)
    assert path.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="Windows has no such device")
def test_a_device_is_written_to_directly(tmp_path):
    (tmp_path / "x.json").symlink_to("/dev/null")
    assert list(ONE.save(tmp_path / "x.json")) == []
    assert (tmp_path / "x.json").is_char_device()


def test_faults_of_several_files_of_a_folder(tmp_path):
    (tmp_path / "a.toml").write_text('id = "a"')
    (tmp_path / "b.toml").write_text('id = "b"')
    (tmp_path / "c.toml").write_text("[[events]]\nid = 3")
    with pytest.raises(vt.DataError, match=r"id is also given in a\.toml") as caught:
        vt.read(tmp_path)
    assert len(caught.value.faults) > 2
    (tmp_path / "revisions.lock").write_text("e = 3\nf = {revision = 1}")
    with pytest.raises(vt.DataError, match="needs a revision, a modified date and a hash"):
        vt.read(tmp_path)


def test_reports_are_sequences():
    report = Report()
    report.add("one")
    report.add("two", event="e")
    assert report[1].event == "e"
    assert [note.message for note in report[:1]] == ["one"]
    assert repr(report) == "<Report: 2 notes>"


def test_a_chapter_without_a_register_has_its_id_for_a_title():
    timeline = vt.Timeline([vt.Event("e", "E", "2024", chapter="c"), vt.Event("f", "F", "2025")])
    for name in ("markdown", "mermaid", "html", "timelinejs"):
        assert "c" in formats.dumps(timeline, name)


def test_no_event_of_slides_without_a_day():
    timeline = vt.Timeline([vt.Event("e", "E", "/2024"), vt.Event("timeline", "T", "2024")])
    report = Report()
    written = json.loads(formats.dumps(timeline, "timelinejs", report=report))
    assert "unique_id" not in written["title"]
    never = vt.Timeline([vt.Event("e", "E", "Y20000")])
    assert json.loads(formats.dumps(never, "timelinejs", report=report))["events"] is not None


def test_slides_with_an_hour_at_their_end():
    timeline = vt.Timeline([vt.Event("e", "E", "2024-07-28T06:00:00/2024-07-28T18:30:00")])
    (slide,) = json.loads(formats.dumps(timeline, "timelinejs"))["events"]
    assert slide["end_date"]["hour"] == 18
    assert slide["end_date"]["minute"] == 30


def slides(**event):
    start = {"year": 2024, "month": 7, "day": 28}
    document = {"events": [{"start_date": start, "text": {"headline": "H"}, **event}]}
    report = Report()
    return formats.loads(json.dumps(document), "timelinejs", report=report), str(report)


def test_slides_with_half_a_time_or_no_headline():
    _, notes = slides(start_date={"year": 2024, "month": 7, "day": 28, "hour": 6})
    assert "hours without minutes are not read" in notes
    with pytest.raises(vt.DataError, match="a time is hh:mm:ss"):
        slides(edtf="2024-07-28T")
    document = {"title": {"text": {"text": "only words"}}, "events": []}
    assert not formats.loads(json.dumps(document), "timelinejs")


def test_the_size_of_a_picture_is_noted_where_somebody_asks():
    assert "<svg" in formats.dumps(ONE, "svg")
    assert formats.loads(formats.dumps(ONE, "json"), "json", report=Report()) == ONE


def test_a_picture_of_a_chart_without_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(vt.FormatError, match="vl-convert is missing"):
        chart.picture(ONE.chart(), "svg")


def test_a_picture_of_a_chart_is_what_vl_convert_draws(monkeypatch):
    class Drawer:
        @staticmethod
        def vegalite_to_svg(text):
            return f"<svg>{text}"

        @staticmethod
        def vegalite_to_png(text, *, scale):
            return f"{scale}{text}".encode()

    monkeypatch.setitem(sys.modules, "vl_convert", Drawer)
    assert chart.picture({"a": 1}, "svg") == '<svg>{"a": 1}'
    assert chart.picture({"a": 1}, "png", scale=2) == b'2{"a": 1}'


# Calendars ----------------------------------------------------------------------------------


def calendar(*lines, head=""):
    text = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            *filter(None, [head]),
            "BEGIN:VEVENT",
            "UID:u",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    report = Report()
    return ics.loads(text, report=report), str(report)


DAY = "DTSTART;VALUE=DATE:20240728"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ([DAY, "X-TIMELINE-EDTF:2024-7"], "passed over: '2024-7'"),
        ([DAY, "X-TIMELINE-EDTF:{2024\\,2025}"], "no event has the time"),
        ([DAY, "X-TIMELINE-EDTF:../2024"], "no event has the time"),
        ([DAY, "URL:not an address"], "its address is left out"),
        (
            ["DTSTART:20240728T060000Z", "DTEND:20240728T070000"],
            "one of start and end has a time zone",
        ),
    ],
)
def test_what_a_calendar_says_wrong_is_noted(lines, note):
    timeline, notes = calendar(*lines)
    assert note in notes
    assert str(timeline[0].when)[:10] == "2024-07-28"


def test_a_place_of_a_name_without_letters_gets_an_id_of_its_own():
    timeline, _ = calendar(DAY, "LOCATION:日本")
    (key,) = timeline.places
    assert key.startswith("place-")


def test_a_uid_without_letters_or_very_long_gets_an_id_of_its_own():
    for uid in ("日本", "a" * 500):
        text = (
            f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n{DAY}\r\nEND:VEVENT\r\nEND:VCALENDAR"
        )
        (event,) = ics.loads(text)
        assert len(event.id) <= 200


def test_a_text_in_no_language_is_in_an_unknown_one():
    timeline, _ = calendar(DAY, "SUMMARY;LANGUAGE=???:E", "GEO:x;y", "LOCATION:L")
    assert timeline[0].title == vt.Text("E")


def test_a_parameter_that_is_not_there():
    line = lines.split("DTSTART;VALUE=DATE;X=y:20240728", 1)
    assert line.parameter("TZID") is None


def test_a_link_out_of_the_timeline_is_left_out():
    linked = vt.Timeline([vt.Event("e", "E", "2024", links=[vt.Link("after", "f")])], outside=["f"])
    text = ics.dumps(linked).replace("after:f@timeline", "after:f@elsewhere")
    report = Report()
    assert not ics.loads(text, report=report)["e"].links
    assert "it leads out of this timeline" in str(report)


def test_a_first_and_a_last_hour():
    timeline = vt.Timeline(
        [
            vt.Event("first", "E", "0001-01-01T00:00:00+14:00"),
            vt.Event("last", "E", "9999-12-31T23:59:59-12:00"),
        ]
    )
    written = ics.dumps(timeline)
    assert ics.loads(written)["last"].when == timeline["last"].when


def test_components_within_components_end_as_they_can():
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\n" + DAY + "\r\nBEGIN:VALARM\r\nBEGIN:X\r\n"
        "END:VALARM\r\nEND:VEVENT\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR"
    )
    report = Report()
    assert len(ics.loads(text, report=report)) == 1
    assert "X has no end" in str(report)
    assert "a calendar begins before the one before it ends" in str(report)


def test_very_many_broken_lines_are_counted():
    text = "BEGIN:VCALENDAR\r\n" + "broken\r\n" * 1005 + "END:VCALENDAR"
    report = Report()
    ics.loads(text, report=report)
    assert "5 more faults of that kind" in str(report)


def zone(*parts):
    lines = ["BEGIN:VTIMEZONE", "TZID:Mine", *parts, "END:VTIMEZONE"]
    return calendar("DTSTART;TZID=Mine:20240728T060000", head="\r\n".join(lines))


def test_a_time_zone_of_other_or_no_parts():
    for parts in ((), ("BEGIN:X", "A:b", "END:X"), ("BEGIN:STANDARD", "DTSTART:19700101T000000")):
        timeline, notes = zone(*parts)
        assert str(timeline[0].when) == "2024-07-28T06:00:00"
        assert "times kept as local" in notes
    _, notes = zone("BEGIN:STANDARD", f"{'TZ' * 5000}OFFSETFROM:-0400", "END:STANDARD")
    assert len(notes) < 500


def carrying(document):
    """A calendar with an event that carries another document than its own."""
    written = ics.dumps(ONE, embed=True).replace("\r\n ", "")
    report = Report()
    carried = base64.b64encode(json.dumps(document).encode()).decode()
    found = []
    for line in written.split("\r\n"):
        name = line.partition(";")[0]
        if name == payload.EVENT:
            found.append(f"{name};VALUE=TEXT:{carried}")
        elif name != payload.DIGEST:
            found.append(line)
    (block,) = scan(
        "\r\n".join(found).encode(), Report(), max_bytes=2**20, max_events=9, file=None
    ).blocks
    digest = payload.digest(carried, values_of(block.lines))
    at = found.index("END:VEVENT")
    found.insert(at, f"{payload.DIGEST};VALUE=TEXT:{digest}")
    timeline = ics.loads("\r\n".join(found), report=report)
    return timeline, str(report)


def test_an_event_that_travels_whole_and_is_none():
    event = {"id": "e", "title": "Whole", "when": "2024"}
    assert str(carrying({"events": [event]})[0]["e"].title) == "Whole"
    for document in ({"events": []}, [event]):
        timeline, notes = carrying(document)
        assert str(timeline["e"].title) == "E"
        assert "it holds no event" in notes


# The timeline -------------------------------------------------------------------------------


def test_what_is_no_timeline_is_left_to_the_other_operand():
    for operator in ("__or__", "__and__", "__sub__"):
        assert getattr(ONE, operator)(3) is NotImplemented


def test_registries_and_perspectives_show_themselves():
    actors = Registry([vt.Actor(f"a{at}", "A") for at in range(6)], kind=vt.Actor)
    assert repr(actors) == "<6 of Actor: a0, a1, a2, a3, a4, …>"
    assert hash(actors) == hash(Registry(reversed(list(actors.values())), kind=vt.Actor))
    with pytest.raises(vt.ModelError, match="is not of the class Actor"):
        Registry([3], kind=vt.Actor)
    council = vt.load().according_to("national-electoral-council")
    again = vt.load().according_to("national-electoral-council")
    assert council == again
    assert hash(council) == hash(again)
    assert council != vt.load().according_to("nicolas-maduro")
    assert council[0] == council[council[0].event]
    assert list(council[:1]) == [council[0]]
    assert repr(council).startswith("<Perspective of 'national-electoral-council': ")


def test_texts_show_themselves():
    assert repr(vt.Text("a")) == "Text('a')"
    assert repr(vt.Text(en="a", es="b")) == "Text(en='a', es='b')"
    assert repr(vt.Text({"es-VE": "a"})) == "Text({'es-VE': 'a'})"
    with pytest.raises(vt.ModelError, match="a text is empty"):
        vt.Event("e", {}, "2024")


def test_a_day_that_there_is_none_of():
    with pytest.raises(vt.ModelError, match="is not a day"):
        vt.Event("e", "E", "2024", modified="2024-02-30")


def test_a_query_of_ones_own_must_answer():
    class Silent(Query):
        pass

    with pytest.raises(NotImplementedError, match="Silent answers nothing"):
        ONE.where(Silent())


def test_a_query_about_a_time_of_day_or_a_vague_one_reads_its_imprecision():
    timeline = vt.Timeline([vt.Event("e", "E", "2024-07-28")])
    for span in ("2024-07-28?", "2024-07-28T10:00:00Z", "[2024-07-28,2024-08-01]"):
        query = vt.overlapping(vt.TimeSpan(span))
        assert timeline.where(query)
        assert bool(timeline.where(query, certainly=True)) is ("T" in span)


def test_a_row_with_a_midnight_is_a_day():
    rows = [{"id": "e", "title": "E", "when": datetime.datetime(2024, 7, 28)}]  # noqa: DTZ001
    assert str(vt.Timeline.from_records(rows)["e"].when) == "2024-07-28"


def test_a_tenure_that_cites_what_is_not_there():
    actor = vt.Actor("a", "A", tenures=[vt.Tenure("mayor", "2001", citations=["nowhere"])])
    with pytest.raises(vt.DataError, match="unknown source 'nowhere'"):
        vt.Timeline(actors=[actor])


def test_causes_and_links_outside_tie_dates_or_not():
    claim = vt.Claim("occurrence", "s", text="because")
    timeline = vt.Timeline(
        [
            vt.Event("a", "A", "2024-05", links=[vt.Link("causes", "b", claims=[claim])]),
            vt.Event("b", "B", "2024", links=[vt.Link("after", "nowhere")]),
            vt.Event("c", "C", "/2024"),
        ],
        sources=[vt.Source("s")],
        outside=["nowhere"],
    )
    solution = chronology.solve(timeline)
    assert solution.narrowed == ("b",)
    assert not solution.contradictions


def test_a_story_whose_parts_are_parts_of_one_another_is_told():
    timeline = vt.Timeline(
        [
            vt.Event("a", "A", "2024", links=[vt.Link("part-of", "b"), vt.Link("after", "b")]),
            vt.Event("b", "B", "2024", links=[vt.Link("part-of", "a")]),
        ]
    )
    assert sorted(event.id for event in chronology.sort(timeline)) == ["a", "b"]


def test_events_that_may_touch_are_not_always_undetermined():
    timeline = vt.Timeline(
        [
            vt.Event("a", "A", "[2024-01-01,2024-03-01]"),
            vt.Event("b", "B", "2024-02-01"),
            vt.Event("c", "C", "2024-01-01T10:00:00Z"),
            vt.Event("d", "D", "2024-01-01T11:00:00Z"),
        ]
    )
    pairs = set(chronology.undetermined(timeline))
    assert ("a", "b") in pairs
    assert ("c", "d") not in pairs


@pytest.mark.parametrize("certainly", [True, False])
def test_very_many_events_are_found_as_if_each_were_asked(certainly):
    chance = random.Random(3)  # noqa: S311  (no secret)
    events = []
    for at in range(3000):
        start = datetime.date(1990, 1, 1) + datetime.timedelta(chance.randrange(9000))
        length = datetime.timedelta(chance.choice((0, 0, 0, 3, 30, 4000)))
        events.append(
            vt.Event(f"e{at}", "E", f"{start}/{start + length}" if length else str(start))
        )
    timeline = vt.Timeline(events)
    for window in ("2001-05", "2010-02-03/2010-02-05", "1990", "2014/.."):
        for ask in (vt.overlapping, vt.during):
            found = timeline.where(ask(window), certainly=certainly)
            each = timeline.where(ask(window) | vt.kind("none"), certainly=certainly)
            assert found.ids == each.ids


# The command line ---------------------------------------------------------------------------


def test_a_bar_is_shown_for_what_takes_long(monkeypatch):
    shown = []

    class Slow(cli.Console):
        is_terminal = True

    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr(cli, "Console", lambda **_: Slow(file=io.StringIO(), force_terminal=True))
    monkeypatch.setattr(cli.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(cli.Progress, "update", lambda *_, **known: shown.append(known))
    with cli._progress(1000) as advance:  # noqa: SLF001
        for done in range(1, 301):
            advance(done)
    assert [one["completed"] for one in shown] == [100, 200, 300]


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
    report = Report()
    back = formats.loads(whole, "ics", report=report)
    assert str(back.actors["ann"].name) == "Ann"
    assert "two different ones are called 'ann'" in str(report)


def test_a_zone_whose_part_does_not_end_is_read_as_far_as_it_goes():
    part = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0400"
    block = Block("VTIMEZONE", 1, inner=part.split("\r\n"))
    with pytest.raises(ValueError, match="Found no components"):
        _zone("Here", block)


@pytest.mark.parametrize("amount", [2**70, Decimal(2**70), Decimal("1E+30"), Decimal("0.1")])
def test_numbers_of_any_size_are_written_as_they_are(amount):
    claim = vt.Claim("votes", "ann", vt.Quantity(amount))
    timeline = vt.Timeline(
        [vt.Event("e", "E", "2024", claims=[claim])], actors=[vt.Actor("ann", "Ann")]
    )
    for name in ("json", "toml"):
        assert formats.loads(formats.dumps(timeline, name), name) == timeline


def test_a_missing_package_is_named_with_its_extra():
    error = vt.MissingExtraError.of(ModuleNotFoundError(name="narwhals"), "frames")
    assert str(error) == 'narwhals is missing: pip install "venezuela-timeline[frames]"'


def test_parquet_without_its_extra_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    with pytest.raises(vt.MissingExtraError, match=r"venezuela-timeline\[frames\]"):
        vt.read(tmp_path / "x.parquet")


def test_a_source_of_state_media_is_labelled_where_it_is_cited():
    source = vt.Source("paper", "Title", publisher="Paper", state_media=True)
    timeline = vt.Timeline([vt.Event("e", "E", "2024", citations=["paper"])], sources=[source])
    words = Voice(timeline, ("en",)).link(vt.Citation("paper"))
    assert words == "<bdi>Paper</bdi> (state media)"


def test_an_axis_without_room_has_no_ticks():
    assert Scale(0, 10).ticks(0, "en") == []


def test_the_last_day_of_the_calendar_has_no_next_one():
    timed, last = (SimpleNamespace(timed=timed, value=datetime.date.max) for timed in (True, False))
    assert _compared(timed, None) == _compared(last, None) == (datetime.date.max, None)
