"""Tables of conflict events: UCDP, ACLED, GDELT."""

# ruff: noqa: E501  (lines of other programs' files)

from __future__ import annotations

import datetime

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats.foreign import gdelt
from venezuela_timeline.formats.foreign._tables import days_between

GED = """id,relid,type_of_violence,conflict_name,dyad_name,side_a,side_b,where_prec,where_coordinates,\
latitude,longitude,country,date_prec,date_start,date_end,deaths_a,best,high,low,source_article
1,V-1,3,C,,Government,Civilians,2,Caracas,10.5,-66.9,Venezuela,1,2019-01-23 00:00:00.000,\
2019-01-23 00:00:00.000,0,3,5,2,"Agency, 2019-01-24
second line"
2,V-2,3,C,D,Government,Civilians,6,Somewhere,8.0,-66.0,Venezuela,4,2019-02-01,2019-02-28,,1,1,1,
3,V-3,1,,,A,B,1,Town,99,0,Venezuela,1,2019-02-01,2019-02-03,,,,,
4,V-4,9,C,,A,B,1,Town,1,0,Venezuela,2,2019-02-01,2019-02-05,,x,,,
5,V-5,1,C,,A,B,1,Town,1,0,Venezuela,1,soon,,,,,,
6,V-6,1,,,,,1,,1,0,,1,2019-02-01,,,,,,
,,,,,,,,,,,,,,,,,,,
7,V-7,1,C,,A,B,1,Town,2,0,Venezuela,5,2019-01-01,2019-12-31,,,,,
"""


def test_ucdp():
    report = vt.Report()
    tl = formats.loads(GED, "ucdp", report=report)
    assert {event.id: str(event.when) for event in tl} == {
        "1": "2019-01-23",
        "2": "2019-02-XX",
        "3": "2019-02-01/2019-02-03",
        "7": "2019-XX-XX",
    }
    one, two, three = tl["1"], tl["2"], tl["3"]
    assert str(one.title) == "C: Caracas"
    assert one.kind == "one-sided-violence"
    assert [(part.actor, part.role) for part in one.participants] == [
        ("government", "side-a"),
        ("civilians", "side-b"),
    ]
    assert [
        (claim.aspect, claim.by, claim.value.amount, claim.value.hedge) for claim in one.claims
    ] == [
        ("deaths", "ucdp-ged", 3, "about"),
        ("deaths", "ucdp-ged", 2, "at-least"),
        ("deaths", "ucdp-ged", 5, "at-most"),
        ("deaths-of-side-a", "ucdp-ged", 0, "about"),
    ]
    assert str(one.citations[0].note) == "Agency, 2019-01-24\nsecond line"
    assert tl.places[one.place].latitude == 10.5
    assert tl.places[two.place].latitude is None  # only the country is known
    assert tl.places[three.place].latitude is None  # there is no such latitude
    assert str(two.title) == "D: Somewhere"
    assert "ucdp-ged-codebook" in tl.sources
    assert str(report).splitlines() == [
        "id 3: coordinates are not read: latitude is 99.0: write degrees from -90 to 90",
        "left over, and kept in report.kept by event: 'relid'",
        "line 6: not read: 'x' is not a number: write an integer or a decimal such as 51.95",
        "line 7: not read: 'soon' is no day: write one as 2019-01-23",
        "line 8: not read: it names no conflict and no party",
    ]
    assert report.kept["1"] == {"relid": "V-1"}


def test_a_row_that_ends_early_lacks_the_last_columns():
    table = "side_b,date_start,note,id,side_a,country\nB,2019-02-01,x,1\n"
    report = vt.Report()
    tl = formats.loads(table, "ucdp", report=report)
    assert (str(tl["1"].title), str(tl["1"].when), tl["1"].place) == ("B", "2019-02-01", None)
    assert report.kept == {"1": {"note": "x"}}


ACLED = """event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
actor2,location,latitude,longitude,geo_precision,source,notes,fatalities
VEN1,28 July 2024,2024,1,Demonstrations,Protests,Peaceful protest,Protesters,,Caracas,10.5,-66.9,1,Agency,A,0
VEN2,2024-08-01,2024,2,Political violence; Demonstrations,Riots,,Rioters,,Caracas,10.6,-71.6,1,A; B,,1
VEN3,2024-08-01,2024,3,,Battles,Armed clash,Military,Guerrilla,x,7.0,-70.0,3,,,2
VEN4,2024-08,2024,2,,Battles,,,,x,,,,,,
VEN5,1/2/2024,2024,1,,Battles,,,,x,,,,,,
VEN6,2024-08-01,2024,1,,,,,,x,,,,,,
"""


