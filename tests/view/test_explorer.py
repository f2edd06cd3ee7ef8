"""The widget as Python sees it; what it shows in a notebook is looked at in a browser."""

import sys

import pytest

import venezuela_timeline as vt

TL = vt.Timeline([vt.Event("one", "One", "2024"), vt.Event("two", "Two", "2025")])


def test_what_its_reader_narrows_comes_back_as_a_timeline():
    widget = TL.explore(lang="es")
    assert widget.timeline == widget.selected == TL
    widget._shown = ["two"]  # noqa: SLF001  (as the script does)
    assert [event.id for event in widget.selected] == ["two"]


def test_the_event_that_is_open_comes_back():
    widget = TL.explore()
    assert widget.opened is None
    widget._opened = "one"  # noqa: SLF001  (as the script does)
    assert widget.opened == TL["one"]


def test_without_its_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.delitem(sys.modules, "venezuela_timeline.view.explore", raising=False)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(vt.MissingExtraError, match="widget"):
        TL.explore()
