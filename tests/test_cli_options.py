"""What the library says, as commands say it: options in place of arguments."""

from __future__ import annotations

import re
import warnings

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import main
from venezuela_timeline.cli._as_options import as_options
from venezuela_timeline.cli._group import _warnings_told
from venezuela_timeline.cli._messages import pairs
from venezuela_timeline.tables.columns import ASKED, NAMES

TABLE = "Fecha,Título\n3/4/2024,Uno\n28/7/2024,Dos\n"


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("say which: format='json'", "say which: --format json"),
        ("with columns={'Exact day': 'when'})", 'with --columns "Exact day=when")'),
        ("kind('a', 'b'): nothing", "--kind 'a': nothing"),
        ("actor('a', members=True): nothing", "--actor 'a': nothing"),
        ("claimed_by() asks for nothing", "--claimed-by asks for nothing"),
        ("write tl.where(vt.on('2024'))", "write tl.where(vt.on('2024'))"),
        ("'dayfirst=True' is no title", "'dayfirst=True' is no title"),
        ('upgrade, or read what is known with newer="keep"', "upgrade"),
        ("give none: report.kept has them", "give none"),
        ("no option 'sheet' in csv: it has a, b", "the option --sheet is not for the format csv"),
        ("embed=True carries it", "export --embed carries it"),
    ],
)
def test_arguments_become_options(said, words):
    assert as_options(said) == words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--file"], "or say with --dayfirst or --monthfirst which comes first"),
        (["dates"], "has the day before the month: if all have, say --dayfirst"),
        (["show", "dos", "--file"], "the command list names them, and refuses them with --strict"),
    ],
)
def test_commands_advise_options(arguments, said, table):
    result = run(*arguments, table)
    assert said in result.output
    assert "=True" not in result.output
    assert result.exit_code == 0


def test_a_table_without_known_columns(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a b,c\n1,2\n", "utf-8")
    assert '(say which with --columns "a b=when")' in run("check", path).output
    said = run("check", path, "--lang", "es").output
    assert "ninguna columna dice cuándo: hay 'a b', 'c' (diga cuál con --columns" in said


def test_questions_are_put_as_options():
    assert "--actor 'foo': nothing here has" in run("list", "--actor", "foo").output
    assert "or use --overlapping" in run("list", "--on", "2024").output
    assert "o use --overlapping" in run("list", "--on", "2024", "--lang", "es").output
    assert "--kind '' no pregunta" in run("list", "--kind", "", "--lang", "es").output


def test_options_of_readers_and_of_publish_are_named_as_written(tmp_path):
    path = tmp_path / "a.json"
    vt.load()[:2].save(path)
    said = run("list", "--file", path, "--dayfirst", "--lang", "es").output
    assert "la opción --dayfirst no es para el formato json" in said
    assert "--base-url is 'x': write" in run("publish", tmp_path / "p", "--base-url", "x").output
    said = run("list", "--file", path, "--expand", "2024").output
    assert "--expand '2024': write FIRST/LAST, as 2024-01-01/2024-12-31" in said


def test_an_event_that_is_later_is_said_to_be():
    asked = ["--as-of", "2024-08-01"]
    said = run("show", "cne-second-bulletin", *asked).output
    assert said == (
        "Error: 'cne-second-bulletin' is not known by '2024-08-01': its date is '2 August 2024'\n"
    )
    said = run("show", "cne-second-bulletin", *asked, "--lang", "es").output
    assert "no se conoce todavía el '2024-08-01': su fecha es '2 de agosto de 2024'" in said
    assert "did you mean 'cne-first-bulletin'" in run("show", "cne-frst-bulletin", *asked).output
    assert "and show takes an id" in run("show", "2024", *asked).output


def test_a_kind_that_no_event_has_is_answered_with_those_that_there_are(table):
    said = run("list", "--kind", "foo").output
    assert "no event has the kind 'foo': there are 'agreement', 'analysis'" in said
    assert re.search(r" and \d+ more\n", said)
    assert "el tipo 'foo': hay 'agreement'" in run("list", "--kind", "foo", "--lang", "es").output
    assert "the kind 'foo'\n" in run("list", "--kind", "foo", "--file", table).output


def test_ids_in_messages_are_whole():
    said = run("show", "second bulletin").output
    assert "'latin-american-states-recognise-gonzalez'" in said


def test_the_columns_that_are_read_are_named_in_spanish(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Fecha,Título,Fuente,Lugar,Tipo,title_es\n2024,Uno,F,L,tipo,Uno\n", "utf-8")
    said = run("list", "--file", path, "--lang", "es").output
    assert "nota: se lee 'Fecha' como when (fecha), " in said
    assert "'Fuente' como source (fuente), 'Lugar' como place (lugar), " in said
    assert " as " not in said
    known = dict(pairs("es"))
    assert all(f"as {field}" in known for field in (*NAMES, *ASKED))


def test_what_is_lost_stands_in_the_last_line(table, tmp_path):
    said = run("convert", table, tmp_path / "o.svg").output
    assert said.endswith("o.svg: 1 event, 1 row left out\n")
    assert run("export", tmp_path / "o.json", "--file", table).output.endswith(
        "o.json: 1 event, 1 row left out\n"
    )
    assert run("list", "--file", table).output.endswith("\n1 event, 1 row left out\n")
    ours = run("convert", tmp_path / "o.json", tmp_path / "o.csv").output
    assert ours.endswith("o.csv: 1 event\n")
    foreign = tmp_path / "f.csv"
    rows = (
        "id,year,date_start,date_end,best,type_of_violence,country,side_a\n"
        "1,2020,2020-01-01,2020-01-02,1,1,Chad,A\n2,2020,never,never,1,1,Chad,B\n"
    )
    foreign.write_text(rows, "utf-8")
    said = run("convert", foreign, tmp_path / "f.json", "--format", "ucdp").output
    assert said.endswith("f.json: 1 event, 1 row left out\n")


def test_what_a_calendar_leaves_out_is_said(tmp_path):
    said = run("export", tmp_path / "a.ics", "--long-spans", "skip").output
    assert "not at all: it is longer than a year" in said


def test_other_warnings_are_shown_as_ever(capsys, monkeypatch):
    shown = []
    monkeypatch.setattr(warnings, "showwarning", lambda *told: shown.append(str(told[0])))
    with _warnings_told(lambda: "es"):
        warnings.simplefilter("always")
        warnings.warn("of another program", UserWarning, stacklevel=1)
    assert shown == ["of another program"]
    with _warnings_told(lambda: "es"):
        warnings.warn("no event has the kind 'x'", vt.TimelineWarning, stacklevel=1)
    assert capsys.readouterr().err == "ningún hecho tiene el tipo 'x'\n"
