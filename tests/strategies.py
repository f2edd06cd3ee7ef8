"""Hypothesis strategies for the library's values: one place, shared by all tests."""

from __future__ import annotations

import datetime
import re
from itertools import cycle
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

import venezuela_timeline as vt
from venezuela_timeline.time import Cell, Relation, TimeSpan
from venezuela_timeline.time._phrases import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

QUALIFIERS = ("", "?", "~", "%")


# Time -----------------------------------------------------------------------------------


@st.composite
def digits(draw: DrawFn, number: int, width: int, *, masks: bool = True) -> str:
    """A number in so many digits, some of them perhaps X."""
    text = f"{number:0{width}}"
    if not masks or draw(st.integers(0, 3)):
        return text
    unknown = draw(st.sets(st.integers(0, width - 1), max_size=width))
    return "".join("X" if at in unknown else digit for at, digit in enumerate(text))


@st.composite
def plain_dates(draw: DrawFn, *, low: int = 0, high: int = 9999, masks: bool = True) -> str:
    """A year, month or day, with qualifiers and unspecified digits anywhere."""
    year = draw(digits(draw(st.integers(low, high)), 4, masks=masks))
    parts = [year]
    kind = draw(st.sampled_from(("year", "month", "day", "day", "season")))
    if kind == "season":
        parts.append(str(draw(st.integers(21, 41))))
    elif kind != "year":
        parts.append(draw(digits(draw(st.integers(1, 12)), 2, masks=masks)))
    if kind == "day":
        parts.append(draw(digits(draw(st.integers(1, 28)), 2, masks=masks)))
    signs = st.sampled_from(("", "", "", *QUALIFIERS))
    return "-".join(draw(signs) + part + draw(signs) for part in parts)


def long_years() -> SearchStrategy[str]:
    """Years with Y, with an exponent, with significant digits."""
    far = st.integers(10_000, 10**15).map(lambda year: f"Y{year}")
    exponents = st.builds(
        "Y{}{}E{}".format, st.sampled_from(("", "-")), st.integers(1, 99), st.integers(1, 13)
    )
    significant = st.builds("{}S{}".format, st.integers(1000, 9999), st.integers(1, 4))
    return st.one_of(far, far.map(lambda year: year.replace("Y", "Y-")), exponents, significant)


@st.composite
def clocks(draw: DrawFn, *, offset: bool | None = None) -> str:
    """A date with a time of day; `offset` says whether it has one."""
    year, month, number = (draw(st.integers(1, top)) for top in (9998, 12, 28))
    day = f"{year:04}-{month:02}-{number:02}"
    hour, minute, second = (draw(st.integers(0, top)) for top in (23, 59, 59))
    zones = ("Z", "-04:00", "+05:30", "+00:00", "-04", "+14:00")
    zone = draw(st.sampled_from(zones if offset else ("", *zones) if offset is None else ("",)))
    return f"{day}T{hour:02}:{minute:02}:{second:02}{zone}"


def edtf_dates() -> SearchStrategy[str]:
    """One date of any kind without a time of day."""
    negative = plain_dates(low=1, high=9999, masks=False).map(
        lambda text: text if text[0] in "?~%" else f"-{text}"
    )
    return st.one_of(plain_dates(), plain_dates(low=1990, high=2030), long_years(), negative)


@st.composite
def intervals(draw: DrawFn) -> str:
    """An interval in the order of time, or with an open or unknown end."""
    start, end = draw(st.tuples(edtf_dates(), edtf_dates()))
    start = draw(st.sampled_from((start, start, start, "..", "")))
    end = draw(st.sampled_from((end, end, end, "..", "")))
    if start in ("", "..") or end in ("", ".."):
        return f"{start}/{end}" if start or end else "../.."
    first, last = TimeSpan(start), TimeSpan(end)
    in_order = first.bounds.start_min <= last.bounds.end_max
    return f"{start}/{end}" if in_order else f"{end}/{start}"


