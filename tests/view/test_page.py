"""The page: whole without script, nothing leaves it, hostile text is text, all is there."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib

import pytest
from hypothesis import given, settings

import venezuela_timeline as vt
from markup import Reader, hostile_timeline
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import html, svg


def other_of(page):
    data = re.search(r'id="_other" data-lang="(?:en|es)">([^<]*)</script>', page)[1]
    return zlib.decompress(base64.b64decode(data), -15).decode()


def test_the_policy_allows_exactly_what_is_there():
    page = html.dumps(vt.load())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    read = Reader(page)
    assert not [
        key for key, _ in read.attributes if key in {"src", "srcset", "style"} or key[:2] == "on"
    ]
    assert "@import" not in page
    assert not {"img", "link", "iframe", "object"} & set(read.tags)


def test_both_languages_hold_the_same_events():
    tl = vt.load()
    page = html.dumps(tl, lang="es")
    ids = re.findall(r'<article id="([^"]*)"', page)
    assert sorted(ids) == sorted(event.id for event in tl)
    assert re.findall(r'<article id="([^"]*)"', other_of(page)) == ids
    assert "Segundo boletín" in page
    assert "Second bulletin" in other_of(page)


def test_what_it_costs():
    tl = vt.load()
    assert len(html.dumps(tl).encode()) <= 200_000 + 2_500 * len(tl)
    many = vt.Timeline(
        vt.Event(f"e{index}", f"Event {index}", 1000 + index) for index in range(900)
    )
    assert len(html.dumps(many).encode()) <= 200_000 + 2_500 * len(many)


def test_every_link_within_the_page_arrives():
    page = html.dumps(vt.load())
    read = Reader(page)
    ids = [value for key, value in read.attributes if key == "id"]
    assert len(ids) == len(set(ids))
    wanted = {value[1:] for key, value in read.attributes if key == "href" and value[0] == "#"}
    assert wanted <= set(ids)


@settings(max_examples=40)
@given(timelines())
def test_any_timeline_is_a_page(tl):
    page = html.dumps(tl)
    read = Reader(page)
    assert read.tags.count("script") == 2
    assert read.tags.count("article") == len(tl)
    ids = [value for key, value in read.attributes if key == "id"]
    assert len(ids) == len(set(ids))


def test_hostile_text_is_text():
    page = html.dumps(hostile_timeline())
    for text in (page, other_of(page)):
        assert "<script>alert" not in text
        assert "<b onclick" not in text
        assert "\u202e" not in text
        assert "[U+202E]" in text
    assert Reader(page).tags.count("script") == 2


def test_it_says_what_it_does_not_hold(tmp_path):
    tl = vt.Timeline([vt.Event("e", {"en": "A\u202eb", "pt": "C"}, "2024-07-28")])
    notes = list(map(str, tl.save(tmp_path / "page.html")))
    assert "e: controls and bidi marks are shown as their names" in notes
    assert "e: left out: texts in pt" in notes
    assert list(map(str, tl.save(tmp_path / "chart.svg", lang="es")))[1:] == notes[1:]


@pytest.mark.parametrize("module", [html, svg])
def test_languages_there_are_not(module):
    with pytest.raises(vt.FormatError, match="no words in the language 'fr'"):
        module.dumps(vt.load(), lang="fr")


def test_a_source_of_a_state_is_labelled_on_the_page():
    timeline = vt.Timeline(
        [vt.Event("e", "E", "2024", citations=["paper"])],
        sources=[vt.Source("paper", "P", publisher="Paper", state_media=True)],
    )
    assert "state media" in formats.dumps(timeline, "html")
