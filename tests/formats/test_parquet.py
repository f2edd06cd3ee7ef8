"""Parquet: as lossless as JSON; damaged files and bombs are refused."""

from __future__ import annotations

import contextlib
import io

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats._footer import pages_of

pytestmark = pytest.mark.frames


def written(change=None, metadata=None):
    """The packaged timeline as Parquet, its table changed."""
    whole = b"".join(formats.find("parquet").chunks(vt.load()))
    table = pq.read_table(io.BytesIO(whole))
    table = change(table) if change else table
    file = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata({**table.schema.metadata, **(metadata or {})}), file
    )
    return file.getvalue()


@pytest.mark.parametrize("type_", [pa.list_(pa.string()), pa.struct([("a", pa.string())])])
def test_records_that_are_not_text_are_refused(type_):
    def nested(table):
        at = table.column_names.index("record")
        return table.set_column(at, "record", pa.nulls(table.num_rows, type_))

    with pytest.raises(vt.DataError, match="no column 'record'"):
        formats.loads(written(nested), "parquet")


def test_faults_are_named_by_their_row():
    with pytest.raises(vt.DataError, match="the head, column 2"):
        formats.loads(written(metadata={b"venezuela_timeline.head": b"{x"}), "parquet")
    with pytest.raises(vt.DataError, match=r"row 172, event.id: duplicate .*at row 0, event\)"):
        formats.loads(
            written(lambda table: pa.concat_tables([table, table.slice(0, 1)])), "parquet"
        )


def test_a_flipped_bit_of_a_record_is_noticed():
    whole = bytearray(b"".join(formats.find("parquet").chunks(vt.load())))
    group = pq.ParquetFile(io.BytesIO(whole)).metadata.row_group(0)
    columns = map(group.column, range(group.num_columns))
    (record,) = (column for column in columns if column.path_in_schema == "record")
    start = record.dictionary_page_offset or record.data_page_offset
    noticed = 0
    for at in range(start, start + record.total_compressed_size, 997):
        damaged = bytearray(whole)
        damaged[at] ^= 1
        try:
            assert formats.loads(bytes(damaged), "parquet") == vt.load()  # a flag nobody reads
        except vt.DataError as error:
            noticed += "not readable as Parquet" in str(error)
    assert noticed > 70


@pytest.mark.parametrize(
    ("records", "how", "message"),
    [
        (["a" * 2_000_000], {}, "limit of 1,000,000"),
        (
            [f"{'a' * 1000}{at}" for at in range(4096)],
            {"use_dictionary": False, "column_encoding": {"record": "DELTA_BYTE_ARRAY"}},
            "encoded as DELTA_BYTE_ARRAY",
        ),
    ],
)
def test_bombs_are_refused_before_they_are_unpacked(monkeypatch, records, how, message):
    whole = b"".join(formats.find("parquet").chunks(vt.load()))
    metadata = pq.read_schema(io.BytesIO(whole)).metadata
    file = io.BytesIO()
    bomb = pa.table({"record": records}).replace_schema_metadata(metadata)
    pq.write_table(bomb, file, compression="zstd", **how)
    monkeypatch.delattr(pq.ParquetFile, "iter_batches")
    with pytest.raises(vt.DataError, match=message):
        formats.loads(file.getvalue(), "parquet", max_bytes=1_000_000)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(timelines())
def test_parquet_holds_all_that_json_does(tl):
    data = b"".join(formats.find("parquet").chunks(tl))
    back = formats.loads(data, "parquet")
    assert back == tl
    assert formats.dumps(back, "json") == formats.dumps(tl, "json")


def test_parquet_is_saved_and_read(tmp_path):
    tl = vt.load()
    assert not list(tl.save(tmp_path / "tl.parquet"))
    assert vt.read(tmp_path / "tl.parquet") == tl
    assert pl.read_parquet(tmp_path / "tl.parquet").height == len(tl)
    with pytest.raises(vt.FormatError, match="is not text"):
        formats.dumps(tl, "parquet")
    with pytest.raises(vt.DataError, match=r"limit of 1,000 characters"):
        vt.read(tmp_path / "tl.parquet", max_bytes=10**6) and formats.loads(
            (tmp_path / "tl.parquet").read_bytes(), "parquet", max_bytes=1000
        )


