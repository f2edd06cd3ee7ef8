"""The text form: the standard's own examples, its refusals, print and parse as inverses."""

import sys
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

from strategies import edtf_texts
from venezuela_timeline.errors import EDTFError
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time._edtf_plain import is_plain
from venezuela_timeline.time._edtf_text import text_of
from venezuela_timeline.time.edtf import canonical, parse

# The examples of the Library of Congress's specification of 4 February 2019, by level.
EXAMPLES = {
    0: """1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z
        1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08
        2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02""",
    1: """Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX
        1985-04-XX 1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985
        1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985 -1985""",
    2: """Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 [1667,1668,1670..1672] [..1760-12-03]
        Y1E15 Y17E5S7 [1984-04-12..1984-04-12] [1760-12..]
        [1760-01,1760-02,1760-12..] [1667,1760-12] [..1984] {1667,1668,1670..1672}
        {1960,1961-12} {..1984} 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 156X-12-25
        15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X 2004-06-~01/2004-06-~20
        2004-06-XX/2004-07-03""",
}

CANONICAL = {
    "1985-04-12T23:20:30-04": "1985-04-12T23:20:30-04:00",
    "1985-04-12T23:20:30+00:00": "1985-04-12T23:20:30Z",
    "?2004-06-~11": "2004?-06-~11",
    "~2004": "2004~",
    "~2004~": "2004~",
    "?2004~": "2004%",
    "2004~-06~": "2004-06~",
    "2004?-06~": "2004%-~06",
    "2004-?06?": "2004-06?",
    "~2004-~06-~11": "2004-06-11~",
    "2004-06~-11?": "2004-06%-?11",
    "[~2004,2006]": "[2004~,2006]",
    "?2004/2006": "2004?/2006",
}