@st.composite
def sets(draw: DrawFn) -> str:
    """A set of dates and ranges."""
    members = draw(st.lists(edtf_dates(), min_size=1, max_size=4))
    if draw(st.booleans()):
        low, high = draw(st.tuples(edtf_dates(), edtf_dates()))
        if TimeSpan(low).bounds.start_min > TimeSpan(high).bounds.end_max:
            low, high = high, low
        members.append(f"{low}..{high}")
    if draw(st.integers(0, 3)) == 0:
        members.insert(0, f"..{draw(edtf_dates())}")
    if draw(st.integers(0, 3)) == 0:
        members.append(f"{draw(edtf_dates())}..")
    return draw(st.sampled_from(("[{}]", "{{{}}}"))).format(",".join(members))


def edtf_texts() -> SearchStrategy[str]:
    """Any EDTF text, most of them not in canonical form."""
    return st.one_of(edtf_dates(), intervals(), sets(), clocks())


_MONTHS, _SEASONS, _THIRDS, _ORDINALS = (
    st.sampled_from([*words])
    for words in (
        vocabulary.MONTHS,
        vocabulary.SEASONS,
        vocabulary.THIRDS,
        vocabulary.ORDINALS,
    )
)
_OPENINGS = [
    opening
    for name in (
        *("ABOUT", "PERHAPS", "SINCE", "UNTIL", "BEFORE", "AFTER", "BY", "NOT_BEFORE"),
        *("BETWEEN", "FROM"),
    )
    for opening in getattr(vocabulary, name).split("|")
]
_JOINTS = [
    *(f" {joint} " for joint in f"{vocabulary.AND}|{vocabulary.OR}|{vocabulary.TO}".split("|")),
    *("-", "–", " - ", "/", " al ", " y el "),
]
_ENDINGS = f"{vocabulary.ONWARDS}|{vocabulary.OR_EARLIER}|{vocabulary.OR_LATER}".split("|")


@st.composite
def said_dates(draw: DrawFn) -> str:
    """A date in the words of the grammar, its numbers right or wrong, its year perhaps missing."""
    number = st.one_of(
        st.integers(0, 32).map(str), st.sampled_from(("00", "05", "1st", "5th", "primero", "99"))
    )
    year = st.one_of(
        st.integers(2018, 2025).map(str),
        st.sampled_from(("0", "20", "44", "199", "44 BC", "0 BC", "100 a. C.", "AD 44", "1900s")),
    )
    pattern = draw(
        st.sampled_from(
            (
                *(
                    "{day}",
                    "{month}",
                    "{year}",
                    "{day} {month}",
                    "{day} de {month}",
                    "{month} {day}",
                ),
                *("{day} {month} {year}", "{day} de {month} de {year}", "{month} {day}, {year}"),
                *("{day}/{number}/{year}", "{year}-{number}-{day}", "{number}-{year}"),
                *("{year}-{number}", "{month} {year}", "{month} de {year}", "{season} {year}"),
                *("{third} {year}", "{third}-{year}", "{ordinal} quarter of {year}"),
                *("{number}th century", "{ordinal} mitad del siglo {number}", "los {year}"),
            )
        )
    )
    return pattern.format(
        day=draw(number),
        number=draw(number),
        month=draw(_MONTHS),
        year=draw(year),
        season=draw(_SEASONS),
        third=draw(_THIRDS),
        ordinal=draw(_ORDINALS),
    )


@st.composite
def phrases(draw: DrawFn) -> str:
    """One or two such dates, put together as the grammar does; many of them have no meaning."""
    opening = draw(st.sampled_from(("", "del ", "el ", *(f"{word} " for word in _OPENINGS))))
    second = draw(st.just("") | st.builds("{}{}".format, st.sampled_from(_JOINTS), said_dates()))
    ending = draw(st.sampled_from(("", "", *(f" {word}" for word in _ENDINGS))))
    return f"{opening}{draw(said_dates())}{second}{ending}"


def time_spans() -> SearchStrategy[TimeSpan]:
    """Spans of every kind."""
    return edtf_texts().map(TimeSpan)


