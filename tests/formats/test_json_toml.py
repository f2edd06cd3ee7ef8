"""JSON and TOML: lossless, and every fault of a file reported at once."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import _catalogue, json as json_format, toml as toml_format

SMALL = {
    "id": "small",
    "title": "Small",
    "actors": [{"id": "ann", "name": "Ann"}],
    "sources": [{"id": "paper"}],
    "events": [
        {
            "id": "vote",
            "title": {"en": "The vote", "es": "La votación"},
            "when": "2024-07-28",
            "participants": ["ann"],
            "citations": ["paper p. 4"],
        }
    ],
}


def faults(data, name="json"):
    with pytest.raises(vt.DataError) as caught:
        formats.loads(data if isinstance(data, str | bytes) else json.dumps(data), name)
    return [str(fault) for fault in caught.value.faults]


@given(timelines())
def test_json_round_trip(tl):
    text = json_format.dumps(tl)
    assert json_format.loads(text) == tl
    assert json_format.dumps(json_format.loads(text)) == text
    assert json_format.loads(text.encode("utf-8-sig")) == tl
    lines = json_format.dumps(tl, compact=True)
    assert json.loads(lines) == json.loads(json_format.dumps(tl))
    records = [*tl, *tl.actors, *tl.places, *tl.sources, *tl.chapters]
    assert len(lines.splitlines()) >= len(records)
    assert len(lines) <= len(text)


@given(timelines())
def test_toml_round_trip(tl):
    text = toml_format.dumps(tl)
    assert toml_format.loads(text) == tl
    assert toml_format.dumps(toml_format.loads(text)) == text


@given(timelines())
def test_a_folder_round_trip(tmp_path_factory, tl):
    folder = tmp_path_factory.mktemp("folders") / "folder"
    tl.save(folder)
    assert vt.read(folder) == tl


def test_the_packaged_timeline_round_trips_everywhere(tmp_path):
    tl = vt.load()
    for name in ("tl.json", "tl.toml", "tl"):
        assert len(tl.save(tmp_path / name)) == 0
        assert vt.read(tmp_path / name) == tl


def test_a_selection_round_trips():
    part = vt.load().where(vt.during("2024-08"))
    assert part.outside
    assert json_format.loads(json_format.dumps(part)) == part


def test_short_forms_are_read():
    event = json_format.loads(json.dumps(SMALL))["vote"]
    assert event.participants == (vt.Participation("ann"),)
    assert event.citations == (vt.Citation("paper", "p. 4"),)


def test_ten_faults_are_ten():
    data = {
        "titel": "x",
        "events": [
            {"id": "a", "title": "A", "when": "2024-13", "sumary": "x"},
            {"id": "b", "title": "B", "when": "2024", "citations": ["lost"], "tags": "oil"},
            {"id": "c", "title": "C", "when": "2024", "participants": [{"actor": "ann"}]},
            {"id": "c", "title": "C", "when": "2024"},
            {"id": "d", "title": 3, "when": "2024", "claims": [{"aspect": "votes", "value": 3}]},
            "e",
            {"id": "f", "title": "F", "when": "2024", "links": [{"kind": "after", "event": "a"}]},
            {"id": "g", "title": "G", "when": "2024", "place": "x", "revision": "1"},
            {"id": "h", "title": "H", "when": "2024", "participants": ["bob"], "chapter": "y"},
            {"id": "I", "title": "I", "when": "2024-7", "participants": ["bob", {"actor": "B"}]},
            {"when": "2024", "place": "z"},
        ],
        "actors": [{"id": "bop", "name": "Bob"}, {"id": "Bad Id", "name": "Bad"}],
    }
    found = faults(data)
    for expected in (
        "titel: unknown key 'titel' (did you mean 'title'?)",
        "events[0].when (id 'a'): '2024-13', character",
        "events[0].sumary (id 'a'): unknown key 'sumary' (did you mean 'summary'?)",
        "events[1].tags (id 'b'): 'oil' stands where a list belongs",
        "events[2].participants[0].actor (id 'c'): unknown actor 'ann'",
        "events[3].id: duplicate id 'c' (it also stands at events[2])",
        "events[4].title (id 'd'): 3 is not a text",
        "events[4].claims[0].by (id 'd'): by is missing (add it)",
        "events[5]: 'e' stands where a table of Event belongs",
        "events[7].revision (id 'g'): '1' is not a whole number",
        "events[8].participants[0].actor (id 'h'): unknown actor 'bob' (did you mean 'bop'?)",
        "actors[1].id (id 'Bad Id'): id is 'Bad Id'",
        "events[7].place (id 'g'): unknown place 'x'",
        "events[1].citations[0].source (id 'b'): unknown source 'lost'",
        "events[9].id (id 'I'): id is 'I'",
        "events[9].when (id 'I'): '2024-7', character 5",
        "events[9].participants[0].actor (id 'I'): unknown actor 'bob' (did you mean 'bop'?)",
        "events[9].participants[1].actor (id 'I'): actor is 'B'",
        "events[10].id: id is missing",
        "events[10].title: title is missing",
        "events[10].place: unknown place 'z'",
    ):
        assert any(fault.startswith(expected) for fault in found), expected
    assert len(found) == 21


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1, column 1"),
        ("[]", "[] is not a timeline"),
        ("null", "None is not a timeline"),
        ('{"events": {}}', "events: {} stands where a list belongs"),
        (
            '{"format": 99}',
            "format: written by a newer version (format 99; this one reads up to 2)",
        ),
        ('{"format": true}', "layout True is unknown"),
        ('{"id": "a", "id": "b"}', "'id' stands twice"),
        ('{"id": 3}', "id: 3 is not a string"),
        ('{"id": "A b"}', "id is 'A b'"),
        ('{"outside": [3]}', "outside[0]: 3 is not an id"),
        ('{"places": [{"id": "p", "name": "P", "latitude": NaN}]}', "NaN is not a number"),
        ('{"places": [{"id": "p", "name": "P", "latitude": 1e999, "longitude": 0}]}', "latitude"),
        ("[" * 100_000, "nested too deeply"),
        ('{"events": [' + "9" * 5000 + "]}", "not readable as JSON"),
        (b"\xff\xfe", "byte 0 is not UTF-8"),
        (b'{"id": "\xed\xa0\x80"}', "not UTF-8"),
        ('{"title": "\\ud800"}', "lone surrogate"),
        ('{"events": [{"id": "a", "title": "\\ud800", "when": "2024"}]}', "events[0].title"),
        (
            '{"sources": [{"id": "s", "url": "javascript:alert(1)"}]}',
            "sources[0].url (id 's'): url",
        ),
    ],
)
def test_hostile_json_is_one_data_error(text, words):
    assert words in "\n".join(faults(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = ", "not readable as toml"),
        ("a = " + "[" * 100_000, "nested too deeply"),
        (
            "[[events]]\nid = 'a'\ntitle = 'A'\nwhen = 2024-07-28T10:00:00\nx = nan",
            "unknown key 'x'",
        ),
        ("[[events]]\nid = 'a'\ntitle = 'A'\nwhen = nan", "events[0].when"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_hostile_toml_is_one_data_error(text, words):
    assert words.lower() in "\n".join(faults(text, "toml")).lower()


def test_a_link_to_another_timeline_is_told_of_outside():
    link = "[[events]]\nid = 'a'\ntitle = 'A'\nwhen = '2024-08'\nlinks = [{ kind = 'after', %s }]"
    text = link % "event = 'presidential-election-2024'"
    assert "or list it in 'outside')" in faults(text, "toml")[0]
    tl = formats.loads("outside = ['presidential-election-2024']\n" + text, "toml")
    assert tl.outside == {"presidential-election-2024"}


def test_a_folder_reports_every_file(tmp_path):
    (tmp_path / "a.toml").write_text("[[events]]\nid = 'a'\ntitle = 'A'\nwhen = '2024-13'\n")
    (tmp_path / "b.toml").write_text(
        "[[events]]\nid = 'b'\ntitle = 'B'\nwhen = '2024'\nplace = 'x'\n"
    )
    (tmp_path / "c.toml").write_text("[[events]]\nid = 'b'\ntitle = 'B'\nwhen = '2024'\n")
    with pytest.raises(vt.DataError) as caught:
        vt.read(tmp_path)
    assert [(fault.file, fault.path) for fault in caught.value.faults] == [
        ("a.toml", "events[0].when"),
        ("c.toml", "events[0].id"),
        ("b.toml", "events[0].place"),
    ]
    (tmp_path / "d.toml").write_text("a = ")
    (tmp_path / "revisions.lock").write_text("x")
    with pytest.raises(vt.DataError) as caught:
        vt.read(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [
        "d.toml",
        "revisions.lock",
        *("a.toml", "c.toml"),  # what b.toml names may stand in d.toml
    ]


def test_a_chapter_at_the_top_holds_for_all_events(tmp_path):
    (tmp_path / "a.toml").write_text(
        "chapter = 'one'\n[[events]]\nid = 'a'\ntitle = 'A'\nwhen = '2024'\n"
    )
    assert vt.read(tmp_path)["a"].chapter == "one"


def test_unreadable_files(tmp_path):
    with pytest.raises(vt.ReadError, match="cannot read"):
        vt.read(tmp_path / "none.json")
    with pytest.raises(vt.DataError, match="no TOML file"):
        vt.read(tmp_path)
    with pytest.raises(vt.FormatError, match="did you mean 'json'"):
        vt.read(tmp_path / "none.jsn")


def test_saving_is_whole_or_not_at_all(tmp_path):
    tl = vt.load()
    target = tmp_path / "tl.json"
    target.write_text("before")
    target.chmod(0o640)
    with pytest.raises(vt.FormatError, match="no option 'colour'"):
        tl.save(target, colour="red")
    assert target.read_text() == "before"
    link = tmp_path / "link.json"
    link.symlink_to(target)
    tl.save(link)
    assert link.is_symlink()
    assert vt.read(target) == tl
    assert target.stat().st_mode & 0o777 == 0o640
    for wrong in (tmp_path / "No" / "tl.json", tmp_path / "No" / "folder"):
        with pytest.raises(vt.SaveError, match=r"there is no folder '.*/No'; make it first"):
            tl.save(wrong)
    for wrong in (tmp_path / "no" / "tl.json", tmp_path / "x\0.json"):
        with pytest.raises(vt.SaveError, match="cannot write") as caught:
            tl.save(wrong)
        assert "\n" not in str(caught.value)
        assert isinstance(caught.value, OSError)
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(vt.SaveError, match="it is a folder"):
        tl.save(tmp_path / "folder.json")
    with pytest.raises(vt.SaveError, match="holds something already"):
        tl.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "folder.json",
        "link.json",
        "tl.json",
    ]


@pytest.mark.parametrize("name", ["folder", "tl.toml", "tl.csv"])
@pytest.mark.parametrize("option", ["nonsense", "file", "report"])
def test_an_option_nobody_has_is_refused(tmp_path, name, option):
    tl, target = vt.Timeline([vt.Event("e", "E", "2024")]), tmp_path / name
    with pytest.raises(vt.FormatError, match=f"no option '{option}' in ") as caught:
        tl.save(target, **{option: None})
    assert "report" not in str(caught.value).partition("it has")[2]
    assert not target.exists()
    tl.save(target)
    if option != "report":  # `read` has it itself
        with pytest.raises(vt.FormatError, match=f"no option '{option}' in "):
            vt.read(target, **{option: None})


def test_text_comes_with_its_report_and_the_name_of_its_file():
    report = vt.Report()
    formats.dumps(vt.Timeline([vt.Event("e", "E", "2024")]), "mermaid", report=report)
    assert report
    with pytest.raises(vt.DataError, match=r"mine\.json: events\[0\]"):
        formats.loads('{"events": [{}]}', "json", file="mine.json")


def test_formats_are_found_by_name_and_suffix(monkeypatch):
    monkeypatch.setattr(_catalogue, "_entry_points", list)  # what other packages add
    assert {"html", "ics", "json", "svg", "toml"} <= set(formats.names())
    assert formats.find("JSON") is formats.find("a/b.Json")
    with pytest.raises(vt.FormatError, match="what can be read is acled, csv, ftm"):
        vt.read("a.docx")
    with pytest.raises(vt.FormatError, match="write one of acled, biblatex, csl, csv"):
        formats.find("a.docx")
    with pytest.raises(vt.FormatError, match="written, not read"):
        formats.loads("", "svg")


@pytest.mark.parametrize("amount", [2**70, Decimal(2**70), Decimal("1E+30"), Decimal("0.1")])
def test_numbers_of_any_size_are_written_as_they_are(amount):
    claim = vt.Claim("votes", "ann", vt.Quantity(amount))
    timeline = vt.Timeline(
        [vt.Event("e", "E", "2024", claims=[claim])], actors=[vt.Actor("ann", "Ann")]
    )
    for name in ("json", "toml"):
        assert formats.loads(formats.dumps(timeline, name), name) == timeline


def test_a_document_of_json_can_be_bytes_without_a_name():
    assert formats.loads(json.dumps({"id": "a"}).encode(), "json").id == "a"


def test_a_number_of_endless_exponent_is_a_fault_of_the_file():
    number = "1e99999999999999999999999"
    for text, name in ((f'{{"id": {number}}}', "json"), (f"id = {number}", "toml")):
        with pytest.raises(vt.DataError, match="too many digits"):
            formats.loads(text, name)


def test_a_number_of_endless_digits_is_told_in_our_words():
    for text, name in ((f'{{"id": {"9" * 5000}}}', "json"), (f"id = {'9' * 5000}", "toml")):
        with pytest.raises(vt.DataError, match="too many digits"):
            formats.loads(text, name)


MANY = 20_000


def test_a_key_given_twice_among_many_is_found_at_once():
    pairs = [f'"k{at}": 1' for at in range(MANY)]
    with pytest.raises(vt.DataError, match=f"'k{MANY - 1}' stands twice"):
        formats.loads(f"{{{', '.join([*pairs, pairs[-1]])}}}", "json")


BY_HAND = """
[[actors]]
id = "ann"
name = "Ann"

[[events]]
id = "bridge"
title = "The bridge opens"
when = "1 May 2024"

[[events]]
id = "ferry"
title = "The ferry stops"
when = "3 May 2024"
links = ["after bridge"]
"""


def test_links_by_hand_are_read_as_in_python():
    event = vt.Event("ferry", "The ferry stops", "2024-05-03", links=["after bridge"])
    assert formats.loads(BY_HAND, "toml")["ferry"] == event
    with pytest.raises(vt.DataError, match=r"links\[0\] .*kind is 'aftr': did you mean 'after'"):
        formats.loads(BY_HAND.replace('"after bridge"', '"aftr bridge"'), "toml")


def test_a_figure_in_words_is_told_its_form():
    claim = 'claims = [{ aspect = "cost", by = "ann", value = "12 euros" }]'
    with pytest.raises(vt.DataError) as caught:
        formats.loads(BY_HAND + claim, "toml")
    (fault,) = caught.value.faults
    assert "value is '12 euros': write a figure as { amount = 12, unit = \"euros\" }" in str(fault)
    with pytest.raises(vt.DataError, match="unknown actor or place 'bob'"):
        formats.loads(BY_HAND + claim.replace("12 euros", "bob"), "toml")
