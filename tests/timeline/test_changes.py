"""Differences and merges: applied they give what they say, and nothing is lost."""

from __future__ import annotations

from contextlib import suppress

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.model import Text
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
                    assert mine in (conflict.ours, conflict.theirs)


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
        "    claims › votes of ann by ann (2024) › value: 3 → 4",
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
        "event a › title is A here and B there"
    ]


def test_what_does_not_fit_together_is_a_conflict_not_an_error():
    one = vt.Timeline([vt.Event("a", "A", "2006")])
    other = vt.Timeline([vt.Event("a", "A", "2006/..", known_until="2024-08-29")])
    merged = merge(one, other)
    assert {conflict.field for conflict in merged.conflicts} == {"when", "known_until"}


def test_a_side_is_taken_whole_where_its_value_does_not_fit_the_other_side():
    def linked(*links):
        return vt.Timeline([vt.Event("a", "A", "2023"), vt.Event("b", "B", "2024", links=links)])

    base = linked(vt.Link("after", "a"))
    ours, theirs = (
        linked(vt.Link("responds-to", "a")),
        linked(vt.Link("after", "a", offset="1 day")),
    )
    found = merge(ours, theirs, base=base)
    (conflict,) = found.conflicts
    assert conflict.path[-1] == "offset"
    for side, wanted in (("ours", ours), ("theirs", theirs), ("base", base)):
        taken = found.take(side)
        assert taken.timeline == wanted
        assert taken.conflicts == ()
    with pytest.raises(vt.ModelError, match="has an offset"):
        found.resolve(conflict, conflict.theirs)
    undated = vt.Timeline([vt.Event("a", "A", "2006")])
    open_ended = vt.Timeline([vt.Event("a", "A", "2006/..", known_until="2024-08-29")])
    assert merge(undated, open_ended).take("theirs").timeline == open_ended


BARE = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("never", "N", "/..")])


def test_an_event_added_or_removed_has_no_changed_fields():
    for old, new in ((BARE, BARE[:1]), (BARE[:1], BARE)):
        (change,) = changes.diff(old, new).records
        assert change.fields == {}


# Part by part -------------------------------------------------------------------------------

CITATION = vt.Citation("paper", "¶1", note="A note")
CLAIM = vt.Claim(
    "votes",
    "ann",
    vt.Quantity(3, hedge="nearly", unit="votes"),
    text={"en": "Three", "es": "Tres"},
    subject="ann",
    said="2024-07-28",
    citations=[CITATION],
)
WHOLE = vt.Event(
    "vote",
    {"en": "The vote", "es": "La votación"},
    "2006/..",
    summary="It rained",
    kind="vote",
    chapter="first",
    tags=["a", "b"],
    place="here",
    participants=[vt.Participation("ann", "winner", claims=[CLAIM]), vt.Participation("bob")],
    claims=[CLAIM, attrs.evolve(CLAIM, by="bob")],
    citations=[CITATION, vt.Citation("gazette")],
    links=[vt.Link("after", "other", offset="3 days"), vt.Link("causes", "other", claims=[CLAIM])],
    known_until="2024-07-28",
)
PARTS = {
    "actors": [
        vt.Actor("ann", "Ann", tenures=[vt.Tenure("chair", "2020")], memberships=["bob"]),
        vt.Actor("bob", "Bob"),
    ],
    "places": [vt.Place("here", "Here", country="VE"), vt.Place("there", "There")],
    "sources": [vt.Source("paper", "Paper"), vt.Source("gazette", "Gazette")],
    "chapters": [vt.Chapter("first", "First"), vt.Chapter("second", "Second")],
}
OTHER = vt.Event("other", "Other", "2005")
BASE = vt.Timeline([OTHER, WHOLE], **PARTS)