@st.composite
def event_spans(draw: DrawFn) -> TimeSpan:
    """Spans that an event may have: no open start, not all of a set, in our times."""
    date = plain_dates(low=1900, high=2100)
    text = draw(date)
    other = draw(st.one_of(st.just(""), st.just(".."), date))
    if draw(st.booleans()):
        late = other not in ("", "..") and (
            TimeSpan(text).bounds.start_min > TimeSpan(other).bounds.end_max
        )
        text = f"{other}/{text}" if late else f"{text}/{other}"
    return TimeSpan(text)


@st.composite
def cells(draw: DrawFn, *, top: int = 8, endless: bool = True) -> Cell:
    """Small cells, with tight bounds, perhaps without beginning or end."""
    if draw(st.booleans()):
        low, high = sorted(draw(st.tuples(st.integers(0, top), st.integers(0, top))))
        return Cell(low, high, low, high, linked=True)
    values = sorted(draw(st.lists(st.integers(0, top), min_size=4, max_size=4)))
    middle = draw(st.permutations(values[1:3]))
    start_min, end_max = values[0], values[3]
    if endless:
        start_min = draw(st.sampled_from((start_min, start_min, float("-inf"))))
        end_max = draw(st.sampled_from((end_max, end_max, float("inf"))))
    return Cell(start_min, middle[0], middle[1], end_max, linked=False)


def relation_sets() -> SearchStrategy[Relation]:
    """Any set of relations."""
    return st.integers(0, Relation.ANY.value).map(Relation)


def allen(first: tuple[float, float], second: tuple[float, float]) -> Relation:
    """The relation of two stretches of days, both ends included, by Allen's own words.

    What the library's closed form is tested against.
    """
    (start, end), (other_start, other_end) = first, second
    rules = {
        Relation.BEFORE: end + 1 < other_start,
        Relation.MEETS: end + 1 == other_start,
        Relation.OVERLAPS: start < other_start <= end < other_end,
        Relation.STARTS: start == other_start and end < other_end,
        Relation.DURING: other_start < start and end < other_end,
        Relation.FINISHES: other_start < start and end == other_end,
        Relation.EQUALS: start == other_start and end == other_end,
        Relation.FINISHED_BY: start < other_start and end == other_end,
        Relation.CONTAINS: start < other_start and other_end < end,
        Relation.STARTED_BY: start == other_start and other_end < end,
        Relation.OVERLAPPED_BY: other_start < start <= other_end < end,
        Relation.MET_BY: other_end + 1 == start,
        Relation.AFTER: other_end + 1 < start,
    }
    (found,) = (relation for relation, holds in rules.items() if holds)
    return found


# Model ----------------------------------------------------------------------------------

SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
"""Any text a file can hold: markup, controls, line breaks, right-to-left marks and all."""

TEXTS = st.dictionaries(
    st.sampled_from(["en", "es", "pt-BR", "und"]), WORDS, min_size=1, max_size=2
).map(vt.Text)

QUANTITIES = st.builds(
    vt.Quantity,
    st.integers(-(10**40), 10**40)
    | st.decimals(-(10**30), 10**30, allow_nan=False, allow_infinity=False, places=3),
    hedge=st.sampled_from(["exactly", "about", "nearly", "over", "at-least", "at-most"]),
    unit=st.none() | SLUGS,
)

# Every timeline drawn knows these.
ACTORS = st.sampled_from(["ann", "bob"])
PLACES = st.sampled_from(["here", "there"])
SOURCES = st.sampled_from(["paper", "gazette"])
CHAPTERS = st.sampled_from(["first", "second"])

CITATIONS = st.lists(
    st.builds(vt.Citation, SOURCES, st.none() | WORDS, note=st.none() | TEXTS), max_size=2
)