REFUSED = {
    "": (0, "missing"),
    " ": (0, "blanks"),
    "2024 ": (4, "blanks"),
    " 2024": (0, "blanks"),
    "[1667, 1668]": (6, "blanks"),
    "1985-02-30": (8, "01 to 28"),
    "2001-02-29": (8, "01 to 28"),
    "1900-02-29": (8, "01 to 28"),
    "2004-06-00": (8, "01 to 30"),
    "1985-02-3X": (8, "no day"),
    "190X-02-3X": (8, "no day"),
    "XXX1-02-29": (8, "no day"),
    "1985-2X": (5, "no month"),
    "1985-13": (5, "01 to 12"),
    "1985-20": (5, "01 to 12"),
    "1985-42": (5, "01 to 12"),
    "1985-00": (5, "01 to 12"),
    "1985-4": (5, "a month has two digits: write '04'"),
    "2024-7-28": (5, "a month has two digits: write '07'"),
    "1985-4/1986": (5, "a month has two digits: write '04'"),
    "1985-0": (6, "two of the digits"),
    "1985-": (5, "two of the digits"),
    "1985-04-1": (8, "a day has two digits: write '01'"),
    "[1985-04-9,1986]": (9, "a day has two digits: write '09'"),
    "2001-21-03": (7, "no day"),
    "19850412": (4, "begins with Y"),
    "198504": (4, "begins with Y"),
    "198": (3, "four"),
    "-198": (4, "four"),
    "+1985": (0, "four"),
    "-0000": (0, "no sign"),
    "Y1985": (1, "more than four"),
    "Y-1985": (2, "more than four"),
    "Y012345": (1, "leading 0"),
    "Y": (1, "Y"),
    "Y12345-01": (6, "stands alone"),
    "1950S2-04": (6, "stands alone"),
    "1950S0": (4, "no meaning"),
    "1950S5": (5, "4 digits"),
    "195XS2": (4, "not both"),
    "Y1E16": (1, "10\\^15"),
    "Y2E15": (1, "10\\^15"),
    "Y17E5S8": (6, "7 digits"),
    "Y1E999999999": (1, "10\\^15"),
    "Y1000000000000001": (1, "10\\^15"),
    "Y0E5": (1, "0000"),
    "Y5E0": (3, "after E comes a whole number from 1 on"),
    "Y5E": (3, "after E comes a whole number from 1 on"),
    "Y12345E07": (7, "after E comes a whole number from 1 on"),
    "2024-07-28T10:00:00~": (19, "^[^:]*:00:00~', character 19: a time of day has no qualifier$"),
    "1985-~4": (6, "write '04'"),
    "1985-4X4": (5, "no month"),
    "1985-0-1": (6, "two of the digits"),
    "1985-X": (6, "two of the digits"),
    "1985-Y": (5, "two of the digits"),
    "1985-W15": (5, "weeks"),
    "1985-102": (7, "no meaning"),
    "2004/2003": (5, "before it starts"),
    "2004-07~/2004-06": (9, "before it starts"),
    "2004-12/2004-21": (8, "before it starts"),
    "2004/2005/2006": (9, "one '/'"),
    "2004/2005/2006/2007": (9, "one '/'"),
    "2004//2005": (5, "one '/'"),
    "/": (0, "at least one"),
    "2004/1 year": (6, "blanks"),
    "2004..2005": (4, "no meaning"),
    "...": (0, "four"),
    "1985-04-12T23": (11, "hh:mm:ss"),
    "1985-04-12T24:00:00": (11, "hh:mm:ss"),
    "1985-04-12T23:59:60": (11, "hh:mm:ss"),
    "1985-04-12T23:20:30.5": (19, "seconds"),
    "1985-04-12T23:20:30-00:00": (19, "UTC"),
    "1985-04-12T23:20:30+24": (19, "seconds"),
    "1985-04T23:20:30": (7, "whole date"),
    "1985-04-XXT23:20:30": (10, "whole date"),
    "1985-04-12~T23:20:30": (11, "whole date"),
    "-1985-04-12T23:20:30": (11, "whole date"),
    "[1985-04-12T23:20:30]": (11, "set"),
    "[1985-04-12T23:20:30..1986]": (11, "set"),
    "[1985..1986-04-12T23:20:30]": (17, "set"),
    "1985-04-12T23:20:30Z/1985-04-12T22:20:30Z": (21, "before it starts"),
    "2004?~": (5, "one qualifier"),
    "2004??": (5, "one qualifier"),
    "2004-06?-": (9, "two of the digits"),
    "[": (1, "ends with"),
    "[1984": (5, "ends with"),
    "[{1984": (1, "ends with"),
    "[1984..5]": (8, "four"),
    "[1984..1985..1986]": (11, "no meaning"),
    "[1984}": (5, "ends with"),
    "[[1984]]": (1, "four"),
    "[1984/1985]": (5, "no meaning"),
    "[]": (1, "missing"),
    "[1984,]": (6, "missing"),
    "[..]": (1, "before it, after it"),
    "[1984,..1985]": (6, "comes first"),
    "[1984..,1985]": (5, "comes last"),
    "[1985..1984]": (7, "before it starts"),
    "1984]": (4, "no meaning"),
    "２０２４": (0, "four"),
    "202４": (3, "four"),
    "2024-0٧": (6, "two of the digits"),
    "199u": (3, "four"),
    "unknown": (0, "four"),
    "2024\n": (4, "blanks"),
    "2024\x00": (4, "no meaning"),
}


@pytest.mark.parametrize(
    ("level", "text"),
    [(level, text) for level, texts in EXAMPLES.items() for text in texts.split()],
)
def test_examples_of_the_standard(level: int, text: str) -> None:
    span = TimeSpan.parse(text)
    assert span.level == level
    assert str(span) == CANONICAL.get(text, text)


@pytest.mark.parametrize(("text", "expected"), CANONICAL.items())
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected
    assert TimeSpan(text) == TimeSpan(expected)
    assert hash(TimeSpan(text)) == hash(TimeSpan(expected))


@pytest.mark.parametrize(("text", "problem"), REFUSED.items())
def test_refused_with_position_and_reason(text: str, problem: tuple[int, str]) -> None:
    with pytest.raises(EDTFError, match=problem[1]) as caught:
        TimeSpan.parse(text)
    assert caught.value.position == problem[0]
    assert caught.value.text == text


def test_the_message_that_contributing_shows_is_a_real_one() -> None:
    page = Path(__file__).parents[2] / "CONTRIBUTING.md"
    with pytest.raises(EDTFError) as caught:
        TimeSpan("2024-7-28")
    assert f"`{caught.value}`" in page.read_text("utf-8")


