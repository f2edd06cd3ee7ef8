"""`PhraseReading`: what a text was read as, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from .timespan import TimeSpan  # noqa: TC004  (that module imports this one)


@attrs.frozen
class PhraseReading:
    """The span that a text means, and how it was read.

    Attributes:
        span: What the text means.
        rule: The kind of phrase, and the kind of date in it, such as ``"before, month"``;
            ``"EDTF"`` for EDTF.
        parts: The dates in the text: the words of each, in small letters and without accents,
            and what they mean in EDTF.
        notes: What was dropped or decided, such as "fractions of a second dropped".
    """

    span: TimeSpan
    rule: str
    parts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
