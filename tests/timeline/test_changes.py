"""Differences and merges: applied they give what they say, and nothing is lost."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.timeline import changes
from venezuela_timeline.timeline.changes import diff, merge


@given(timelines(), timelines())
def test_a_difference_applied_gives_the_new(old, new):
    found = diff(old, new)
    assert found.apply(old) == new
    assert bool(found) == (old != new)
    assert not diff(old, old)
    assert set(found.added) == set(new.ids) - set(old.ids)
    assert set(found.removed) == set(old.ids) - set(new.ids)
    assert set(found.changed) == {key for key in old.ids & new.ids if old[key] != new[key]}
    assert str(found).isascii() or str(found)


@given(timelines(), timelines())
def test_a_merge_loses_nothing(one, other):
    merged = merge(one, other, id="both")
    assert merged.timeline.id == "both"
    conflicts = {(c.kind, c.id, c.field): c for c in merged.conflicts}
    for tl in (one, other):
        for event in tl:
            found = merged.timeline[event.id]
            for field in attrs.fields(vt.Event):
                mine, there = getattr(event, field.name), getattr(found, field.name)
                if isinstance(mine, tuple) and field.name != "when":
                    assert set(mine) <= set(there)
                elif mine is not None and mine != there:
                    conflict = conflicts["event", event.id, field.name]
                    assert mine in (conflict.kept, conflict.other)


@given(timelines())
def test_merging_with_itself_or_nothing_changes_nothing(tl):
    for other in (tl, vt.Timeline()):
        merged = merge(tl, other)
        assert merged.timeline == tl
        assert merged.conflicts == ()


def test_a_difference_is_read_by_event_claim_and_field():
    claim = vt.Claim("votes", "ann", 3, subject="ann", said="2024")
    ann = vt.Actor("ann", "Ann")
    old = vt.Timeline(
        [vt.Event("a", "A", "2024-07"), vt.Event("b", "B", "2024", claims=[claim])], actors=[ann]
    )
    later = attrs.evolve(claim, value=4)
    new = vt.Timeline(
        [
            vt.Event("a", "A", "2024-07-28"),
            vt.Event("b", "B", "2024", claims=[later]),
            vt.Event("c", "C", "2024"),
        ],
        id="new",
        actors=[ann],
    )
    assert str(diff(old, new)).splitlines() == [
        "~ id: timeline → new",
        "~ event b",
        "    + claim votes of ann by ann (2024): 4",
        "    - claim votes of ann by ann (2024): 3",
        "+ event c",
        "~ event a",
        "    when: 2024-07 → 2024-07-28",
    ]
    assert diff(old, new).changed["b"].claims_added == (later,)


def test_a_difference_fits_only_what_it_was_taken_from():
    old, new = vt.Timeline(), vt.Timeline([vt.Event("a", "A", "2024")])
    with pytest.raises(vt.ConflictError, match="not what it was"):
        diff(new, old).apply(old)


def test_conflicts_are_named_and_gaps_filled():
    one = vt.Timeline([vt.Event("a", "A", "2024", tags=["x"])])
    other = vt.Timeline([vt.Event("a", "B", "2024", tags=["y"], kind="visit")])
    merged = merge(one, other)
    assert merged.timeline["a"].tags == ("x", "y")
    assert merged.timeline["a"].kind == "visit"
    assert [str(conflict) for conflict in merged.conflicts] == [
        "event a: title is A here and B there"
    ]


def test_what_does_not_fit_together_is_a_conflict_not_an_error():
    one = vt.Timeline([vt.Event("a", "A", "2006")])
    other = vt.Timeline([vt.Event("a", "A", "2006/..", known_until="2024-08-29")])
    merged = merge(one, other)
    assert {conflict.field for conflict in merged.conflicts} == {"when", "known_until"}


BARE = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("never", "N", "/..")])


def test_an_event_added_or_removed_has_no_changed_fields():
    for old, new in ((BARE, BARE[:1]), (BARE[:1], BARE)):
        (change,) = changes.diff(old, new).records
        assert change.fields == {}
