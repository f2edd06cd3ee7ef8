"""CSV: read back as it was, no formula in it, every fault with its line."""

from __future__ import annotations

import csv as standard
import io

import attrs
import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import hostile_timeline, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import csv
from venezuela_timeline.formats.csv import rows as csv_rows

SIGNS = "=+-@\t\r\n＝＋－＠"
CELLS = st.text(st.sampled_from("=+-@'\"; \t\r\nab,＝\u200b\x00") | st.characters(codec="utf-8"))
SMALL = "id,when,title\nvote,2024-07-28,The vote\n"


def faults(text, **options):
    with pytest.raises(vt.DataError) as caught:
        csv.loads(text, **options)
    return "\n".join(str(fault) for fault in caught.value.faults)


def cells_of(text, delimiter=","):
    return [
        cell
        for row in standard.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for cell in row
    ]


def as_held(tl):
    """A timeline as these tables hold it: without notes, languages in the order of columns."""

    def columns(texts):
        return list(dict.fromkeys(tag for text in texts if text for tag in text.languages))

    def ordered(text, tags):
        return text and vt.Text({tag: text.get(tag) for tag in tags if text.get(tag)})

    claims = [claim for event in tl for claim in event.every_claim()]
    tags = {
        "title": columns(event.title for event in tl),
        "summary": columns(event.summary for event in tl),
        "text": columns(claim.text for claim in claims),
        "reason": columns(claim.reason for claim in claims),
    }

    def held(value):
        match value:
            case vt.Citation():
                return attrs.evolve(value, note=None)
            case tuple():
                return tuple(map(held, value))
            case vt.Event() | vt.Claim() | vt.Participation() | vt.Link():
                changed = {}
                for field in attrs.fields(type(value)):
                    old = getattr(value, field.name)
                    text = field.name in tags and isinstance(old, vt.Text)
                    changed[field.name] = ordered(old, tags[field.name]) if text else held(old)
                return attrs.evolve(value, **changed)
        return value

    return tl.replace(*map(held, tl))


@given(timelines())
def test_round_trip(tl):
    report = vt.Report()
    events = csv.dumps(tl, report=report)
    claims = csv.dumps(tl, table="claims", report=report)
    back = csv.loads(events.encode(), claims=claims.encode(), known=tl)
    assert back == as_held(tl)
    lost = "notes on" in str(report) or "same order" in str(report)
    assert (back != tl) <= lost


@given(timelines())
def test_read_alone(tl):
    """Without the registers, ids stand for names; without the claims, there are none."""
    back = csv.loads(csv.dumps(tl))
    assert [event.id for event in back] == [event.id for event in tl]
    for mine, theirs in zip(tl, back, strict=True):
        assert theirs.when == mine.when
        assert [part.actor for part in theirs.participants] == [
            part.actor for part in mine.participants
        ]
    claims = csv.loads(csv.dumps(tl), claims=csv.dumps(tl, table="claims"))
    for mine, theirs in zip(tl, claims, strict=True):
        assert [claim.value for claim in theirs.claims] == [claim.value for claim in mine.claims]


def test_files(tmp_path):
    tl = vt.load()
    report = tl.save(tmp_path / "events.csv")
    assert "claims are left out (118 events)" in str(report) or "claims are left out" in str(report)
    tl.save(tmp_path / "claims.csv", table="claims")
    back = vt.read(tmp_path / "events.csv")
    assert [event.title for event in back] == [event.title for event in tl]
    data = (tmp_path / "events.csv").read_bytes()
    back = csv.loads(data, claims=(tmp_path / "claims.csv").read_bytes(), known=tl)
    assert back == as_held(tl)


@given(CELLS)
def test_neutral_cells(text):
    cell = csv_rows.neutral(text)
    assert csv_rows.undone(cell) == text
    assert not cell.startswith(tuple(SIGNS))
    assert not cell.lstrip().startswith(tuple(SIGNS))
    # Read by a spreadsheet that splits elsewhere and knows no quotes within a cell.
    for piece in cell.replace("\n", ";").replace("\r", ";").replace("\t", ";").split(";"):
        assert not piece.strip(" \"'\x00\u200b").startswith(("=", "@")) or "'" in piece


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_rows_as_the_standard_library_reads_them(found):
    found = [["id", "b", "c"], *found]
    text = "".join(csv_rows.written(found))
    read = list(standard.reader(io.StringIO(text, newline="")))
    assert [[csv_rows.undone(cell) for cell in row] for row in read] == found
    ours = [row.cells for row in csv_rows.rows(text, None)]
    assert ours == [row for row in found if any(row)]