def test_acled():
    report = vt.Report()
    tl = formats.loads(ACLED, "acled", report=report)
    assert {event.id: str(event.when) for event in tl} == {
        "ven1": "2024-07-28",
        "ven2": "[2024-07-26..2024-08-07]",
        "ven3": "2024-08",
    }
    assert (tl["ven1"].kind, str(tl["ven1"].summary)) == ("protests", "A")
    assert tl["ven2"].tags == ("political-violence", "demonstrations")
    assert tl["ven1"].place != tl["ven2"].place  # one name, two spots
    assert tl.places[tl["ven3"].place].latitude is None
    assert [str(one) for one in tl["ven2"].citations] == ["acled event VEN2", "a", "b"]
    for words in (
        "line 5: not read: event_date is '2024-08'",
        "line 6: not read: cannot read '1/2/2024'",
        "line 7: not read: it has no event_type",
    ):
        assert words in str(report)
    assert len(formats.loads(ACLED, "acled", report=vt.Report(), dayfirst=True)) == 4
    odd = "event_id_cnty,event_date,event_type,source\n1,2020-01-01,A,http://[a\n"
    formats.loads(odd, "acled", report=(report := vt.Report()))
    assert "url is 'http://[a'" in str(report)


def test_gdelt():
    head = "GLOBALEVENTID\tSQLDATE\tActor1Name\tEventCode\tSOURCEURL\tActionGeo_Type\tActionGeo_FullName\tActionGeo_Lat\tActionGeo_Long"
    rows = [
        "1\t20240728\tMADURO\t042\thttps://a.org\t4\tCaracas\t10.5\t-66.9",
        "2\t20240728\t\t\t\t1\tVenezuela\t8\t-66",
        "3\t2024\t\t\t\t\t\t\t",
    ]
    report = vt.Report()
    tl = formats.loads("\n".join([head, *rows]), "gdelt", report=report)
    assert [(event.id, str(event.title), str(event.when)) for event in tl] == [
        ("1", "Consult: MADURO", "2024-07-28"),
        ("2", "Event", "2024-07-28"),
    ]
    assert [str(one) for one in tl["1"].citations] == ["gdelt event 1", "a-org"]
    assert tl.places["venezuela"].latitude is None
    assert "line 4: not read: SQLDATE is '2024'" in str(report)


@pytest.mark.parametrize("second", [True, False])
def test_gdelt_without_a_header(second):
    names = gdelt._columns(second=second)  # noqa: SLF001  (the layout of a table without names)
    assert len(names) == (61 if second else 58)
    cells = dict.fromkeys(names, "") | {
        "GLOBALEVENTID": "9",
        "SQLDATE": "20240101",
        "MonthYear": "202401",
        "Year": "2024",
        "EventRootCode": "14",
    }
    text = "\t".join(cells.values())
    (event,) = formats.loads(text, file="a.csv")
    assert (event.id, str(event.title)) == ("9", "Protest")


def test_tables_that_are_none():
    with pytest.raises(vt.DataError, match="no column 'id', 'date_start': there are 'a'"):
        formats.loads("a\n1", "ucdp")
    with pytest.raises(vt.DataError, match="no column"):
        formats.loads("", "acled")
    with pytest.raises(vt.DataError, match="line 2: "):
        formats.loads('id,date_start\n"1', "ucdp")


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2019-02-01", "2019-02-01", "2019-02-01"),
        ("2019-02-01", "2019-02-28", "2019-02-XX"),
        ("2019-01-01", "2019-12-31", "2019-XX-XX"),
        ("2019-02-01", "2019-03-31", "[2019-02-01..2019-03-31]"),
        ("9999-12-01", "9999-12-31", "[9999-12-01..9999-12-31]"),
    ],
)
def test_one_day_between_two(first, last, edtf):
    assert days_between(*map(datetime.date.fromisoformat, (first, last))) == edtf


def test_days_run_forwards():
    with pytest.raises(vt.FormatError, match="before it starts"):
        days_between(datetime.date(2020, 1, 2), datetime.date(2020, 1, 1))
