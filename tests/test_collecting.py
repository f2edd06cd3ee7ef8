"""Reading doesn't look for circles meanwhile, and leaves the collector as it was."""

from __future__ import annotations

import gc

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline._collecting import without_collecting


@pytest.fixture(autouse=True)
def collecting():
    yield
    gc.enable()


def test_collecting_stops_and_goes_on_as_it_was():
    for collect in (gc.enable, gc.disable):
        collect()
        before = gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() == before


def test_collecting_goes_on_after_an_error():
    with pytest.raises(KeyError):
        _fail()
    assert gc.isenabled()


@without_collecting()
def _fail():
    raise KeyError


def test_no_reader_collects(tmp_path, monkeypatch):
    timeline = vt.Timeline([vt.Event("vote", "The vote", "2024-07-28")])
    timeline.save(tmp_path / "one.json")
    timeline.save(tmp_path / "folder")
    held = []
    monkeypatch.setattr(vt.Event, "__attrs_post_init__", lambda _: held.append(gc.isenabled()))
    formats.loads((tmp_path / "one.json").read_text(), "json")
    vt.read(tmp_path / "one.json")
    vt.read(tmp_path / "folder")
    vt.Timeline.from_records([{"date": 2024, "title": "A"}])
    assert held == [False] * 4
    assert gc.isenabled()
