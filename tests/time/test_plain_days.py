"""What is read straight from a text is what its tree says."""

import pickle

from hypothesis import example, given, settings

from strategies import edtf_texts
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time._measures import bounds_of, sort_key_of
from venezuela_timeline.time._nodes import APPROXIMATE, UNCERTAIN, Choice, End, Interval
from venezuela_timeline.time._placements import cells_of, hull, seconds_of
from venezuela_timeline.time._plain_days import plain_cell
from venezuela_timeline.time._precision import marked_components
from venezuela_timeline.time.edtf import parse

PLAIN = ("2024", "2024-02", "2024-02-29", "0000-12-31", "2019-05/2019", "2006~/..", "/2024-07-28?")


def ends(node):
    return node if isinstance(node, Interval) else (node, node)


@settings(max_examples=60)
@given(edtf_texts())
@example("2024-02-29")
@example("0000")
@example("2019-05-10/2019-05")
@example("2019/2019-05")
@example("2006-01~/..")
@example("../2024-07-28?")
@example("/2024")
@example("2024-21")
@example("2024-07-28T20:00:00Z/..")
@example("{2024,2025}")
def test_a_text_says_what_its_tree_says(text):
    span = TimeSpan(text)
    node = parse(span.edtf)
    placed = cells_of(node)
    assert plain_cell(span.edtf) in {None, *placed.cells[:1]}
    assert (span.cells, span.exact) == placed
    assert span.bounds == tuple(hull(placed.cells)[:4]) == bounds_of(placed.cells)
    assert span.sort_key == sort_key_of(span.bounds, node)
    assert span.seconds == seconds_of(node)
    assert span.approximate is bool(marked_components(node, APPROXIMATE))
    assert span.uncertain is bool(marked_components(node, UNCERTAIN))
    assert span.every is (isinstance(node, Choice) and node.every)
    start, end = ends(node)
    assert (span.open_start, span.open_end) == (start is End.OPEN, end is End.OPEN)
    assert (span.unknown_start, span.unknown_end) == (start is End.UNKNOWN, end is End.UNKNOWN)


def test_plain_texts_need_no_tree(monkeypatch):
    def refuse(text):
        raise AssertionError(text)

    monkeypatch.setattr("venezuela_timeline.time._written.parse", refuse)
    for text in PLAIN:
        span = TimeSpan(text)
        assert span.exact
        assert span.bounds
        assert span.sort_key
        assert span.seconds is span.start_time is span.end_time is None


def test_a_span_is_pickled_as_its_text():
    span = TimeSpan("2024-XX-15")
    assert span.cells
    assert span.__reduce__() == (TimeSpan, ("2024-XX-15",))
    assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301  (our own)
