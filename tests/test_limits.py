"""Limits on what is read, and values of the wrong type: an error of ours, and at once."""

import copy
import io
import json
import pickle
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import _limits, jsonl, toml
from venezuela_timeline.timeline import changes, chronology
from venezuela_timeline.timeline.query import MAX_DEPTH


def repickled(value, protocol=None):
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  (our own)


ONE = vt.Timeline([vt.Event("e", "E", "2024")])


# Size ---------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="Windows has no such device")
@pytest.mark.parametrize("name", ["csv", "ics", "json", "jsonl", "timelinejs.json", "toml"])
def test_a_device_without_end_is_read_up_to_the_limit(tmp_path, name):
    endless = tmp_path / f"endless.{name}"
    endless.symlink_to("/dev/zero")
    with pytest.raises(vt.DataError, match="more than the limit of 1,000 bytes"):
        vt.read(endless, max_bytes=1000)


def test_no_reader_reads_without_a_limit(tmp_path, monkeypatch):
    monkeypatch.setitem(vt.read.__kwdefaults__, "max_bytes", 10)
    for name in ("csv", "ics", "json", "jsonl", "timelinejs.json", "toml"):
        path = tmp_path / f"x.{name}"
        path.write_text("x" * 11)
        with pytest.raises(vt.DataError, match="more than the limit of 10 bytes"):
            vt.read(path)


def test_a_file_of_just_the_limit_is_read(tmp_path):
    path = tmp_path / "x.json"
    ONE.save(path)
    assert vt.read(path, max_bytes=path.stat().st_size) == ONE
    with pytest.raises(vt.DataError, match=r"x\.json: it has more than the limit"):
        vt.read(path, max_bytes=path.stat().st_size - 1)


def test_the_files_of_a_folder_share_the_limit(tmp_path):
    ONE.save(tmp_path / "folder")
    size = sum(path.stat().st_size for path in (tmp_path / "folder").iterdir())
    assert vt.read(tmp_path / "folder", max_bytes=size) == ONE
    with pytest.raises(vt.DataError, match="with the files before it, it has more"):
        vt.read(tmp_path / "folder", max_bytes=size - 1)


def test_a_limit_can_be_raised_for_a_calendar_alone(tmp_path, monkeypatch):
    monkeypatch.setitem(formats.ics.loads.__kwdefaults__, "max_bytes", 10)
    ONE.save(tmp_path / "x.ics")
    assert vt.read(tmp_path / "x.ics").ids == {"e"}


@pytest.mark.parametrize("limit", [-1, None, "1", 1.5, True])
def test_a_limit_that_is_none(limit):
    with pytest.raises(vt.FormatError, match="max_bytes is"):
        vt.read("x.json", max_bytes=limit)


def test_a_line_without_end_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr(_limits, "MAX_BYTES", 10)
    file = io.BytesIO(b'{"id":"a"}\n' + b" " * 100)
    with pytest.raises(vt.DataError, match="longer than the limit"):
        jsonl.stream(file)
    assert file.tell() == 11
    with pytest.raises(vt.DataError, match="line 1: it is longer"):
        jsonl.stream(["x" * 11])


def test_an_open_file_and_lines_stream_alike(tmp_path):
    ONE.save(tmp_path / "x.jsonl")
    with (tmp_path / "x.jsonl").open("rb") as file:
        assert list(jsonl.stream(file).events) == list(ONE)
    lines = (tmp_path / "x.jsonl").read_text().splitlines()
    assert list(jsonl.stream(iter(lines)).events) == list(ONE)


# Keys of TOML -------------------------------------------------------------------------------


def dotted(parts):
    return ".".join(["a"] * parts)


