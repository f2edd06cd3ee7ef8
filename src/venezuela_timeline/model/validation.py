"""Converters and validators shared by the model's classes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from venezuela_timeline.errors import EDTFError, ModelError, PhraseError, did_you_mean, shown
from venezuela_timeline.time import TimeSpan, when

if TYPE_CHECKING:
    from collections.abc import Callable

    import attrs

T = TypeVar("T")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 200
_ITEM = re.compile(r"Q[1-9][0-9]{0,15}")


MAX_REVISION = 2**31 - 1
"""The largest revision: calendars have no larger number."""


@lru_cache(maxsize=4096)  # a timeline names few ids, many times over
def is_slug(value: str) -> bool:
    """Whether a text can be an id."""
    return len(value) <= MAX_SLUG and SLUG.fullmatch(value) is not None


def is_revision(value: object) -> bool:
    """Whether something can be the number of a revision."""
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MAX_REVISION


def check_slug(value: str, name: str) -> None:
    """Refuse an id that is not a slug: lower-case ASCII words and digits joined by hyphens."""
    if not isinstance(value, str) or not is_slug(value):
        raise ModelError(
            f"{name} is {shown(value)}: write an id of lower-case letters, digits "
            "and hyphens, such as 'presidential-election-2024'"
        )


def slug(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    """`check_slug` as a validator."""
    check_slug(value, attribute.name)


def optional_slug(_: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    """As `slug`, but None passes."""
    if value is not None:
        check_slug(value, attribute.name)


def slugs(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    """Refuse a tuple in which something is not a slug."""
    for item in value:
        check_slug(item, attribute.name)


def plain(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse what is not a text: of another type, blank, or impossible to write as UTF-8."""
    if not isinstance(value, str) or not value.strip():
        raise ModelError(f"{attribute.name} is {shown(value)}: write some text or leave it out")
    check_utf8(value, attribute.name)


def optional_plain(_: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    """As `plain`, but None passes."""
    if value is not None:
        plain(_, attribute, value)  # type: ignore[arg-type]  # the name is all it reads


def plains(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    """Refuse a tuple in which something is not a text: see `plain`."""
    for item in value:
        plain(_, attribute, item)  # type: ignore[arg-type]  # the name is all it reads


def flag(_: object, attribute: attrs.Attribute[bool], value: bool) -> None:  # noqa: FBT001
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise ModelError(f"{attribute.name} is {shown(value)}: write true or false")


def optional_wikidata(_: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    """Refuse what is not a Wikidata item, such as ``Q717``; None passes."""
    if value is not None and (not isinstance(value, str) or _ITEM.fullmatch(value) is None):
        raise ModelError(f"{attribute.name} is {shown(value)}: write an item such as 'Q717'")


def check_utf8(value: str, name: str) -> None:
    """Refuse lone surrogates, which no file could hold."""
    if value.isascii():
        return
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ModelError(
            f"{name} holds a lone surrogate, {value[error.start]!r}, at character {error.start}: "
            "decode the text properly or remove it"
        ) from None


def to_time_span(value: TimeSpan | datetime.date | str | int, field: str = "when") -> TimeSpan:
    """The TimeSpan that a field is given: EDTF as it is, anything else as `when` reads it.

    Raises:
        PhraseError: if it cannot be read; the message names the field.
    """
    if isinstance(value, TimeSpan):
        return value
    if isinstance(value, str):
        try:
            return TimeSpan(value)  # what a file was written with comes back as it was
        except EDTFError:
            pass
    try:
        return when(value)
    except PhraseError as error:
        raise PhraseError(f"{field}: {error}") from None


def to_optional_time_span(
    value: TimeSpan | datetime.date | str | int | None,
) -> TimeSpan | None:
    """As `to_time_span`, but None passes."""
    return None if value is None else to_time_span(value)


def to_optional_date(value: datetime.date | str | None) -> datetime.date | None:
    """A date from itself or from its ISO form ``YYYY-MM-DD``."""
    if value is None or type(value) is datetime.date:
        return value
    if isinstance(value, str) and len(value) == len("YYYY-MM-DD"):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise ModelError(f"{shown(value)} is not a day: write one such as '2024-08-29'")


def listed(
    values: Iterable[object], kind: type[T], short: Callable[[str], T] | None = None
) -> tuple[T, ...]:
    """A tuple of things of one class; if they have a short form, a string is read as one.

    Raises:
        ModelError: if it is not given a list, or the list holds something of another class.
    """
    if type(values) is tuple and not values:
        return values  # the default of every list, and quick to see
    usual = type(values) is list  # the check for any other iterable costs more than all the rest
    if not usual and (isinstance(values, str | bytes) or not isinstance(values, Iterable)):
        raise ModelError(f"{shown(values)} stands where a list belongs: write it in brackets")
    found = tuple(values)
    if {kind}.issuperset(map(type, found)):
        return found  # type: ignore[return-value]  # each was checked
    if short:
        found = tuple(short(value) if isinstance(value, str) else value for value in found)
    for value in found:
        if not isinstance(value, kind):
            raise ModelError(f"{shown(value)} stands in a list of {kind.__name__}")
    return found  # type: ignore[return-value]  # each was checked


def to_strings(values: Iterable[str]) -> tuple[str, ...]:
    """A tuple of strings."""
    return listed(values, str)


def choice(
    *allowed: str,
) -> Callable[[object, attrs.Attribute[str], str], None]:
    """A validator: the value is one of these words. The error names the nearest."""

    def check(_: object, attribute: attrs.Attribute[str], value: str) -> None:
        if value not in allowed:
            hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
            words = ", ".join(allowed)
            raise ModelError(
                f"{attribute.name} is {shown(value)}: {hint or f'write one of {words}'}"
            )

    return check