@pytest.mark.parametrize("table", ["events", "claims"])
def test_no_formula_in_any_cell(table):
    text = csv.dumps(hostile_timeline(), table=table, bom=False)
    assert not any(cell.startswith(tuple(SIGNS)) for cell in cells_of(text))
    for delimiter in ",;\t":
        for cell in cells_of(text, delimiter):
            rest = cell.lstrip(" \t\r\n\"'")
            lead = cell[: len(cell) - len(rest)]
            assert not rest.startswith(tuple("=+-@")) or "'" in lead


def test_hostile_texts_come_back():
    tl = hostile_timeline()
    assert csv.loads(csv.dumps(tl), claims=csv.dumps(tl, table="claims"), known=tl) == as_held(tl)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_saves(delimiter):
    text = SMALL.replace(",", delimiter).replace("\n", "\r\n")
    assert csv.loads(text)["vote"].title["en"] == "The vote"
    assert len(csv.loads(f"\ufeff{text}{delimiter}{delimiter}\r\n")) == 1


MINE = b"""date;titulo;notas
circa 1890;La feria;x
12/5/2019;La huelga;"y; z"
1898, 1902;Dos;

h. 1890;"La
plaza";
"""


def test_a_persons_table():
    report = vt.Report()
    tl = csv.loads(MINE, file="My table.csv", dayfirst=True, report=report)
    assert (tl.id, str(tl.title)) == ("my-table", "My table")
    assert [(event.id, str(event.when)) for event in tl] == [
        ("la-feria", "1890~"),
        ("la-plaza", "1890~"),
        ("la-huelga", "2019-05-12"),
    ]
    assert str(tl["la-huelga"].summary) == "y; z"
    assert [note.line for note in report] == [None, 4]
    assert "'1898, 1902 | Dos' is not read" in str(report)
    with pytest.raises(vt.DataError, match=r"line 4: '1898, 1902 \| Dos' is not read"):
        csv.loads(MINE, dayfirst=True, strict=True)
    assert csv.loads("date,title\n1890,A\n").id == "timeline"


def test_what_we_wrote_is_strict_unless_it_is_said_otherwise():
    wrong = f"{SMALL}x,2024-13,y\n"
    with pytest.raises(vt.DataError):
        csv.loads(wrong)
    assert len(csv.loads(wrong, strict=False, report=vt.Report())) == 1
    assert len(csv.loads(f"{SMALL}x,3/4/2024,y\n", dayfirst=False)) == 2
    with pytest.raises(vt.FormatError, match="claims stand beside a table in the library's own"):
        csv.loads("date,title\n", claims="event,aspect,by\n")


def test_the_edtf_of_our_own_tables_is_no_phrase():
    half = vt.Timeline([vt.Event("a", "A", vt.TimeSpan("1837-41"))])
    assert csv.loads(csv.dumps(half))["a"].when == half["a"].when
    # Without the words that are written beside it, a person may have written it.
    for text in ("id,when,title\na,1837-41,A\n", "date,title\n1837-41,A\n"):
        with pytest.raises(vt.DataError, match="1837/1841"):
            csv.loads(text)
    with pytest.raises(vt.DataError, match="1837/1841"):
        vt.Timeline.from_records([{"id": "a", "title": "A", "when": "1837-41"}])
    assert csv.loads("id,when,title\na,1837-04,A\n")["a"].when == vt.TimeSpan("1837-04")


def test_the_table_of_a_file():
    table = csv.table("a,,a,b\n1,2,3,4\n")
    assert table.names == ["a", "column 2", "a (3)", "b"]
    assert [(row.at, row.cells) for row in table.rows] == [(2, ["1", "2", "3", "4"])]


