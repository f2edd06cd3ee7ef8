"""Spreadsheets of LibreOffice, read."""

from __future__ import annotations

import io
import zipfile

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import _sheets, ods

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)


def date_style(name, *units):
    parts = "".join(f"<number:{unit}/>" for unit in units)
    return (
        f'<number:date-style style:name="N{name}">{parts}</number:date-style>'
        f'<style:style style:name="{name}" style:data-style-name="N{name}"/>'
    )


STYLES = (
    date_style("year", "year")
    + date_style("month", "month", "year")
    + date_style("day", "day", "month", "year")
    + date_style("clock", "year", "month", "day", "hours", "minutes")
    + date_style("none")
    + '<style:style style:name="plain"/>'
)


def text(words, **attributes):
    said = "".join(f' table:{name.replace("_", "-")}="{one}"' for name, one in attributes.items())
    return f"<table:table-cell{said}><text:p>{words}</text:p></table:table-cell>"


def value(kind, words, style=""):
    styled = f' table:style-name="{style}"' * bool(style)
    name = {"date": "date-value", "time": "time-value"}.get(kind, "value")
    return f'<table:table-cell{styled} office:value-type="{kind}" office:{name}="{words}"/>'


def row(*cells, repeated=1):
    said = f'table:number-rows-repeated="{repeated}"'
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


HEAD = row(text("Fecha"), text("Título"))


def sheet(*rows, name="Hoja1", columns=""):
    return f'<table:table table:name="{name}">{columns}{HEAD}{"".join(rows)}</table:table>'


def made(*sheets, before="", styles=STYLES):
    def part(inside):
        return f'<?xml version="1.0"?>{before}<office:document {SPACES}>{inside}</office:document>'

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("styles.xml", part(""))
        archive.writestr("content.xml", part(styles + "".join(sheets)))
    return buffer.getvalue()


def when(cell, **options):
    (event,) = ods.loads(made(sheet(row(cell, text("A")), **options)), report=vt.Report())
    return str(event.when)


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        (value("date", "2019-05-12"), "2019-05-12"),
        (value("date", "2019-05-12", "day"), "2019-05-12"),
        (value("date", "2019-05-12", "month"), "2019-05"),
        (value("date", "2019-05-12", "year"), "2019"),
        (value("date", "2019-05-12T10:30:00", "day"), "2019-05-12"),
        (value("date", "2019-05-12T10:30:00", "clock"), "2019-05-12T10:30:00"),
        (value("date", "2019-05-12", "none"), "2019-05-12"),
        (value("date", "2019-05-12", "plain"), "2019-05-12"),
        (value("float", "1890"), "1890"),
        (text("c. 1890"), "1890~"),
        (text("May<text:s text:c='2'/><text:span>2019</text:span>"), "2019-05"),
    ],
)
def test_dates_are_as_precise_as_they_are_shown(cell, edtf):
    assert when(cell) == edtf


def test_a_columns_style():
    columns = '<table:table-column table:default-cell-style-name="year"/>'
    assert when(value("date", "2019-05-12"), columns=columns) == "2019"


def test_what_cells_hold():
    cells = [
        value("float", "1.5"),
        value("time", "PT10H30M00S"),
        value("time", "P1D"),
        text("a<text:line-break/>b<text:tab/>c"),
        '<table:table-cell table:number-columns-repeated="16000"/>',
        "<table:covered-table-cell/><table:other/>",
    ]
    rows = ods.table(
        made(
            sheet(
                row(*cells, text("end")),
                row(text("x")),
                row(repeated=10**6),
                row(text("y"), repeated=2),
            )
        )
    ).rows
    first, second, *more = rows
    assert first.cells[:4] == [1.5, "10:30:00", None, "a\nb\tc"]
    assert first.cells[-1] == "end"
    assert (second.at, second.cells) == (3, ["x"])
    assert [one.at for one in more] == [10**6 + 4, 10**6 + 5]


def test_sheets_and_files(tmp_path):
    data = made(
        sheet(row(text("1890"), text("A"))), sheet(row(text("1891"), text("B")), name="Dos")
    )
    (tmp_path / "mine.ods").write_bytes(data)
    assert list(vt.read(tmp_path / "mine.ods").ids) == ["a"]
    assert list(vt.read(tmp_path / "mine.ods", sheet="Dos").ids) == ["b"]
    assert [one.text for one in vt.read_dates(tmp_path / "mine.ods")] == ["1890"]
    with pytest.raises(vt.FormatError, match="no sheet 'x': there are 'Hoja1', 'Dos'"):
        ods.loads(data, sheet="x")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        made(sheet(), before="<!DOCTYPE a [<!ENTITY b 'c'>]>"),
        made("<a>"),
        made(sheet(row(value("date", "soon"), text("A")))),
        made(sheet(row(value("float", "x"), text("A")))),
        made(sheet(row('<table:table-cell table:number-columns-repeated="x"/>'))),
        made(sheet(row(text("a", number_columns_repeated=10**9)))),
        made(sheet(row(text("1890"), text("A"), repeated=10**9))),
    ],
)
def test_what_is_no_spreadsheet_is_one_error(data):
    with pytest.raises(vt.DataError):
        ods.loads(data)


def test_cells_are_counted(monkeypatch):
    monkeypatch.setattr(_sheets, "MAX_CELLS", 100)
    with pytest.raises(vt.DataError, match="more than the limit of 100 cells"):
        ods.loads(made(sheet(*[row(text("1890"), text("A"))] * 100)))


def test_it_cannot_be_written():
    with pytest.raises(vt.FormatError, match="'ods' can be read, not written"):
        vt.Timeline().save("a.ods")
