"""Which column means what."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.tables import is_our_own
from venezuela_timeline.tables.columns import columns_of


def found(*names, asked=None):
    columns = columns_of(names, asked, None)
    return {column.name: column.field for column in columns.read}


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("date", "title", "notes"), ("when", "title", "summary")),
        (("Fecha", "Título", "Descripción"), ("when", "title", "summary")),
        (("FECHA", "Evento", "Lugar", "Fuente"), ("when", "title", "place", "source")),
        (("Start_Date", "End-Date", "Headline"), ("start", "end", "title")),
        (("inicio", "fin", "titular"), ("start", "end", "title")),
        (("año", "mes", "día", "nombre"), ("year", "month", "day", "title")),
        (("when", "end", "what"), ("when", "end", "title")),
        (("date", "time", "name", "URL"), ("when", "time", "title", "url")),
        (("when", "title", "lat", "lng"), ("when", "title", "latitude", "longitude")),
        (("Year", "End Year", "End Month", "text"), ("year", "end_year", "end_month", "title")),
    ],
)
def test_columns_are_found_by_their_names(names, fields):
    assert found(*names) == dict(zip(names, fields, strict=True))


@pytest.mark.parametrize(
    ("names", "rest"),
    [
        (("date", "start", "end", "title"), ("start", "end")),
        (("date", "year", "title"), ("year",)),
        (("fecha", "date", "title"), ("fecha",)),
        (("start", "month", "title"), ("month",)),
        (("end year", "end month", "when", "title"), ("end year", "end month")),
        (("year", "end month", "title"), ("end month",)),
        (("when", "title", "lat"), ("lat",)),
        (("end", "day", "time", "title"), ("day", "time")),
        (("when", "title", "name", "colour"), ("name", "colour")),
    ],
)
def test_what_is_said_twice_or_by_half_is_left_over(names, rest):
    assert tuple(name for _, name in columns_of(names, None, None).rest) == rest


def test_languages():
    columns = columns_of(
        ["when", "title_en", "Título (es)", "notes.pt", "summary.pt-BR"], None, None
    )
    assert [(one.field, one.lang) for one in columns.read] == [
        ("when", "und"),
        ("title", "en"),
        ("title", "es"),
        ("summary", "pt"),
        ("summary", "pt-BR"),
    ]
    assert "'title_en' as title (en)" in str(columns)


def test_what_is_asked_for():
    asked = {
        "d": "when",
        "a": "title_es",
        "b": "summary",
        "c": "summary",
        "title": None,
        "*": "tags",
    }
    assert found("d", "a", "b", "c", "title", "e", asked=asked) == {
        "d": "when",
        "a": "title",
        "b": "summary",
        "c": "summary",
        "e": "tags",
    }


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"dat": "when"}, "no column 'dat' in the table: did you mean 'date'"),
        ({"x": "when"}, "no column 'x' in the table: there are 'date', 'title'"),
        ({"date": "wen"}, "the column 'date' is to be 'wen': did you mean 'when'"),
        ({"date": 3}, "the column 'date' is to be 3: write one of id, when"),
        ({"*": "kind"}, "the rest is to be 'kind': write tags or summary"),
        ({"date": "when", "title": "when"}, "several columns are to be 'when': name one"),
    ],
)
def test_what_cannot_be_asked_for(asked, words):
    with pytest.raises(vt.FormatError) as caught:
        columns_of(["date", "title"], asked, None)
    assert words in str(caught.value)


def test_a_table_without_dates_or_titles():
    with pytest.raises(vt.DataError) as caught:
        columns_of(["datos", "colour"], None, "a.csv")
    lines = [str(fault) for fault in caught.value.faults]
    for line, words, field in zip(
        lines, ("says when", "is a title"), ("when", "title"), strict=True
    ):
        assert line == (
            f"a.csv: line 1: no column {words}: there are 'datos', 'colour' "
            f"(say which with columns={{'datos': {field!r}}})"
        )


def test_our_own_form():
    assert is_our_own(["title.en", " id", "when", "x"])
    assert is_our_own(["id", "when", "title"])
    assert not is_our_own(["id", "when", "headline"])
    assert not is_our_own(["title", "when"])