def _claims() -> SearchStrategy[list[vt.Claim]]:
    common = {
        "by": ACTORS | SOURCES,
        "stance": st.sampled_from(["asserts", "denies", "doubts", "recognises"]),
        "said": st.none() | time_spans(),
        "citations": CITATIONS,
    }
    figure = st.builds(
        vt.Claim,
        st.sampled_from(["votes", "turnout"]),
        value=QUANTITIES,
        subject=st.none() | ACTORS,
        rank=st.sampled_from(["preferred", "deprecated"]),
        reason=TEXTS,
        **common,
    )
    winner = st.builds(vt.Claim, st.just("winner"), value=ACTORS, text=st.none() | TEXTS, **common)
    time = st.builds(vt.Claim, st.just("when"), value=time_spans(), **common)
    words = st.builds(vt.Claim, st.just("description"), text=TEXTS, **common)
    return st.lists(st.one_of(figure, winner, time, words), max_size=2)


CLAIMS = _claims()


def event_times() -> SearchStrategy[TimeSpan]:
    """Times an event can have, of every kind: not all of a set, not without a start."""
    return time_spans().filter(lambda span: not span.every and not span.open_start)


@st.composite
def links(draw: DrawFn, targets: Sequence[str], *, months: bool = True) -> vt.Link:
    """Links of every kind that needs no claim, with offsets and ends where the kind has them."""
    kinds = ("after", "before", "meets", "same-day", "responds-to", "part-of")
    kind, target = draw(st.sampled_from(kinds)), draw(st.sampled_from(targets))
    end = st.none() | st.sampled_from(("start", "end"))
    found = vt.Link(kind, target)
    if kind in {"after", "before", "same-day"}:
        found = attrs.evolve(found, side=draw(end), of=draw(end))
    if kind in {"after", "before"} and draw(st.booleans()):
        units = ("days", "weeks", "months") if months else ("days", "weeks")
        amount, unit = draw(st.integers(1, 3)), draw(st.sampled_from(units))
        limit = draw(st.sampled_from((None, "exactly", "at-least", "at-most")))
        found = attrs.evolve(found, offset=vt.Offset(amount, unit), limit=limit)
    return found


def _events() -> SearchStrategy[vt.Event]:
    """Events with something in every field; some have no time of their own."""
    link = links(("one", "two", "elsewhere"))
    parts = st.builds(vt.Participation, ACTORS, st.none() | SLUGS, claims=CLAIMS)
    common = {
        "id": st.sampled_from(("one", "two", "three", "four")),
        "title": TEXTS,
        "summary": st.none() | TEXTS,
        "kind": st.none() | SLUGS,
        "chapter": st.none() | CHAPTERS,
        "status": st.sampled_from(("held", "held", "cancelled", "postponed")),
        "key": st.booleans(),
        "tags": st.lists(SLUGS, max_size=2),
        "place": st.none() | PLACES,
        "participants": st.lists(parts, max_size=2),
        "claims": CLAIMS,
        "citations": CITATIONS,
        "modified": st.none() | st.dates(),
        "revision": st.integers(1, 9),
    }
    dated = st.builds(vt.Event, when=event_times(), links=st.lists(link, max_size=1), **common)
    undated = st.builds(
        vt.Event, when=st.none(), links=st.lists(link, min_size=1, max_size=2), **common
    )
    return st.one_of(dated, dated, dated, undated)


EVENTS = _events()

