"""Bounds against python-edtf's, and each place where the two differ with what decides it.

Needs `pip install edtf`; run with ``pytest -m peers``.
"""

import pytest

from venezuela_timeline.time import TimeSpan

pytestmark = pytest.mark.peers

ALIKE = [
    "1985-04-12",
    "1985-04",
    "1985",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "156X-12-25",
    "15XX-12-25",
    "2004-06-XX/2004-07-03",
    "2004-06-~01/2004-06-~20",
    "1XXX-12",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
    "{1667,1668,1670..1672}",
    "[1667,1760-12]",
    "2000-02-29",
]

# Text: number of the decision in docs/explanation/edtf-decisions.md.
DIFFERENT = {
    "2001-21": 20,
    "2001-24": 20,
    "1950S2": 13,
    "1985/": 22,
    "/1985": 22,
    "1984-1X": 14,
}


def strict_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """What python-edtf says: first and last day; None where it fails."""
    import edtf  # noqa: PLC0415  (a peer, installed for these tests alone)

    try:
        found = edtf.parse_edtf(text)
        low, high = found.lower_strict(), found.upper_strict()
        return tuple(low[:3]), tuple(high[:3])
    except Exception:  # noqa: BLE001  (it raises of all kinds)
        return None


def our_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    span = TimeSpan(text)
    if span.earliest is None or span.latest is None:
        return None
    low, high = span.earliest.timetuple(), span.latest.timetuple()
    return tuple(low[:3]), tuple(high[:3])


@pytest.mark.parametrize("text", ALIKE)
def test_bounds_alike(text: str) -> None:
    assert our_bounds(text) == strict_bounds(text)


@pytest.mark.parametrize("text", DIFFERENT)
def test_bounds_that_differ(text: str) -> None:
    """Fails when python-edtf comes round: then it moves to the others."""
    assert our_bounds(text) != strict_bounds(text)
