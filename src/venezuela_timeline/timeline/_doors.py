"""The doors from a timeline up to files, charts and dataframes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import os

    import pandas
    import polars
    import pyarrow

    from venezuela_timeline.formats import Report
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.view.describe import Description
    from venezuela_timeline.view.explore import Explorer

    from .timeline import Timeline


class Doors:
    """A timeline as what rooms above make of it."""

    __slots__ = ()

    def save(self, path: str | os.PathLike[str], **options: Any) -> Report:
        """Write it to a file in the format of its suffix: see `venezuela_timeline.formats.save`."""
        from venezuela_timeline import formats  # noqa: PLC0415  (a door: formats stand above)

        return formats.save(cast("Timeline", self), path, **options)

    def describe(self, key: str, *, lang: Lang = "en") -> Description:
        """One event in words: see `venezuela_timeline.view.describe.describe`."""
        from venezuela_timeline.view import describe  # noqa: PLC0415  (a door: view stands above)

        return describe.describe(cast("Timeline", self), key, lang=lang)

    def chart(self, **options: Any) -> dict[str, Any]:
        """A Vega-Lite specification: see `venezuela_timeline.view.chart.spec`."""
        from venezuela_timeline.view import chart  # noqa: PLC0415  (a door: view stands above)

        return chart.spec(cast("Timeline", self), **options)

    def explore(self, **options: Any) -> Explorer:
        """A widget to zoom, search and filter in: see `venezuela_timeline.view.explore`."""
        from venezuela_timeline.view.explore import explore  # noqa: PLC0415  (a door: an extra)

        return explore(cast("Timeline", self), **options)

    def to_arrow(self, table: str = "events") -> pyarrow.Table:
        """One of its tables for Arrow: see `venezuela_timeline.frames.tables`."""
        from venezuela_timeline.frames.tables import to_arrow  # noqa: PLC0415  (a door: an extra)

        return to_arrow(cast("Timeline", self), table)

    def to_pandas(self, table: str = "events") -> pandas.DataFrame:
        """One of its tables for pandas, with nullable types."""
        from venezuela_timeline.frames.tables import to_pandas  # noqa: PLC0415  (a door: an extra)

        return to_pandas(cast("Timeline", self), table)

    def to_polars(self, table: str = "events") -> polars.DataFrame:
        """One of its tables for Polars."""
        from venezuela_timeline.frames.tables import to_polars  # noqa: PLC0415  (a door: an extra)

        return to_polars(cast("Timeline", self), table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table of events for what reads a stream of Arrow: pyarrow, pandas, DuckDB."""
        from venezuela_timeline.frames.tables import to_arrow  # noqa: PLC0415  (a door: an extra)

        return to_arrow(cast("Timeline", self)).__arrow_c_stream__(requested_schema)
