"""Whom actors belong to, other names, and what sources say of themselves."""

import datetime

import pytest

import venezuela_timeline as vt

PUTIN = vt.Actor(
    "vladimir-putin",
    "Vladimir Putin",
    aliases=["Putin", {"ru": "Владимир Путин"}],
    tenures=[vt.Tenure("President", "2012-05-07/..")],
    memberships=["russia", vt.Membership("united-russia", "2008/2012", role={"en": "leader"})],
)
PARTIES = [vt.Actor("russia", "Russia", "state"), vt.Actor("united-russia", "United Russia")]


def test_the_id_of_an_actor_is_a_membership_without_a_time():
    assert PUTIN.memberships[0] == vt.Membership("russia")
    assert PUTIN.memberships[0].when is None


def test_aliases_are_texts_in_any_language():
    assert [alias.languages for alias in PUTIN.aliases] == [("und",), ("ru",)]
    assert vt.Place("caracas", "Caracas", aliases=["Santiago de León"]).aliases[0] == vt.Text(
        "Santiago de León"
    )


def test_affiliations_are_offices_then_memberships():
    assert list(PUTIN.affiliations()) == [*PUTIN.tenures, *PUTIN.memberships]


def test_a_membership_in_nobody_is_a_fault_with_its_place():
    with pytest.raises(vt.DataError, match=r"memberships\[1\]\.of: unknown actor 'united-russia'"):
        vt.Timeline(actors=[PUTIN, PARTIES[0]])


def test_claims_and_citations_of_a_membership_are_checked():
    claim = vt.Claim("occurrence", "nobody", stance="denies")
    actor = vt.Actor("a", "A", memberships=[vt.Membership("a", citations=["x"], claims=[claim])])
    with pytest.raises(vt.DataError) as caught:
        vt.Timeline(actors=[actor])
    assert [fault.path for fault in caught.value.faults] == [
        "actor 'a': memberships[0].citations[0].source",
        "actor 'a': memberships[0].claims[0].by",
    ]


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.toml", "folder"])
def test_everything_comes_back(name, tmp_path):
    source = vt.Source(
        "paper",
        "A title",
        authors=["Ann", "Bob"],
        accessed="2026-11-28",
        archived="https://example.org/a",
        doi="10.1000/182",
    )
    off = vt.Event("off", "A summit", "2020-05", status="cancelled", key=True)
    tl = vt.Timeline([off], actors=[PUTIN, *PARTIES], sources=[source])
    tl.save(tmp_path / name)
    assert vt.read(tmp_path / name) == tl


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: vt.Event("e", "E", "2020", key="yes"), "key is 'yes': write true or false"),
        (lambda: vt.Event("e", "E", "2020", status="off"), "status is 'off'"),
        (lambda: vt.Source("s", doi="doi:10.1/2"), "doi is 'doi:10.1/2': write one such as"),
        (lambda: vt.Source("s", authors="Ann"), "'Ann' stands where a list belongs"),
        (lambda: vt.Source("s", authors=[" "]), "authors is ' ': write some text"),
        (lambda: vt.Source("s", archived="ftp://x"), "archived is 'ftp://x'"),
        (lambda: vt.Actor("a", "A", aliases="Ann"), "'Ann' stands where a list belongs"),
        (lambda: vt.Actor("a", "A", aliases=3), "3 stands where a list belongs"),
        (lambda: vt.Membership("a b"), "of is 'a b'"),
    ],
)
def test_what_is_refused(make, message):
    with pytest.raises(vt.ModelError, match=message):
        make()


def test_the_day_of_reading_is_a_date():
    assert vt.Source("s", accessed="2026-11-28").accessed == datetime.date(2026, 11, 28)
