"""JSON and compressed text in pieces are what they would be at once."""

import json
import tracemalloc
import zlib
from base64 import b64decode

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import html, json as json_format
from venezuela_timeline.view._stream import Packed, json_pieces, packed


@pytest.mark.parametrize("count", [0, 1, 1000, 2001])
def test_an_iterator_is_written_as_a_list(count):
    text = "".join(json_pieces({"rows": iter(range(count)), "none": {}}))
    assert json.loads(text) == {"rows": list(range(count)), "none": {}}


def test_nothing_ends_the_element_around():
    text = "".join(json_pieces({"</script>": iter(["</script>\u2028\ud800"])}))
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"</script>": ["</script>\u2028\ud800"]}


PARTS = ([], ["a"], ["ab", "", "ñandú", "c" * 5000], ["x"] * 4, list(map(str, range(90_000))))


@pytest.mark.parametrize("parts", PARTS)
def test_packed_pieces_are_one_text(parts):
    for text in ("".join(packed(parts)), json.loads("".join(json_pieces(Packed(parts))))):
        assert zlib.decompress(b64decode(text), -15).decode() == "".join(parts)


def test_no_more_is_in_memory_for_a_longer_timeline():
    """Counted in bytes: what is kept of one event is gone before the next is written."""
    for chunks, most in ((json_format.chunks, 200_000), (html.chunks, 8_000_000)):
        tl = vt.Timeline(vt.Event(f"e{at}", "An event", f"{1000 + at}") for at in range(300))
        for _ in chunks(tl[:3]):
            pass
        tracemalloc.start()
        try:
            longest = max(map(len, chunks(tl)))
            assert tracemalloc.get_traced_memory()[1] < most
        finally:
            tracemalloc.stop()
        assert longest < 400_000
