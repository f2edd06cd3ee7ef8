"""Counts, groups, dicts and unions: what a timeline tells programs, and shows of itself."""

from __future__ import annotations

import json

import pytest

import venezuela_timeline as vt

NAMES = {
    "actors": [vt.Actor("ann", "Ann")],
    "places": [vt.Place("here", "Here", country="VE")],
    "chapters": [vt.Chapter("one", {"en": "One", "es": "Uno"})],
    "sources": [vt.Source("paper", "A day", publisher="Paper", url="https://a.example/?a=1&b=2")],
}
EVENTS = [
    vt.Event("a", "A", "2024-03-01", kind="vote", tags=["x"], chapter="one", place="here"),
    vt.Event("b", "B", "2024-05", participants=[vt.Participation("ann", "guest")]),
    vt.Event("c", "C", "200X", claims=[vt.Claim("votes", "ann", vt.Quantity(5, unit="votes"))]),
    vt.Event(
        "d",
        {"en": "D", "es": "De"},
        "2026-01",
        citations=["paper p. 4"],
        links=["after a", "responds-to gone"],
        claims=[
            vt.Claim("share", "paper", 51.5, text="So", said="2026", citations=["paper"]),
            vt.Claim("winner", "ann", "ann", subject="ann"),
            vt.Claim("when", "ann", "2026-02"),
        ],
    ),
]
TL = vt.Timeline(EVENTS, outside=["gone"], **NAMES)


def test_counts():
    months = TL.counts("month")
    assert [(row["month"], row["events"]) for row in months.to_dicts()][:3] == [
        ("2024-03", 1), ("2024-04", 0), ("2024-05", 1)
    ]  # fmt: skip
    assert months[None] == 1
    assert "Without a month" in str(months)
    assert "…" in str(months)
    years = TL.counts("year", by="kind", lang="es")
    assert [name for _, name in years.rows] == ["2024", "2025", "2026", "Sin año"]
    assert years["2024"] == 2
    assert "<svg" in years._repr_html_()
    assert TL.counts("kind").rows[-1] == (None, "Without a kind")
    assert str(vt.Timeline().counts("year")).startswith("Timeline: 0 events")
    far = vt.Timeline([vt.Event("o", "O", "0001-01-01"), vt.Event("n", "N", "2024-01-01")])
    assert len(far.counts("year").rows) == len(far.counts("month").rows) == 2
    tags = vt.Timeline([vt.Event(f"e{at}", "E", 2024, tags=[f"t{at}"]) for at in range(9)]).counts(
        "year", by="tag"
    )
    assert [name for _, name in tags.folded(6).columns][-1] == "Others"


@pytest.mark.parametrize("by", ["place", "country", "party", "chapter", "tag", "timeline", "month"])
def test_groups_show_themselves_with_names(by):
    groups = TL.group_by(by)
    assert sum(len(part) for part in groups.values()) >= len(TL)
    assert groups.name(None) in str(groups) or None not in groups
    assert "<table>" in groups._repr_html_()
    assert str(len(groups)) or groups


def test_dicts():
    found = json.loads(json.dumps(TL.to_dicts("es")))
    by_id = {one["id"]: one for one in found}
    assert by_id["a"]["place"] == {
        "id": "here", "name": "Here", "country": "VE", "latitude": None, "longitude": None
    }  # fmt: skip
    assert by_id["d"]["title"] == "De"
    assert by_id["d"]["links"] == [
        {"kind": "after", "event": "a", "title": "A"},
        {"kind": "responds-to", "event": "gone", "title": None},
    ]
    assert [claim["value"] for claim in by_id["d"]["claims"]] == [51.5, "ann", "2026-02"]
    assert by_id["c"]["claims"][0]["value"] == 5
    alone = TL["d"].to_dict()
    assert alone["sources"][0]["name"] == "paper"
    assert (
        TL["d"].to_dict(lang="es", timeline=TL)["sources"][0]["url"] == "https://a.example/?a=1&b=2"
    )
    undated = vt.Timeline([vt.Event("u", "U", links=["after a"])], outside=["a"])
    assert undated.to_dicts()[0]["earliest"] is None
    with pytest.raises(vt.FormatError):
        TL.to_dicts("xx")


def test_a_description():
    told = TL.describe("D")
    assert str(told) == told.text
    assert "1. Paper, A day: https://a.example/?a=1&b=2" in told.text.replace(", p. 4", "")
    assert "](<https://a.example/?a=1&amp;b=2>)" in told._repr_markdown_()
    assert "after A" in told.text
    assert "after <bdi" in told._repr_html_()
    assert "after A [a]" in told.text
    assert "responds to gone" in told.text
    summed = vt.Timeline([vt.Event("s", "S", 2024, summary="One.\n\nTwo *so*.", kind="vote")])
    assert "Two \\*so\\*." in summed.describe("s").markdown


def test_a_union_has_a_title_and_lanes():
    ours = vt.Timeline([vt.Event("z", "Z", "2024-04")], title="Ours")
    both = TL.union(ours, title="Both")
    assert str(both.title) == "Both"
    assert str((TL | ours).title) == str(TL.title)
    assert list(both.group_by("timeline")) == ["Timeline", "Ours"]
    more = both.add(vt.Event("y", "Y", 2024))
    assert list(more.group_by("timeline")) == ["Timeline", "Ours", None]
    assert [str(title) for title, _ in (both | ours).origins] == ["Timeline", "Ours", "Ours"]


def test_a_window_leads_with_what_lies_in_it():
    events = [
        vt.Event("old", "Old", "200X/.."),
        vt.Event("in", "In", "2024-07-02"),
        vt.Event("month", "Month", "2024-07"),
    ]
    shown = str(vt.Timeline(events)["2024-07-01":"2024-07-03"]).splitlines()
    assert [line.split()[-1] for line in shown[1:]] == ["in", "exact:", "old", "month"]
    html = vt.Timeline(events)["2024-07-01":"2024-07-03"]._repr_html_()
    assert html.index("longer or less exact") > html.index(">In<")
    assert "longer" not in str(vt.Timeline(events).where(vt.on("2024-06-02")))
    assert "longer" not in str(vt.Timeline(events).where(vt.contested() | vt.on("2024-07-02")))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("200X", "the decade 2000–2009"),
        ("19XX", "the 100 years 1900–1999"),
        ("2024-07", "July 2024"),
        ("2024-07/2024-09", "July–September 2024"),
        ("2024", "2024"),
        ("1999-12-31/2001", "31 December 1999 – 2001"),
        ("1999/2001", "1999–2001"),
    ],
)
def test_the_repr_says_no_more_than_is_known(when, words):
    assert words in repr(vt.Timeline([vt.Event("e", "E", when)]))


def test_the_repr_of_what_has_no_time():
    undated = [vt.Event("u", "U", links=["after a"])]
    assert repr(vt.Timeline(undated, outside=["a"])) == "<Timeline 'timeline': 1 event>"
    apart = vt.Timeline([vt.Event("a", "A", "0900/1900"), vt.Event("b", "B", "-0100")])
    assert "2 events, " in repr(apart)
    assert "-0100" not in repr(vt.Timeline([vt.Event("c", "C", "/2006")]))


def test_an_event_and_a_claim_show_the_names_of_their_timeline():
    event = TL["b"]
    assert "Ann" in event._repr_html_()
    claim = TL["c"].claims[0]
    assert str(claim) == "Ann: votes: 5 votes"
    assert str(claim.value) == "5 votes"
    assert str(vt.Claim("votes", "nobody", 5)) == "nobody: votes: 5"
    assert "Paper p. 4" in str(TL["d"])
