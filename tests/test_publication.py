"""What is published beside the data: how to cite it, and the pages drawn from it."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
from importlib.resources import files
from pathlib import Path

import pytest

import venezuela_timeline as vt

ROOT = Path(__file__).parents[1]
PAGES = runpy.run_path(str(ROOT / "docs" / "_ext" / "data_pages.py"))
PUBLICATION = runpy.run_path(str(ROOT / "docs" / "_ext" / "publication.py"))


@pytest.fixture(scope="module")
def pages():
    return PAGES["pages"](vt.load())


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
    pages = PAGES["pages"](tl)
    assert r"\*A\* \<b\> \[x\](y)" in pages["events"]
    assert r"\# Title\_" in pages["events"]
    assert r"[\*A\* \<b\> \[x\](y)](#event-a)" in pages["paragraphs"]
