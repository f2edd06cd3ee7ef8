"""Pictures for articles: the frame around a drawing, bars, and PNG and PDF of the same SVG."""

from __future__ import annotations

import sys

import pytest

import venezuela_timeline as vt
from venezuela_timeline.view import bars, picture

TL = vt.Timeline(
    [vt.Event(f"e{at}", f"Event {at}", f"2024-0{1 + at}-01", tags=[f"t{at}"]) for at in range(8)],
    title="A year & its <months>",
)


class Converter:
    """In place of vl-convert: what it is given, and how."""

    @staticmethod
    def svg_to_png(document, *, scale):
        return f"PNG {scale} {document}".encode()

    @staticmethod
    def svg_to_pdf(document):
        return f"PDF {document}".encode()


def test_a_title_a_subtitle_and_a_source_stand_around_it(tmp_path):
    path = tmp_path / "x.svg"
    TL.save(
        path,
        title="A very long title that does not fit into one line of so narrow a picture",
        subtitle="And more",
        source="Source: us",
        width=300,
        theme="dark",
    )
    text = path.read_text("utf-8")
    assert text.count('font-weight="700"') > 1
    assert "And more" in text
    assert "Source: us" in text
    assert 'fill="#16181c"' in text
    assert "prefers-color-scheme" not in text
    TL.save(path)
    assert "prefers-color-scheme" in path.read_text("utf-8")


def test_key_events_alone(tmp_path):
    few = vt.Timeline([*TL, vt.Event("k", "The key", "2024-12-01", key=True)])
    few.save(tmp_path / "k.svg", key=True)
    text = (tmp_path / "k.svg").read_text("utf-8")
    assert "The key" in text
    assert "Event 1" not in text


def test_png_and_pdf_are_of_that_svg(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", Converter)
    TL.save(tmp_path / "x.png", scale=3, theme="auto")
    TL.save(tmp_path / "x.pdf", title="T")
    TL.save(tmp_path / "x.svg", theme="light")
    drawn = (tmp_path / "x.svg").read_text("utf-8")
    assert (tmp_path / "x.png").read_text("utf-8") == f"PNG 3 {drawn}"
    assert ">T</text>" in (tmp_path / "x.pdf").read_text("utf-8")
    TL.counts("month").save(tmp_path / "c.png")
    TL.counts("month").save(tmp_path / "c.pdf", theme="dark")
    assert (tmp_path / "c.png").read_text("utf-8").startswith("PNG 2.0 <?xml")
    assert (tmp_path / "c.pdf").read_text("utf-8").startswith("PDF")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"theme": "sepia"}, "write one of light, dark, auto"),
        ({"scale": 20}, "from 0.5 to 8"),
        ({"width": True}, "write pixels"),
    ],
)
def test_options_that_there_are_not(tmp_path, options, words, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", Converter)
    with pytest.raises(vt.FormatError, match=words):
        TL.save(tmp_path / "x.png", **options)
    with pytest.raises(vt.FormatError, match=r"write \.svg, \.png or \.pdf"):
        TL.counts("month").save(tmp_path / "x.gif")
    with pytest.raises(vt.FormatError, match="option is 'titel': did you mean 'title'"):
        TL.counts("month").save(tmp_path / "x.svg", titel="T")


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(vt.MissingExtraError, match="charts"):
        picture.png("<svg/>")


def test_bars():
    upright = bars.document(TL.counts("month", by="tag", lang="es"), title="Two", width=400)
    assert "Otros" in upright
    assert "enero de 2024" in upright
    lying = bars.document(TL.counts("tag"), subtitle="s")
    assert "A year &amp; its &lt;months&gt;" in lying
    several = vt.Timeline(
        [vt.Event(f"s{at}", "S", 2020, tags=["a-long-tag", f"tag-number-{at}"]) for at in range(3)]
    ).counts("kind", by="tag")
    assert bars.document(several, width=200).count("<rect") > 4
    unknown = vt.Timeline([vt.Event("u", "U", "200X")]).counts("year")
    assert "Without a year: 1" in bars.draw(unknown)
    assert bars.draw(vt.Timeline().counts("year")).startswith("<svg")
