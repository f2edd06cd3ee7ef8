"""The packaged timeline as a published folder: small, soon written, and whole."""

from __future__ import annotations

import posixpath
import re
import time

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


def test_it_is_small_and_soon_written(published):
    folder, seconds = published
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 15_000_000
    assert seconds < 25


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