def test_columns_that_are_not_read_are_reported():
    report = vt.Report()
    csv.loads("id,when,title,sumary,in_words\nvote,2024,x,y,z\n", report=report)
    assert str(report) == "line 1: the column 'sumary' is not read: did you mean 'summary'?"


def test_a_cause_needs_its_claim():
    report = vt.Report()
    tl = csv.loads("id,when,title,links\na,2024,A,causes b; after b\n", report=report)
    assert [link.kind for link in tl["a"].links] == ["after"]
    assert "'causes' without its claim is left out" in str(report)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: no column says when: there are none (say which with columns={'…': 'when'})"),
        ("id,when\n", "line 1: no column is a title: there are 'id', 'when'"),
        (
            "id,wen,title\n",
            "no column says when: there are 'id', 'wen', 'title' (did you mean 'wen'",
        ),
        ("id,id,when,title\n", "there are 2 columns 'id'"),
        (f"{SMALL}x,2024-13,y\n", "line 3, event.when (id 'x'): cannot read '2024-13'"),
        (f"{SMALL}x,2024,a,b\n", "line 3: there are more cells than columns"),
        (f'{SMALL}x,2024,"a\n', "line 3: a quote is not closed"),
        (f'{SMALL}\n\nx,2024,"a\nb"c\n', "line 5: a quote is not closed, or text follows it"),
        (f"{SMALL}vote,2024,y\n", "line 3, event.id: duplicate id 'vote'"),
        ("id,when,title,revision\na,2024,A,x\n", "line 2, event.revision (id 'a'): 'x' is not"),
        ("id,when,title,participants\na,2024,A,b (c\n", "line 2, event.participants[0]"),
        ("id,when,title,links\na,2024,A,b\n", "line 2, event.links[0]"),
    ],
)
def test_faults(text, words):
    assert words in faults(text)


def test_faults_in_claims():
    head = "event,on,aspect,by,amount\n"
    assert "claims: line 2: no event 'vot' (did you mean 'vote'?)" in faults(
        SMALL, claims=f"{head}vot,,votes,ann,3\n"
    )
    assert "no participants[0] of event 'vote'" in faults(
        SMALL, claims=f"{head}vote,participants[0],votes,ann,3\n"
    )
    assert "line 2, event.claims[0].value" in faults(SMALL, claims=f"{head}vote,,votes,ann,x\n")


def test_an_unknown_table_is_refused():
    with pytest.raises(vt.FormatError, match="no table 'claim' in CSV: did you mean 'claims'"):
        csv.dumps(vt.load(), table="claim")


def test_ids_of_digits_are_no_numbers():
    tl = vt.Timeline(
        [vt.Event("e", "E", "2024", claims=[vt.Claim("winner", "2024", "2024")])],
        actors=[vt.Actor("2024", "A")],
    )
    assert csv.loads(csv.dumps(tl), claims=csv.dumps(tl, table="claims"), known=tl) == tl


def test_the_last_row_needs_no_line_end():
    for end in ("", "\n", ",", ",,\n,,\n"):
        table = f"id,when,title\na,2024,A\nb,2025,{'B' * (not end.startswith(','))}{end}"
        if end.startswith(","):
            table = f"id,when,title,x\na,2024,A\nb,2025,B{end}"
        assert formats.loads(table, "csv").ids == {"a", "b"}


def test_a_cell_of_citations_may_have_empty_lines():
    timeline = formats.loads('id,when,title,citations\na,2024,A,"paper ¶1\n\n  \nother"', "csv")
    assert [str(one) for one in timeline["a"].citations] == ["paper ¶1", "other"]


MANY = 20_000


def test_a_participant_with_blanks_without_end_is_refused():
    text = "a" + " " * MANY + "(r"
    with pytest.raises(vt.DataError, match="actor is"):
        formats.loads(f"id,title,when,participants\ne,E,2024,{text}", "csv")


def test_a_table_of_claims_has_its_columns():
    with pytest.raises(vt.DataError, match="the column 'by' is missing"):
        csv.loads("id,when,title\na,2024,A\n", claims="event,aspect\na,when\n")