OF_FIELDS = {
    "aspect": "seats", "by": "paper", "subject": "bob", "stance": "doubts", "said": "2024-08",
    "rank": "deprecated", "reason": "Late", "source": "gazette", "locator": "¶2", "note": "Other",
    "actor": "bob", "role": "loser", "kind": "talk", "event": "vote", "offset": "4 days",
    "limit": "at-least", "side": "end", "of": "start", "when": "2007/..", "chapter": "second",
    "place": "there", "summary": "It snowed", "title": "A vote", "text": "Four", "key": True,
    "status": "postponed", "modified": "2024-08-01", "revision": 7, "known_until": "2024-08-01",
    "value": vt.Quantity(4), "tags": ["a", "c"],
}  # fmt: skip
"""Another value for each field."""


def edited(value):
    """Each copy of a record in which one field, at any depth, has another value."""
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        if isinstance(old, tuple) and old and attrs.has(type(old[0])):
            for at, item in enumerate(old):
                for path, new in edited(item):
                    with suppress(vt.TimelineError):
                        yield (
                            (field.name, *path),
                            attrs.evolve(value, **{field.name: (*old[:at], new, *old[at + 1 :])}),
                        )
            with suppress(vt.TimelineError):  # a cause needs a claim
                yield (field.name,), attrs.evolve(value, **{field.name: old[1:]})
        elif field.eq and field.name in OF_FIELDS and field.name != "id":
            try:
                new = attrs.evolve(value, **{field.name: OF_FIELDS[field.name]})
            except vt.TimelineError:
                continue
            if new != value:
                yield (field.name,), new


def changed(event, **more):
    try:
        return vt.Timeline([OTHER, event], **PARTS, **more)
    except vt.TimelineError:
        return None


EDITED = [(path, tl) for path, event in edited(WHOLE) if (tl := changed(event)) is not None]


def test_a_single_edit_of_any_field_is_told_in_just_the_lines_that_name_it():
    assert len(EDITED) > 70
    for path, tl in EDITED:
        (change,) = diff(BASE, tl).records
        lines = str(change).splitlines()[1:]
        found = change.edits
        assert len(found) == len(lines)
        if path[-1] in {"title", "text", "tags"}:  # of several languages, or of a list
            assert {edit.path[0] for edit in found} == {path[0]}
            continue
        assert len(found) == 1, (path, lines)
        (edit,) = found
        named = [part for part in edit.path if part in {*OF_FIELDS, *path}]
        assert named[-1] == path[-1] or edit.what == "removed", (path, edit)
        assert diff(BASE, tl).apply(BASE) == tl


def test_edits_of_one_field_merge_with_the_other_side_and_rivals_are_conflicts():
    for path, tl in EDITED:
        assert merge(tl, BASE, base=BASE) == merge(BASE, tl, base=BASE)
        assert merge(tl, tl, base=BASE).conflicts == ()
        assert merge(BASE, tl, base=BASE).timeline == tl, path
    for (one, ours), (other, theirs) in zip(EDITED, EDITED[17:], strict=False):
        found = merge(ours, theirs, base=BASE)
        back = merge(theirs, ours, base=BASE)
        assert len(found.conflicts) == len(back.conflicts), (one, other)
        if one[0] != other[0]:
            assert not found.conflicts, (one, other)
            names = {
                edit.path[0]
                for change in diff(BASE, found.timeline).records
                for edit in change.edits
            }
            assert names == {one[0], other[0]}


@settings(max_examples=12)
@given(timelines(), timelines(), timelines())
def test_a_three_way_merge_keeps_its_laws(base, one, other):
    assert merge(one, base, base=base).timeline == one
    assert merge(base, one, base=base).timeline == one
    assert not merge(one, one, base=base).conflicts
    found = merge(one, other, base=base)
    for side in ("base", "ours", "theirs"):
        assert found.take(side).conflicts == ()


def rivals():
    ours = BASE.replace(attrs.evolve(WHOLE, place="there", kind="talk"))
    theirs = BASE.replace(attrs.evolve(WHOLE, place=None))
    return merge(ours, theirs, base=BASE)


