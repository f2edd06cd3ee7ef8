"""Features of GeoJSON with a date, and those of Linked Places."""

from __future__ import annotations

import json

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats


def read(*features, **options):
    report = vt.Report()
    document = {"type": "FeatureCollection", "features": features}
    return formats.loads(json.dumps(document), "geojson", report=report, **options), str(report)


def feature(properties=None, **more):
    return {"type": "Feature", "properties": {"name": "A", **(properties or {})}} | more


@pytest.mark.parametrize(
    ("properties", "edtf"),
    [
        ({"date": "2024-07-29"}, "2024-07-29"),
        ({"date": "c. 1890"}, "1890~"),
        ({"year": 1890}, "1890"),
        ({"start_date": "1890", "end_date": "1900"}, "1890/1900"),
        ({"start_date": "1890", "start_date:edtf": "189X"}, "189X"),
        ({"end": "1900"}, "/1900"),
        ({"begin": "1890", "end": "present"}, "1890/.."),
        ({"fecha": "28 de julio de 2024"}, "2024-07-28"),
    ],
)
def test_dates_of_properties(properties, edtf):
    tl, _ = read(feature(properties))
    assert str(tl[0].when) == edtf


@pytest.mark.parametrize(
    ("more", "edtf"),
    [
        ({"time": {"date": "2024-07-29"}}, "2024-07-29"),
        ({"time": {"timestamp": "2024-07-29T10:00:00Z"}}, "2024-07-29T10:00:00Z"),
        ({"time": {"interval": ["2024-07-29", ".."]}}, "2024-07-29/.."),
        ({"time": {"interval": ["..", "2024-07-29"]}}, "/2024-07-29"),
        ({"when": {"timespans": [{"start": {"in": "1832"}}]}}, "1832"),
        ({"when": {"timespans": [{"start": {"in": "1832"}, "end": {"in": "1840"}}]}}, "1832/1840"),
        (
            {"when": {"timespans": [{"start": {"earliest": "1832", "latest": "1838"}}]}},
            "[1832..1838]",
        ),
        ({"when": {"timespans": [{"start": {"earliest": "1832", "latest": "1832"}}]}}, "1832"),
        ({"when": {"timespans": [{"start": {"earliest": "1832"}}]}}, "[1832..]"),
        ({"when": {"timespans": [{"start": {"latest": "1832"}}]}}, "[..1832]"),
        (
            {
                "when": {
                    "timespans": [
                        {"start": {"earliest": "1832", "latest": "1838"}, "end": {"in": "1850"}}
                    ]
                }
            },
            "183X/1850",
        ),
        (
            {
                "when": {
                    "timespans": [
                        {"start": {"earliest": "1438", "latest": "1552"}, "end": {"in": "1850"}}
                    ]
                }
            },
            "/1850",
        ),
        ({"when": {"timespans": [{"start": {"in": "1832"}}], "certainty": "uncertain"}}, "1832?"),
    ],
)
def test_times_beside_the_geometry(more, edtf):
    tl, _ = read(feature(**more))
    assert str(tl[0].when) == edtf


@pytest.mark.parametrize(
    ("more", "noted"),
    [
        ({"properties": {"name": "A", "date": "2024-07-28T18:00:00.999Z"}}, True),
        ({"properties": {"name": "A", "start": "2024-07-28T18:00:00Z",
                         "end": "2024-07-28T18:00:01.5Z"}}, True),
        ({"time": {"timestamp": "2024-07-28T18:00:00.25Z"}}, True),
        ({"when": {"timespans": [{"start": {"in": "2024-07-28T18:00:00.1Z"}}]}}, True),
        ({"properties": {"name": "A", "date": "2024-07-28T18:00:00.000Z"}}, False),
        ({"properties": {"name": "A", "date": "2024-07-28T18:00:00Z"}}, False),
    ],
)  # fmt: skip
def test_fractions_of_a_second_are_noted(more, noted):
    tl, notes = read(feature(**more))
    assert str(tl[0].when).startswith("2024-07-28T18:00:00Z")
    assert ("in some dates: fractions of a second dropped" in notes) == noted


def test_a_start_before_christ_within_bounds():
    start = {"earliest": "-0005", "latest": "-0001"}
    tl, _ = read(feature(when={"timespans": [{"start": start, "end": {"in": "1850"}}]}))
    assert str(tl[0].when) == "/1850"


def test_more_than_one_time():
    spans = [{"start": {"in": "1832"}}, {"start": {"in": "1850"}}]
    tl, notes = read(feature(when={"timespans": spans}))
    assert str(tl[0].when) == "1832"
    assert "'when.timespans[].start.in' is not read" in notes


def test_what_else_a_feature_says():
    point = {"type": "Point", "coordinates": [-66.9, 10.5, 900]}
    properties = {
        "date": "2020",
        "description": "d",
        "type": "Protest",
        "url": "https://a.org",
        "source": "S",
        "place": "Caracas",
        "id": 7,
    }
    tl, notes = read(
        feature(properties, geometry=point),
        feature(
            {"date": "2021"},
            geometry={"type": "LineString", "coordinates": [[1, 2]]},
            id="https://b.org/x",
        ),
    )
    one, two = tl
    assert (one.id, str(one.summary), one.kind, one.place) == ("7", "d", "protest", "caracas")
    assert tl.places["caracas"].longitude == -66.9
    assert (two.id, two.place) == ("x", None)
    assert [tl.sources[cited.source].url for event in tl for cited in event.citations] == [
        "https://a.org",
        "https://b.org/x",
    ]
    assert "'geometry.coordinates.height' is not read" in notes
    assert "'geometry.type' is not read" in notes


def test_features_that_are_not_read():
    _, notes = read(
        feature({"date": "2020"}),
        3,
        feature(),
        feature(when={"periods": [1]}),
        feature(when={"timespans": [{"start": {"x": 1}}]}),
        feature({"date": "1/2/2020"}),
    )
    for words in (
        "features[1]: not read: 3 stands",
        "features[2]: not read: it has no date",
        "features[3]: not read: its 'when' has no timespans",
        "features[4]: not read: its time has neither",
        "features[5]: not read: cannot read '1/2/2020'",
    ):
        assert words in notes
    assert str(read(feature({"date": "1/2/2020"}), dayfirst=True)[0][0].when) == "2020-02-01"
    with pytest.raises(vt.DataError, match="no collection of features"):
        formats.loads("[]", "geojson")
    report = vt.Report()
    formats.loads(
        '{"type": "FeatureCollection", "a": 1, "a": 2, "features": []}', "geojson", report=report
    )
    assert "the key 'a' stands twice" in str(report)
