"""A question about the words of an event's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import QueryError, did_you_mean, shown

from .query import Query
from .text_fields import TEXT_FIELDS, TextField
from .words import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check_words(_: object, __: object, words: str) -> None:
    if not isinstance(words, str) or not terms_of(words):
        raise QueryError(f"text({shown(words)}) looks for nothing: write a word")


def to_fields(fields: TextField | Iterable[TextField] | None) -> tuple[TextField, ...]:
    """Fields from one, several or none, which means all, in their own order.

    Raises:
        QueryError: if there is no such field, or none at all.
    """
    if fields is None:
        return TEXT_FIELDS
    some = {fields} if isinstance(fields, str) else set(fields)
    for field in some:
        if field not in TEXT_FIELDS:
            hint = did_you_mean(field, TEXT_FIELDS) or f"write some of {', '.join(TEXT_FIELDS)}"
            raise QueryError(f"no texts of the field {shown(field)}: {hint}")
    if not some:
        raise QueryError(f"no fields to look in: write some of {', '.join(TEXT_FIELDS)}")
    return tuple(field for field in TEXT_FIELDS if field in some)


@attrs.frozen(repr=False)
class HasText(Query):
    """Whether an event has some words in its texts.

    Attributes:
        words: The words, all of which must be there, in any order; quotes make a phrase of them,
            and a star ends one that may go on. Case and accents do not matter.
        fields: Where they are looked for.
    """

    words: str = attrs.field(validator=_check_words)
    fields: tuple[TextField, ...] = attrs.field(default=None, converter=to_fields)

    @property
    def terms(self) -> tuple[str, ...]:
        """The runs of words that must be there: see `words.terms_of`."""
        return terms_of(self.words)

    def __repr__(self) -> str:
        fields = "" if self.fields == TEXT_FIELDS else f", fields={self.fields!r}"
        return f"text({self.words!r}{fields})"