@pytest.mark.parametrize(
    "line",
    [
        f"{dotted(20_000)} = 1",
        f"[{dotted(101)}]",
        f"[[ {dotted(101).replace('.', ' . ')} ]]",
        f"x = {{ {dotted(101)} = 1 }}",
        ".".join(["a", "'b.c'", '"d\\".e"', "f-1"] * 26) + " = 1",
        f"x = '''\n'{dotted(101)}'''\n{dotted(101)} = 1",
    ],
)
def test_a_key_of_too_many_parts_is_refused_at_once(line):
    with pytest.raises(vt.DataError, match="a key has more than 100 parts"):
        toml.loads(line)


def test_the_line_of_a_key_of_too_many_parts_is_told(tmp_path):
    text = f'id = "a"\nx = """\n\n"""\n{dotted(101)} = 1'
    with pytest.raises(vt.DataError, match="line 5: a key has"):
        toml.loads(text)
    (tmp_path / "a.toml").write_text('id = "a"')
    (tmp_path / "revisions.lock").write_text(f"{dotted(101)} = 1")
    with pytest.raises(vt.DataError, match=r"revisions\.lock: line 1: a key has"):
        vt.read(tmp_path)


def test_a_key_of_a_hundred_parts_is_one():
    with pytest.raises(vt.DataError, match="unknown key 'a'"):
        toml.loads(f"{dotted(100)} = 1")


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
@pytest.mark.parametrize("inner", ["{}", "# {}", "{} = 1", "' {}", '" {}', "\\\\ {}", "\\'{}"])
def test_dots_in_a_text_are_no_key(quote, inner):
    words = inner.format(dotted(200))
    if quote in words:
        words = words.replace(quote, "-")
    if quote in {'"', '"""'}:
        words = words.replace("\\'", "\\\\'")
    timeline = toml.loads(f"title = {quote}{words}{quote} # {dotted(200)}\n# '{dotted(200)}")
    assert dotted(200) in str(timeline.title)


def test_what_is_written_with_many_dots_is_read():
    timeline = vt.Timeline(title={"en": f'"""{dotted(300)}"', "es": f"'''{dotted(300)}\n\\'"})
    assert toml.loads(toml.dumps(timeline)) == timeline


def test_many_words_without_a_dot_cost_nothing_more():
    with pytest.raises(vt.DataError, match="not readable as TOML"):
        toml.loads("a" * 200_000 + "\n" + "." * 200)


# Queries ------------------------------------------------------------------------------------


