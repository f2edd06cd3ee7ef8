"""Tables of people, read row by row."""

from __future__ import annotations

import datetime

import pytest

import venezuela_timeline as vt
from venezuela_timeline.tables import Row, Table, read_table


def read(*rows, report=None, **options):
    report = vt.Report() if report is None else report
    return vt.Timeline.from_records(rows, report=report, **options)


def why(when):
    with pytest.raises(vt.TimelineError) as caught:
        vt.Event("a", "A", when)
    return str(caught.value).removeprefix("when: ")


def one(**row):
    tl = read({"date": "1890", "title": "A"} | row)
    return tl[0], tl


def test_what_is_read_and_what_is_not():
    report = vt.Report()
    rows = [
        {"date": "circa 1890", "title": "Fair", "notes": "x", "colour": "red"},
        {"date": "soon", "title": "Later"},
        {"date": "", "title": "Undated"},
        {"date": "1890", "title": " "},
        {"date": "{1890,1891}", "title": "Both"},
        {"date": None, "title": float("nan")},
    ]
    tl = read(*rows, report=report)
    assert [event.id for event in tl] == ["fair"]
    unread, several = map(why, ("soon", "{1890,1891}"))
    assert str(report).splitlines() == [
        "read 'date' as when, 'title' as title, 'notes' as summary",
        "left over, and kept in report.kept by event: 'colour'",
        f"row 1: 'soon | Later' is not read: {unread}",
        "row 2: 'Undated' is not read: the date is empty",
        "row 3: '1890' is not read: the title is empty",
        f"row 4: '{{1890,1891}} | Both' is not read: {several}",
    ]
    assert report.kept == {"fair": {"colour": "red"}}


def test_rows_that_are_not_read_are_refused_or_warned_of():
    rows = [{"date": "1890", "title": "A"}, {"date": "soon", "title": "B"}]
    with pytest.raises(vt.DataError, match=r"row 1: 'soon \| B' is not read"):
        read(*rows, strict=True)
    with pytest.raises(vt.DataError, match=r"row 1: 'soon \| B' is not read"):
        read({"date": "?", "title": "?"}, rows[1])
    with pytest.warns(vt.TimelineWarning, match=r"row 1: 'soon \| B' .*: give report=Report\(\)"):
        vt.Timeline.from_records(rows)
    with pytest.warns(vt.TimelineWarning, match="and 1 more: give"):
        vt.Timeline.from_records([*rows, {"title": "C"}])


def test_a_warning_shows_the_line_that_asked(tmp_path):
    (tmp_path / "a.csv").write_text("date,title\n1890,A\nsoon,B\n")
    for ask in (
        lambda: vt.read(tmp_path / "a.csv"),
        lambda: vt.Timeline.from_records([{"date": 1, "title": "A"}, {"date": "soon"}]),
    ):
        with pytest.warns(vt.TimelineWarning) as caught:
            ask()
        assert caught[0].filename == __file__


def test_no_rows():
    assert len(read({"date": None, "title": ""})) == 0


@pytest.mark.parametrize(
    ("row", "edtf"),
    [
        ({"start": "May 2019", "end": "c. 2020"}, "2019-05/2020~"),
        ({"start": "2019", "end": "2019"}, "2019"),
        ({"start": "2019", "end": "present"}, "2019/.."),
        ({"start": "2019", "end": "la actualidad"}, "2019/.."),
        ({"start": None, "end": "2019"}, "/2019"),
        ({"start": "2019", "end": float("nan")}, "2019"),
        ({"year": 1811.0, "month": "julio", "day": 5}, "1811-07-05"),
        ({"year": "1811", "month": "7", "day": "5"}, "1811-07-05"),
        ({"year": 1811, "month": 7, "day": None}, "1811-07"),
        ({"year": "c. 1811", "month": "", "day": ""}, "1811~"),
        ({"year": 1811, "end year": 1815, "end month": 2}, "1811/1815-02"),
        ({"date": "2019-05-12", "time": "10:30"}, "2019-05-12T10:30:00"),
        ({"date": "2019-05-12", "time": datetime.time(10, 30)}, "2019-05-12T10:30:00"),
        ({"date": "2019-05-12T08:00:00", "time": "10:30"}, "2019-05-12T08:00:00"),
        ({"date": "2019-05", "time": "10:30"}, "2019-05"),
        ({"date": "2019-05-12", "time": ""}, "2019-05-12"),
        ({"date": datetime.date(2019, 5, 12)}, "2019-05-12"),
        ({"date": datetime.datetime(2019, 5, 12)}, "2019-05-12"),  # noqa: DTZ001
        ({"date": vt.TimeSpan("2019~")}, "2019~"),
        ({"date": 1890.0}, "1890"),
        ({"date": 476}, "0476"),
    ],
)
def test_how_dates_stand(row, edtf):
    (event,) = read(row | {"title": "A"})
    assert str(event.when) == edtf


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"start": "2019", "end": "2018"}, "2019/2018"),
        ({"start": "2018/2019", "end": "2020"}, "'2018/2019' is more than one date"),
        ({"start": "[2018,2019]", "end": "2020"}, "more than one date: an end is one"),
        ({"year": 1811, "month": "", "day": 5}, "the day is '5' and the month is empty"),
        ({"year": 1811, "month": 13, "day": 5}, "the month is '13': write 1 to 12"),
        ({"year": 1811, "month": 13}, "the month is '13': write 1 to 12"),
        ({"date": "2019-05-12", "time": "noonish"}, "2019-05-12 noonish"),
    ],
)
def test_dates_that_are_refused(row, words):
    with pytest.raises(vt.DataError) as caught:
        read(row | {"title": "A"})
    assert words in str(caught.value)


