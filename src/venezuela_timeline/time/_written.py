"""`Written`: what a time says about itself, before any day is counted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self

import attrs

from ._clocks import datetime_of
from ._edtf_text import text_of
from ._nodes import APPROXIMATE, UNCERTAIN, Interval
from ._precision import Component, Precision, level_of, marked_components, precision_of
from .edtf import parse, read

if TYPE_CHECKING:
    from datetime import datetime

    from ._nodes import Node


@attrs.frozen(init=False, repr=False, order=False)
class Written:
    """An EDTF text and what can be read off it.

    Attributes:
        edtf: The canonical text. Any EDTF may be given for it.

    Raises:
        EDTFError: The text is not EDTF.
    """

    edtf: str

    def __init__(self, edtf: str) -> None:
        text, node = read(edtf)
        object.__setattr__(self, "edtf", text)
        if node is not None:
            object.__setattr__(self, "_node", node)  # no text is parsed twice

    @classmethod
    def _of(cls, node: Node) -> Self:
        """What a tree says that is known to be sound."""
        made = cls.__new__(cls)
        object.__setattr__(made, "edtf", text_of(node))
        object.__setattr__(made, "_node", node)
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Pickled as its text: all else is worked out when it is asked for."""
        return type(self), (self.edtf,)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.edtf!r})"

    @cached_property
    def _node(self) -> Node:
        return parse(self.edtf)

    # Qualifiers, open ends, sets and times of day show in the canonical text, which is far quicker
    # to look at than to parse.

    @property
    def _timed(self) -> bool:
        """Whether some date in it has a time of day."""
        return "T" in self.edtf

    @property
    def precision(self) -> Precision:
        """The unit of the coarsest date in it, or "unbounded" if it names no date."""
        return precision_of(self._node)

    @property
    def level(self) -> Literal[0, 1, 2]:
        """The lowest EDTF level that has the canonical text."""
        return level_of(self._node)

    @property
    def approximate(self) -> bool:
        """Whether some component is approximate, ``~`` or ``%``."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def uncertain(self) -> bool:
        """Whether some component is uncertain, ``?`` or ``%``."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def approximate_parts(self) -> frozenset[Component]:
        """The components that are approximate in some date of the span."""
        return marked_components(self._node, APPROXIMATE)

    @property
    def uncertain_parts(self) -> frozenset[Component]:
        """The components that are uncertain in some date of the span.

        >>> sorted(Written("2024-?07-~28").uncertain_parts)
        ['month']
        """
        return marked_components(self._node, UNCERTAIN)

    @property
    def open_start(self) -> bool:
        """Whether it is an interval that starts with ``..``."""
        return self.edtf.startswith("../")

    @property
    def open_end(self) -> bool:
        """Whether it is an interval that ends with ``..``."""
        return self.edtf.endswith("/..")

    @property
    def unknown_start(self) -> bool:
        """Whether it is an interval with nothing before the ``/``."""
        return self.edtf.startswith("/")

    @property
    def unknown_end(self) -> bool:
        """Whether it is an interval with nothing after the ``/``."""
        return self.edtf.endswith("/")

    @property
    def every(self) -> bool:
        """Whether it means all members of a set, ``{}``, rather than one time."""
        return self.edtf.startswith("{")

    @property
    def start_time(self) -> datetime | None:
        """The time of day at which it starts, aware if written with an offset."""
        if not self._timed:
            return None
        node = self._node
        return datetime_of(node.start if isinstance(node, Interval) else node)

    @property
    def end_time(self) -> datetime | None:
        """The time of day at which it ends; of a single time, that time."""
        if not self._timed:
            return None
        node = self._node
        return datetime_of(node.end if isinstance(node, Interval) else node)
