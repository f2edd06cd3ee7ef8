"""Registries: mappings of one class of values."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.timeline.registry import Registry


def test_a_registry_shows_itself():
    actors = Registry([vt.Actor(f"a{at}", "A") for at in range(6)], kind=vt.Actor)
    assert repr(actors) == "<6 of Actor: a0, a1, a2, a3, a4, …>"
    assert hash(actors) == hash(Registry(reversed(list(actors.values())), kind=vt.Actor))
    with pytest.raises(vt.ModelError, match="is not of the class Actor"):
        Registry([3], kind=vt.Actor)


def test_two_registries_make_one():
    ann, bob = vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")
    both = Registry([ann], kind=vt.Actor) | Registry([bob, ann], kind=vt.Actor)
    assert list(both.values()) == [ann, bob]
    with pytest.raises(vt.ConflictError, match="two actors have the id 'ann' but differ in name"):
        both | Registry([vt.Actor("ann", "Anne")], kind=vt.Actor)


def test_parts_given_to_records_are_checked():
    rows = [{"id": "a", "title": "A", "when": 2024, "participants": "ann;bob", "place": "here"}]
    ann = vt.Actor("ann", "Ann")
    tl = vt.Timeline.from_records(rows, id="made", version="1", actors=[ann])
    assert (tl.id, tl.version, tl.actors["ann"], tl.actors["bob"]) == (
        "made",
        "1",
        ann,
        vt.Actor("bob", "bob"),
    )
    assert tl.places["here"] == vt.Place("here", "here")
    with pytest.raises(vt.ConflictError, match="two actors have the id 'ann'"):
        vt.Timeline.from_records(rows, actors=[ann, vt.Actor("ann", "Anne")])
    with pytest.raises(vt.ModelError, match="'ann' is not of the class Actor"):
        vt.Timeline.from_records(rows, actors=["ann"])
