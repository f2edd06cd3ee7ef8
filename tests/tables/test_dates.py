"""The dates of a table beside what each is read as."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.tables import dates, read_texts
from venezuela_timeline.tables.dates import DateReader

TEXTS = ["circa 1890", "12/5/2019", "h. 1890", "", "soon", "circa 1890", None, "5/12/2019"]


def test_what_becomes_of_each_text():
    found = vt.read_dates(TEXTS)
    assert [(one.text, one.rows, one.outcome) for one in found] == [
        ("circa 1890", 2, "read"),
        ("12/5/2019", 1, "ambiguous"),
        ("h. 1890", 1, "read"),
        ("", 2, "empty"),
        ("soon", 1, "refused"),
        ("5/12/2019", 1, "ambiguous"),
    ]
    assert found.counts == {"read": 3, "ambiguous": 2, "empty": 2, "refused": 1}
    assert found.shapes == {
        ("read", "date, year"): 3,
        ("ambiguous", "9/9/9999"): 2,
        ("empty", ""): 2,
        ("refused", "a"): 1,
    }
    assert found[0].span == vt.TimeSpan("1890~")
    assert "2019-05-12 or 2019-12-05" in found[1].reason
    assert [one.rows for one in found[1:3]] == [1, 1]
    assert repr(found) == "<DateTexts: 8 rows: 3 read, 2 ambiguous, 2 empty, 1 refused>"
    assert str(found).splitlines()[0] == "circa 1890  1890~ (around 1890)"
    assert found[0].told("es") == f"1890~ ({found[0].span.describe('es')})"
    assert found[3].told() == "empty"
    assert len(found) == 6
    assert str(read_texts([])) == "0 rows: nothing read"


def test_a_notebook_shows_a_table():
    html = vt.read_dates(["<b>", "12/5/2019"])._repr_html_()
    assert "<td>&lt;b&gt;</td>" in html
    assert html.endswith("dayfirst=True or dayfirst=False</p>")


@pytest.mark.parametrize(
    ("texts", "advice"),
    [
        (["1/2/2019"], "say which of day and month comes first"),
        (
            ["1/2/2019", "13/2/2019"],
            "'13/2/2019' has the day before the month: if all have, say dayfirst=True",
        ),
        (
            ["1/2/2019", "2/13/2019"],
            "'2/13/2019' has the month before the day: if all have, say dayfirst=False",
        ),
        (["1/2/2019", "2/13/2019", "13/2/2019"], "say which of day and month comes first"),
        (["13/2/2019", "1890"], ""),
    ],
)
def test_advice(texts, advice):
    assert vt.read_dates(texts).advice.startswith(advice)
    assert bool(vt.read_dates(texts).advice) == bool(advice)
    assert vt.read_dates(texts, dayfirst=True).advice == ""


def test_the_column_of_a_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("title,year,start,sent\nA,1890,c. 1890,1891\nB,1892\n")
    assert [one.text for one in vt.read_dates(path)] == ["c. 1890", ""]
    assert [one.text for one in vt.read_dates(str(path), "sent")] == ["1891", ""]
    for column, words in (
        ("sen", "no column 'sen' in the table: did you mean 'sent'"),
        ("x", "there are 'title'"),
    ):
        with pytest.raises(vt.FormatError, match=words):
            vt.read_dates(path, column)
    path.write_text("a,b\n")
    with pytest.raises(vt.FormatError, match="no column of dates in the table: there are 'a', 'b'"):
        vt.read_dates(path)
    path.write_text("")
    with pytest.raises(vt.FormatError, match="no column of dates in the table: there are none"):
        vt.read_dates(path)


def test_files_that_are_no_tables(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(vt.FormatError, match="is no table: give a file of CSV"):
        vt.read_dates(tmp_path / "a.json")
    with pytest.raises(vt.ReadError, match="cannot read"):
        vt.read_dates(tmp_path / "b.csv")


def test_no_more_readings_are_kept_than_a_limit(monkeypatch):
    monkeypatch.setattr(dates, "_KEPT", 2)
    reader = DateReader()
    for year in range(1890, 1900):
        assert reader.one(str(year)) == reader.one(str(year)) == vt.TimeSpan(str(year))
    assert len(reader._kept) == 2  # noqa: SLF001  (what cannot be seen from outside)


def test_a_text_is_read_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        DateReader, "_read", lambda _, text: asked.append(text) or vt.TimeSpan(text)
    )
    rows = [{"date": str(1890 + at % 2), "title": f"Event {at}"} for at in range(100)]
    assert len(vt.Timeline.from_records(rows)) == 100
    assert asked == ["1890", "1891"]
