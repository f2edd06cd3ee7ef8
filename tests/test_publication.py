"""What is published beside the data: how to cite it, and the pages drawn from it."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
from importlib.resources import files
from pathlib import Path

import data_changes
import data_pages
import figures
import pytest

import venezuela_timeline as vt

ROOT = Path(__file__).parents[1]
PUBLICATION = runpy.run_path(str(ROOT / "docs" / "_ext" / "publication.py"))


@pytest.fixture(scope="module")
def pages():
    return data_pages.pages(vt.load())


def test_the_data_package_is_of_these_data():
    text = (ROOT / "datapackage.json").read_text("utf-8")
    assert text == PUBLICATION["datapackage"]()
    package = json.loads(text)
    assert package["version"] == vt.load().version
    for resource in package["resources"]:
        folder, _, name = resource["path"].rpartition("/")
        assert folder == "src/venezuela_timeline/data"
        content = files(vt).joinpath("data", name).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["licenses"][0]["name"] in {"CC-BY-4.0", "MIT"}


def test_the_citation_file_is_of_these_data():
    assert (ROOT / "CITATION.cff").read_text("utf-8") == PUBLICATION["citation"]()


@pytest.mark.parametrize("figure", figures.FIGURES, ids=lambda one: f"{one.file}: {one.pattern}")
def test_figures_in_prose_are_those_of_the_data(figure):
    text = (ROOT / figure.file).read_text("utf-8")
    assert figures.rewritten(figure, text, vt.load()) == text


def test_a_figure_that_is_wrong_is_put_right():
    other = vt.Timeline([vt.Event("a", "A", "1999-05-06")])
    told = "has 7 events and 8 sources, read until 1 May 2020; the last event is of\nMarch 2020."
    assert figures.rewritten(figures.FIGURES[0], told, other) == (
        "has 1 events and 0 sources, read until 29 November 2026; the last event is of\nMay 1999."
    )
    with pytest.raises(LookupError, match=r"README\.md: 0 sentences"):
        figures.rewritten(figures.FIGURES[0], "nothing", other)


def test_citations_name_the_version():
    tl = vt.load()
    line = vt.cite()
    assert line == vt.cite("text")
    assert f"(version {tl.version})" in line
    assert tl.title["en"] in line
    entry = vt.cite(style="bibtex")
    assert f"version = {{{tl.version}}}" in entry
    assert entry.count("{") == entry.count("}")
    assert entry.isascii()
    with pytest.raises(vt.FormatError, match=r"no style 'bibtx' .*did you mean 'bibtex'"):
        vt.cite("bibtx")
    with pytest.raises(vt.FormatError, match="no style 3"):
        vt.cite(3)


def test_every_paragraph_has_its_holders(pages):
    parts = re.split(r"^## ¶(\d+)$", pages["paragraphs"], flags=re.MULTILINE)
    assert list(map(int, parts[1::2])) == list(range(1, 25))
    for part in parts[2::2]:
        assert "](#event-" in part
    assert "the tally sheets" not in parts[0]


def test_every_event_has_its_sources(pages):
    tl, text = vt.load(), pages["events"]
    targets = re.findall(r"^\(event-([a-z0-9-]+)\)=$", text, re.MULTILINE)
    assert sorted(targets) == sorted(event.id for event in tl)
    assert len(re.findall(r"^\*\*Sources\*\*$", text, re.MULTILINE)) == len(tl)
    for source in tl.sources.values():
        assert source.url is None or f"<{source.url}>" in text
    links = re.findall(r"\]\(#event-([a-z0-9-]+)\)", pages["paragraphs"])
    assert set(links) <= set(targets)


def test_markup_in_the_data_stays_text():
    tl = vt.Timeline(
        [vt.Event("a", "*A* <b> [x](y)", "2024", citations=["fox-news-digital-2024 ¶3"])],
        sources=[vt.Source("fox-news-digital-2024", "# Title_", publisher="P")],
    )
    pages = data_pages.pages(tl)
    assert r"\*A\* \<b\> \[x\](y)" in pages["events"]
    assert r"\# Title\_" in pages["events"]
    assert r"[\*A\* \<b\> \[x\](y)](#event-a)" in pages["paragraphs"]


def test_every_figure_is_beside_its_rivals(pages):
    tl, text = vt.load(), pages["figures"]
    figures = [
        (event, claim)
        for event in tl
        for claim in event.every_claim()
        if isinstance(claim.value, vt.Quantity)
    ]
    rows = re.findall(r"^\| (?!What|---).* \|$", text, re.MULTILINE)
    assert len(rows) == len(figures)
    told = re.findall(r"^### \[.*\]\(#event-([a-z0-9-]+)\)$", text, re.MULTILINE)
    assert sorted(told) == sorted({event.id for event, _ in figures})
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}  # around seven columns


def test_a_row_tells_party_day_base_and_source():
    told = vt.Claim(
        "votes",
        "council",
        vt.Quantity(6_408_844, unit="votes", hedge="over"),
        subject="a",
        text="On 96.87% | of it",
        said="2024-08-02",
        citations=["paper"],
    )
    quiet = vt.Claim("votes", "a", 7, rank="deprecated", reason="Replaced", citations=["paper"])
    tl = vt.Timeline(
        [vt.Event("vote", "The vote", "2024", claims=[told, quiet]), vt.Event("b", "B", "2025")],
        actors=[vt.Actor("council", "The council"), vt.Actor("a", "Ann")],
        sources=[vt.Source("paper", publisher="Paper", published="2024-08-03", url="https://a.b/")],
    )
    text = data_pages.pages(tl | SOURCE)["figures"]
    assert (
        r"| votes | Ann | over 6,408,844 votes | The council | 2 August 2024 | On 96.87% \| of it "
        "| [Paper](<https://a.b/>) |" in text
    )
    assert "| votes |  | 7 (superseded) | Ann | published 3 August 2024 |  |" in text
    assert "[B]" not in text


SOURCE = vt.Timeline(sources=[vt.Source("fox-news-digital-2024", "T", publisher="P")])


def test_changes_are_told_event_by_event_and_claim_by_claim():
    first, second = vt.Claim("deaths", "a", 3), vt.Claim("deaths", "a", 4)
    actors = [vt.Actor("a", "Ann")]
    sources = [vt.Source("s", publisher="Paper")]
    old = vt.Timeline(
        [
            vt.Event("x", "X", "2024", claims=[first], tags=["oil"]),
            vt.Event("gone", "Gone", "2023"),
        ],
        actors=actors,
        version="2026.10",
    )
    changed = vt.Event("x", "X*", "2024-07", claims=[second], citations=["s"], revision=2)
    new = vt.Timeline(
        [changed, vt.Event("new", "New", "2025")], actors=actors, sources=sources, version="2026.11"
    )
    text = data_changes.page(old, new)
    assert "had 2 events, 1 claims and 0 sources; this one, 2026.11, has 2 events" in text
    for line in (
        "- [New](#event-new), 2025",
        "- Gone, 2023. `gone`",
        r"### [X\*](#event-x)",
        r"- title, und: X → X\*",
        "- when, 2024 → July 2024",
        "- tags, removed: oil",
        "- citations, added: Paper",
        "- claim added: Ann: deaths: 4",
        "- claim removed: Ann: deaths: 3",
        "- sources added: 1",
    ):
        assert line in text.splitlines(), line
    assert "revision" not in text


def test_the_edition_before_can_be_read_and_compared():
    old = data_changes.previous()
    text = data_changes.page(old, vt.load())
    for event in vt.load():
        assert event.id in old or f"](#event-{event.id})" in text
