"""What is written: tables that say what the timeline says, in the same bytes each time."""

from __future__ import annotations

import json
import sqlite3
from types import SimpleNamespace

import pytest

import venezuela_timeline as vt
from databases import connected, opened, written
from fuzz.targets import SEEDS
from thin import thin_timeline
from venezuela_timeline import formats
from venezuela_timeline.formats import sqlite
from venezuela_timeline.formats.sqlite import writer
from venezuela_timeline.formats.sqlite.engine import engine
from venezuela_timeline.formats.sqlite.layout import APPLICATION, TABLES, VERSION
from venezuela_timeline.formats.sqlite.pages import CHANGES, PAGE, _cell, pieces
from venezuela_timeline.timeline import chronology


def test_equal_timelines_give_equal_bytes(tmp_path):
    for tl in (vt.load(), *SEEDS):
        first, again = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
        assert not list(tl.save(first))
        vt.read(first).save(again)
        assert first.read_bytes() == again.read_bytes() == written(tl)


def test_the_header_says_nothing_of_time_or_machine():
    data = written(vt.Timeline())
    number = lambda at, size=4: int.from_bytes(data[at : at + size], "big")  # noqa: E731
    assert number(16, 2) == PAGE
    assert number(24) == number(92) == CHANGES
    assert number(96) == 0
    assert number(60) == VERSION
    assert number(68) == APPLICATION
    assert number(28) * PAGE == len(data)  # SQLite sees that the file is whole
    assert number(36) == 0  # no page lies idle


@pytest.mark.parametrize("tl", [vt.load(), thin_timeline(3000)], ids=["real", "thin"])
def test_sqlite_finds_the_pages_sound(tl):
    database = opened(tl)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    assert not database.execute("PRAGMA foreign_key_check").fetchall()


def test_what_a_release_leaves_behind_is_gone():
    """What no tree uses is zeros: other bytes there change nothing."""
    data = bytearray(written(vt.load()))
    unused = 0
    for page in range(0, len(data), PAGE):
        head = page + (100 if page == 0 else 0)
        length = {2: 12, 5: 12, 10: 8, 13: 8}.get(data[head])
        if length is None:
            continue
        count, start = (int.from_bytes(data[head + at : head + at + 2], "big") for at in (3, 5))
        after = head + length + 2 * count
        unused += page + start - after
        data[after : page + start] = b"\x07" * (page + start - after)
    assert unused > 10_000
    assert b"".join(pieces(bytes(data))) == written(vt.load())


def test_pages_with_holes_are_cleaned_and_stay_sound():
    """Rows taken out and put in leave free blocks and odd bytes, in trees of every kind."""

    def made(secure):
        database = connected(isolation_level=None)
        database.execute(f"PRAGMA secure_delete = {secure}")
        database.execute("CREATE TABLE t (a, b)")
        database.execute("CREATE INDEX i ON t (a)")
        rows = [
            (f"{at * 7919 % 1000}" * (1 + at % 9), "x" * (at * 31 % 6000)) for at in range(1000)
        ]
        database.executemany("INSERT INTO t VALUES (?, ?)", rows)
        database.execute("UPDATE t SET a = substr(a, 2), b = substr(b, 3) WHERE rowid % 3 = 0")
        database.execute("DELETE FROM t WHERE rowid % 5 = 0")
        database.executemany("INSERT INTO t VALUES (?, ?)", rows[:200])
        return database.serialize()

    cleaned = b"".join(pieces(made("ON")))
    database = connected(cleaned)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    before = connected(made("ON"))
    rows = "SELECT rowid, a, b FROM t"
    assert database.execute(rows).fetchall() == before.execute(rows).fetchall()
    assert b"".join(pieces(cleaned)) == cleaned


def test_the_length_of_each_kind_of_cell():
    cases = [
        (5, b"\0\0\0\1\x81\x02", 6),  # a page, and the number of a row
        (13, b"\x05\x01hello", 7),  # a size, the number of a row, the row
        (10, b"\x02hi", 4),  # no cell has fewer than four bytes
        (2, b"\0\0\0\1\x03abc", 8),  # a page, a size, the key
    ]
    for kind, data, length in cases:
        assert _cell(bytearray(data), 0, kind) == length


@pytest.mark.parametrize("tl", [vt.load(), *SEEDS], ids=lambda tl: tl.id or "empty")
def test_the_tables_say_what_the_timeline_says(tl):
    database = opened(tl)

    def rows(sql):
        return database.execute(sql).fetchall()

    assert [row[0] for row in rows("SELECT id FROM events ORDER BY number")] == list(tl.ids)
    assert rows("SELECT title, when_en, when_es, edtf FROM events ORDER BY number") == [
        (str(event.title), row["when"], other["when"], event.when.edtf if event.when else None)
        for event, row, other in zip(tl, tl.table("en"), tl.table("es"), strict=True)
    ]
    assert set(rows("SELECT event, actor, role FROM participants")) == {
        (event.id, part.actor, part.role) for event in tl for part in event.participants
    }
    assert set(rows("SELECT event, tag FROM tags")) == {
        (event.id, tag) for event in tl for tag in event.tags
    }
    assert set(rows("SELECT event, kind, target FROM links")) == {
        (event.id, link.kind, link.event) for event in tl for link in event.links
    }
    claims = [(event.id, one.by, one.aspect) for event in tl for one in event.every_claim()]
    assert sorted(rows("SELECT event, by, aspect FROM claims")) == sorted(claims)
    cited = [(event.id, citation.source) for event in tl for citation in event.every_citation()]
    assert set(rows("SELECT event, source FROM citations")) == set(cited)
    for table, names in (("actors", tl.actors), ("places", tl.places), ("sources", tl.sources)):
        assert [row[0] for row in rows(f"SELECT id FROM {table} ORDER BY rowid")] == sorted(names)  # noqa: S608
    assert [row[0] for row in rows("SELECT id FROM chapters ORDER BY rowid")] == list(tl.chapters)


