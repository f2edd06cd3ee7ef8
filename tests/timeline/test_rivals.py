"""Rival dates: who fits with the links, and with whom; which order all accept."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline import chronology


def rivals():
    """A vote and its count. Ann dates the vote a day later, Bob the count; Carl disagrees."""
    vote = vt.Event(
        "vote",
        "The vote",
        "2024-07-28",
        claims=[
            vt.Claim("when", "ann", "2024-07-20", said="2024-08-01"),
            vt.Claim("when", "ann", "2024-07-29", said="2024-08-02"),
            vt.Claim("when", "carl", "2024-08-10"),
            vt.Claim("when", "bob", "2024-01-01", stance="denies"),
            vt.Claim("when", "bob", "2023", rank="deprecated", reason="withdrawn"),
        ],
    )
    count = vt.Event(
        "count",
        "The count",
        "2024-07-30",
        links=["after vote"],
        claims=[
            vt.Claim("when", "bob", "2024-07-30"),
            vt.Claim("when", "carl", "2024-08-09"),
            vt.Claim("when", "ann", "[2024-07-29..2024-07-31]"),
        ],
    )
    protest = vt.Event("protest", "The protest", "2024-08-05")
    actors = [vt.Actor(key, key.title()) for key in ("ann", "bob", "carl", "dora")]
    return chronology.rival_dates(vt.Timeline([vote, count, protest], actors=actors))


def test_each_party_has_a_version_of_its_latest_dates():
    ours, *others = rivals().versions
    assert (ours.by, ours.dates, ours.fits) == (None, {}, True)
    assert [version.by for version in others] == ["carl", "ann", "bob"]
    assert {key: str(time) for key, time in others[1].dates.items()} == {
        "vote": "2024-07-29",
        "count": "[2024-07-29..2024-07-31]",
    }


def test_whose_dates_fit_with_the_links_and_why_not():
    fits = {version.by: version.fits for version in rivals().versions}
    assert fits == {None: True, "ann": True, "bob": True, "carl": False}
    (why,) = rivals().versions[1].contradictions
    assert why.reasons == ("the date of vote", "count after vote", "the date of count")


def test_whose_dates_fit_together():
    found = rivals()
    assert found.fit("ann", "bob")
    assert not found.fit("ann", "carl")
    assert not found.fit("carl", "carl")
    with pytest.raises(vt.QueryError, match="'dora' gives no date of an event"):
        found.fit("ann", "dora")
    with pytest.raises(vt.QueryError, match="did you mean 'carl'"):
        found.fit("ann", "car")


def test_the_order_that_all_accept_and_that_some_dispute():
    found = rivals()
    assert found.accepted == ()
    assert ("vote", "protest") in found.disputed
    assert ("protest", "vote") in found.disputed
    assert ("count", "vote") in found.disputed
    assert not found.accepts("vote", "protest")


def test_an_order_is_accepted_where_no_version_leaves_it_open():
    said = vt.Claim("when", "ann", "2013-03")
    tl = vt.Timeline(
        [
            vt.Event("death", "D", "2013-03-05", claims=[said]),
            vt.Event("vote", "V", "2013-04-14"),
            vt.Event("year", "Y", "2013"),
        ],
        actors=[vt.Actor("ann", "Ann")],
    )
    found = chronology.rival_dates(tl)
    assert found.accepted == (("death", "vote"),)
    assert found.disputed == ()


def test_the_packaged_timeline_has_a_version_that_does_not_fit():
    found = chronology.rival_dates(vt.load())
    assert [version.by for version in found.versions if not version.fits] == [
        "fox-news-digital-2024"
    ]
