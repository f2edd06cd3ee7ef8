"""Pictures made by vl-convert: what `Timeline.chart` gives, and the SVG of `save` as PNG and PDF.

It needs the extra ``charts``.
"""

from __future__ import annotations

import re
import struct
import zlib

import pytest

import venezuela_timeline as vt
from venezuela_timeline.view import chart

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lanes", ["chapter", "actor", "kind"])
def test_pictures(lanes):
    tl = vt.load()
    drawn = chart.picture(tl.chart(lanes=lanes, lang="es"), "svg")
    assert drawn.startswith("<svg")
    assert "28 de julio de 2024" in drawn
    assert chart.picture(tl.chart(lanes=lanes), "png").startswith(b"\x89PNG")


def test_hostile_text_is_text():
    hostile = "<script>alert(1)</script>"
    tl = vt.Timeline([vt.Event("e", hostile, "2024-07-28")], title=hostile)
    assert "<script" not in chart.picture(tl.chart(), "svg")


def first_pixel(png):
    """Width, height and the first pixel of a PNG; no filter changes that one."""
    width, height = struct.unpack(">II", png[16:24])
    parts, at = [], 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            parts.append(png[at + 8 : at + 8 + size])
        at += size + 12
    return width, height, zlib.decompress(b"".join(parts))[1:4]


@pytest.mark.parametrize(("theme", "ground"), [("light", b"\xff" * 3), ("dark", b"\x16\x18\x1c")])
def test_a_picture_is_that_of_the_svg(tmp_path, theme, ground):
    tl = vt.load()
    counts = tl.counts("year", by="kind", lang="es")
    options = {"theme": theme, "width": 600, "title": "Título", "source": "Fuente: ¶"}
    for name, save in (("chart", tl.save), ("bars", counts.save)):
        more = {"key": True} if name == "chart" else {}
        for suffix in ("svg", "png", "pdf"):
            save(tmp_path / f"{name}.{suffix}", **options, **more)
        drawn = (tmp_path / f"{name}.svg").read_text("utf-8")
        size = [float(one) for one in re.findall(r' (?:width|height)="([0-9.]+)"', drawn)[:2]]
        png = (tmp_path / f"{name}.png").read_bytes()
        width, height, pixel = first_pixel(png)
        assert abs(width - 2 * size[0]) <= 1
        assert abs(height - 2 * size[1]) <= 1
        assert pixel == ground
        assert len(png) > 10_000  # there is something on it
        pdf = (tmp_path / f"{name}.pdf").read_bytes()
        assert pdf.startswith(b"%PDF")
        assert b"LiberationSans" in pdf  # its text is text, in the font that pictures name
