"""What a notebook and a terminal show of a value: the doors from the model up to the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from venezuela_timeline.view.plain import Shown


class Displayed:
    """A value that shows itself, as lines in a terminal and as HTML in a notebook."""

    __slots__ = ()

    def __str__(self) -> str:
        """Its lines, as a terminal shows them."""
        from venezuela_timeline.view import plain  # noqa: PLC0415  (a door: view stands above)

        return plain.shown(cast("Shown", self))

    def _repr_html_(self) -> str:
        """What a notebook shows: see `venezuela_timeline.view.notebook`."""
        from venezuela_timeline.view import notebook  # noqa: PLC0415  (a door: view stands above)

        return notebook.shown(cast("Shown", self))

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """What a notebook or a terminal shows, in each of its forms."""
        from venezuela_timeline.view import notebook  # noqa: PLC0415  (a door: view stands above)

        return notebook.bundle(cast("Shown", self))
