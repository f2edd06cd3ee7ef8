"""Whatever a database holds, it is read as a timeline or refused, and nothing of it is run."""

from __future__ import annotations

import contextlib
import random
import sys
import time
from types import SimpleNamespace

import pytest

import venezuela_timeline as vt
from databases import connected, written
from fuzz.targets import SEEDS
from venezuela_timeline import formats
from venezuela_timeline.formats import sqlite

ONE = vt.Timeline([vt.Event("e", "E", "2024")], id="one")


def changed(*statements, data=None):
    """A database after some statements."""
    database = connected(data or written(ONE), isolation_level=None)
    database.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        database.execute(statement)
    return database.serialize()


def refused(data, match):
    with pytest.raises(vt.DataError, match=match):
        sqlite.loads(data, file="x.sqlite")


@pytest.mark.parametrize("tl", [*SEEDS, vt.load()], ids=lambda tl: tl.id or "empty")
def test_what_is_read_equals_what_was_written(tl):
    report = vt.Report()
    assert sqlite.loads(written(tl), report=report) == tl
    assert not report


def test_it_is_known_by_suffix_and_content(tmp_path):
    for name in ("t.sqlite", "t.db", "t.sqlite3", "T.SQLITE"):
        ONE.save(tmp_path / name)
        assert vt.read(tmp_path / name) == ONE
    (tmp_path / "t").write_bytes(written(ONE))
    (tmp_path / "t.json").write_bytes(written(ONE))
    assert vt.read(tmp_path / "t") == vt.read(tmp_path / "t.json") == ONE
    assert formats.loads(written(ONE)) == formats.loads(memoryview(written(ONE)), "sqlite") == ONE


