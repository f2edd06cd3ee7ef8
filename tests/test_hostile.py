"""Hostile input: an error that says what is wrong, and soon, whatever is given."""

import json
import os
import subprocess
import sys

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.errors import did_you_mean
from venezuela_timeline.formats import toml

MANY = 20_000


def slides(*texts):
    events = [{"start_date": {"year": 2000}, "text": {"headline": text}} for text in texts]
    return formats.loads(json.dumps({"events": events}), "timelinejs")


def test_a_number_of_endless_exponent_is_a_fault_of_the_file():
    number = "1e99999999999999999999999"
    for text, name in ((f'{{"id": {number}}}', "json"), (f"id = {number}", "toml")):
        with pytest.raises(vt.DataError, match="too many digits"):
            formats.loads(text, name)


def test_a_number_of_endless_digits_is_told_in_our_words():
    for text, name in ((f'{{"id": {"9" * 5000}}}', "json"), (f"id = {'9' * 5000}", "toml")):
        with pytest.raises(vt.DataError, match="too many digits"):
            formats.loads(text, name)


def test_a_key_given_twice_among_many_is_found_at_once():
    pairs = [f'"k{at}": 1' for at in range(MANY)]
    with pytest.raises(vt.DataError, match=f"'k{MANY - 1}' stands twice"):
        formats.loads(f"{{{', '.join([*pairs, pairs[-1]])}}}", "json")


def test_toml_that_is_not_utf8_has_one_fault():
    with pytest.raises(vt.DataError) as caught:
        toml.loads("id = 'a'".encode("utf-16"))
    assert caught.value.faults[0].message == "byte 0 is not UTF-8"


def test_a_lock_nested_too_deeply_is_a_fault(tmp_path):
    (tmp_path / "a.toml").write_text("id = 'a'")
    (tmp_path / "revisions.lock").write_text("a = " + "[" * MANY)
    with pytest.raises(vt.DataError, match="nested too deeply"):
        vt.read(tmp_path)


def test_hints_stay_few_where_very_many_ids_are_unknown():
    events = [
        {"id": f"e{at}", "title": "E", "when": "2024", "place": f"place-number-{at}"}
        for at in range(2000)
    ]
    places = [{"id": f"placf-number-{at}", "name": "P"} for at in range(2000)]
    with pytest.raises(vt.DataError) as caught:
        formats.loads(json.dumps({"events": events, "places": places}), "json")
    assert len(caught.value.faults) == len(events)
    assert "did you mean" in caught.value.faults[0].hint
    assert "add the place" in caught.value.faults[-1].hint


def test_the_nearest_word_is_found_among_very_many():
    assert did_you_mean("electoin", [*(f"word-{at}" for at in range(MANY)), "election"]) == (
        "did you mean 'election'?"
    )


def test_slides_that_share_a_headline_are_numbered():
    timeline = slides(*["Vote"] * 2000)
    assert {"vote", "vote-2", "vote-2000"} <= timeline.ids


def test_a_tag_that_never_ends_is_text():
    assert str(slides("<" + "a" * MANY)[0].title) == "<" + "a" * MANY


def test_blanks_without_end_are_read():
    assert str(slides("a" + " " * MANY + "b\nc")[0].title) == "a" + " " * MANY + "b c"


def test_a_reference_to_no_character_is_a_replacement():
    assert str(slides(f"a&#{'9' * 5000};b")[0].title) == "a\N{REPLACEMENT CHARACTER}b"


def test_a_participant_with_blanks_without_end_is_no_pair():
    text = "a" + " " * MANY + "(r"
    with pytest.raises(vt.DataError, match="actor is"):
        formats.loads(f"id,title,when,participants\ne,E,2024,{text}", "csv")


def test_a_calendar_may_begin_on_the_first_day_there_is():
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e\r\nSUMMARY:E\r\n"
        "DTSTART;TZID=Asia/Tokyo:00010101T000000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert str(formats.loads(text, "ics")["e"].when) == "0001-01-01T00:00:00+09:18"


