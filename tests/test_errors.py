"""Errors: of our own classes, short, with a hint, and of use after pickling."""

from __future__ import annotations

import json
import pickle

import pytest

import venezuela_timeline as vt
from venezuela_timeline import errors, formats
from venezuela_timeline.errors import did_you_mean
from venezuela_timeline.timeline import changes, chronology


def test_a_missing_package_is_named_with_its_extra():
    error = vt.MissingExtraError.of(ModuleNotFoundError(name="narwhals"), "frames")
    assert str(error) == 'narwhals is missing: pip install "venezuela-timeline[frames]"'


ONE = vt.Timeline([vt.Event("e", "E", "2024")])

DIFFERENCE = changes.diff(ONE, vt.Timeline())


def repickled(value, protocol=None):
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  (our own)


def test_a_long_id_is_not_repeated_whole():
    timeline = vt.Timeline(places=[vt.Place("p", "P")])
    long = "x" * 100_000
    for ask in (
        lambda: timeline.where(vt.actor(long)),
        lambda: timeline.where(vt.near(long, 1)),
        lambda: timeline[long],
        lambda: timeline.according_to(long),
        lambda: vt.load().according_to("nicolas-maduro")[long],
        lambda: timeline["2024-01-01/" + "2024" * 1000 : "2023"],
        lambda: vt.on(long),
        lambda: formats.find(long),
        lambda: formats.dumps(timeline, "json", **{long: 1}),
    ):
        with pytest.raises(vt.TimelineError) as caught:
            ask()
        assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: changes.diff(ONE, None), vt.ModelError, "None is not a Timeline"),
        (lambda: changes.diff("x", ONE), vt.ModelError, "'x' is not a Timeline"),
        (lambda: changes.merge(ONE, None), vt.ModelError, "None is not a Timeline"),
        (lambda: changes.merge([], ONE), vt.ModelError, r"\[\] is not a Timeline"),
        (lambda: DIFFERENCE.apply(None), vt.ModelError, "None is not a Timeline"),
        (lambda: chronology.sort(ONE, []), vt.QueryError, r"no order \[\]"),
        (lambda: chronology.solve(ONE, "x"), vt.QueryError, "'x' is not a list of statements"),
        (lambda: chronology.solve(ONE, None), vt.QueryError, "None is not a list of statements"),
        (lambda: chronology.solve(ONE, ["abc"]), vt.QueryError, "'abc' is not a statement"),
        (
            lambda: chronology.solve(ONE, [("e", 1, "e")]),
            vt.QueryError,
            "is not a statement: write",
        ),
        (lambda: vt.cite([]), vt.FormatError, r"no style \[\]"),
        (lambda: vt.Text("a")[None], vt.ModelError, "None is not a language tag"),
        (lambda: vt.Text("a").get([]), vt.ModelError, r"\[\] is not a language tag"),
        (lambda: ONE.summary([]), vt.FormatError, r"no words in the language \[\]"),
        (lambda: ONE[0].when.describe([]), vt.FormatError, r"no words in the language \[\]"),
        (lambda: formats.loads(None, "json"), vt.FormatError, "None is neither text nor bytes"),
        (lambda: formats.loads(10**12, "ics"), vt.FormatError, "is neither text nor bytes"),
        (lambda: formats.loads([], "csv"), vt.FormatError, r"\[\] is neither text nor bytes"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_by_our_own_error(ask, error, message):
    with pytest.raises(error, match=message):
        ask()


@pytest.mark.parametrize(
    "error",
    [vt.EDTFError("2024-X", 5, "a reason"), vt.DataError([vt.Fault("a", "b")]), vt.QueryError("a")],
)
def test_errors_pickle(error):
    again = repickled(error)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


MANY = 20_000


def test_the_nearest_word_is_found_among_very_many():
    assert did_you_mean("electoin", [*(f"word-{at}" for at in range(MANY)), "election"]) == (
        "did you mean 'election'?"
    )


def test_of_many_names_a_message_lists_a_dozen():
    assert errors.some_of([]) == "none"
    assert errors.some_of(map(str, range(12))).endswith("'11'")
    assert errors.some_of(map(str, range(1_012))).endswith("'11' and 1,000 more")


def test_hints_of_one_file_share_a_budget():
    known = ["a" * 100 + f"-{at:03}-" + "b" * 90 for at in range(300)]
    assert did_you_mean(known[7][:-1], known).startswith(f"did you mean {known[7]!r} or ")
    with errors.few_hints(), errors.few_hints():
        told = [did_you_mean(one[:-1], known) for one in known]
        assert did_you_mean("titel", ["title"]) == told[-1]
    assert told[0].startswith("did you mean")
    assert told[-1].startswith("no nearest word was looked for")
    hurried = sum(hint.startswith("no nearest word") for hint in told)
    error = errors.DataError([errors.Fault("", "unknown", hint) for hint in told])
    assert str(error).splitlines()[0] == (
        f"{len(told):,} faults in the data; for {hurried:,} of them no nearest word was looked for"
    )
    assert did_you_mean("titel", ["title"]) == "did you mean 'title'?"


def test_a_message_lists_fifty_faults_and_counts_the_rest():
    faults = [errors.Fault(f"line {at}", "odd") for at in range(3_311)]
    error = errors.DataError(faults)
    lines = str(error).splitlines()
    assert lines[0] == "3,311 faults in the data"
    assert lines[-2:] == ["  line 49: odd", "  … and 3,261 more"]
    assert len(lines) == 52
    assert error.faults == tuple(faults)
    assert str(errors.DataError(faults[:50])).splitlines()[-1] == "  line 49: odd"


def test_only_words_that_are_like_it_are_hints():
    assert did_you_mean("abcdef", ["uvwxyz", "fedcba", ""]) == ""
    assert did_you_mean("x" * 300, ["x" * 301]).startswith("did you mean 'xxx")
    assert did_you_mean("", ["a"]) == ""
    assert did_you_mean("kinds", ["kind", "kids", "kinds-of", "mind"]) == (
        "did you mean 'kind' or 'kids' or 'kinds-of'?"
    )


def test_a_message_does_not_repeat_a_long_value():
    claim = {"aspect": "winner", "by": "ann", "value": "x" * 5_000, "x" * 5_000: 1}
    event = {"id": "e", "title": "E", "when": "2024", "claims": [claim], "place": "y" * 200}
    with pytest.raises(vt.DataError) as caught:
        formats.loads(json.dumps({"events": [event]}), "json", file="z" * 5_000)
    assert len(caught.value.faults) >= 4
    assert all(len(str(fault)) < 1_000 for fault in caught.value.faults)
