"""What is published of a table of events: only what there is, and what is missing is said."""

from __future__ import annotations

import attrs
import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import main

TABLE = """date,title,source
2024-05-01,The bridge opens,https://www.example.org/archive/1/
2024-06-01,The ferry stops,https://example.org/news?id=7
never,The tunnel,
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TABLE, "utf-8")
    return path


def published(folder, timeline, **options):
    done = vt.publish(timeline, folder, **options)
    return done, (folder / "en/index.html").read_text("utf-8")


def test_what_there_is_not_has_no_page_and_no_place_in_the_menu(tmp_path, table):
    done, page = published(tmp_path / "site", vt.read(table, report=vt.Report()))
    assert not {"en/actors.html", "en/places.html"} & set(done.written)
    assert "en/sources.html" in done.written
    assert ">Actors<" not in page
    assert ">Places<" not in page
    assert ">Sources<" in page
    assert ">2 events, with 2 sources.<" in page
    top = (tmp_path / "site/index.html").read_text("utf-8")
    assert "en/sources.html" in top
    assert "en/actors.html" not in top


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "1 event."),
        ({"claims": [vt.Claim("cost", "ann", 1)]}, "1 event, with what each party says of them."),
    ],
)
def test_a_timeline_without_sources(tmp_path, parts, said):
    event = vt.Event("a", "A", "2024", **parts)
    done, page = published(tmp_path, vt.Timeline([event], actors=[vt.Actor("ann", "Ann")]))
    assert "en/sources.html" not in done.written
    assert f'<p class="subtitle">{said}</p>' in page


def test_a_source_is_called_by_its_address_where_nothing_else_is_known(tmp_path, table):
    timeline = vt.read(table, report=vt.Report())
    published(tmp_path / "site", timeline)
    sources = (tmp_path / "site/en/sources.html").read_text("utf-8")
    event = (tmp_path / "site/en/event/the-bridge-opens.html").read_text("utf-8")
    top = (tmp_path / "site/index.html").read_text("utf-8")
    for page in (sources, event, top):
        assert ">example.org/archive/1</bdi></a>" in page
        assert ">www-example" not in page
    said = timeline.describe("the-ferry-stops").text
    assert "- example.org/news: https://example.org/news?id=7" in said
    bare = vt.Timeline([vt.Event("a", "A", 2024, citations=["law"])], sources=[vt.Source("law")])
    assert "- law" in bare.describe("a").text


def test_changes_without_a_new_revision_are_reported(tmp_path):
    first = vt.Timeline(
        [vt.Event(key, key.upper(), "2024", revision=2) for key in ("a", "b", "c", "d")]
    )

    def notes(timeline, previous):
        report = vt.publish(timeline, tmp_path, authors="Ana", previous=previous).report
        return [str(note) for note in report if "revision" in str(note)]

    assert notes(first, first) == []
    changed = first.remove("d").replace(
        attrs.evolve(first["a"], title="A!"),
        attrs.evolve(first["b"], title="B!", revision=3),
        attrs.evolve(first["c"], modified="2024-05-01"),
    )
    changed = changed.add(vt.Event("e", "E", "2024"))
    (note,) = notes(changed, tmp_path)
    assert note.startswith(
        "events that changed have the revision that they had before: 1 ('a'); a calendar"
    )


def test_the_command_says_what_is_left_out_and_whose_name_is_missing(tmp_path, table):
    site = str(tmp_path / "site")
    said = CliRunner().invoke(main, ["publish", site, "--file", str(table)]).output
    assert "note: CITATION.cff has 'anonymous' for its authors: name them by --authors\n" in said
    assert said.endswith(" 0 removed, 1 row left out\n")
    table.write_text(TABLE.replace("news", "paper"), "utf-8")
    asked = ["publish", site, "--file", str(table), "--previous", site, "--lang", "es"]
    said = CliRunner().invoke(main, asked).output
    assert "nómbrelos con --authors" in said
    assert (
        "hechos que cambiaron tienen la revisión que tenían antes: 1 ('the-ferry-stops');" in said
    )
    assert "suba sus revisiones, como hace en una carpeta la orden convert --revise" in said
    assert said.endswith(", 1 fila omitida\n")
