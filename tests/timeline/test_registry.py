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
