"""The drawn chart: well formed for any timeline, and every mark says what is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from markup import parsed
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.safe_text import visible
from venezuela_timeline.view import svg


def test_a_picture_of_days_says_the_year(tmp_path):
    days = vt.load().where(vt.during("2024-07-28/2024-08-02"), certainly=True)
    days.save(tmp_path / "days.svg", lanes="kind", lang="es")
    drawn = (tmp_path / "days.svg").read_text("utf-8")
    labels = re.findall(r'<text class="t"[^>]*>([^<]*)<', drawn)
    assert labels[0].endswith(" 2024")
    assert not any(label.endswith(" 2024") for label in labels[1:])


@settings(max_examples=50)
@given(
    timelines(),
    st.sampled_from(["chapter", "actor", "kind"]),
    st.sampled_from(["en", "es"]),
    st.sampled_from([300, 960, 1600]),
)
def test_a_chart_is_well_formed_for_any_timeline(tl, lanes, lang, width):
    whole = parsed(svg.document(tl, lanes=lanes, lang=lang, width=width))
    (root,) = (one for one in whole.iter() if one.get("role") == "img")
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [root[index].get("id") for index in (0, 1)] == named
    text = " ".join(visible(tl.title[lang]).split())
    assert root[0].text.split() == text.split()
    assert {one.tag.rpartition("}")[2] for one in whole.iter()} <= {
        "desc", "defs", "g", "line", "path", "pattern", "rect", "style", "svg", "text", "title",
        "tspan",
    }  # fmt: skip


def test_a_mark_shows_what_is_known():
    tl = vt.Timeline(
        [
            vt.Event("since", "Since", "2006/..", known_until="2010-01-01"),
            vt.Event("month", "Month", "2008-05"),
            vt.Event("year", "Year", "2012-01-01/2012-12-31", claims=[
                vt.Claim("occurrence", "x", stance="denies")
            ]),
        ],
        actors=[vt.Actor("x", "X")],
    )  # fmt: skip
    drawn = svg.document(tl, lanes="kind")
    for word in ("certain", "possible", "contested", "goes on"):
        assert f">{word}</text>" in drawn
    plain_day = svg.document(vt.Timeline([vt.Event("e", "E", "2024-07-28")]))
    assert ">possible</text>" not in plain_day
    assert ">goes on</text>" not in plain_day


@pytest.mark.parametrize("count", [0, 1, 100, 5000])
def test_any_number_of_events(count):
    tl = vt.Timeline(
        vt.Event(f"e{index}", f"Event {index}", f"{1500 + index // 10}-{1 + index % 12:02}")
        for index in range(count)
    )
    for width in (300, 1600):
        drawn = svg.document(tl, width=width)
        assert parsed(drawn) is not None
        assert len(drawn) < 500_000
    assert svg.draw(tl)


@pytest.mark.parametrize(
    "options", [{"lanes": "week"}, {"axis": "log"}, {"lang": "fr"}, {"width": 5}, {"width": "9"}]
)
def test_options_that_there_are_not(options):
    with pytest.raises(vt.FormatError, match=f"{next(iter(options.values()))}"):
        svg.draw(vt.load(), **options)


def test_what_began_before_the_picture_has_an_arrow_to_the_left():
    timeline = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("u", "U", "/2025")])
    far = vt.Timeline([*timeline, vt.Event("f", "F", "Y-100000/2024")])
    for one in (timeline, far):
        assert "M9-5L1 0L9 5z" in formats.dumps(one, "svg")
