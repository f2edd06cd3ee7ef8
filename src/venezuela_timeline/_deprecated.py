"""How a public name leaves: it warns from one version on and is gone in another.

What is deprecated says since when, until when, and what to use instead. The warnings point
at the caller's line. docs/versioning.md has the policy; a test fails when a version that was
named for a removal is reached.
"""

from __future__ import annotations

import warnings
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from venezuela_timeline.errors import TimelineDeprecationWarning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    # PEP 702, for type checkers: stands above `deprecated`, with a literal text. Its stub comes
    # with every checker; at run time it would be a dependency, or Python 3.13.
    from typing_extensions import deprecated as pep702
else:

    def pep702(_message: str) -> Callable[[Any], Any]:
        """At run time, nothing."""
        return lambda function: function


__all__ = ["NOTICES", "Notice", "deprecated", "moved", "pep702", "renamed"]

P = ParamSpec("P")
R = TypeVar("R")


class Notice(NamedTuple):
    """What is deprecated.

    Attributes:
        name: The name or parameter that goes.
        since: The version that first warned.
        removal: The version that will be without it.
        instead: What to use.

    Example:
        >>> print(Notice("select", since="0.3", removal="0.5", instead="where"))
        select is deprecated since 0.3 and goes in 0.5: use where
    """

    name: str
    since: str
    removal: str
    instead: str

    def __str__(self) -> str:
        return (
            f"{self.name} is deprecated since {self.since} and goes in {self.removal}: "
            f"use {self.instead}"
        )

    def warn(self) -> None:
        """Warn the caller of the function that calls this."""
        warnings.warn(str(self), TimelineDeprecationWarning, stacklevel=3)


NOTICES: list[Notice] = []
"""All notices in the modules imported so far."""


def deprecated(
    *, since: str, removal: str, instead: str
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function or method that warns when called."""

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        notice = Notice(function.__qualname__, since, removal, instead)
        NOTICES.append(notice)

        @wraps(function)
        def warned(*args: P.args, **options: P.kwargs) -> R:
            notice.warn()
            return function(*args, **options)

        warned.__deprecated__ = str(notice)  # type: ignore[attr-defined]  # as in PEP 702
        return warned

    return decorated


def renamed(
    old: str, new: str, *, since: str, removal: str
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function of which a keyword-only parameter has a new name; the old one warns.

    Raises:
        TypeError: where both are given, as for any argument given twice.
    """

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        name = f"the parameter {old!r} of {function.__qualname__}"
        notice = Notice(name, since, removal, repr(new))
        NOTICES.append(notice)

        @wraps(function)
        def warned(*args: P.args, **options: P.kwargs) -> R:
            if old in options:
                notice.warn()
                if new in options:
                    raise TypeError(f"{function.__qualname__}() has {old!r} and {new!r}: keep one")
                options[new] = options.pop(old)
            return function(*args, **options)

        return warned

    return decorated


def moved(
    module: str, names: Mapping[str, object], *, since: str, removal: str
) -> Callable[[str], Any]:
    """A module's ``__getattr__``: classes and other names that left it, and what they are now."""
    notices = {
        old: Notice(f"{module}.{old}", since, removal, getattr(new, "__qualname__", repr(new)))
        for old, new in names.items()
    }
    NOTICES.extend(notices.values())

    def __getattr__(name: str) -> Any:  # noqa: N807  (it is one)
        if name not in notices:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        notices[name].warn()
        return names[name]

    return __getattr__