def test_every_time_has_its_cells():
    tl = vt.load()
    found = {}
    for event, *bounds in opened(tl).execute(
        "SELECT event, start_min, start_max, end_min, end_max FROM cells "
        "WHERE unit = 'day' AND NOT claimed AND ifnull(tolerance, 1) = 1"
    ):
        found.setdefault(event, []).append(tuple(bounds))
    finite = lambda day: None if day in (float("inf"), -float("inf")) else day  # noqa: E731
    for event in tl:
        cells = event.when.cells_within(1, tl.known_until(event))
        assert found[event.id] == [tuple(map(finite, cell[:4])) for cell in cells]


def test_days_beyond_what_sqlite_calculates_with():
    most = 10**15
    tl = vt.Timeline([vt.Event("e", "E", "Y1000000000000000~"), vt.Event("f", "F", "20XX~")])
    database = opened(tl, tolerances=(most,))
    held = database.execute("SELECT tolerances FROM timeline").fetchone()[0]
    assert json.loads(held) == [1, most]
    for query in (vt.after("2024"), vt.before("2024"), vt.during("2024"), vt.before("-9999")):
        for how in ({}, {"tolerance": most}, {"tolerance": most, "certainly": True}):
            assert sqlite.where(database, query, **how) == list(tl.where(query, **how).ids)


def test_tolerances_are_checked():
    with pytest.raises(vt.QueryError, match="tolerance is -1"):
        written(vt.Timeline(), tolerances=(-1,))
    with pytest.raises(vt.FormatError, match="no option 'tolerance' in sqlite: did you mean"):
        vt.Timeline().save("x.sqlite", tolerance=1)


def test_names_are_in_every_language():
    tl = vt.load()
    names = {
        (what, key): both
        for what, key, *both in opened(tl).execute("SELECT what, id, en, es FROM names")
    }
    assert names["term", "election"] == ["election", "elección"]
    assert names["actor", "nicolas-maduro"] == ["Nicolás Maduro"] * 2
    assert names["term", "asserts"][0] == "asserts"


def test_ids_that_stand_for_nothing_registered():
    tl = vt.Timeline([vt.Event("e", "E", "2024", chapter="c", tags=["x"])], id="t")
    assert opened(tl).execute("SELECT chapter FROM events").fetchone() == ("c",)


def test_without_fts5_it_is_said_and_words_are_found(monkeypatch):
    class Without(sqlite3.Connection):
        def execute(self, sql, *more):
            if "fts5" in sql:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(sql, *more)

    fake = SimpleNamespace(
        **{name: getattr(sqlite3, name) for name in ("Connection", "OperationalError")},
        connect=lambda place, **more: sqlite3.connect(place, factory=Without, **more),
    )
    monkeypatch.setattr(writer, "engine", lambda: fake)
    tl, report = vt.load(), vt.Report()
    data = written(tl, report=report)
    assert str(report) == "without SQLite's FTS5 there is no index of words: searches take longer"
    assert written(tl) == data
    database = connected(data)
    assert sqlite.where(database, vt.text("guaidó")) == list(tl.where(vt.text("guaidó")).ids)
    assert sqlite.loads(data) == tl


def test_a_save_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "t.sqlite"
    vt.Timeline(id="old").save(path)
    before = path.read_bytes()
    monkeypatch.setattr(writer, "named_queries", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        vt.load().save(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["t.sqlite"]


def test_columns_are_described():
    assert engine() is sqlite3
    database = opened(vt.Timeline())
    for table in TABLES.values():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table.name})")]
        assert columns == [column.name for column in table.columns]
        assert table.meaning
        assert all(column.meaning for column in table.columns)


def test_it_is_no_text():
    with pytest.raises(vt.FormatError, match="is not text: save it to a file"):
        formats.dumps(vt.Timeline(), "sqlite")


def test_what_is_inferred_is_in_the_cells():
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024-07-28"),
            vt.Event("b", "B", links=[vt.Link("after", "a", offset="3 days", limit="exactly")]),
        ]
    )
    solved = chronology.solve(tl).timeline()
    database = opened(solved)
    query = vt.during("2024-07")
    assert sqlite.where(database, query, certainly=True) == list(
        solved.where(query, certainly=True).ids
    )
    assert solved["b"].inferred is not None


@pytest.mark.parametrize("tolerances", [5, None, "1", ["1"], [-1], [None], [[1]]])
def test_tolerances_that_are_none_are_told(tolerances, tmp_path):
    with pytest.raises(vt.QueryError, match=r"tolerances? is .*: give"):
        vt.Timeline().save(tmp_path / "t.sqlite", tolerances=tolerances)
    assert not list(tmp_path.iterdir())
