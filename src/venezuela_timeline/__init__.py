"""Documented history as data: dated events, their sources and the claims made about them."""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

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
from venezuela_timeline.publish import Published, publish
from venezuela_timeline.time import Certainty, Relation, TimeSpan, when
from venezuela_timeline.timeline import (
    Query,
    Timeline,
    actor,
    after,
    anniversary,
    approximate,
    before,
    between,
    chapter,
    claimed_by,
    contested,
    country,
    during,
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

if TYPE_CHECKING:
    from venezuela_timeline.timeline import changes, chronology
else:

    def __getattr__(name: str) -> ModuleType:
        """`changes` and `chronology`, when first asked for: a tenth of what all this costs."""
        if name in {"changes", "chronology"}:
            return importlib.import_module(f"{__name__}.timeline.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


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