def test_what_is_no_database_is_refused(tmp_path):
    for data in (b"", b"x", b"SQLite format 3\0", written(ONE)[:99]):
        refused(data, "it is no database of SQLite")
    for cut in (100, 4096, len(written(ONE)) // 2):
        refused(written(ONE)[:cut], "not readable as SQLite|it has no table")
    with pytest.raises(vt.FormatError, match="is text: a database is read from bytes"):
        sqlite.loads("SQLite format 3\0")
    (tmp_path / "t.db").write_text("{}")
    with pytest.raises(vt.DataError, match=r"t\.db: it is no database of SQLite"):
        vt.read(tmp_path / "t.db")


def test_another_program_s_database_is_refused():
    database = connected()
    database.execute("CREATE TABLE people (name)")
    refused(
        database.serialize(), r"has no table 'timeline' with a column 'record': it is not a time"
    )


@pytest.mark.parametrize(
    ("statements", "match"),
    [
        (["DROP TABLE terms"], "it has no table 'terms' with a column 'record'"),
        (["ALTER TABLE actors RENAME COLUMN record TO x"], "it has no table 'actors'"),
        (["DELETE FROM timeline"], "'timeline' has not one row with an object"),
        (["INSERT INTO timeline SELECT * FROM timeline"], "'timeline' has not one row"),
        (["UPDATE timeline SET record = '[]'"], "'timeline' has not one row with an object"),
        (
            ["UPDATE timeline SET record = '{\"id\": \"one\", \"events\": []}'"],
            "the record of 'timeline' has the key 'events': what it has stands in the table",
        ),
        (
            ["UPDATE timeline SET record = '{\"id\": \"one\", \"terms\": []}'"],
            "the record of 'timeline' has the key 'terms'",
        ),
        (["UPDATE events SET record = x'00'"], "row 1 of the table 'events' is no text"),
        (["UPDATE events SET record = 5"], "it has no|stands where|belongs"),
        (["UPDATE events SET record = '{'"], "row 1 of 'events', line 1, column 2"),
        (["UPDATE events SET record = '{\"id\": 1}'"], r"events\[0\]"),
        (["UPDATE events SET record = '{\"a\": 1, \"a\": 2}'"], "the key 'a' stands twice"),
        (["UPDATE events SET record = CAST(x'ff' AS TEXT)"], "not readable as SQLite"),
        (["UPDATE events SET record = record || char(0)"], "row 1 of 'events'"),
        (
            ["CREATE TABLE x AS SELECT * FROM events", "DROP TABLE events",
             "CREATE VIEW events AS SELECT * FROM x"],
            "it has no table 'events'",
        ),
        (
            ["DROP TABLE terms", "CREATE VIRTUAL TABLE terms USING fts5(record)"],
            "it has no table 'terms'",
        ),
        (
            ["DROP TABLE terms",
             "CREATE TABLE terms (id, record AS (zeroblob(1000000000)))",
             "INSERT INTO terms (id) VALUES (1)"],
            "it has no table 'terms'",
        ),
        (
            ["DROP TABLE terms", "CREATE TABLE terms (record TEXT PRIMARY KEY) WITHOUT ROWID"],
            "not readable as SQLite: no such column: rowid",
        ),
        (
            ["UPDATE sqlite_master SET sql = 'CREATE TABLE events (record' WHERE name = 'events'"],
            "not readable as SQLite: malformed database schema",
        ),
        (
            ["UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'events'"],
            "not readable as SQLite",
        ),
        (
            ["UPDATE sqlite_master SET sql = sql || printf('%200000s', '') WHERE name = 'events'"],
            "not readable as SQLite",
        ),
    ],
)  # fmt: skip
def test_a_database_with_something_else_in_it_is_refused(statements, match):
    refused(changed(*statements), match)


def test_nothing_that_stands_in_it_is_run():
    """A trigger and a view that would fail, an index by a function, a default: none is asked."""
    data = changed(
        "CREATE VIEW v AS SELECT load_extension('x') FROM events",
        "CREATE TRIGGER t AFTER INSERT ON events BEGIN SELECT RAISE(FAIL, 'run'); END",
        "CREATE INDEX i ON events (abs(number))",
        "UPDATE sqlite_master SET sql = replace(sql, 'abs', 'none_such') WHERE name = 'i'",
    )
    report = vt.Report()
    assert sqlite.loads(data, report=report) == ONE
    assert str(report) == "the database was changed after it was written: only its records are read"


def test_what_is_changed_beside_the_records_is_not_read():
    report = vt.Report()
    assert sqlite.loads(changed("UPDATE events SET title = 'other'"), report=report) == ONE
    assert len(report) == 1


def test_a_log_beside_the_file_is_not_waited_for(tmp_path):
    path = tmp_path / "t.sqlite"
    ONE.save(path)
    database = connected(place=path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE more (a)")
    assert (tmp_path / "t.sqlite-wal").exists()
    assert vt.read(path) == ONE
    database.close()
    (tmp_path / "t.sqlite-wal").unlink(missing_ok=True)
    (tmp_path / "t.sqlite-wal").symlink_to("/dev/zero")
    assert vt.read(path) == ONE


def test_rows_that_share_their_bytes_are_counted():
    """A page that stands in a tree many times makes many rows of few bytes."""
    tl = vt.Timeline([vt.Event(f"e{at}", "E" * 300, "2024") for at in range(300)])
    data = bytearray(written(tl))
    database = connected(bytes(data))
    ((root,),) = database.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'events'"
    ).fetchall()
    head = (root - 1) * 4096
    assert data[head] == 5  # an inner page of a table
    cells = [
        head + int.from_bytes(data[head + at : head + at + 2], "big")
        for at in range(12, 12 + 2 * int.from_bytes(data[head + 3 : head + 5], "big"), 2)
    ]
    assert len(cells) > 5
    for cell in cells:
        data[cell : cell + 4] = data[cells[0] : cells[0] + 4]
    refused(bytes(data), "the table 'events' is damaged: ")


def test_a_default_that_many_rows_have_is_counted():
    """The file holds it once."""
    texts = ", ".join(["(1)"] * 200)
    long = '{"id":"a","name":"' + "A" * 5000 + '"}'
    statements = (
        "DROP TABLE terms",
        "CREATE TABLE terms (id)",
        f"INSERT INTO terms VALUES {texts}",  # noqa: S608  (of our own)
        f"ALTER TABLE terms ADD record DEFAULT '{long}'",
    )
    refused(changed(*statements), "it has more text than bytes: it is damaged")


SLOW = "instr(zeroblob(1000000), zeroblob(500000) || x'01')"


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("events", f"record, number AS ({SLOW})"),
        ("events", f"record, 'Number' AS ({SLOW}) STORED"),
        ("events", "record, number, more AS (1)"),
        ("terms", f"record, rowid AS ({SLOW})"),
        ("timeline", f"record, rowid INTEGER AS ({SLOW}) VIRTUAL"),
    ],
)
def test_no_column_is_calculated(table, columns):
    """Reading in an order would calculate what the order is by, for each row."""
    data = changed(f"DROP TABLE {table}", f"CREATE TABLE {table} ({columns})")
    began = time.process_time()
    refused(data, f"the column '.*' of the table '{table}' is calculated: nothing that a database")
    assert time.process_time() - began < 1


