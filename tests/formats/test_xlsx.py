"""Workbooks of Excel, read and written."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.formats import _sheets, csv, xlsx
from venezuela_timeline.formats.xlsx.numbers import shown_by, value_of

openpyxl = pytest.importorskip("openpyxl")
CALENDARS = openpyxl.utils.datetime


def book(cells, *, mac=False, sheet="Hoja1"):
    made = openpyxl.Workbook()
    if mac:
        made.epoch = CALENDARS.CALENDAR_MAC_1904
    rows = made.active
    rows.title = sheet
    rows.append(["Fecha", "Título"])
    for at, (value, number_format) in enumerate(cells, 2):
        rows.cell(at, 1, value).number_format = number_format
        rows.cell(at, 2, f"Row {at}")
    return saved(made)


def saved(made):
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


DAY = datetime.date(2019, 5, 12)


@pytest.mark.parametrize("mac", [False, True])
@pytest.mark.parametrize(
    ("value", "number_format", "edtf"),
    [
        (DAY, "yyyy-mm-dd", "2019-05-12"),
        (DAY, "mmm yyyy", "2019-05"),
        (DAY, '[$-C0A]mmmm" de "yyyy;@', "2019-05"),
        (DAY, "yyyy", "2019"),
        (datetime.datetime(2019, 5, 12, 10, 30), "dd/mm/yyyy h:mm", "2019-05-12T10:30:00"),  # noqa: DTZ001
        (datetime.datetime(2019, 5, 12, 10, 30), "dd/mm/yyyy", "2019-05-12"),  # noqa: DTZ001
        (1890, "General", "1890"),
        (1890, "0", "1890"),
        ("c. 1890", "General", "1890~"),
        ("2019-05-12", "yyyy", "2019-05-12"),
    ],
)
def test_dates_are_as_precise_as_they_are_shown(mac, value, number_format, edtf):
    (event,) = xlsx.loads(book([(value, number_format)], mac=mac), report=vt.Report())
    assert str(event.when) == edtf
    assert event.id == "row-2"


@pytest.mark.parametrize(
    ("number", "day", "day_1904"),
    [
        (1, "1900-01-01", "1904-01-02"),
        (59, "1900-02-28", "1904-02-29"),
        (60, "29 February 1900", "1904-03-01"),
        (61, "1900-03-01", "1904-03-02"),
        (0, "0", "1904-01-01"),
        (0.5, "0.5", "1904-01-01"),
        (43597, "2019-05-12", "2023-05-13"),
        (2_958_465, "9999-12-31", "2958465"),
        (2_958_466, "2958466", "2958466"),
        (-1, "-1", "-1"),
    ],
)
def test_both_epochs(number, day, day_1904):
    assert value_of(number, "yyyy-mm-dd") == day
    assert value_of(number, "yyyy-mm-dd", since_1904=True) == day_1904


@pytest.mark.parametrize(
    ("value", "number_format", "found"),
    [
        (43597, "General", "43597"),
        (43597.5, "0.00E+00", 43597.5),
        (0.4375, "hh:mm", "10:30:00"),
        (1.4375, "[h]:mm", "10:30:00"),
        (43597, "d-mmm", "12 May"),
        (43597, "mmmm", "May"),
        (43597, "dd yyyy", "12 2019"),
        (43597.99999999, "dd/mm/yyyy hh:mm", "2019-05-13T00:00:00"),
        (True, "yyyy", True),
        (datetime.datetime(2019, 5, 12), "General", "2019-05-12"),  # noqa: DTZ001
        (datetime.datetime(2019, 5, 12), "yyyy", "2019"),  # noqa: DTZ001
    ],
)
def test_what_a_cell_says(value, number_format, found):
    assert value_of(value, number_format) == found


def test_minutes_are_no_months():
    assert not shown_by("h:mm").month
    assert not shown_by("mm:ss").month
    assert shown_by("mm:ss").clock
    assert shown_by("yyyy mm").month


def test_a_table_in_a_sheet():
    made = openpyxl.load_workbook(io.BytesIO(book([("1890", "General")], sheet="Uno")))
    made.create_sheet("Dos").append(["date", "title", None])
    made["Dos"].append(["=1+1", "A formula"])
    made["Dos"].append(["1891", "Two", None])
    made.create_sheet("Empty", 0)
    data = saved(made)
    assert list(xlsx.loads(data, report=vt.Report(), file="My book.xlsx").ids) == ["row-2"]
    report = vt.Report()
    found = xlsx.loads(data, sheet="Dos", report=report, file="My book.xlsx")
    assert (found.id, list(found.ids)) == ("my-book", ["two"])
    assert "line 2: 'A formula' is not read: the date is empty" in str(report)
    with pytest.raises(vt.FormatError, match="no sheet 'dos': did you mean 'Dos'"):
        xlsx.loads(data, sheet="dos")
    with pytest.raises(vt.FormatError, match="no sheet 'x': there are 'Empty', 'Uno'"):
        xlsx.table(data, sheet="x")
    assert xlsx.table(data).names == ["Fecha", "Título"]
    with pytest.raises(vt.DataError, match="no column says when"):
        xlsx.loads(saved(openpyxl.Workbook()))


def test_files(tmp_path):
    path = tmp_path / "mine.xlsx"
    path.write_bytes(book([("3/4/2019", "General")]))
    assert str(vt.read(path, dayfirst=True)[0].when) == "2019-04-03"
    assert vt.read_dates(path)[0].outcome == "ambiguous"
    with pytest.raises(vt.FormatError, match="is not text"):
        vt.formats.dumps(vt.Timeline(), "xlsx")


# Written ------------------------------------------------------------------------------------


def written(tl, **options):
    return b"".join(xlsx.chunks(tl, **options))


def test_the_packaged_timeline_comes_back():
    tl = vt.load()
    report = vt.Report()
    data = written(tl, report=report)
    texts = [csv.dumps(tl, table=table) for table in ("events", "claims")]
    assert xlsx.loads(data, known=tl) == csv.loads(texts[0], claims=texts[1], known=tl)
    assert xlsx.loads(data).sources == tl.sources
    assert "claims are left out" not in str(report)
    assert "only the ids are held of chapters, actors, places, terms" in str(report)
    assert data == written(tl)


@given(timelines())
@settings(max_examples=15)
def test_round_trip(tl):
    texts = [csv.dumps(tl, table=table) for table in ("events", "claims")]
    assert xlsx.loads(written(tl), known=tl) == csv.loads(texts[0], claims=texts[1], known=tl)


def test_no_cell_is_a_formula():
    tl = vt.Timeline([vt.Event("a", "=1+1", "2024", summary="@SUM(1)")])
    data = written(tl)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["events"]
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n"}
    assert all(isinstance(cell.value, str | None) for row in sheet.rows for cell in row)
    assert xlsx.loads(data)["a"] == tl["a"]


def test_long_texts_are_cut_and_reported():
    report = vt.Report()
    tl = vt.Timeline([vt.Event("a", "A", "2024", summary="x" * 40_000)])
    back = xlsx.loads(written(tl, report=report))
    assert len(str(back["a"].summary)) == 32_767
    assert "a: texts are cut after 32,767 characters" in str(report)


# Hostile ------------------------------------------------------------------------------------


def changed(data, name, change):
    old, buffer = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part == name else text)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
GOOD = book([("1890", "General")])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + b"\0" * 40,
        GOOD[:-30],
        changed(GOOD, SHEET, lambda text: text[:200]),
        changed(GOOD, SHEET, lambda _: b""),
        changed(GOOD, "xl/workbook.xml", lambda _: b"<a/>"),
        changed(GOOD, "xl/styles.xml", lambda _: b"<a>"),
        changed(GOOD, "xl/sharedStrings.xml", lambda _: b"<a/>"),
        changed(GOOD, "[Content_Types].xml", lambda _: b"<Types/>"),
        changed(GOOD, SHEET, lambda text: text.replace(b"A1", b"AAAAAAA1")),
        changed(
            GOOD,
            SHEET,
            lambda text: (
                b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 99 + b'">]>' + text.partition(b"?>")[2]
            ),
        ),
    ],
)
def test_what_is_no_workbook_is_one_error(data):
    with suppress(vt.TimelineError):  # what openpyxl takes for good may be read
        xlsx.loads(data, report=vt.Report())
    with pytest.raises(vt.FormatError, match="give the bytes"):
        xlsx.loads("text")


def test_a_bomb_is_not_unpacked():
    data = changed(GOOD, SHEET, lambda text: text + b" " * 10**7)
    with pytest.raises(vt.DataError, match="more than the limit of 1,000,000 bytes"):
        xlsx.loads(data, max_bytes=10**6)


def test_empty_cells_at_the_end_of_a_row_are_none():
    rows = [_sheets.Row(1, ["a", "", None]), _sheets.Row(2, ["", ""]), _sheets.Row(3, ["", "b"])]
    assert list(_sheets.filled(rows)) == [(1, ["a"]), (3, ["", "b"])]


def test_cells_are_counted(monkeypatch):
    monkeypatch.setattr(_sheets, "MAX_CELLS", 1000)
    far = changed(
        GOOD,
        SHEET,
        lambda text: text.replace(b'r="A2"', b'r="XFC2"').replace(b'r="B2"', b'r="XFD2"'),
    )
    with pytest.raises(vt.DataError, match="more than the limit of 1,000 cells"):
        xlsx.loads(far)
    low = changed(GOOD, SHEET, lambda text: text.replace(b'<row r="2"', b'<row r="1048576"'))
    with pytest.raises(vt.DataError, match="more than the limit of 1,000 cells"):
        xlsx.loads(low)


def test_the_extra_is_named(monkeypatch):
    for name in ("openpyxl", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(vt.MissingExtraError, match=r"venezuela-timeline\[sheets\]"):
        xlsx.loads(GOOD)
    with pytest.raises(vt.MissingExtraError, match=r"venezuela-timeline\[sheets\]"):
        written(vt.Timeline())
