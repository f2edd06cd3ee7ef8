"""The same cases on every run, few: `run.py` tries others, for as long as it is told to."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz.targets import TARGETS

CASES = 150


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_read_is_a_value_or_an_error_of_ours(name):
    target = TARGETS[name]

    @settings(
        max_examples=CASES,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(target.inputs)
    def holds(given_input):
        target.hold(given_input)

    holds()