def test_places():
    tl = read(
        {"date": 1, "title": "A", "place": "Ciudad Bolívar"},
        {"date": 2, "title": "B", "place": "Ciudad Bolívar", "lat": "8,12", "lon": -63.55},
        {"date": 3, "title": "C", "lat": 10.5, "lon": -66.9},
        {"date": 4, "title": "D", "place": "Bogota"},
        {"date": 5, "title": "E"},
        places=[vt.Place("bogota", {"en": "Bogotá"}, country="CO")],
    )
    assert tl.places["ciudad-bolivar"].latitude == 8.12
    assert str(tl.places["ciudad-bolivar"].name) == "Ciudad Bolívar"
    assert (tl["c"].place, tl.places["10-5-66-9"].longitude) == ("10-5-66-9", -66.9)
    assert tl["d"].place == "bogota"
    assert tl["e"].place is None
    report = vt.Report()
    rows = (
        {"date": 1, "title": one, "place": "P", "lat": at, "lon": 0}
        for at, one in ((1, "A"), (2, "B"))
    )
    assert read(*rows, report=report).places["p"].latitude == 1
    assert "'P' is at several places: the first is kept" in str(report)


def test_people_and_sources():
    event, tl = one(
        people="Ann Doe (Candidate); CNE",
        source="The Gazette; CNE; ; http://a.b/c",
        url="https://x.y/z",
    )
    assert [(part.actor, part.role) for part in event.participants] == [
        ("ann-doe", "candidate"),
        ("cne", None),
    ]
    assert str(tl.actors["ann-doe"].name) == "Ann Doe"
    cited = [tl.sources[citation.source] for citation in event.citations]
    assert [(source.title, source.url) for source in cited] == [
        ("The Gazette", "https://x.y/z"),
        ("CNE", None),
        (None, "http://a.b/c"),
    ]
    assert cited[1].id == "source-cne"
    event, tl = one(url="https://x.y/z")
    assert tl.sources[event.citations[0].source].url == "https://x.y/z"
    report = vt.Report()
    tl = read({"date": 1, "title": "A", "url": "see below"}, report=report)
    assert tl.sources["see-below"].title == "see below"
    tl = read({"date": 1, "title": "A", "source": "http://[a"}, report=(report := vt.Report()))
    assert [source.title for source in tl.sources.values()] == ["http://[a"]
    assert "url is 'http://[a'" in str(report)
    row = {"date": 1, "title": "A", "source": "The Gazette", "url": "see below"}
    (source,) = read(row, report=report).sources.values()
    assert (source.title, source.url) == ("The Gazette", None)
    assert "url is 'see below': write a whole address" in str(report)


def test_those_that_are_there_already():
    ann = vt.Actor("ann", "Ann Doe", aliases=["Annie"])
    paper = vt.Source("paper", "The Paper", url="https://x.y")
    chapters = [vt.Chapter("one", "Chapter One")]
    row = {
        "date": 1,
        "title": "A",
        "who": "annie; Ben",
        "source": "https://x.y",
        "group": "chapter one",
    }
    tl = read(row, actors=[ann], sources=[paper], chapters=chapters)
    assert [part.actor for part in tl["a"].participants] == ["ann", "ben"]
    assert [citation.source for citation in tl["a"].citations] == ["paper"]
    assert tl["a"].chapter == "one"
    assert (len(tl.actors), len(tl.sources), len(tl.chapters)) == (2, 1, 1)


def test_values_of_a_program():
    event, _ = one(
        participants=[vt.Participation("ann", "guest"), "Ben"],
        citations=[vt.Citation("paper", "p. 4"), "gazette p. 5"],
        tags=["Big news", None, 3],
    )
    assert [part.actor for part in event.participants] == ["ann", "ben"]
    assert [str(citation) for citation in event.citations] == ["paper p. 4", "gazette p. 5"]
    assert event.tags == ("big-news", "3")


def test_words():
    event, tl = one(type="Elección", tags="Big news, media; media", group="Part I")
    assert (event.kind, event.tags, event.chapter) == ("eleccion", ("big-news", "media"), "part-i")
    assert {key: str(term.name) for key, term in tl.terms.items()} == {"eleccion": "Elección"}
    assert str(tl.chapters["part-i"].title) == "Part I"
    assert not one(type="election")[1].terms


