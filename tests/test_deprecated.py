"""How public names leave: what warns, where it points, and that nothing overstays."""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import sys
import types
from importlib.metadata import version

import pytest

import venezuela_timeline
from venezuela_timeline import _deprecated
from venezuela_timeline._deprecated import NOTICES, Notice, deprecated, moved, pep702, renamed
from venezuela_timeline.errors import MissingExtraError, TimelineDeprecationWarning


@pytest.fixture(autouse=True)
def _own_notices(monkeypatch):
    """The notices of these tests are no promises of the library."""
    monkeypatch.setattr(_deprecated, "NOTICES", [])


def numbers(text):
    return tuple(int(number) for number in text.split("."))


def overdue(notices, current):
    return [notice for notice in notices if numbers(current) >= numbers(notice.removal)]


def test_a_function_warns_at_the_callers_line():
    @pep702("use new")
    @deprecated(since="0.3", removal="0.5", instead="new")
    def old(one, *, two=2):
        """What it does."""
        return one + two

    with pytest.warns(TimelineDeprecationWarning) as caught:
        assert old(1, two=3) == 4
    assert str(caught[0].message).endswith("old is deprecated since 0.3 and goes in 0.5: use new")
    assert caught[0].filename == __file__
    assert old.__doc__ == "What it does."


def test_a_method_warns():
    class Thing:
        @deprecated(since="1.0", removal="2.0", instead="size")
        def length(self):
            return 3

    with pytest.warns(DeprecationWarning, match=r"Thing\.length is deprecated since 1\.0"):
        assert Thing().length() == 3


def test_a_parameter_keeps_its_old_name():
    @renamed("language", "lang", since="0.3", removal="0.5")
    def write(*, lang="en"):
        return lang

    assert write(lang="es") == "es"
    with pytest.warns(
        TimelineDeprecationWarning, match="'language' of .*write .* use 'lang'"
    ) as caught:
        assert write(language="es") == "es"
    assert caught[0].filename == __file__
    with (
        pytest.warns(TimelineDeprecationWarning),
        pytest.raises(TypeError, match="'language' and 'lang': keep one"),
    ):
        write(language="es", lang="en")


def test_a_name_that_left_its_module(monkeypatch):
    module = types.ModuleType("left")
    module.__getattr__ = moved("left", {"Old": dict}, since="0.3", removal="0.5")
    monkeypatch.setitem(sys.modules, "left", module)
    with pytest.warns(TimelineDeprecationWarning, match=r"left\.Old .* use dict") as caught:
        from left import Old  # noqa: PLC0415  (the import is the test)
    assert Old is dict
    assert {warning.filename for warning in caught} == {__file__}
    with pytest.raises(AttributeError, match="module 'left' has no attribute 'Older'"):
        _ = module.Older


def test_nothing_overstays():
    for found in pkgutil.walk_packages(venezuela_timeline.__path__, "venezuela_timeline."):
        if found.name != "venezuela_timeline.cli":
            with contextlib.suppress(MissingExtraError):  # seen where the extra is installed
                importlib.import_module(found.name)
    assert not overdue(NOTICES, version("venezuela-timeline"))


def test_what_overstays_is_seen():
    notice = Notice("old", "0.3", "0.10", "new")
    assert not overdue([notice], "0.9.2")
    assert overdue([notice], "0.10.0") == overdue([notice], "1.0.0") == [notice]
