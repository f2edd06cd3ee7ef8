"""Formats found by name, suffix or entry point, and what all of them have in common."""

from __future__ import annotations

import sys
from decimal import Decimal
from importlib.metadata import EntryPoint

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from strategies import hostile_timeline
from venezuela_timeline import formats
from venezuela_timeline.cli import main
from venezuela_timeline.formats import Report, _catalogue, csv, ics, markdown, timelinejs

ONE = vt.Timeline([vt.Event("e", "E", "2024")])


@pytest.fixture
def own(monkeypatch):
    """Leave out what other packages add to the formats."""
    monkeypatch.setattr(_catalogue, "_entry_points", list)


class Point:
    """An entry point of another package."""

    name = "morse"
    value = __name__

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
    with pytest.raises(vt.FormatError, match="no option 'nope' in morse: it has none"):
        formats.dumps(ONE, "morse", nope=1)


@pytest.mark.parametrize("name", formats.names())
def test_a_format_is_called_by_its_name_in_a_message(name, tmp_path):
    module, path = formats.find(name), tmp_path / f"x.{name}"
    if hasattr(module, "chunks"):
        with pytest.raises(vt.FormatError, match=f"no option 'nope' in {name}: "):
            ONE.save(path, nope=1)
    if hasattr(module, "loads"):
        with pytest.raises(vt.FormatError, match=f"no option 'nope' in {name}: "):
            formats.loads(b"", name, nope=1)


BROKEN = {
    "raise ValueError('no\\nluck')": r"ValueError: no\nluck",
    "import nowhere_at_all": "ModuleNotFoundError: No module named 'nowhere_at_all'",
    "import sys; sys.exit('rich is missing')": "SystemExit: rich is missing",
    "dumps = print": "broken_bullets has neither chunks nor loads",
}


