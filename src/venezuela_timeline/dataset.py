"""The packaged timeline: Venezuela's succession, crisis, election and BRICS summit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from . import formats

if TYPE_CHECKING:
    from .timeline import Timeline


@cache
def load() -> Timeline:
    """The packaged timeline; read once, the same immutable value ever after.

    Example:
        >>> import venezuela_timeline as vt
        >>> str(vt.load()["presidential-election-2024"].when)
        '2024-07-28'
    """
    data = files(__package__).joinpath("data", "venezuela.json").read_bytes()
    return formats.loads(data, "json")