def test_a_long_set_is_not_repeated_in_full():
    with pytest.raises(vt.ModelError) as caught:
        vt.Event("e", "E", "{" + "2024," * 1000 + "2025}")
    assert len(str(caught.value)) < 300


def test_a_calendar_takes_a_name_as_text_too():
    assert "NAME:Mine" in formats.dumps(vt.Timeline(), "ics", name="Mine")


def test_a_path_with_a_null_byte_cannot_be_read():
    with pytest.raises(vt.ReadError, match="null byte"):
        vt.read("\0.json")


def test_links_in_a_circle_cannot_be_written(tmp_path):
    (tmp_path / "a.json").symlink_to("a.json")
    with pytest.raises(vt.SaveError, match="cannot write"):
        vt.Timeline().save(tmp_path / "a.json")


def test_the_file_of_a_folder_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "inner.toml").mkdir()
    with pytest.raises(vt.ReadError, match=r"inner\.toml"):
        vt.read(tmp_path)


@pytest.mark.parametrize("tolerance", [None, -1, "x", 1.5])
def test_a_tolerance_that_is_no_number_of_units(tolerance):
    with pytest.raises(vt.QueryError, match="tolerance is"):
        vt.Timeline().where(vt.during("2024"), tolerance=tolerance)


def test_other_values_that_are_none():
    timeline = vt.Timeline([vt.Event("e", "E", "2024")], places=[vt.Place("p", "P")])
    for ask in (
        lambda: timeline.where(vt.during("2024"), dates=[]),
        lambda: timeline.group_by([]),
        lambda: timeline.where(vt.place(None)),
        lambda: vt.near((1, 2, 3), 5),
        lambda: vt.near((None, "x"), 5),
    ):
        with pytest.raises(vt.QueryError):
            ask()
    with pytest.raises(vt.ModelError, match="no coordinate"):
        vt.Place("p", "P", latitude="", longitude=1)
    with pytest.raises(vt.QueryError, match="certainly is None: write True or False"):
        timeline.where(vt.during("2024"), certainly=None)


def test_a_value_nested_too_deeply_is_still_refused_in_words():
    deep = []
    for _ in range(MANY):
        deep = [deep]
    with pytest.raises(vt.QueryError, match="too deep to show is not a query"):
        vt.Timeline().where(deep)


def test_values_of_toml_are_shown_as_toml_writes_them():
    with pytest.raises(vt.DataError, match="id: 07:32:00 is not a string"):
        toml.loads("id = 07:32:00")
    with pytest.raises(vt.DataError, match=r"title: .*1\.5"):
        toml.loads("title = 1.5")


COMMAND = "from venezuela_timeline.cli import main; main(prog_name='venezuela-timeline')"


def command(*args, stdout=subprocess.PIPE, **env):
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, args)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | env,
        check=False,
    )


@pytest.fixture
def hostile(tmp_path):
    path = tmp_path / "hostile.json"
    event = {"id": "e", "title": "[/b]\x1b[31mé", "when": "2024"}
    path.write_text(json.dumps({"events": [event]}))
    return path


def test_texts_are_no_markup_and_no_orders_to_the_terminal(hostile):
    for args in (("list",), ("show", "e")):
        done = command(*args, "--file", hostile, PYTHONIOENCODING="utf-8")
        assert (done.returncode, done.stderr) == (0, b"")
        assert "[/b][31mé".encode() in done.stdout


def test_a_terminal_of_ascii_gets_question_marks_and_json_stays_whole(hostile):
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = command("list", "--file", hostile, **ascii_only)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"[31m?" in done.stdout
    done = command("list", "--json", "--file", hostile, **ascii_only)
    assert formats.loads(done.stdout, "json") == vt.read(hostile)


def test_a_full_disk_is_told_in_a_line():
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        for args in (("list",), ("--help",)):
            done = command(*args, stdout=full)
            assert done.returncode == 2
            assert done.stderr == b"Error: cannot write: No space left on device\n"
