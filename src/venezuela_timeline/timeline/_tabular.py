"""A timeline from tables and as a table: dicts, rows, dataframes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Unpack

    from venezuela_timeline.formats import Report
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Actor, Chapter, Place, Source, Term, Text

    from .timeline import Timeline


class Parts(TypedDict, total=False):
    """What a timeline has besides its events: see `Timeline`."""

    id: str
    title: Text | str | Mapping[str, str]
    version: str | None
    actors: Iterable[Actor]
    places: Iterable[Place]
    sources: Iterable[Source]
    chapters: Iterable[Chapter]
    terms: Iterable[Term]
    outside: Iterable[str]


class Tabular:
    """A timeline as what tables make of it, and it of tables."""

    __slots__ = ()

    @classmethod
    def from_records(  # noqa: PLR0913  (what a table is read with)
        cls,
        rows: object,
        *,
        columns: Mapping[str, str | None] | None = None,
        dayfirst: bool | None = None,
        strict: bool | None = None,
        report: Report | None = None,
        known: Timeline | None = None,
        **parts: Unpack[Parts],
    ) -> Self:
        """A timeline from a table: dicts, or the rows of a pandas, Polars or Arrow table.

        Any table will do that has a column of dates and one of titles, under their usual names
        in English or Spanish: [the page on spreadsheets](../how-to/spreadsheet.md) has the list,
        and how an event gets its id. Rows that cannot be read are listed, and the others are read.

        Rows with ``id``, ``title``, ``when`` and no columns but the other attributes of an `Event`
        are in the library's own form, and are read strictly: they may have all except claims.
        ``title_en`` and ``title_es`` give one text in two languages; what can be several, such as
        ``tags`` or ``links``, is a list or a string with ``;`` between. Actors, places and sources
        that are named but not given get a bare entry with their id as the name.

        Args:
            rows: The records.
            columns: What a column means, by its name, such as ``{"notes": "summary"}``; None for
                one that is not to be read, and ``"*"`` for all the rest.
            dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.
            strict: Refuse the table if a row cannot be read; by default only in our own form.
            report: Takes what the columns were taken for, and the rows that are not read; its
                `kept` has the cells of other columns by the ids of the events.
            known: A timeline read from the table before: its events keep their ids, and what it
                registers is there.
            **parts: The other arguments of `Timeline`: ``id``, ``title``, ``actors`` …

        Example:
            >>> rows = [{"date": "circa 1890", "headline": "The fair", "city": "Mérida"}]
            >>> from venezuela_timeline import Timeline
            >>> tl = Timeline.from_records(rows)
            >>> tl["the-fair"].when, tl["the-fair"].place
            (TimeSpan('1890~'), 'merida')

        Raises:
            DataError: with every row that cannot be read, if none can be, or `strict` is asked for.
            FormatError: if `columns` names a column or a field that there is not.

        Warns:
            TimelineWarning: if rows are not read and there is no report to say so.
        """
        from .records import TableOptions, parts_of, rows_of  # noqa: PLC0415  (a third of all imports)

        options = TableOptions(
            columns=columns, dayfirst=dayfirst, strict=strict, report=report, known=known
        )
        events, found = parts_of(rows_of(rows), parts, options)
        make = cast("Callable[..., Self]", cls)
        return make(events, **found)

    @classmethod
    def from_frame(cls, frame: object, **options: Any) -> Self:
        """A timeline from a pandas, Polars or Arrow table, by its rows: see `from_records`.

        A table that `to_pandas`, `to_polars` or `to_arrow` gave is read strictly, and gives the
        same columns again, but for those that tell of what it does not hold, such as claims:
        these are in the report.
        """
        return cls.from_records(frame, **options)

    def table(self, lang: Lang = "en") -> list[dict[str, Any]]:
        """A row for each event, in words: for a dataframe that people read, or a page of one's own.

        The columns are ``id``, ``title``, ``when`` (in words), ``earliest`` and ``latest`` (days),
        ``kind``, ``chapter``, ``place``, ``participants``, ``tags``, ``summary`` and ``sources``;
        what can be several stands in one text between semicolons. What is not there is None.
        `to_pandas` and its like give the columns for engines instead.

        Args:
            lang: The language of the words.

        Example:
            >>> from venezuela_timeline import Event, Timeline
            >>> (row,) = Timeline([Event("vote", "The vote", "2024-07")]).table()
            >>> row["when"], str(row["latest"])
            ('July 2024', '2024-07-31')

        Raises:
            FormatError: if there are no words in the language.
        """
        from .table import table_of  # noqa: PLC0415  (few ask for it)

        return table_of(cast("Timeline", self), lang)
