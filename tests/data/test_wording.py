"""No sentence of the source text is taken over: no eight words in a row, titles excepted."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import json as json_format

ROOT = Path(__file__).parents[2]
RUNS = ROOT / "tests" / "fixtures" / "source_text_runs.txt"
LENGTH = 8

EXCEPTED = (
    "Putin assisting Maduro regime amid ongoing protests over rigged election result",  # its title
    "Petróleos de Venezuela, S.A. (PDVSA)",
)
"""Titles and names, which are quoted as they are."""


def digests(text):
    """Each run of eight words of a text, with what the fixture holds of it."""
    for excepted in EXCEPTED:
        text = text.replace(excepted, " | ")
    for part in text.split("|"):
        words = re.findall(r"\w+", part.casefold())
        for start in range(len(words) - LENGTH + 1):
            run = " ".join(words[start : start + LENGTH])
            yield run, hashlib.sha256(run.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def taken():
    lines = RUNS.read_text("utf-8").splitlines()
    runs = [line for line in lines if not line.startswith("#")]
    assert runs == sorted(set(runs))
    assert len(runs) == 973
    return set(runs)


def test_no_text_of_the_data_takes_over_eight_words_of_the_source_text(taken):
    text = json_format.dumps(vt.load())
    for line in re.findall(r'"((?:[^"\\]|\\.)*)"', text):
        assert [run for run, digest in digests(line) if digest in taken] == []


PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "seeds").glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "tests" / "fixtures").glob("*.toml")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_takes_over_eight_words_of_the_source_text(page, taken):
    text = page.read_text("utf-8")
    assert [run for run, digest in digests(text) if digest in taken] == []


def test_a_run_is_found_whatever_its_signs_and_capitals():
    one, other = (
        "One, two three four - five six (seven) EIGHT",
        "one two three four five six seven eight",
    )
    assert list(digests(one)) == list(digests(other))
    assert len(list(digests(other + " nine"))) == 2