_TENURES = st.builds(vt.Tenure, TEXTS, time_spans(), citations=CITATIONS, claims=CLAIMS)
_MEMBERSHIPS = st.builds(
    vt.Membership, ACTORS, st.none() | time_spans(), role=st.none() | TEXTS, claims=CLAIMS
)
_ALIASES = st.lists(TEXTS, max_size=2)
_EVENT_LISTS = st.lists(EVENTS, max_size=3, unique_by=lambda event: event.id)
_SOURCES = st.builds(
    vt.Source,
    st.just("paper"),
    st.none() | WORDS,
    publisher=st.none() | WORDS,
    published=st.none() | time_spans(),
    authors=st.lists(WORDS, max_size=2),
    accessed=st.none() | st.dates(),
    archived=st.none() | st.just("https://example.org/archived/1"),
    doi=st.none() | st.just("10.1000/182"),
    url=st.none() | st.just("https://example.org/a?b=c&d=%C3%A9#e"),
    state_media=st.booleans(),
)
_ANNS = st.builds(
    vt.Actor,
    st.just("ann"),
    TEXTS,
    description=st.none() | TEXTS,
    tenures=st.lists(_TENURES, max_size=1),
    aliases=_ALIASES,
    memberships=st.lists(_MEMBERSHIPS, max_size=1),
)
_COORDINATES = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@st.composite
def timelines(draw: DrawFn) -> vt.Timeline:
    """Whole timelines: every reference in them is to something there, or outside."""
    ann = draw(_ANNS)
    latitude, longitude = draw(_COORDINATES) or (None, None)
    here = vt.Place(
        "here",
        draw(TEXTS),
        country="VE",
        latitude=latitude,
        longitude=longitude,
        aliases=draw(_ALIASES),
    )
    paper = draw(_SOURCES)
    return vt.Timeline(
        draw(_EVENT_LISTS),
        id=draw(SLUGS),
        title=draw(TEXTS),
        version=draw(st.none() | WORDS),
        actors=[ann, vt.Actor("bob", "Bob", "state", wikidata="Q717")],
        places=[here, vt.Place("there", "There")],
        sources=[paper, vt.Source("gazette", language="es", kind="official")],
        chapters=[vt.Chapter("first", draw(TEXTS)), vt.Chapter("second", "Second", summary="x")],
        terms=[vt.Term("vote", draw(TEXTS)), vt.Term("votes", {"en": "votes", "es": "votos"})],
        outside=["one", "two", "elsewhere"],
    )


# Formats --------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</script><svg/onload=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt;",
    "=cmd|'/c calc'!A0",
    '+1+1; =1+1;"=1+1"\n@SUM(A1)\t-2',
    "\t=1",
    "'=1' quoted",
    "# a\n## b\n- c\n1. d\n> e\n===\n```js\nf\n```",
    "[link](javascript:alert(1)) ![x](y) *b* _c_ `d` <http://e.org> | f | ~~g~~ $h$",
    "https://example.org/x and www.example.org/y, a@example.org",
    "title x : y\nsection z #35; ;; %%{init: {}}%% ﬂ°°60¶ß style: #a;",
    "timeline\n%% comment",
    "\u202etxet desrever\u202c \u2067x \u200f\ufeff",
    "a\x00b\x0cc\x85d\u2028e\u2029f",
    "{{7*7}} ${x} \\n \\\\ %0A",
)
"""Texts that something could take for more than text."""


def hostile_timeline() -> vt.Timeline:
    """A timeline with a hostile text in every field, and every hostile text in a title."""
    texts = cycle(HOSTILE)

    def claim(aspect: str = "description", **more: str) -> vt.Claim:
        return vt.Claim(
            aspect,
            "ann",
            text=next(texts),
            rank="deprecated",
            reason=next(texts),
            citations=[vt.Citation("paper", next(texts), note=next(texts))],
            **more,
        )

    tenure = vt.Tenure(next(texts), "2001", claims=[claim()])
    events = [
        vt.Event(
            f"event-{number}",
            title,
            f"20{number + 10}",
            summary=title,
            chapter="first" if number % 2 else "second",
            place="here",
            participants=[vt.Participation("ann", "speaker", claims=[claim()])],
            claims=[claim(), claim("winner", value="ann")],
            citations=[vt.Citation("paper", next(texts))],
            links=[vt.Link("after", "elsewhere", claims=[claim()])],
        )
        for number, title in enumerate(HOSTILE)
    ]
    return vt.Timeline(
        events,
        id="hostile",
        title=HOSTILE[1],
        actors=[vt.Actor("ann", HOSTILE[1], description=HOSTILE[0], tenures=[tenure])],
        places=[vt.Place("here", HOSTILE[0])],
        sources=[
            vt.Source(
                "paper",
                HOSTILE[0],
                publisher=HOSTILE[1],
                language=HOSTILE[0],
                url="https://example.org/?a=b&copy;=www.x.org/'onmouseover=alert(1)",
            )
        ],
        chapters=[
            vt.Chapter("first", HOSTILE[1], summary=HOSTILE[0]),
            vt.Chapter("second", HOSTILE[3], summary=HOSTILE[8]),
        ],
        terms=[vt.Term("vote", HOSTILE[2]), vt.Term("votes", HOSTILE[0])],
        outside=["elsewhere"],
    )