def test_a_record_at_fault_is_named_by_its_row(tmp_path):
    tl = vt.load()
    tl.save(tmp_path / "tl.parquet")
    table = pq.read_table(tmp_path / "tl.parquet")
    records = table["record"].to_pylist()
    records[3] = records[3].replace('"when"', '"then"')
    at = table.schema.names.index("record")
    pq.write_table(table.set_column(at, "record", pa.array(records)), tmp_path / "bad.parquet")
    with pytest.raises(vt.DataError, match=r"bad.parquet: row 3"):
        vt.read(tmp_path / "bad.parquet")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")
    with pytest.raises(vt.DataError, match="it is not a timeline"):
        vt.read(tmp_path / "other.parquet")


def test_records_that_repeat_stay_small_until_they_are_unpacked(tmp_path):
    vt.load()[:1].save(tmp_path / "one.parquet")
    table = pq.read_table(tmp_path / "one.parquet")
    many = pa.concat_tables([table] * 2000).replace_schema_metadata(table.schema.metadata)
    pq.write_table(many, tmp_path / "many.parquet")
    data = (tmp_path / "many.parquet").read_bytes()
    with pytest.raises(vt.DataError, match="limit of 100,000"):
        formats.loads(data, "parquet", max_bytes=100_000)


def test_the_pages_are_measured_themselves():
    """A footer can lie about the size of what is packed; the header of a page cannot."""
    file = io.BytesIO()
    pq.write_table(pa.table({"a": [1], "b": ["x" * 5_000]}), file, use_dictionary=False)
    data = file.getvalue()
    (pages,) = pages_of(data, 1)
    assert 5_000 < pages.size < 5_100
    assert pages.encodings == {"PLAIN", "RLE"}
    length = int.from_bytes(data[-8:-4], "little")
    for at in range(len(data) - 8 - length, len(data) - 8):  # whatever else the footer says
        for byte in (0, 0x15, 0x19, 0x1C, 0xFF):
            changed = data[:at] + bytes([byte]) + data[at + 1 :]
            with contextlib.suppress(ValueError):
                pages_of(changed, 1)


def footer(struct):
    return b"PAR1" + struct + len(struct).to_bytes(4, "little") + b"PAR1"


@pytest.mark.parametrize(
    ("struct", "message"),
    [
        (b"\x1c" * 60 + b"\0" * 60, "nested too deeply"),
        (b"\x1d\0", "no type 13"),
        (b"\x16" + b"\xff" * 12, "too many digits"),
        (b"\x18\x7f\0", "ends too early"),
        (b"\x15", "ends too early"),
        (b"\x1b\x02\x55\x02\x02", "ends too early"),
        (b"\x49\x1c\x19\x1c\0\0\0", "not in the file"),
        (b"\x49\x15\x02\0", "damaged"),
    ],
)
def test_a_damaged_footer_is_refused(struct, message):
    with pytest.raises(ValueError, match=message):
        pages_of(footer(struct), 0)


def test_what_is_not_wanted_of_a_footer_is_skipped():
    every = b"".join(
        [
            *(b"\x11\x12\x13\x07\x14\x02\x15\x02\x16\x02", b"\x17" + bytes(8), b"\x18\x01x"),
            *(b"\x19\x21\x01\x02", b"\x1a\x13\x05", b"\x1b\0", b"\x1b\x01\x55\x02\x02"),
            *(b"\x1c\0", b"\x06\x60\x02", b"\x19\xf3\x0f" + bytes(15), b"\0"),
        ]
    )
    assert pages_of(footer(b"\x5c" + every + b"\0"), 0) == []
    with pytest.raises(ValueError, match="no footer"):
        pages_of(b"PAR1" * 2, 0)


def test_many_empty_records_are_counted():
    whole = b"".join(formats.find("parquet").chunks(vt.load()[:2]))
    metadata = pq.read_schema(io.BytesIO(whole)).metadata
    file = io.BytesIO()
    empty = pa.table({"record": [""] * 20_000}).replace_schema_metadata(metadata)
    pq.write_table(empty, file)
    with pytest.raises(vt.DataError, match="limit of 10,000"):
        formats.loads(file.getvalue(), "parquet", max_bytes=10_000)
