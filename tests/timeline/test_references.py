"""References: what an event or an actor names must be there."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt


def test_a_tenure_may_not_cite_an_unknown_source():
    actor = vt.Actor("a", "A", tenures=[vt.Tenure("mayor", "2001", citations=["nowhere"])])
    with pytest.raises(vt.DataError, match="unknown source 'nowhere'"):
        vt.Timeline(actors=[actor])
