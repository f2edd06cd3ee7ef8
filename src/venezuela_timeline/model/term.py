"""The words of a timeline's own vocabulary."""

from __future__ import annotations

import attrs

from .text import Text, to_text
from .validation import slug


@attrs.frozen
class Term:
    """A kind, tag, role, aspect or unit as a reader says it.

    Events and claims hold slugs, such as ``tally-sheets``; the terms of their timeline say what
    a slug is called in each language. A slug without a term is shown with blanks for its hyphens.

    Attributes:
        id: The slug.
        name: Its name in each language; a plain string is read as a Text.

    Example:
        >>> Term("tally-sheets", {"en": "tally sheets", "es": "actas"}).name["es"]
        'actas'

    Raises:
        ModelError: if the id is not a slug, or the name is blank.
    """

    id: str = attrs.field(validator=slug)
    name: Text = attrs.field(converter=to_text)
