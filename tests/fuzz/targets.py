"""What is fuzzed: readers, each with the inputs that are tried and the law that must hold.

The law of all: a reader gives a value, or raises one leaf of `TimelineError` whose message is
short; and what it gives survives being written and read again.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

import venezuela_timeline as vt
from strategies import edtf_texts, hostile_timeline, mutants, phrases, scrambled
from venezuela_timeline import formats
from venezuela_timeline.assistant import Answers
from venezuela_timeline.errors import printable
from venezuela_timeline.formats import Report, csv, ics, jsonl, sqlite
from venezuela_timeline.formats.toml import formatted, revisions
from venezuela_timeline.time import window

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

LONGEST = 1000
"""So long a message of one fault may be."""

SLOWEST = 2.0
"""So many seconds of the processor a case may take."""


class Target(NamedTuple):
    """A reader to fuzz: the inputs, and the law that it keeps for each."""

    inputs: SearchStrategy[Any]
    law: Callable[[Any], None]

    def hold(self, case: Any) -> float:
        """Try the law with a case, in time; how long it took."""
        started = time.process_time()
        self.law(case)
        took = time.process_time() - started
        assert took < SLOWEST, f"it took {took:.1f} s"
        return took


def refused(read: Callable[[], Any]) -> Any:
    """What is read, or None where it is refused as it must be."""
    try:
        return read()
    except vt.TimelineError as found:
        error = found
    assert type(error) is not vt.TimelineError, "the base is never raised"
    faults = error.faults if isinstance(error, vt.DataError) else [error]
    assert faults, "an error without a fault"
    for fault in faults:
        assert len(str(fault)) <= LONGEST, f"a message of {len(str(fault))} characters"
        if isinstance(fault, vt.Fault):
            assert str(fault) == printable(str(fault)), "it acts on a terminal"
    return None


# Single values ------------------------------------------------------------------------------


def _edtf(text: str) -> None:
    span = refused(lambda: vt.TimeSpan(text))
    if span is None:
        return
    assert vt.TimeSpan(str(span)) == span
    assert str(vt.TimeSpan(str(span))) == str(span)
    low, _, _, high = span.bounds
    assert low <= high
    for lang in ("en", "es"):
        assert span.describe(lang)
    refused(lambda: window(span))
    assert span.relations(span, tolerance=0) & vt.Relation.EQUALS
    refused(lambda: vt.Event("e", "E", span))


def _phrase(text: str) -> None:
    span = refused(lambda: vt.when(text))
    if span is not None:
        # What EDTF writes can also be read as a phrase; then `when` refuses to choose.
        again = refused(lambda: vt.when(str(span)))
        assert vt.TimeSpan.parse(str(span)) == span
        assert again in (None, span)
    refused(lambda: vt.during(text))
    refused(lambda: vt.on(text))


_EDTF_WORDS = [
    *("X", "XX", "XXXX", "-", "/", "..", "?", "~", "%", "[", "]", "{", "}", ",", "Y", "E", "S"),
    *("T", "Z", "+", ":", "0", "00", "12", "24", "29", "30", "31", "60", "1999", "2024", "9" * 16),
    *("2024-02-29", "T24:00:00", "-04:30", "٣", "\x00", "\ud800", " "),
]
_WORDS = [
    *("28", "29", "1999", "2024", "'24", "1st", "3rd", "XIX", "century", "siglo", "XXI", "d.C."),
    *("July", "julio", "Feb", "febrero", "Monday", "domingo", "spring", "primavera", "season"),
    *("early", "mid", "late", "principios", "mediados", "finales", "de", "del", "of", "the", "los"),
    *("since", "desde", "before", "antes", "until", "hasta", "between", "entre", "and", "y", "e"),
    *("from", "to", "a", "around", "circa", "c.", "hacia", "about", "2000s", "años", "90", "first"),
    *(
        "half",
        "primera",
        "mitad",
        "quarter",
        "trimestre",
        "?",
        ",",
        "/",
        "-",
        "–",
        ".",
        "T",
        "2024-07",
    ),
    *("at", "12:00", "UTC", "BC", "a. C.", "\x00", "\ud800", "٣", "ª", "º"),
]
_PHRASES = st.sampled_from(
    [
        *("28 July 2024", "28 de julio de 2024", "early 2000s", "principios de los 2000"),
        *("since 2006", "before 2006", "between May and September 2019", "around August 2024"),
        *("from May to September 2019", "the 1990s", "siglo XIX", "first half of 2024"),
        *("mid-June 2018", "fines de 1998", "spring 2024", "segunda mitad de 2019", "2024-07-28"),
    ]
)


# Documents ----------------------------------------------------------------------------------


def _rich() -> vt.Timeline:
    """A small timeline with something in every field."""
    claim = vt.Claim(
        "votes",
        "ann",
        value=vt.Quantity(5_150_092, hedge="about", unit="votes"),
        subject="bob",
        said="2024-07-29T00:10:00-04:00",
        rank="preferred",
        reason="it is counted",
        citations=["paper ¶4"],
    )
    cause = vt.Claim("occurrence", "bob", text="because", stance="denies", said="2024-08?")
    events = [
        vt.Event(
            "one",
            {"en": "A vote", "es": "Una votación"},
            "2024-07-28",
            summary='Words, "quoted"; and\nlines',
            kind="election",
            chapter="first",
            tags=["a", "b-c"],
            place="here",
            participants=[vt.Participation("ann", "speaker", claims=[claim]), "bob"],
            claims=[claim, vt.Claim("winner", "paper", value="ann")],
            citations=[vt.Citation("paper", "¶1", note="a note")],
            modified="2024-08-29",
            revision=3,
        ),
        vt.Event("two", "E", "2006~/..", known_until="2024-01-01", links=[vt.Link("after", "one")]),
        vt.Event("three", "E", "2024-10-22T10:00:00+03:00/2024-10-24T12:00:00Z"),
        vt.Event(
            "four",
            "E",
            "[2019-05,2019-XX-15,2020?]",
            links=[vt.Link("causes", "elsewhere", claims=[cause]), vt.Link("part-of", "one")],
        ),
    ]
    return vt.Timeline(
        events,
        id="rich",
        title={"en": "T", "es-VE": "T"},
        version="1",
        actors=[
            vt.Actor("ann", "Ann", wikidata="Q717", tenures=[vt.Tenure("mayor", "2001/2004")]),
            vt.Actor("bob", "Bob", "state"),
        ],
        places=[vt.Place("here", "Here", country="VE", latitude=10.5, longitude=-66.9)],
        sources=[vt.Source("paper", "P", published="2024-09", url="https://example.org/a?b=c")],
        chapters=[vt.Chapter("first", "First", summary="x")],
        outside=["elsewhere"],
    )


SEEDS = (_rich(), hostile_timeline(), vt.Timeline())


def documents(name: str, **options: Any) -> list[bytes]:
    """Valid documents of a format."""
    return [formats.dumps(timeline, name, **options).encode() for timeline in SEEDS]


def _lossless(name: str) -> Callable[[bytes], None]:
    def law(data: bytes) -> None:
        timeline = refused(lambda: formats.loads(data, name))
        if timeline is None:
            return
        written = formats.dumps(timeline, name)
        assert formats.loads(written, name) == timeline
        assert formats.dumps(formats.loads(written, name), name) == written

    return law


def _csv(data: bytes) -> None:
    both = data.split(b"\x1e")
    events, claims = (data, None) if len(both) == 1 else both[:2]
    timeline = refused(lambda: csv.loads(events, claims=claims, report=Report()))
    if timeline is None:
        return
    tables = [csv.dumps(timeline, table=table) for table in ("events", "claims")]
    again = csv.loads(tables[0], claims=tables[1], known=timeline)
    assert _in_one_order(again) == _in_one_order(timeline)


def _in_one_order(timeline: vt.Timeline) -> Any:
    """A timeline whose languages are in the order of their tags, which a table does not hold."""
    plain = json.loads(formats.dumps(timeline, "json"))
    return json.dumps(plain, sort_keys=True)


def _ics(data: bytes) -> None:
    report = Report()
    timeline = refused(lambda: ics.loads(data, report=report))
    if timeline is None:
        return
    for note in report:
        assert len(str(note)) <= LONGEST or note.message.startswith("kept: ")  # a list of names
    assert formats.loads(formats.dumps(timeline, "json"), "json") == timeline
    for kept in (None, report.kept):
        written = ics.dumps(timeline, embed=True, kept=kept)
        assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
        again = ics.loads(written)
        if kept is None and len(again) == len(timeline):  # all have a day to be shown on
            assert again == timeline


# Keys, ids and many of a kind -----------------------------------------------------------------

_ACTING = "\x00\x07\x1b[2J\x1b]0;x\x07\x7f\x85\u061c\u2028\u202e\u2066"
_NAMES = [_ACTING, "", "x" * 5000, "\ud800", "A b", "_", "a" * 190, "id", "events", "claims"]
_LIKE = "a" * 95 + "-{}-" + "b" * 95


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every key and index within plain data, each with what it is in."""
    found = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        found.append((value, key))
        if isinstance(inner, dict | list):
            found += _places(inner)
    return found