# Frames ---------------------------------------------------------------------------------


@st.composite
def recent_times(draw: DrawFn) -> TimeSpan:
    """Times of every kind an event can have, in so few years that they meet; some anywhere."""
    date = plain_dates(low=2023, high=2024)
    clock = st.builds(
        "2024-0{}-0{}T{:02}:00:00{}".format,
        *(st.integers(1, 2), st.integers(1, 3), st.integers(0, 23)),
        st.sampled_from(("", "Z", "-04:00", "+14:00")),
    )
    end = st.one_of(date, date, clock, st.sampled_from(("", "..")))
    text = st.one_of(
        *(date, date, clock),
        st.builds("{}/{}".format, st.one_of(date, clock, st.just("")), end),
        st.lists(date, min_size=1, max_size=3).map(lambda dates: f"[{','.join(dates)}]"),
        st.sampled_from(("[..2024-01-20]", "[2024-01-20..]")),
    )
    if draw(st.integers(0, 9)) == 0:
        return draw(event_times())
    return TimeSpan(draw(text.filter(_is_edtf)))


def _is_edtf(text: str) -> bool:
    try:
        return bool(TimeSpan(text).cells)
    except vt.EDTFError:
        return False


@st.composite
def crowds(draw: DrawFn) -> vt.Timeline:
    """Timelines of some dozen events that meet in time, actors, sources and words."""
    tl = draw(timelines())
    times = draw(st.lists(recent_times(), min_size=4, max_size=14))
    rivals = recent_times().map(lambda time: vt.Claim("when", "ann", time))
    events = []
    for at, time in enumerate(times):
        known = st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 1, 1))
        undated = at > 0 and draw(st.integers(0, 5)) == 0
        event = vt.Event(
            f"event-{at}",
            draw(st.sampled_from(("Votación", "The vote", "Guaidó"))),
            None if undated else time,
            links=["after event-0"] if undated else [],
            kind=draw(st.sampled_from((None, "vote", "talk"))),
            tags=draw(st.lists(st.sampled_from(("a", "b")), max_size=2)),
            place=draw(st.none() | PLACES),
            participants=draw(st.lists(ACTORS, max_size=2)),
            claims=[*draw(CLAIMS), *draw(st.lists(rivals, max_size=1))],
            citations=draw(CITATIONS),
        )
        if (
            not undated
            and time.open_end
            and (day := draw(known))
            and day.toordinal() >= time.bounds.start_min
        ):
            event = attrs.evolve(event, known_until=day)
        events.append(event)
    registers = {name: getattr(tl, name).values() for name in ("actors", "places", "sources")}
    registers |= {name: getattr(tl, name).values() for name in ("chapters", "terms")}
    return vt.Timeline(
        [*tl, *events],
        id=tl.id,
        title=tl.title,
        version=tl.version,
        outside=[*tl.outside, "elsewhere"],
        **registers,
    )


