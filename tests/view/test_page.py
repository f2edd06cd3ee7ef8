"""The page: whole without script, nothing leaves it, hostile text is text, all is there."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import zlib

import pytest
from hypothesis import given, settings

import venezuela_timeline as vt
from markup import Reader, hostile_timeline
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import html, svg
from venezuela_timeline.view._html import asset


def other_of(page):
    data = re.search(r'class="other" data-lang="(?:en|es)">([^<]*)</script>', page)[1]
    return zlib.decompress(base64.b64decode(data), -15).decode()


def test_the_policy_allows_exactly_what_is_there():
    page = html.dumps(vt.load())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    for tag, number in (("style", 1), ("script", 2)):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digests = [hashlib.sha256(one.encode()).digest() for one in inside]
        hashes = [f"'sha256-{base64.b64encode(one).decode()}'" for one in digests]
        assert len(hashes) == number
        assert f"{tag}-src {' '.join(hashes)};" in policy
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


VIEWER, MAP, EVENT, SENT = 200_000, 100_000, 6_000, 350_000  # bytes


def test_what_it_costs():
    viewer = sum(len(asset(f"viewer/{file}").encode()) for file in ("viewer.js", "viewer.css"))
    assert viewer <= VIEWER
    assert len(asset("viewer/map.js").encode()) <= MAP
    tl = vt.load()
    page = html.dumps(tl).encode()
    assert len(page) <= VIEWER + MAP + EVENT * len(tl)
    assert len(gzip.compress(page)) <= SENT
    one = html.dumps(vt.Timeline([vt.Event("e", "Event", 1000)])).encode()
    assert len(one) <= VIEWER + EVENT  # without places there is no map in it


def test_options():
    tl = vt.load()
    page = html.dumps(
        tl,
        title={"en": "A <headline>", "es": "Un titular"},
        subtitle="What it is",
        byline="By a desk",
        theme="dark",
        key=["chavez-death"],
        map=False,
        embed=True,
        url="https://example.org/page?a=b&c",
        image="https://example.org/a.png",
    )
    read = Reader(page)
    assert '<h1><span lang="en">A &lt;headline&gt;</span>' in page
    assert "What it is" in read.text
    assert "By a desk" in read.text
    assert 'data-theme="dark"' in page
    assert data_of(page)["key"] == ["chavez-death"]
    assert read.tags.count("script") == 3  # the other language, the data, the viewer
    assert '<meta property="og:image" content="https://example.org/a.png">' in page
    assert '<link rel="canonical" href="https://example.org/page?a=b&amp;c">' in page


def test_a_picture_beside_the_page():
    page = html.dumps(vt.load(), url="https://example.org/a/page.html", image="page.png")
    assert '<meta property="og:image" content="https://example.org/a/page.png">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


@pytest.mark.parametrize(("length", "long"), [(60, False), (61, True)])
def test_a_long_headline_is_smaller(length, long):
    page = html.dumps(vt.load(), title={"en": "short", "es": "x" * length})
    assert ('<h1 class="long">' in page) is long


def data_of(page):
    return json.loads(re.search(r'id="_data">([^<]*)</script>', page)[1])


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"theme": "pink"}, "theme is 'pink': write one of light, dark, auto"),
        ({"url": "javascript:alert(1)"}, "url is 'javascript:alert\\(1\\)': write a whole address"),
        ({"image": "a.png"}, "image is 'a.png': write a whole address, .*, or give the url"),
        ({"url": "https://example.org/", "image": "data:image/png,"}, "image is 'data:image/png,'"),
    ],
)
def test_options_that_are_refused(option, message):
    with pytest.raises(vt.FormatError, match=message):
        html.dumps(vt.load(), **option)


def test_a_key_event_that_there_is_not():
    with pytest.raises(vt.UnknownIdError, match="chavez-death"):
        html.dumps(vt.load(), key=["chavez-deaths"])


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
    assert read.tags.count("script") in {3, 4}  # with a map or without
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
    assert Reader(page).tags.count("script") == 3
    assert "<" not in re.search(r'id="_data">(.*?)</script>', page, re.DOTALL)[1]


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
