"""What seldom happens where timelines are shown, repeated, put in order or told at a terminal."""

import datetime
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline import cli, formats
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import datetimes, lines, recurrence, writer
from venezuela_timeline.time import Relation, TimeSpan
from venezuela_timeline.timeline import changes, chronology
from venezuela_timeline.view import plain
from venezuela_timeline.view._layout import fitted, text_width
from venezuela_timeline.view._scale import Scale

BARE = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("never", "N", "/..")])


# The command line ---------------------------------------------------------------------------


def run(*args):
    done = CliRunner().invoke(cli.main, [str(arg) for arg in args])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def bare(tmp_path):
    BARE.save(tmp_path / "bare.json")
    return tmp_path / "bare.json"


def test_an_event_of_nothing_but_a_title_is_shown(bare):
    assert run("show", "e", "--file", bare).splitlines() == ["E", "2024"]


def test_what_an_export_could_not_hold_is_said(bare, tmp_path):
    said = run("export", tmp_path / "x.ics", "--file", bare)
    assert "note: never: " in said
    assert "wrote" in said


def test_a_path_that_is_not_there_is_said_to_be_missing(tmp_path):
    for command in ("check", "diff", "convert"):
        paths = [str(tmp_path / name) for name in ("nope", "none")][: 1 + (command != "check")]
        done = CliRunner().invoke(cli.main, [command, *paths])
        assert done.exit_code == 2
        assert "No such file" in done.output


def test_a_chapter_without_a_day_has_no_row(tmp_path):
    timeline = vt.Timeline(
        [vt.Event("never", "N", "/..", chapter="c")], chapters=[vt.Chapter("c", "Chapter")]
    )
    timeline.save(tmp_path / "x.json")
    assert "Chapter " not in run("export", tmp_path / "x.csv", "--file", tmp_path / "x.json")[30:]


def test_a_terminal_has_the_width_it_has(monkeypatch):
    tables = []

    class Wide(cli.Console):
        is_terminal = True

        def print(self, table):
            tables.append((self.width, table))

    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setattr(cli, "Console", Wide)
    cli._print("table")  # noqa: SLF001
    assert tables == [(50, "table")]


def test_an_output_that_is_full_ends_with_a_line(monkeypatch, capsys):
    class Ended(Exception):  # noqa: N818  (it stands for the end of the process)
        pass

    def end(code):
        raise Ended(code)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(cli.click.Group, "main", full)
    with pytest.raises(Ended, match="2"):
        cli.main([])
    assert capsys.readouterr().err == "Error: cannot write: No space left on device\n"


def test_the_command_runs_as_a_process():
    code = "from venezuela_timeline.cli import main; main(['--version'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert b"version" in done.stdout


def test_streams_of_text_say_what_they_can(bare, monkeypatch):
    with open(os.devnull, "w", encoding="ascii") as ascii_only:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", ascii_only)
        monkeypatch.setattr(sys, "stderr", None)
        cli.main(["list", "--file", str(bare)], standalone_mode=False)
        assert ascii_only.errors == "replace"


# Calendars ----------------------------------------------------------------------------------


def repeating(
    *lines, start="DTSTART:20240701T100000Z", first="2024-07-01", last="2024-07-31", **more
):
    text = "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART:20240101T000000Z"),
            *("END:VEVENT", "BEGIN:VEVENT", "UID:u", "SUMMARY:E", start, *lines),
            *("END:VEVENT", "END:VCALENDAR", ""),
        ]
    )
    report = vt.Report()
    timeline = ics.loads(text, report=report, expand=(first, last), **more)
    return [event for event in timeline if event.id.startswith("u")], str(report)


def test_repeats_by_date_and_without():
    found, _ = repeating(
        "RDATE:20240702T100000Z,20240703T100000Z",
        "EXDATE:20240702T100000Z",
    )
    assert [str(event.when)[:10] for event in found] == ["2024-07-01", "2024-07-03"]


@pytest.mark.parametrize(
    ("rule", "start", "why"),
    [
        (
            "RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
            "DTSTART:20240701T100000Z",
            "it repeats too often in a day",
        ),
        ("RRULE:FREQ=YEARLY", "DTSTART:16000701T100000Z", "it began too long ago"),
    ],
)
def test_rules_that_take_too_long_are_shown_once(rule, start, why):
    found, notes = repeating(rule, start=start)
    assert len(found) == 1
    assert why in notes