def test_no_check_of_a_row_is_run():
    statements = ("DROP TABLE terms", f"CREATE TABLE terms (record, CHECK ({SLOW} IS NULL))")
    assert sqlite.loads(changed(*statements)) == ONE


def test_a_schema_without_end_is_left():
    """Pages of the table of tables that stand in it many times over."""
    database = connected(isolation_level=None)
    database.execute("PRAGMA page_size = 512")
    columns = ", ".join(f"x{at} UNIQUE" for at in range(60))
    database.execute(f"CREATE TABLE a ({columns})")
    data = bytearray(database.serialize())
    assert data[100] == 5  # an inner page of a table
    below = int.from_bytes(data[112 + 2 : 112 + 4], "big")  # a page of indexes alone
    below = int.from_bytes(data[below : below + 4], "big")
    for _ in range(4):
        page = bytearray(512)
        cells = range(512 - 60 * 5, 512, 5)
        page[:12] = b"".join(
            (b"\5\0\0", len(cells).to_bytes(2, "big"), cells[0].to_bytes(2, "big"), b"\0",
             below.to_bytes(4, "big"))
        )  # fmt: skip
        for at, cell in enumerate(cells):
            page[12 + 2 * at : 14 + 2 * at] = cell.to_bytes(2, "big")
            page[cell : cell + 5] = below.to_bytes(4, "big") + b"\1"
        data += page
        below = len(data) // 512
    data[108:112] = below.to_bytes(4, "big")
    data[28:32] = below.to_bytes(4, "big")
    began = time.process_time()
    refused(bytes(data), "not readable as SQLite: it takes too many steps for its size")
    assert time.process_time() - began < 1


def test_more_text_than_bytes_is_refused():
    from venezuela_timeline.formats.sqlite.reader import _Rows  # noqa: PLC0415

    database = connected(written(ONE))
    with pytest.raises(vt.DataError, match="it has more text than bytes: it is damaged"):
        _Rows(database, 50, "x").document()


def test_a_newer_layout_is_refused_or_read_as_far_as_it_goes():
    data = changed("PRAGMA user_version = 2")
    refused(data, r"of a newer version of this library \(update it\)")
    assert sqlite.loads(data, newer="keep") == ONE
    assert sqlite.loads(changed("PRAGMA user_version = 2", "PRAGMA application_id = 1")) == ONE


def test_damaged_pages_raise_nothing_else():
    whole = [written(tl) for tl in SEEDS]
    chance = random.Random(3)  # noqa: S311  (the same each time)
    for _ in range(300):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(vt.TimelineError):
            sqlite.loads(bytes(data))


def test_it_takes_no_more_than_its_limit(tmp_path):
    ONE.save(tmp_path / "t.sqlite")
    with pytest.raises(vt.DataError, match="more than the limit of 1,000 bytes"):
        vt.read(tmp_path / "t.sqlite", max_bytes=1000)


def test_a_python_without_sqlite_says_so(monkeypatch):
    data = written(ONE)
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    for work in (lambda: sqlite.loads(data), lambda: list(sqlite.chunks(ONE))):
        with pytest.raises(vt.FormatError, match="built without sqlite3"):
            work()
    monkeypatch.setitem(sys.modules, "sqlite3", SimpleNamespace(Connection=object))
    with pytest.raises(vt.FormatError, match=r"SQLite 3\.36 or later"):
        sqlite.where("x", vt.kind("a"))


def test_a_file_of_more_than_200_megabytes_has_its_bound_too(monkeypatch):
    """So many bytes, times the steps for each, are more than SQLite's interface takes."""
    monkeypatch.setattr("venezuela_timeline.formats.sqlite.reader._STEPS", 2**40)
    tl = vt.Timeline([vt.Event("a", "A", "2024")])
    assert sqlite.loads(b"".join(sqlite.chunks(tl))) == tl