@st.composite
def queries(draw: DrawFn, tl: vt.Timeline) -> vt.Query:
    """Questions of every kind that can be put to a timeline of `crowds` and to a frame."""
    day = st.builds("2024-0{}-0{}".format, st.integers(1, 3), st.integers(1, 9))
    windows = st.one_of(
        *(day, st.sampled_from(("2023", "2024-01", "2024-02/..", "../2024-01-20", "../..", 2024))),
        st.tuples(day, day).map(lambda days: "/".join(sorted(days))),
    )
    moments = st.one_of(windows, recent_times(), st.sampled_from(tl.events))
    atoms = st.one_of(
        st.builds(
            lambda ask, moment: ask(moment),
            st.sampled_from((vt.during, vt.overlapping, vt.before, vt.after)),
            moments,
        ),
        day.map(vt.on),
        st.builds(
            lambda offset, of: vt.within(offset, of=of),
            st.sampled_from(("3 days", "1 week", "1 month")),
            moments,
        ),
        st.lists(day, min_size=2, max_size=2).map(lambda days: vt.between(*sorted(days))),
        st.sampled_from(
            (
                *(vt.on_day("01-05"), vt.on_day("02-29"), vt.anniversary("2025-01-03/2025-02-28")),
                *(vt.lasting(2), vt.lasting("1 day", at_most="1 week"), vt.lasting(40)),
                vt.between(tl.events[0], tl.events[-1]),
                vt.during("2024-01-02T10:00Z/2024-01-20T12:30-04:00"),
                *(ask("2024-01-07T12:00-04:00") for ask in (vt.before, vt.during, vt.overlapping)),
            )
        ),
        *(ACTORS.map(vt.actor), PLACES.map(vt.place), SOURCES.map(vt.source)),
        st.sampled_from(("ann", "paper", "gazette")).map(vt.claimed_by),
        st.sampled_from((vt.kind("vote"), vt.tag("a"), vt.role("x"), vt.chapter("first"))),
        st.sampled_from(("VOTACION", "the vo*", "guaidó ann", '"the vote"')).map(vt.text),
        st.sampled_from((vt.contested(), vt.approximate(), vt.uncertain(), vt.key())),
    )
    nested = st.recursive(
        atoms,
        lambda parts: st.one_of(
            parts.map(lambda query: ~query),
            st.tuples(parts, parts).map(lambda pair: pair[0] & pair[1]),
            st.tuples(parts, parts).map(lambda pair: pair[0] | pair[1]),
        ),
        max_leaves=5,
    )
    return draw(nested)


CLOSE_TIMES = {
    "plain": ("2024-07-28", "2024-07-29", "2024-07-27/2024-07-29", "2024-07", "2024-07-XX"),
    "qualified": ("2024-07-28~", "2024-07~", "2024-08?", "2024-07-27/2024-08~"),
    "several": ("[2024-07-01,2024-07-28]", "[2024-07~,2026]", "20XX-07-28", "[2020..]"),
    "instants": (
        *("2024-07-28T10:00:00Z", "2024-07-28T23:30:00-04:00", "2024-07-29T03:30:00Z"),
        *("2024-07-29T02:00:00+14:00", "2024-07-28T00:00:00Z/2024-07-29T04:00:00Z"),
        "2024-07-28T08:00:00-04:00/..",
    ),
    "open": ("2006/..", "2024-07-27/..", "2024-07-29/", "2024-07?/..", "2024-07/.."),
}
"""Times of every kind around one day, so that two of them often touch."""


@st.composite
def close_events(draw: DrawFn, number: int) -> vt.Event:
    """An event with little more than a time, close to one day."""
    kind = draw(st.sampled_from([*CLOSE_TIMES, "any"]))
    when = draw(
        event_times() if kind == "any" else st.sampled_from(CLOSE_TIMES[kind]).map(TimeSpan)
    )
    known = ["2024-08-15", "2040-01-01", None] if when.open_end and kind != "any" else [None]
    rivals = st.sampled_from(CLOSE_TIMES["plain"] + CLOSE_TIMES["several"])
    return vt.Event(
        f"e{number}",
        "E",
        when,
        known_until=draw(st.sampled_from(known)),
        claims=[vt.Claim("when", "ann", time) for time in draw(st.lists(rivals, max_size=1))],
    )


@st.composite
def close_timelines(draw: DrawFn, *, most: int = 6) -> vt.Timeline:
    """Timelines of events that often share a day."""
    count = draw(st.integers(1, most))
    events = [draw(close_events(number)) for number in range(count)]
    return vt.Timeline(events, id="close", actors=[vt.Actor("ann", "Ann")])


# Fuzzing --------------------------------------------------------------------------------