def test_rival_edits_are_conflicts_that_can_be_resolved():
    found = rivals()
    (conflict,) = found.conflicts
    assert str(conflict) == "event vote › place is there here and nothing there"
    assert (conflict.field, conflict.base) == ("place", "here")
    assert found.timeline["vote"].place == "there"
    assert found.timeline["vote"].kind == "talk"
    for merged, place in (
        (found.resolve(conflict, conflict.theirs), None),
        (found.resolve(conflict, "here"), "here"),
        (found.take("theirs"), None),
        (found.take("base"), "here"),
        (found.take("ours"), "there"),
    ):
        assert merged.conflicts == ()
        assert merged.timeline["vote"].place == place
    with pytest.raises(vt.QueryError, match="is not a conflict of this merge"):
        found.take("ours").resolve(conflict, None)
    with pytest.raises(vt.QueryError, match="side is 'mine'"):
        found.take("mine")
    with pytest.raises(vt.TimelineError):
        found.resolve(conflict, "No Slug")


def test_what_is_gone_on_one_side_and_changed_or_named_on_the_other_is_a_conflict():
    gone = BASE.remove("other")
    changed_there = BASE.replace(attrs.evolve(OTHER, title="New"))
    found = merge(gone, changed_there, base=BASE)
    (conflict,) = found.conflicts
    assert str(conflict) == "event other: it is gone here, and changed or named there"
    assert conflict.field == ""
    assert "other" in found.timeline
    assert "other" not in found.take("ours").timeline
    without = vt.Timeline([OTHER], **{**PARTS, "places": PARTS["places"][:1]}, outside=["other"])
    base = vt.Timeline([OTHER], **PARTS)
    naming = base.replace(attrs.evolve(OTHER, place="there"))
    (conflict,) = merge(without, naming, base=base).conflicts
    assert (conflict.kind, conflict.id, conflict.path) == ("place", "there", ())
    assert str(merge(naming, without, base=base).conflicts[0]).endswith(
        "gone there, and changed or named here"
    )


def test_lists_are_merged_item_by_item():
    def tags(*words):
        return vt.Timeline([vt.Event("a", "A", "2024", tags=words)])

    base = tags("x", "y", "z")
    for ours, theirs, wanted in (
        (("x", "z"), ("x", "y", "z", "new"), ("x", "z", "new")),
        (("z", "x", "y"), ("x", "y"), ("x", "y")),
        (("x", "y", "z", "n"), ("x", "y", "z", "n"), ("x", "y", "z", "n")),
        (("n", "x", "y", "z"), ("x", "z", "n"), ("x", "z", "n")),
        (("z", "y", "x"), ("x", "y", "z", "n"), ("z", "y", "x", "n")),
    ):
        found = merge(tags(*ours), tags(*theirs), base=base)
        assert set(found.timeline["a"].tags) == set(wanted)
        assert not found.conflicts
    assert str(diff(base, tags("z", "x", "y"))) == "~ event a\n    tags: in another order"
    both = diff(base, tags("x", "y", "q"))
    assert str(both).splitlines()[1:] == ["    - tags › z", "    + tags › q"]


def test_an_edited_part_of_a_list_that_the_other_side_removed_is_a_conflict():
    ours = BASE.replace(attrs.evolve(WHOLE, claims=WHOLE.claims[1:]))
    stance = attrs.evolve(CLAIM, stance="denies")
    theirs = BASE.replace(attrs.evolve(WHOLE, claims=[stance, WHOLE.claims[1]]))
    for one, other in ((ours, theirs), (theirs, ours)):
        (conflict,) = merge(one, other, base=BASE).conflicts
        assert conflict.path == ("claims", "votes of ann by ann (2024-07-28)")
        assert merge(one, other, base=BASE).timeline["vote"].claims[0].stance in {
            "denies",
            "asserts",
        }


