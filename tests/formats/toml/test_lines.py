"""The lines on which things stand in TOML."""

import venezuela_timeline as vt
from venezuela_timeline.formats import toml
from venezuela_timeline.formats.toml.lines import line_of, lines_in, lines_of

TEXT = '''# written by hand

[[events]]  # the first
id = "a"
summary = """
two
lines"""
tags = [
  "one",  # beside it
  "two",
]
status."en" = "A"

[[events.claims]]
by = "ann"
[[events.claims]]
by = "bob"
[events.title]
es = "A"

[[events]]
id = "b"
claims = [{ by = "ann" }]
# the end
'''


def test_each_key_and_table_has_its_line():
    lines = lines_of(TEXT)
    assert [lines[f"events[0]{key}"] for key in ("", ".id", ".summary", ".tags", ".status.en")] == [
        3, 4, 5, 8, 12,
    ]  # fmt: skip
    assert (lines["events[0].claims[0].by"], lines["events[0].claims[1].by"]) == (15, 17)
    assert (lines["events[0].title"], lines["events[0].title.es"]) == (18, 19)
    assert (lines["events[1]"], lines["events[1].id"], lines["events[1].claims"]) == (21, 22, 23)


def test_what_has_no_line_stands_in_something_that_has():
    lines = lines_of(TEXT)
    assert line_of("events[1].claims[0].by", lines) == 23
    assert line_of("events[0].when", lines) == 3
    assert line_of("events[7]", lines) is None
    assert line_of("", lines) is None


def test_the_packaged_timeline_is_found_line_by_line():
    tl = vt.load()
    text = toml.dumps(tl)
    written, lines = text.splitlines(), lines_of(text)
    for at, event in enumerate(tl):
        assert event.id in written[lines[f"events[{at}].id"] - 1]


def test_a_file_of_windows_has_the_same_lines_and_a_broken_one_has_none(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert lines_in(path) == lines_of(TEXT)
    path.write_text("[[events]\n")
    assert lines_in(path) == {}
    assert lines_in(tmp_path / "none.toml") == {}
