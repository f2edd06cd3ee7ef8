"""What the two readers of records share: the classes, their short forms, and what a try yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline import model
from venezuela_timeline.errors import EDTFError, Fault, ModelError
from venezuela_timeline.time import TimeSpan, when

if TYPE_CHECKING:
    from collections.abc import Callable

CLASSES: tuple[type, ...] = (
    model.Actor,
    model.Chapter,
    model.Citation,
    model.Claim,
    model.Event,
    model.Link,
    model.Membership,
    model.Participation,
    model.Place,
    model.Quantity,
    model.Source,
    model.Tenure,
    model.Term,
)
"""The classes that records are read into."""

SHORT: dict[type, Callable[[str], Any]] = {
    model.Citation: model.Citation.parse,
    model.Link: model.Link.parse,
    model.Membership: model.Membership,
    model.Participation: model.Participation,
}
"""The classes that a string can stand for, and how it is read."""


def said(text: str) -> TimeSpan:
    """A time as people write it: EDTF as it is, as in the fields of the model, else a phrase."""
    try:
        return TimeSpan.parse(text)
    except EDTFError:
        return when(text)


class WrongTypeError(ModelError):
    """A value of a type that does not belong there."""


@attrs.frozen
class Attempt:
    """The outcome of reading one record.

    Attributes:
        value: The record, or None if it has faults.
        faults: Everything that is wrong with it.
        partial: If it has faults, an instance of its class with what could be read. A field
            with a fault has its default there, or None if it has no default. The id is the
            one given or, where that is not a string, the record's file and path.
    """

    value: Any = None
    faults: tuple[Fault, ...] = ()
    partial: Any = None