def test_titles_of_timelines_are_merged_too():
    base, ours, theirs = (vt.Timeline(title=title) for title in ("A", "B", "C"))
    (conflict,) = merge(ours, theirs, base=base).conflicts
    assert (conflict.kind, conflict.path) == ("timeline", ("title", "und"))
    assert merge(ours, theirs, base=base, id="new").take("theirs").timeline.title == Text("C")


def test_what_is_no_timeline_is_refused():
    with pytest.raises(vt.ModelError, match="is not a Timeline: make or read one"):
        diff(BASE, "base")  # type: ignore[arg-type]


def test_the_fields_and_claims_that_changed_are_at_hand():
    denied = attrs.evolve(CLAIM, stance="denies")
    (change,) = diff(BASE, BASE.replace(attrs.evolve(WHOLE, claims=[denied]))).records
    assert set(change.fields) == {"claims"}
    assert change.claims_added == (denied,)
    assert change.claims_removed == (attrs.evolve(CLAIM, by="bob"),)
    key = diff(BASE, BASE.replace(attrs.evolve(WHOLE, key=True)))
    assert str(key).endswith("key: no → yes")


def test_what_was_removed_and_is_still_named_stays_whatever_is_chosen():
    base = vt.Timeline([OTHER], **PARTS)
    without = vt.Timeline([OTHER], **{**PARTS, "places": PARTS["places"][:1]}, outside=["other"])
    naming = base.replace(attrs.evolve(OTHER, place="there"))
    found = merge(without, naming, base=base)
    (conflict,) = found.conflicts
    assert found.kept == found.take("theirs").kept == ()
    assert "there" in found.take("theirs").timeline.places
    for merged in (found.take("ours"), found.resolve(conflict, None)):
        assert merged.conflicts == ()
        assert merged.kept == ("place there",)
        assert merged.timeline.places["there"] == base.places["there"]


def test_an_actor_that_is_gone_here_and_named_and_changed_there_stays():
    base = vt.Timeline([vt.Event("v", "V", "2024")], actors=[vt.Actor("a", "A")])
    ours = vt.Timeline([vt.Event("v", "V", "2024")])
    theirs = vt.Timeline(
        [vt.Event("v", "V", "2024", participants=["a"])], actors=[vt.Actor("a", "B")]
    )
    found = merge(ours, theirs, base=base)
    (conflict,) = found.conflicts
    for merged in (found.take("ours"), found.resolve(conflict, None)):
        assert (merged.conflicts, merged.kept) == ((), ("actor a",))
        assert merged.timeline.actors["a"] == theirs.actors["a"]
    assert found.take("base").timeline.actors["a"] == base.actors["a"]


def test_what_a_kept_record_names_is_kept_too():
    a, b = vt.Actor("a", "A", memberships=["b"]), vt.Actor("b", "B")
    event = vt.Event("v", "V", "2024")
    base = vt.Timeline([event], actors=[a, b])
    naming = vt.Timeline([attrs.evolve(event, participants=["a"])], actors=[a, b])
    found = merge(vt.Timeline([event]), naming, base=base)
    assert [one.place for one in found.conflicts] == ["actor a", "actor b"]
    assert found.take("ours").kept == ("actor a", "actor b")
    tagged = attrs.evolve(event, tags=["a"], kind="b")  # words that are no names of records
    assert not merge(vt.Timeline([event]), naming.remove("v").add(tagged), base=base).conflicts


def test_what_a_record_of_the_base_names_is_as_the_base_has_it():
    event, actor = vt.Event("x", "X", "2024", participants=["a"]), vt.Actor("a", "A")
    vote = vt.Event("v", "V", "2024")
    base = vt.Timeline([event, vote], actors=[actor])
    theirs = vt.Timeline([vt.Event("x", "Renamed", "2024"), vote], actors=[actor])
    taken = merge(vt.Timeline([vote]), theirs, base=base).take("base")
    assert (taken.conflicts, taken.kept, taken.timeline) == ((), (), base)