ODD_TOKENS = (
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xc3", b"\xf4\x90\x80\x80", b"\x1b[2J"),
    *(b"\\ud800", b"\\u0000", b"\\uD83D", b"\\x00", b"\\"),
    *("\u202e", "\u2028", "\x85", "\u0660\u0661", "ﬁ", "İ", "e\u0301", "\U0001f1fb", "－", "²"),
    *("0", "-1", "1e999999999", "9" * 5000, "1e-400", "0x10", "1_000", "NaN", "-Infinity", "1.5"),
    *("null", "true", "[]", "{}", '""', '"', "'", '"""', "'''", "[" * 3000, '{"a":' * 3000),
    *("\r", "\n", "\r\n ", "\t", ",", ";", ":", "=", ".", "..", "#", "a" * 3000, " " * 3000),
    *("2024-02-30", "2024-XX", "XXXX", "[..2024]", "{2024,2025}", "2024/..", "/2024", "2024?"),
    *("Y1000000000000000", "Y-1E15", "2024S2", "-0001", "2024-21", "9999-12-31", "0000"),
    *("2024-07-28T24:00:00", "T23:59:60Z", "+14:00", "one", "ann", "paper", "here", "elsewhere"),
    *("votes", "when", "winner", "asserts", "preferred", "causes", "part-of", "after", "und"),
)
"""What a reader of any format may stumble over."""

_CUTS = re.compile(rb'([\[\]{}",:;=\r\n/ ]+)')
_EDITS = ("insert", "insert", "delete", "double", "flip", "cut", "splice", "token", "token", "swap")


@st.composite
def mutants(draw: DrawFn, documents: Sequence[bytes], tokens: Sequence[str | bytes] = ()) -> bytes:
    """A valid document after a few edits, of bytes or of whole tokens."""
    odd = st.sampled_from([*ODD_TOKENS, *tokens]).map(
        lambda token: token if isinstance(token, bytes) else token.encode()
    )
    data = draw(st.sampled_from(documents))
    for edit in draw(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=5)):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.integers(0, 60))
        match edit:
            case "insert":
                data = data[:at] + draw(odd) + data[draw(st.sampled_from((at, end))) :]
            case "delete":
                data = data[:at] + data[end:]
            case "double":
                times = draw(st.sampled_from((2, 3, 500)))
                data = data[:at] + data[at:end] * times + data[end:]
            case "flip":
                data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
            case "cut":
                data = data[:at]
            case "splice":
                other = draw(st.sampled_from(documents))
                data = data[:at] + other[draw(st.integers(0, len(other))) :]
            case _:
                data = _retokened(draw, data, odd, swap=edit == "swap")
    return data


def _retokened(draw: DrawFn, data: bytes, odd: SearchStrategy[bytes], *, swap: bool) -> bytes:
    """The document with one of its words, or what stands between two, replaced."""
    parts = _CUTS.split(data)
    at, other = (draw(st.integers(0, len(parts) - 1)) for _ in range(2))
    if swap:
        parts[at], parts[other] = parts[other], parts[at]
    else:
        parts[at] = draw(st.sampled_from((b"", parts[other], parts[at] * 2)) | odd)
    return b"".join(parts)


def scrambled(texts: SearchStrategy[str], words: Sequence[str]) -> SearchStrategy[str]:
    """Valid texts after a few edits, and words in any order: for parsers of single values."""
    joined = st.tuples(
        st.lists(st.sampled_from(words) | st.text(max_size=3), max_size=8),
        st.sampled_from(("", " ", "-", "/", ",")),
    ).map(lambda drawn: drawn[1].join(drawn[0]))

    @st.composite
    def edited(draw: DrawFn) -> str:
        text = draw(texts)
        for _ in range(draw(st.integers(0, 4))):
            at = draw(st.integers(0, len(text)))
            end = at + draw(st.integers(0, 4))
            word = draw(st.sampled_from(("", *words)) | st.text(max_size=2))
            times = draw(st.sampled_from((1, 1, 1, 2, 300)))
            text = text[:at] + word * times + text[end:]
        return text

    return edited() | joined | st.text(max_size=40)
