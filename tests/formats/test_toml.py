"""TOML: faults with their line, and keys and numbers that would take too long."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import toml


def test_a_folder_reports_the_faults_of_each_file(tmp_path):
    (tmp_path / "a.toml").write_text('id = "a"')
    (tmp_path / "b.toml").write_text('id = "b"')
    (tmp_path / "c.toml").write_text("[[events]]\nid = 3")
    with pytest.raises(vt.DataError, match=r"id is also given in a\.toml") as caught:
        vt.read(tmp_path)
    assert len(caught.value.faults) > 2
    (tmp_path / "revisions.lock").write_text("e = 3\nf = {revision = 1}")
    with pytest.raises(vt.DataError, match="needs a revision, a modified date and a hash"):
        vt.read(tmp_path)


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


def test_a_key_of_a_hundred_parts_is_read():
    with pytest.raises(vt.DataError, match="unknown key 'a'"):
        toml.loads(f"{dotted(100)} = 1")


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
@pytest.mark.parametrize("inner", ["{}", "# {}", "{} = 1", "' {}", '" {}', "\\\\ {}", "\\'{}"])
def test_dots_in_a_text_do_not_count(quote, inner):
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


MANY = 20_000


def test_text_that_is_not_utf8_has_one_fault():
    with pytest.raises(vt.DataError) as caught:
        toml.loads("id = 'a'".encode("utf-16"))
    assert caught.value.faults[0].message == "byte 0 is not UTF-8"


def test_a_lock_nested_too_deeply_is_a_fault(tmp_path):
    (tmp_path / "a.toml").write_text("id = 'a'")
    (tmp_path / "revisions.lock").write_text("a = " + "[" * MANY)
    with pytest.raises(vt.DataError, match="nested too deeply"):
        vt.read(tmp_path)


def test_the_file_of_a_folder_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "inner.toml").mkdir()
    with pytest.raises(vt.ReadError, match=r"inner\.toml"):
        vt.read(tmp_path)


def test_values_are_shown_as_toml_writes_them():
    with pytest.raises(vt.DataError, match="id: 07:32:00 is not a string"):
        toml.loads("id = 07:32:00")
    with pytest.raises(vt.DataError, match=r"title: .*1\.5"):
        toml.loads("title = 1.5")
