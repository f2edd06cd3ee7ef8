"""Where a statement can be read: sources, and citations of a place in them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import ModelError, shown
from venezuela_timeline.time import TimeSpan

from .text import Text, to_optional_text
from .validation import (
    listed,
    optional_plain,
    optional_slug,
    plain,
    plains,
    slug,
    to_optional_date,
    to_strings,
    to_time_span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


_UNSAFE = re.compile(r"[\x00-\x20<>\"\\^`{|}]")
"""What must be percent-encoded in an address."""

_USUAL = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:/[!#-;=?-Z_a-z~]*)?")
"""Most addresses; they need no closer look."""


def _web_address(_: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    """Refuse an address that a reader could not open, or that could run something."""
    if value is None or (isinstance(value, str) and _USUAL.fullmatch(value)):
        return
    from urllib.parse import urlsplit  # noqa: PLC0415  (few addresses need it)

    plain(_, attribute, value)  # type: ignore[arg-type]  # the name is all it reads
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or _UNSAFE.search(value):
        raise ModelError(
            f"{attribute.name} is {shown(value)}: write a whole address that begins with "
            "https:// or http://, blanks and quotes percent-encoded"
        )


def to_published(value: TimeSpan | datetime.date | str | int | None) -> TimeSpan | None:
    """As `to_time_span`, but None passes."""
    return None if value is None else to_time_span(value, "published")


_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


def _doi(_: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    """Refuse what is not a DOI (ISO 26324: ``10.``, the registrant, a slash, its own name)."""
    if value is not None and (not isinstance(value, str) or _DOI.fullmatch(value) is None):
        raise ModelError(f"{attribute.name} is {shown(value)}: write one such as '10.1000/182'")


@attrs.frozen
class Source:
    """A text, page, recording or document that statements are taken from.

    Attributes:
        id: Its slug.
        title: As published, in the language of the source; None if it is not known.
        publisher: Who published it.
        published: When, as far as known.
        authors: Who wrote it, as the source names them, in its order.
        accessed: The day on which it was read.
        url: The publisher's own address, http or https; None if there is none to vouch for.
        archived: The address of an archived copy.
        doi: Its digital object identifier, such as ``10.1000/182``.
        language: BCP 47 tag of the language it is in.
        kind: What it is, as a slug, such as ``news``, ``official`` or ``report``.
        state_media: Whether a state runs the publisher.

    Raises:
        ModelError: if the id is not a slug, a text is blank, or the address is not a web address.
        PhraseError: if `published` cannot be read as a time.
    """

    id: str = attrs.field(validator=slug)
    title: str | None = attrs.field(default=None, validator=optional_plain)
    publisher: str | None = attrs.field(default=None, validator=optional_plain, kw_only=True)
    published: TimeSpan | None = attrs.field(default=None, converter=to_published, kw_only=True)
    url: str | None = attrs.field(default=None, validator=_web_address, kw_only=True)
    language: str | None = attrs.field(default=None, validator=optional_plain, kw_only=True)
    kind: str | None = attrs.field(default=None, validator=optional_slug, kw_only=True)
    state_media: bool = attrs.field(
        default=False, validator=attrs.validators.instance_of(bool), kw_only=True
    )
    authors: tuple[str, ...] = attrs.field(
        default=(), converter=to_strings, validator=plains, kw_only=True
    )
    accessed: datetime.date | None = attrs.field(
        default=None, converter=to_optional_date, kw_only=True
    )
    archived: str | None = attrs.field(default=None, validator=_web_address, kw_only=True)
    doi: str | None = attrs.field(default=None, validator=_doi, kw_only=True)


@attrs.frozen
class Citation:
    """A place in a source.

    Attributes:
        source: Id of the source.
        locator: Where in it, such as ``¶13`` or ``p. 4``.
        note: What a reader should know of it.

    Raises:
        ModelError: if the id is not a slug, or the locator is blank.
    """

    source: str = attrs.field(validator=slug)
    locator: str | None = attrs.field(default=None, validator=optional_plain)
    note: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)

    @classmethod
    def parse(cls, text: str) -> Citation:
        """A Citation from ``"source-id locator"``, as ``str`` writes one without a note.

        Example:
            >>> Citation.parse("gaceta-2013 ¶4")
            Citation(source='gaceta-2013', locator='¶4', note=None)

        Raises:
            ModelError: if the id is not a slug.
        """
        source, _, locator = text.partition(" ")
        return cls(source, locator.strip() or None)

    def __str__(self) -> str:
        return f"{self.source} {self.locator}" if self.locator else self.source


def to_citations(values: Iterable[Citation | str]) -> tuple[Citation, ...]:
    """A tuple of citations; ``"source-id locator"`` is read as one."""
    return listed(values, Citation, Citation.parse)