_MOST_PLACES = 3_000
"""Of so many places there are no more made: what 500 and 300 multiply takes long to report."""


@st.composite
def _plain_data(draw: Any) -> Any:
    """Documents with other keys, other ids, values elsewhere, and many of a kind."""
    data = json.loads(formats.dumps(draw(st.sampled_from(SEEDS)), "json"))
    for how in draw(
        st.lists(st.sampled_from(("rename", "set", "move", "many", "like")), max_size=6)
    ):
        places = _places(data)
        if not places:
            break
        around, key = draw(st.sampled_from(places))
        if how in {"many", "like"} and len(places) > _MOST_PLACES:
            continue
        name = draw(st.sampled_from(_NAMES) | st.text(max_size=5))
        if how == "rename" and isinstance(around, dict):
            around[name] = around.pop(key)
        elif how == "set":
            around[key] = draw(st.sampled_from([name, None, [], {}, 2**70, -1, True, [[]], 0.5]))
        elif how == "move":
            there, other = draw(st.sampled_from(places))
            around[key] = json.loads(json.dumps(there[other]))
        elif how == "many" and isinstance(around, list):
            around += [around[key]] * draw(st.sampled_from((2, 2, 2, 10, 10, 500)))
        elif how == "like" and isinstance(around, list) and isinstance(around[key], dict):
            ids = [_LIKE.format(at) for at in range(draw(st.sampled_from((2, 2, 2, 10, 10, 300))))]
            links = [[{"kind": "after", "event": f"{one}x"}] for one in ids]
            around += [
                {**around[key], "id": one, "links": link}
                for one, link in zip(ids, links, strict=True)
            ]
    return data


