"""The tables that hold a timeline, as Arrow knows them: see `timeline.columns`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from venezuela_timeline.timeline.columns import SCHEMAS, VERSION, Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def arrow_schema(columns: Sequence[Column], metadata: Mapping[str, str] | None = None) -> pa.Schema:
    """Columns as Arrow knows them, each with its meaning as metadata."""
    fields = [
        pa.field(
            column.name,
            pa.type_for_alias(column.type),
            nullable=column.nullable,
            metadata={"description": column.meaning},
        )
        for column in columns
    ]
    return pa.schema(fields, {"venezuela_timeline.frames": str(VERSION), **(metadata or {})})


@attrs.frozen
class Tables:
    """A timeline's tables in one dataframe library or engine.

    Attributes:
        events: One row an event.
        cells: The cells of events that one row of bounds cannot hold.
        participants: One row a participation.
        tags: One row a tag of an event.
        claims: One row a claim.
        citations: One row a citation.
        tolerances: The tolerances for which `cells` has rows.

    Only `events` is needed; a question that needs another table says so. Ids are distinct: an
    engine is not asked whether they are, or whether `cells` has rows for the tolerances.
    """

    events: Any
    cells: Any = attrs.field(default=None, kw_only=True)
    participants: Any = attrs.field(default=None, kw_only=True)
    tags: Any = attrs.field(default=None, kw_only=True)
    claims: Any = attrs.field(default=None, kw_only=True)
    citations: Any = attrs.field(default=None, kw_only=True)
    tolerances: tuple[int, ...] = attrs.field(default=(0, 1), kw_only=True)

    def items(self) -> Iterator[tuple[str, Any]]:
        """The tables that are there, by name."""
        for name in SCHEMAS:
            if (table := getattr(self, name)) is not None:
                yield name, table