def test_a_window_that_is_too_wide_for_its_limit():
    with pytest.raises(vt.DataError, match="more than 1 repeats"):
        repeating("RRULE:FREQ=DAILY", last="2025-07-01", max_repeats=1)


def test_rules_that_take_too_long_together_are_refused(monkeypatch):
    clock = iter(range(0, 1000, 100))
    monkeypatch.setattr(recurrence.time, "monotonic", lambda: next(clock))
    with pytest.raises(vt.DataError, match="its repeats take more than 30 seconds to tell"):
        repeating("RRULE:FREQ=DAILY")


def test_repeats_without_their_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "recurring_ical_events", None)
    with pytest.raises(vt.FormatError, match="recurring-ical-events is missing"):
        repeating("RRULE:FREQ=DAILY")


def test_very_many_chapters_are_written_anew_each():
    count = writer._MAX_READY + 5  # noqa: SLF001
    chapters = [vt.Chapter(f"c{at}", f"C {at}") for at in range(count)]
    timeline = vt.Timeline(
        [vt.Event(f"e{at}", "E", "2024", chapter=f"c{at}") for at in range(count)],
        chapters=chapters,
    )
    assert ics.loads(ics.dumps(timeline))["e1"].chapter == "c-1"


def edited(timeline, *pairs):
    text = ics.dumps(timeline)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    report = vt.Report()
    return ics.loads(text, report=report), str(report)


def test_fields_that_are_broken_in_a_calendar_of_ours():
    event = vt.Event("e", "E", "2024-07-28", place="p", modified="2024-08-29")
    timeline = vt.Timeline([event], places=[vt.Place("p", "P", latitude=1, longitude=2)])
    found, notes = edited(timeline, ("LAST-MODIFIED:20240829", "LAST-MODIFIED:2024-13-01"))
    assert found["e"].modified is None
    assert notes is not None
    found, notes = edited(timeline, ("GEO:1.000000;2.000000", "GEO:north;south"))
    assert next(iter(found.places.values())).latitude is None
    text = ics.dumps(timeline, embed=True).replace("GEO:1.000000;2.000000", "GEO:north;south")
    report = vt.Report()
    assert ics.loads(text, report=report)["e"].place
    assert "edited in a calendar" in str(report)


def test_a_time_of_ours_that_no_calendar_can_show():
    found, notes = edited(
        vt.Timeline([vt.Event("e", "E", "2024-07")]),
        ("X-TIMELINE-EDTF;VALUE=TEXT:2024-07", "X-TIMELINE-EDTF;VALUE=TEXT:Y20000"),
    )
    assert str(found["e"].when).startswith("2024-07")
    assert "moved since it was written" in notes


def test_a_summary_with_a_line_like_the_one_that_says_when():
    event = vt.Event("e", "E", "2024-07", summary="When: July 2024 it rained\nand then")
    found, _ = edited(vt.Timeline([event]))
    assert found["e"].summary["en"].startswith("When: July 2024")


def test_lines_after_a_second_calendar_ends_are_noted():
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\nX:1\r\n"
        "BEGIN:VCALENDAR\r\nX:2\r\nEND:VCALENDAR\r\n"
    )
    report = vt.Report()
    ics.loads(text, report=report)
    assert "passed over, outside of any calendar: 'X:1'" in str(report)
    assert "X:2" not in str(report)


def zoned(*parts):
    text = "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VTIMEZONE", "TZID:Mine", *parts),
            *("END:VTIMEZONE", "BEGIN:VEVENT", "UID:u", "DTSTART;TZID=Mine:20240728T060000"),
            *("END:VEVENT", "END:VCALENDAR", ""),
        ]
    )
    report = vt.Report()
    return str(ics.loads(text, report=report)[0].when), str(report)


class Broken(datetime.tzinfo):
    """A time zone, and the zones of a file that has no other."""

    def utcoffset(self, _):
        raise ValueError

    def get(self, *_):
        return self


def test_a_zone_that_fails_when_it_is_asked():
    report = vt.Report()
    line = lines.split("DTSTART;TZID=Mine:20240728T060000", 1)
    found = datetimes.moment_of(line, Broken(), report)
    assert found.value == datetime.datetime(2024, 7, 28, 6)  # noqa: DTZ001
    assert "has no such time: kept as local" in str(report)


def test_a_part_of_a_zone_that_has_no_end():
    when, notes = zoned("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0400")
    assert when == "2024-07-28T06:00:00"
    assert "times kept as local" in notes


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
    assert "an actor and a source have one id" in str(report)


