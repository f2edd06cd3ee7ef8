"""Names that a package imports when they are first asked for: few programs use all of them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


def later(
    package: str, modules: Sequence[str], names: Collection[str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The functions ``__getattr__`` and ``__dir__`` of a package (PEP 562).

    Args:
        package: Its name.
        modules: Its modules in the order in which a name is looked for, those first that most
            programs need.
        names: What it offers. Each of them is in one of the modules.
    """

    def getattribute(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        homes = (import_module(f"{package}.{module}") for module in modules)
        value = next(getattr(home, name) for home in homes if _offers(home, name))
        setattr(sys.modules[package], name, value)
        return value

    def directory() -> list[str]:
        return sorted({*vars(sys.modules[package]), *names})

    return getattribute, directory


def _offers(module: Any, name: str) -> bool:
    """Whether a module offers a name; the modules in a package do not count."""
    return name in getattr(module, "__all__", vars(module))