def test_columns_asked_for():
    rows = [{"d": "1890", "t": "A", "a": "one", "b": "two", "c": "Red", "s": "cancelled"}]
    asked = {"d": "when", "t": "title", "a": "summary", "b": "summary", "c": "tags", "s": "status"}
    (event,) = read(*rows, columns=asked)
    assert str(event.summary) == "one\nb: two"
    assert (event.tags, event.status) == (("red",), "cancelled")
    (event,) = read(*rows, columns={"d": "when", "t": "title", "*": "summary"})
    assert str(event.summary) == "one\nb: two\nc: Red\ns: cancelled"
    (event,) = read({"date": "2006/..", "title": "A", "known until": datetime.date(2020, 1, 1)})
    assert event.known_until == datetime.date(2020, 1, 1)


def test_short_and_long_rows():
    rows = [Row(2, ["1890", "A"]), Row(3, ["1891", "B", "", ""]), Row(4, ["1892", "C", "d", "e"])]
    report = vt.Report()
    table = Table(["date", "title", "tags"], rows, "line", "a.csv")
    events, _ = read_table(table, report=report, columns={"tags": "tags"})
    assert [event.id for event in events] == ["a", "b"]
    assert "line 4: '1892 | C | d' is not read: there are more cells than columns" in str(report)
    rows = [Row(2, ["1890", "A"]), Row(3, ["1890", "A", "", "x"])]
    events, _ = read_table(Table(["date", "title", "lugar", "notes"], rows))
    assert len(events) == 2


def test_the_same_row_twice():
    report = vt.Report()
    row = {"date": "1890", "title": "A", "colour": "red"}
    assert len(read(row, {"date": "1891", "title": "B", "colour": None}, row, report=report)) == 2
    assert "row 2: it repeats row 0" in str(report)
    assert "colour" in report.kept[next(iter(report.kept))]


def test_known_timelines_lend_what_they_register():
    known = vt.Timeline(
        [vt.Event("a", "A", "1890")], id="old", title="Old", places=[vt.Place("x", "X")]
    )
    tl = read({"date": "1890", "title": "B", "place": "x"}, known=known)
    assert (tl.id, str(tl.title), list(tl.ids)) == ("old", "Old", ["a"])
    assert tl.places == known.places
    assert read({"date": "1890", "title": "B"}, known=known, id="new").id == "new"


def test_what_is_there_already_is_not_made_again():
    places = [
        {"date": 1, "title": one, "place": "P", "lat": 1, "lon": 2, "group": ""} for one in "AB"
    ]
    report = vt.Report()
    assert read(*places, report=report).places["p"].longitude == 2
    assert "several places" not in str(report)
    row = {"date": 1, "title": "A", "citations": "paper p. 4", "type": "Elección"}
    paper, term = vt.Source("paper", "The Paper"), vt.Term("eleccion", {"es": "La elección"})
    tl = read(row, sources=[paper], terms=[term])
    assert (tl.sources["paper"], tl.terms["eleccion"]) == (paper, term)


def test_a_fraction_is_no_date():
    with pytest.raises(vt.DataError, match=r"1890\.5"):
        read({"date": 1890.5, "title": "A"})


@pytest.mark.parametrize(
    ("row", "noted"),
    [
        ({"date": "2024-07-28T18:00:00.5Z"}, True),
        ({"date": "2024-07-28", "time": datetime.time(18, 0, 0, 500_000)}, True),
        ({"date": "2024-07-28T18:00:00.000Z"}, False),
        ({"date": "(2024-07-28)"}, False),
    ],
)
def test_fractions_of_a_second_are_noted(row, noted):
    report = vt.Report()
    read({"title": "A"} | row, report=report)
    assert ("in some dates: fractions of a second dropped" in str(report)) == noted


@pytest.mark.parametrize(
    "field",
    [
        {"participants": [{"actor": "b"}]},
        {"citations": [{"source": "b"}]},
        {"tags": [{"tag": "b"}]},
        {"place": {"id": "b"}},
        {"title": {"en": "A"}},
    ],
)
def test_what_json_has_within_an_event_is_no_text_of_a_table(field):
    name = next(iter(field))
    row = {"id": "a", "title": "A", "when": "2020", "claims": [{"by": "b"}]}
    with pytest.raises(vt.DataError, match=rf"row 0: .*{name} has .* read JSON .* with vt\.read"):
        vt.Timeline.from_records([row | field])


def test_rows_beside_one_with_a_mapping_are_read():
    rows = [
        {"id": "a", "title": "A", "when": "2020", "participants": "ann", "claims": [{}]},
        {"id": "b", "title": "B", "when": "2021", "participants": [{"actor": "ann"}]},
    ]
    report = vt.Report()
    assert vt.Timeline.from_records(rows, report=report).ids == {"a"}
    assert "row 1: " in str(report)