def _by_every_reader(data: Any) -> None:
    """Plain data as JSON, as JSON Lines, and as rows."""
    text = json.dumps(data)
    _lossless("json")(text.encode())
    if isinstance(data, dict) and isinstance(events := data.pop("events", []), list):
        lines = [data, *events, *[{"outside": ["x"]}] * (len(events) % 3)]
        _lossless("jsonl")("\n".join(map(json.dumps, lines)).encode())
        refused(lambda: list(jsonl.stream(map(json.dumps, lines)).events))


# Folders --------------------------------------------------------------------------------------

_LOCK = b'one = { revision = 3, modified = 2024-08-29, hash = "0123456789abcdef" }\n'
_FILE_NAMES = ["a.toml", "b.toml", "events.toml", revisions.NAME, "x.TOML", ".toml", "a b.toml"]
_FILE_NAMES += ["\x1b[2J.toml", "\u202e.toml", "x" * 200 + ".toml", "\udcff.toml"]
_SPECIAL = ["pipe", "folder", "link out", "link in", "circle", "device"]


def _folder(files: dict[str, bytes | str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "folder"
        folder.mkdir()
        (Path(place) / "secret").write_bytes(b"secret = 1\n")
        for name, content in files.items():
            path = folder / name
            if isinstance(content, bytes):
                path.write_bytes(content)
            elif content == "pipe":
                os.mkfifo(path)
            elif content == "folder":
                path.mkdir()
            else:
                links = {"link out": "../secret", "link in": "a.toml", "device": "/dev/zero"}
                path.symlink_to(links.get(content, name))
        timeline = refused(lambda: vt.read(folder, max_bytes=10**6))
        lock = refused(lambda: revisions.load(folder))
        if timeline is None or lock is None:
            return
        today = vt.load().events[0].modified
        written = revisions.revised(timeline, lock, today)
        (folder / revisions.NAME).unlink(missing_ok=True)
        (folder / revisions.NAME).write_text(written, "utf-8")
        assert revisions.load(folder).keys() == lock.keys() | set(timeline.ids)


_CSV = [
    *documents("csv"),
    *(
        b"\x1e".join(csv.dumps(timeline, table=table).encode() for table in ("events", "claims"))
        for timeline in SEEDS[:2]
    ),
    b"id;when;title\r\na;2024;A\r\n",
]

_FOREIGN = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//EN\r
BEGIN:VTIMEZONE\r
TZID:Mine\r
BEGIN:STANDARD\r
DTSTART:19701101T020000\r
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r
TZOFFSETFROM:-0400\r
TZOFFSETTO:-0500\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:1@example.org\r
DTSTAMP:20240101T000000Z\r
DTSTART;TZID=Mine:20240728T060000\r
DURATION:P1DT2H30M\r
SUMMARY;LANGUAGE=es:Una\\, votación\\; y\\nmás\r
CATEGORIES:A,B\r
GEO:10.5;-66.9\r
LOCATION:Here\r
RRULE:FREQ=DAILY;COUNT=3\r
EXDATE;TZID=Mine:20240729T060000\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
DTSTART;VALUE=DATE:20240228\r
DTEND;VALUE=DATE:20240302\r
SUMMARY:E\r
X-TIMELINE-EDTF:2024-02-28/2024-03-01\r
URL:https://example.org/\r
END:VEVENT\r
BEGIN:VTODO\r
UID:3\r
END:VTODO\r
END:VCALENDAR\r
""".encode()
_ICS_TOKENS = [
    *(
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\n",
        "END:VCALENDAR\r\n",
        "VALUE=DATE",
    ),
    *(
        "DTSTART:",
        "DTEND:20240101\r\n",
        "DURATION:P",
        "P99999999999D",
        "-P1D",
        "TZID=America/Caracas",
    ),
    *("TZID=Mine:", "19970714T", "00000000", "99991231T235959Z", "00010101", "20240230", "240000"),
    *("RRULE:FREQ=SECONDLY\r\n", "FREQ=YEARLY;INTERVAL=0", "X-TIMELINE-EDTF:", "2024-XX\r\n"),
    *("X-TIMELINE-EVENT;VALUE=TEXT:", "TZOFFSETTO:+9999\r\n", "GEO:1e999;x\r\n", "SEQUENCE:-1\r\n"),
]

_OTHERS: dict[str, list[bytes]] = {
    "timelinejs": [
        *documents("timelinejs"),
        (
            b'{"events":[{"start_date":{"year":"-44","month":3},"end_date":{"year":2},"text":{"headline":'
            b'"<a href=\\"https://a.org\\">A</a>"},"media":{"url":"https://a.org"},'
            b'"display_date":"c. 44 BC"}],'
            b'"eras":[{"start_date":{"year":1},"end_date":{"year":2}}]}'
        ),
        b'{"timeline":{"headline":"T","date":[{"startDate":"2012,1,2","headline":"A"}]}}',
        b"Year,Month,Headline,Time,Type\n2020,5,A,10:30 PM,\n1990,,B,,era\n",
    ],
    "markwhen": [
        documents("markwhen")[0],  # to read many lines of words as dates takes long
        b"title: T\n# P\n2020: A #t\n  id: a\nafter !a 3 days: B\n2020/2021: C\n5 BC: D\n",
    ],
    "wikidata": [
        (
            b'{"entities":{"Q1":{"id":"Q1","labels":{"en":{"value":"A"}},"claims":{"P585":[{"rank":"normal",'
            b'"mainsnak":{"snaktype":"value","datavalue":{"value":{"time":"+2024-07-28T00:00:00Z",'
            b'"precision":11,"calendarmodel":"Q1985786"}}},"references":[{"snaks":{}}]}]}}}}'
        )
    ],
    "ucdp": [
        b"id,side_a,best,latitude,longitude,date_prec,date_start,date_end\n1,A,3,1,2,4,2020-01-01,2020-01-31"
    ],
    "acled": [
        b"event_id_cnty,event_date,time_precision,event_type,fatalities\nA,1 May 2020,2,B,3\n"
    ],
    "gdelt": [b"GLOBALEVENTID\tSQLDATE\tSOURCEURL\n1\t20200101\thttps://a.org\n"],
    "geojson": [
        *documents("geojson"),
        *documents("linkedplaces"),
        (
            b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","date":"2020"},'
            b'"geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","properties":{},"when":'
            b'{"timespans":[{"start":{"earliest":"1","latest":"1445"},"end":{"in":"1552"}}]}}]}'
        ),
    ],
    "ftm": [
        (
            b'{"id":"e","schema":"Event","properties":{"name":["A"],"date":["2020"],"involved":["p"]}}\n'
            b'{"id":"p","schema":"Person","properties":{"name":["B"]}}\n'
            b'{"id":"o","schema":"Occupancy","properties":{"holder":["p"],"post":["x"],"endDate":["2020"]}}'
        )
    ],
    "jsonld": [
        *documents("jsonld"),
        (
            b'{"@type":"Event","name":"A","startDate":"2020-01-01T10:00","location":{"name":"P","geo":'
            b'{"latitude":1,"longitude":2}},"performer":[{"name":"B"}],"superEvent":{"@id":"c"}}'
        ),
    ],
}
"""Files of other programs, by the format they are in."""


def _other(name: str) -> Callable[[bytes], None]:
    def law(data: bytes) -> None:
        for read in (
            lambda: formats.loads(data, name, report=Report()),
            lambda: formats.loads(data, report=Report()),
        ):
            timeline = refused(read)
            if timeline is not None:
                assert formats.loads(formats.dumps(timeline, "json"), "json") == timeline
                for written in _WRITTEN.get(name, ()):
                    again = formats.loads(formats.dumps(timeline, written), name, report=Report())
                    assert all(event.when == timeline[event.id].when for event in again)

    return law


_WRITTEN = {"geojson": ("geojson", "linkedplaces"), "markwhen": ("markwhen",)}
"""The formats of other programs in which what was read is written again."""


def _lean(timeline: vt.Timeline) -> bytes:
    """A database of what is read alone, in small pages, so that most damage is done to that."""
    from databases import connected, written  # noqa: PLC0415  (some Pythons have no sqlite3)

    database = connected(written(timeline), isolation_level=None)
    read = {"timeline", "chapters", "actors", "places", "sources", "terms", "events"}
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'"
    for (name,) in database.execute(tables).fetchall():
        if name not in read:
            database.execute(f'DROP TABLE "{name}"')
    database.execute("PRAGMA page_size = 512")
    database.execute("VACUUM")
    return database.serialize()


def _sqlite(data: bytes) -> None:
    timeline = refused(lambda: formats.loads(data, "sqlite"))
    if timeline is not None:
        assert sqlite.loads(b"".join(sqlite.chunks(timeline))) == timeline


_SQL = [
    b"CREATE VIEW ",
    b"CREATE TABLE ",
    b"AS (zeroblob(9))",
    b"WITHOUT ROWID",
    *map(bytes, ([0], [5], [13], [255])),
]

_FOLDERS = st.dictionaries(
    st.sampled_from(_FILE_NAMES),
    st.sampled_from(_SPECIAL)
    | mutants([*documents("toml"), _LOCK, _LOCK], ["=", "\n", '"', "revision = 0"])
    | st.sampled_from([*documents("toml"), _LOCK]),
    max_size=4,
)


def _layout(data: bytes) -> None:
    """A layout means the same, and is the same when it is laid out again."""
    text = refused(lambda: formatted(data))
    if text is not None:
        assert formatted(text) == text
        before = refused(lambda: formats.loads(data, "toml"))
        after = refused(lambda: formats.loads(text.encode(), "toml"))
        assert before == after


def _questions() -> SearchStrategy[Any]:
    """What an assistant may send: tools, and arguments with values of every kind."""
    answers = Answers(vt.load())
    known = st.sampled_from(
        ["presidential-election-2024", "Putin", "July 2024", "2024-08-01", "en"]
    )
    odd = scrambled(_PHRASES, _WORDS) | st.text(max_size=30) | st.integers(-1, 3)
    values = st.booleans().flatmap(lambda right: known if right else odd)
    fitting = [
        st.tuples(
            st.just(tool.name),
            st.fixed_dictionaries(
                dict.fromkeys(tool.schema["required"], values),
                optional={
                    key: {"page": st.integers(-1, 3), "lang": st.sampled_from(["en", "es"])}.get(
                        key, values
                    )
                    for key in tool.schema["properties"]
                    if key not in tool.schema["required"]
                },
            ),
        )
        for tool in answers.tools
    ]
    wild = st.tuples(st.text(max_size=5), st.dictionaries(st.text(max_size=5), values, max_size=2))
    asked = st.one_of(*fitting, wild)
    return asked.map(lambda one: (*one, answers))


def _question(asked: tuple[str, dict[str, Any], Answers]) -> None:
    tool, arguments, answers = asked
    answer = refused(lambda: answers.ask(tool, arguments))
    if answer is not None:
        text = json.dumps(answer, ensure_ascii=False)
        assert json.loads(text) == answer
        assert len(text) < _LONGEST_ANSWER


_LONGEST_ANSWER = 30_000

_COMMENTED = [
    b"""# a

[[events]] # b
# c
title='''
A'''
id="a"
tags=[ 'a', # d
 'b' ]
when=2024
# e
""",
    b'#:schema x\nid="a"\ntitle.en="""A\\"""""\noutside=[{a=[1,{b=2}]},[]]\n',
]
_MARKS = ["# x\n", "\n\n", " ", "'''", '"""', "[", "]", "{", "}", ",", "=", ".", "\r\n", "\\"]

TARGETS = {
    "layout": Target(mutants([*documents("toml"), *_COMMENTED], _MARKS), _layout),
    "questions": Target(_questions(), _question),
    "data": Target(_plain_data(), _by_every_reader),
    **({"folders": Target(_FOLDERS, _folder)} if hasattr(os, "mkfifo") else {}),
    "edtf": Target(scrambled(edtf_texts(), _EDTF_WORDS), _edtf),
    "phrases": Target(scrambled(_PHRASES | phrases(), _WORDS) | phrases(), _phrase),
    "json": Target(mutants(documents("json")), _lossless("json")),
    "jsonl": Target(
        mutants(documents("jsonl"), ['{"outside": []}\n', '{"outside": ["x"]}\n']),
        _lossless("jsonl"),
    ),
    "toml": Target(mutants(documents("toml"), ["[[events]]\n", "[a.b]\n"]), _lossless("toml")),
    "csv": Target(mutants(_CSV, ["=1+1", '"', "\x1e", "a (b)", "\r\n"]), _csv),
    "ics": Target(
        mutants([*documents("ics"), *documents("ics", embed=True), _FOREIGN], _ICS_TOKENS), _ics
    ),
    **(
        {"sqlite": Target(mutants([_lean(one) for one in SEEDS], _SQL), _sqlite)}
        if find_spec("sqlite3")
        else {}
    ),
    **{name: Target(mutants(files), _other(name)) for name, files in _OTHERS.items()},
}
