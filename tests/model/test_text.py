"""Texts in several languages."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt


def test_a_text_shows_itself():
    assert repr(vt.Text("a")) == "Text('a')"
    assert repr(vt.Text(en="a", es="b")) == "Text(en='a', es='b')"
    assert repr(vt.Text({"es-VE": "a"})) == "Text({'es-VE': 'a'})"
    with pytest.raises(vt.ModelError, match="a text is empty"):
        vt.Event("e", {}, "2024")