def test_only_text_is_edtf() -> None:
    with pytest.raises(EDTFError, match="string"):
        TimeSpan.parse(2024)  # type: ignore[arg-type]


@given(edtf_texts())
def test_parse_and_print_are_inverse(text: str) -> None:
    tree = parse(text)
    printed = text_of(tree)
    assert parse(printed) == tree
    assert canonical(printed) == printed
    assert TimeSpan.parse(str(TimeSpan(text))) == TimeSpan(text)
    assert eval(repr(TimeSpan(text))) == TimeSpan(text)  # noqa: S307


@given(edtf_texts())
def test_the_short_way_agrees_with_the_long(text: str) -> None:
    assert not is_plain(text) or text_of(parse(text)) == text


ALPHABET = "0123456789XYES-/.~?%[]{},T:Z+ "


@given(st.one_of(st.text(ALPHABET, max_size=24), st.text(max_size=12)))
@example("2001-21/2001-12")
@example("2001-12/2001-24")
@example("201X/2009")
def test_every_text_is_a_span_or_an_error(text: str) -> None:
    try:
        tree = parse(text)
    except EDTFError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017  (most texts are refused)
        assert not is_plain(text)
    else:
        assert parse(text_of(tree)) == tree
        assert TimeSpan(text).cells
        assert TimeSpan(text).describe("es")


