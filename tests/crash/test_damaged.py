"""A damaged Parquet file never ends the process: see `damaged.py`, which tries more of them."""

from __future__ import annotations

import os
import signal

import pytest

from crash import damaged
from fuzz.targets import SEEDS
from venezuela_timeline import formats

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")

CASES = 20_000


@pytest.mark.frames
def test_damaged_parquet_is_a_timeline_or_an_error_of_ours():
    whole = [b"".join(formats.find("parquet").chunks(timeline)) for timeline in SEEDS]

    def law(number):
        damaged.read(damaged.damage(number, whole))

    assert list(damaged.faults(range(CASES), law)) == []


def test_what_a_child_dies_of_is_named_and_the_rest_is_tried(monkeypatch):
    monkeypatch.setattr(damaged, "BATCH", 4)
    monkeypatch.setattr(damaged, "SLOW", 0.01)

    def law(number):
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 5:
            raise ValueError("x")
        if number == 7:
            sum(range(3_000_000))

    found = list(damaged.faults(range(9), law))
    assert found[:2] == ["case 2 ended its process with -9", "case 5 raised ValueError('x')"]
    assert len(found) == 3
    assert found[2].startswith("case 7 took")
