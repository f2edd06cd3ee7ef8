"""The packaged timeline as a published folder: small, soon written, and whole."""

from __future__ import annotations

import posixpath
import re
import time

import attrs
import pytest

import venezuela_timeline as vt

LINK = re.compile(r'<(?:a|link)\b[^>]*? href="([^"]*)"')
ID = re.compile(r' id="([^"]*)"')


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packaged") / "site"
    began = time.monotonic()
    vt.publish(vt.load(), folder, base_url="https://example.org/")
    return folder, time.monotonic() - began


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_it_is_small_and_soon_written(published):
    folder, seconds = published
    assert size(folder) < 15_000_000
    assert seconds < 25


def test_it_is_as_small_with_the_edition_before(tmp_path):
    """A folder that is published again and again holds one edition more, and pages that differ."""
    tl = vt.load()
    old = tl.replace(*(attrs.evolve(event, summary=None) for event in tl[::10]))
    vt.publish(old, tmp_path, base_url="https://example.org/")
    done = vt.publish(tl, tmp_path, base_url="https://example.org/", previous=tmp_path)
    assert "data/previous.jsonl.gz" in done.written
    assert (tmp_path / "en/changes.atom").read_text("utf-8").count("<entry>") >= len(tl) // 10
    assert size(tmp_path) < 15_000_000
    again = vt.publish(tl, tmp_path, base_url="https://example.org/", previous=tmp_path)
    assert again.written == ()


def test_every_link_within_it_leads_to_something(published):
    folder, _ = published
    texts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.html")
    }
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    ids = {path: set(ID.findall(text)) for path, text in texts.items()}
    lost = []
    for path, text in texts.items():
        for link in set(LINK.findall(text)):
            place, _, fragment = link.partition("#")
            if ":" in place:
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
            target = there if place else path
            opens = target == "index.html" and "=" in fragment  # what its script reads
            if target not in files or (fragment and not opens and fragment not in ids[target]):
                lost.append((path, link))
    assert lost == []
