"""The parts that a timeline is told in."""

from __future__ import annotations

import attrs

from .text import Text, to_optional_text, to_text
from .validation import slug


@attrs.frozen
class Chapter:
    """A part of a timeline.

    Attributes:
        id: Its slug.
        title: Its title; a plain string is read as a Text.
        summary: What it is about.

    Raises:
        ModelError: if the id is not a slug, or a text is blank.
    """

    id: str = attrs.field(validator=slug)
    title: Text = attrs.field(converter=to_text)
    summary: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)