@given(edtf_texts(), st.data())
def test_a_slip_is_a_span_or_an_error(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    slip = text[:at] + data.draw(st.sampled_from(("", *ALPHABET))) + text[at + 1 :]
    try:
        span = TimeSpan(slip)
    except EDTFError as error:
        assert 0 <= error.position <= len(slip)  # noqa: PT017  (most slips are refused)
    else:
        assert canonical(str(span)) == str(span)


@pytest.mark.parametrize(
    "text",
    [
        "Y1E999999999",
        f"Y{'9' * 5000}",
        f"Y1E{'9' * 5000}",
        f"1985S{'9' * 5000}",
        "[" * 10_000,
        f"{'[' * 10_000}1984{']' * 10_000}",
        "/" * 10_000,
        "2004/" * 10_000,
        "-" * 10_000,
        f"[{',' * 10_000}]",
        f"[{'1984..' * 10_000}]",
        f"2024{'~' * 10_000}",
    ],
)
def test_large_nonsense_is_refused_at_once(text: str) -> None:
    calls = []
    sys.setprofile(lambda _, event, __: calls.append(event))
    try:
        with pytest.raises(EDTFError):
            TimeSpan.parse(text)
    finally:
        sys.setprofile(None)
    assert len(calls) < 2000, "as many as for a short text, if its fault comes first"


def test_a_long_set_keeps_its_hull() -> None:
    span = TimeSpan(f"[{','.join(f'{year:04}' for year in range(0, 9999, 2))}]")
    assert not span.exact
    assert len(span.cells) == 1
    assert TimeSpan("[1984,1985]").exact


HUGE = pytest.param(10**5000, id="huge")  # Python refuses to print it


class Text(str):  # noqa: SLOT000  (as others' subclasses are)
    def __str__(self) -> str:
        return "another"


def test_subclasses_of_str_become_str() -> None:
    span = TimeSpan(Text("2024-07"))
    assert type(span.edtf) is str
    assert span == TimeSpan("2024-07")


@pytest.mark.parametrize("value", [2024, HUGE, True, 2024.0, None, b"2024", ["2024"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(EDTFError, match="EDTF is a string"):
        TimeSpan(value)  # type: ignore[arg-type]


@given(st.text(), st.sampled_from(["{}", "2024{}", "2024-{}", "[{}]", "{}/2024", "2024-07-28T{}"]))
def test_any_text_is_edtf_or_one_error(text: str, frame: str) -> None:
    whole = frame.format(text)
    try:
        span = TimeSpan(whole)
    except EDTFError as error:
        assert 0 <= error.position <= len(whole)  # noqa: PT017
        assert error.reason  # noqa: PT017
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert whole.isascii()
        assert TimeSpan(str(span)) == span


@pytest.mark.parametrize(
    "text", ["XXXX-02-30", "XXX1-02-29", "19XX-XX-32", "X9X9-02-29", "-XXXX-X4-31"]
)
def test_days_that_no_year_has(text: str) -> None:
    with pytest.raises(EDTFError, match="no day of"):
        TimeSpan(text)


@pytest.mark.parametrize(
    "text", ["XXXX-02-29", "-000X-02-29", "X9X6-02-29", "XXX0-X2-29", "199X-02-XX"]
)
def test_days_that_some_year_has(text: str) -> None:
    assert TimeSpan(text).cells


def test_a_second_time_of_day_is_refused():
    with pytest.raises(EDTFError, match="character 19: a time of day follows a whole date"):
        TimeSpan("2024-07-28T10:00:00T")


DAY_ZERO = "0000-12-31"

TIMES = ["T00:00:00", "T00:00:01", "T00:01:00", "T23:59:59"]


@pytest.mark.parametrize("day", ["2024-07-28", DAY_ZERO, "0001-01-01"])
@pytest.mark.parametrize("zone", ["", "Z", "+05:45"])
def test_an_interval_of_times_may_be_a_second_but_not_less(day: str, zone: str) -> None:
    """Refused are just those whose end is before their start."""
    for at, start in enumerate(TIMES):
        for end in TIMES[:at]:
            with pytest.raises(EDTFError, match="ends before it starts") as refused:
                TimeSpan(f"{day}{start}{zone}/{day}{end}{zone}")
            assert refused.value.position == len(f"{day}{start}{zone}/")
        for end in TIMES[at:]:
            text = f"{day}{start}{zone}/{day}{end}{zone}"
            assert TimeSpan(text).edtf == text


SLIPS = {
    "Y": (1, "after Y comes a year of more than four digits without leading 0"),
    "Y-": (2, "after Y comes a year of more than four digits without leading 0"),
    "-": (1, "a year is four of the digits 0 to 9, X where one is not known"),
    "2004/198": (8, "a year is four of the digits 0 to 9, X where one is not known"),
    "198/2004": (3, "a year is four of the digits 0 to 9, X where one is not known"),
    "[198,2004]": (4, "a year is four of the digits 0 to 9, X where one is not known"),
    "[198]": (4, "a year is four of the digits 0 to 9, X where one is not known"),
    "[198..2004]": (4, "a year is four of the digits 0 to 9, X where one is not known"),
    "1985-?": (6, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-?4": (6, "a month has two digits: write '04'"),
    "1985-?X": (7, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-a": (5, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-X": (6, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-x": (5, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-04-~X": (10, "a day is two of the digits 0 to 9, X where one is not known"),
    "1985-/1986": (5, "a month is two of the digits 0 to 9, X where one is not known"),
    "2004 ": (4, "EDTF has no blanks"),
    "2004-06 ": (7, "EDTF has no blanks"),
    "2004X": (
        4,
        "after the year comes '-' and the month; a year of more than four digits begins with Y",
    ),
    "2004x": (4, "'x' has no meaning here"),
    "1985-04X": (7, "'X' has no meaning here"),
    "2004~?": (5, "one qualifier is enough: % is both ~ and ?"),
    "1985-04-12T23:20:30z": (19, "after the seconds comes nothing, Z, +hh:mm or -hh:mm"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_slips_are_refused_at_their_character(text: str) -> None:
    with pytest.raises(EDTFError) as refused:
        TimeSpan(text)
    assert (refused.value.position, refused.value.reason) == SLIPS[text]


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-28T10:00:00/2024-07-28",
        "2024-07-28/2024-07-28T10:00:00Z",
        "2024/2024-07-28T10:00:00",
    ],
)
def test_a_time_of_day_at_one_end_only(text: str) -> None:
    assert TimeSpan(text).edtf == text


LEVELS = {
    0: "2024 2024-07 2024-07-28 2024/2025",
    1: "2001-21 2001-22 2001-23 2001-24 201X 20XX -201X -20XX 2024-XX 2024-XX-XX 2024-07-XX",
    2: """201X-21 20XX-24 2001-25 2001-41 2XXX XXXX 1X84 1X8X -1X8X 2024-1X 2024-1X-XX
        2024-XX-15 2024-07-1X 201X-05""",
}


@pytest.mark.parametrize(
    ("level", "text"), [(level, text) for level, texts in LEVELS.items() for text in texts.split()]
)
def test_levels_of_masks_and_seasons(level: int, text: str) -> None:
    assert TimeSpan(text).level == level