# Other formats ------------------------------------------------------------------------------


def test_a_time_without_any_day_is_no_slide():
    report = vt.Report()
    written = json.loads(formats.dumps(BARE, "timelinejs", report=report))
    assert [slide["unique_id"] for slide in written["events"]] == ["e"]
    assert "never: skipped: no day of them is known" in str(report)


def test_slides_in_no_language():
    for lang in ("???", 3, "es"):
        document = {
            "lang": lang,
            "events": [{"start_date": {"year": 2024}, "text": {"headline": "H"}}],
        }
        timeline = formats.loads(json.dumps(document), "timelinejs")
        assert timeline[0].title.languages == ("es" if lang == "es" else "und",)


# The timeline -------------------------------------------------------------------------------


def test_what_came_or_went_has_no_fields_that_changed():
    for old, new in ((BARE, BARE[:1]), (BARE[:1], BARE)):
        (change,) = changes.diff(old, new).records
        assert change.fields == {}


def test_a_story_of_very_many_parts_within_parts_is_told():
    events = [
        vt.Event(f"e{at}", "E", "2024", links=[vt.Link("part-of", f"e{at + 1}")])
        for at in range(3000)
    ]
    told = chronology.sort(vt.Timeline(events, outside=["e3000"]))
    assert [event.id for event in told] == [f"e{at}" for at in reversed(range(3000))]


def test_a_story_goes_from_the_whole_to_its_parts():
    events = [
        vt.Event("a", "A", "2024", links=[vt.Link("part-of", "z"), vt.Link("part-of", "m")]),
        vt.Event("b", "B", "2024", links=[vt.Link("part-of", "m")]),
        vt.Event("m", "M", "2024", links=[vt.Link("part-of", "z")]),
        vt.Event("z", "Z", "2024"),
    ]
    told = chronology.sort(vt.Timeline(events))
    assert [event.id for event in told] == ["z", "m", "a", "b"]


def test_a_part_ties_both_ends():
    timeline = vt.Timeline(
        [
            vt.Event("whole", "W", "2024-07-01/2024-07-10"),
            vt.Event("part", "P", "2024", links=[vt.Link("part-of", "whole")]),
        ]
    )
    first, last = TimeSpan("2024-07-01/2024-07-10").bounds[::3]
    assert chronology.solve(timeline).bounds["part"] == (first, last, first, last)
    statement = [("part", Relation.STARTS, "whole")]
    assert chronology.solve(timeline, statement).bounds["part"].start_max == first


# Views --------------------------------------------------------------------------------------


def test_an_event_of_nothing_but_a_title_in_plain_words():
    assert plain.shown(BARE[0]) == "E [e]\n2024"


def test_a_text_that_does_not_fit_has_an_ellipsis():
    words = "El Niño \u0301 and 日本 " * 10
    for room in range(0, 400, 7):
        short = fitted(words, room)
        assert short.endswith("…")
        assert text_width(short) <= max(room, text_width("…"))
    assert fitted(words, text_width(words)) == words


def test_days_beyond_a_scale_stand_at_its_ends():
    scale = Scale(1000, 2000)
    assert scale.place(999) == scale.place(float("-inf")) == 0
    assert scale.place(2001) == scale.place(float("inf")) == 1
    assert 0 < scale.place(1000) < scale.place(2000) < 1
    assert scale.ticks(0, "en") == []


def test_a_source_of_a_state_is_labelled_on_the_page():
    timeline = vt.Timeline(
        [vt.Event("e", "E", "2024", citations=["paper"])],
        sources=[vt.Source("paper", "P", publisher="Paper", state_media=True)],
    )
    assert "state media" in formats.dumps(timeline, "html")


def test_what_began_before_the_picture_has_an_arrow_to_the_left():
    timeline = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("u", "U", "/2025")])
    far = vt.Timeline([*timeline, vt.Event("f", "F", "Y-100000/2024")])
    for one in (timeline, far):
        assert "M9-5L1 0L9 5z" in formats.dumps(one, "svg")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-07-07/2024-07-08", "7–8 de julio de 2024"),
        ("[2024-10-07,2024-11-08]", "7 de octubre de 2024 u 8 de noviembre de 2024"),
    ],
)
def test_spanish_as_it_is_said(text, words):
    assert TimeSpan(text).describe("es") == words