@pytest.fixture(params=BROKEN)
def broken(request, tmp_path, monkeypatch):
    """Install a package whose format cannot be loaded, and give the reason."""
    (tmp_path / "broken_bullets.py").write_text(request.param)
    info = tmp_path / "bullet_points-0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bullet-points\nVersion: 0.1\n")
    points = "[venezuela_timeline.formats]\nbullets = broken_bullets\n"
    (info / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(tmp_path)
    yield BROKEN[request.param]
    sys.modules.pop("broken_bullets", None)


def test_a_broken_format_of_another_package_is_named_with_its_reason(broken, tmp_path):
    said = f"the format 'bullets' of bullet-points 0.1 cannot be loaded: {broken}"
    (tmp_path / "x.bullets").write_text("-")
    for asked in (
        lambda: formats.find("bullets"),
        lambda: ONE.save(tmp_path / "y.bullets"),
        lambda: vt.read(tmp_path / "x.bullets"),
        lambda: vt.read(tmp_path / "x.bullets", format="bullets"),
    ):
        with pytest.raises(vt.FormatError) as caught:
            asked()
        assert str(caught.value) == said
    result = CliRunner().invoke(main, ["export", str(tmp_path / "y.bullets")])
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {said}")


def test_a_broken_format_of_another_package_leaves_the_others_alone(broken, tmp_path):
    assert broken
    assert "bullets" in formats.names()
    ONE.save(tmp_path / "x.json")
    (tmp_path / "x.json").rename(tmp_path / "x.unheard")
    assert vt.read(tmp_path / "x.unheard") == ONE
    (tmp_path / "x.txt").write_text("some words")
    with pytest.raises(vt.FormatError, match="what can be read is") as caught:
        vt.read(tmp_path / "x.txt")
    assert ", csv, " in str(caught.value)
    assert "bullets" not in str(caught.value)
    with pytest.raises(vt.FormatError, match="did you mean 'json'"):
        vt.read(tmp_path / "x.unheard", format="jsno")
    with pytest.raises(vt.FormatError, match="did you mean 'bullets'"):
        formats.find("bullet")
    for command in (["--help"], ["export", "--help"], ["list", "--file", tmp_path / "x.unheard"]):
        assert CliRunner().invoke(main, list(map(str, command))).exit_code == 0


def test_a_format_without_a_distribution_can_be_broken_too(monkeypatch):
    point = EntryPoint("morse", "nowhere_at_all", _catalogue.GROUP)
    monkeypatch.setattr(_catalogue, "_entry_points", lambda: [point])
    with pytest.raises(vt.FormatError, match="the format 'morse' cannot be loaded: Module"):
        formats.find("morse")


@pytest.mark.parametrize("name", ["x", "x.txt", "x.data", "x.csv", "x.md"])
def test_json_of_ours_is_read_under_any_suffix(name, tmp_path):
    (tmp_path / name).write_text(formats.dumps(ONE, "json"))
    assert vt.read(tmp_path / name) == ONE


def test_a_file_of_an_unknown_suffix_that_nothing_tells_says_what_to_do(tmp_path):
    (tmp_path / "x.data").write_text("some words")
    with pytest.raises(vt.FormatError, match=r"'wikidata'\?; or say which: format='json'$"):
        vt.read(tmp_path / "x.data")


def test_a_chapter_without_a_register_has_its_id_for_a_title():
    timeline = vt.Timeline([vt.Event("e", "E", "2024", chapter="c"), vt.Event("f", "F", "2025")])
    for name in ("markdown", "mermaid", "html", "timelinejs"):
        assert "c" in formats.dumps(timeline, name)


def test_a_report_may_be_given_or_left_out():
    assert "<svg" in formats.dumps(ONE, "svg")
    assert formats.loads(formats.dumps(ONE, "json"), "json", report=Report()) == ONE


def test_parquet_without_its_extra_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    with pytest.raises(vt.MissingExtraError, match=r"venezuela-timeline\[frames\]"):
        vt.read(tmp_path / "x.parquet")


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


@pytest.mark.parametrize("suffix", ["md", "mmd", "jsonld", "csv", "jsonl", "timelinejs.json"])
def test_found_by_suffix(suffix, tmp_path):
    for tl in (vt.load(), hostile_timeline(), vt.Timeline()):
        tl.save(tmp_path / f"a.b.{suffix.upper()}")
        assert (tmp_path / f"a.b.{suffix.upper()}").read_bytes().decode()


@pytest.mark.usefixtures("own")
def test_find():
    assert formats.names() == [
        *("acled", "biblatex", "csl", "csv", "datasette", "ftm", "gdelt", "geojson", "html", "ics"),
        *("json", "jsonl", "jsonld", "kml", "linkedplaces", "markdown", "markwhen", "mermaid"),
        *("ods", "parquet", "pdf", "png", "ris", "sqlite", "svg", "timelinejs", "toml", "ucdp"),
        *("wikidata", "xlsx"),
    ]
    assert formats.find("x.timelinejs.json") is formats.find("timelinejs") is timelinejs
    assert formats.find("x.2024.json") is formats.find("json")
    assert formats.find("md") is formats.find("a.markdown") is markdown


@pytest.mark.parametrize("name", ["markdown", "mermaid", "timelinejs", "csv"])
def test_an_unknown_language_is_refused(name):
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        formats.dumps(vt.load(), name, lang="fr")


WRITTEN = ["51.90", "50", "50.0", "5E+3", "1E-20", "-0", "-0.0", "0.10", "1.50E+25", "1E+25"]
WRITTEN += ["9223372036854775808", "0.1000000000000000055511151231257827", "12345678901234567.10"]


def table_and_claims(tl):
    return csv.loads(csv.dumps(tl), claims=csv.dumps(tl, table="claims"), known=tl)


def saved(suffix):
    def again(tl, folder):
        tl.save(folder / f"x{suffix}")
        return vt.read(folder / f"x{suffix}")

    return again


LOSSLESS = {
    **{
        suffix or "folder": saved(suffix)
        for suffix in (".json", ".jsonl", ".sqlite", ".toml", "", ".xlsx")
    },
    "csv": lambda tl, _: table_and_claims(tl),
    "ics": lambda tl, _: ics.loads(ics.dumps(tl, embed=True)),
    "parquet": pytest.param(saved(".parquet"), marks=pytest.mark.frames),
}


@pytest.mark.parametrize("again", LOSSLESS.values(), ids=LOSSLESS)
def test_a_figure_comes_back_as_it_was_written(tmp_path, again):
    claims = [
        vt.Claim(f"figure-{at}", "paper", value=vt.Quantity(Decimal(text)))
        for at, text in enumerate(WRITTEN)
    ]
    event = vt.Event("e", "E", "2024", claims=claims, revision=2**31 - 1)
    read = again(vt.Timeline([event], sources=[vt.Source("paper", "P")]), tmp_path)
    assert [str(claim.value.amount) for claim in read["e"].claims] == WRITTEN
    assert read["e"].revision == event.revision
