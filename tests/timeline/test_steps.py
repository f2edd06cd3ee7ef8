"""How much work an edit and a question are, counted in steps rather than by the clock."""

import datetime

import pytest

import venezuela_timeline as vt
from venezuela_timeline.timeline import id_index, references, text_fields, text_index, words


def timeline(count):
    first = datetime.date(1900, 1, 1)
    return vt.Timeline(
        vt.Event(f"e-{at}", f"Event {at}", first + datetime.timedelta(at), kind="ab"[at % 2])
        for at in range(count)
    )


def counted(monkeypatch, module, name):
    """The calls of a function of a module, one for each entry."""
    calls, function = [], getattr(module, name)

    def count(*args, **options):
        calls.append(args)
        return function(*args, **options)

    monkeypatch.setattr(module, name, count)
    return calls


NEW = vt.Event("new", "New", "1900-01-05")


@pytest.mark.parametrize("edit", [lambda tl: tl.add(NEW), lambda tl: tl.replace(tl["e-7"])])
def test_an_edit_looks_at_few_events(monkeypatch, edit):
    small, large = timeline(64), timeline(1024)
    placed = counted(monkeypatch, references, "_place")
    checked = counted(monkeypatch, references, "_of_event")
    steps = []
    for tl in (small, large):
        placed.clear()
        edit(tl)
        steps.append(len(placed))
    assert steps[1] - steps[0] <= 4  # sixteen times the events: four more halvings
    assert len(checked) == 2


def test_an_edit_gives_what_a_new_timeline_would():
    tl = timeline(10)
    more = [NEW, vt.Event("last", "L", "1900-01-05", links=["after new", "part-of e-3"])]
    assert tl.add(*more, tl[0]) == vt.Timeline([*more, *tl])
    assert tl.add(*more).events == vt.Timeline([*more, *tl]).events
    changed = vt.Event("e-7", "Changed", "1800")
    assert tl.replace(changed).events[0] is changed
    linked = tl[:5].add(vt.Event("a", "A", "1900-01-02", links=["after e-1"]))
    assert linked.remove("e-1").add(vt.Event("b", "B", "1901", links=["after e-1"])).outside == {
        "e-1"
    }
    with pytest.raises(vt.DataError, match="unknown event 'e-9'"):
        linked.add(vt.Event("b", "B", "1901", links=["after e-9"]))


def test_texts_are_folded_once_and_last(monkeypatch):
    tl = timeline(40)
    folded = counted(monkeypatch, text_fields, "runs_of")
    fields = 4  # that an event has itself
    assert len(tl.where(vt.text("event 3*") & vt.kind("a"))) == 5
    assert len(folded) == 20 * fields
    tl.where((vt.text("event 3*") | vt.kind("b")) & vt.during("1900-01"))
    assert len(folded) == 20 * fields
    assert len(tl.where(~vt.text("event 3*"))) == 29
    assert len(folded) == 40 * fields


def test_texts_are_listed_by_their_words_when_asked_again(monkeypatch):
    tl = timeline(40)
    folded = counted(monkeypatch, text_index, "runs_of")
    for asked, number in (("event 3*", 11), ("event 4*", 1), ('"event 4"', 1), ("even*", 40)):
        assert len(tl.where(vt.text(asked))) == number
        assert len(folded) == 40 * 4
        assert ("by_word" in vars(tl._search.by_words._own["title"])) == (asked != "event 3*")  # noqa: SLF001


def test_ids_are_listed_when_asked_again(monkeypatch):
    tl = timeline(40)
    looked = []
    reads = lambda event: looked.append(event) or (event.kind,)  # noqa: E731
    monkeypatch.setattr(id_index, "FIELDS", {"kind": reads})
    for steps in (0, 40, 40, 40):
        assert len(tl.where(vt.kind("a"))) == 20
        assert len(looked) == steps
    assert len(tl.where(vt.kind("a", "b", "a"))) == 40
    assert len(tl.where(vt.kind("a") | vt.kind("b"))) == 40
    assert len(tl.where(vt.kind("a") & vt.kind("b"))) == 0
    assert len(tl.where(vt.kind("a") & vt.during("1900-01-01/1900-01-10"))) == 5
    assert len(tl.where(vt.kind("a") & vt.during("1900-01-01"))) == 1
    assert len(tl.where(vt.kind("a") & vt.during("1900") & ~vt.contested())) == 20


def test_combinations_of_three():
    tl = timeline(40)
    asked = (vt.kind("a"), vt.text("event 1*"), vt.during("1900-01"))
    for _ in range(2):  # by looking at each event, and by what is listed
        assert list(tl.where(asked[0] & asked[1] & asked[2]).ids) == [
            "e-10",
            "e-12",
            "e-14",
            "e-16",
            "e-18",
        ]
        assert len(tl.where(~asked[0] | vt.contested() | asked[1])) == 20 + 5


def test_marks_are_folded_as_one_by_one():
    assert words.folded("ÁÑ\u0301 “Ç”") == "an “c”"
    assert words.folded("a\u0591b\u20d0") == "ab"  # marks beyond the usual ones
