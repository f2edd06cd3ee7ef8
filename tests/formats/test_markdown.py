"""Markdown: no markup but its own, and every text shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

import venezuela_timeline as vt
from strategies import HOSTILE, WORDS, hostile_timeline, timelines
from venezuela_timeline.formats import markdown
from venezuela_timeline.safe_text import shown_line

ALLOWED = {"heading", "paragraph", "strong", "bullet_list", "ordered_list", "list_item", "link"}


def squeezed(text):
    return re.sub(r"\s+", "", text)


def tokens(text):
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        yield token
        yield from token.children or ()


def one(title="E", when="2024", **more):
    return vt.Timeline([vt.Event("e", title, when, **more)], id="t", title="T")


@given(timelines())
def test_markdown_has_no_markup_but_its_own(tl):
    kinds = {re.sub("_(open|close)$", "", token.type) for token in tokens(markdown.dumps(tl))}
    assert kinds <= ALLOWED | {"inline", "text", "text_special", "hardbreak", "softbreak"}


@given(WORDS | st.sampled_from(HOSTILE))
def test_markdown_shows_every_text(words):
    text = markdown.dumps(one(words, summary=words))
    shown = [token.content for token in tokens(text) if token.type == "inline"]
    rendered = "".join(
        token.content for token in tokens(text) if token.type in {"text", "text_special"}
    )
    assert len(shown) >= 4
    assert squeezed(rendered).count(squeezed(shown_line(words))) >= 1
    assert not {"html_inline", "html_block", "image"} & {token.type for token in tokens(text)}


def test_hostile_texts_in_markdown():
    text = markdown.dumps(hostile_timeline())
    links = {token.attrGet("href") for token in tokens(text) if token.type == "link_open"}
    assert links == {"https://example.org/?a=b&copy;=www.x.org/'onmouseover=alert(1)"}
    rendered = MarkdownIt("commonmark").render(text)
    assert not re.search("<(script|img|svg|b>|code|pre|em|h1>b)", rendered)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_markdown_of_the_packaged_timeline(lang):
    tl, report = vt.load(), vt.Report()
    text = markdown.dumps(tl, lang=lang, report=report)
    headings = [line for line in text.split("\n") if line.startswith("#")]
    assert len(headings) == 1 + len(tl.chapters) + len(tl)
    assert "links are left out" in str(report)
    assert len(report) < 12