def nested(depth):
    query = vt.kind("a")
    for _ in range(depth // 2):
        query = ~(query & vt.kind("b"))
    return query


def test_a_query_of_the_greatest_depth_answers():
    query = nested(MAX_DEPTH)
    assert query.depth == MAX_DEPTH
    assert ONE.where(query).ids <= {"e"}
    assert repickled(query) == copy.deepcopy(query) == query
    assert hash(query) == hash(nested(MAX_DEPTH))


def test_a_deeper_query_is_refused():
    deep = nested(MAX_DEPTH)
    for build in (lambda: ~(deep & vt.kind("c")), lambda: deep | vt.kind("c")):
        with pytest.raises(vt.QueryError, match="nested more than 100 deep"):
            build()
    assert (~deep).depth == MAX_DEPTH - 1


def test_a_chain_can_be_long():
    for chain in ("&", "|"):
        query = vt.kind("a")
        for _ in range(1000):
            query = query & vt.kind("b") if chain == "&" else query | vt.kind("b")
        assert query.depth == 1
        assert not ONE.where(query)


def test_a_long_id_is_not_repeated_whole():
    timeline = vt.Timeline(places=[vt.Place("p", "P")])
    long = "x" * 100_000
    for ask in (
        lambda: timeline.where(vt.actor(long)),
        lambda: timeline.where(vt.near(long, 1)),
        lambda: timeline[long],
        lambda: timeline.according_to(long),
        lambda: vt.load().according_to("nicolas-maduro")[long],
        lambda: timeline["2024-01-01/" + "2024" * 1000 : "2023"],
        lambda: vt.on(long),
        lambda: formats.find(long),
        lambda: formats.dumps(timeline, "json", **{long: 1}),
    ):
        with pytest.raises(vt.TimelineError) as caught:
            ask()
        assert len(str(caught.value)) < 500


# Types --------------------------------------------------------------------------------------

DIFFERENCE = changes.diff(ONE, vt.Timeline())


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: changes.diff(ONE, None), vt.ModelError, "None is not a Timeline"),
        (lambda: changes.diff("x", ONE), vt.ModelError, "'x' is not a Timeline"),
        (lambda: changes.merge(ONE, None), vt.ModelError, "None is not a Timeline"),
        (lambda: changes.merge([], ONE), vt.ModelError, r"\[\] is not a Timeline"),
        (lambda: DIFFERENCE.apply(None), vt.ModelError, "None is not a Timeline"),
        (lambda: chronology.sort(ONE, []), vt.QueryError, r"no order \[\]"),
        (lambda: chronology.solve(ONE, "x"), vt.QueryError, "'x' is no list of statements"),
        (lambda: chronology.solve(ONE, None), vt.QueryError, "None is no list of statements"),
        (lambda: chronology.solve(ONE, ["abc"]), vt.QueryError, "'abc' is no statement"),
        (lambda: chronology.solve(ONE, [("e", 1, "e")]), vt.QueryError, "is no statement: write"),
        (lambda: vt.cite([]), vt.FormatError, r"no style \[\]"),
        (lambda: vt.Text("a")[None], vt.ModelError, "None is not a language tag"),
        (lambda: vt.Text("a").get([]), vt.ModelError, r"\[\] is not a language tag"),
        (lambda: ONE.summary([]), vt.ModelError, r"\[\] is not a language tag"),
        (lambda: ONE[0].when.describe([]), vt.FormatError, r"no words in the language \[\]"),
        (lambda: formats.loads(None, "json"), vt.FormatError, "None is neither text nor bytes"),
        (lambda: formats.loads(10**12, "ics"), vt.FormatError, "is neither text nor bytes"),
        (lambda: formats.loads([], "csv"), vt.FormatError, r"\[\] is neither text nor bytes"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_by_our_own_error(ask, error, message):
    with pytest.raises(error, match=message):
        ask()


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
@pytest.mark.parametrize("name", ["json", "ics"])
def test_bytes_of_any_kind_are_read(kind, name):
    data = formats.dumps(ONE, name).encode()
    assert formats.loads(kind(data), name) == formats.loads(data, name)


def test_a_path_that_is_not_there_is_told_before_its_suffix(tmp_path):
    for name in ("nope", "nope.json"):
        with pytest.raises(vt.ReadError, match="No such file"):
            vt.read(tmp_path / name)
    (tmp_path / "there").write_text("x")
    with pytest.raises(vt.FormatError, match="no format for"):
        vt.read(tmp_path / "there")


# Pickles ------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_value_pickles_by_every_protocol(protocol):
    timeline = vt.load()
    values = [
        *(timeline, timeline.actors, timeline[0], timeline[0].when, timeline[0].title),
        *(timeline.according_to("nicolas-maduro"), timeline.summary(), chronology.solve(ONE)),
        *(vt.during("2024") & ~vt.kind("a"), DIFFERENCE, changes.merge(ONE, ONE)),
        *(vt.Relation.BEFORE | vt.Relation.MEETS, vt.Certainty.POSSIBLE, vt.Fault("a", "b")),
    ]
    for value in values:
        assert repickled(value, protocol) == value
    registry = repickled(timeline.actors, protocol)
    assert registry.kind is vt.Actor


@pytest.mark.parametrize(
    "error",
    [vt.EDTFError("2024-X", 5, "a reason"), vt.DataError([vt.Fault("a", "b")]), vt.QueryError("a")],
)
def test_errors_pickle(error):
    again = repickled(error)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_a_document_of_json_can_be_bytes_without_a_name():
    assert formats.loads(json.dumps({"id": "a"}).encode(), "json").id == "a"
