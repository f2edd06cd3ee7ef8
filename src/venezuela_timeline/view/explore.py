"""The viewer in a notebook: what its reader selects comes back as a timeline.

Needs the extra ``widget`` (anywidget). The page stands in a frame of its own, so that neither its
styles nor its scripts meet those of the notebook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from venezuela_timeline.errors import MissingExtraError

from ._html import asset
from .page import page

if TYPE_CHECKING:
    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

try:
    import anywidget
    import traitlets
except ImportError as _error:
    raise MissingExtraError.of(_error, "widget") from None


class Explorer(Protocol):
    """A widget to zoom into a timeline, search it and filter it in a notebook.

    Attributes:
        timeline: What it shows.

    Example::

        w = tl.explore()
        w              # the last line of a cell: look, zoom, search
        w.selected     # in a later cell: the events that are shown then
        w.opened       # the event that is open, or None
    """

    timeline: Timeline

    @property
    def selected(self) -> Timeline:
        """The events that are shown: all of them until their reader has narrowed them."""
        ...

    @property
    def opened(self) -> Event | None:
        """The event whose text is open."""
        ...


class _Widget(anywidget.AnyWidget):
    """An `Explorer`, made by anywidget."""

    _esm = asset("viewer/widget.js")
    _page = traitlets.Unicode().tag(sync=True)
    _title = traitlets.Unicode().tag(sync=True)
    _shown = traitlets.List(traitlets.Unicode(), allow_none=True, default_value=None).tag(sync=True)
    _opened = traitlets.Unicode(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, timeline: Timeline, **options: Any) -> None:
        self.timeline = timeline
        lang = options.get("lang", "en")
        written = "".join(page(timeline, embed=True, **options))
        super().__init__(_page=written, _title=timeline.title[lang])

    @property
    def selected(self) -> Timeline:
        if self._shown is None:
            return self.timeline
        gone = self.timeline.ids - set(self._shown)
        return self.timeline.remove(*gone)

    @property
    def opened(self) -> Event | None:
        opened = self._opened
        return self.timeline[opened] if opened in self.timeline.ids else None


def explore(timeline: Timeline, **options: Any) -> Explorer:
    """A widget for a timeline.

    Args:
        timeline: What to show.
        **options: Those of `venezuela_timeline.view.page.page`, such as ``lang`` or ``key``.

    Raises:
        FormatError: as `page`.
        UnknownIdError: as `page`.
    """
    return _Widget(timeline, **options)


__all__ = ["Explorer", "explore"]
