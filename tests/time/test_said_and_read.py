"""What is said of a time is read back as that time, in both languages, whatever the time."""

import pytest
from hypothesis import example, given, strategies as st

from strategies import event_times, sets, time_spans
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.time import TimeSpan, when

ANSWERS = (
    *("cells", "exact", "bounds", "seconds", "sort_key", "duration", "precision", "every"),
    *("open_start", "open_end", "unknown_start", "unknown_end", "start_time", "end_time"),
    *("approximate_parts", "uncertain_parts"),
)


def answers(span):
    """Every answer that a span gives; how its text is written is not one of them."""
    return [
        *(getattr(span, name) for name in ANSWERS),
        *(span.cells_within(tolerance) for tolerance in (1, 3)),
    ]


TEXTS = """
18XX [1800..1899] 190X 001X 099X -004X -000X 000X 00XX -00XX -01XX 2XXX 0XXX XXXX -XXXX 1X84 X9XX
-1X84 1950S2 1000S1 0001S1 -0043S1 -0100S1 Y-17000S2 Y171010000S3 Y-171010000S3 Y17E7 Y-17E7
0001 0099 0100 0476 9999 Y10000 -9999 0000 0099/0105 0000/0002 0005/0010
2024-07-XX 2024-XX 2024-XX-XX 2004-XX-15 2024-1X 2024-0X 2024-X1 2024-X0 2024-X3 2024-10-X8
2024-10-1X 2024-10-3X 2024-X1-3X 2024-X2-31 2024-XX-3X 2024-1X-XX 2024-X1-XX XXXX-12-XX XXXX-05
201X-12-25 190X-02-2X XXX1-02-2X 1X84-05 20XX-04-3X XXXX-XX-XX
2001-21 2001-25 2001-30 2001-32 201X-30 XXXX-34 201X-41 2001-39 -0043-21
2004~ 2004? 2004% 2004~-06 2004-~06-?11 2004-06%-?11 2024-X1~ 201X~ 2001-30~ 2001~-30 1950S2?
1884/ ../1884 /1884 1884/.. ../.. ../ /.. 2004~/2006 2004~/2006~ 2004/2006~ 2004?/2006~
XXXX-10?/2002-XX -0007-21?/1990-30% 2024-X1/2024-12 2024-05-1X/2024-05-28 1950S2~/1970
190X/191X -0099/-0049 2024-07-28/.. 2024-07-28/2024-07-28
2024-07-28T20:00:00 2024-07-28T20:00:05Z 2024-07-28T20:00:00-04:00 0044-03-15T10:00:00
2024-07-28T10:00:00Z/2024-07-28T12:00:00Z 2024-07-27/2024-07-28T20:00:00 /2024-07-28T20:00:00
[1667,1670..1672] [..2005,-0043,2010] [..2005,2010..] [..0000,0000,0000..] [-0043,0300] [0300,0099]
[1990-05-10,1991] [2024-10-X8,2025] [1984] [..1884] [1884..] [2024-05~..2024-07] [2024..2024-05]
[2004?-06-~11,2005,2006] [190X,191X] [0002,0005..] [Y32083,Y90E2,2000] [0476,2004,2006]
{1984} {1960,1961-12} {1961-12,1960} {..1984} {1984..} {1984..1986} {1667,1670..1672}
{2024-X1,2025} {0128%-27,Y-44E12}
"""
HARD = TEXTS.split()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", HARD)
def test_hard_ones(text, lang):
    span = TimeSpan(text)
    assert answers(when(span.describe(lang))) == answers(span)


@given(event_times(), st.sampled_from(LANGUAGES))
def test_times_of_events(span, lang):
    assert answers(when(span.describe(lang))) == answers(span)


@given(time_spans() | sets().map(TimeSpan), st.sampled_from(LANGUAGES))
@example(TimeSpan("[XX67-XX-XX,1967-XX-XX]"), "en")
def test_any_time(span, lang):
    assert answers(when(span.describe(lang))) == answers(span)


@given(st.lists(time_spans(), min_size=2, max_size=6), st.sampled_from(LANGUAGES))
def test_times_that_differ_in_an_answer_do_not_share_their_words(spans, lang):
    said = {}
    for span in [*spans, *map(TimeSpan, HARD)]:
        other = said.setdefault(span.describe(lang), span)
        assert answers(other) == answers(span)
