"""Calendars of other programs are not replaced unless that is asked for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import main
from venezuela_timeline.formats import ics

ENTRY = """BEGIN:VEVENT
UID:choir@my
DTSTAMP:20240101T000000Z
DTSTART:20240903T190000
SUMMARY:Choir
END:VEVENT
"""
REPEATED = ENTRY.replace("SUMMARY", "RRULE:FREQ=WEEKLY\nATTENDEE:mailto:a@b\nSUMMARY")
TODO = """BEGIN:VTODO
UID:t
SUMMARY:Sing
END:VTODO
"""
BROKEN = ENTRY.replace("DTSTART:2", "DTSTART:x")


def calendar(*parts, prodid="PRODID:me\n"):
    return "".join(("BEGIN:VCALENDAR\nVERSION:2.0\n", prodid, *parts, "END:VCALENDAR\n"))


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def paths(tmp_path):
    source, target = tmp_path / "source.json", tmp_path / "mine.ics"
    vt.load()[:3].save(source)
    return source, target


def ways(source, target):
    """The commands that write one file."""
    yield "convert", source, target
    yield "convert", source, target.with_name("other.json"), target
    yield "export", "--file", source, target
    yield "merge", source, source, source, target


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (calendar(REPEATED, TODO), "its entries, with repetition, guests, to-do: choose another"),
        (
            calendar(ENTRY),
            "was written by another program, and replacing it would lose its entries:",
        ),
        (calendar(BROKEN), "its entries, with unreadable entry: choose"),
        (calendar(TODO, prodid=""), "its entries, with to-do: choose"),
    ],
)
def test_a_calendar_of_another_program_is_not_replaced(paths, text, words):
    source, target = paths
    target.write_text(text, "utf-8")
    for arguments in ways(source, target):
        result = run(*arguments)
        assert result.exit_code == 2
        assert words in result.output
        assert "or replace it with --overwrite" in result.output
        assert target.read_text("utf-8") == text
        assert not target.with_name("other.json").exists()
        assert "se perderían sus entradas" in run(*arguments, "--lang", "es").output
    for arguments in ways(source, target):
        target.write_text(text, "utf-8")
        assert run(*arguments, "--overwrite").exit_code == 0
        assert len(vt.read(target)) == 3


def test_what_another_program_has_added_to_ours_is_not_replaced(paths):
    source, target = paths
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT"
    target.write_text(ics.dumps(vt.load()[:3]).replace("END:VEVENT", alarm), newline="")
    result = run("export", "--file", source, target)
    assert "has added, and replacing it would lose that: alarm: choose" in result.output
    assert "lo que otro programa añadió" in run(
        "export", "--file", source, target, "--lang", "es"
    ).output  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "no calendar", calendar(), calendar("BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n")]
)
def test_what_holds_nothing_is_replaced(paths, text):
    source, target = paths
    target.write_text(text, "utf-8")
    assert run("convert", source, target).exit_code == 0
    assert len(vt.read(target)) == 3


LINKED = [
    vt.Event("e", "E", "2024-02-29", status="cancelled", links=["after f"]),
    vt.Event("f", "F", "2024-02"),
    vt.Event("g", "G", links=["part-of e"]),
]


@pytest.mark.parametrize(
    "options",
    [
        {"colour": "teal", "lang": "es"},
        {"inferred": True, "anniversaries": "leap-years"},
        {"embed": True, "details": "long"},
        {"long_spans": "full", "imprecise": "full", "times": "floating"},
    ],
)
@pytest.mark.parametrize("timeline", [vt.load(), vt.Timeline(LINKED, id="t")], ids=["all", "few"])
def test_our_own_calendars_are_replaced(paths, timeline, options):
    source, target = paths
    timeline.save(target, **options)
    assert run("convert", source, target).exit_code == 0
    assert len(vt.read(target)) == 3


def test_a_calendar_that_gets_all_its_lines_back_is_replaced(tmp_path):
    mine, copy = tmp_path / "mine.ics", tmp_path / "copy.ics"
    text = calendar(
        REPEATED, TODO, ENTRY.replace("choir", "talk").replace("Choir", "Talk")
    ).replace("\n", "\r\n")
    mine.write_bytes(text.encode())
    for target in (mine, copy, copy):
        assert run("convert", mine, target).exit_code == 0
        assert run("export", "--file", mine, target).exit_code == 0
        assert sorted(target.read_text().split()) == sorted(text.split())
    month = "--expand", "2024-09-01/2024-09-30"
    for less in (("convert", *month, mine), ("export", "--text", "Talk", "--file", mine)):
        for target in (mine, copy):
            result = run(*less, target)
            assert "would lose its entries, with repetition, guests, to-do" in result.output
    copy.write_bytes(text.replace("Sing", "Sing more").encode())
    assert "would lose its entries" in run("convert", mine, copy).output


def test_save_replaces_all(paths):
    _, target = paths
    target.write_text(calendar(REPEATED), "utf-8")
    vt.load()[:3].save(target)
    assert len(vt.read(target)) == 3
