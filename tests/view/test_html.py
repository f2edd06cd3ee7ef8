"""HTML of one event: its sources and their labels."""

from __future__ import annotations

import venezuela_timeline as vt
from venezuela_timeline.formats import svg
from venezuela_timeline.view._html import Voice


def test_a_source_of_state_media_is_labelled_where_it_is_cited():
    source = vt.Source("paper", "Title", publisher="Paper", state_media=True)
    timeline = vt.Timeline([vt.Event("e", "E", "2024", citations=["paper"])], sources=[source])
    words = Voice(timeline, ("en",)).link(vt.Citation("paper"))
    assert words == '<bdi>Paper</bdi> (<span class="state">state media</span>)'


def test_an_unknown_language_is_not_that_of_the_page():
    voice = Voice(vt.Timeline(), ("en",))
    assert voice.text(vt.Text("Выборы")) == '<bdi lang="">Выборы</bdi>'
    assert voice.text(vt.Text(ru="Выборы")) == '<bdi lang="ru">Выборы</bdi>'
    assert voice.text(vt.Text(en="Vote")) == "<bdi>Vote</bdi>"
    both = Voice(vt.Timeline(), ("en", "es")).text(vt.Text({"und": "Выборы", "es": "Voto"}))
    assert both == ('<span lang="en"><bdi lang="">Выборы</bdi></span><span lang="es">Voto</span>')


def test_nor_that_of_a_chart():
    drawn = svg.dumps(vt.Timeline([vt.Event("e", "Выборы", "2024")], title={"ru": "Годы"}))
    assert ' lang="ru">Годы</title>' in drawn
    assert '<g class="l" lang="" ' in drawn