def test_there_is_no_base_to_take_without_one():
    ours, theirs = (vt.Timeline([vt.Event("v", title, "2024")]) for title in ("V", "W"))
    with pytest.raises(vt.QueryError, match="there is no base: write 'ours' or 'theirs'"):
        merge(ours, theirs).take("base")
    assert str(merge(ours, theirs).take("theirs").timeline["v"].title) == "W"


def test_texts_that_both_sides_added_are_none_in_the_base():
    def tl(title="V", **more):
        return vt.Timeline([vt.Event("v", title, "2024", **more)])

    found = merge(tl(summary="one"), tl(summary="other"), base=tl())
    (conflict,) = found.conflicts
    for merged in (found.take("base"), found.resolve(conflict, None)):
        assert (merged.conflicts, merged.timeline["v"].summary) == ((), None)
    titles = {"es": "Uno"}, {"es": "Otro"}
    found = merge(tl(titles[0]), tl(titles[1]), base=tl("V"))
    (conflict,) = found.conflicts
    assert found.take("base").timeline["v"].title == Text("V")
    assert found.take("base").take("ours").timeline["v"].title == Text("V")
    with pytest.raises(vt.ModelError):
        found.resolve(conflict, None)  # an event has a title


def test_what_does_not_fit_together_can_be_resolved():
    claim = vt.Claim("description", "ann", text="so")

    def linked(kind, *claims):
        return BASE.replace(attrs.evolve(WHOLE, links=[vt.Link(kind, "other", claims=claims)]))

    found = merge(linked("causes", claim), linked("after"), base=linked("after", claim))
    (conflict,) = found.conflicts  # a cause needs a claim
    resolved = found.resolve(conflict, conflict.ours)
    assert resolved.conflicts == ()
    assert resolved.timeline["vote"].links in {
        linked(kind, claim)["vote"].links for kind in ("causes", "after")
    }
    with pytest.raises(vt.ModelError):
        found.resolve(conflict, conflict.theirs)


@st.composite
def small(draw):
    """Timelines of two actors, a place and three events, of each of which there may be none."""

    def some(*things):
        return draw(st.sampled_from([(), *[(one,) for one in things], things]))

    names = st.sampled_from(["A", "B"])
    tags = draw(st.sampled_from(["en", "es"]))
    actors = [vt.Actor(key, {tags: draw(names)}) for key in some("a", "b")]
    if len(actors) == 2 and draw(st.booleans()):
        actors[0] = attrs.evolve(actors[0], memberships=["b"])
    places = [vt.Place("p", draw(names)) for _ in some("p")]
    keys = some("x", "y", "z")
    events = []
    for key in keys:
        claims = [
            vt.Claim("when", by=one.id, value=draw(st.sampled_from([None, "2023"])), text="so")
            for one in actors
            if draw(st.booleans())
        ]
        links = [vt.Link("after", draw(st.sampled_from(keys)))] if draw(st.booleans()) else []
        event = vt.Event(
            *(key, {draw(st.sampled_from(["en", "es"])): draw(names)}),
            draw(st.sampled_from(["2024", "2025"])),
            summary=draw(st.none() | names),
            place=draw(st.sampled_from([None, *[one.id for one in places]])),
            participants=[one.id for one in actors if draw(st.booleans())],
            claims=claims,
            links=[one for one in links if one.event != key],
        )
        events.append(event)
    return vt.Timeline(events, actors=actors, places=places)


@settings(max_examples=40)
@given(small(), small(), small())
def test_a_side_can_be_taken_of_every_merge(base, ours, theirs):
    found = merge(ours, theirs, base=base)
    for side in ("base", "ours", "theirs"):
        taken = found.take(side)  # a timeline is checked when it is made
        assert taken.conflicts == ()
        assert taken.take("ours").timeline == taken.timeline
    for conflict in found.conflicts:
        left = found.resolve(conflict, conflict.theirs)
        assert conflict not in left.conflicts
    for side in ("ours", "theirs"):
        assert merge(ours, theirs).take(side).conflicts == ()
