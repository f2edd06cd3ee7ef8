"""Fields of time: EDTF, or else read as `when` reads it; the errors name the field."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import event_times

FIELDS = {
    "when": lambda time: vt.Event("e", "E", time).when,
    "said": lambda time: vt.Claim("votes", "ann", 3, said=time).said,
    "published": lambda time: vt.Source("s", published=time).published,
    "value": lambda time: vt.Claim("when", "ann", time).value,
    "tenure": lambda time: vt.Tenure("mayor", time).when,
}


@pytest.fixture(params=FIELDS)
def field(request):
    return request.param


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2024-07-28", "2024-07-28"),
        ("28 July 2024", "2024-07-28"),
        ("principios de los 2000", "[2000~..2003~]"),
        ("since 2006", "2006/.."),
        ("2004-06", "2004-06"),  # EDTF comes first: not from 2004 to 2006
        ("1837-41", "1837-41"),  # which `when` alone refuses
    ],
)
def test_a_string_is_edtf_or_a_phrase(field, given, edtf):
    assert FIELDS[field](given) == vt.TimeSpan(edtf)


@given(event_times())
def test_what_is_written_comes_back_equal(time):
    for read in FIELDS.values():
        assert read(str(time)) == time


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"value"}))  # there a number is a quantity
def test_a_date_and_a_year_serve_as_well(field):
    assert FIELDS[field](datetime.date(2024, 7, 28)) == vt.TimeSpan("2024-07-28")
    assert FIELDS[field](2024) == vt.TimeSpan("2024")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("soon", "cannot read 'soon': write a date such as '28 July 2024'"),
        ("12/5/2019", "cannot read '12/5/2019': '12/5/2019' may be 2019-05-12 or 2019-12-05"),
        (
            "2024-7",
            "cannot read '2024-7': '2024-7' may be the month 2024-07 or the years 2024/2027",
        ),
    ],
)
def test_an_error_names_the_field_and_says_what_to_write(field, given, words):
    with pytest.raises(vt.PhraseError) as caught:
        FIELDS[field](given)
    name = "when" if field == "tenure" else field
    assert str(caught.value).startswith(f"{name}: {words}")


def test_what_is_optional_may_be_none():
    assert vt.Source("s").published is None
    assert vt.Claim("votes", "ann", 3).said is None
    assert vt.Event("e", "E", None, links=["after other"]).when is None
    with pytest.raises(vt.PhraseError, match="when: None is not a time"):
        vt.Tenure("mayor", None)
