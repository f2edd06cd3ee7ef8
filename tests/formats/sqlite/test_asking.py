"""A database answers as the timeline does: the same events, in the same order."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import venezuela_timeline as vt
from databases import connected, opened
from strategies import CLOSE_TIMES, crowds, queries
from text_cases import CASES, timeline as text_timeline
from venezuela_timeline.formats import sqlite
from venezuela_timeline.formats.sqlite import asking
from venezuela_timeline.formats.sqlite.engine import engine
from venezuela_timeline.timeline.words import run_of

unsure = pytest.mark.filterwarnings("ignore::venezuela_timeline.TimelineWarning")


@st.composite
def asked(draw):
    """A timeline, and questions to it with how to ask them."""
    tl = draw(crowds())
    options = st.fixed_dictionaries(
        {
            "certainly": st.booleans(),
            "tolerance": st.integers(0, 2),
            "dates": st.sampled_from(("ours", "ours", "claimed")),
        }
    )
    return tl, draw(st.lists(st.tuples(queries(tl), options), min_size=6, max_size=6))


@unsure
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(asked())
def test_a_database_answers_as_memory_does(both):
    tl, questions = both
    database = opened(tl, tolerances=(0, 1, 2))
    for query, options in questions:
        expected = list(tl.where(query, **options).ids)
        assert sqlite.where(database, query, timeline=tl, **options) == expected, (query, options)
        slower = sqlite.statement(query, timeline=tl, search=False, **options)
        assert [row[0] for row in database.execute(*slower)] == expected, (query, options)


def test_times_around_one_day_lie_alike_to_each_of_them():
    times = [time for kind in CLOSE_TIMES.values() for time in kind]
    tl = vt.Timeline([vt.Event(f"e{at}", "E", time) for at, time in enumerate(times)])
    database = opened(tl)
    predicates = (vt.during, vt.overlapping, vt.before, vt.after)
    moments = [*map(vt.TimeSpan, times), "2024-07-28T10:00Z", "2024-07-28T18:00-04:00/.."]
    for moment, ask, certainly in product(moments, predicates, (False, True)):
        for query in (ask(moment), ~ask(moment)):
            expected = list(tl.where(query, certainly=certainly).ids)
            assert sqlite.where(database, query, certainly=certainly) == expected, query


@pytest.mark.parametrize("indexed", [True, False])
def test_the_cases_of_texts(indexed):
    tl = text_timeline()
    database = opened(tl)
    if not indexed:
        database.execute("DROP TABLE search")
    for case in CASES:
        query = vt.text(case["words"], fields=case.get("fields"))
        assert set(sqlite.where(database, query)) == set(case["hits"]), case["why"]
    assert ("MATCH" in sqlite.statement(vt.text("a"), search=indexed).sql) == indexed


def test_no_letter_or_digit_is_lost_in_the_index():
    """SQLite knows fewer letters than Python, and must take none for a sign between words."""
    codes = [*range(0xD800), *range(0xE000, 0x110000, 17)]  # a few of the many beyond
    letters = {part for code in codes for part in run_of(chr(code)).replace(" ", "")}
    assert len(letters) > 30_000
    tl = vt.Timeline([vt.Event("e", " ".join(sorted(letters)), 2024)])
    database = opened(tl)
    (title,) = database.execute("SELECT title FROM words").fetchone()
    words = title.split()
    assert len(words) == len(letters)
    database.execute('CREATE VIRTUAL TABLE counted USING fts5vocab("search", "instance")')
    counted = "SELECT count(*) FROM counted WHERE col = 'title'"
    assert database.execute(counted).fetchone() == (len(words),)


def test_the_index_is_asked_for_what_is_asked():
    tl = vt.load()
    database = opened(tl)
    for words in ('"the vote"', "kazan invit*", "covid-19", "Guaidó", "x" * 40_000, '"de la*"'):
        query = vt.text(words)
        assert sqlite.where(database, query) == list(tl.where(query).ids), words


def test_a_path_is_opened_to_be_read_alone(tmp_path):
    tl, path = vt.load(), tmp_path / "a b#?%.sqlite"
    tl.save(path)
    before = path.read_bytes()
    assert sqlite.where(path, vt.kind("election")) == list(tl.where(vt.kind("election")).ids)
    assert sqlite.where(str(path), vt.on("2024-07-28")) == list(tl.where(vt.on("2024-07-28")).ids)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_what_cannot_be_opened_or_answered(tmp_path):
    with pytest.raises(vt.ReadError, match="there is no such file"):
        sqlite.where(tmp_path / "none.sqlite", vt.kind("a"))
    (tmp_path / "text.sqlite").write_text("no database")
    with pytest.raises(vt.QueryError, match="cannot answer: file is not a database"):
        sqlite.where(tmp_path / "text.sqlite", vt.kind("a"))
    with pytest.raises(vt.QueryError, match="cannot answer: no such table: timeline"):
        sqlite.where(connected(), vt.kind("a"))
    database = opened(vt.load())
    with pytest.raises(vt.QueryError, match=r"no cells for the tolerance 3: it has \[0, 1\]"):
        sqlite.where(database, vt.during("2024"), tolerance=3)
    with pytest.raises(vt.ArgumentError, match="certainly is 'no'"):
        sqlite.where(database, vt.during("2024"), certainly="no")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM timeline",
        "UPDATE timeline SET tolerances = 'x'",
        "UPDATE timeline SET tolerances = '5'",
        "UPDATE timeline SET tolerances = 'null'",
        "UPDATE timeline SET tolerances = ''",
        "UPDATE timeline SET tolerances = x'ff'",
        "UPDATE timeline SET tolerances = replace(hex(zeroblob(50000)), '00', '[')",
    ],
)
def test_a_table_of_another_program_is_told_from_ours(change):
    database = opened(vt.load())
    database.execute(change)
    with pytest.raises(vt.QueryError, match="does not say its tolerances: write one with Timeline"):
        sqlite.where(database, vt.kind("election"))


def test_tables_of_another_program_raise_nothing_else():
    database = connected()
    database.execute("CREATE TABLE timeline (tolerances)")
    database.execute("INSERT INTO timeline VALUES (NULL)")
    with pytest.raises(vt.QueryError, match="does not say its tolerances"):
        sqlite.where(database, vt.kind("a"))
    database.execute("UPDATE timeline SET tolerances = '[1]'")
    database.execute("CREATE TABLE events (number, id, kind)")
    database.execute("INSERT INTO events VALUES (1, 'e', 5), (2, 'f', x'00'), (3, 'g', 'a')")
    assert sqlite.where(database, vt.kind("a")) == ["g"]


@pytest.mark.parametrize("database", [5, None, b"path", ["x"]])
def test_what_is_no_database_is_told(database):
    with pytest.raises(vt.ArgumentError, match=r"database is .*: give a path as text, or a conn"):
        sqlite.where(database, vt.kind("a"))


def test_a_path_that_is_no_file_is_told(tmp_path, monkeypatch):
    with pytest.raises(vt.ReadError, match="it is a folder"):
        sqlite.where(tmp_path, vt.kind("a"))
    for path in ("a\0b", "\ud800", "x" * 5000):
        with pytest.raises(vt.ReadError, match=r"there is no such file|too long"):
            sqlite.where(path, vt.kind("a"))
    path = tmp_path / "t.sqlite"
    path.write_text("x")
    failing = mock.Mock(side_effect=engine().OperationalError("unable to open"))
    monkeypatch.setattr(asking, "engine", lambda: SimpleNamespace(
        connect=failing, Error=engine().Error, Connection=engine().Connection
    ))  # fmt: skip
    with pytest.raises(vt.ReadError, match=r"t.sqlite': unable to open"):
        sqlite.where(path, vt.kind("a"))


@pytest.mark.parametrize("query", [None, "kind", 5])
@pytest.mark.parametrize("timeline", [None, vt.Timeline()])
def test_what_is_no_question_is_told(query, timeline):
    with pytest.raises(vt.QueryError, match="is not a query"):
        sqlite.where(opened(vt.Timeline()), query, timeline=timeline)


def test_what_is_no_timeline_is_told():
    with pytest.raises(vt.ArgumentError, match="timeline is 'x': give a Timeline"):
        sqlite.where(opened(vt.Timeline()), vt.kind("a"), timeline="x")


@unsure
@pytest.mark.parametrize("query", [vt.kind("a\ud800b"), vt.tag("\udfff"), vt.kind("\ud800", "b")])
def test_half_a_character_is_refused(query):
    with pytest.raises(vt.QueryError, match=r"cannot answer: .*surrogates not allowed"):
        sqlite.where(opened(vt.load()), query)


@pytest.mark.parametrize("rows", [engine().Row, lambda _, row: {"x": row}])
@pytest.mark.parametrize("texts", [bytes, bytearray, lambda data: data.decode("latin-1")[::-1]])
def test_a_connection_may_give_rows_and_texts_otherwise(rows, texts):
    tl = vt.load()
    database = opened(tl)
    database.row_factory, database.text_factory = rows, texts
    assert sqlite.where(database, vt.kind("election")) == list(tl.where(vt.kind("election")).ids)
    with pytest.raises(vt.QueryError):
        sqlite.where(database, vt.near("caracas", 5))
    assert (database.row_factory, database.text_factory) == (rows, texts)


def test_names_need_the_timeline():
    tl = vt.load()
    database = opened(tl)
    for query, words in (
        (vt.actor("Putin"), "'Putin' is a name, and a database knows ids alone"),
        (vt.country("RU"), "a database cannot tell"),
        (vt.after("presidential-election-2024"), "a database cannot tell"),
        (vt.within("3 days", of="presidential-election-2024"), "a database cannot tell"),
    ):
        with pytest.raises(vt.QueryError, match=words):
            sqlite.where(database, query)
        assert sqlite.where(database, query, timeline=tl) == list(tl.where(query).ids)
    with pytest.raises(vt.QueryError, match="cannot be put to a database"):
        sqlite.where(database, vt.near((10.5, -66.9), 5))


def test_words_that_no_event_has_are_warned_of():
    database = opened(vt.load())
    with pytest.warns(
        vt.TimelineWarning, match="no event has the kind 'electoin': did you mean"
    ) as told:
        assert not sqlite.where(database, vt.kind("electoin"))
    assert told[0].filename == __file__


def test_a_question_as_deep_as_any_can_be():
    tl = vt.load()
    database = opened(tl)
    query = vt.during("2024-07")
    for at in range(49):
        query = ~(query & vt.kind("election")) if at % 2 else (query | vt.before("2000"))
    assert sqlite.where(database, query) == list(tl.where(query).ids)
    wide = vt.on("2024-07-28")
    for at in range(400):
        wide |= vt.on(f"{1600 + at}-07-28")
    assert sqlite.where(database, wide) == list(tl.where(wide).ids)
    assert sqlite.where(database, ~wide, certainly=True) == list(
        tl.where(~wide, certainly=True).ids
    )


def test_without_an_index_of_words_it_is_seen():
    database = opened(vt.Timeline())
    assert asking._has_search(database)  # noqa: SLF001
    database.execute("DROP TABLE search")
    assert not asking._has_search(database)  # noqa: SLF001
