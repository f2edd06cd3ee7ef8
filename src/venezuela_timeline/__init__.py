"""Documented history as data: dated events, their sources and the claims made about them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._later import later

if TYPE_CHECKING:
    from venezuela_timeline.dataset import cite, load
    from venezuela_timeline.errors import (
        ArgumentError,
        ConflictError,
        DataError,
        EDTFError,
        Fault,
        FormatError,
        MissingExtraError,
        ModelError,
        PhraseError,
        PositionError,
        QueryError,
        ReadError,
        SaveError,
        TimelineError,
        TimelineWarning,
        UnknownIdError,
    )
    from venezuela_timeline.formats import Report, convert, read, read_dates, save
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import (
        Actor,
        Chapter,
        Citation,
        Claim,
        Event,
        Link,
        Membership,
        Offset,
        Participation,
        Place,
        Quantity,
        Source,
        Tenure,
        Term,
        Text,
    )
    from venezuela_timeline.publishing import Published, publish
    from venezuela_timeline.time import Certainty, Relation, TimeSpan, when
    from venezuela_timeline.timeline import (
        Moment,
        Query,
        Timeline,
        actor,
        after,
        anniversary,
        approximate,
        before,
        between,
        changes,
        chapter,
        chronology,
        claimed_by,
        contested,
        country,
        during,
        key,
        kind,
        lasting,
        near,
        on,
        on_day,
        overlapping,
        place,
        role,
        source,
        tag,
        text,
        uncertain,
        within,
    )

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "ArgumentError",
    "Certainty",
    "Chapter",
    "Citation",
    "Claim",
    "ConflictError",
    "DataError",
    "EDTFError",
    "Event",
    "Fault",
    "FormatError",
    "Lang",
    "Link",
    "Membership",
    "MissingExtraError",
    "ModelError",
    "Moment",
    "Offset",
    "Participation",
    "PhraseError",
    "Place",
    "PositionError",
    "Published",
    "Quantity",
    "Query",
    "QueryError",
    "ReadError",
    "Relation",
    "Report",
    "SaveError",
    "Source",
    "Tenure",
    "Term",
    "Text",
    "TimeSpan",
    "Timeline",
    "TimelineError",
    "TimelineWarning",
    "UnknownIdError",
    "actor",
    "after",
    "anniversary",
    "approximate",
    "before",
    "between",
    "changes",
    "chapter",
    "chronology",
    "cite",
    "claimed_by",
    "contested",
    "convert",
    "country",
    "during",
    "key",
    "kind",
    "lasting",
    "load",
    "near",
    "on",
    "on_day",
    "overlapping",
    "place",
    "publish",
    "read",
    "read_dates",
    "role",
    "save",
    "source",
    "tag",
    "text",
    "uncertain",
    "when",
    "within",
]

if not TYPE_CHECKING:
    _ROOMS = ("errors", "labels", "time", "model", "timeline", "formats", "dataset", "publishing")
    """From the ground up, because each imports what is below it."""

    _offered, __dir__ = later(__name__, _ROOMS, {*__all__, *_ROOMS})

    def __getattr__(name: str) -> Any:
        """What the package offers, when it is first asked for: few programs use all of it."""
        if name in _ROOMS:
            return import_module(f"{__name__}.{name}")
        if name in {"changes", "chronology"}:
            return import_module(f"{__name__}.timeline.{name}")
        return _offered(name)
