"""The command line, run as its users run it."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
import rich.console
import rich.progress
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline import cli, formats
from venezuela_timeline.cli import _output, main
from venezuela_timeline.cli._tables import Table
from venezuela_timeline.formats import _catalogue

SEEDS = Path(__file__).parents[1] / "seeds"


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_export_writes_a_calendar_and_says_what_is_in_it(tmp_path):
    target = tmp_path / "venezuela.ics"
    result = run("export", target)
    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for chapter in vt.load().chapters.values():
        assert chapter.title["en"] in result.output
    assert "on its first day: no end is known" in result.output
    assert "; export --embed puts all of it into the file as well" in result.output
    assert f"{len(vt.load())} events" in result.output


def test_export_in_spanish_and_to_json(tmp_path):
    assert run("export", tmp_path / "a.ics", "--lang", "es").exit_code == 0
    assert "VERSION:2.0" in (tmp_path / "a.ics").read_text()
    assert run("export", tmp_path / "a.json").exit_code == 0
    assert vt.read(tmp_path / "a.json") == vt.load()


def test_export_of_a_calendar_with_its_options(tmp_path):
    target = tmp_path / "a.ics"
    options = ["--anniversaries", "leap-years", "--long-spans", "full", "--times", "none"]
    result = run("export", target, *options, "--name", "Ours", "--colour", "teal", "--embed")
    assert result.exit_code == 0, result.output
    text = target.read_text()
    assert "NAME:Ours\n" in text
    assert "COLOR:teal\n" in text
    assert "RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=28\n" in text
    assert vt.read(target) == vt.load()
    assert run("convert", target, tmp_path / "a.json").exit_code == 0
    assert vt.read(tmp_path / "a.json") == vt.load()


def test_an_event_is_shown_as_it_was_known_on_a_day():
    key = "presidential-election-2024"
    whole, early = run("show", key).output, run("show", key, "--as-of", "2024-07-29").output
    assert 100 < len(early) < len(whole)


CHOIR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:me
BEGIN:VEVENT
UID:choir@my
DTSTAMP:20240101T000000Z
DTSTART;TZID=Europe/Berlin:20240903T190000
DTEND;TZID=Europe/Berlin:20240903T210000
RRULE:FREQ=WEEKLY
SUMMARY:Choir
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:x
END:VALARM
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_calendar_goes_through_the_commands_with_all_its_lines(tmp_path):
    mine, other = tmp_path / "mine.ics", tmp_path / "other.ics"
    mine.write_bytes(CHOIR.encode())
    for arguments in (("convert", mine, other), ("export", "--file", mine, other)):
        result = run(*arguments)
        assert result.exit_code == 0, result.output
        assert "kept: repetition, alarm" in result.output
        assert other.read_bytes() == mine.read_bytes()
        other.unlink()
    for target in (("a.json",), ("a.json", "a.ics")):
        result = run("convert", mine, *(tmp_path / name for name in target))
        assert "left out: repetition, alarm" in result.output
    assert formats.convert(mine, other)[-1].message == "kept: repetition, alarm"
    assert other.read_bytes() == mine.read_bytes()
    assert "left out: repetition, alarm" in str(formats.convert(mine, tmp_path / "folder"))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "note: line 4: not in the timeline, and unchanged in your file: repetition, alarm"),
        ("es", "nota: línea 4: no está en la cronología, y sigue igual en su archivo: repetición,"),
    ],
)
def test_a_list_of_a_calendar_says_that_its_file_stays_as_it_is(tmp_path, lang, words):
    mine = tmp_path / "mine.ics"
    mine.write_bytes(CHOIR.encode())
    assert words in run("list", "--file", mine, "--lang", lang).stderr
    assert mine.read_bytes() == CHOIR.encode()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "3 events, 1 of them each year, 1 once\n"),
        ("es", "3 hechos, 1 de ellos cada año, 1 una sola vez\n"),
    ],
)
def test_a_calendar_of_anniversaries_says_how_many_come_back(tmp_path, lang, words):
    days = {"a": "2024-07-28", "b": "2006-05-01/..", "c": "2001-01-02/2008-01-02"}
    source, target = tmp_path / "a.json", tmp_path / "a.ics"
    vt.Timeline([vt.Event(key, key, when) for key, when in days.items()], id="t").save(source)
    arguments = "export", "--file", source, "--lang", lang, "--long-spans", "skip"
    assert words in run(*arguments, "--anniversaries", "leap-years", target).output
    assert "1 " not in run(*arguments, target).output.rpartition("3 ")[2]


def test_a_time_without_an_offset_can_be_shown_as_it_stands(tmp_path):
    source, target = tmp_path / "a.json", tmp_path / "a.ics"
    vt.Timeline([vt.Event("a", "A", "18 December 2024, 19:30")], id="t").save(source)
    said = run("export", "--file", source, target).output
    assert "write one, as in 19:30+01:00, or show it as it stands with --times floating" in said
    assert "tal como está con --times floating" in run(
        "export", "--file", source, target, "--lang", "es"
    ).output  # fmt: skip
    run("export", "--file", source, "--times", "floating", target)
    assert b"\r\nDTSTART:20241218T193000\r\n" in target.read_bytes()


def test_each_time_of_what_repeats_is_listed_if_it_is_asked_for(tmp_path):
    (tmp_path / "mine.ics").write_bytes(CHOIR.encode())
    asked = ("list", "--file", tmp_path / "mine.ics", "--during", "2024-11")
    once = run(*asked)
    assert "0 events" in once.output
    assert "it repeats and is shown once: --expand FIRST/LAST shows each time" in once.stderr
    assert "4 events" in run(*asked, "--expand", "2024-11-01/2024-11-30").output
    assert "write FIRST/LAST" in run(*asked, "--expand", "2024-11").output
    asked = ("--expand", "2024-11-01/2024-11-30", "--lang", "es")
    assert "--expand es para un archivo que nombre --file" in run("list", *asked).output


def test_an_option_that_chooses_means_any_of_its_values():
    def found(*arguments):
        return run("list", "--during", "2024-10", *arguments).output

    def ids(*arguments):
        return {line.split()[-1] for line in found(*arguments).splitlines()[1:-2]}

    russia, brazil = ids("--actor", "Russia"), ids("--actor", "Brazil")
    assert ids("--actor", "Russia", "--actor", "Brazil") == russia | brazil
    assert brazil - russia
    assert "putin-press-conference-venezuela" in ids("--actor", "Russia", "--members") - russia
    assert "--members goes with --actor" in found("--members")
    assert "--file is there twice" in found("--file", "a", "--file", "b")


@pytest.mark.parametrize(
    ("arguments", "words", "spanish"),
    [
        (["list", "town"], "(town). For another timeline, write --file town.", "--file town."),
        (
            ["show", "vote", "town"],
            "For another timeline, write --file town.",
            "Sobra el argumento",
        ),
        (["export", "town", "town.html"], "write --file town.", "Para otra cronología"),
        (["export", "a.ics", "b", "town"], "(b town). For another", "Sobran los argumentos (b"),
        (["list", "nowhere"], "extra argument (nowhere)\n", "Sobra el argumento (nowhere)\n"),
        (["fmt", "--check=town"], "does not take a value.\n", "does not take"),
        (["lost"], "No such command 'lost'", "Did you mean"),
        (["--lang", "es", "list"], "'--lang'. Write --lang after the command.", "--lang"),
        (["--file", "town", "list"], "'--file'. Write --file after the command.", "--file"),
        (["--leng", "es", "list"], "No such option '--leng'.\n", "--leng"),
        (
            ["export", "--anniversaries", "ann.ics"],
            "'leap-years'. It takes a value: write --anniversaries last-of-february ann.ics.",
            "Lleva un valor: escriba --anniversaries",
        ),
        (["export", "--anniversaries", "ever"], "'ever' is not one of", "no es uno de"),
        (
            ["show", "28 July 2024"],
            "'28 July 2024' is a time, and show takes an id: write list --on '2024-07-28'",
            "es una fecha",
        ),
        (["show", "2024-07"], "write list --overlapping '2024-07'", "escriba list --overlapping"),
    ],
)
def test_what_was_probably_meant_is_said(tmp_path, monkeypatch, arguments, words, spanish):
    monkeypatch.chdir(tmp_path)
    Path("town").mkdir()
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert spanish in run(*arguments, "--lang", "es").output


def test_export_of_nothing_says_so(tmp_path):
    target = tmp_path / "a.ics"
    result = run("export", "--during", "1990", target)
    assert result.exit_code == 0
    assert "note: no event meets all the options, so the file is written without" in result.stderr
    assert len(vt.read(target)) == 0
    assert "ningún hecho" in run("export", "--during", "1990", target, "--lang", "es").stderr
    assert "no event meets" not in run("export", target).stderr


def test_export_takes_any_option_of_a_format(tmp_path):
    target = tmp_path / "a.svg"
    options = ["--option", "lanes=kind", "--option", "width=800", "--option", "source=a=b"]
    result = run("export", target, *options, "--lang", "es")
    assert result.exit_code == 0, result.output
    vt.load().save(tmp_path / "b.svg", lanes="kind", width=800, source="a=b", lang="es")
    assert target.read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize(
    ("name", "option", "words"),
    [
        ("a.svg", "width", "--option 'width': write NAME=VALUE, as lanes=kind"),
        ("a.svg", "widht=800", "no option 'widht' for 'a.svg': did you mean 'width'?"),
        ("a.svg", "width=[[", "width is '[[': write pixels"),
        ("a.svg", "width=NaN", "width is 'NaN': write pixels"),
        ("a.ics", "progress=1", "no option 'progress' for 'a.ics': it has lang "),
        ("a.jsonl", "a=1", "no option 'a' for 'a.jsonl': it has none"),
        ("folder", "a=1", "no option 'a' for 'folder': it has none"),
        ("a.ucdp", "a=1", "no option 'a' for 'a.ucdp': it has none"),
        ("a.html", "key=4", "cannot write 'a.html' with key=4: 'int' object is not iterable"),
    ],
)
def test_an_option_that_a_format_cannot_take_is_named(tmp_path, monkeypatch, name, option, words):
    monkeypatch.chdir(tmp_path)
    result = run("export", name, "--option", option)
    assert result.exit_code == 2
    assert f"Error: {words}" in result.output
    assert not any(tmp_path.iterdir())


def test_what_goes_wrong_without_such_options_is_not_hidden(tmp_path, monkeypatch):
    def broken(*_, **__):
        raise TypeError("a bug")

    monkeypatch.setattr(vt.Timeline, "save", broken)
    assert isinstance(run("export", tmp_path / "a.json").exception, TypeError)


def test_a_format_that_is_only_read_is_not_exported_to(tmp_path):
    result = run("export", tmp_path / "a.ucdp")
    assert "the format 'ucdp' can be read, not written" in result.output


def test_export_takes_every_filter_of_list(tmp_path):
    target = tmp_path / "a.ics"
    options = [
        "--chapter",
        "brics-2024",
        "--lang",
        "es",
        "--title",
        "La cumbre",
        "--actor",
        "russia",
    ]
    assert run("export", target, *options).exit_code == 0
    found = vt.read(target)
    assert found.ids == vt.load().where(vt.chapter("brics-2024") & vt.actor("russia")).ids
    assert found.title == vt.Text(es="La cumbre")
    assert run("export", target, "--key").exit_code == 0
    assert vt.read(target).ids == {event.id for event in vt.load() if event.key}
    result = run("export", tmp_path / "a.json", "--according-to", "national-electoral-council")
    assert result.exit_code == 0, result.output
    known = vt.load().according_to("national-electoral-council").timeline
    assert vt.read(tmp_path / "a.json").ids == known.ids
    names = {option.name for option in main.commands["list"].params} - {"as_json"}
    assert names <= {option.name for option in main.commands["export"].params}


def test_list():
    result = run("list", "--during", "2024-07-28", "--kind", "election")
    assert "presidential-election-2024" in result.output
    assert "1 event" in result.output
    assert "0 events" in run("list", "--kind", "eclipse").output
    assert "28 de julio de 2024" in run("list", "--on", "2024-07-28", "--lang", "es").output
    likely = run("list", "--during", "2024-08-02").output
    sure = run("list", "--during", "2024-08-02", "--certainly").output
    assert len(sure) < len(likely)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--kind", "elections"], "no event has the kind 'elections': did you mean 'election'"),
        (["--role", "candidates"], "no event has the role 'candidates': did you mean 'candidate"),
        (["--tag", "wagnr", "--json"], "no event has the tag 'wagnr': did you mean 'wagner'"),
        (["--kind", "eclipse"], "no event has the kind 'eclipse': there are 'agreement'"),
        (["--kind", "election", "--on", "1900-01-01"], ""),
        (["--on", "1900-01-01"], ""),
    ],
)
def test_list_finds_nothing_and_names_what_is_near(arguments, hint):
    result = run("list", *arguments)
    assert result.exit_code == 0
    assert result.stderr.startswith(hint)
    assert bool(result.stderr) == bool(hint)
    assert (
        not formats.loads(result.stdout, "json")
        if "--json" in arguments
        else ("0 events" in result.stdout)
    )


def test_list_as_json_is_a_timeline():
    result = run("list", "--during", "2024-08", "--json")
    assert formats.loads(result.stdout, "json") == vt.load().where(vt.during("2024-08"))


def test_list_according_to_and_as_of():
    result = run("list", "--according-to", "national-electoral-council", "--on", "2024-08-02")
    assert "6,408,844" in result.output
    assert "7,303,480" not in result.output
    early = run("list", "--as-of", "2024-07-31", "--json")
    assert formats.loads(early.stdout, "json") == vt.load().as_of("2024-07-31")


def test_list_asks_for_everything_the_library_can():
    for arguments, query in (
        (["--role", "candidate"], vt.role("candidate")),
        (["--claimed-by", "associated-press"], vt.claimed_by("associated-press")),
        (["--place", "kazan", "--contested"], vt.place("kazan") & vt.contested()),
        (["--source", "fox-news-digital-2024"], vt.source("fox-news-digital-2024")),
        (
            ["--chapter", "aftermath", "--after", "2025-06"],
            vt.chapter("aftermath") & vt.after("2025-06"),
        ),
    ):
        found = formats.loads(run("list", *arguments, "--json").stdout, "json")
        assert list(found.ids) == list(vt.load().where(query).ids)


def test_diff(tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.toml"
    tl = vt.load()
    tl.save(old)
    tl.remove("chavez-death").save(new)
    assert run("diff", old, new).output == "- event chavez-death\n"
    assert run("diff", old, old).output == "no difference\n"


def test_publish(tmp_path):
    tl = vt.load()
    small = tl.remove(*(tl.ids - {"chavez-death", "presidential-election-2024"}))
    small.save(tmp_path / "t.json")
    site = tmp_path / "site"
    result = run("publish", site, "--file", tmp_path / "t.json", "--authors", "Ana")
    assert result.exit_code == 0, result.output
    assert re.search(r"wrote .*: \d+ files written, 0 unchanged, 0 removed", result.output)
    assert "Ana (2026)." in (site / "en/data.html").read_text("utf-8")
    options = ("--base-url", "https://example.org/", "--previous", site)
    result = run("publish", site, "--file", tmp_path / "t.json", *options, "--lang", "es")
    assert re.search(r"escrito .*: \d+ archivos escritos, \d+ sin cambios", result.output)
    assert run("publish", site, "--base-url", "example.org").exit_code == 2


def test_show():
    result = run("show", "cne-second-bulletin")
    assert result.exit_code == 0
    assert "6,408,844" in result.output
    assert "6.408.844" in run("show", "cne-second-bulletin", "--lang", "es").output


def test_convert_round_trip(tmp_path):
    run("export", tmp_path / "a.json")
    assert run("convert", tmp_path / "a.json", tmp_path / "folder").exit_code == 0
    assert run("convert", tmp_path / "folder", tmp_path / "b.json").exit_code == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_convert_asks_for_a_revision_of_what_changed(tmp_path):
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    path = next(seeds.glob("brics*.toml"))
    path.write_text(path.read_text("utf-8").replace("Kazan", "Kazán"), "utf-8")
    result = run("convert", seeds, tmp_path / "out.json")
    assert result.exit_code == 2
    assert "convert with --revise" in result.output
    assert not (tmp_path / "out.json").exists()
    assert run("convert", seeds, tmp_path / "out.json", "--revise").exit_code == 0
    raised = {
        event.id: event.revision - vt.load()[event.id].revision
        for event in vt.read(tmp_path / "out.json")
    }
    assert set(raised.values()) == {0, 1}
    assert {vt.load()[key].chapter for key, by in raised.items() if by} == {"brics-2024"}
    assert run("convert", seeds, tmp_path / "again.json").exit_code == 0


def test_check_counts_what_is_sound():
    result = run("check", SEEDS)
    assert result.exit_code == 0, result.output
    assert f"{len(vt.load())} events" in result.output
    assert len(result.output.splitlines()) == 1


def test_check_lists_every_fault_with_its_place(tmp_path):
    (tmp_path / "a.toml").write_text("titel = 'x'\n[[events]]\nid = 'a'\ntitle = 'A'\nwhen = '2'\n")
    (tmp_path / "b.toml").write_text(
        "[[events]]\nid = 'b'\ntitle = 'B'\nwhen = '2024'\nplace = 'x'\n"
    )
    result = run("check", tmp_path)
    assert result.exit_code == 2
    for line in (
        f"{tmp_path / 'a.toml'}:1: titel: unknown key",
        f"{tmp_path / 'a.toml'}:5: events[0].when",
        f"{tmp_path / 'b.toml'}:5: events[0].place",
    ):
        assert line in result.output
    assert "did you mean 'title'?" in result.output
    assert f"3 faults in {tmp_path}; more may show once these are fixed\n" in result.output
    assert run("check", tmp_path / "b.toml").exit_code == 2
    assert run("check", tmp_path / "none.json").exit_code == 2


def test_check_finds_what_the_lock_does_not_hold(tmp_path):
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    lock = seeds / "revisions.lock"
    lines = lock.read_text("utf-8").splitlines(keepends=True)
    lock.write_text("".join(lines[1:]), "utf-8")
    path = seeds / "brics-2024.toml"
    path.write_text(path.read_text("utf-8").replace("Lula cancels", "Lula calls off"), "utf-8")
    result = run("check", seeds)
    assert result.exit_code == 2
    assert "revisions.lock: lula-cancels-kazan-trip: changed since it was locked" in result.output
    assert f"revisions.lock: {lines[0].split()[0]}: not locked" in result.output
    assert result.output.endswith(f"2 faults in {seeds}\n")
    lock.write_text("nonsense", "utf-8")
    assert run("check", seeds).exit_code == 2
    lock.unlink()
    assert run("check", seeds).exit_code == 0


def test_cite():
    assert run("cite").output.strip() == vt.cite()
    assert run("cite", "--style", "bibtex").output.startswith("@misc{")
    assert run("cite", "--style", "mla").exit_code == 2


def test_cite_events(tmp_path):
    key = "presidential-election-2024"
    assert run("cite", key, "--lang", "es").output.strip() == vt.cite(events=[key], lang="es")
    path = tmp_path / "some.json"
    tl = vt.load().select(key)
    tl.save(path)
    for style in ("biblatex", "csl", "ris"):
        found = run("cite", tl[0].title["en"], "--file", path, "--format", style, "--claims")
        written = vt.cite(style, events=[key], claims=True)
        assert found.output.strip() == written.replace("\r", "").strip()
    assert run("export", tmp_path / "x.ris", "--file", path, "--claims").exit_code == 0
    assert (tmp_path / "x.ris").read_bytes().decode() == vt.cite("ris", events=[key], claims=True)
    assert "no option --claims" in run("export", tmp_path / "x.csv", "--claims").output
    assert "name the events whose" in run("cite", "--claims").output
    assert "name the events whose" in run("cite", "--file", path).output
    assert "no event has the id" in run("cite", "nobody").output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "cne-second-buletin"], "did you mean 'cne-second-bulletin'"),
        (["list", "--actor", "nicolas-madura"], "did you mean 'nicolas-maduro'"),
        (["list", "--chapter", "aftermat"], "this is in 'aftermath'"),
        (["list", "--during", "2024-02-30"], "2024-02-30"),
        (["list", "--according-to", "edmundo-gonzales"], "did you mean 'edmundo-gonzalez'"),
        (["list", "--as-of", "someday"], "'someday'"),
        (["diff", "a.json", "b.json"], "cannot read 'a.json'"),
        (["list", "--file", "none.json"], "cannot read 'none.json'"),
        (["export", "none/a.ics"], "cannot write 'none/a.ics': there is no folder 'none'"),
        (["export", "a.xyz"], "no format for 'a.xyz'"),
        (["export", "a.ics", "--lang", "fr"], "'fr' is not one of"),
        (["convert", "a.ics", "b.json"], "cannot read 'a.ics'"),
        (["export", "a.json", "--embed"], "no option --embed for 'a.json': it has none"),
        (["export", "a.svg", "--name", "x"], "no option --name for 'a.svg': it has --lang\n"),
        (["export", "folder", "--long-spans", "full"], "no option --long-spans for 'folder'"),
        (["check", "a.docx"], "what can be read is acled, csv"),
        (["export", "a.ics", "--colour", "tael"], "did you mean 'teal'"),
    ],
)
def test_errors_are_one_line_and_exit_2(tmp_path, monkeypatch, arguments, words):
    monkeypatch.setattr(_catalogue, "_entry_points", list)  # what other packages add
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output
    assert len([line for line in result.output.splitlines() if line.startswith("Error")]) == 1
    assert not any(tmp_path.iterdir())


def test_an_unwritable_target_is_untouched(tmp_path):
    target = tmp_path / "a.ics"
    target.mkdir()
    result = run("export", target)
    assert result.exit_code == 2
    assert "it is a folder" in result.output
    assert not any(target.iterdir())


def test_a_progress_bar_is_shown_for_what_takes_long(monkeypatch):
    shown = []

    class Slow(rich.console.Console):
        is_terminal = True

    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr(
        rich.console, "Console", lambda **_: Slow(file=io.StringIO(), force_terminal=True)
    )
    monkeypatch.setattr(_output.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(rich.progress.Progress, "update", lambda *_, **known: shown.append(known))
    with _output.progress(1000) as advance:
        for done in range(1, 301):
            advance(done)
    assert [one["completed"] for one in shown] == [100, 200, 300]


BARE = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("never", "N", "/..")])


def succeed(*args):
    done = CliRunner().invoke(cli.main, [str(arg) for arg in args])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def bare(tmp_path):
    BARE.save(tmp_path / "bare.json")
    return tmp_path / "bare.json"


def test_show_an_event_that_has_only_a_title(bare):
    assert succeed("show", "e", "--file", bare).splitlines() == ["E", "2024"]


def test_export_says_what_the_format_could_not_hold(bare, tmp_path):
    said = succeed("export", tmp_path / "x.ics", "--file", bare)
    assert "note: never: " in said
    assert "wrote" in said


def test_a_missing_path_is_named(tmp_path):
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
    said = succeed("export", tmp_path / "x.csv", "--file", tmp_path / "x.json")
    assert "Chapter " not in said[30:]


def test_help_names_every_command_and_its_beginning():
    shown = succeed("--help")
    assert len(main.commands) == len(shown.partition("Commands:\n")[2].splitlines())
    for name, command in main.commands.items():
        assert re.search(rf"^  {name} +{re.escape(command.help.split()[0])}", shown, re.MULTILINE)


LONG = "A very long title that no narrow terminal shows in one line, whatever it is of"


@pytest.mark.parametrize(
    ("terminal", "cell"), [(True, LONG), (False, "two\nlines"), (False, 4 * LONG)]
)
def test_what_a_line_cannot_hold_is_wrapped(terminal, cell, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("COLUMNS", "50")
    table = Table("en", "Event", "Rows", numbers=1)
    table.add(cell, "x")
    table.show()
    _, first, second, *_ = capsys.readouterr().out.splitlines()
    assert len(first) <= (50 if terminal else 200)
    assert second.strip()


def test_columns_stand_below_each_other_however_wide_their_letters_are(capsys):
    table = Table("en", "Event", "Rows", "Id", numbers=1)
    for title in ("Título", "Ti\u0301tulo", "標題"):  # of 6, 6 and 4 columns
        table.add(title, "1", "x")
    table.show()
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "Event   Rows  Id"
    assert rows == ["Título     1  x", "Ti\u0301tulo     1  x", "標題       1  x"]


def test_a_full_output_ends_with_one_line(monkeypatch, capsys):
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


def test_an_output_of_ascii_gets_what_it_can_show(bare, monkeypatch):
    with open(os.devnull, "w", encoding="ascii") as ascii_only:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", ascii_only)
        monkeypatch.setattr(sys, "stderr", None)
        cli.main(["list", "--file", str(bare)], standalone_mode=False)
        assert ascii_only.errors == "replace"


MINE = "date,title,notes\nc. 1890,The fair,Lanterns\n12/5/2019,The strike,\nsoon,Later,\n"


def test_a_persons_table_in_one_command(tmp_path):
    source, chart, calendar = (tmp_path / f"mine.{suffix}" for suffix in ("csv", "svg", "ics"))
    source.write_text(MINE)
    asked = ["--dayfirst", "--columns", "notes=summary,title=title", "--columns", "date=when"]
    result = run("convert", source, chart, calendar, *asked)
    assert result.exit_code == 0, result.output
    assert "note: read 'date' as when, 'title' as title, 'notes' as summary" in result.output
    assert "note: line 4: 'Later' is not read" in result.output.replace("soon | ", "")
    assert "The strike" in chart.read_text()
    assert "SUMMARY:The strike" in calendar.read_text()
    result = run("convert", source, chart, "--dayfirst", "--strict")
    assert result.exit_code == 2
    assert "line 4" in result.output
    assert "COLUMN=FIELD" in run("convert", source, chart, "--columns", "notes").output
    kept = run("convert", source, tmp_path / "a.json", "--monthfirst", "--columns", "notes=")
    assert "'notes' as" not in kept.output
    assert str(vt.read(tmp_path / "a.json")["the-strike"].when) == "2019-12-05"


def test_every_command_reads_a_persons_table_in_the_same_way(tmp_path):
    source, site = tmp_path / "mine.csv", tmp_path / "site"
    source.write_text(MINE)
    asked = ["--file", source, "--dayfirst", "--columns", "notes=tags", "--lenient"]
    result = run("publish", site, *asked, "--title", "The quarter")
    assert result.exit_code == 0, result.output
    assert "note: read 'date' as when, 'title' as title, 'notes' as tags" in result.output
    published = vt.read(site / "data/timeline.json")
    assert str(published["the-strike"].when) == "2019-05-12"
    assert published.title["en"] == published.title["es"] == "The quarter"
    assert "The quarter</bdi></h1>" in (site / "en/index.html").read_text("utf-8")
    result = run("export", tmp_path / "mine.json", *asked, "--title", "El barrio", "--lang", "es")
    assert result.exit_code == 0, result.output
    assert vt.read(tmp_path / "mine.json").title == vt.Text({"es": "El barrio"})
    assert "12 May 2019" in run("list", *asked).output
    for command in (["publish", site], ["list"], ["export", tmp_path / "a.json"]):
        refused = run(*command, "--monthfirst")
        assert refused.exit_code == 2
        assert "--dayfirst is for a file that --file names" in refused.output


def test_what_is_converted_can_be_given_a_title(tmp_path):
    source, chart, calendar = (tmp_path / f"mine.{suffix}" for suffix in ("csv", "svg", "ics"))
    source.write_text(MINE)
    result = run("convert", source, chart, calendar, "--dayfirst", "--title", "The quarter")
    assert result.exit_code == 0, result.output
    assert ">The quarter</text>" in chart.read_text("utf-8")
    assert "X-WR-CALNAME:The quarter" in calendar.read_text("utf-8")
    for command in (
        ["convert", source, chart],
        ["export", chart],
        ["publish", tmp_path / "site"],
    ):
        result = run(*command, "--title", " ")
        assert result.exit_code == 2
        assert "--title is empty" in result.output


def test_what_is_converted_is_in_the_language_that_is_asked_for(tmp_path):
    source, chart, page = (tmp_path / f"mine.{suffix}" for suffix in ("csv", "svg", "html"))
    source.write_text(MINE)
    result = run("convert", source, chart, page, tmp_path / "out", "--dayfirst", "--lang", "es")
    assert result.exit_code == 0, result.output
    assert ">posible</text>" in chart.read_text("utf-8")
    assert '<html lang="es"' in page.read_text("utf-8")


def test_a_page_says_who_made_it(tmp_path):
    page = tmp_path / "a.html"
    result = run("export", page, "--key", "--byline", "By the data desk", "--title", "My page")
    assert result.exit_code == 0, result.output
    assert "By the data desk" in page.read_text("utf-8")
    result = run("export", tmp_path / "a.svg", "--byline", "By the data desk")
    assert result.exit_code == 2
    assert "no option --byline for" in result.output


def test_the_sheet_of_a_workbook_is_chosen(tmp_path):
    workbook = tmp_path / "mine.xlsx"
    vt.load().save(workbook)
    result = run("convert", workbook, tmp_path / "a.json", "--sheet", "None of these")
    assert result.exit_code == 2
    assert "None of these" in result.output


def test_convert_from_a_format_that_is_said(tmp_path):
    source, target = tmp_path / "news.txt", tmp_path / "news.json"
    source.write_text("title: News\n\n2020: A\n2021: B\n")
    assert "no format for" in run("convert", source, target).output
    result = run("convert", source, target, "--format", "markwhen")
    assert result.exit_code == 0, result.output
    assert [str(event.title) for event in vt.read(target)] == ["A", "B"]
    rows = "".join(f"someday {at},B\n" for at in range(1_000))
    source.write_text(f"date,title\n2020,A\n{rows}")
    result = run("convert", source, target, "--format", "csv", "--lenient", "--lang", "es")
    assert re.search(r"^… y 9[5-9]\d más$", result.output, re.MULTILINE)
    result = run("convert", source, target, "--format", "markwen")
    assert result.exit_code == 2
    assert "did you mean 'markwhen'?" in result.output
    result = run("convert", tmp_path, target, "--format", "markwhen")
    assert result.exit_code == 2
    assert "--format is for a file, and " in result.output


def test_dates_beside_what_they_are_read_as(tmp_path):
    source = tmp_path / "mine.csv"
    source.write_text(MINE)
    result = run("dates", source)
    assert result.exit_code == 0, result.output
    assert "c. 1890" in result.output
    assert "1890~ (around 1890)" in result.output
    assert "3 rows: 1 read, 1 ambiguous, 1 refused\nsay which of day and month" in result.output
    assert (
        vt.TimeSpan("1890~").describe("es")
        in run("dates", source, "--dayfirst", "--lang", "es").output
    )
    assert "no column 'x'" in run("dates", source, "--column", "x").output


def test_check_lists_what_is_impossible_with_the_claims_behind_it(tmp_path):
    path = tmp_path / "count.json"
    claims = [
        vt.Claim("deaths", "paper", vt.Quantity(9), said="2024-01-01"),
        vt.Claim("deaths", "paper", vt.Quantity(3), said="2024-02-01"),
    ]
    event = vt.Event("storm", "A storm", "2023-12", claims=claims)
    vt.Timeline([event], sources=[vt.Source("paper")]).save(path)
    assert run("check", path).exit_code == 0
    result = run("check", path, "--deep")
    assert result.exit_code == 1
    assert "storm" in result.output
    assert "1 finding" in result.output
    assert run("check", SEEDS, "--deep").exit_code in {0, 1}


def test_the_figures_of_the_page_on_calendars(tmp_path):
    page = (Path(__file__).parent.parent / "docs/how-to/calendar.md").read_text("utf-8")
    rows = re.findall(r"^\| `(--[^`]+)` \| ([0-9]+) \|", page, re.MULTILINE)
    assert len(rows) == 4
    for options, number in rows:
        output = run("list", "--during", "2024-10", *options.split()).output
        assert re.search(rf"\n{number} events(,.*)?\n\Z", output), options
    asked = ("--anniversaries", "last-of-february", tmp_path / "days.ics")
    said = run("export", *asked).output.splitlines()[-1].partition("days.ics: ")[2]
    assert f'"{said}"' in page.replace("\n", " ")


def test_list_says_how_many_events_may_not_be_meant():
    asked = ("list", "--during", "2024-08-01/2024-08-07", "--contested")
    assert run(*asked).output.splitlines()[-1] == (
        "10 events, 1 of them only possibly: opposition-tally-final"
    )
    assert run(*asked, "--certainly").output.splitlines()[-1] == "9 events"
    many = run("list", "--actor", "Russia", "--members", "--lang", "es").output
    assert re.search(r"\d+ hechos, \d+ de ellos solo quizá$", many.rstrip())
